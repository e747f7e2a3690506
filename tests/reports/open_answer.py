"""A module whose quiz after asks adults for their own words, and for two numbers."""

from sqlalchemy.orm import Session

from lms.courses import releases
from lms.courses.loader import load
from lms.quizzes.kinds import ITEM
from lms.quizzes.quiz import Form
from tests.conftest import CONTENT, NOW

_SAID = {"en": "Words.", "km": "ពាក្យ។"}


def publish_with_open_answer(session: Session, module: str) -> str:
    """Publish the module with three questions more in form B; return the digest."""
    library = load(CONTENT, NOW.date())
    whole = next(one for one in library.modules if one.head.id == module)
    shared = {"objective": whole.head.objectives[0].id, "level": "apply", "stem": _SAID, "explain": _SAID}
    rubric = [{"id": "one", "text": _SAID, "points": 2}]
    number = {**shared, "kind": "number", "answer": 5, "known_wrong": []}
    added = (
        {**shared, "id": "own-words", "kind": "open-answer", "points": 2, "rubric": rubric, "model": _SAID},
        {**number, "id": "how-many"},
        {**number, "id": "how-many-more"},
    )
    items = (*whole.forms[Form.B], *(ITEM.validate_python(one) for one in added))
    changed = whole.model_copy(update={"forms": {**whole.forms, Form.B: items}})
    releases.publish(session, library.model_copy(update={"modules": (changed,)}), NOW)
    return releases.current_releases(session)[module]
