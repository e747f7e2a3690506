"""A folder of content as one library, or every mistake in every file at once."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lms.courses import checks
from lms.courses.cache import Cache, digest
from lms.courses.content import Library, Module
from lms.courses.files import Files, Kept, Parcel, as_files
from lms.courses.mistakes import ContentError, Mistake
from lms.courses.module_files import FILES_OF_MODULE, read_module
from lms.courses.reader import Reader
from lms.courses.registers import (
    Characters,
    Fact,
    Facts,
    Glossary,
    HelpCard,
    Misconception,
    Misconceptions,
)
from lms.courses.renamed import put_together
from lms.courses.yaml_file import Place, YamlFile


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is in the files, as far as it can be told beside what is wrong.

    `library` is None when anything is wrong; `modules` are those that are whole, by the names of their
    folders; `files` are the YAML files with their lines, by name; `source` is where all of it was read.
    """

    files: Mapping[str, YamlFile]
    modules: Mapping[str, Module]
    facts: Mapping[str, Fact]
    misconceptions: Mapping[str, Misconception]
    help: HelpCard | None
    mistakes: tuple[Mistake, ...]
    library: Library | None
    source: Files


def load(source: Path | Files, today: date) -> Library:
    """Return all content in a folder; facts must not have expired `today`.

    Raises ContentError with every mistake that can be found.
    """
    found = survey(source, today)
    if found.library is None:
        raise ContentError(found.mistakes)
    return found.library


def survey(source: Path | Files, today: date, cache: Cache | None = None) -> Survey:
    """Return everything that can be told of a folder of content, sound or not. Never raises.

    With a `cache`, what has not changed since it was read with the same one is not read again.
    """
    reader = Reader(Kept(as_files(source), cache) if cache else source)
    outside = (Mistake(reader.files.said(name), 1, "", "link_outside") for name in reader.files.strangers())
    reader.add(outside)
    facts = _facts(reader, today)
    misconceptions = _misconceptions(reader)
    help_card = _help(reader, facts)
    _check_lists(reader)
    known = checks.Known(facts, misconceptions)
    read = {home: _module(reader, f"modules/{home}", known) for home in reader.files.folders("modules")}
    modules = {home: module for home, module in read.items() if module is not None}
    _put_together(reader, facts, misconceptions)
    mistakes = reader.found()
    library = None
    if help_card is not None and not reader.mistakes:
        in_order = tuple(sorted(modules.values(), key=lambda module: module.head.code))
        library = Library(modules=in_order, misconceptions=misconceptions, help=help_card, facts=facts)
    return Survey(
        reader.read_files, modules, facts, misconceptions, help_card, mistakes, library, reader.files
    )


def _put_together(
    reader: Reader, facts: Mapping[str, Fact], misconceptions: Mapping[str, Misconception]
) -> None:
    for what, key, ids in (("fact", "facts", facts), ("misconception", "misconceptions", misconceptions)):
        file = reader.read_files.get(f"{key}.yaml")
        if file is not None and reader.mistakes:
            defined: dict[str, tuple[YamlFile, Place]] = {
                one: (file, (key, i, "id")) for i, one in enumerate(ids)
            }
            reader.mistakes = put_together(reader.mistakes, what, defined, reader.read_files.values())


def _module(reader: Reader, home: str, known: checks.Known) -> Module | None:
    files = reader.files
    if not isinstance(files, Kept):
        return read_module(reader, home, known)
    names = [name for pattern in FILES_OF_MODULE for name in files.names(f"{home}/{pattern}")]
    entries = _entries(files, [*names, "facts.yaml", "misconceptions.yaml"])
    # What is in the registers decides what the module may cite.
    key = (files.said(home), tuple((name, digest(data)) for name, data in entries.items()))

    def make() -> tuple[Module | None, Reader]:
        own = Reader(Kept(Parcel(entries, files.title), files.cache))
        return read_module(own, home, known), own

    module, own = files.cache.kept(key, make)
    reader.add(own.mistakes)
    reader.read_files.update(own.read_files)
    return module


def _entries(files: Files, names: Iterable[str]) -> dict[str, bytes]:
    entries = {}
    for name in names:
        with suppress(OSError):
            entries[name] = files.read(name)
    return entries


def _facts(reader: Reader, today: date) -> dict[str, Fact]:
    file, register = reader.read("facts.yaml", Facts)
    if file is None or register is None:
        reader.unread.add("facts.yaml")
        return {}
    reader.add(checks.check_facts(file, register.facts, today))
    reader.add(checks.check_twice(file, "facts", [fact.id for fact in register.facts]))
    for i, fact in enumerate(register.facts):
        own = {fact.id: fact}
        reader.add(checks.check_numbers(file, ("facts", i), fact, own, own))
    return {fact.id: fact for fact in register.facts}


def _misconceptions(reader: Reader) -> dict[str, Misconception]:
    file, register = reader.read("misconceptions.yaml", Misconceptions)
    if file is None or register is None:
        reader.unread.add("misconceptions.yaml")
        return {}
    ids = [one.id for one in register.misconceptions]
    reader.add(checks.check_twice(file, "misconceptions", ids))
    reader.add(checks.check_numbers(file, (), register, (), {}))
    return {one.id: one for one in register.misconceptions}


def _check_lists(reader: Reader) -> None:
    if reader.files.has("glossary.yaml"):
        file, glossary = reader.read("glossary.yaml", Glossary)
        if file and glossary:
            reader.add(checks.check_twice(file, "terms", [one.id for one in glossary.terms]))
    if reader.files.has("characters.yaml"):
        file, people = reader.read("characters.yaml", Characters)
        if file and people:
            reader.add(checks.check_twice(file, "characters", [one.id for one in people.characters]))


def _help(reader: Reader, facts: dict[str, Fact]) -> HelpCard | None:
    file, card = reader.read("help.yaml", HelpCard)
    if file is None or card is None:
        return None
    cited = [line.fact for line in card.numbers]
    for i, fact in enumerate(cited):
        place: Place = ("numbers", i, "fact")
        reader.add(checks.check_ref(file, place, fact, facts, "fact", "facts.yaml"))
        if fact in facts and facts[fact].number is None:
            reader.add([checks.say(file, place, "no_number", id=fact)])
    reader.add(checks.check_numbers(file, (), card, cited, facts))
    return card
