"""What hides a person in rows that leave the program: without it an odd age would point at somebody."""

import hashlib
import hmac
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from lms.quizzes.kinds import Item
from lms.quizzes.kinds.base import DONT_KNOW, OTHER

SMALLEST_CELL = 11
"""Fewer people than this who are alike are not described. 11 is the k of k-anonymity at which CTDC, the
Counter-Trafficking Data Collaborative, publishes."""

NOT_GIVEN = "not-given"
NOT_RECORDED = "not-recorded"
_YOUNGEST_OF_BAND = ((18, "18+"), (16, "16-17"), (13, "13-15"), (10, "10-12"), (0, "under-10"))
_FIRST_WEEK_OF_BAND = ((27, "27+"), (14, "14-26"), (5, "5-13"), (1, "1-4"))
# Longer numbers may be somebody's telephone, whatever was asked.
_LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class Traits:
    """What is said of a person in rows that leave the program.

    `cohort` and `language` stand for what all of somebody's rows say: whoever changed the cohort or the
    language is alike only with those who changed in the same way.
    """

    cohort: str
    group: str
    sex: str
    age: str
    language: str


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """The names of one export: HMAC-SHA-256 under the installation's secret, 16 hexadecimal digits.

    The export's id is part of what is hashed: somebody has another name in each export. That does not keep
    two exports apart: equal answers can still be recognised, and join them.
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


def weeks_band(weeks: int) -> str:
    """Return the band of whole weeks since a cohort was taught; what came before that day counts as 0."""
    return next((band for first, band in _FIRST_WEEK_OF_BAND if weeks >= first), "0")


def told_choice(item: Item, choice: str | None) -> str | None:
    """Return what may be said of what was chosen: no words, and no long number; None if nothing was."""
    if choice is None or choice == DONT_KNOW or item.by_hand:
        return None
    return OTHER if item.kind == "number" and len(choice) > _LONGEST_NUMBER else choice


def described(counts: Mapping[Traits, int], smallest: int = SMALLEST_CELL) -> dict[Traits, Traits]:
    """Return what may be said of each kind of person, so that at least `smallest` people are alike.

    The age is left out first, then the sex, then the cohort. Those without a cohort form one pool, in which
    age and sex are told again as far as that many share them; then it is left out whether they are children.
    The language is told where that many of those who are alike in all else share it. When the whole export
    has fewer people, nothing is said of them.
    """
    said = {person: replace(person, language=NOT_GIVEN) for person in counts}
    said |= _left_out(counts, said, (_without_age, _without_sex, _without_cohort), smallest)
    pool = {
        person: replace(person, cohort=NOT_GIVEN, language=NOT_GIVEN)
        for person, now in said.items()
        if now.cohort == NOT_GIVEN
    }
    said |= _left_out(counts, pool, (_without_age, _without_sex), smallest)
    said |= _left_out(counts, said, (_without_group,), smallest)
    spoken = {person: replace(now, language=person.language) for person, now in said.items()}
    return _left_out(counts, spoken, (_without_language,), smallest)


def too_small(counts: Mapping[Traits, int], smallest: int) -> frozenset[Traits]:
    """Return the traits that fewer than `smallest` people share, and those that hide them.

    One hidden kind alone would be found as what is missing, and a few people in two kinds are still
    a few: the next smallest kind is hidden too, until there are two and `smallest` people in them.
    Those whose cohort is not given already come before those who would lose it.
    """
    hidden = [traits for traits, size in counts.items() if size < smallest]
    rising = sorted(counts, key=lambda one: (one.cohort != NOT_GIVEN, counts[one], _in_order(one)))
    left = [traits for traits in rising if counts[traits] >= smallest]
    while hidden and left and (len(hidden) == 1 or sum(counts[one] for one in hidden) < smallest):
        hidden.append(left.pop(0))
    return frozenset(hidden)


def _left_out(
    counts: Mapping[Traits, int],
    said: Mapping[Traits, Traits],
    steps: tuple[Callable[[Traits], Traits], ...],
    smallest: int,
) -> dict[Traits, Traits]:
    """Return what may be said of those in `said`: each step leaves out more wherever too few are alike."""
    now = dict(said)
    for less in steps:
        sizes: Counter[Traits] = Counter()
        for person, told in now.items():
            sizes[told] += counts[person]
        families: dict[Traits, dict[Traits, int]] = defaultdict(dict)
        for told, size in sizes.items():
            families[less(told)][told] = size
        hidden = frozenset().union(*(too_small(family, smallest) for family in families.values()))
        now = {person: less(told) if told in hidden else told for person, told in now.items()}
    return now


def _in_order(traits: Traits) -> tuple[str, ...]:
    return traits.cohort, traits.group, traits.sex, traits.age, traits.language


def _without_age(traits: Traits) -> Traits:
    return replace(traits, age=NOT_GIVEN)


def _without_sex(traits: Traits) -> Traits:
    return replace(traits, sex=NOT_GIVEN, age=NOT_GIVEN)


def _without_cohort(traits: Traits) -> Traits:
    return replace(traits, cohort=NOT_GIVEN, sex=NOT_GIVEN, age=NOT_GIVEN)


def _without_group(traits: Traits) -> Traits:
    return Traits(NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, traits.language)


def _without_language(traits: Traits) -> Traits:
    return replace(traits, language=NOT_GIVEN)
