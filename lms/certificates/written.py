"""What is authored beside modules: kinds of cohort, checklists, rules, the code of conduct; read as one."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from lms.certificates.rule import Rule, load_rules
from lms.courses.files import Files
from lms.courses.mistakes import ContentError, Mistake
from lms.practice.checklist import Checklist, load_checklists
from lms.training.agreements import Agreements, load_agreements
from lms.training.cohort_type import CohortType, load_types
from lms.training.conduct import Conduct, load_conduct


@dataclass(frozen=True, slots=True)
class Programme:
    """Kinds of cohort in their order; checklists and rules by id."""

    types: tuple[CohortType, ...]
    checklists: dict[str, Checklist]
    rules: dict[str, Rule]
    conduct: Conduct | None = None
    agreements: Agreements | None = None


def load_programme(folder: Path | Files, modules: Collection[str]) -> Programme:
    """Return what stands beside the modules, whose ids are `modules`; raise ContentError."""
    mistakes: list[Mistake] = []
    types: tuple[CohortType, ...] = ()
    kinds: list[str] | None = None
    lists: dict[str, Checklist] = {}
    rules: dict[str, Rule] = {}
    conduct: Conduct | None = None
    agreements: Agreements | None = None
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
    try:
        agreements = load_agreements(folder)
    except ContentError as error:
        mistakes += error.mistakes
    if mistakes:
        raise ContentError(tuple(mistakes))
    return Programme(types, lists, rules, conduct, agreements)
