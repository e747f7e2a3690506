"""A page comes in one breath of a bad network; a text too long for that is two screens."""

from collections.abc import Iterator

from lms.authoring.figures import weigh_step
from lms.authoring.gates.view import Finding, Gate, Unit
from lms.authoring.sketch import Sketch, sketch
from lms.authoring.steps import at, steps
from lms.authoring.weight import BUDGET
from lms.courses.cache import Cache
from lms.courses.yaml_file import Place
from lms.text import Content, Text, parts_of

LIGHT = 4000
"""Bytes of text below which no page has come near the budget: style and script are 7 of its 14 KB, and a page
of ours is packed to 1.5 KB and about a byte for each byte of text."""


def find(unit: Unit) -> Iterator[Finding]:
    """Yield each page that is heavier than the budget; only those with long texts are drawn and weighed."""
    drawn: Sketch | None = None
    for name, place, part in _parts(unit):
        if _bytes(part) <= LIGHT:
            continue
        drawn = drawn or sketch(unit.source, unit.name, Cache(), lambda _: ())
        step = at(steps(drawn), name, unit.files[name].line(place))
        weight = weigh_step(drawn, step).heaviest if step else None
        if weight and not weight.is_light:
            kilobytes = f"{weight.first / 1024:.1f}"
            yield unit.say(name, place, "page_heavy", found=kilobytes, limit=str(BUDGET // 1024))


def _parts(unit: Unit) -> Iterator[tuple[str, Place, Content]]:
    for lesson in unit.module.lessons if unit.module else ():
        name = f"{unit.home}lessons/{lesson.id}.yaml"
        yield from ((name, ("screens", i), screen) for i, screen in enumerate(lesson.screens))
        yield name, ("activity",), lesson.activity
    yield from unit.items()


def _bytes(part: Content) -> int:
    """Return the bytes of the longer language."""
    texts = list(parts_of(part, Text))
    return max(sum(len(one.to(language).encode()) for one in texts) for language in ("en", "km"))


GATES = (Gate("page-weight", find, blocks=True),)
