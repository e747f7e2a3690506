"""Every page a learner opens comes within one breath of a bad network: 14 KB with its style and script."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from flask import url_for
from sqlalchemy.orm import Session

from lms.courses import releases, study
from lms.quizzes.quiz import Form, Moment
from lms.text import LANGUAGES, Language
from tests.browser.phones import OpenPhone
from tests.browser.places import begin
from tests.browser.server import Served
from tests.browser.wire import fetch, first_visit
from tests.factories import Someone, make_adult, make_cohort, make_learner, read_lessons, take

BUDGET = 14 * 1024
"""Bytes on the wire: HTML, style sheet and script as sent, with their headers; pictures apart."""


@dataclass(frozen=True)
class Page:
    """An address and the learner who opens it."""

    owner: Someone
    endpoint: str
    values: Mapping[str, str | int]


@pytest.fixture(scope="module")
def pages(served: Served) -> list[Page]:
    """Every page of a learner's path: every screen, every question of both forms, and the rest."""
    with served.session() as session:
        cohort = make_cohort(session, make_adult(session))
        reader, finisher = make_learner(session, cohort), make_learner(session, cohort)
        alone = ("people.sign_in_page", "courses.help_page", "people.table", "courses.home")
        return [
            *(Page(reader, endpoint, {}) for endpoint in alone),
            *lessons(session, reader),
            *questions(session, reader),
            *results(session, finisher),
        ]


def lessons(session: Session, reader: Someone) -> Iterator[Page]:
    """Yield every module and every screen of its lessons, the activity included."""
    for release in releases.current_releases(session).values():
        module = releases.find_module(session, release)
        yield Page(reader, "courses.module", {"release": release})
        for lesson in range(1, len(module.lessons) + 1):
            for screen in range(1, study.last_screen(module, lesson) + 1):
                yield Page(reader, "courses.lesson", {"release": release, "lesson": lesson, "screen": screen})


def questions(session: Session, reader: Someone) -> Iterator[Page]:
    """Yield every question of forms A and B of every module, and the page before they are sent."""
    for name, release in releases.current_releases(session).items():
        forms = releases.find_module(session, release).forms
        for moment, form in ((Moment.BEFORE, Form.A), (Moment.AFTER, Form.B)):
            attempt = begin(session, reader, name, moment)
            yield Page(reader, "quiz.check", {"attempt_id": attempt})
            for number in range(1, len(forms[form]) + 1):
                yield Page(reader, "quiz.question", {"attempt_id": attempt, "number": number})


def results(session: Session, finisher: Someone) -> Iterator[Page]:
    """Yield what finished quizzes show somebody who has everything to read again, and a home with it all."""
    for name in releases.current_releases(session):
        take(session, finisher, Moment.BEFORE, answers={}, module=name)
        read_lessons(session, finisher, name)
        attempt = take(session, finisher, Moment.AFTER, answers={}, module=name).id
        yield Page(finisher, "quiz.result", {"attempt_id": attempt})
        yield Page(finisher, "quiz.review", {"attempt_id": attempt})
    yield Page(finisher, "courses.home", {})


def path_of(served: Served, page: Page, language: Language) -> str:
    """Return the path of a page in a language."""
    with served.app.test_request_context():
        return url_for(page.endpoint, language=language, **page.values)


def test_a_first_visit_to_any_page_of_a_learner_is_within_the_budget(
    served: Served, pages: list[Page]
) -> None:
    cookies = {owner: served.cookie_of(owner) for owner in {page.owner for page in pages}}

    sizes = {
        (path_of(served, page, language), page.owner.id): first_visit(
            served.address, path_of(served, page, language), cookies[page.owner]
        )
        for page in pages
        for language in LANGUAGES
    }

    assert len(sizes) == 2 * len(pages)
    assert {page: size for page, size in sizes.items() if size > BUDGET} == {}


@pytest.mark.parametrize("endpoint", ["people.sign_in_page", "courses.lesson", "quiz.question"])
def test_chromium_counts_the_same_bytes_and_asks_nobody_else(
    phone: OpenPhone, served: Served, pages: list[Page], endpoint: str
) -> None:
    page = next(page for page in pages if page.endpoint == endpoint)
    path = path_of(served, page, "km")
    own = phone(person=page.owner)
    arrived: dict[str, int] = {}
    kinds: dict[str, str] = {}
    protocol = own.context.new_cdp_session(own.page)
    protocol.send("Network.enable")
    protocol.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    protocol.on(
        "Network.loadingFinished",
        lambda event: arrived.update({event["requestId"]: event["encodedDataLength"]}),
    )

    own.page.goto(own.address + path, wait_until="networkidle")

    counted = sum(size for one, size in arrived.items() if kinds[one] in {"Document", "Stylesheet", "Script"})
    expected = first_visit(served.address, path, served.cookie_of(page.owner))
    # A Connection header more or less, and a cookie that is renewed.
    assert abs(counted - expected) < 150
    assert counted <= BUDGET


def test_style_and_script_come_once_and_stay_when_somebody_signs_in(
    phone: OpenPhone, served: Served, pages: list[Page]
) -> None:
    own = phone()
    own.open("/km/in")
    static = ("/static/style.css", "/static/page.js")
    fetched = [served.journal.count(path) for path in static]

    own.context.add_cookies([{"name": "s", "value": served.cookie_of(pages[0].owner), "url": served.address}])
    for page in [page for page in pages if page.endpoint == "courses.lesson"][:2]:
        own.open(path_of(served, page, "km"))

    assert [served.journal.count(path) for path in static] == fetched


def test_an_answer_says_how_long_it_is_and_is_packed(served: Served) -> None:
    _, text = fetch(served.address, "/km/in")
    plain = len(text.encode())

    packed, _ = fetch(served.address, "/km/in")

    assert packed < plain / 2
