"""What only our items have, as short labels that other programs carry along as tags or keywords."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lms.quizzes.kinds import ItemBase
from lms.quizzes.kinds.base import Choices, Wrong
from lms.quizzes.kinds.categorise import Categorise
from lms.quizzes.kinds.gap_fill import GapFill
from lms.quizzes.kinds.hotspot import Hotspot
from lms.quizzes.kinds.matching import Matching
from lms.quizzes.kinds.number import Number
from lms.quizzes.kinds.open_answer import OpenAnswer
from lms.quizzes.kinds.order import Named
from lms.quizzes.kinds.ordering import Ordering
from lms.quizzes.kinds.picture_choice import PictureChoice
from lms.quizzes.kinds.scale import Scale
from lms.quizzes.kinds.short_answer import ShortAnswer
from lms.quizzes.kinds.true_false import TrueFalse

PREFIX = "lms:"
LONGEST = 250
"""Signs a label may have; Moodle keeps 255."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one foreign question: values by name, each name perhaps several times."""

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """Return the first value of a name, or nothing."""
        return next(iter(self.values.get(name, ())), "")

    def words(self, name: str) -> list[str]:
        """Return the words of all values of a name."""
        return [word for value in self.values.get(name, ()) for word in value.split()]

    def pairs(self, name: str) -> dict[str, str]:
        """Return values that begin with the id they are about, by that id."""
        parted = (value.partition(" ") for value in self.values.get(name, ()))
        return {key: rest for key, _, rest in parted}


def read_labels(texts: Iterable[str]) -> Labels:
    """Return our labels among tags or keywords."""
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        name, sign, value = " ".join(text.split()).removeprefix(PREFIX).partition("=")
        if sign and text.strip().startswith(PREFIX):
            found[name] = (*found.get(name, ()), value)
    return Labels(found)


def labels_of(item: ItemBase) -> list[str]:
    """Return an item's labels; those longer than LONGEST too, the caller says what is left out."""
    return [f"{PREFIX}{name}={' '.join(value.split())}" for name, value in _labels(item) if value]


def _labels(item: ItemBase) -> Iterator[tuple[str, str]]:
    yield "kind", item.kind
    yield "objective", item.objective
    yield "level", item.level or ""
    yield "family", item.family or ""
    yield "critical", "yes" if item.critical else ""
    yield "credit", item.credit if item.credit != type(item).model_fields["credit"].default else ""
    yield "points", str(item.points) if item.scored and item.points != 1 else ""
    for fact in item.facts:
        yield "fact", fact
    yield from _of_kind(item)
    for key, way in ways(item):
        yield "misconception", f"{key} {way.misconception}" if way.misconception else ""
        yield "reason", f"{key} {way.reason}" if way.reason else ""


def ways(item: ItemBase) -> Iterator[tuple[str, Wrong]]:
    """Yield what may be said of wrong answers, each under a word that stays."""
    match item:
        case Choices() | PictureChoice():
            yield from ((option.id, option) for option in item.options)
        case Hotspot():
            yield from ((area.id, area) for area in item.areas)
        case TrueFalse():
            yield from (("true", item.if_true), ("false", item.if_false))
        case Number():
            yield from ((str(wrong.value), wrong) for wrong in item.known_wrong)
        case GapFill():
            for gap in item.gaps:
                words = (word for word in gap.options if isinstance(word, Wrong))
                yield from ((f"{gap.id}/{word.id}", word) for word in words)
        case Categorise():
            yield from ((thing.id, thing.if_wrong) for thing in item.things if thing.if_wrong)
        case _:
            return


def _of_kind(item: ItemBase) -> Iterator[tuple[str, str]]:
    match item:
        case Choices() | PictureChoice():
            yield "ids", _ids(item.options)
            yield "last", _ids(option for option in item.options if option.last)
            yield "keep-order", "yes" if item.keep_order else ""
        case Matching():
            yield "ids", _ids(item.pairs)
        case Ordering():
            yield "ids", _ids(item.steps)
        case Number():
            yield "unit-en", item.unit.en if item.unit else ""
            yield "unit-km", item.unit.km if item.unit else ""
        case Scale():
            yield "agreeing", item.agreeing
        case _:
            yield from _of_parts(item)


def _of_parts(item: ItemBase) -> Iterator[tuple[str, str]]:
    """Yield a label for each part of the kinds whose parts have more than an id."""
    match item:
        case Hotspot():
            yield from (("area", f"{one.id} {one.x} {one.y} {one.width} {one.height}") for one in item.areas)
        case Categorise():
            yield "boxes", _ids(item.boxes)
            yield from (("thing", f"{thing.id} {thing.box}") for thing in item.things)
        case GapFill():
            yield "gaps", _ids(item.gaps)
            yield from (("gap", f"{gap.id} {_ids(gap.options)}") for gap in item.gaps)
        case ShortAnswer():
            yield from (("accepted", f"{one.id} {len(one.en)} {len(one.km)}") for one in item.accepted)
        case OpenAnswer():
            yield from (("rubric", f"{line.id} {line.points}") for line in item.rubric)
        case _:
            return


def _ids(parts: Iterable[Named]) -> str:
    return " ".join(part.id for part in parts)
