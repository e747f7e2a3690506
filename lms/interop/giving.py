"""A module's questions as a file for another program."""

from collections.abc import Callable

from lms.courses.content import Module
from lms.errors import NotFound
from lms.interop.gift_out import write_gift
from lms.interop.moodle_out import write_moodle
from lms.interop.notes import Exported
from lms.interop.qti_out import write_qti
from lms.quizzes.kinds import Item
from lms.quizzes.quiz import Form

PRACTICE = "practice"
PARTS = ("", *(form.value for form in Form), PRACTICE)
"""What of a module can be asked for; nothing stands for all of it."""

WRITERS: dict[str, Callable[..., Exported]] = {"gift": write_gift, "moodle": write_moodle, "qti": write_qti}
NAMES: dict[str, str] = {"gift": "GIFT", "moodle": "Moodle XML", "qti": "QTI 3.0"}
"""What the formats are called, in every language."""


def written(module: Module, format_: str, part: str = "") -> Exported:
    """Return the questions of a form, the practice questions, or all of a module, and what does not fit.

    Raises NotFound for a format or part there is not, and where there is no question.
    """
    if format_ not in WRITERS or part not in PARTS:
        raise NotFound
    items = items_of(module, part)
    if not items:
        raise NotFound
    title = f"{module.head.id}-{part.lower()}" if part else module.head.id
    return WRITERS[format_](items, title, module.pictures)


def parts_of(module: Module) -> list[str]:
    """Return the parts of a module that have questions."""
    return [part for part in PARTS if items_of(module, part)]


def items_of(module: Module, part: str) -> list[Item]:
    """Return the questions of a part, in the order of the files."""
    practice = [screen.practice for lesson in module.lessons for screen in lesson.screens if screen.practice]
    if part == PRACTICE:
        return practice
    if part:
        return list(module.forms.get(Form(part), ()))
    asked = (item for items in module.forms.values() for item in items)
    return [*asked, *module.attitudes, *practice]
