"""The registers that lessons and items cite: facts, misconceptions, the help card."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, StrictBool, StrictInt, StringConstraints
from pydantic_core import PydanticCustomError

from lms.quizzes.kinds.base import Id, MisconceptionId
from lms.text import Content, Text

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _written_day(value: object) -> object:
    # Left to itself, pydantic reads 20261121 and 86400 as moments in 1970.
    if isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise PydanticCustomError("date", "")


Day = Annotated[date, BeforeValidator(_written_day)]


class Activity(Content):
    """What to do with friends. `steps` is Markdown in a file and sanitised HTML in a release."""

    title: Text
    minutes: StrictInt = Field(ge=5, le=60)
    steps: Text


class Confidence(StrEnum):
    """How sure we are of a fact."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Sex(StrEnum):
    """Of a character: questions tell of girls and boys alike."""

    FEMALE = "female"
    MALE = "male"


class Nature(StrEnum):
    """What a fact is: something one can look up, or what the programme advises and a person answers for."""

    CLAIM = "claim"
    GUIDANCE = "guidance"


class Fact(Content):
    """A sourced, dated statement that lessons cite. `number` is a telephone number, as text."""

    id: Id
    text: Text
    source: Line
    checked_on: Day
    expires_on: Day
    confidence: Confidence
    nature: Nature = Nature.CLAIM
    number: Line | None = None

    @property
    def is_guidance(self) -> bool:
        """Whether it is advice of the programme, which the safeguarding focal point signs."""
        return self.nature is Nature.GUIDANCE


class Misconception(Content):
    """A wrong belief that wrong options stand for, what is true instead, and how to teach that."""

    id: MisconceptionId
    belief: Text
    truth: Text
    source: Line
    activity: Activity | None = None


class HelpNumber(Content):
    """A line of the help card; the number itself is in the fact.

    `on_card` says who answers where the paper may be found by anybody: without a word on what is learnt.
    """

    fact: Id
    who: Text
    when: Text
    on_card: Text | None = None


class HelpCard(Content):
    """What stands on the help page."""

    title: Text
    reassure: Text
    steps: tuple[Text, ...] = Field(min_length=1)
    numbers: tuple[HelpNumber, ...] = Field(min_length=1)
    traces: Text


class Facts(Content):
    """The register of facts."""

    facts: tuple[Fact, ...]


class Misconceptions(Content):
    """The register of misconceptions."""

    misconceptions: tuple[Misconception, ...]


class Term(Content):
    """A word of the programme and its agreed Khmer; `forms` are other ways to write the English.

    `also` are other Khmer words that are right for it, `avoid` those that must not be written. A word
    of every day has too many translations: it is shown to translators, and not looked for.
    """

    id: Id
    text: Text
    forms: tuple[Line, ...] = ()
    also: tuple[Line, ...] = ()
    avoid: tuple[Line, ...] = ()
    everyday: StrictBool = False


class Glossary(Content):
    """What stands in glossary.yaml."""

    terms: tuple[Term, ...]


class Character(Content):
    """Somebody invented, of whom lessons and questions tell."""

    id: Id
    text: Text
    sex: Sex


class Characters(Content):
    """What stands in characters.yaml."""

    characters: tuple[Character, ...]
