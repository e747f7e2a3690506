"""Which accounts are probably one person's; without it one trainer's work would lie in two halves.

Names alone never decide: a person looks at each pair and its reasons. Pure arithmetic, no account is changed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import combinations

from lms.khmer import folded
from lms.places.spelling import plain, skeleton
from lms.text import Text

PROBABLE = 5
"""Points from which a pair is shown; the labelled pairs of the tests decide it."""
# Of two folded names: one letter in seven differs, and no word by more than one letter in five.
_NEARLY, _NEARLY_WORD = 0.86, 0.81
# More people than this share a word by chance: such a word alone brings nobody together.
_MOST_SHARING = 400
_SAME_SOUND = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        ("ph|f", "p"),
        ("kh", "k"),
        ("th", "t"),
        ("ou|oo", "u"),
        ("ee|ey|y", "i"),
        (r"(.)\1+", r"\1"),
        ("h$", ""),
    )
)


class Reason(Enum):
    """What two accounts have in common, or not; the points and the words for it."""

    SAME_KHMER = (4, Text(en="same Khmer name", km="ឈ្មោះខ្មែរដូចគ្នា"))
    NEAR_KHMER = (3, Text(en="Khmer name nearly the same", km="ឈ្មោះខ្មែរប្រហាក់ប្រហែលគ្នា"))
    SAME_LATIN = (3, Text(en="same Latin name", km="ឈ្មោះឡាតាំងដូចគ្នា"))
    NEAR_LATIN = (2, Text(en="Latin name nearly the same", km="ឈ្មោះឡាតាំងប្រហាក់ប្រហែលគ្នា"))
    SAME_NICKNAME = (4, Text(en="same nickname", km="ឈ្មោះហៅដូចគ្នា"))
    SAME_YEAR = (2, Text(en="same year of birth", km="ឆ្នាំកំណើតដូចគ្នា"))
    NEAR_YEAR = (1, Text(en="year of birth one apart", km="ឆ្នាំកំណើតខុសគ្នាមួយឆ្នាំ"))
    SAME_COMMUNE = (2, Text(en="same commune", km="ឃុំ ឬសង្កាត់ដូចគ្នា"))
    SAME_SEX = (1, Text(en="same sex", km="ភេទដូចគ្នា"))
    OTHER_KHMER = (-4, Text(en="different Khmer names", km="ឈ្មោះខ្មែរខុសគ្នា"))
    OTHER_COMMUNE = (-2, Text(en="different communes", km="ឃុំ ឬសង្កាត់ខុសគ្នា"))

    @property
    def points(self) -> int:
        """How much it says for one person."""
        return self.value[0]

    @property
    def words(self) -> Text:
        """It in words."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an account; an adult has names, a child perhaps a nickname. `commune` is a code."""

    id: str
    name_km: str = ""
    name_latin: str = ""
    nickname: str = ""
    birth_year: int | None = None
    sex: str = "not-recorded"
    commune: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts that are probably one person's, and why."""

    first: str
    second: str
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> int:
        """How much speaks for it."""
        return sum(reason.points for reason in self.reasons)


def probable(people: Iterable[Known]) -> list[Pair]:
    """Return the pairs that are probably one person, the likeliest first.

    Only accounts that share a word of a name, as it is written in Khmer or sounds in Latin letters, are
    compared: comparing all of a thousand would take minutes.
    """
    by_id = {one.id: one for one in people}
    sharing: dict[str, set[str]] = defaultdict(set)
    for one in by_id.values():
        for word in _words(one):
            sharing[word].add(one.id)
    candidates = {
        pair for ids in sharing.values() if len(ids) <= _MOST_SHARING for pair in combinations(sorted(ids), 2)
    }
    found = (Pair(first, second, reasons(by_id[first], by_id[second])) for first, second in candidates)
    return sorted((pair for pair in found if pair.points >= PROBABLE), key=_likeliest)


def reasons(one: Known, other: Known) -> tuple[Reason, ...]:
    """Return what two accounts have in common; nothing when they contradict each other.

    Years of birth more than one apart and different sexes are a contradiction, and so is no name in common.
    """
    if _contradict(one, other):
        return ()
    names = tuple(_same_names(one, other))
    if not any(reason.points > 0 for reason in names):
        return ()
    return (*names, *_same_rest(one, other))


def latin(name: str) -> str:
    """Return a Latin name folded: small letters, words in one order, spellings that sound alike as one."""
    words = plain(name).split()
    for pattern, instead in _SAME_SOUND:
        words = [pattern.sub(instead, word) for word in words]
    return " ".join(sorted(words))


def khmer_name(name: str) -> str:
    """Return a Khmer name folded, its words in one order."""
    return " ".join(sorted(folded(word) for word in name.split()))


def _likeliest(pair: Pair) -> tuple[int, str, str]:
    return (-pair.points, pair.first, pair.second)


def _words(one: Known) -> Iterator[str]:
    for word in (*one.name_km.split(), one.nickname):
        if folded(word):
            yield f"km {folded(word)}"
    for word in skeleton(plain(one.name_latin)).split():
        yield f"latin {word}"


def _contradict(one: Known, other: Known) -> bool:
    years = (one.birth_year, other.birth_year)
    sexes = {one.sex, other.sex} - {"not-recorded"}
    return len(sexes) > 1 or (None not in years and _apart(one, other) > 1)


def _apart(one: Known, other: Known) -> int:
    return abs((one.birth_year or 0) - (other.birth_year or 0))


def _same_names(one: Known, other: Known) -> Iterator[Reason]:
    if folded(one.nickname) and folded(one.nickname) == folded(other.nickname):
        yield Reason.SAME_NICKNAME
    if one.name_km and other.name_km:
        yield from _alike(
            khmer_name(one.name_km), khmer_name(other.name_km), Reason.SAME_KHMER, Reason.NEAR_KHMER
        ) or [Reason.OTHER_KHMER]
    if one.name_latin and other.name_latin:
        yield from _alike(
            latin(one.name_latin), latin(other.name_latin), Reason.SAME_LATIN, Reason.NEAR_LATIN
        )


def _alike(one: str, other: str, same: Reason, near: Reason) -> list[Reason]:
    if one.replace(" ", "") == other.replace(" ", ""):
        return [same]
    words, others = one.split(), other.split()
    parted = len(words) != len(others) or any(map(_differ, words, others))
    return [near] if _like(one, other) >= _NEARLY and not parted else []


def _differ(word: str, other: str) -> bool:
    return _like(word, other) < _NEARLY_WORD


def _like(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _same_rest(one: Known, other: Known) -> Iterator[Reason]:
    if one.birth_year is not None and other.birth_year is not None:
        yield Reason.NEAR_YEAR if _apart(one, other) else Reason.SAME_YEAR
    if one.commune and other.commune:
        yield Reason.SAME_COMMUNE if one.commune == other.commune else Reason.OTHER_COMMUNE
    if one.sex == other.sex != "not-recorded":
        yield Reason.SAME_SEX
