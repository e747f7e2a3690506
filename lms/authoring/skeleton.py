"""A new module with every file it needs, to be filled in; without it one would begin with nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lms.authoring.skeleton_words import REMARKS
from lms.authoring.yaml_lines import indented
from lms.authoring.yaml_writer import write_yaml
from lms.text import Language, Text

_BLANK = "en:\nkm:\n"
_SCREENS = ("first-idea", "second-idea")


@dataclass(frozen=True, slots=True)
class NewLesson:
    """A lesson to begin: its id and its titles; a language without words is left to fill in."""

    id: str
    en: str
    km: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that the blueprint asks for."""

    objective: str
    level: str = "remember"
    critical: bool = False


@dataclass(frozen=True, slots=True)
class NewModule:
    """What is known of a module before anything is written; ages in years."""

    id: str
    code: str
    en: str
    km: str
    lessons: tuple[NewLesson, ...]
    min_age: int = 10
    max_age: int = 17


def id_from(title: str) -> str:
    """Return an id made of the Latin letters and digits of a title; empty where it has none."""
    return "-".join(re.findall("[a-z0-9]+", title.lower().replace("'", "")))[:60].strip("-")


def lessons_from(titles: Iterable[tuple[str, str]]) -> tuple[NewLesson, ...]:
    """Return a lesson for each title (English, Khmer), each with an id of its own."""
    lessons: list[NewLesson] = []
    for number, (en, km) in enumerate(titles, 1):
        wanted, taken = id_from(en) or f"lesson-{number}", {one.id for one in lessons}
        lessons.append(NewLesson(f"{wanted}-{number}" if wanted in taken else wanted, en, km))
    return tuple(lessons)


def module_files(new: NewModule, language: Language) -> dict[str, str]:
    """Return the text of each file of a new module by its name among all content.

    Remarks in `language` say what belongs where; checking the files names every place that is
    still to be filled in.
    """
    home = f"modules/{new.id}"
    files = {f"{home}/module.yaml": _head(new, language)}
    for number, lesson in enumerate(new.lessons, 1):
        text = lesson_file(lesson, f"{new.id}-p{number}", f"o{number}", language)
        files[f"{home}/lessons/{lesson.id}.yaml"] = text
    cells = [Asked(f"o{number}") for number, _ in enumerate(new.lessons, 1)]
    for form in ("A", "B"):
        files[f"{home}/items/form-{form.lower()}.yaml"] = form_file(new.id, form, cells, language)
    return files


def lesson_file(new: NewLesson, practice: str, objective: str, language: Language) -> str:
    """Return a lesson to fill in; `practice` is the id of its question to practise."""
    told = "".join(_screen(name, language if name == "first-idea" else None) for name in _SCREENS)
    return (
        f"{_remark('lesson', language)}id: {new.id}\n{_titled('title', new.en, new.km)}"
        f"objectives:\n  - {objective}\n{_remark('screens', language)}screens:\n{told}"
        f"{_remark('practice', language, 2)}  - id: try-it\n    practice:\n"
        f"{indented(_true_false(practice, objective), 6)}"
        f"{_remark('activity', language)}activity:\n{_text('title', 2)}  minutes: 10\n{_text('steps', 2)}"
    )


def form_file(module: str, form: str, cells: Iterable[Asked], language: Language) -> str:
    """Return a form with one question for each cell of the blueprint."""
    named = ((f"{module}-{form.lower()}{number}", cell) for number, cell in enumerate(cells, 1))
    items = [_entry(_single_choice(id_, cell)) for id_, cell in named]
    remarks = _remark("form", language), _remark("item", language, 2)
    return f"{remarks[0]}form: {form}\nitems:\n{remarks[1]}{''.join(items)}"


def attitudes_file(module: str, objective: str, language: Language) -> str:
    """Return statements that are asked at the end of every quiz, with one to begin with."""
    item = (
        f"id: {module}-v1\nkind: scale\nobjective: {objective}\n"
        f"agreeing: safer\n{_text('stem')}{_text('explain')}"
    )
    return f"{_remark('attitudes', language)}items:\n{_entry(item)}"


def _head(new: NewModule, language: Language) -> str:
    numbers = range(1, len(new.lessons) + 1)
    objectives = "".join(f"  - id: o{one}\n{_text('text', 4)}{_text('can', 4)}" for one in numbers)
    cells = "".join(f"  - objective: o{one}\n    level: remember\n    items: 1\n" for one in numbers)
    lessons = "".join(f"  - {lesson.id}\n" for lesson in new.lessons)
    return (
        f"{_remark('module', language)}id: {new.id}\ncode: {new.code}\n"
        f"{_remark('native_review', language)}native_review: pending\n{_titled('title', new.en, new.km)}"
        f"{_remark('summary', language)}{_text('summary')}min_age: {new.min_age}\nmax_age: {new.max_age}\n"
        f"completed_percent: 60\nachieved_percent: 70\n{_remark('objectives', language)}"
        f"objectives:\n{objectives}{_remark('blueprint', language)}blueprint:\n{cells}"
        f"{_remark('lessons', language)}lessons:\n{lessons}"
    )


def _screen(name: str, language: Language | None) -> str:
    remark = _remark("screen", language, 2) if language else ""
    return f"{remark}  - id: {name}\n{_text('heading', 4)}{_text('text', 4)}"


def _true_false(id_: str, objective: str) -> str:
    return (
        f"id: {id_}\nkind: true-false\nobjective: {objective}\n{_text('stem')}answer: true\n"
        f"if_true:\n{_text('feedback', 2)}if_false:\n  reason:\n{_text('feedback', 2)}{_text('explain')}"
    )


def _single_choice(id_: str, cell: Asked) -> str:
    options = "".join(
        f"  - id: {name}\n    {'right: true' if name == 'a' else 'reason:'}\n"
        f"{_text('text', 4)}{_text('feedback', 4)}"
        for name in "abc"
    )
    critical = "critical: true\n" if cell.critical else ""
    return (
        f"id: {id_}\nkind: single-choice\nobjective: {cell.objective}\nlevel: {cell.level}\n{critical}"
        f"{_text('stem')}options:\n{options}{_text('explain')}"
    )


def _entry(lines: str) -> str:
    return "  - " + indented(lines, 4)[4:]


def _text(key: str, column: int = 0) -> str:
    return indented(f"{key}:\n{indented(_BLANK, 2)}", column)


def _titled(key: str, en: str, km: str) -> str:
    written = write_yaml({key: {"en": en, "km": km}})
    return written.replace(' ""\n', "\n")


def _remark(name: str, language: Language, column: int = 0) -> str:
    said: Text = REMARKS[name]
    return indented("".join(f"# {line}".rstrip() + "\n" for line in said.to(language).splitlines()), column)
