"""The rows of a grid typed in from paper, checked before anything is kept: mistakes by row and question."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lms.printing import typed
from lms.printing.sheet import Question
from lms.printing.typed import Mistyped
from lms.quizzes.kinds.base import Answer, knows_not
from lms.text import Text, khmer_digits

Cells = Mapping[int, str]
"""What was typed for one learner, by the number of the question."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake: the row counted from 1, and the number of the question; 0 for the whole row or grid."""

    row: int
    question: int
    message: Text


@dataclass(frozen=True, slots=True)
class Sum:
    """How a question was answered in all rows together."""

    question: int
    answered: int
    unknown: int
    blank: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What a grid says: answers by learner and item, sums by question, and every mistake."""

    answers: Mapping[str, Mapping[str, Answer]]
    sums: tuple[Sum, ...]
    slips: tuple[Slip, ...]

    @property
    def filled(self) -> int:
        """How many rows hold a sheet."""
        return len(self.answers)


def check(questions: Sequence[Question], rows: Sequence[tuple[str, Cells]], sheets: int) -> Checked:
    """Return what the rows (learner, cells) say. A row without a sign is a learner without a sheet.

    The sheets counted on the table must be as many as the rows with something in them.
    """
    answers: dict[str, dict[str, Answer]] = {}
    slips: list[Slip] = []
    for number, (learner, cells) in enumerate(rows, 1):
        if not any(cells.get(one.number, "").strip() for one in questions):
            continue
        answers[learner] = {}
        for question in questions:
            try:
                answers[learner][question.item.id] = typed.read(question, cells.get(question.number, ""))
            except Mistyped as error:
                slips.append(Slip(number, question.number, error.message))
    if len(answers) != sheets or not sheets:
        slips.insert(0, Slip(0, 0, _unequal(sheets, len(answers))))
    return Checked(answers, tuple(_sum(one, list(answers.values())) for one in questions), tuple(slips))


def _sum(question: Question, rows: Sequence[Mapping[str, Answer]]) -> Sum:
    said = [row[question.item.id] for row in rows if question.item.id in row]
    counts = Counter("blank" if not one else "unknown" if knows_not(one) else "answered" for one in said)
    return Sum(question.number, counts["answered"], counts["unknown"], counts["blank"])


def _unequal(sheets: int, filled: int) -> Text:
    return Text(
        en=f"You counted {sheets} sheets, and {filled} rows are filled in. Both must be the same, "
        "and at least 1. Count the sheets again, or look for the row that is missing.",
        km=f"លោកគ្រូ អ្នកគ្រូរាប់បាន {khmer_digits(sheets)} សន្លឹក "
        f"តែបានបំពេញ {khmer_digits(filled)} ជួរ។ ចំនួនទាំងពីរត្រូវតែដូចគ្នា ហើយយ៉ាងតិច ១។ "
        "សូមរាប់ក្រដាសម្ដងទៀត ឬរកមើលជួរដែលខ្វះ។",
    )
