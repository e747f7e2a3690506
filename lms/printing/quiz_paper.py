"""A form on paper: the questions, the sheet to answer on, and the right answers apart from both."""

from lms.courses.content import Module
from lms.errors import NotFound
from lms.printing.asked import answered, asked
from lms.printing.sheet import Question, questions_of
from lms.printing.source import Printed, Source, frame, plain
from lms.printing.typesetting import as_pdf
from lms.printing.words import NAMES, SHEET
from lms.quizzes.quiz import Form


def quiz_paper(source: Source, language: Printed, form: Form) -> bytes:
    """Return the questions of a form with boxes to tick; raise DrawnForm, NotFound and LetterMissing."""
    questions = on_paper(source.module, source.release, form)
    said = _frame(source, "quiz", language, form) | {"questions": [asked(one) for one in questions]}
    return as_pdf("quiz.typ", said, source.on)


def answer_sheet(source: Source, language: Printed, form: Form) -> bytes:
    """Return a sheet of boxes only, so that the questions can be used again; raises as `quiz_paper` does."""
    questions = on_paper(source.module, source.release, form)
    said = _frame(source, "answer-sheet", language, form) | {"questions": [_boxes(one) for one in questions]}
    return as_pdf("answer_sheet.typ", said, source.on)


def key(source: Source, language: Printed, form: Form) -> bytes:
    """Return the right answers of a form, for whoever writes and clears it; raises as `quiz_paper` does."""
    questions = on_paper(source.module, source.release, form)
    said = _frame(source, "key", language, form) | {
        "questions": [answered(one, source) for one in questions if one.item.scored],
        "points": sum(one.item.points for one in questions),
    }
    return as_pdf("key.typ", said, source.on)


def on_paper(module: Module, release: str, form: Form) -> tuple[Question, ...]:
    """Return the questions of a form of a module; raise NotFound for a form it has not, and DrawnForm."""
    if form not in module.forms:
        raise NotFound
    return questions_of(module.quiz(release, form))


def _frame(source: Source, kind: str, language: Printed, form: Form) -> dict[str, object]:
    said = frame(source, kind, language, SHEET)
    title = NAMES[kind].to("en" if language == "en" else "km")
    return said | {"form": str(form), "document_title": f"{said['code']} · {title} {form}", "kind": kind}


def _boxes(question: Question) -> dict[str, object]:
    return {
        "number": question.number,
        "choices": len(question.choices) if not question.lines else 0,
        "lines": [plain(line.text) if question.item.kind == "gap-fill" else None for line in question.lines],
        "long": question.item.by_hand,
        "words": not question.choices and not question.lines,
    }
