"""What a change means for answers given before; without it a new key could make a gain look real."""

from collections.abc import Iterator

from lms.authoring.difference_subjects import home_name
from lms.authoring.difference_tree import Edit
from lms.courses.content import Module
from lms.courses.fingerprints import is_aside, marked, seen
from lms.courses.regrade_words import PROBLEMS
from lms.courses.regrading import items_of, why_not
from lms.quizzes.kinds import Item
from lms.text import Text

_NOTHING = Text(en="–", km="–")


class Effects:
    """The two versions of a module, as far as they are whole; what is not whole says nothing."""

    def __init__(self, old: Module | None, new: Module | None) -> None:
        self._known = old is not None and new is not None
        self._old = items_of(old) if old else {}
        self._new = items_of(new) if new else {}
        self._pictures = (old.pictures if old else {}, new.pictures if new else {})
        self._corrected = {one.item for one in new.head.corrections} if new else set[str]()

    def of(self, name: str, edit: Edit) -> Iterator[tuple[str, Text]]:
        """Yield what an edit means: a code of EFFECTS, or another code with its words."""
        home = home_name(name)
        if not self._known or not home.startswith("items/form-") or edit.way[:1] != ("items",):
            return
        if len(edit.way) == 1:
            return
        item, rest = edit.way[1], edit.way[2:]
        old, new = self._old.get(item), self._new.get(item)
        if old is None or new is None or not rest:
            yield "incomparable", _NOTHING
        elif not is_aside(rest):
            yield from self._of_item(item, old, new)

    def _of_item(self, item: str, old: Item, new: Item) -> Iterator[tuple[str, Text]]:
        looks = seen(old, self._pictures[0]) != seen(new, self._pictures[1])
        if marked(old) != marked(new):
            problem = why_not(old, new)
            if item not in self._corrected:
                yield "needs-correction", _NOTHING
                looks = True
            elif problem is not None:
                yield "cannot", PROBLEMS[problem]
            else:
                yield "marked-again", _NOTHING
        if looks:
            yield "incomparable", _NOTHING
