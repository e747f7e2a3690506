"""Modules to print: the shipped ones, the small sample, and one with an item of every kind."""

from datetime import date
from functools import cache
from io import BytesIO

import pypdfium2

from lms.courses.content import Module
from lms.courses.loader import load
from lms.courses.registers import Activity
from lms.printing.source import Source, source_of
from lms.quizzes.kinds import KINDS
from lms.quizzes.quiz import Form
from lms.text import Text
from tests.courses.samples import SAMPLE, TODAY, shipped
from tests.quizzes.examples import example_of

DAY = date(2026, 12, 1)


@cache
def shipped_source(code: str = "M1") -> Source:
    """Return a shipped module, ready to print."""
    library = shipped()
    return source_of(library, next(one for one in library.modules if one.head.code == code), DAY)


@cache
def sample_source() -> Source:
    """Return the small sample, ready to print."""
    library = load(SAMPLE, TODAY)
    return source_of(library, library.modules[0], DAY)


def every_kind_source(**changes: object) -> Source:
    """Return a module whose form A holds an item of each kind and whose lesson asks them all for practice."""
    library = load(SAMPLE, TODAY)
    module = library.modules[0]
    items = tuple(example_of(kind) for kind in KINDS)
    drawing = next(iter(module.pictures.values()))
    pictures = {picture.file: drawing for item in items for picture in item.pictures()}
    practice = [
        module.lessons[0]
        .screens[0]
        .model_copy(
            update={
                "id": item.id,
                "heading": None,
                "text": None,
                "picture": None,
                "facts": (),
                "practice": item,
            }
        )
        for item in items
        if not item.by_hand
    ]
    lesson = module.lessons[0].model_copy(update={"screens": tuple(practice)})
    every = module.model_copy(
        update={
            "forms": {**module.forms, Form.A: items},
            "pictures": {**module.pictures, **pictures},
            "lessons": (lesson,),
            **changes,
        }
    )
    return source_of(library, every, DAY)


def with_texts(module: Module, words: str) -> Module:
    """Return a module whose first lesson says `words` in title, text and activity."""
    said = Text(en=words, km=words)
    lesson = module.lessons[0]
    screen = lesson.screens[0].model_copy(update={"heading": said, "text": said})
    activity = Activity(title=said, minutes=10, steps=said)
    changed = lesson.model_copy(
        update={"title": said, "screens": (screen, *lesson.screens[1:]), "activity": activity}
    )
    head = module.head.model_copy(update={"title": said, "summary": said, "content_note": said})
    form = tuple(item.model_copy(update={"stem": said, "explain": said}) for item in module.forms[Form.A])
    return module.model_copy(
        update={
            "head": head,
            "lessons": (changed, *module.lessons[1:]),
            "forms": {**module.forms, Form.A: form},
        }
    )


def document(pdf: bytes) -> pypdfium2.PdfDocument:
    """Return a PDF, opened."""
    return pypdfium2.PdfDocument(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """Return the text of all pages; Khmer does not survive extraction from any PDF."""
    return "\n".join(page.get_textpage().get_text_bounded() for page in document(pdf))
