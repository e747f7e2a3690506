"""How a session is led, read from its file: it lasts as long as it says, opens, closes, and is no lecture."""

from collections.abc import Iterator, Mapping

from lms.courses.checks import check_cited, say
from lms.courses.facilitation import FEWEST_METHODS, PLAN_MINUTES, Facilitation, PartKind, Plan
from lms.courses.listed import facilitation_name
from lms.courses.mistakes import Mistake
from lms.courses.reader import Reader
from lms.courses.registers import Fact
from lms.courses.yaml_file import Place, YamlFile


def read_facilitation(reader: Reader, home: str, facts: Mapping[str, Fact] | None) -> Facilitation | None:
    """Return how a session on a module is led; None when there is no such file, or its shape is wrong.

    Without `facts` only the file itself is looked at.
    """
    name = facilitation_name(home)
    if not reader.files.has(name):
        return None
    file, found = reader.read(name, Facilitation)
    if file is not None and found is not None and facts is not None:
        reader.add(_check(file, found, facts))
    return found


def _check(file: YamlFile, found: Facilitation, facts: Mapping[str, Fact]) -> Iterator[Mistake]:
    yield from _check_plan(file, found.plan)
    yield from _check_ids(file, ("plan", "parts"), [one.id for one in found.plan.parts])
    yield from _check_ids(file, ("role_plays",), [one.id for one in found.role_plays])
    yield from _check_ids(file, ("energisers",), [one.id for one in found.energisers])
    yield from check_cited(file, (), found, found.facts, facts)


def _check_plan(file: YamlFile, plan: Plan) -> Iterator[Mistake]:
    where: Place = ("plan", "parts")
    minutes = sum(part.minutes for part in plan.parts)
    if minutes != PLAN_MINUTES:
        yield say(file, where, "plan_minutes", found=str(minutes), wanted=str(PLAN_MINUTES))
    last = len(plan.parts) - 1
    if plan.parts[0].kind is not PartKind.OPENING:
        yield say(file, (*where, 0, "kind"), "plan_opening")
    if plan.parts[last].kind is not PartKind.CLOSING:
        yield say(file, (*where, last, "kind"), "plan_closing")
    methods = sum(part.kind is PartKind.METHOD for part in plan.parts)
    if methods < FEWEST_METHODS:
        yield say(file, where, "plan_methods", found=str(methods), limit=str(FEWEST_METHODS))


def _check_ids(file: YamlFile, place: Place, ids: list[str]) -> Iterator[Mistake]:
    for i, one in enumerate(ids):
        if one in ids[:i]:
            yield say(file, (*place, i, "id"), "same_id", id=one, what=str(place[-1]))
