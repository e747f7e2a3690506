"""Without these, the query that decides who sees whom would be believed and never checked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.people.models import Account, Cohort, Enrolment, Lineage, Teaching
from lms.people.scope import cohorts_within, people_within
from lms.permissions import Role, Scope
from tests.conftest import NOW
from tests.factories import Someone

Span = tuple[datetime, datetime | None]


@dataclass
class Drawn:
    """A programme drawn by chance, as plain values: the oracle reads these and never the database."""

    roles: dict[str, Role] = field(default_factory=dict)
    active: dict[str, bool] = field(default_factory=dict)
    closed: dict[str, datetime | None] = field(default_factory=dict)
    teachings: list[tuple[str, str, Span]] = field(default_factory=list)
    enrolments: list[tuple[str, str, Span]] = field(default_factory=list)
    trained: list[tuple[str, str, Span]] = field(default_factory=list)

    def taught_by(self, person: str) -> set[str]:
        return {
            cohort
            for cohort, trainer, span in self.teachings
            if trainer == person and holds(span) and open_now(self.closed[cohort])
        }

    def members(self, cohorts: Iterable[str]) -> set[str]:
        wanted = set(cohorts)
        return {person for cohort, person, span in self.enrolments if cohort in wanted and holds(span)}

    def trainees(self, master: str) -> set[str]:
        found: set[str] = set()
        todo = [master]
        while todo:
            trainer = todo.pop()
            theirs = {one for one, above, span in self.trained if above == trainer and span[1] is None}
            todo += theirs - found
            found |= theirs
        return found - {master}

    def cohorts(self, person: str, reach: Scope) -> set[str]:
        if reach is Scope.ALL:
            return set(self.closed)
        if reach is Scope.COHORT:
            return self.taught_by(person)
        if reach is Scope.SUBTREE:
            return set.union(*(self.taught_by(one) for one in {person, *self.trainees(person)}))
        return set()

    def people(self, person: str, reach: Scope) -> set[str]:
        if reach is Scope.ALL:
            return {one for one, role in self.roles.items() if role is not Role.LEARNER}
        if reach is Scope.OWN:
            return {person}
        if reach is Scope.COHORT:
            children = {one for one in self.members(self.taught_by(person)) if self.active[one]}
            return {one for one in children if self.roles[one] is Role.LEARNER}
        if reach is Scope.SUBTREE:
            return {one for one in self.trainees(person) if self.active[one]}
        return set()


def holds(span: Span) -> bool:
    return span[0] <= NOW and (span[1] is None or span[1] > NOW)


def open_now(closed: datetime | None) -> bool:
    return closed is None or closed > NOW


def draw(chance: Random) -> Drawn:
    """Draw three levels of trainers, their cohorts and children, and links that close circles."""
    drawn = Drawn()
    levels = [[clock.new_id() for _ in range(count)] for count in (2, 3, 4, 9)]
    for level, people in enumerate(levels):
        role = Role.LEARNER if level == 3 else Role.MASTER if level == 0 else Role.TRAINER
        drawn.roles |= dict.fromkeys(people, role)
        drawn.active |= {person: chance.random() < 0.85 for person in people}
    adults = [person for people in levels[:3] for person in people]
    for level, people in enumerate(levels[:3]):
        for trainer in people:
            cohort = clock.new_id()
            drawn.closed[cohort] = chance.choice([None, None, None, *edges()])
            drawn.teachings.append((cohort, trainer, draw_span(chance)))
            below = chance.sample(levels[level + 1], k=chance.randint(0, 3))
            anybody = chance.sample([*adults, *levels[3]], k=chance.randint(0, 2))
            for person in {*below, *anybody}:
                drawn.enrolments.append((cohort, person, draw_span(chance)))
            if chance.random() < 0.3:
                drawn.teachings.append(
                    (cohort, chance.choice([a for a in adults if a != trainer]), (NOW, None))
                )
    for level, people in enumerate(levels[:3]):
        for person in people:
            above = levels[level - 1] if level else adults
            drawn.trained += draw_trainers(chance, person, above, adults)
    return drawn


def draw_trainers(
    chance: Random, person: str, above: list[str], adults: list[str]
) -> Iterable[tuple[str, str, Span]]:
    """Yield who trained somebody, one after another; the last one may be in force, and anybody may be it."""
    others, start = [one for one in adults if one != person], NOW - timedelta(days=99)
    for end in sorted(chance.sample(edges(), k=chance.randint(0, 2))):
        yield person, chance.choice(others), (start, end)
        start = end
    if chance.random() < 0.85:
        likely = [one for one in above if one != person]
        yield person, chance.choice(likely if likely and chance.random() < 0.8 else others), (start, None)


def edges() -> list[datetime]:
    """Return the moments where a mistake of one step would show."""
    return [NOW - timedelta(minutes=1), NOW, NOW + timedelta(minutes=1)]


def draw_span(chance: Random) -> Span:
    long_ago = NOW - timedelta(days=99)
    return chance.choice(
        [(long_ago, None)] * 6 + [(long_ago, at) for at in edges()] + [(at, None) for at in edges()]
    )


def keep(session: Session, drawn: Drawn) -> None:
    """Put what was drawn into the database."""
    for person, role in drawn.roles.items():
        row = Account(
            id=person,
            role=role,
            login=person[:12],
            secret="none",
            active=drawn.active[person],
            created_at=NOW,
        )
        session.add(row)
    for cohort, closed in drawn.closed.items():
        session.add(Cohort(id=cohort, name="Lotus", kind="tot", made_at=NOW, opened_at=NOW, closed_at=closed))
    session.flush()
    for cohort, person, (start, end) in drawn.teachings:
        session.add(Teaching(cohort_id=cohort, trainer_id=person, from_at=start, until_at=end))
    for cohort, person, (start, end) in drawn.enrolments:
        session.add(Enrolment(cohort_id=cohort, learner_id=person, from_at=start, until_at=end))
    for person, trainer, (start, end) in drawn.trained:
        row = Lineage(id=clock.new_id(), trainee_id=person, trainer_id=trainer, from_at=start, until_at=end)
        session.add(row)
    session.flush()


def test_the_query_agrees_with_plain_python_on_programmes_drawn_by_chance(session: Session) -> None:
    seen = {scope: 0 for scope in Scope}
    for seed in range(12):
        drawn = draw(Random(seed))
        keep(session, drawn)
        for person, role in list(drawn.roles.items())[:10]:
            for reach in Scope:
                actor = Someone(person, role)

                people = set(session.scalars(select(Account.id).where(people_within(actor, reach, NOW))))
                cohorts = set(session.scalars(select(Cohort.id).where(cohorts_within(actor, reach, NOW))))

                assert (people, cohorts) == (drawn.people(person, reach), drawn.cohorts(person, reach)), seed
                seen[reach] += len(people) + len(cohorts)
        session.rollback()
    assert seen.pop(Scope.NONE) == 0
    assert min(seen.values()) > 100


def test_a_circle_of_trainers_ends_and_holds_everybody_but_oneself(session: Session) -> None:
    drawn = Drawn()
    ring = [clock.new_id() for _ in range(3)]
    for person, following in zip(ring, [*ring[1:], ring[0]], strict=True):
        drawn.roles[person], drawn.active[person] = Role.MASTER, True
        drawn.trained.append((following, person, (NOW, None)))
    keep(session, drawn)

    reached = set(
        session.scalars(
            select(Account.id).where(people_within(Someone(ring[0], Role.MASTER), Scope.SUBTREE, NOW))
        )
    )

    assert reached == set(ring[1:])


def test_who_was_moved_under_another_trainer_is_out_of_reach_of_the_first_one(session: Session) -> None:
    drawn = Drawn()
    first, second, trainee = (clock.new_id() for _ in range(3))
    drawn.roles = {first: Role.MASTER, second: Role.MASTER, trainee: Role.TRAINER}
    drawn.active = dict.fromkeys(drawn.roles, True)
    drawn.trained = [
        (trainee, first, (NOW - timedelta(days=9), NOW - timedelta(minutes=1))),
        (trainee, second, (NOW - timedelta(minutes=1), None)),
    ]
    keep(session, drawn)

    reached = {
        master: list(
            session.scalars(
                select(Account.id).where(people_within(Someone(master, Role.MASTER), Scope.SUBTREE, NOW))
            )
        )
        for master in (first, second)
    }

    assert reached == {first: [], second: [trainee]}


@pytest.mark.parametrize(("minutes", "sees"), [(-1, False), (0, False), (1, True)])
def test_teaching_that_ends_takes_effect_at_that_moment(session: Session, minutes: int, sees: bool) -> None:
    drawn = Drawn()
    trainer, child, cohort = (clock.new_id() for _ in range(3))
    drawn.roles = {trainer: Role.TRAINER, child: Role.LEARNER}
    drawn.active = dict.fromkeys(drawn.roles, True)
    drawn.closed[cohort] = None
    drawn.teachings.append((cohort, trainer, (NOW - timedelta(days=9), NOW + timedelta(minutes=minutes))))
    drawn.enrolments.append((cohort, child, (NOW - timedelta(days=9), None)))
    keep(session, drawn)
    actor = Someone(trainer, Role.TRAINER)

    found = list(session.scalars(select(Account.id).where(people_within(actor, Scope.COHORT, NOW))))

    assert found == ([child] if sees else [])
