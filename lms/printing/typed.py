"""What somebody types from a sheet, read as the answer a phone would have sent.

One key for a tick: a, b, c … or ក, ខ, គ … or 1, 2, 3 … by the place of the box; `?` for "I don't know",
`-` for nothing ticked, or for what cannot be read. Several ticks are written together (`ac`). Where
boxes are written in, what stands in them is typed from the first to the last, `-` for an empty one.
"""

from lms.errors import LmsError
from lms.printing.sheet import LETTERS, UNKNOWN, Choice, Question, Shape
from lms.quizzes.kinds.base import FIELD, Answer
from lms.quizzes.kinds.number import Number
from lms.text import Text, khmer_digits, latin_digits, visible

BLANK = "-"
KNOWS_NOT = "?"
_BLANKS = {"-", "–", "—", "−"}
_KNOWS_NOT = {"?", "？"}
_BETWEEN = str.maketrans(dict.fromkeys(" ,;.+/", None))


class Mistyped(LmsError):
    """What was typed for a question cannot be an answer to it; the message says what can."""

    status = 422


def read(question: Question, typed: str) -> Answer:
    """Return the answer that was typed for a question; raise Mistyped, never guess."""
    plain = visible(typed).strip()
    if plain in _BLANKS:
        return {}
    if plain in _KNOWS_NOT:
        return UNKNOWN
    if not plain:
        raise Mistyped(
            Text(
                en="Nothing is typed. Type - where nothing was ticked.",
                km="មិនទាន់បានវាយអ្វីទេ។ បើគ្មានគូសអ្វី សូមវាយ -។",
            )
        )
    if question.shape is Shape.WORDS:
        return _words(question, plain)
    signs = latin_digits(plain).casefold().translate(_BETWEEN)
    for sign in _BLANKS:
        signs = signs.replace(sign, BLANK)
    if question.lines:
        return _lines(question, signs)
    return _ticks(question, signs)


def keys_of(question: Question) -> Text:
    """Return the keys that a question may be answered with, in words."""
    if question.shape is Shape.WORDS:
        return Text(en="what is written, ? or -", km="អ្វីដែលសរសេរលើសន្លឹក ឬ ? ឬ -")
    if question.shape is Shape.PLACES:
        last = len(question.lines)
        return Text(
            en=f"{last} numbers from 1 to {last}, from the first box to the last",
            km=f"លេខ {khmer_digits(last)} ពី ១ ដល់ {khmer_digits(last)} តាមលំដាប់ប្រអប់",
        )
    if question.shape is Shape.LETTERS:
        count = len(question.lines)
        return Text(
            en=f"{count} letters, from the first box to the last",
            km=f"អក្សរចំនួន {khmer_digits(count)} តាមលំដាប់ប្រអប់",
        )
    last = len(question.choices) - 1
    several = question.shape is Shape.SEVERAL
    return Text(
        en=f"{'letters' if several else 'one letter'} from a to {LETTERS['en'][last]}, ? or -",
        km=f"អក្សរ{'' if several else 'មួយ'}ពី ក ដល់ {LETTERS['km'][last]} ឬ ? ឬ -",
    )


def _ticks(question: Question, signs: str) -> Answer:
    chosen = [_choice(question.choices, sign) for sign in signs]
    right_count = len(chosen) == 1 or question.shape is Shape.SEVERAL
    values = [choice.value for choice in chosen if choice is not None]
    if not values or None in chosen or not right_count or len(set(values)) != len(values):
        raise _not_that(question)
    # In the order of the boxes, as a browser sends them.
    return {FIELD: [choice.value for choice in question.choices if choice.value in values]}


def _lines(question: Question, signs: str) -> Answer:
    if len(signs) != len(question.lines):
        raise _not_that(question)
    answer: dict[str, list[str]] = {}
    for line, sign in zip(question.lines, signs, strict=True):
        if sign == BLANK:
            continue
        choice = _choice(line.choices, sign)
        if choice is None or (question.shape is Shape.PLACES and not sign.isdigit()):
            raise _not_that(question)
        answer[line.name] = [choice.value]
    return answer


def _words(question: Question, plain: str) -> Answer:
    answer: Answer = {FIELD: [plain]}
    odd_number = isinstance(question.item, Number) and not question.item.grade(answer).kept
    if odd_number or question.item.excess(answer):
        raise _not_that(question)
    return answer


def _choice(choices: tuple[Choice, ...], sign: str) -> Choice | None:
    for signs in (*LETTERS.values(), "12345678"):
        place = signs.find(sign)
        if 0 <= place < len(choices):
            return choices[place]
    return None


def _not_that(question: Question) -> Mistyped:
    keys = keys_of(question)
    return Mistyped(
        Text(
            en=f"This is no answer to this question. Type {keys.en}.",
            km=f"នេះមិនមែនជាចម្លើយសម្រាប់សំណួរនេះទេ។ សូមវាយ {keys.km}។",
        )
    )
