"""Without these, a certificate could be checked only with a network, or a forged one be believed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import zxingcpp
from playwright.sync_api import expect

from lms import clock, i18n
from lms.certificates.issuing import check_address
from tests.browser.phones import OpenPhone, Phone
from tests.browser.server import Served, serve
from tests.certificates.signed import issuer_in, make_signed
from tests.certificates.test_printed_code import PAPER, photographed
from tests.conftest import settings_for

NAME_KM, NAME_LATIN = "ម៉ៅ ស៊ីណាត", "MAO Sinath"


@dataclass(frozen=True)
class Papers:
    """A program of its own and what stands in the codes of three certificates."""

    served: Served
    valid: str
    revoked: str
    expired: str


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, sqlite_template) -> Iterator[Papers]:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("papers")
    with serve(folder, sqlite_template) as running:
        issuer, now = issuer_in(settings_for(folder, "").data, running.address), clock.now()
        with running.session() as session:
            long_ago = now - timedelta(days=800)
            valid = make_signed(session, issuer, now=now, name_km=NAME_KM, name_latin=NAME_LATIN)
            revoked = make_signed(session, issuer, now=now)
            revoked.revoked_at, revoked.revoked_by = now, revoked.awarded_by
            expired = make_signed(session, issuer, now=long_ago)
            codes = [check_address(issuer, award) for award in (valid, revoked, expired)]
        yield Papers(running, *codes)


@pytest.fixture
def prepared(phone: OpenPhone, papers: Papers) -> Phone:
    """A phone that has opened the check page once and then lost its network."""
    own = phone(papers.served)
    own.open("/km/check")
    expect(own.page.locator("[data-note=ready]")).to_be_visible()
    own.context.set_offline(True)
    return own


def scan(phone: Phone, code: str) -> str:
    """Open what the camera reads; return the one word on top."""
    phone.page.goto("about:blank")
    phone.page.goto(code)
    expect(phone.page.locator("html[data-checked]")).to_have_count(1)
    return phone.heading()


def today(phone: Phone) -> str:
    return i18n.day_in(clock.now(), phone.language)


def test_a_certificate_is_valid_without_a_network_and_says_whose_it_is(
    prepared: Phone, papers: Papers
) -> None:
    verdict = scan(prepared, papers.valid)

    assert verdict == "✓ " + prepared.words("Valid")
    for name, said in {"name_km": NAME_KM, "name_latin": NAME_LATIN, "awarded_on": today(prepared)}.items():
        expect(prepared.page.locator(f"[data-fact={name}]:visible")).to_have_text(said)
    expect(prepared.page.locator("[data-note=offline]")).to_contain_text(today(prepared))
    assert prepared.width() <= 360


def test_a_photograph_of_a_black_and_white_print_is_enough_without_a_network(
    prepared: Phone, papers: Papers
) -> None:
    printed = replace(PAPER, check_address=papers.valid)
    (code,) = zxingcpp.read_barcodes(photographed(printed, turned=4, blur=0.9, grain=10))

    verdict = scan(prepared, code.text)

    assert verdict == "✓ " + prepared.words("Valid")
    expect(prepared.page.locator("[data-fact=name_latin]:visible")).to_have_text(NAME_LATIN)


def test_one_that_was_taken_back_or_has_ended_is_shown_so_without_a_network(
    prepared: Phone, papers: Papers
) -> None:
    assert scan(prepared, papers.revoked) == "✕ " + prepared.words("Taken back")
    assert prepared.page.locator("[data-note=offline]").is_visible()
    assert scan(prepared, papers.expired) == prepared.words("Expired")


@pytest.mark.parametrize("place", [1, 9, 30, 60, 110, -1, -40])
def test_one_changed_letter_is_seen_without_a_network(prepared: Phone, papers: Papers, place: int) -> None:
    address, statement = papers.valid.split("#")
    letters = list(statement)
    letters[place] = "A" if letters[place] != "A" else "B"

    verdict = scan(prepared, f"{address}#{''.join(letters)}")

    assert verdict in {"✕ " + prepared.words("Not genuine"), prepared.words("Not known on this phone")}
    assert not prepared.shows(NAME_LATIN)


def test_the_code_of_another_certificate_at_this_address_is_seen(prepared: Phone, papers: Papers) -> None:
    address, statement = papers.revoked.split("#")[0], papers.valid.split("#")[1]

    assert scan(prepared, f"{address}#{statement}") == "✕ " + prepared.words("Not genuine")


def test_a_list_of_more_than_thirty_days_says_that_it_is_old(prepared: Phone, papers: Papers) -> None:
    prepared.page.clock.set_fixed_time(clock.now() + timedelta(days=31))

    assert scan(prepared, papers.valid) == "✓ " + prepared.words("Valid")
    assert prepared.page.locator("[data-note=old]").is_visible()


def test_with_a_network_the_programme_answers_and_the_name_comes_from_the_paper(
    phone: OpenPhone, papers: Papers
) -> None:
    own = phone(papers.served, language="en")
    answer = own.context.request.get(papers.valid)

    verdict = scan(own, papers.valid.replace("/km/", "/en/"))

    assert NAME_LATIN not in answer.text()
    assert verdict == "✓ Valid"
    assert own.shows(NAME_LATIN)
    assert not own.page.locator("[data-note=offline]").is_visible()


@pytest.mark.parametrize("place", [2, 40, -3])
def test_with_a_network_a_changed_code_is_seen_although_the_programme_knows_the_number(
    phone: OpenPhone, papers: Papers, place: int
) -> None:
    own = phone(papers.served, language="en")
    address, statement = papers.valid.replace("/km/", "/en/").split("#")
    letters = list(statement)
    letters[place] = "A" if letters[place] != "A" else "B"

    verdict = scan(own, f"{address}#{''.join(letters)}")

    assert verdict == "✕ Not genuine"
    assert own.page.locator("dl:visible").count() == 0


def test_only_the_check_page_is_kept_on_the_phone(prepared: Phone, papers: Papers) -> None:
    kept = prepared.page.evaluate(
        "async () => { const all = []; for (const name of await caches.keys())"
        " for (const one of await (await caches.open(name)).keys()) all.push(one.url); return all }"
    )

    pages = {urlsplit(address).path for address in kept}
    assert {path for path in pages if not path.startswith("/static/")} == {
        "/km/check",
        "/en/check",
        "/check/data.json",
    }
    assert pages - {"/static/style.css", "/static/icon.svg", "/static/page.js", "/static/check.js"} == {
        "/km/check",
        "/en/check",
        "/check/data.json",
    }


def test_no_other_page_opens_without_a_network(prepared: Phone) -> None:
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        prepared.open("/km/help")


def test_a_key_that_signed_later_is_not_known_yet_and_not_called_false(
    prepared: Phone, papers: Papers, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = issuer_in(tmp_path_factory.mktemp("other"), papers.served.address)
    with papers.served.session() as session:
        code = check_address(other, make_signed(session, other, now=clock.now()))

    assert scan(prepared, code) == prepared.words("Not known on this phone")


def test_signing_out_on_a_shared_phone_empties_the_store(phone: OpenPhone, papers: Papers) -> None:
    own = phone(papers.served)
    own.open("/km/check")
    expect(own.page.locator("[data-note=ready]")).to_be_visible()

    own.page.locator("form[data-leave] button").click()
    own.page.wait_for_url("**/table")

    own.page.wait_for_function("async () => (await caches.keys()).length === 0")
