"""What hides a person in rows that leave the program: without it an odd age would point at somebody."""

import hashlib
import hmac
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

SMALLEST_CELL = 11
"""Fewer people than this who are alike are not described. 11 is the k of k-anonymity at which CTDC, the
Counter-Trafficking Data Collaborative, publishes."""

NOT_GIVEN = "not-given"
NOT_RECORDED = "not-recorded"
_YOUNGEST_OF_BAND = ((18, "18+"), (16, "16-17"), (13, "13-15"), (10, "10-12"), (0, "under-10"))


@dataclass(frozen=True, slots=True)
class Traits:
    """What is said of a person in rows that leave the program."""

    group: str
    sex: str
    age: str


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """The names of one export: HMAC-SHA-256 under the installation's secret, 16 hexadecimal digits.

    The export's id is part of what is hashed, so that the names of two exports cannot be joined.
    """

    secret: str
    export_id: str

    def of(self, kind: Literal["learner", "cohort"], id_: str) -> str:
        """Return the name that stands for an id in this export."""
        said = f"research/{self.export_id}/{kind}/{id_}"
        return hmac.new(self.secret.encode(), said.encode(), hashlib.sha256).hexdigest()[:16]


def age_band(birth_year: int | None, year: int) -> str:
    """Return the band of the age somebody reaches in `year`; `not-recorded` without a year of birth."""
    if birth_year is None or birth_year > year:
        return NOT_RECORDED
    return next(band for youngest, band in _YOUNGEST_OF_BAND if year - birth_year >= youngest)


def described(counts: Mapping[Traits, int], smallest: int = SMALLEST_CELL) -> dict[Traits, Traits]:
    """Return what may be said of each kind of person, so that at least `smallest` people are alike.

    The age is left out first, then the sex, then whether they are children; never more than needed.
    """
    said = {traits: traits for traits in counts}
    for less in (_without_age, _without_sex, _without_group):
        sizes: Counter[Traits] = Counter()
        for traits, now in said.items():
            sizes[now] += counts[traits]
        families: dict[Traits, dict[Traits, int]] = defaultdict(dict)
        for now, size in sizes.items():
            families[less(now)][now] = size
        hidden = frozenset().union(*(too_small(family, smallest) for family in families.values()))
        said = {traits: less(now) if now in hidden else now for traits, now in said.items()}
    return said


def too_small(counts: Mapping[Traits, int], smallest: int) -> frozenset[Traits]:
    """Return the traits that fewer than `smallest` people share, and those that hide them.

    One hidden kind alone would be found as what is missing, and a few people in two kinds are still
    a few: the next smallest kind is hidden too, until there are two and `smallest` people in them.
    """
    rising = sorted(counts, key=lambda traits: (counts[traits], traits.group, traits.sex, traits.age))
    hidden = [traits for traits in rising if counts[traits] < smallest]
    left = rising[len(hidden) :]
    while hidden and left and (len(hidden) == 1 or sum(counts[one] for one in hidden) < smallest):
        hidden.append(left.pop(0))
    return frozenset(hidden)


def _without_age(traits: Traits) -> Traits:
    return Traits(traits.group, traits.sex, NOT_GIVEN)


def _without_sex(traits: Traits) -> Traits:
    return Traits(traits.group, NOT_GIVEN, NOT_GIVEN)


def _without_group(_traits: Traits) -> Traits:
    return Traits(NOT_GIVEN, NOT_GIVEN, NOT_GIVEN)
