"""Without these, a certificate could be had without earning it, or say more than it should."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lms.certificates import awards
from lms.certificates.awards import Status, status
from lms.certificates.models import Award
from lms.certificates.proposals import NotEarned
from lms.errors import Forbidden, NotFound
from lms.people import membership
from lms.people.models import Lineage
from lms.permissions import Role
from lms.staff import overview, trainers
from tests.certificates.doing import practise
from tests.certificates.giving import ORGANISATION, give, make_pair
from tests.conftest import NOW
from tests.factories import (
    earn_certificate,
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
    read_lessons,
    take,
)


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Award)) or 0


def test_what_was_earned_is_awarded_by_the_own_master_with_names_and_evidence(session: Session) -> None:
    trainer, master = make_pair(session)

    given = give(session, master, trainer)

    words = awards.Words.model_validate(given.words)
    assert (given.account_id, given.awarded_by, given.awarded_at) == (trainer.id, master.id, NOW)
    assert (words.name_km, words.organisation) == ("សុខ ចាន់", ORGANISATION)
    assert len(given.evidence) == 11
    assert all(line["met"] for line in given.evidence)
    assert re.fullmatch("[0-9a-f]{32}", given.id)


def test_nobody_awards_themselves(session: Session) -> None:
    _, master = make_pair(session)
    earn_certificate(session, master)
    course = trainers.tot_cohort(session, master.id, NOW)
    # Even enrolled in the course they lead themselves.
    membership.enrol(session, course.id, master.id, NOW - timedelta(days=1))

    with pytest.raises(NotFound):
        give(session, master, master)

    assert count(session) == 0


def test_the_database_itself_refuses_an_award_to_oneself(session: Session) -> None:
    trainer, master = make_pair(session)
    given = give(session, master, trainer)

    given.awarded_by = trainer.id

    with pytest.raises(Exception, match="never_oneself"):
        session.flush()


@pytest.mark.parametrize("missing", ["everything", "a quiz", "the lessons", "a safety question"])
def test_what_is_not_earned_is_not_awarded(session: Session, missing: str) -> None:
    trainer, master = make_pair(session, earned=False)
    if missing != "everything":
        practise(session, trainer.id)
    if missing in {"a quiz", "a safety question"}:
        for module in ("child-rights", "signs-of-trafficking", "safe-migration"):
            read_lessons(session, trainer, module)
    if missing in {"the lessons", "a safety question"}:
        wrong = {} if missing == "a safety question" else None
        for module in ("child-rights", "signs-of-trafficking", "safe-migration"):
            take(session, trainer, module=module, answers=wrong)

    with pytest.raises(NotEarned):
        give(session, master, trainer)

    assert count(session) == 0


def test_only_the_own_master_awards(session: Session) -> None:
    trainer, master = make_pair(session)
    _, other = make_pair(session, earned=False)
    colleague, admin = make_adult(session), make_adult(session, Role.ADMIN)

    for actor, refusal in [(other, NotFound), (colleague, Forbidden), (admin, Forbidden)]:
        with pytest.raises(refusal):
            give(session, actor, trainer)
    for row in session.scalars(select(Lineage).where(Lineage.trainee_id == trainer.id)):
        row.until_at = NOW - timedelta(minutes=1)
    session.flush()

    with pytest.raises(NotFound):
        give(session, master, trainer)


def test_a_child_gets_no_certificate(session: Session) -> None:
    _, master = make_pair(session, earned=False)
    child = make_learner(session, trainers.tot_cohort(session, master.id, NOW).id)
    earn_certificate(session, child)

    with pytest.raises(NotFound):
        give(session, master, child)


def test_awarding_twice_is_one_award(session: Session) -> None:
    trainer, master = make_pair(session)
    first = give(session, master, trainer)

    again = give(session, master, trainer)

    assert again.id == first.id
    assert count(session) == 1


def test_a_rule_that_does_not_exist_awards_nothing(session: Session) -> None:
    trainer, master = make_pair(session)

    with pytest.raises(NotFound):
        give(session, master, trainer, "driver")


def test_another_master_cannot_print(session: Session) -> None:
    trainer, master = make_pair(session)
    given = give(session, master, trainer)
    other = make_adult(session, Role.MASTER)

    with pytest.raises(NotFound):
        awards.find_award(session, other, given.id, NOW)

    assert awards.find_award(session, trainer, given.id, NOW) is given


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 22), Status.VALID),
        (date(2027, 11, 22), Status.VALID),
        (date(2027, 11, 23), Status.EXPIRED),
    ],
)
def test_a_certificate_is_valid_to_the_end_of_its_last_day(
    session: Session, today: date, expected: Status
) -> None:
    trainer, master = make_pair(session)

    given = give(session, master, trainer)

    assert status(given, today) is expected


def test_a_cohort_of_children_makes_nobody_a_trainee(session: Session) -> None:
    trainer = make_adult(session)
    make_learner(session, make_cohort(session, trainer))
    master = make_master_over(session, trainer)

    found = overview.team(session, master, NOW)

    assert [one.person.id for one in found] == [trainer.id]
