"""The kinds of item there are. A new one: its file, its template, its line here."""

from typing import Annotated

from pydantic import Field, TypeAdapter

from lms.quizzes.kinds.base import Answer, ItemBase, Level, Outcome
from lms.quizzes.kinds.categorise import Categorise
from lms.quizzes.kinds.gap_fill import GapFill
from lms.quizzes.kinds.hotspot import Hotspot
from lms.quizzes.kinds.matching import Matching
from lms.quizzes.kinds.multiple_choice import MultipleChoice
from lms.quizzes.kinds.number import Number
from lms.quizzes.kinds.open_answer import OpenAnswer
from lms.quizzes.kinds.ordering import Ordering
from lms.quizzes.kinds.picture_choice import PictureChoice
from lms.quizzes.kinds.scale import Scale
from lms.quizzes.kinds.short_answer import ShortAnswer
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.quizzes.kinds.true_false import TrueFalse

Item = Annotated[
    SingleChoice
    | MultipleChoice
    | TrueFalse
    | Ordering
    | Matching
    | Number
    | ShortAnswer
    | GapFill
    | Categorise
    | PictureChoice
    | Hotspot
    | Scale
    | OpenAnswer,
    Field(discriminator="kind"),
]

ITEM: TypeAdapter[Item] = TypeAdapter(Item)

KINDS: tuple[type[ItemBase], ...] = (
    SingleChoice,
    MultipleChoice,
    TrueFalse,
    Ordering,
    Matching,
    Number,
    ShortAnswer,
    GapFill,
    Categorise,
    PictureChoice,
    Hotspot,
    Scale,
    OpenAnswer,
)

__all__ = ["ITEM", "KINDS", "Answer", "Item", "ItemBase", "Level", "Outcome"]
