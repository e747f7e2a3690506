"""Which files a module has, which it names, and which of the two was misspelt."""

from collections.abc import Iterable, Iterator
from itertools import chain

from lms.courses.checks import say
from lms.courses.content import ModuleHead
from lms.courses.files import Files, stem
from lms.courses.meant import hint
from lms.courses.mistakes import Mistake
from lms.courses.yaml_file import YamlFile
from lms.quizzes.quiz import Form

REQUIRED_FORMS = (Form.A, Form.B)


def form_name(home: str, form: Form) -> str:
    """Return the name of the file of a form."""
    return f"{home}/items/form-{form.value.lower()}.yaml"


def attitudes_name(home: str) -> str:
    """Return the name of the file of statements."""
    return f"{home}/items/attitudes.yaml"


def facilitation_name(home: str) -> str:
    """Return the name of the file that says how a session on the module is led."""
    return f"{home}/facilitation.yaml"


def lesson_name(home: str, lesson: str) -> str:
    """Return the name of the file of a lesson."""
    return f"{home}/lessons/{lesson}.yaml"


def forms_in(files: Files, home: str) -> tuple[Form, ...]:
    """Return the forms a module must have, and those it has."""
    return tuple(form for form in Form if form in REQUIRED_FORMS or files.has(form_name(home, form)))


def misspelt_lessons(files: Files, home: str, head: ModuleHead) -> dict[str, str]:
    """Return the lessons that have no file, each with the file, named by no lesson, that is meant."""
    return _misspelt(files, home, head, list(_strays(files, home, head)))


def _misspelt(files: Files, home: str, head: ModuleHead, strays: Iterable[str]) -> dict[str, str]:
    stray = [stem(name) for name in strays if name.startswith(f"{home}/lessons/")]
    if not stray:
        return {}
    lost = [one for one in dict.fromkeys(head.lessons) if not files.has(lesson_name(home, one))]
    near = {one: hint(one, stray) for one in lost}
    return {one: meant for one, meant in near.items() if meant}


def check_listed(files: Files, file: YamlFile, home: str, head: ModuleHead) -> Iterator[Mistake]:
    """Every file is used, and every lesson has its file; a name misspelt is one mistake and not two."""
    strays = list(_strays(files, home, head))
    misspelt = _misspelt(files, home, head, strays)
    for wanted, meant in misspelt.items():
        place = ("lessons", head.lessons.index(wanted))
        where = f"{home}/lessons/"
        yield say(file, place, "unknown_ref", what="lesson", id=wanted, hint=meant, where=where)
    meant_files = {lesson_name(home, meant) for meant in misspelt.values()}
    for name in strays:
        if name not in meant_files:
            yield Mistake(files.said(name), 1, "", "unlisted")


def _strays(files: Files, home: str, head: ModuleHead) -> Iterator[str]:
    lessons = {lesson_name(home, name) for name in head.lessons}
    used = lessons | {attitudes_name(home)} | {form_name(home, form) for form in Form}
    there = (files.names(f"{home}/{folder}/*.y*ml") for folder in ("items", "lessons"))
    yield from (name for name in chain(*there) if name not in used)
