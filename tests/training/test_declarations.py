"""Without these, a consent could be invented, lost, or recorded by somebody it does not concern."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.errors import Forbidden, LmsError, NotFound
from lms.i18n import local_day
from lms.people.models import Cohort, Declaration
from lms.permissions import Role
from lms.training import clearances, declarations
from lms.training.conduct_text import conduct
from lms.training.declarations import Given, Kind, WitnessNeeded, WrongDay
from tests.conftest import NOW
from tests.factories import Someone, end_enrolment, make_adult, make_cohort, make_learner, make_master_over

TODAY = local_day(NOW)
CONSENT, ASSENT, PLEDGE = Kind.GUARDIAN_CONSENT, Kind.ASSENT, Kind.PLEDGE


def class_of(session: Session, count: int = 2) -> tuple[Someone, str, list[Someone]]:
    """Return a trainer, their cohort and its children."""
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    return trainer, cohort, [make_learner(session, cohort) for _ in range(count)]


def on_paper(witness: Someone | None = None, day: date = TODAY) -> Given:
    return Given(day, "paper", witness.id if witness else None)


def test_a_consent_is_kept_with_its_day_method_witness_and_recorder(session: Session) -> None:
    trainer, _, (child, other) = class_of(session)
    given = on_paper(trainer, TODAY - timedelta(days=3))

    new = declarations.record(session, trainer, {CONSENT: [child.id], ASSENT: [child.id]}, given, NOW)

    found = declarations.in_force(session, [child.id, other.id])
    row = found[child.id][CONSENT]
    assert new == 2
    assert found[other.id] == {}
    assert (row.given_on, row.method, row.witness_id, row.recorded_by) == (
        given.day,
        "paper",
        trainer.id,
        trainer.id,
    )


def test_recorded_twice_is_kept_once(session: Session) -> None:
    trainer, _, (child, other) = class_of(session)
    declarations.record(session, trainer, {ASSENT: [child.id]}, on_paper(), NOW)

    new = declarations.record(session, trainer, {ASSENT: [child.id, other.id]}, on_paper(), NOW)

    assert new == 1
    assert len(session.scalars(select(Declaration)).all()) == 2


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), date(1999, 12, 31)])
def test_a_day_that_cannot_be_is_refused(session: Session, day: date) -> None:
    trainer, _, (child, _) = class_of(session)

    with pytest.raises(WrongDay):
        declarations.record(session, trainer, {ASSENT: [child.id]}, on_paper(day=day), NOW)


def test_today_is_the_day_in_cambodia(session: Session) -> None:
    trainer, _, (child, _) = class_of(session)
    late = NOW.replace(hour=18)

    given = on_paper(day=TODAY + timedelta(days=1))

    assert declarations.record(session, trainer, {ASSENT: [child.id]}, given, late) == 1


def test_an_unknown_way_of_declaring_is_refused(session: Session) -> None:
    trainer, _, (child, _) = class_of(session)

    with pytest.raises(LmsError):
        declarations.record(session, trainer, {ASSENT: [child.id]}, Given(TODAY, "by pigeon"), NOW)


def test_a_guardians_consent_needs_a_witness_and_a_childs_yes_does_not(session: Session) -> None:
    trainer, _, (child, _) = class_of(session)

    with pytest.raises(WitnessNeeded):
        declarations.record(session, trainer, {CONSENT: [child.id]}, on_paper(), NOW)
    assert declarations.record(session, trainer, {ASSENT: [child.id]}, on_paper(), NOW) == 1


def test_only_who_teaches_the_cohort_or_its_focal_point_is_a_witness(session: Session) -> None:
    trainer, cohort, (child, _) = class_of(session)
    focal, stranger = make_adult(session, Role.SAFEGUARDING), make_adult(session)
    session.get_one(Cohort, cohort).focal_point_id = focal.id

    with pytest.raises(WitnessNeeded):
        declarations.record(session, trainer, {CONSENT: [child.id]}, on_paper(stranger), NOW)

    assert declarations.record(session, trainer, {CONSENT: [child.id]}, on_paper(focal), NOW) == 1
    assert {one.id for one in declarations.witnesses(session, [cohort], NOW)} == {trainer.id, focal.id}


def test_nobody_records_for_a_child_out_of_reach(session: Session) -> None:
    trainer, cohort, (child, gone) = class_of(session)
    stranger, _, _ = class_of(session)
    end_enrolment(session, cohort, gone, NOW - timedelta(days=1))

    for actor, one in ((stranger, child), (trainer, gone), (trainer, stranger)):
        with pytest.raises(NotFound):
            declarations.record(session, actor, {ASSENT: [one.id]}, on_paper(), NOW)
    assert session.scalars(select(Declaration)).all() == []


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.TRAINER])
def test_only_trainers_record_for_children(session: Session, role: Role) -> None:
    _, _, (child, _) = class_of(session)
    actor = child if role is Role.LEARNER else make_adult(session, role)

    with pytest.raises(Forbidden):
        declarations.record(session, actor, {ASSENT: [child.id]}, on_paper(), NOW)


def test_a_trainer_gives_nobody_a_clearance_by_way_of_the_childrens_page(session: Session) -> None:
    trainer, _, (child, _) = class_of(session)

    with pytest.raises(NotFound):
        declarations.record(session, trainer, {Kind.CLEARANCE: [child.id]}, on_paper(), NOW)


def test_what_is_withdrawn_no_longer_counts_and_stays_as_a_row(session: Session) -> None:
    trainer, _, (child, _) = class_of(session)
    declarations.record(session, trainer, {PLEDGE: [child.id]}, on_paper(), NOW)
    row = declarations.in_force(session, [child.id])[child.id][PLEDGE]

    declarations.withdraw(session, trainer, row.id, NOW)

    assert declarations.in_force(session, [child.id]) == {child.id: {}}
    assert session.get_one(Declaration, row.id).withdrawn_by == trainer.id
    assert declarations.record(session, trainer, {PLEDGE: [child.id]}, on_paper(), NOW) == 1


def test_a_stranger_cannot_withdraw(session: Session) -> None:
    trainer, _, (child, _) = class_of(session)
    declarations.record(session, trainer, {PLEDGE: [child.id]}, on_paper(), NOW)
    row = declarations.in_force(session, [child.id])[child.id][PLEDGE]

    for actor in (make_adult(session), class_of(session)[0]):
        with pytest.raises(NotFound):
            declarations.withdraw(session, actor, row.id, NOW)
    with pytest.raises(NotFound):
        declarations.withdraw(session, trainer, "0" * 32, NOW)


def test_an_adult_promises_once_and_again_when_the_text_is_newer(session: Session) -> None:
    trainer, version = make_adult(session), conduct(session).version

    first = declarations.promise(session, trainer, version, NOW)
    again = declarations.promise(session, trainer, version, NOW)
    newer = declarations.promise(session, trainer, TODAY + timedelta(days=1), NOW)

    assert first is again
    assert newer.id != first.id
    assert declarations.in_force(session, [trainer.id])[trainer.id][Kind.CODE_OF_CONDUCT].account_id


def test_a_promise_can_only_be_taken_back_by_who_gave_it(session: Session) -> None:
    trainer = make_adult(session)
    row = declarations.promise(session, trainer, conduct(session).version, NOW)

    for actor in (
        make_adult(session),
        make_adult(session, Role.SAFEGUARDING),
        make_master_over(session, trainer),
    ):
        with pytest.raises(NotFound):
            declarations.withdraw(session, actor, row.id, NOW)

    assert declarations.withdraw(session, trainer, row.id, NOW).withdrawn_at == NOW


def test_a_focal_point_clears_adults_and_never_themselves(session: Session) -> None:
    focal, trainer = make_adult(session, Role.SAFEGUARDING), make_adult(session)
    child = make_learner(session)

    clearances.clear(session, focal, trainer.id, on_paper(), NOW)
    clearances.clear(session, focal, trainer.id, on_paper(), NOW)

    with pytest.raises(Forbidden):
        clearances.clear(session, focal, focal.id, on_paper(), NOW)
    with pytest.raises(NotFound):
        clearances.clear(session, focal, child.id, on_paper(), NOW)
    listed = {one.id: row for one, row in clearances.clearances(session, focal, NOW)}
    cleared = listed[trainer.id]
    assert child.id not in listed
    assert listed[focal.id] is None
    assert cleared is not None
    assert (cleared.given_on, cleared.recorded_by) == (TODAY, focal.id)
    assert len(session.scalars(select(Declaration)).all()) == 1


def test_a_clearance_can_be_withdrawn_but_not_ones_own(session: Session) -> None:
    focal, other = (make_adult(session, Role.SAFEGUARDING) for _ in range(2))
    clearances.clear(session, focal, other.id, on_paper(), NOW)
    row = declarations.in_force(session, [other.id])[other.id][Kind.CLEARANCE]

    with pytest.raises(NotFound):
        declarations.withdraw(session, other, row.id, NOW)
    declarations.withdraw(session, focal, row.id, NOW)

    assert declarations.in_force(session, [other.id])[other.id] == {}


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.SAFEGUARDING, Role.LEARNER}])
def test_only_a_focal_point_clears(session: Session, role: Role) -> None:
    actor, adult = make_adult(session, role), make_adult(session)

    with pytest.raises(Forbidden):
        clearances.clear(session, actor, adult.id, on_paper(), NOW)
