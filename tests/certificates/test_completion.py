"""Without these, a child could get something that others look up, or a card that was not earned."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.certificates import awards, completion, proposals
from lms.certificates.awards import Status, Words, status
from lms.certificates.models import Award
from lms.errors import Forbidden, NotFound
from lms.i18n import local_day
from lms.people.models import Account, Declaration
from lms.permissions import Role
from tests.certificates.doing import practise_as_a_child
from tests.certificates.giving import ORGANISATION, propose
from tests.conftest import NOW, browser
from tests.factories import (
    Someone,
    earn_certificate,
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
    read_lessons,
    sign_in,
    take,
)

MODULES = ("child-rights", "signs-of-trafficking", "safe-migration")


def group(session: Session, *, earned: int, others: int = 0) -> tuple[Someone, str, list[Someone]]:
    """Return a trainer, their cohort and its children, of whom the first have earned the card."""
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    children = [make_learner(session, cohort) for _ in range(earned + others)]
    for child in children[:earned]:
        for module in MODULES:
            read_lessons(session, child, module)
            take(session, child, module=module)
        practise_as_a_child(session, child.id, trainer.id)
    return trainer, cohort, children


def give_all(session: Session, trainer: Someone, cohort: str) -> list[Award]:
    return completion.give_all(session, trainer, cohort, organisation=ORGANISATION, now=NOW)


def test_with_one_tap_everybody_who_has_earned_it_gets_the_card(session: Session) -> None:
    trainer, cohort, children = group(session, earned=2, others=1)

    given = give_all(session, trainer, cohort)
    again = give_all(session, trainer, cohort)

    assert {one.account_id for one in given} == {one.id for one in children[:2]}
    assert again == []
    for one in given:
        assert status(one, local_day(NOW)) is Status.VALID
        assert (one.paper, one.four_eyes, one.awarded_by) == ("card", False, trainer.id)


def test_a_card_is_nothing_that_anybody_could_look_up(session: Session) -> None:
    trainer, cohort, _ = group(session, earned=1)

    (card,) = give_all(session, trainer, cohort)

    words = Words.model_validate(card.words)
    assert (card.status_index, card.statement, card.credential) == (None, None, None)
    assert (words.name_km, words.name_latin) == ("", "")
    for find in (
        lambda: awards.check(session, card.id),
        lambda: awards.find_award(session, make_master_over(session, trainer), card.id, NOW),
    ):
        with pytest.raises(NotFound):
            find()


def test_a_card_lasts_a_year_and_asks_for_a_refresher_after_three_months(session: Session) -> None:
    trainer, cohort, _ = group(session, earned=1)

    (card,) = give_all(session, trainer, cohort)

    today = local_day(NOW)
    refresher = Words.model_validate(card.words).refresher_on
    assert (card.awarded_on, card.expires_on) == (today, today.replace(year=2027))
    assert refresher is not None
    assert (refresher.year, refresher.month) == (2027, 2)


@pytest.mark.parametrize("kind", ["guardian-consent", "assent", "pledge"])
def test_without_consent_assent_and_promise_there_is_no_card(session: Session, kind: str) -> None:
    trainer, cohort, _ = group(session, earned=1)
    for one in session.scalars(select(Declaration).where(Declaration.kind == kind)):
        one.withdrawn_at, one.withdrawn_by = NOW, trainer.id
    session.flush()

    assert give_all(session, trainer, cohort) == []


def test_an_adult_never_gets_a_card_and_a_child_never_a_certificate(session: Session) -> None:
    trainer, _, children = group(session, earned=1)
    master = make_master_over(session, trainer)
    earn_certificate(session, trainer)
    practise_as_a_child(session, trainer.id, master.id)

    for actor, person, rule, refusal in [
        (master, trainer, "peer-educator", Forbidden),
        (trainer, trainer, "peer-educator", NotFound),
        (trainer, children[0], "trainer", Forbidden),
        (master, children[0], "trainer", NotFound),
        (Someone(trainer.id, Role.MASTER), children[0], "trainer", NotFound),
    ]:
        with pytest.raises(refusal):
            propose(session, actor, person, rule)
    assert session.scalars(select(Award)).all() == []


def test_only_the_trainer_of_the_cohort_gives_cards_there(session: Session) -> None:
    _, cohort, children = group(session, earned=1)
    elsewhere = make_adult(session)
    make_cohort(session, elsewhere)

    for attempt in (
        lambda: give_all(session, elsewhere, cohort),
        lambda: completion.ways(session, elsewhere, cohort, NOW),
        lambda: completion.cards(session, elsewhere, cohort, NOW),
        lambda: propose(session, elsewhere, children[0], "peer-educator"),
    ):
        with pytest.raises(NotFound):
            attempt()
    with pytest.raises(Forbidden):
        completion.ways(session, make_adult(session, Role.MANAGER), cohort, NOW)


def test_who_can_get_it_stands_first_then_who_lacks_least(session: Session) -> None:
    trainer, cohort, children = group(session, earned=1, others=2)
    take(session, children[2])
    read_lessons(session, children[2])

    _, ways = completion.ways(session, trainer, cohort, NOW)

    assert [one.learner.id for one in ways] == [children[0].id, children[2].id, children[1].id]
    assert [len(one.standing.missing) for one in ways] == [0, 5, 6]


def test_the_sheet_has_the_nickname_or_a_line_and_no_code(app: Flask, session: Session) -> None:
    trainer, cohort, children = group(session, earned=2, others=1)
    session.get_one(Account, children[0].id).nickname = "Dara"
    codes = [session.get_one(Account, one.id).login for one in children]
    given = give_all(session, trainer, cohort)
    shown = [one.id for one in given] + [one[:4] for one in codes]
    desk = sign_in(browser(app), session, trainer)

    sheet = desk.get(f"/en/cohorts/{cohort}/completion/cards").text

    assert sheet.count('class="proud"') == 2
    assert "Dara" in sheet
    assert [one for one in shown if one in sheet] == []
    assert "trafficking" not in sheet


def test_the_button_gives_the_cards(app: Flask, session: Session) -> None:
    trainer, cohort, _ = group(session, earned=2)
    desk = sign_in(browser(app), session, trainer)

    before = desk.get(f"/en/cohorts/{cohort}/completion").text
    sent = desk.post(f"/en/cohorts/{cohort}/completion")
    after = desk.get(f"/en/cohorts/{cohort}/completion").text

    assert "2 children have earned the card." in before
    assert sent.status_code == 303
    assert "Card given on" in after
    assert "Give the card" not in after


def test_a_card_ends_and_is_renewed_by_new_work(session: Session) -> None:
    trainer, cohort, children = group(session, earned=1)
    (card,) = give_all(session, trainer, cohort)
    later = NOW + timedelta(days=330)

    nothing = completion.give_all(session, trainer, cohort, organisation=ORGANISATION, now=later)
    for module in MODULES:
        take(session, children[0], module=module, at=later - timedelta(days=10))
    renewed = proposals.propose(
        session,
        trainer,
        children[0].id,
        "peer-educator",
        award_id=clock.new_id(),
        organisation=ORGANISATION,
        now=later,
    )

    assert nothing == []
    assert (renewed.renews, renewed.expires_on) == (card.id, card.expires_on.replace(year=2028))
