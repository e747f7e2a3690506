"""What can be understood within a file that has mistakes; without it one slip would hide a whole lesson."""

from collections.abc import Iterator, Sequence

from lms.courses.content import Lesson, ModuleHead, Objective, Screen
from lms.courses.registers import Activity, Fact, Misconception
from lms.courses.structure import M, check_structure
from lms.courses.yaml_file import Plain, YamlFile
from lms.quizzes.kinds import Item
from lms.text import Content, Text


class _OneItem(Content):
    """Lets an item be understood by itself."""

    item: Item


def some_head(file: YamlFile | None, home: str, lessons: Sequence[str]) -> ModuleHead:
    """Return what module.yaml tells of a module; its folder's name where it tells nothing."""
    listed = _plain(file, "lessons")
    told = [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
    name = Text.model_construct(en=home, km=home)
    return ModuleHead.model_construct(
        id=home,
        code="",
        native_review="pending",
        title=_part(file, "title", Text) or name,
        summary=_part(file, "summary", Text) or name,
        content_note=None,
        min_age=10,
        max_age=17,
        objectives=tuple(one for _, one in _sound(file, "objectives", Objective)),
        blueprint=(),
        lessons=tuple(told or lessons),
    )


def some_lesson(file: YamlFile | None, name: str) -> tuple[tuple[int, ...], Lesson]:
    """Return the screens that are whole, with their positions; an activity that is not whole is None."""
    screens = list(_sound(file, "screens", Screen))
    lesson = Lesson.model_construct(
        id=name,
        title=_part(file, "title", Text) or Text.model_construct(en=name, km=name),
        objectives=(),
        screens=tuple(screen for _, screen in screens),
        activity=_part(file, "activity", Activity),  # type: ignore[arg-type]  # None ends the lesson early
    )
    return tuple(number for number, _ in screens), lesson


def some_items(file: YamlFile | None) -> tuple[tuple[int, ...], tuple[Item, ...]]:
    """Return the items that are whole, with their positions."""
    found = []
    for number, entry in _entries(file, "items"):
        value = check_structure(file, _OneItem, {"item": entry}, ("items", number)) if file else ()
        if not isinstance(value, tuple):
            found.append((number, value.item))
    return tuple(number for number, _ in found), tuple(item for _, item in found)


def some_facts(file: YamlFile | None) -> tuple[Fact, ...]:
    """Return the facts that are whole."""
    return tuple(fact for _, fact in _sound(file, "facts", Fact))


def some_misconceptions(file: YamlFile | None) -> tuple[Misconception, ...]:
    """Return the misconceptions that are whole."""
    return tuple(one for _, one in _sound(file, "misconceptions", Misconception))


def _plain(file: YamlFile | None, key: str) -> Plain:
    return file.root.get(key) if file else None


def _part(file: YamlFile | None, key: str, model: type[M]) -> M | None:
    found = check_structure(file, model, _plain(file, key), (key,)) if file else ()
    return None if isinstance(found, tuple) else found


def _entries(file: YamlFile | None, key: str) -> Iterator[tuple[int, Plain]]:
    entries = _plain(file, key)
    yield from enumerate(entries if isinstance(entries, list) else ())


def _sound(file: YamlFile | None, key: str, model: type[M]) -> Iterator[tuple[int, M]]:
    for number, entry in _entries(file, key):
        value = check_structure(file, model, entry, (key, number)) if file else ()
        if not isinstance(value, tuple):
            yield number, value
