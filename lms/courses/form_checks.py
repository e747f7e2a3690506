"""What must hold of a module's quizzes: parallel forms over one blueprint, and a sound series."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from lms.courses.checks import say
from lms.courses.content import ModuleHead
from lms.courses.mistakes import Mistake
from lms.courses.yaml_file import YamlFile
from lms.quizzes.kinds import Item
from lms.quizzes.quiz import Form, Moment, Place, place_of


def check_blueprint(
    file: YamlFile, head: ModuleHead, items: Sequence[Item], *, draw: bool
) -> Iterator[Mistake]:
    """The form asks exactly what the blueprint wants; a form to draw from has enough for it."""
    for i, item in enumerate(items):
        if not item.scored:
            yield say(file, ("items", i, "kind"), "attitudes_apart")
        elif item.level is None:
            yield say(file, ("items", i), "no_level")
    # What is counted under an objective that is not there is said of the objective, once.
    objectives = {one.id for one in head.objectives}
    named = {item.objective for item in items} | {cell.objective for cell in head.blueprint}
    if any(item.level is None for item in items) or not named <= objectives:
        return
    wanted = Counter[Place]()
    for cell in head.blueprint:
        wanted[(cell.objective, cell.level, cell.critical)] += cell.items
    found = _to_ask(items, draw=draw)
    for place in sorted(wanted.keys() | found.keys()):
        if found[place] < wanted[place] or (found[place] > wanted[place] and not (draw and wanted[place])):
            name = f"{place[0]} {place[1]}{' critical' if place[2] else ''}"
            count = str(wanted[place]), str(found[place])
            yield say(file, ("items",), "blueprint", wanted=count[0], cell=name, found=count[1])


def _to_ask(items: Iterable[Item], *, draw: bool) -> Counter[Place]:
    """Count what can be asked together: of a family to draw from, one."""
    families: set[str] = set()
    found = Counter[Place]()
    for item in items:
        if draw and item.family is not None and item.family in families:
            continue
        families.add(item.family or "")
        found[place_of(item)] += 1
    return found


def check_families(file: YamlFile, items: Sequence[Item], *, draw: bool) -> Iterator[Mistake]:
    """Nobody is asked two items of a family, and a family has one place of the blueprint."""
    places: dict[str, Place] = {}
    for i, item in enumerate(items):
        if item.family is None:
            continue
        before = places.setdefault(item.family, place_of(item))
        if before != place_of(item):
            yield say(file, ("items", i, "family"), "family_place", id=item.family)
        elif not draw and any(other.family == item.family for other in items[:i]):
            yield say(file, ("items", i, "family"), "family_twice", id=item.family)


def check_attitudes(file: YamlFile, items: Sequence[Item]) -> Iterator[Mistake]:
    """What is asked in every quiz measures no knowledge: the second time it would be known."""
    for i, item in enumerate(items):
        if item.scored:
            yield say(file, ("items", i, "kind"), "knowledge_apart")


def check_series(file: YamlFile, head: ModuleHead, forms: Collection[Form]) -> Iterator[Mistake]:
    """Each moment stands once, the quizzes before and after are there, and every form has its file."""
    moments = [one.moment for one in head.quizzes]
    for i, policy in enumerate(head.quizzes):
        if policy.moment in moments[:i]:
            yield say(file, ("quizzes", i, "moment"), "same_id", id=policy.moment, what="quizzes")
        if policy.form not in forms:
            yield say(file, ("quizzes", i, "form"), "no_form", form=policy.form)
    for moment in (Moment.BEFORE, Moment.AFTER):
        if moments and moment not in moments:
            yield say(file, ("quizzes",), "no_moment", moment=moment)


def check_corrections(file: YamlFile, head: ModuleHead, items: Collection[str]) -> Iterator[Mistake]:
    """A correction names an item that is there."""
    for i, one in enumerate(head.corrections):
        if one.item not in items:
            where = "items/"
            yield say(
                file,
                ("corrections", i, "item"),
                "unknown_ref",
                what="item",
                id=one.item,
                hint="",
                where=where,
            )
