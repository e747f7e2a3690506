"""What stands side by side to be chosen from, whatever the kind of item; several gates look at this."""

from collections.abc import Iterator
from typing import NamedTuple

from lms.courses.yaml_file import Place
from lms.quizzes.kinds import Item
from lms.quizzes.kinds.base import Choices
from lms.quizzes.kinds.gap_fill import GapFill
from lms.quizzes.kinds.hotspot import Hotspot
from lms.quizzes.kinds.picture_choice import PictureChoice
from lms.text import Language, Text


class Offered(NamedTuple):
    """One thing to choose: where its words stand, and whether it is right."""

    place: Place
    text: Text
    right: bool

    def to(self, language: Language) -> str:
        """Return its words."""
        return self.text.to(language)


Group = tuple[Offered, ...]


def groups(place: Place, item: Item) -> Iterator[Group]:
    """Yield each list of an item from which something is chosen."""
    if isinstance(item, Choices):
        yield _group((*place, "options"), item.options)
    elif isinstance(item, GapFill):
        for i, gap in enumerate(item.gaps):
            yield _group((*place, "gaps", i, "options"), gap.options)
    elif isinstance(item, PictureChoice):
        yield _group((*place, "options"), item.options)
    elif isinstance(item, Hotspot):
        yield _group((*place, "areas"), item.areas)


def _group(place: Place, offered: tuple[object, ...]) -> Group:
    return tuple(
        Offered((*place, i, "text"), text, bool(getattr(one, "right", False)))
        for i, one in enumerate(offered)
        if isinstance(text := getattr(one, "text", None), Text)
    )
