"""From a Module as authored to the body of a release: rendered, sanitised, named by its digest."""

import hashlib
import json

from lms.courses.content import Lesson, Module, Screen
from lms.courses.facilitation import Facilitation
from lms.courses.markup import to_html
from lms.courses.registers import Activity, Nature
from lms.text import Text

DIGEST_LENGTH = 32


def release_body(module: Module) -> str:
    """Return the module as canonical JSON, its Markdown turned into sanitised HTML."""
    led = rendered_facilitation(module.facilitation) if module.facilitation else None
    lessons = tuple(_rendered(lesson) for lesson in module.lessons)
    ready = module.model_copy(update={"lessons": lessons, "facilitation": led})
    plain = ready.model_dump(mode="json")
    # Left out, so that a release from before there was sound, or a theme, keeps its digest.
    if not module.sounds:
        del plain["sounds"]
    if led is None:
        del plain["facilitation"]
    # For the same reason a fact says nothing of its nature unless it is advice.
    for fact in plain["facts"].values():
        if fact["nature"] == Nature.CLAIM:
            del fact["nature"]
    if module.head.theme is None:
        del plain["head"]["theme"]
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(body: str) -> str:
    """Return 128 bits of the SHA-256 of a body, in hexadecimal digits."""
    return hashlib.sha256(body.encode()).hexdigest()[:DIGEST_LENGTH]


def picture_digest(svg: str) -> str:
    """Return the name under which a drawing is served; it says nothing about its subject."""
    return hashlib.sha256(svg.encode()).hexdigest()[:DIGEST_LENGTH]


def _rendered(lesson: Lesson) -> Lesson:
    return lesson.model_copy(
        update={
            "screens": tuple(rendered_screen(screen) for screen in lesson.screens),
            "activity": rendered_activity(lesson.activity),
        }
    )


def rendered_screen(screen: Screen) -> Screen:
    """Return a screen as a learner's page shows it, its text as HTML."""
    return screen.model_copy(update={"text": _html(screen.text)}) if screen.text else screen


def rendered_activity(activity: Activity) -> Activity:
    """Return an activity as a learner's page shows it, its steps as HTML."""
    return activity.model_copy(update={"steps": _html(activity.steps)})


def rendered_facilitation(found: Facilitation) -> Facilitation:
    """Return how a session is led as a trainer's page shows it, all steps as HTML."""
    parts = tuple(part.model_copy(update={"steps": _html(part.steps)}) for part in found.plan.parts)
    plays = tuple(one.model_copy(update={"steps": _html(one.steps)}) for one in found.role_plays)
    games = tuple(one.model_copy(update={"steps": _html(one.steps)}) for one in found.energisers)
    plan = found.plan.model_copy(update={"parts": parts})
    return found.model_copy(update={"plan": plan, "role_plays": plays, "energisers": games})


def _html(text: Text) -> Text:
    return Text(en=to_html(text.en), km=to_html(text.km))
