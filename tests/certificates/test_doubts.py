"""Without these, a certificate could rest on a wrong key for ever, or be taken away behind people's backs."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.certificates import doubts
from lms.certificates.models import Award, AwardKept
from lms.courses.models import MarkChange, Regrade
from lms.errors import Forbidden, NotFound
from lms.people.models import Account
from lms.permissions import Role
from lms.quizzes.models import Attempt
from tests.certificates.giving import give, make_pair
from tests.conftest import NOW
from tests.factories import Someone, make_adult, make_master_over, module_digest

MODULE = "child-rights"
LATER = NOW + timedelta(hours=2)


def certified(session: Session) -> tuple[Someone, Someone, Award]:
    """Return a trainer, their master trainer, and the certificate the one gave the other."""
    trainer, master = make_pair(session)
    return trainer, master, give(session, master, trainer)


def correct(session: Session, person: Someone, lost: int, module: str = MODULE, release: str = MODULE) -> str:
    """Leave what a correction does to somebody's quiz after a module: so many points less."""
    attempt = session.scalars(
        select(Attempt).where(Attempt.learner_id == person.id, Attempt.module == module)
    ).one()
    digest = module_digest(session, release)
    if session.get(Regrade, digest) is None:
        session.add(Regrade(release=digest, module=module, items=["an-item"], queued_at=LATER))
        session.flush()
    session.add(
        MarkChange(
            release=digest,
            attempt_id=attempt.id,
            item="an-item",
            old_points=lost,
            new_points=0,
            changed_at=LATER,
        )
    )
    attempt.earned = (attempt.earned or 0) - lost
    session.flush()
    return digest


def test_an_award_whose_condition_a_correction_took_away_is_listed_with_that_condition(
    session: Session,
) -> None:
    trainer, master, given = certified(session)
    digest = correct(session, trainer, 4)

    (found,) = doubts.awards_in_doubt(session, master, LATER)

    (line,) = found.lost
    assert (found.award.id, found.releases) == (given.id, {digest})
    assert (line.condition.kind, line.condition.module) == ("quiz-passed", MODULE)
    assert given.revoked_at is None


@pytest.mark.parametrize("lost", [0, 1, 2])
def test_an_award_that_still_holds_is_not_listed(session: Session, lost: int) -> None:
    trainer, master, _ = certified(session)
    correct(session, trainer, lost)

    assert doubts.awards_in_doubt(session, master, LATER) == []


def test_what_a_correction_changed_before_the_award_puts_nothing_in_doubt(session: Session) -> None:
    trainer, master, given = certified(session)
    correct(session, trainer, 4)
    given.awarded_at = LATER + timedelta(hours=1)
    session.flush()

    assert doubts.awards_in_doubt(session, master, LATER) == []


def test_what_is_missing_for_another_reason_puts_nothing_in_doubt(session: Session) -> None:
    trainer, master, _ = certified(session)
    attempt = session.scalars(
        select(Attempt).where(Attempt.learner_id == trainer.id, Attempt.module == "safe-migration")
    ).one()
    attempt.earned = 0
    correct(session, trainer, 1)

    assert doubts.awards_in_doubt(session, master, LATER) == []


def test_a_revoked_and_an_expired_award_are_not_listed(session: Session) -> None:
    trainer, master, given = certified(session)
    correct(session, trainer, 4)
    long_after = doubts.awards_in_doubt(session, master, LATER + timedelta(days=5000))

    given.revoked_at, given.revoked_by = LATER, master.id
    session.flush()

    assert long_after == []
    assert doubts.awards_in_doubt(session, master, LATER) == []


def test_a_kept_award_is_not_asked_about_again_and_who_kept_it_is_recorded(session: Session) -> None:
    trainer, master, given = certified(session)
    digest = correct(session, trainer, 4)

    for _ in range(2):
        doubts.keep(session, master, given.id, LATER)

    kept = session.scalars(select(AwardKept)).one()
    assert (kept.award_id, kept.release, kept.kept_by, kept.kept_at) == (given.id, digest, master.id, LATER)
    assert doubts.awards_in_doubt(session, master, LATER) == []
    assert given.revoked_at is None


def test_another_correction_brings_a_kept_award_back(session: Session) -> None:
    trainer, master, given = certified(session)
    correct(session, trainer, 4)
    doubts.keep(session, master, given.id, LATER)

    other = correct(session, trainer, 1, release="safe-migration")

    (found,) = doubts.awards_in_doubt(session, master, LATER)
    assert found.releases == {other}


def test_a_master_trainer_sees_and_keeps_only_those_of_their_own_trainers(session: Session) -> None:
    trainer, _, given = certified(session)
    correct(session, trainer, 4)
    other = make_master_over(session, make_adult(session))

    seen = doubts.awards_in_doubt(session, other, LATER)

    assert seen == []
    for id_ in (given.id, "0" * 32):
        with pytest.raises(NotFound):
            doubts.keep(session, other, id_, LATER)
    with pytest.raises(Forbidden):
        doubts.awards_in_doubt(session, trainer, LATER)
    with pytest.raises(Forbidden):
        doubts.awards_in_doubt(session, make_adult(session, Role.ADMIN), LATER)


def test_a_holder_whose_account_is_closed_is_not_listed(session: Session) -> None:
    trainer, master, _ = certified(session)
    correct(session, trainer, 4)
    session.get_one(Account, trainer.id).active = False
    session.flush()

    assert doubts.awards_in_doubt(session, master, LATER) == []
