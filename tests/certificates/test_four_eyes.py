"""Without these, one person alone could make a certificate, or confirm what is no longer so."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.certificates import awards, proposals
from lms.certificates.awards import Status, Words, status
from lms.certificates.models import Award
from lms.certificates.proposals import Dismissed, NotEarned, SecondPerson
from lms.certificates.standing import standing
from lms.errors import Forbidden, NotFound
from lms.i18n import local_day
from lms.people.models import Declaration
from lms.permissions import Role
from lms.staff import merging
from tests.certificates.giving import confirm, make_pair, propose
from tests.conftest import NOW
from tests.factories import Someone, make_adult, make_master_over

TODAY = local_day(NOW)
LATER = NOW + timedelta(days=3)


def test_a_proposal_is_worth_nothing(session: Session) -> None:
    trainer, master = make_pair(session)

    given = propose(session, master, trainer)

    assert status(given, TODAY) is Status.PROPOSED
    assert (given.status_index, given.statement, given.credential) == (None, None, None)
    for find in (
        lambda: awards.check(session, given.id),
        lambda: awards.find_award(session, trainer, given.id, NOW),
    ):
        with pytest.raises(NotFound):
            find()


def test_a_second_person_makes_it_valid_from_that_day(session: Session) -> None:
    trainer, master = make_pair(session)
    given = propose(session, master, trainer)
    manager = make_adult(session, Role.MANAGER)

    confirmed = confirm(session, manager, given.id, LATER)

    words = Words.model_validate(confirmed.words)
    assert (confirmed.confirmed_by, confirmed.confirmed_at) == (manager.id, LATER)
    assert (confirmed.awarded_on, confirmed.expires_on) == (
        local_day(LATER),
        local_day(LATER).replace(year=2027),
    )
    assert status(confirmed, local_day(LATER)) is Status.VALID
    assert (words.awarded_by_km, words.confirmed_by_km) == ("សុខ ចាន់", "សុខ ចាន់")
    assert confirmed.status_index is not None
    assert awards.check(session, given.id) is confirmed


@pytest.mark.parametrize("role", [Role.MANAGER, Role.SAFEGUARDING])
def test_a_manager_and_the_focal_point_may_be_the_second_person(session: Session, role: Role) -> None:
    trainer, master = make_pair(session)
    given = propose(session, master, trainer)

    assert confirm(session, make_adult(session, role), given.id).confirmed_at == NOW


def test_a_master_above_may_be_the_second_person_and_one_elsewhere_not(session: Session) -> None:
    trainer, master = make_pair(session)
    above, elsewhere = make_master_over(session, master), make_adult(session, Role.MASTER)
    given = propose(session, master, trainer)

    with pytest.raises(NotFound):
        confirm(session, elsewhere, given.id)

    assert confirm(session, above, given.id).confirmed_by == above.id


def test_two_accounts_that_were_made_one_are_one_pair_of_eyes(session: Session) -> None:
    trainer, master = make_pair(session)
    given = propose(session, master, trainer)
    manager, admin = make_adult(session, Role.MANAGER), make_adult(session, Role.ADMIN)

    merging.merge(session, admin, manager.id, master.id, both_certified_seen=False, now=NOW)

    with pytest.raises(SecondPerson):
        confirm(session, manager, given.id)


def test_nobody_is_their_own_second_person(session: Session) -> None:
    trainer, master = make_pair(session)
    given = propose(session, master, trainer)

    with pytest.raises(SecondPerson):
        confirm(session, master, given.id)

    assert status(given, TODAY) is Status.PROPOSED


def test_the_candidate_cannot_confirm_whatever_their_role(session: Session) -> None:
    trainer, master = make_pair(session)
    given = propose(session, master, trainer)

    for role, refusal in [(Role.TRAINER, Forbidden), (Role.MANAGER, NotFound), (Role.MASTER, NotFound)]:
        with pytest.raises(refusal):
            confirm(session, Someone(trainer.id, role), given.id)


def test_the_database_itself_refuses_a_second_person_who_is_the_first(session: Session) -> None:
    trainer, master = make_pair(session)
    given = propose(session, master, trainer)

    given.confirmed_by, given.confirmed_at = master.id, NOW

    with pytest.raises(Exception, match="four_eyes"):
        session.flush()


def test_what_is_no_longer_so_is_not_confirmed(session: Session) -> None:
    trainer, master = make_pair(session)
    given = propose(session, master, trainer)
    for one in session.scalars(select(Declaration).where(Declaration.kind == "clearance")):
        one.withdrawn_at, one.withdrawn_by = NOW, master.id
    session.flush()

    with pytest.raises(NotEarned):
        confirm(session, make_adult(session, Role.MANAGER), given.id)

    assert status(given, TODAY) is Status.PROPOSED


def test_confirming_twice_changes_nothing(session: Session) -> None:
    trainer, master = make_pair(session)
    given, manager = propose(session, master, trainer), make_adult(session, Role.MANAGER)
    first = confirm(session, manager, given.id)
    place = first.status_index

    again = confirm(session, make_adult(session, Role.SAFEGUARDING), given.id, LATER)

    assert (again.confirmed_by, again.status_index) == (manager.id, place)


def test_what_was_turned_down_stays_was_never_valid_and_can_be_proposed_again(session: Session) -> None:
    trainer, master = make_pair(session)
    given, manager = propose(session, master, trainer), make_adult(session, Role.MANAGER)

    proposals.dismiss(session, manager, given.id, NOW)

    assert status(given, TODAY) is Status.DISMISSED
    with pytest.raises(Dismissed):
        confirm(session, manager, given.id)
    with pytest.raises(NotFound):
        awards.check(session, given.id)
    assert propose(session, master, trainer).id != given.id


def test_what_is_confirmed_cannot_be_turned_down(session: Session) -> None:
    trainer, master = make_pair(session)
    given, manager = propose(session, master, trainer), make_adult(session, Role.MANAGER)
    confirm(session, manager, given.id)

    with pytest.raises(NotFound):
        proposals.dismiss(session, manager, given.id, NOW)


def test_everybody_who_may_decide_sees_what_waits_with_the_evidence(session: Session) -> None:
    trainer, master = make_pair(session)
    given = propose(session, master, trainer)
    elsewhere = make_adult(session, Role.MASTER)
    manager = make_adult(session, Role.MANAGER)

    seen = {who.id: proposals.waiting(session, who, NOW) for who in (master, manager, elsewhere)}

    assert [len(one) for one in seen.values()] == [1, 1, 0]
    ((award, person, found),) = seen[manager.id]
    assert (award.id, person.id, len(found.decision.lines)) == (given.id, trainer.id, 11)
    assert proposals.waiting(session, Someone(trainer.id, Role.MANAGER), NOW) == []
    with pytest.raises(Forbidden):
        proposals.waiting(session, trainer, NOW)


def test_a_proposal_shows_on_the_own_way_and_is_no_certificate(session: Session) -> None:
    trainer, master = make_pair(session)
    given = propose(session, master, trainer)

    mine = next(one for one in standing(session, trainer.id, TODAY) if one.rule.id == "trainer")

    assert (mine.proposal, mine.current, mine.ready) == (given, None, False)
    assert session.scalars(select(Award)).all() == [given]
