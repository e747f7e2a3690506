"""A session with everything its page shows: who may be named, which modules, who was there."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from lms.people.models import Cohort
from lms.permissions import Action, Actor
from lms.practice.models import TrainingSession
from lms.practice.said import Heads, Said, fewer_than_ticked, heads_of
from lms.practice.session_people import People, Person, adults_named, modules_for, people_of
from lms.practice.sessions import as_said, correctable, find_session
from lms.text import Text
from lms.training.cohorts import find_cohort


@dataclass(frozen=True, slots=True)
class Sheet:
    """A session of a cohort, or a blank one; `named` is everybody who may be named, by id.

    `modules` are the titles by id. `missing_heads` says by how many the heads are fewer than the members
    who were there.
    """

    cohort: Cohort
    people: People
    modules: dict[str, Text]
    named: dict[str, Person]
    row: TrainingSession | None = None
    said: Said | None = None
    can_be_corrected: bool = True

    @property
    def missing_heads(self) -> int:
        """Return by how many the heads are fewer than the members who were there."""
        return fewer_than_ticked(self.said.heads, len(self.said.present)) if self.said else 0

    def there(self) -> list[Person]:
        """Return the members of now who were there."""
        present = self.said.present if self.said else frozenset()
        return [one for one in self.people.members if one.id in present]

    def suggested(self, present: frozenset[str]) -> Heads:
        """Return the heads of the members who are ticked, by sex and age."""
        return heads_of((one.sex, one.is_child) for one in self.people.members if one.id in present)


def blank_sheet(session: Session, actor: Actor, cohort_id: str, now: datetime) -> Sheet:
    """Return a sheet for a new session of a cohort within the actor's reach."""
    cohort = find_cohort(session, actor, cohort_id, Action.SESSION_LOG, now)
    people = people_of(session, actor, cohort.id, now)
    return Sheet(cohort, people, modules_for(session, cohort), people.named())


def sheet_of(session: Session, actor: Actor, session_id: str, now: datetime) -> Sheet:
    """Return the sheet of a session within the actor's reach; raise NotFound for any other."""
    row = find_session(session, actor, session_id, now)
    blank = blank_sheet(session, actor, row.cohort_id, now)
    leaders = {one for one in (row.led_by, row.co_led_by) if one}
    return Sheet(
        blank.cohort,
        blank.people,
        blank.modules,
        adults_named(session, leaders) | blank.named,
        row,
        as_said(session, row),
        correctable(row, now),
    )
