"""Without these, a certificate could go on for ever on old work, keep its old date, or end unnoticed."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from lms.certificates import awards
from lms.certificates.awards import Status, Words, status
from lms.certificates.due import DueLists, due
from lms.certificates.models import Award
from lms.certificates.proposals import NotEarned
from lms.certificates.standing import Standing, near, standing
from lms.i18n import local_day
from lms.permissions import Role
from lms.quizzes.quiz import Moment
from tests.certificates.doing import coach, lead, past_cohort
from tests.certificates.giving import confirm, give, make_pair, propose
from tests.conftest import NOW
from tests.factories import Someone, make_adult, make_master_over, take

MODULES = ("child-rights", "signs-of-trafficking", "safe-migration")
END = date(2027, 11, 22)
SOON = NOW + timedelta(days=330)


def certified(session: Session) -> tuple[Someone, Someone, Award]:
    trainer, master = make_pair(session)
    return trainer, master, give(session, master, trainer)


def mine(session: Session, person: Someone, at: datetime) -> Standing:
    return next(one for one in standing(session, person.id, local_day(at)) if one.rule.id == "trainer")


def keep_up(session: Session, person: Someone, at: datetime = NOW + timedelta(days=90)) -> None:
    """Let a trainer do what a renewal asks for."""
    for module in MODULES:
        take(session, person, Moment.REFRESHER, module=module, at=at)
    group = past_cohort(session, "peer-group")
    for days in (0, 7):
        lead(session, group, person.id, on=local_day(at + timedelta(days=days)))


def test_old_work_renews_nothing(session: Session) -> None:
    trainer, master, _ = certified(session)

    found = mine(session, trainer, SOON)

    assert (found.renewing, found.open, found.ready) == (True, True, False)
    assert len(found.missing) == 4
    with pytest.raises(NotEarned):
        propose(session, master, trainer, now=SOON)


def test_what_ended_long_ago_is_renewed_by_new_work_only(session: Session) -> None:
    trainer, master, _ = certified(session)

    with pytest.raises(NotEarned):
        propose(session, master, trainer, now=NOW + timedelta(days=500))


def test_renewed_in_time_it_goes_on_from_its_last_day_with_a_new_date_of_award(session: Session) -> None:
    trainer, master, first = certified(session)
    keep_up(session, trainer)

    second = give(session, master, trainer, now=SOON)

    assert (second.renews, second.awarded_on, second.expires_on) == (
        first.id,
        local_day(SOON),
        END.replace(year=2028),
    )
    assert (first.awarded_on, first.expires_on) == (date(2026, 11, 22), END)
    assert status(first, local_day(SOON)) is Status.VALID
    assert mine(session, trainer, SOON).current is second


def test_renewed_too_late_it_begins_on_the_day_of_confirmation(session: Session) -> None:
    trainer, master, _ = certified(session)
    keep_up(session, trainer)
    late = NOW + timedelta(days=400)

    second = give(session, master, trainer, now=late)

    assert second.expires_on == local_day(late).replace(year=local_day(late).year + 1)


@pytest.mark.parametrize(("days", "opened"), [(274, False), (275, True)])
def test_renewing_opens_ninety_days_before_the_end(session: Session, days: int, opened: bool) -> None:
    trainer, _, _ = certified(session)
    keep_up(session, trainer)

    found = mine(session, trainer, NOW + timedelta(days=days))

    assert (END - (local_day(NOW) + timedelta(days=days))).days == 365 - days
    assert (found.open, found.ready) == (opened, opened)


def test_the_refresher_of_the_first_year_renews_only_once(session: Session) -> None:
    trainer, master, _ = certified(session)
    keep_up(session, trainer)
    give(session, master, trainer, now=SOON)

    again = mine(session, trainer, SOON + timedelta(days=365))

    assert (again.renewing, again.open, len(again.missing)) == (True, True, 4)


def test_the_quiz_after_taken_again_renews_too(session: Session) -> None:
    trainer, _, _ = certified(session)
    keep_up(session, trainer)
    for module in MODULES:
        take(session, trainer, module=module, at=NOW + timedelta(days=300))

    assert mine(session, trainer, SOON).ready


def lists(session: Session, actor: Someone, days: int) -> DueLists:
    return due(session, actor, NOW + timedelta(days=days))


def counts(found: DueLists) -> tuple[int, list[int], int]:
    return len(found.expired), [len(lines) for _, lines in found.ending], len(found.later)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, (0, [0, 0, 0], 1)),
        (274, (0, [0, 0, 0], 1)),
        (275, (0, [0, 0, 1], 0)),
        (304, (0, [0, 0, 1], 0)),
        (305, (0, [0, 1, 0], 0)),
        (335, (0, [1, 0, 0], 0)),
        (365, (0, [1, 0, 0], 0)),
        (366, (1, [0, 0, 0], 0)),
    ],
)
def test_what_ends_is_listed_ninety_sixty_and_thirty_days_before(
    session: Session, days: int, expected: tuple[int, list[int], int]
) -> None:
    trainer, master, _ = certified(session)

    for who in (trainer, master, make_adult(session, Role.MANAGER)):
        assert counts(lists(session, who, days)) == expected


def test_another_master_and_another_trainer_see_nothing_of_it(session: Session) -> None:
    certified(session)
    other = make_adult(session)

    for who in (make_master_over(session, other), other):
        assert counts(lists(session, who, 360)) == (0, [0, 0, 0], 0)


def test_what_was_renewed_is_due_no_longer(session: Session) -> None:
    trainer, master, _ = certified(session)
    keep_up(session, trainer)
    give(session, master, trainer, now=SOON)

    assert counts(lists(session, master, 370)) == (0, [0, 0, 0], 1)


def test_who_is_told_that_it_is_time_for_a_refresher_keeps_a_valid_one(session: Session) -> None:
    trainer, master, given = certified(session)
    given.words = {**given.words, "refresher_on": "2027-02-22"}
    session.flush()
    day = NOW + timedelta(days=92)

    before = [mine(session, trainer, day - timedelta(days=1)).status, mine(session, trainer, day).status]
    listed = len(due(session, master, day).refresher)
    for module in MODULES:
        take(session, trainer, Moment.REFRESHER, module=module, at=day)

    assert before == [Status.VALID, Status.NEEDS_REFRESHER]
    assert listed == 1
    assert mine(session, trainer, day).status is Status.VALID
    assert status(awards.check(session, given.id), local_day(day)) is Status.VALID
    assert Words.model_validate(given.words).refresher_on == date(2027, 2, 22)


def test_who_lacks_little_is_near(session: Session) -> None:
    trainer, master = make_pair(session)
    far = make_adult(session)
    today = local_day(NOW)

    found = near(session, [trainer.id, far.id], today)

    assert [(one.account_id, one.rule.id, len(one.missing)) for one in found] == [(trainer.id, "trainer", 0)]
    given = propose(session, master, trainer)
    assert near(session, [trainer.id], today) == []
    confirm(session, make_adult(session, Role.MANAGER), given.id)
    assert near(session, [trainer.id], today) == []
    assert coach(session)
