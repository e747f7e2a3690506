"""The pages about adults: roles and lineage in time, accounts that are probably one person's, the roster."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from sqlalchemy.orm import Session

from lms import clock
from lms.people import lineage, roles
from lms.people.models import Account
from lms.permissions import Role
from lms.staff import appointments, merging
from tests.factories import Someone, make_adult, make_cohort, make_learner, make_master_over, take

Where = tuple[str, str, Mapping[str, str | int]]
_NAMES = (
    ("ហេង សុភា", "Heng Sophea"),
    ("ហេង សុភា", "Heng Sophear"),
    ("កែវ បុប្ផាសុវណ្ណារី", "Keo Bophasovannary"),
    ("កែវ បុប្ផាសុវណ្ណារី", "Keo Bophasovannary"),
)


def people_pages(session: Session, people: dict[str, Someone]) -> Iterable[Where]:
    """Let a coach have trainers with a past, two of them twice; yield the pages about them."""
    now, admin = clock.now(), people["admin"]
    team = [make_adult(session) for _ in _NAMES]
    for one, (name_km, name_latin) in zip(team, _NAMES, strict=True):
        account = session.get_one(Account, one.id)
        account.name_km, account.name_latin, account.birth_year = name_km, name_latin, 1990
    coach = people["coach"] = make_master_over(session, *team)
    appointments.set_trainer(session, coach, team[1].id, team[0].id, now - timedelta(days=3))
    appointments.give_role(
        session,
        coach,
        team[0].id,
        Role.TRAINER,
        place_code="060209",
        last_day=None,
        now=now - timedelta(days=2),
    )
    roles.end(session, team[2].id, by=coach.id, now=now - timedelta(days=1))
    merging.merge(session, admin, team[2].id, team[3].id, both_certified_seen=True, now=now)
    twice = people["twice"] = make_adult(session)
    for child in (make_learner(session, cohort) for cohort in [make_cohort(session, twice)] * 2):
        session.get_one(Account, child.id).nickname = "ស្រីមុំ"
        take(session, child)
    lineage.end(session, twice.id, now=now)
    for who in ("admin", "coach"):
        yield who, "person.page", {"account_id": team[0].id}
        yield who, "person.page", {"account_id": team[2].id}
        yield who, "duplicates.page", {}
    yield "admin", "person.page", {"account_id": admin.id}
    yield "admin", "person.page", {"account_id": team[1].id, "q": "ហេង"}
    yield "twice", "duplicates.page", {}
    yield "novice", "duplicates.page", {}
    yield "admin", "duplicates.page", {"one": "user00000000", "other": "user00000001"}
    yield "manager", "roster.page", {}
    yield "manager", "roster.page", {"role": "trainer", "place": "0602", "status": "none"}
    yield "manager", "roster.page", {"place": "99"}
