"""A whole answer in words: what was kept are ids, and a page that shows ids is for nobody but its author."""

from collections.abc import Mapping

from lms.quizzes.kinds import Item
from lms.quizzes.kinds.base import OTHER
from lms.quizzes.kinds.categorise import Categorise
from lms.quizzes.kinds.gap_fill import GapFill
from lms.quizzes.kinds.matching import Matching
from lms.quizzes.kinds.ordering import Ordering
from lms.quizzes.kinds.short_answer import ShortAnswer
from lms.text import Text, khmer_digits

ANOTHER = Text(en="another word", km="ពាក្យផ្សេង")


def in_words(item: Item, choice: str) -> Text:
    """Return an answer that was put together or typed, as a reader of either language would say it.

    What no longer belongs to the item is shown as it was kept.
    """
    if isinstance(item, ShortAnswer):
        return _spelt(item, choice)
    parts = [part.partition(":") for part in choice.split(" ")]
    left, right = _sides(item)
    said = [
        (left.get(name, _number(name)), right.get(value, _number(value))) if sign else (None, _number(name))
        for name, sign, value in parts
    ]
    return Text(
        en="; ".join(f"{one.en} → {two.en}" if one else two.en for one, two in said),
        km="; ".join(f"{one.km} → {two.km}" if one else two.km for one, two in said),
    )


def _spelt(item: ShortAnswer, choice: str) -> Text:
    if choice == OTHER:
        return ANOTHER
    english, khmer = item.spelling(choice, "en"), item.spelling(choice, "km")
    return Text(en=english or choice, km=khmer or choice)


def _number(word: str) -> Text:
    return Text(en=word, km=khmer_digits(word))


def _sides(item: Item) -> tuple[Mapping[str, Text], Mapping[str, Text]]:
    """Return the words of what stands on the left of an answer, and of what was put to it, by id."""
    if isinstance(item, Matching):
        return {one.id: one.left for one in item.pairs}, {one.id: one.right for one in item.pairs}
    if isinstance(item, Categorise):
        return {one.id: one.text for one in item.things}, {one.id: one.text for one in item.boxes}
    if isinstance(item, Ordering):
        return {one.id: one.text for one in item.steps}, {}
    if isinstance(item, GapFill):
        gaps = {gap.id: _number(f"[{number}]") for number, gap in enumerate(item.gaps, 1)}
        return gaps, {word.id: word.text for gap in item.gaps for word in gap.options}
    return {}, {}
