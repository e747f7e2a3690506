"""Without these, the page of duplicates could show people outside somebody's reach, or merge unseen."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.people import lineage
from lms.people.models import Account, Merge
from lms.permissions import Role
from lms.staff.one_person import NotOnePerson
from lms.staff.probable import asked_pair, likely_pairs
from tests.conftest import NOW, browser
from tests.factories import (
    Someone,
    login_of,
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
    sign_in,
    take,
)


def name(session: Session, person: Someone, km: str, latin: str) -> None:
    account = session.get_one(Account, person.id)
    account.name_km, account.name_latin = km, latin
    session.flush()


def nickname(session: Session, child: Someone, said: str) -> None:
    session.get_one(Account, child.id).nickname = said
    session.flush()


def pairs(session: Session, actor: Someone) -> list[set[str]]:
    return [{one.first.account.id, one.second.account.id} for one in likely_pairs(session, actor, NOW)]


def test_an_admin_sees_adults_and_a_master_only_trainers_of_their_own(session: Session) -> None:
    near, also, far = (make_adult(session) for _ in range(3))
    admin, master = make_adult(session, Role.ADMIN), make_master_over(session, near, also)
    name(session, admin, "គង់ មុនី", "Kong Mony")
    name(session, master, "យឹម ពៅ", "Yim Pov")
    for one in (near, also, far):
        name(session, one, "ហេង សុភា", "Heng Sophea")

    assert pairs(session, master) == [{near.id, also.id}]
    assert sorted(pairs(session, admin), key=sorted) == sorted(
        [{near.id, also.id}, {near.id, far.id}, {also.id, far.id}], key=sorted
    )


def test_a_trainer_sees_children_of_own_cohorts_and_no_adult(session: Session) -> None:
    trainer, colleague = make_adult(session), make_adult(session)
    cohort = make_cohort(session, trainer)
    one, other = make_learner(session, cohort), make_learner(session, cohort)
    foreign = make_learner(session, make_cohort(session, colleague))
    for child in (one, other, foreign):
        nickname(session, child, "ស្រីមុំ")

    assert pairs(session, trainer) == [{one.id, other.id}]
    assert pairs(session, make_adult(session, Role.ADMIN)) != [{one.id, other.id}]


def test_a_pair_is_found_by_user_names_and_by_codes(session: Session) -> None:
    one, other = make_adult(session, login="sok.chan"), make_adult(session, login="chan.sok")
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    first, second = make_learner(session, cohort), make_learner(session, cohort)
    codes = [login_of(session, child).lower() for child in (first, second)]

    adults = asked_pair(session, make_adult(session, Role.ADMIN), (" Sok.Chan", "chan.sok"), NOW)
    children = asked_pair(session, trainer, (f"{codes[0][:4]}-{codes[0][4:]}", codes[1]), NOW)
    foreign = asked_pair(session, trainer, ("sok.chan", "chan.sok"), NOW)

    assert adults is not None
    assert {adults.first.account.id, adults.second.account.id} == {one.id, other.id}
    assert children is not None
    assert {children.first.account.id, children.second.account.id} == {first.id, second.id}
    assert foreign is None


def test_two_accounts_are_made_one_and_parted_again_on_the_page(app: Flask, session: Session) -> None:
    kept, gone, admin = make_adult(session), make_adult(session), make_adult(session, Role.ADMIN)
    take(session, gone)
    desk = sign_in(browser(app), session, admin)

    shown = desk.get("/en/people/duplicates").text
    made = desk.post("/en/people/merges", data={"kept": kept.id, "gone": gone.id})
    after = desk.get("/en/people/duplicates").text
    session.rollback()
    merge = session.scalars(select(Merge)).one()
    closed = session.get_one(Account, gone.id).active
    undone = desk.post(f"/en/people/merges/{merge.id}/undo")
    session.rollback()

    assert "same Khmer name" in shown
    assert (made.status_code, undone.status_code) == (303, 303)
    assert f"{login_of(session, gone)} went into {login_of(session, kept)}" in after
    assert not closed
    assert session.get_one(Account, gone.id).active
    assert "went into" not in desk.get("/en/people/duplicates").text


def test_a_refused_merge_says_why_on_the_page_and_changes_nothing(
    client: FlaskClient, session: Session
) -> None:
    trainer, trainee = make_adult(session), make_adult(session)
    lineage.move(session, trainee.id, trainer.id, cohort_id=None, by=None, now=NOW - timedelta(days=1))
    sign_in(client, session, make_adult(session, Role.ADMIN))

    answer = client.post("/en/people/merges", data={"kept": trainer.id, "gone": trainee.id})

    assert answer.status_code == 409
    assert "One of them trained the other" in answer.text
    assert issubclass(NotOnePerson, Exception)
    assert session.scalars(select(Merge)).all() == []
