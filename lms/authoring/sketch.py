"""A module as far as it can be told: a lesson can be seen long before its module is without mistakes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic

from lms.authoring.sketch_parts import some_facts, some_head, some_items, some_lesson, some_misconceptions
from lms.authoring.sketch_sounds import Sounds
from lms.courses.cache import Cache
from lms.courses.content import AttitudesFile, FormFile, Lesson, Module, ModuleHead, Screen
from lms.courses.files import Files, Kept, Parcel, stem
from lms.courses.markup import BadPicture, safe_picture
from lms.courses.reader import Reader
from lms.courses.registers import Fact, Facts, HelpCard, Misconception, Misconceptions
from lms.courses.structure import M
from lms.courses.yaml_file import YamlFile
from lms.quizzes.kinds import Item
from lms.quizzes.quiz import Form

Earlier = Callable[[str], Iterable[bytes]]
"""What a file said before, the newest first; looked at where it cannot be understood now."""

Numbered = tuple[int, ...]
"""The positions in a file of the entries that can be shown, from 0."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read: the file, with its lines, and whether it stands so now or stood so once."""

    name: str
    file: YamlFile | None
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Sketch:
    """A module with whatever of it is whole, each part beside where it was read.

    Lessons of `module` and `lessons` stand in the same order, and so do forms and their items.
    An activity that cannot be read is None.
    """

    home: str
    module: Module
    head: Source
    lessons: tuple[tuple[Source, Numbered], ...]
    forms: Mapping[Form, tuple[Source, Numbered]]
    attitudes: tuple[Source, Numbered]
    misconceptions: Mapping[str, Misconception]
    help: tuple[Source, HelpCard | None]


@dataclass(frozen=True, slots=True)
class _Found(Generic[M]):
    source: Source
    value: M | None


def sketch(files: Files, home: str, cache: Cache, earlier: Earlier) -> Sketch:
    """Return the module in the folder `home`, however little of it can be read. Never raises."""
    return _Pencil(Kept(files, cache), cache, earlier).draw(home)


@dataclass(frozen=True, slots=True)
class _Pencil:
    files: Kept
    cache: Cache
    earlier: Earlier

    def draw(self, home: str) -> Sketch:
        folder = f"modules/{home}"
        head = self.read(f"{folder}/module.yaml", ModuleHead)
        names = self.files.names(f"{folder}/lessons/*.yaml")
        said = head.value or some_head(head.source.file, home, [stem(name) for name in names])
        listed = [f"{folder}/lessons/{one}.yaml" for one in dict.fromkeys(said.lessons)]
        lessons = [self.lesson(name) for name in dict.fromkeys([*listed, *names]) if name in names]
        forms = {form: found for form in Form if (found := self.form(folder, form))}
        views = self.attitudes(f"{folder}/items/attitudes.yaml")
        facts = self.facts()
        card = self.read("help.yaml", HelpCard)
        module = Module.model_construct(
            head=said,
            lessons=tuple(_cited(lesson, facts) for _, _, lesson in lessons),
            forms={form: items for form, (_, _, items, _) in forms.items()},
            facts=facts,
            pictures=dict(self.pictures(folder)),
            attitudes=views[2],
            sounds=Sounds(self.files, folder),  # type: ignore[arg-type]  # read when listened to
            draws=tuple(form for form, (_, _, _, draw) in forms.items() if draw),
        )
        return Sketch(
            home=home,
            module=module,
            head=head.source,
            lessons=tuple((source, numbers) for source, numbers, _ in lessons),
            forms={form: (source, numbers) for form, (source, numbers, _, _) in forms.items()},
            attitudes=views[:2],
            misconceptions=self.misconceptions(),
            help=(card.source, card.value),
        )

    def read(self, name: str, model: type[M]) -> _Found[M]:
        """Return a file as it is now, else as it last was whole, else its lines alone."""
        file, value = Reader(self.files).read(name, model)
        if value is not None:
            return _Found(Source(name, file), value)
        for data in self.earlier(name):
            old = Kept(Parcel({name: data}, self.files.title), self.cache)
            old_file, old_value = Reader(old).read(name, model)
            if old_value is not None:
                return _Found(Source(name, old_file, fresh=False), old_value)
        return _Found(Source(name, file), None)

    def lesson(self, name: str) -> tuple[Source, Numbered, Lesson]:
        found = self.read(name, Lesson)
        if found.value is not None:
            return found.source, tuple(range(len(found.value.screens))), found.value
        numbers, lesson = some_lesson(found.source.file, stem(name))
        return found.source, numbers, lesson

    def form(self, folder: str, form: Form) -> tuple[Source, Numbered, tuple[Item, ...], bool] | None:
        name = f"{folder}/items/form-{form.value.lower()}.yaml"
        if not self.files.has(name):
            return None
        found = self.read(name, FormFile)
        if found.value is not None:
            return found.source, tuple(range(len(found.value.items))), found.value.items, found.value.draw
        return (found.source, *some_items(found.source.file), False)

    def attitudes(self, name: str) -> tuple[Source, Numbered, tuple[Item, ...]]:
        if not self.files.has(name):
            return Source(name, None), (), ()
        found = self.read(name, AttitudesFile)
        if found.value is not None:
            return found.source, tuple(range(len(found.value.items))), found.value.items
        return (found.source, *some_items(found.source.file))

    def facts(self) -> dict[str, Fact]:
        found = self.read("facts.yaml", Facts)
        known = found.value.facts if found.value else some_facts(found.source.file)
        return {fact.id: fact for fact in known}

    def misconceptions(self) -> dict[str, Misconception]:
        found = self.read("misconceptions.yaml", Misconceptions)
        known = found.value.misconceptions if found.value else some_misconceptions(found.source.file)
        return {one.id: one for one in known}

    def pictures(self, folder: str) -> Iterator[tuple[str, str]]:
        for name in self.files.names(f"{folder}/pictures/*.svg"):
            try:
                text = self.files.read(name).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
                yield name.rpartition("/")[2], safe_picture(text)
            except (BadPicture, UnicodeDecodeError, OSError):
                continue


def _cited(lesson: Lesson, facts: Mapping[str, Fact]) -> Lesson:
    """Return the lesson without facts nobody knows; what it cites wrongly is said beside it."""
    if all(fact in facts for screen in lesson.screens for fact in screen.facts):
        return lesson
    return lesson.model_copy(update={"screens": tuple(_known(screen, facts) for screen in lesson.screens)})


def _known(screen: Screen, facts: Mapping[str, Fact]) -> Screen:
    return screen.model_copy(update={"facts": tuple(one for one in screen.facts if one in facts)})
