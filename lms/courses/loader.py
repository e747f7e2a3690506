"""From a folder of YAML to a Library, or every mistake in every file at once."""

from datetime import date
from pathlib import Path

from lms.courses import checks
from lms.courses.content import Library
from lms.courses.mistakes import ContentError
from lms.courses.module_files import read_module
from lms.courses.reader import Reader
from lms.courses.registers import Fact, Facts, HelpCard, Misconception, Misconceptions
from lms.courses.yaml_file import Place


def load(folder: Path, today: date) -> Library:
    """Return all content below `folder`; facts must not have expired `today`.

    Raises ContentError with every mistake that can be found.
    """
    reader = Reader(folder)
    facts = _facts(reader, today)
    misconceptions = _misconceptions(reader)
    help_card = _help(reader, facts)
    known = checks.Known(facts, misconceptions)
    modules = [
        read_module(reader, home, known)
        for home in sorted((folder / "modules").iterdir() if (folder / "modules").is_dir() else ())
        if home.is_dir()
    ]
    reader.finish()
    whole = [module for module in modules if module is not None]
    if help_card is None:
        raise ContentError(())
    return Library(
        modules=tuple(sorted(whole, key=lambda module: module.head.code)),
        misconceptions=misconceptions,
        help=help_card,
        facts=facts,
    )


def _facts(reader: Reader, today: date) -> dict[str, Fact]:
    file, register = reader.read(reader.folder / "facts.yaml", Facts)
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
    file, register = reader.read(reader.folder / "misconceptions.yaml", Misconceptions)
    if file is None or register is None:
        reader.unread.add("misconceptions.yaml")
        return {}
    ids = [one.id for one in register.misconceptions]
    reader.add(checks.check_twice(file, "misconceptions", ids))
    reader.add(checks.check_numbers(file, (), register, (), {}))
    return {one.id: one for one in register.misconceptions}


def _help(reader: Reader, facts: dict[str, Fact]) -> HelpCard | None:
    file, card = reader.read(reader.folder / "help.yaml", HelpCard)
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
