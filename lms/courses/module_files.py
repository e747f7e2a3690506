"""The files of one module, read together and checked against each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from lms.courses import checks, form_checks, media
from lms.courses.checks import Known
from lms.courses.content import AttitudesFile, FormFile, Lesson, Module, ModuleHead, Screen
from lms.courses.facilitation import Facilitation
from lms.courses.facilitation_file import read_facilitation
from lms.courses.files import Files, stem
from lms.courses.listed import (
    attitudes_name,
    check_listed,
    form_name,
    forms_in,
    lesson_name,
    misspelt_lessons,
)
from lms.courses.mistakes import Mistake
from lms.courses.reader import Reader
from lms.courses.registers import Fact
from lms.courses.renamed import put_together
from lms.courses.structure import M, check_structure
from lms.courses.yaml_file import Place, YamlFile
from lms.quizzes.kinds import Item
from lms.quizzes.quiz import Form
from lms.text import Content

_FILES = ("module.yaml", "facilitation.yaml", "items/*.y*ml", "lessons/*.y*ml")
FILES_OF_MODULE = (*_FILES, *media.FILES_OF_MEDIA)
"""The files that decide what a module is, within its folder."""

Placed = tuple[YamlFile, Place, Item]
"""An item, and where it stands in which file."""


@dataclass(frozen=True, slots=True)
class _Form:
    """The items of a form where they stand, and whether attempts draw from them."""

    placed: tuple[Placed, ...]
    draw: bool


class _OneItem(Content):
    """Lets an item of a broken form be checked by itself."""

    item: Item


def read_module(reader: Reader, home: str, known: Known) -> Module | None:
    """Return the module in the folder of this name; None when anything in it is wrong."""
    before = len(reader.mistakes)
    file, head = reader.read(f"{home}/module.yaml", ModuleHead)
    if file is None or head is None:
        _read_alone(reader, home)
        return None
    pictures = media.read_pictures(reader, home)
    objectives = tuple(one.id for one in head.objectives)
    known = replace(known, min_age=head.min_age, objectives=objectives, pictures=tuple(pictures))
    reader.add(_head_mistakes(file, head, PurePosixPath(home).name))
    reader.add(check_listed(reader.files, file, home, head))
    read = [_lesson(reader, name, known) for name in _lessons_there(reader.files, home, head)]
    forms = {form: _form(reader, home, form, head, known) for form in forms_in(reader.files, home)}
    views = _attitudes(reader, home, known)
    led = read_facilitation(reader, home, known.facts)
    placed = [one for lesson_file, lesson in read for one in _practice(lesson_file, lesson)]
    asked = [*(one for form in forms.values() for one in form.placed), *views]
    reader.add(_shared([*placed, *asked]))
    reader.add(form_checks.check_series(file, head, forms))
    reader.add(form_checks.check_corrections(file, head, {item.id for _, _, item in asked}))
    sounds = media.read_sounds(reader, home)
    media.check_origins(reader, home, pictures)
    if len(reader.mistakes) > before:
        _say_renamed_once(reader, before, file, home, head)
        return None
    lessons = tuple(lesson for _, lesson in read if lesson)
    items = {name: tuple(item for _, _, item in form.placed) for name, form in forms.items()}
    attitudes = tuple(item for _, _, item in views)
    return Module(
        head=head,
        lessons=lessons,
        forms=items,
        facts=_cited(lessons, (*items.values(), attitudes), led, known.facts),
        pictures=pictures,
        attitudes=attitudes,
        draws=tuple(name for name, form in forms.items() if form.draw),
        sounds=sounds,
        facilitation=led,
    )


def _say_renamed_once(reader: Reader, before: int, file: YamlFile, home: str, head: ModuleHead) -> None:
    """Put what one renamed objective breaks all over the module into one mistake at its own line."""
    defined = {one.id: (file, ("objectives", i, "id")) for i, one in enumerate(head.objectives)}
    own = [one for name, one in reader.read_files.items() if name.startswith(f"{home}/")]
    reader.mistakes[before:] = put_together(reader.mistakes[before:], "objective", defined, own)


def _lessons_there(files: Files, home: str, head: ModuleHead) -> list[str]:
    misspelt = misspelt_lessons(files, home, head)
    return [lesson_name(home, name) for name in dict.fromkeys(head.lessons) if name not in misspelt]


def _read_alone(reader: Reader, home: str) -> None:
    """Find what is wrong within the files of a module whose module.yaml tells nothing."""
    for name in reader.files.names(f"{home}/lessons/*.yaml"):
        reader.read(name, Lesson)
    for form in forms_in(reader.files, home):
        reader.read(form_name(home, form), FormFile)
    media.read_pictures(reader, home)
    read_facilitation(reader, home, None)


def _head_mistakes(file: YamlFile, head: ModuleHead, folder: str) -> Iterator[Mistake]:
    if head.id != folder:
        yield checks.say(file, ("id",), "wrong_name", wanted=folder)
    objectives = [one.id for one in head.objectives]
    yield from checks.check_twice(file, "objectives", objectives)
    for i, cell in enumerate(head.blueprint):
        place: Place = ("blueprint", i, "objective")
        yield from checks.check_ref(file, place, cell.objective, objectives, "objective", "objectives")
    asked = {cell.objective for cell in head.blueprint}
    for i, one in enumerate(objectives):
        if one not in asked and asked <= set(objectives):
            yield checks.say(file, ("objectives", i, "id"), "unasked", id=one)
    yield from checks.check_twice(file, "lessons", list(head.lessons))
    yield from checks.check_numbers(file, (), head, (), {})
    if head.max_age < head.min_age:
        yield checks.say(file, ("max_age",), "out_of_range", relation="≥", limit=str(head.min_age))


def _lesson(reader: Reader, name: str, known: Known) -> tuple[YamlFile | None, Lesson | None]:
    file, lesson = reader.read(name, Lesson)
    if file is None:
        return None, None
    screens = enumerate(lesson.screens) if lesson else _sound(file, "screens", Screen)
    for i, screen in screens:
        reader.add(checks.check_screen(file, ("screens", i), screen, known))
    if lesson is None:
        return file, None
    if lesson.id != stem(name):
        reader.add([checks.say(file, ("id",), "wrong_name", wanted=stem(name))])
    reader.add(checks.check_twice(file, "screens", [screen.id for screen in lesson.screens]))
    for i, one in enumerate(lesson.objectives):
        place: Place = ("objectives", i)
        known_here = known.objectives
        reader.add(checks.check_ref(file, place, one, known_here, "objective", "module.yaml"))
    reader.add(checks.check_numbers(file, ("title",), lesson.title, (), {}))
    reader.add(checks.check_numbers(file, ("activity",), lesson.activity, (), {}))
    reader.add(checks.check_words(file, lesson))
    return file, lesson


def _form(reader: Reader, home: str, form: Form, head: ModuleHead, known: Known) -> _Form:
    file, content = reader.read(form_name(home, form), FormFile)
    if file is None:
        return _Form((), draw=False)
    placed = _items(reader, file, content.items if content else None, known)
    if content is None:
        return _Form(placed, draw=False)
    if content.form is not form:
        reader.add([checks.say(file, ("form",), "choice", choices=form.value)])
    reader.add(form_checks.check_blueprint(file, head, content.items, draw=content.draw))
    reader.add(form_checks.check_families(file, content.items, draw=content.draw))
    return _Form(placed, draw=content.draw)


def _attitudes(reader: Reader, home: str, known: Known) -> tuple[Placed, ...]:
    name = attitudes_name(home)
    if not reader.files.has(name):
        return ()
    file, content = reader.read(name, AttitudesFile)
    if file is None:
        return ()
    if content is not None:
        reader.add(form_checks.check_attitudes(file, content.items))
    return _items(reader, file, content.items if content else None, known)


def _items(
    reader: Reader, file: YamlFile, items: tuple[Item, ...] | None, known: Known
) -> tuple[Placed, ...]:
    """Check each item, also those beside broken ones."""
    sound = list(enumerate(items) if items is not None else _sound_items(file))
    for i, item in sound:
        reader.add(checks.check_item(file, ("items", i), item, known))
    return tuple((file, ("items", i), item) for i, item in sound)


def _sound(file: YamlFile, key: str, model: type[M]) -> Iterator[tuple[int, M]]:
    """Yield the entries of a list that are well formed although others are not."""
    entries = file.root.get(key)
    for i, entry in enumerate(entries if isinstance(entries, list) else ()):
        value = check_structure(file, model, entry, (key, i))
        if not isinstance(value, tuple):
            yield i, value


def _sound_items(file: YamlFile) -> Iterator[tuple[int, Item]]:
    entries = file.root.get("items")
    for i, entry in enumerate(entries if isinstance(entries, list) else ()):
        value = check_structure(file, _OneItem, {"item": entry}, ("items", i))
        if not isinstance(value, tuple):
            yield i, value.item


def _practice(file: YamlFile | None, lesson: Lesson | None) -> Iterator[Placed]:
    for i, screen in enumerate(lesson.screens if lesson else ()):
        if file is not None and screen.practice is not None:
            yield file, ("screens", i, "practice"), screen.practice


def _shared(placed: Iterable[Placed]) -> Iterator[Mistake]:
    first: dict[str, str] = {}
    for file, place, item in placed:
        if item.id in first:
            yield checks.say(file, (*place, "id"), "shared_item", id=item.id, where=first[item.id])
        first.setdefault(item.id, file.name)


def _cited(
    lessons: Iterable[Lesson],
    forms: Iterable[tuple[Item, ...]],
    led: Facilitation | None,
    facts: Mapping[str, Fact],
) -> dict[str, Fact]:
    ids: set[str] = {one for form in forms for item in form for one in item.facts}
    ids.update(led.facts if led else ())
    for lesson in lessons:
        for screen in lesson.screens:
            ids.update(screen.facts, screen.practice.facts if screen.practice else ())
    return {one: facts[one] for one in sorted(ids)}
