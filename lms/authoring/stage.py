"""The learner's own pages, put on for an author: the same templates, nobody signed in, nothing stored."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape

from lms import i18n
from lms.authoring.addresses import Addresses
from lms.authoring.sketch import Sketch
from lms.authoring.steps import Kind, Step, items_of, lesson_at
from lms.courses.content import Lesson, Module
from lms.courses.progress import progress
from lms.courses.release import rendered_activity, rendered_screen
from lms.quizzes.kinds import Answer, Item
from lms.quizzes.kinds.base import Outcome
from lms.quizzes.quiz import MOMENT_NAMES, Form, Moment
from lms.text import Language

_HOME = Path(__file__).parent.parent
_STATIC = _HOME / "static"
_NOBODY = SimpleNamespace(is_authenticated=False)
_Page = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Stage:
    """Shows the steps of one module in one language; `addresses` says where links lead."""

    sketch: Sketch
    language: Language
    addresses: Addresses

    def show(self, step: Step, sent: Mapping[str, Sequence[str]] | None = None) -> str:
        """Return the page of a step, with the answer that was `sent` if there is one."""
        name, values = self._page(step, sent or {})
        with i18n.speaking(self.language):
            return _jinja().get_template(name).render(**self._shared(), **values)

    def outside(self) -> str:
        """Return what stands for a page that is not part of the preview."""
        with i18n.speaking(self.language):
            return _jinja().get_template("workshop/frame_outside.html").render(**self._shared())

    def _page(self, step: Step, sent: Mapping[str, Sequence[str]]) -> _Page:
        match step.kind:
            case Kind.PATH:
                way = progress("", self.sketch.module, (), ())
                return "courses/module.html", {"way": way, "own": None}
            case Kind.SCREEN | Kind.PRACTICE | Kind.ACTIVITY:
                return self._screen(step, sent)
            case Kind.QUESTION:
                return self._question(step, sent)
            case Kind.RESULT:
                return "quizzes/result.html", _result(self.sketch, everything_right=step.number == 1)
            case Kind.HELP:
                return "courses/help.html", {"found": (self.sketch.help[1], self.sketch.module.facts)}

    def _screen(self, step: Step, sent: Mapping[str, Sequence[str]]) -> _Page:
        lesson = lesson_at(self.sketch, step)
        values: dict[str, Any] = {
            "release": "",
            "module": self.sketch.module,
            "lesson": lesson,
            "number_here": int(step.part.removeprefix("lesson-")),
            "screen": step.number,
            "last": len(lesson.screens) + 1,
            "shown": None,
            "item": None,
            "given": {},
        }
        if step.kind is Kind.ACTIVITY:
            activity = rendered_activity(lesson.activity)
            return "courses/activity.html", values | {
                "lesson": lesson.model_copy(update={"activity": activity})
            }
        shown = rendered_screen(lesson.screens[step.number - 1])
        item = shown.practice
        if item is None:
            return "courses/screen.html", values | {"shown": shown}
        given = item.read(sent)
        values |= {"shown": shown, "item": item, "given": given}
        if item.is_blank(given):
            return "courses/practice.html", values
        return self._answered("courses/practice.html", item, given, values)

    def _question(self, step: Step, sent: Mapping[str, Sequence[str]]) -> _Page:
        asked = items_of(self.sketch, _form(step))
        item = asked[step.number - 1][2]
        given = item.read(sent)
        attempt = SimpleNamespace(id=step.part, seed="", moment="before", release="")
        values: dict[str, Any] = {"attempt": attempt, "module": self.sketch.module}
        if sent and not item.is_blank(given) and not item.excess(given):
            attempt.id = f"{step.part}/{step.number}"
            outcome = item.grade(given)
            mark = SimpleNamespace(kept=outcome.kept, points=outcome.points, waits=outcome.waits)
            values |= {"items": [item], "marks": {item.id: mark}, "markings": {}, "show_right": True}
            return self._answered("quizzes/review.html", item, given, values)
        return "quizzes/question.html", values | {
            "item": item,
            "number_here": step.number,
            "last": len(asked),
            "given": {} if item.is_blank(given) else given,
            "missing": bool(sent) and item.is_blank(given),
            "excess": item.excess(given),
        }

    def _answered(self, real: str, item: Item, given: Answer, values: dict[str, Any]) -> _Page:
        """Return the real page with a line for the author below it."""
        outcome: Outcome = item.grade(given)
        known = self.sketch.misconceptions.get(outcome.misconception or "")
        told = {"real": real, "asked": item, "outcome": outcome, "belief": known.belief if known else None}
        return "workshop/frame_answered.html", values | told

    def _shared(self) -> dict[str, Any]:
        return {
            "language": self.language,
            "other_language": "en" if self.language == "km" else "km",
            "static_file": static_address,
            "may": lambda _action: False,
            "demonstration": False,
            "current_user": _NOBODY,
            "moment_names": MOMENT_NAMES,
            "url_for": self.addresses.url_for,
            "picture_address": self.addresses.picture_address,
            "step_address": self.addresses.step_address,
            "in_other_language": self.addresses.in_other_language,
        }


def static_address(name: str) -> str:
    """Return the address of a style sheet or script, as every page of the program calls it."""
    return f"/static/{name}?v={_static_digest(name)}"


def static_bytes(name: str) -> bytes:
    """Return a style sheet or script."""
    return (_STATIC / name).read_bytes()


def _result(sketch: Sketch, *, everything_right: bool) -> dict[str, Any]:
    """Return what the last page of a quiz after shows somebody who had everything right, or nothing."""
    module = sketch.module
    form = Form.B if Form.B in module.forms else next(iter(module.forms))
    items = [item for item in module.forms[form] if item.scored]
    possible = sum(item.points for item in items)
    before = SimpleNamespace(earned=possible // 2, possible=possible, waiting=0)
    return {
        "attempt": SimpleNamespace(
            id=f"form-{form.value.lower()}",
            earned=possible if everything_right else 0,
            possible=possible,
            moment="after",
            release="",
            waiting=0,
        ),
        "way": SimpleNamespace(before=before, counted_after=None, release="", may_try_again=False),
        "module": module,
        "strong": module.head.objectives if everything_right else (),
        "again": [] if everything_right else _lessons_about(module, items),
        "critical": not everything_right and any(item.critical for item in items),
        "policy": module.policy(Moment.AFTER),
        "marked_again": False,
    }


def _lessons_about(module: Module, items: Sequence[Item]) -> list[tuple[int, Lesson]]:
    weak = {item.objective for item in items}
    return [(number, one) for number, one in enumerate(module.lessons, 1) if weak & set(one.objectives)]


def _form(step: Step) -> Form:
    return Form(step.part.removeprefix("form-").upper())


@cache
def _jinja() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HOME / "templates"),
        autoescape=select_autoescape(("html", "htm", "xml", "xhtml", "svg")),
    )
    i18n.set_up_templates(made)
    return made


@cache
def _static_digest(name: str) -> str:
    return hashlib.sha256(static_bytes(name)).hexdigest()[:12]
