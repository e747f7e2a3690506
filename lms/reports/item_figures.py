"""What a question is worth, from counts of answers to it; nothing here asks a database."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lms.measures import dif, item_flags, items
from lms.measures.dif import DifClass, Difference, NotComparable, TooFew
from lms.measures.item_flags import FEWEST_TO_JUDGE, Flag
from lms.measures.items import DONT_KNOW, Cell, ItemStatistics
from lms.quizzes.kinds import Item
from lms.quizzes.quiz import Form, Moment
from lms.reports.item_choices import Share, offered, shares, single
from lms.reports.item_versions import Alike

Dif = Difference | TooFew | NotComparable
Same = Mapping[tuple[str, str | None], Alike]
"""What still counts of each release, and of each release marked again by the key of another."""
_WEIGHTS = {DifClass.A: 0, DifClass.B: 1, DifClass.C: 3}


@dataclass(frozen=True, slots=True)
class Group:
    """So many first attempts that were alike: release and key, moment, form, points, and by whom."""

    release: str
    graded_by: str | None
    moment: Moment
    form: Form
    earned: int
    possible: int
    language: str
    sex: str
    n: int

    @property
    def version(self) -> tuple[str, str | None]:
        """The release, and the one whose key was used when not its own."""
        return (self.release, self.graded_by)


@dataclass(frozen=True, slots=True)
class Answered:
    """So many of a group that earned the same points in an item with the same choice."""

    group: Group
    item: str
    points: int
    choice: str | None
    n: int


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One question of a form at one moment; `place` is the form and the number in it, such as B3.

    `earlier` counts answers to what it was before it was edited; no other figure has them. `unknown_share`
    is that of "I don't know" among those who answered.
    """

    place: str
    item: Item
    moment: Moment
    statistics: ItemStatistics
    flags: tuple[Flag, ...]
    chosen: tuple[Share, ...]
    unknown_share: float | None
    by_sex: Dif
    by_language: Dif
    earlier: int

    @property
    def judged(self) -> bool:
        """Whether there are answers enough to show any figure but their number."""
        return self.statistics.n >= FEWEST_TO_JUDGE

    @property
    def attention(self) -> int:
        """How much it needs a look, from 4 (the marking may be wrong) to 0 (nothing to say)."""
        if not self.judged:
            return 0
        return max(item_flags.severity(self.flags), _weight(self.by_sex), _weight(self.by_language))


def measure_item(
    item: Item,
    place: str,
    moment: Moment,
    groups: Iterable[Group],
    answered: Sequence[Answered],
    same: Same,
    *,
    drawn: bool,
) -> ItemFigures:
    """Measure one item at one moment from all groups of its form and the answers to it.

    In a form that is `drawn`, who has no mark was not asked.
    """
    alike = [one for one in answered if item.id in same[one.group.version].items]
    cells = _cells(alike)
    if single(item) and not drawn:
        cells += _left_out([one for one in groups if item.id in same[one.version].items], alike)
    listed = offered(item) if single(item) else ()
    right = frozenset(one.id for one in listed if one.right)
    statistics = items.measure(cells, item.points, [one.id for one in listed], right)
    chosen = shares(item, cells)
    unknown = next(one for one in chosen if one.offered.id == DONT_KNOW)
    return ItemFigures(
        place=place,
        item=item,
        moment=moment,
        statistics=statistics,
        flags=item_flags.judge(statistics),
        chosen=chosen,
        unknown_share=unknown.n / unknown.of if unknown.of else None,
        by_sex=_between(item, alike, "male", "female", lambda group: group.sex),
        by_language=_between(item, alike, "km", "en", lambda group: group.language),
        earlier=sum(one.n for one in answered) - sum(one.n for one in alike),
    )


def _cells(answered: Iterable[Answered]) -> list[Cell]:
    counts: Counter[tuple[int, int, str | None]] = Counter()
    for one in answered:
        counts[one.group.earned, one.points, one.choice] += one.n
    return [Cell(*key, count) for key, count in counts.items()]


def _left_out(groups: Iterable[Group], answered: Iterable[Answered]) -> list[Cell]:
    """Return those who have no mark for the item at all, by their total."""
    left: Counter[int] = Counter()
    for group in groups:
        left[group.earned] += group.n
    for one in answered:
        left[one.group.earned] -= one.n
    return [Cell(total, 0, None, count) for total, count in left.items() if count > 0]


def _between(
    item: Item, answered: Iterable[Answered], reference: str, focal: str, group_of: Callable[[Group], str]
) -> Dif:
    """Compare two groups of people; who left out an item with options is in neither."""
    counts: Counter[tuple[str, int, bool]] = Counter()
    for one in answered:
        if one.choice is not None or one.points or not single(item):
            counts[group_of(one.group), one.group.earned, one.points == item.points] += one.n
    return dif.measure(dif.strata((dif.Cell(*key, n) for key, n in counts.items()), reference, focal))


def _weight(between: Dif) -> int:
    return _WEIGHTS[between.ets_class] if isinstance(between, Difference) else 0
