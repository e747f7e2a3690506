"""What is authored beside modules: kinds of cohort, checklists, rules, the code of conduct; read as one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from lms.certificates.rule import Rule, load_rules
from lms.courses.files import Files
from lms.courses.mistakes import ContentError, Mistake
from lms.courses.models import Register
from lms.practice import checklists
from lms.practice.checklist import Checklist, load_checklists
from lms.training import cohort_types, conduct_text
from lms.training.cohort_type import CohortType, load_types
from lms.training.conduct import Conduct, load_conduct

REGISTER = "rules"
_RULES = TypeAdapter(dict[str, Rule])


@dataclass(frozen=True, slots=True)
class Programme:
    """Kinds of cohort in their order; checklists and rules by id."""

    types: tuple[CohortType, ...]
    checklists: dict[str, Checklist]
    rules: dict[str, Rule]
    conduct: Conduct | None = None


def load_programme(folder: Path | Files, modules: Collection[str]) -> Programme:
    """Return what stands beside the modules, whose ids are `modules`; raise ContentError."""
    mistakes: list[Mistake] = []
    types: tuple[CohortType, ...] = ()
    kinds: list[str] | None = None
    lists: dict[str, Checklist] = {}
    rules: dict[str, Rule] = {}
    conduct: Conduct | None = None
    try:
        types = load_types(folder)
        kinds = [one.id for one in types]
    except ContentError as error:
        mistakes += error.mistakes
    try:
        lists = load_checklists(folder)
    except ContentError as error:
        mistakes += error.mistakes
    try:
        rules = load_rules(folder, modules, kinds)
    except ContentError as error:
        mistakes += error.mistakes
    try:
        conduct = load_conduct(folder)
    except ContentError as error:
        mistakes += error.mistakes
    if mistakes:
        raise ContentError(tuple(mistakes))
    return Programme(types, lists, rules, conduct)


def publish_programme(session: Session, programme: Programme, now: datetime) -> None:
    """Keep all of it as it is now; awards and observations keep the version they were made by."""
    cohort_types.publish(session, programme.types, now)
    checklists.publish(session, programme.checklists, now)
    conduct_text.publish(session, programme.conduct, now)
    session.merge(Register(name=REGISTER, body=_RULES.dump_json(programme.rules).decode(), published_at=now))


def rules(session: Session) -> dict[str, Rule]:
    """Return the published rules by id; empty before the first publishing."""
    row = session.get(Register, REGISTER)
    return _read(row.body) if row else {}


@lru_cache(maxsize=4)
def _read(body: str) -> dict[str, Rule]:
    return _RULES.validate_json(body)
