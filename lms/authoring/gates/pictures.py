"""The words beside a picture tell what it shows to who cannot see it, and not the heading once more."""

from collections.abc import Iterator

from lms.authoring.gates.view import Finding, Gate, Unit
from lms.khmer import folded
from lms.text import LANGUAGES, visible

SHORTEST = 8
"""Signs; a shorter text names a thing and tells nothing of it."""


def find(unit: Unit) -> Iterator[Finding]:
    """Yield each alternative text that only repeats the heading, or is hardly one."""
    for lesson in unit.module.lessons if unit.module else ():
        name = f"{unit.home}lessons/{lesson.id}.yaml"
        for i, screen in enumerate(lesson.screens):
            if screen.picture is None or screen.heading is None:
                continue
            for language in LANGUAGES:
                alt, heading = screen.picture.alt.to(language), screen.heading.to(language)
                if len(visible(alt)) < SHORTEST or _repeats(alt, heading):
                    yield unit.say(name, ("screens", i, "picture", "alt", language), "alt_repeats")


def _repeats(alt: str, heading: str) -> bool:
    # What is much longer than the heading does not only repeat it.
    return len(alt) <= 2 * len(heading) and folded(alt) in folded(heading)


GATES = (Gate("alternative-text", find, blocks=True),)
