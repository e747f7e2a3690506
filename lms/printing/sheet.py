"""A form as an answer sheet: what a box stands for, so that a tick and a tap give the same answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lms.errors import LmsError
from lms.quizzes.kinds import Item
from lms.quizzes.kinds.base import DONT_KNOW, FIELD, Answer, Picture
from lms.quizzes.kinds.categorise import Categorise
from lms.quizzes.kinds.gap_fill import GapFill
from lms.quizzes.kinds.hotspot import Hotspot
from lms.quizzes.kinds.matching import Matching
from lms.quizzes.kinds.multiple_choice import MultipleChoice
from lms.quizzes.kinds.number import Number
from lms.quizzes.kinds.open_answer import OpenAnswer
from lms.quizzes.kinds.ordering import Ordering
from lms.quizzes.kinds.picture_choice import PictureChoice
from lms.quizzes.kinds.scale import STEPS, Scale
from lms.quizzes.kinds.short_answer import ShortAnswer
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.quizzes.kinds.true_false import FALSE, TRUE, TrueFalse
from lms.quizzes.quiz import Quiz
from lms.text import Language, Text, khmer_digits

LETTERS: dict[Language, str] = {"en": "abcdefgh", "km": "កខគឃងចឆជ"}
"""What stands before the choices; the same place has the same letter on paper and in the grid."""

SCALE_WORDS = (
    Text(en="I do not agree at all", km="មិនយល់ស្របទាល់តែសោះ"),
    Text(en="I do not agree", km="មិនយល់ស្រប"),
    Text(en="I am not sure", km="មិនប្រាកដ"),
    Text(en="I agree", km="យល់ស្រប"),
    Text(en="I agree very much", km="យល់ស្របខ្លាំង"),
)
KNOWS_NOT = Text(en="I don't know", km="ខ្ញុំមិនដឹងទេ")
RATHER_NOT = Text(en="I would rather not say", km="ខ្ញុំមិនចង់ប្រាប់ទេ")


class DrawnForm(LmsError):
    """A form of which everybody gets other questions has no one paper."""

    status = 409
    message = Text(
        en="Each learner gets other questions of this form, so it cannot be printed or typed in from paper. "
        "Use it on the phone, or let its author write a form without `draw`.",
        km="ក្នុងទម្រង់នេះ ម្នាក់ៗទទួលបានសំណួរខុសគ្នា ដូច្នេះមិនអាចបោះពុម្ព ឬបញ្ចូលពីក្រដាសបានទេ។ "
        "សូមប្រើវាក្នុងទូរសព្ទ ឬសុំឱ្យអ្នកសរសេរសរសេរទម្រង់ដែលគ្មាន `draw`។",
    )


class Shape(StrEnum):
    """How a question is answered on paper."""

    ONE = "one"
    SEVERAL = "several"
    PLACES = "places"
    LETTERS = "letters"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a letter stands for: the value a phone would send, and what is read or seen."""

    value: str
    text: Text | None = None
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A box to write a letter or a number in: the field a phone would send, and what is asked."""

    name: str
    text: Text
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """An item on paper. `choices` have boxes to tick; each of the `lines` has a box to write in."""

    number: int
    item: Item
    shape: Shape
    choices: tuple[Choice, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def knows_not(self) -> Text:
        """What the last box says."""
        return KNOWS_NOT if self.item.scored else RATHER_NOT

    def right(self) -> str:
        """Return the right answer as it is typed in; empty where none is right."""
        right = self.item.right()
        match self.shape:
            case Shape.ONE | Shape.SEVERAL:
                return "".join(
                    letter
                    for letter, choice in zip(LETTERS["en"], self.choices, strict=False)
                    if choice.value in right.get(FIELD, ())
                )
            case Shape.PLACES:
                return "".join(right[line.name][0] for line in self.lines)
            case Shape.LETTERS:
                return "".join(_letter_of(line, right) for line in self.lines)
            case Shape.WORDS:
                return "".join(right.get(FIELD, ()))


def questions_of(quiz: Quiz) -> tuple[Question, ...]:
    """Return the questions of a form in the order of a first try; raise DrawnForm."""
    if quiz.take is not None:
        raise DrawnForm
    return tuple(question_of(item, number) for number, item in enumerate(quiz.shown(""), 1))


def question_of(item: Item, number: int) -> Question:
    """Return an item as it stands on paper, everything in the order of a first try on the phone."""
    match item:
        case SingleChoice() | MultipleChoice():
            several = isinstance(item, MultipleChoice)
            choices = tuple(Choice(one.id, one.text) for one in item.shown(""))
            return Question(number, item, Shape.SEVERAL if several else Shape.ONE, choices)
        case PictureChoice():
            shown = tuple(Choice(one.id, one.text, one.picture) for one in item.shown(""))
            return Question(number, item, Shape.ONE, shown)
        case Hotspot():
            return Question(number, item, Shape.ONE, tuple(Choice(one.id, one.text) for one in item.areas))
        case TrueFalse():
            return Question(number, item, Shape.ONE, (Choice("true", TRUE), Choice("false", FALSE)))
        case Scale():
            steps = zip(STEPS, SCALE_WORDS, strict=True)
            return Question(number, item, Shape.ONE, tuple(Choice(step, words) for step, words in steps))
        case Number() | ShortAnswer() | OpenAnswer():
            return Question(number, item, Shape.WORDS)
        case Ordering() | Matching() | Categorise() | GapFill():
            return _with_lines(item, number)


def _with_lines(item: Ordering | Matching | Categorise | GapFill, number: int) -> Question:
    match item:
        case Ordering():
            places = tuple(Choice(str(place), _place(place)) for place in range(1, len(item.steps) + 1))
            steps = tuple(Line(f"{FIELD}-{one.id}", one.text, places) for one in item.shown(""))
            return Question(number, item, Shape.PLACES, lines=steps)
        case Matching():
            signs = tuple(Choice(one.sign, one.right) for one in item.shown(""))
            lefts = tuple(Line(one.name, one.left, signs) for one in item.pairs)
            return Question(number, item, Shape.LETTERS, signs, lefts)
        case Categorise():
            boxes = tuple(Choice(one.id, one.text) for one in item.boxes)
            things = tuple(Line(f"{FIELD}-{one.sign}", one.text, boxes) for one in item.shown(""))
            return Question(number, item, Shape.LETTERS, boxes, things)
        case GapFill():
            gaps = tuple(
                Line(
                    f"{FIELD}-{gap.id}",
                    _place(place),
                    tuple(Choice(word.id, word.text) for word in item.shown_in(gap, "")),
                )
                for place, gap in enumerate(item.gaps, 1)
            )
            return Question(number, item, Shape.LETTERS, lines=gaps)


def _place(place: int) -> Text:
    return Text(en=str(place), km=khmer_digits(place))


def _letter_of(line: Line, answer: Answer) -> str:
    given: Sequence[str] = answer.get(line.name, ())
    values = [choice.value for choice in line.choices]
    return LETTERS["en"][values.index(given[0])] if given and given[0] in values else "-"


UNKNOWN: Answer = {FIELD: [DONT_KNOW]}
