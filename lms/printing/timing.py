"""How long each part of a session takes; without it a trainer plans an hour and needs two."""

from dataclasses import dataclass
from html import unescape
from math import ceil
from re import sub

from lms.courses.content import Lesson, Module, Screen
from lms.quizzes.quiz import Moment

OPENING = 5
CLOSING = 5
PRACTICE = 4
WORDS_A_MINUTE = 80
"""English words, spoken slowly to a group with pauses; the Khmer of a screen takes as long."""
_TALK = 2
_MINUTES_PER_QUESTION = 1.5


@dataclass(frozen=True, slots=True)
class Session:
    """The minutes of one lesson held with a group: its screens in order, and what stands around them.

    `before` and `after` are the minutes of a quiz at its beginning and at its end; 0 for none.
    """

    screens: tuple[int, ...]
    activity: int
    before: int = 0
    after: int = 0

    @property
    def total(self) -> int:
        """All minutes from opening to closing."""
        return self.before + OPENING + sum(self.screens) + self.activity + self.after + CLOSING


def sessions_of(module: Module) -> tuple[Session, ...]:
    """Return a session for each lesson; the first begins with a quiz, and the last ends with one."""
    last = len(module.lessons) - 1
    return tuple(
        Session(
            screens=tuple(minutes_of(screen) for screen in lesson.screens),
            activity=lesson.activity.minutes,
            before=_quiz(module, Moment.BEFORE) if number == 0 else 0,
            after=_quiz(module, Moment.AFTER) if number == last else 0,
        )
        for number, lesson in enumerate(module.lessons)
    )


def minutes_of(screen: Screen) -> int:
    """Return the minutes to say a screen and talk about it, or to ask a question and talk about answers."""
    if screen.text is None:
        return PRACTICE
    return ceil(len(_words(screen.text.en)) / WORDS_A_MINUTE) + _TALK


def card_numbers(lessons: tuple[Lesson, ...]) -> tuple[tuple[int, ...], ...]:
    """Return the numbers of the cards, lesson by lesson: one for each screen, one for the activity."""
    numbers, next_one = [], 1
    for lesson in lessons:
        count = len(lesson.screens) + 1
        numbers.append(tuple(range(next_one, next_one + count)))
        next_one += count
    return tuple(numbers)


def _words(html: str) -> list[str]:
    return unescape(sub(r"<[^>]*>", " ", html)).split()


def _quiz(module: Module, moment: Moment) -> int:
    policy = module.policy(moment)
    if policy is None or policy.form not in module.forms:
        return 0
    return ceil(_MINUTES_PER_QUESTION * (len(module.forms[policy.form]) + len(module.attitudes)))
