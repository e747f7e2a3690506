"""Two versions of a text beside each other, and put together; without it one of two writers would lose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lms.authoring.aligning import aligned

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of two versions beside each other; a number or a text is None where one has no such line."""

    left_number: int | None
    left: str | None
    right_number: int | None
    right: str | None

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return self.left == self.right


@dataclass(frozen=True, slots=True)
class Merged:
    """Two versions put together; `both` counts the places that both have changed, each differently."""

    text: str
    both: int


def side_by_side(left: str, right: str) -> list[Row]:
    """Return the lines of both, those that belong together in one row."""
    one, other = left.splitlines(), right.splitlines()
    rows: list[Row] = []
    for _, a, b, c, d in _blocks(one, other):
        for i in range(max(b - a, d - c)):
            at, to = (a + i if a + i < b else None), (c + i if c + i < d else None)
            rows.append(
                Row(
                    None if at is None else at + 1,
                    None if at is None else one[at],
                    None if to is None else to + 1,
                    None if to is None else other[to],
                )
            )
    return rows


def near_changes(rows: Sequence[Row], around: int = 3) -> list[Row | None]:
    """Return the rows that differ, with some around them; None stands for rows left out."""
    wanted = {
        near
        for i, row in enumerate(rows)
        if not row.same
        for near in range(max(0, i - around), min(len(rows), i + around + 1))
    }
    shown: list[Row | None] = []
    for i, row in enumerate(rows):
        if i in wanted:
            shown.append(row)
        elif not shown or shown[-1] is not None:
            shown.append(None)
    return shown


def put_together(base: str, mine: str, theirs: str, remark: str) -> Merged:
    """Return both versions in one text, as far as they were changed from `base` in different places.

    Where both changed the same lines, theirs stand above mine with a `remark` (a YAML remark without its
    `#`) between; `remark` tells the writer to keep one of them.
    """
    before, mine_now, theirs_now = (_whole_lines(text) for text in (base, mine, theirs))
    changes = [*_changes(before, mine_now, MINE), *_changes(before, theirs_now, THEIRS)]
    changes.sort(key=lambda one: one[:2])
    lines: list[str] = []
    done = both = 0
    while changes:
        group = [changes.pop(0)]
        end = group[0][1]
        while changes and (changes[0][0] < end or changes[0][0] == group[0][0]):
            group.append(changes.pop(0))
            end = max(end, group[-1][1])
        first = group[0][0]
        lines += before[done:first]
        said = {side: _side(before, group, side, first, end) for side in (THEIRS, MINE)}
        if len({one[3] for one in group}) == 1:
            lines += said[group[0][3]]
        elif said[MINE] == said[THEIRS]:
            lines += said[MINE]
        else:
            both += 1
            lines += [*said[THEIRS], f"# {remark}\n", *said[MINE]]
        done = end
    return Merged("".join([*lines, *before[done:]]), both)


_Change = tuple[int, int, list[str], str]


def _whole_lines(text: str) -> list[str]:
    """Return the lines of a text, each with its end, so that none runs into the next one."""
    return (text if not text or text.endswith("\n") else f"{text}\n").splitlines(keepends=True)


def _changes(before: list[str], after: list[str], side: str) -> Iterator[_Change]:
    for same, a, b, c, d in _blocks(before, after):
        if not same:
            yield a, b, after[c:d], side


def _side(before: list[str], group: list[_Change], side: str, first: int, end: int) -> list[str]:
    """Return what one side makes of the lines from `first` to `end`."""
    lines: list[str] = []
    at = first
    for begin, stop, new, whose in group:
        if whose == side:
            lines += [*before[at:begin], *new]
            at = stop
    return [*lines, *before[at:end]]


def _blocks(one: list[str], other: list[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    for tag, a, b, c, d in aligned(one, other):
        yield tag == "equal", a, b, c, d
