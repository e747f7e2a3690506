"""What can be printed of a module, by name, and under which neutral file name a phone keeps it."""

from enum import StrEnum

from lms.printing.flipchart import flipchart
from lms.printing.guide import guide
from lms.printing.handout import handout
from lms.printing.quiz_paper import answer_sheet, key, quiz_paper
from lms.printing.source import Printed, Source
from lms.printing.tally import tally
from lms.quizzes.quiz import Form


class Material(StrEnum):
    """A paper. Those of FORMS are made of one form of the quiz."""

    HANDOUT = "handout"
    GUIDE = "guide"
    FLIPCHART = "flipchart"
    QUIZ = "quiz"
    ANSWER_SHEET = "answer-sheet"
    KEY = "key"
    TALLY = "tally"


FORMS = frozenset({Material.QUIZ, Material.ANSWER_SHEET, Material.KEY})


def printed(source: Source, material: Material, language: Printed, form: Form | None = None) -> bytes:
    """Return a paper as a PDF; the same source gives the same bytes.

    Those of FORMS need a form. Raises NotFound for a form the module has not, DrawnForm, LetterMissing.
    """
    match material:
        case Material.HANDOUT:
            return handout(source, language)
        case Material.GUIDE:
            return guide(source, language)
        case Material.FLIPCHART:
            return flipchart(source, language)
        case Material.TALLY:
            return tally(source, language)
        case Material.QUIZ:
            return quiz_paper(source, language, form or Form.A)
        case Material.ANSWER_SHEET:
            return answer_sheet(source, language, form or Form.A)
        case Material.KEY:
            return key(source, language, form or Form.A)


def file_name(code: str, material: Material, language: Printed, form: Form | None = None) -> str:
    """Return the name of a file; nothing in it says what is learnt."""
    parts = [code, material, *([form] if material in FORMS and form else []), language]
    return "-".join(str(part) for part in parts).lower() + ".pdf"
