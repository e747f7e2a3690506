"""The pages of the workshop: modules published, drafted and new, files with mistakes, questions as forms."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from lms import clock
from lms.authoring.question_fields import kinds
from lms.authoring.skeleton import NewModule, lessons_from
from lms.workshop import beginning, drafts, writing
from tests.factories import Someone

Values = Mapping[str, str | int]
OWN, OTHER = "modules/child-rights", "modules/safe-water"
LESSON, FORM = f"{OWN}/lessons/i-have-rights.yaml", f"{OWN}/items/form-a.yaml"
NEW = NewModule("safe-water", "M9", "Safe water", "ទឹកស្អាត", lessons_from([("Where it comes from", "ប្រភពទឹក")]))


def workshop_pages(session: Session, people: Mapping[str, Someone]) -> Iterable[tuple[str, str, Values]]:
    """Let somebody begin a module and change a lesson; yield who opens which page."""
    author, now = people["author"], clock.now()
    beginning.begin_module(session, author, NEW, "km", now)
    there = writing.open_file(session, author, LESSON)
    for words in ("# A remark.\n", "# Another one.\n"):
        there = writing.save_text(session, author, LESSON, there.text + words, seen=there.seen, now=now)
    draft = drafts.open_draft(session, author, "child-rights", now)
    for endpoint in ("workshop.index", "workshop.new_page", "verify.page"):
        yield "author", endpoint, {}
    for unit in ("child-rights", "safe-water", "_shared"):
        yield "author", "workshop.unit", {"unit": unit}
    yield "author", "workshop.add_page", {"unit": "safe-water"}
    yield "author", "workshop.drop_page", {"draft_id": draft.id}
    for name in (LESSON, f"{OTHER}/items/form-a.yaml", f"{OTHER}/module.yaml", "help.yaml"):
        yield "author", "editor.page", {"name": name}
    yield "author", "workshop.take_away_page", {"name": LESSON}
    yield "author", "workshop.take_away_page", {"name": "facts.yaml"}
    yield "author", "history.index", {"name": LESSON}
    yield "author", "history.saving", {"saved_in": draft.id, "number": 1, "name": LESSON}
    yield "author", "questions.index", {"name": FORM}
    yield "author", "questions.page", {"name": FORM, "was": "child-rights-a1"}
    for kind in kinds():
        yield "author", "questions.page", {"name": f"{OTHER}/items/form-b.yaml", "kind": kind}


def workshop_sent() -> Iterable[tuple[str, str, Values, Mapping[str, str | list[str]], int]]:
    """Yield what is answered to forms that cannot be kept as they are."""
    yield "author", "workshop.new", {}, {"title_en": "", "code": "9", "min_age": "x"}, 200
    yield "author", "workshop.add", {"unit": "safe-water"}, {"kind": "lesson"}, 200
    yield "author", "workshop.add", {"unit": "safe-water"}, {"kind": "A"}, 200
    yield "author", "workshop.take_away", {"name": LESSON}, {"seen": ""}, 200
    yield "author", "editor.save", {"name": LESSON}, {"text": "id: mine\n", "seen": "0" * 32}, 409
    yield "author", "editor.save", {"name": LESSON}, {"text": "ក" * 90_000, "seen": "0" * 32}, 413
    yield "author", "questions.save", {"name": FORM}, {"kind": "gap-fill", "do": "add:gaps"}, 200
    yield "author", "questions.save", {"name": FORM}, {"kind": "number", "seen": "0" * 32}, 409
