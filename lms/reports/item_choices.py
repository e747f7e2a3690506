"""What can be chosen in an item and how often it was; without it shares would be letters without words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lms.measures.items import DONT_KNOW, Cell
from lms.quizzes.kinds import Item
from lms.quizzes.kinds.multiple_choice import MultipleChoice
from lms.quizzes.kinds.one_of import OneOf
from lms.quizzes.kinds.true_false import TrueFalse
from lms.reports.answer_words import in_words
from lms.text import Text

FEWEST_ALIKE = 11
"""An answer in somebody's own words or numbers is shown when so many gave the same."""
OTHERS = "others"
_MOST_SHOWN = 8

TRUE, FALSE = Text(en="That is true", km="ពិត"), Text(en="That is not true", km="មិនពិត")
UNKNOWN = Text(en="I don't know", km="ខ្ញុំមិនដឹងទេ")
OTHER_ANSWERS = Text(en="other answers, each by few", km="ចម្លើយផ្សេងៗទៀត ដែលនីមួយៗមានអ្នកឆ្លើយតិច")


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that can be chosen. `right` is None where it cannot be said of one part alone."""

    id: str
    text: Text | None
    right: bool | None


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those who answered chose something; the shares of a multiple choice overlap."""

    offered: Offered
    n: int
    of: int


def offered(item: Item) -> tuple[Offered, ...]:
    """Return what can be chosen, without "I don't know"; nothing where answers are made, not chosen."""
    if isinstance(item, TrueFalse):
        return (Offered("true", TRUE, item.answer), Offered("false", FALSE, not item.answer))
    if isinstance(item, MultipleChoice):
        return tuple(Offered(one.id, one.text, one.right) for one in item.options)
    if isinstance(item, OneOf):
        return tuple(Offered(one.id, _words(one), one.right) for one in item.choices)
    return ()


def single(item: Item) -> bool:
    """Whether exactly one of what is offered is chosen, so that options can be judged one by one."""
    return isinstance(item, TrueFalse | OneOf)


def shares(item: Item, cells: Iterable[Cell]) -> tuple[Share, ...]:
    """Count each thing that can be chosen, or else the commonest whole answers, "I don't know" last.

    Of those who answered: a cell without a choice and without points left the item out.
    """
    chosen: Counter[str] = Counter()
    for cell in cells:
        if cell.choice is not None:
            chosen[cell.choice] += cell.count
    of = chosen.total()
    unknown = Share(Offered(DONT_KNOW, UNKNOWN, False), chosen.pop(DONT_KNOW, 0), of)
    listed = offered(item)
    if listed:
        parts: Counter[str] = Counter()
        for choice, count in chosen.items():
            for part in choice.split("+"):
                parts[part] += count
        return (*(Share(one, parts[one.id], of) for one in listed), unknown)
    return (*_commonest(item, chosen, of), unknown)


def _commonest(item: Item, chosen: Counter[str], of: int) -> Iterable[Share]:
    shown = [pair for pair in chosen.most_common(_MOST_SHOWN) if pair[1] >= FEWEST_ALIKE]
    for choice, count in shown:
        yield Share(Offered(choice, in_words(item, choice), None), count, of)
    left = chosen.total() - sum(count for _, count in shown)
    if left:
        yield Share(Offered(OTHERS, OTHER_ANSWERS, None), left, of)


def _words(choice: object) -> Text | None:
    """Return the words of an option; those of a picture's description where it has no others."""
    text = getattr(choice, "text", None)
    picture = getattr(choice, "picture", None)
    return text if isinstance(text, Text) else getattr(picture, "alt", None)
