"""A page comes in one breath of a bad network; a text too long for that is two screens."""

from collections.abc import Iterator

from lms.authoring.figures import weigh_step
from lms.authoring.gates.view import Finding, Gate, Unit
from lms.authoring.sketch import Sketch, sketch
from lms.authoring.steps import at, steps
from lms.authoring.weight import BUDGET
from lms.courses.cache import Cache
from lms.courses.yaml_file import Place

LIGHT = 4000
"""Bytes of text below which no page has come near the budget: style and script are 7 of its 14 KB, and a page
of ours is packed to 1.5 KB and about a byte for each byte of text."""


def find(unit: Unit) -> Iterator[Finding]:
    """Yield each page that is heavier than the budget; only those with long texts are drawn and weighed."""
    drawn: Sketch | None = None
    for (name, place), size in _sizes(unit).items():
        if size <= LIGHT or unit.module is None:
            continue
        drawn = drawn or sketch(unit.source, unit.name, Cache(), lambda _: ())
        step = at(steps(drawn), name, unit.files[name].line(place))
        weight = weigh_step(drawn, step).heaviest if step else None
        if weight and not weight.is_light:
            kilobytes = f"{weight.first / 1024:.1f}"
            yield unit.say(name, place, "page_heavy", found=kilobytes, limit=str(BUDGET // 1024))


def _sizes(unit: Unit) -> dict[tuple[str, Place], int]:
    """Return the bytes, at most, of all texts of each screen, activity and item in the longer language."""
    found: dict[tuple[str, Place], list[int]] = {}
    for one in unit.sentences:
        if "/lessons/" in one.name or "/items/" in one.name:
            part = one.place[:1] if one.place[0] == "activity" else one.place[:2]
            sizes = found.setdefault((one.name, part), [0, 0])
            sizes[0] += len(one.en)
            sizes[1] += len(one.km) * 3
    return {place: max(sizes) for place, sizes in found.items()}


GATES = (Gate("page-weight", find, blocks=True),)
