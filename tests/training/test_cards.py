"""Without these, a card that is lost could open an account, or tell what somebody learns."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms.courses import releases
from lms.people import secrets
from lms.people.membership import enrol
from lms.people.models import Account
from tests.conftest import NOW
from tests.factories import Someone, login_of, make_adult, make_cohort, make_learner, sign_in


def cards_page(client: FlaskClient, session: Session, trainer: Someone, cohort: str) -> str:
    return sign_in(client, session, trainer).get(f"/km/cohorts/{cohort}/cards").text


def test_a_card_has_code_and_nickname_and_never_a_pin(client: FlaskClient, session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    named, nameless = make_learner(session, cohort), make_learner(session, cohort)
    pin = "483920"
    account = session.get_one(Account, named.id)
    account.nickname, account.secret = "ដារ៉ា", secrets.hashed(pin, "a key for tests")

    page = cards_page(client, session, trainer, cohort)

    codes = [secrets.shown_code(login_of(session, one)) for one in (named, nameless)]
    assert all(page.count(code) == 1 for code in codes)
    assert page.count("ដារ៉ា") == 1
    assert pin not in page
    assert 'href="#p' not in page


def test_no_subject_stands_on_the_cards(client: FlaskClient, session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    make_learner(session, cohort)
    modules = [releases.find_module(session, one) for one in releases.current_releases(session).values()]

    page = cards_page(client, session, trainer, cohort)

    assert not any(text in page for one in modules for text in (one.head.title.km, one.head.title.en))


@pytest.mark.parametrize(("children", "sheets"), [(0, 0), (1, 1), (10, 1), (11, 2), (23, 3)])
def test_ten_cards_stand_on_a_sheet(
    client: FlaskClient, session: Session, children: int, sheets: int
) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    for _ in range(children):
        make_learner(session, cohort)

    page = cards_page(client, session, trainer, cohort)

    assert page.count('class="code-cards"') == sheets
    assert page.count('class="qr"') == children


def test_an_adult_in_a_group_of_both_gets_no_card(client: FlaskClient, session: Session) -> None:
    trainer, adult = make_adult(session), make_adult(session)
    cohort = make_cohort(session, trainer, kind="village-workshop")
    make_learner(session, cohort)
    enrol(session, cohort, adult.id, NOW)

    page = cards_page(client, session, trainer, cohort)

    assert page.count('class="qr"') == 1
    assert login_of(session, adult) not in page
