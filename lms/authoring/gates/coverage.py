"""A module is whole: a third form for the months after, views, a session to lead, wrong beliefs by name."""

from collections.abc import Iterator

from lms.authoring.gates.view import Finding, Gate, Unit
from lms.quizzes.quiz import Form

FEWEST_NAMED = 3
"""One wrong answer in so many names a registered misconception, or reports have little to tell."""


def find_missing(unit: Unit) -> Iterator[Finding]:
    """Yield what a module lacks so that it can be asked after months whether learning lasts."""
    name = f"{unit.home}module.yaml"
    if unit.module is None or name not in unit.files:
        return
    if Form.C not in unit.module.forms:
        yield unit.say(name, (), "no_form_c")
    if not unit.module.attitudes:
        yield unit.say(name, (), "no_attitudes")


def find_unled(unit: Unit) -> Iterator[Finding]:
    """Yield a module that nobody can lead a session on without thinking out the whole of it."""
    name = f"{unit.home}module.yaml"
    if unit.module is not None and name in unit.files and unit.module.facilitation is None:
        yield unit.say(name, (), "no_facilitation")


def find_unnamed(unit: Unit) -> Iterator[Finding]:
    """Yield each form in which few wrong answers stand for a registered misconception."""
    for form in unit.module.forms if unit.module else ():
        ways = [way for _, _, item in unit.form(form) for way in item.wrong_ways()]
        named = sum(way.misconception is not None for way in ways)
        if named * FEWEST_NAMED < len(ways):
            found, total = str(named), str(len(ways))
            yield unit.say(unit.form_name(form), ("items",), "few_misconceptions", found=found, total=total)


GATES = (
    Gate("missing-forms", find_missing, blocks=False),
    Gate("missing-facilitation", find_unled, blocks=False),
    Gate("few-misconceptions", find_unnamed, blocks=False),
)
