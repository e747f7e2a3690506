"""What a gate is given to look at, and what it says; without it every gate would read files by itself."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from lms.authoring.gates.choices import Group, groups
from lms.authoring.khmer_lock import Lock, lock_from, lock_of
from lms.authoring.sentences import Sentence, sentences
from lms.courses.checks import say
from lms.courses.content import Module
from lms.courses.files import Files
from lms.courses.mistakes import Mistake
from lms.courses.registers import Fact
from lms.courses.yaml_file import Place, Plain, YamlFile
from lms.quizzes.kinds import Item
from lms.quizzes.quiz import Form


@dataclass(frozen=True)
class Unit:
    """One module, or what all modules share, to be looked at and not to be changed.

    `files` are its YAML files by name; `module` is None for what is shared and for a module with
    mistakes; `before` are all files as they were published last, None where nobody knows.
    """

    name: str
    home: str
    files: Mapping[str, YamlFile]
    module: Module | None
    facts: Mapping[str, Fact]
    source: Files
    today: date
    before: Mapping[str, bytes] | None = None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every text in both languages; half of one is the loader's business."""
        found = (one for name, file in self.files.items() for one in sentences(name, file))
        return tuple(one for one in found if one.en and one.km)

    @cached_property
    def lock(self) -> Lock:
        """What the unit's khmer.yaml says; nothing when there is none."""
        name = f"{self.home}khmer.yaml"
        return lock_from(self.source.read(name)) if self.source.has(name) else {}

    @cached_property
    def pairs(self) -> dict[str, tuple[str, str]]:
        """The digests of both languages of each text by its id, as they stand now."""
        return lock_of(self.sentences)

    @cached_property
    def questions(self) -> tuple["Question", ...]:
        """Each item of the module with what is chosen from in it."""
        found = ((name, place, item, tuple(groups(place, item))) for name, place, item in self.items())
        return tuple(Question(*one) for one in found)

    def items(self) -> Iterator[tuple[str, Place, Item]]:
        """Yield each item of the module with its file and place: practice, forms, attitudes."""
        if self.module is None:
            return
        for lesson in self.module.lessons:
            for i, screen in enumerate(lesson.screens):
                if screen.practice is not None:
                    yield f"{self.home}lessons/{lesson.id}.yaml", ("screens", i, "practice"), screen.practice
        for form in self.module.forms:
            yield from self.form(form)
        for i, item in enumerate(self.module.attitudes):
            yield f"{self.home}items/attitudes.yaml", ("items", i), item

    def form(self, form: Form) -> Iterator[tuple[str, Place, Item]]:
        """Yield each item of a form with its file and place."""
        name = self.form_name(form)
        for i, item in enumerate(self.module.forms[form] if self.module else ()):
            yield name, ("items", i), item

    def form_name(self, form: Form) -> str:
        """Return the name of the file of a form."""
        return f"{self.home}items/form-{form.value.lower()}.yaml"

    def say(self, name: str, place: Place, code: str, **values: str) -> "Finding":
        """Return a finding at a place of one of the unit's files."""
        file = self.files[name]
        return Finding(say(file, place, code, **values), addresses(name[len(self.home) :], file, place))


class Question(NamedTuple):
    """An item in its file, and each list in it from which something is chosen."""

    name: str
    place: Place
    item: Item
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a gate found, and by which names a waiver can mean it: file, item, sentence."""

    mistake: Mistake
    at: frozenset[str]

    @property
    def nearest(self) -> str:
        """The name that means no more than this: the longest of a text, or else of an item or file."""
        return max(self.at, key=lambda one: (":" in one, len(one), one))


@dataclass(frozen=True, slots=True)
class Gate:
    """One thing that must hold before publishing; what does not block is advice."""

    name: str
    find: Callable[[Unit], Iterable[Finding]]
    blocks: bool


def addresses(name: str, file: YamlFile, place: Place) -> frozenset[str]:
    """Return the names under which a place can be waived: its file, each id around it, its sentence."""
    home = name.removesuffix(".yaml")
    found, way = {name}, list[str]()
    here: Plain = file.root
    for step in file.known(place):
        here = here[step] if isinstance(here, list) and isinstance(step, int) else _under(here, step)
        own = here.get("id") if isinstance(here, dict) else None
        if isinstance(own, str):
            found.add(own)
        way.append(own if isinstance(step, int) and isinstance(own, str) else _counted(step))
        found.add(f"{home}:{'.'.join(way)}")
    return frozenset(found)


def _under(here: Plain, step: str | int) -> Plain:
    return here.get(str(step)) if isinstance(here, dict) else None


def _counted(step: str | int) -> str:
    return str(step + 1) if isinstance(step, int) else step
