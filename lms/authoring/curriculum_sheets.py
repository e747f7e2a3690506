"""The table of a curriculum as lines of cells with headings, for a screen or a document."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from lms.authoring.curriculum import FormRow, LessonRow, ModuleTable
from lms.quizzes.kinds import Level
from lms.text import Language, Text

_T = Text
_LESSON = (
    _T(en="Lesson", km="មេរៀន"),
    _T(en="Screens", km="អេក្រង់"),
    _T(en="English words", km="ពាក្យអង់គ្លេស"),
    _T(en="Khmer words, about", km="ពាក្យខ្មែរ ប្រហែល"),
    _T(en="Story", km="រឿង"),
    _T(en="Practice", km="លំហាត់"),
    _T(en="Help", km="ជំនួយ"),
)
_FORMS = _T(en="Forms", km="ទម្រង់")
_YES, _NO = _T(en="yes", km="មាន"), _T(en="–", km="–")
_COUNTED: tuple[tuple[Text, Callable[[FormRow], str]], ...] = (
    (_T(en="Questions", km="សំណួរ"), lambda one: str(one.items)),
    (_T(en="that must be right", km="ដែលត្រូវតែត្រូវ"), lambda one: str(one.critical)),
)
_JUDGED: tuple[tuple[Text, Callable[[FormRow], str]], ...] = (
    (
        _T(en="Right option is the longest, English", km="ជម្រើសត្រឹមត្រូវវែងជាងគេ អង់គ្លេស"),
        lambda one: _share(one.longest["en"], one.single),
    ),
    (
        _T(en="Right option is the longest, Khmer", km="ជម្រើសត្រឹមត្រូវវែងជាងគេ ខ្មែរ"),
        lambda one: _share(one.longest["km"], one.single),
    ),
    (
        _T(en="Wrong answers that name a misconception", km="ចម្លើយខុសដែលមានការយល់ច្រឡំ"),
        lambda one: _share(one.named, one.wrong),
    ),
    (
        _T(en="Right by wording alone, expected", km="ត្រូវដោយគ្រាន់តែមើលពាក្យ (រំពឹងទុក)"),
        lambda one: f"{one.guessed:.1f}/{one.items} ({round(100 * one.guessed / one.items)} %)",
    ),
    (_T(en="Questions that tell of girls", km="សំណួរនិយាយពីកុមារស្រី ឬស្ត្រី"), lambda one: str(one.girls)),
    (_T(en="Questions that tell of boys", km="សំណួរនិយាយពីកុមារប្រុស ឬបុរស"), lambda one: str(one.boys)),
)
_LEVELS: dict[str, Text] = {
    Level.REMEMBER: _T(en="remember", km="ចងចាំ"),
    Level.UNDERSTAND: _T(en="understand", km="យល់"),
    Level.APPLY: _T(en="apply", km="អនុវត្ត"),
}
_KEY = _T(en="Right option at {place}", km="ជម្រើសត្រឹមត្រូវនៅ {place}")


K = TypeVar("K", str, tuple[str, str])


class Sheet(NamedTuple):
    """Rows under headings."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def title_of(table: ModuleTable, language: Language) -> str:
    """Return how a module is called above its sheets."""
    return f"{table.code} · {table.title.to(language)} ({table.id})"


def sheets_of(table: ModuleTable, language: Language) -> tuple[Sheet, Sheet]:
    """Return the lessons of a module, and its forms side by side."""
    lessons = tuple(_lesson(one, language) for one in table.lessons)
    forms = tuple(_form_lines(table.forms, language))
    return (
        Sheet(tuple(one.to(language) for one in _LESSON), lessons),
        Sheet((_FORMS.to(language), *(str(one.form) for one in table.forms)), forms),
    )


def _lesson(one: LessonRow, language: Language) -> tuple[str, ...]:
    counts = (str(number) for number in (one.screens, one.english, one.khmer))
    has = ((_YES if part else _NO).to(language) for part in (one.story, one.practice, one.help))
    return (f"{one.title.to(language)} ({one.id})", *counts, *has)


def _form_lines(forms: tuple[FormRow, ...], language: Language) -> Iterator[tuple[str, ...]]:
    for words, count in _COUNTED:
        yield words.to(language), *(count(one) for one in forms)
    for cell in _keys(one.cells for one in forms):
        level = _LEVELS[cell[1]].to(language) if cell[1] in _LEVELS else cell[1]
        yield f"{cell[0]} · {level}", *(str(one.cells.get(cell, 0)) for one in forms)
    for kind in _keys(one.kinds for one in forms):
        yield kind, *(str(one.kinds.get(kind, 0)) for one in forms)
    for key in _keys(one.keys for one in forms):
        yield (
            _KEY.to(language).format(place=key),
            *(_share(one.keys.get(key, 0), one.single) for one in forms),
        )
    for words, count in _JUDGED:
        yield words.to(language), *(count(one) for one in forms)


def _keys(mappings: Iterable[Iterable[K]]) -> list[K]:
    return sorted({key for one in mappings for key in one})


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole}" + (f" ({round(100 * part / whole)} %)" if whole else "")


def as_text(sheet: Sheet) -> str:
    """Return a sheet in columns; letters that are drawn above others make Khmer ones ragged."""
    widths = [max(len(row[i]) for row in (sheet.head, *sheet.rows)) for i in range(len(sheet.head))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in _all(sheet)
    )
    return "\n".join(line.rstrip() for line in lines)


def as_markdown(sheet: Sheet) -> str:
    """Return a sheet as a table of Markdown."""
    lines = ["| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in _all(sheet)]
    return "\n".join([lines[0], "|---" * len(sheet.head) + "|", *lines[1:]])


def _all(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    return (sheet.head, *sheet.rows)
