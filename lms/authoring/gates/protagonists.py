"""Questions tell of girls and boys alike: both can be harmed, both can help, and both read."""

from collections.abc import Iterator

from lms.authoring.characters import by_sex, read_characters
from lms.authoring.gates.view import Finding, Gate, Unit
from lms.courses.registers import Sex

FEWEST = 6
"""With fewer names in a form chance alone makes most of them girls or boys."""

BOYS_PERCENT = (40, 60)


def find(unit: Unit) -> Iterator[Finding]:
    """Yield each form in which too few or too many of those named are boys."""
    people = read_characters(unit.source)
    for form in unit.module.forms if unit.module and people else ():
        counts = by_sex((item for _, _, item in unit.form(form)), people)
        boys, total = counts[Sex.MALE], counts.total()
        low, high = (percent * total for percent in BOYS_PERCENT)
        if total >= FEWEST and not low <= 100 * boys <= high:
            values = {"boys": str(boys), "girls": str(counts[Sex.FEMALE])}
            yield unit.say(unit.form_name(form), ("items",), "protagonists", **values)


GATES = (Gate("protagonists", find, blocks=False),)
