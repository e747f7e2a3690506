"""Without these, a child could carry a card with a wrong number, or one that says what the child learns."""

from datetime import date

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms.permissions import Role
from lms.training import cohort_plans
from lms.training.cohort_plans import Contact, Plan
from tests.conftest import NOW
from tests.factories import make_adult, sign_in

CONTACT = Contact("គណៈកម្មាធិការឃុំ", "012 345 678", date(2026, 11, 20))
SUBJECTS = ("traffick", "migra", "abuse", "exploit", "ជួញដូរ", "ចំណាកស្រុក", "រំលោភ", "កេងប្រវ័ញ្ច")


def card(client: FlaskClient, session: Session, language: str, name: str = "Lotus") -> str:
    """Return the page with the help cards of a group."""
    trainer, focal_point = make_adult(session), make_adult(session, Role.SAFEGUARDING)
    plan = Plan(name, "peer-group", focal_point_id=focal_point.id, contacts=(CONTACT,))
    cohort = cohort_plans.make(session, trainer, plan, cohort_id="c" * 32, now=NOW).id
    desk = sign_in(client, session, trainer)
    return desk.get(f"/{language}/cohorts/{cohort}/help-card").text


def test_each_card_has_the_national_numbers_and_those_nearby_with_the_day(
    client: FlaskClient, session: Session
) -> None:
    page = card(client, session, "en")

    for number in ("1280", "1288", "117", "012 345 678"):
        assert page.count(f">{number}</strong>") == 6
    assert page.count("Checked on 20 November 2026") == 6


def test_the_cards_say_nothing_of_what_is_learnt(client: FlaskClient, session: Session) -> None:
    pages = card(client, session, "en") + card_again(client, "km")

    assert [word for word in SUBJECTS if word in pages.lower()] == []


def card_again(client: FlaskClient, language: str) -> str:
    """Return the same page in another language."""
    return client.get(f"/{language}/cohorts/{'c' * 32}/help-card").text


def test_the_focal_point_stands_on_the_trainers_own_copy_only(client: FlaskClient, session: Session) -> None:
    page = card(client, session, "km")
    cards, own = page.split('class="card own-copy"')

    assert "សុខ ចាន់" in own
    assert "សុខ ចាន់" not in cards
