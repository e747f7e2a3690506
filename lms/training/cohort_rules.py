"""What a kind of cohort allows and asks for; without it children could learn with nobody to turn to."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from lms.courses.content import Module
from lms.permissions import Role
from lms.text import Text
from lms.training.cohort_type import CohortType

TOT = "tot"
"""The kind that a master trainer's new trainers join; known before anything was published."""


class Lack(StrEnum):
    """What a cohort with children still needs before it can open."""

    FOCAL_POINT = "focal-point"
    HELP_CONTACT = "help-contact"


def unknown(kind: str) -> CohortType:
    """Return what is taken of a kind that is not in the published list: the careful reading, children."""
    name = Text(en=kind, km=kind)
    return CohortType(id=kind, title=name, explained=name, learners="adults" if kind == TOT else "children")


def may_teach(role: Role | str, kind: CohortType) -> bool:
    """Whether somebody of this role may make and teach such a cohort.

    Trainers teach where children learn; master trainers teach adults and meet no child.
    """
    if kind.has_children:
        return role == Role.TRAINER
    return role == Role.MASTER


def lacks(kind: CohortType, *, focal_point_acts: bool, contacts: int) -> tuple[Lack, ...]:
    """Return what is missing for opening: where no child learns, nothing."""
    if not kind.has_children:
        return ()
    found = []
    if not focal_point_acts:
        found.append(Lack.FOCAL_POINT)
    if not contacts:
        found.append(Lack.HELP_CONTACT)
    return tuple(found)


def fits(kind: CohortType, module: Module) -> bool:
    """Whether a module may be assigned: what was written for adults, where adults learn only."""
    return kind.has_adults or not module.for_adults


def taught(
    kind: CohortType, assigned: Collection[str] | None, modules: Iterable[Module]
) -> tuple[Module, ...]:
    """Return the modules of a cohort in their order: those assigned, or all that its learners can do.

    Where children learn beside adults, what was written for adults is there only when it was chosen.
    """
    if assigned is None:
        return tuple(one for one in modules if not (kind.has_children and one.for_adults))
    return tuple(one for one in modules if one.head.id in assigned and fits(kind, one))
