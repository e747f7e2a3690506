"""Without these, one person alone could take a certificate away, or say in public why."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.certificates import revocations
from lms.certificates.awards import Status, status
from lms.certificates.models import Award, Revocation
from lms.certificates.proposals import SecondPerson
from lms.certificates.revocations import REASONS, Decided, NoReason
from lms.errors import Forbidden, NotFound
from lms.i18n import local_day
from lms.permissions import Role
from tests.certificates.giving import give, make_pair, propose
from tests.conftest import NOW
from tests.factories import Someone, make_adult

TODAY = local_day(NOW)


def ask(session: Session, actor: Someone, award: Award, reason: str = "conduct") -> Revocation:
    return revocations.ask(session, actor, award.id, reason, revocation_id=clock.new_id(), now=NOW)


def given(session: Session) -> tuple[Someone, Someone, Award]:
    trainer, master = make_pair(session)
    return trainer, master, give(session, master, trainer)


def test_asking_changes_nothing_yet(session: Session) -> None:
    _, master, award = given(session)

    asked = ask(session, master, award)

    assert status(award, TODAY) is Status.VALID
    assert (asked.asked_by, asked.reason) == (master.id, "conduct")


def test_a_second_person_takes_it_back(session: Session) -> None:
    _, master, award = given(session)
    asked, focal = ask(session, master, award), make_adult(session, Role.SAFEGUARDING)

    revocations.confirm(session, focal, asked.id, NOW)

    assert status(award, TODAY) is Status.REVOKED
    assert (award.revoked_by, award.revoked_at) == (focal.id, NOW)
    assert revocations.reason_of(session, award) == REASONS["conduct"]
    assert revocations.waiting(session, focal, NOW) == []


def test_who_asked_cannot_agree(session: Session) -> None:
    _, master, award = given(session)
    asked = ask(session, master, award)

    with pytest.raises(SecondPerson):
        revocations.confirm(session, master, asked.id, NOW)

    assert status(award, TODAY) is Status.VALID


def test_the_holder_decides_nothing_about_the_own_certificate(session: Session) -> None:
    trainer, master, award = given(session)
    asked = ask(session, master, award)

    for role, refusal in [(Role.TRAINER, Forbidden), (Role.MANAGER, NotFound)]:
        own = Someone(trainer.id, role)
        for attempt in (
            lambda own=own: ask(session, own, award),
            lambda own=own: revocations.confirm(session, own, asked.id, NOW),
            lambda own=own: revocations.dismiss(session, own, asked.id, NOW),
        ):
            with pytest.raises(refusal):
                attempt()


def test_let_stay_it_is_valid_and_can_be_asked_about_again(session: Session) -> None:
    _, master, award = given(session)
    asked = ask(session, master, award)

    revocations.dismiss(session, make_adult(session, Role.MANAGER), asked.id, NOW)

    assert status(award, TODAY) is Status.VALID
    with pytest.raises(Decided):
        revocations.confirm(session, make_adult(session, Role.MANAGER), asked.id, NOW)
    assert ask(session, master, award, "left").id != asked.id


def test_two_who_ask_at_once_ask_one_question(session: Session) -> None:
    _, master, award = given(session)

    first, second = (
        ask(session, master, award),
        ask(session, make_adult(session, Role.MANAGER), award, "left"),
    )

    assert second is first
    assert len(session.scalars(select(Revocation)).all()) == 1


@pytest.mark.parametrize("reason", ["", "because I say so", "Conduct"])
def test_a_reason_is_one_of_the_list_and_never_a_text(session: Session, reason: str) -> None:
    _, master, award = given(session)

    with pytest.raises(NoReason):
        ask(session, master, award, reason)


def test_every_reason_of_the_list_can_be_kept(session: Session) -> None:
    _, master, award = given(session)

    for reason in REASONS:
        asked = ask(session, master, award, reason)
        revocations.dismiss(session, master, asked.id, NOW)

    assert len(session.scalars(select(Revocation)).all()) == len(REASONS)


def test_a_proposal_and_what_is_taken_back_cannot_be_taken_back(session: Session) -> None:
    trainer, master = make_pair(session)
    proposal = propose(session, master, trainer)
    with pytest.raises(NotFound):
        ask(session, master, proposal)
    _, other, award = given(session)
    award.revoked_at, award.revoked_by = NOW, other.id

    with pytest.raises(Decided):
        ask(session, other, award)


def test_another_master_neither_sees_nor_decides(session: Session) -> None:
    _, master, award = given(session)
    asked, elsewhere = ask(session, master, award), make_adult(session, Role.MASTER)

    for attempt in (
        lambda: revocations.find_given(session, elsewhere, award.id, NOW),
        lambda: ask(session, elsewhere, award),
        lambda: revocations.confirm(session, elsewhere, asked.id, NOW),
        lambda: revocations.dismiss(session, elsewhere, asked.id, NOW),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert revocations.waiting(session, elsewhere, NOW) == []


def test_after_taking_back_a_new_one_can_be_proposed_by_all_conditions(session: Session) -> None:
    trainer, master, award = given(session)
    asked = ask(session, master, award)
    revocations.confirm(session, make_adult(session, Role.MANAGER), asked.id, NOW)

    second = give(session, master, trainer)

    assert (second.id != award.id, second.renews) == (True, None)
    assert [status(one, TODAY) for one in (award, second)] == [Status.REVOKED, Status.VALID]
