"""From whom each learner learnt, and how far that is from the first trainer; without it nobody could say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lms.people.generations import ancestors
from lms.permissions import Role


@dataclass(frozen=True, slots=True)
class Span:
    """That something holds of an id, from when to when; without an end until today."""

    id: str
    from_at: datetime
    until_at: datetime | None


@dataclass(frozen=True, slots=True)
class Tree:
    """Who trained whom now, and the role of each adult."""

    trained_by: Mapping[str, str]
    roles: Mapping[str, str]

    def distance(self, person: str) -> int | None:
        """Return how far an adult stands from a first trainer: 0 for a master trainer whom nobody trained.

        None where the line begins with anybody else: who trained them is not recorded.
        """
        line = [person, *ancestors(person, self.trained_by)]
        return len(line) - 1 if self.roles.get(line[-1]) == Role.MASTER else None

    def below(self, person: str) -> frozenset[str]:
        """Return somebody and all whom they trained, and those whom these trained, and so on."""
        return frozenset(
            one for one in self.roles if one == person or person in ancestors(one, self.trained_by)
        )

    def taught(self, learner: str, lead: str | None) -> tuple[int | None, str | None]:
        """Return the generation of a learner whose cohort somebody leads, and who trained them.

        An adult's stands in the lineage, wherever they sit; a child's is one below the lead trainer.
        """
        trainer = self.trained_by.get(learner) or lead
        above = None if trainer is None else self.distance(trainer)
        return None if above is None else above + 1, trainer


def held_at(spans: Sequence[Span], at: datetime) -> str | None:
    """Return the id that held at a moment: of several the first, of none the last before, else the next."""
    in_order = sorted(spans, key=lambda one: (one.from_at, one.id))
    begun = [one for one in in_order if one.from_at <= at]
    held = [one for one in begun if one.until_at is None or one.until_at > at]
    for found in (held[:1], begun[-1:], in_order[:1]):
        if found:
            return found[0].id
    return None
