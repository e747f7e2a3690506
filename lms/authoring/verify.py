"""What a person has to verify before modules go to the field; without it nobody would know whom to call."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lms.authoring.gates import units_in
from lms.authoring.names_of_files import called
from lms.courses.content import Module
from lms.courses.loader import Survey
from lms.courses.registers import Confidence, Fact, HelpCard
from lms.courses.yaml_file import YamlFile
from lms.quizzes.kinds import Item
from lms.text import Text

SOON = timedelta(days=90)
"""A fact that expires within a quarter is looked at with the others, or it would need a way of its own."""

CHANGING = timedelta(days=180)
"""What is given no longer a life changes with the year: borders, costs, papers, law."""


class Group(StrEnum):
    """Why something is on the list, in the order of the page."""

    NUMBERS = "numbers"
    GUIDANCE = "guidance"
    UNSURE = "unsure"
    CHANGING = "changing"
    EXPIRING = "expiring"
    READING = "reading"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Cited:
    """Where a fact is used: the code of a module (empty for the help card), its part, and ids in it."""

    code: str
    part: Text
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to verify. `fact` is None for what is no fact; `who` answers at the number."""

    group: Group
    id: str
    text: Text
    fact: Fact | None = None
    who: Text | None = None
    cited: tuple[Cited, ...] = ()

    def days_left(self, today: date) -> int | None:
        """Return the days until the fact expires, if that is within a quarter; 0 and less: it has expired."""
        if self.fact is None or self.fact.expires_on > today + SOON:
            return None
        return (self.fact.expires_on - today).days

    @property
    def changes(self) -> bool:
        """Whether it is about something that changes with the year; a number is test-called anyway."""
        return self.fact is not None and _changes(self.fact)


def to_verify(survey: Survey, today: date) -> tuple[Entry, ...]:
    """Return everything to verify, by groups.

    Each fact stands once, in the first group it fits. Where the files have mistakes, what is in those
    files may be missing.
    """
    uses = citations(survey.modules.values(), survey.help)
    who = {line.fact: line.who for line in survey.help.numbers} if survey.help else {}
    found = [
        Entry(group, fact.id, fact.text, fact, who.get(fact.id), tuple(uses.get(fact.id, ())))
        for fact in survey.facts.values()
        if (group := _group(fact, today)) is not None
    ]
    found += _unread({name: file for unit in units_in(survey, today) for name, file in unit.files.items()})
    found.append(Entry(Group.LOCAL, "commune-committees", LOCAL))
    return tuple(sorted(found, key=lambda one: list(Group).index(one.group)))


LOCAL = Text(
    en="For each commune: who is on the committee for women and children (CCWC), and a number that answers. "
    "Write them on the page of each cohort.",
    km="សម្រាប់ឃុំនីមួយៗ៖ អ្នកណានៅក្នុងគណៈកម្មាធិការទទួលបន្ទុកកិច្ចការនារី និងកុមារ និងលេខទូរសព្ទដែលមានអ្នកទទួល។ "
    "សូមសរសេរនៅលើទំព័ររបស់ក្រុមនីមួយៗ។",
)


def _group(fact: Fact, today: date) -> Group | None:
    if fact.number:
        return Group.NUMBERS
    if fact.is_guidance:
        return Group.GUIDANCE
    if fact.confidence is not Confidence.HIGH:
        return Group.UNSURE
    if _changes(fact):
        return Group.CHANGING
    return Group.EXPIRING if fact.expires_on <= today + SOON else None


def _changes(fact: Fact) -> bool:
    return fact.number is None and fact.expires_on - fact.checked_on <= CHANGING


def _unread(files: Mapping[str, YamlFile]) -> Iterator[Entry]:
    """Yield each file whose Khmer no native reader has read."""
    for name, file in sorted(files.items()):
        if file.root.get("native_review") == "pending":
            yield Entry(Group.READING, name, _title(file, name))


def _title(file: YamlFile, name: str) -> Text:
    title = file.root.get("title")
    if isinstance(title, dict) and title.get("en") and title.get("km"):
        return Text(en=str(title["en"]), km=str(title["km"]))
    return called(name)


def citations(modules: Iterable[Module], card: HelpCard | None) -> dict[str, list[Cited]]:
    """Return where each fact is cited, by its id: modules in the order of their codes, then the help card."""
    found: dict[str, list[Cited]] = {}
    for module in sorted(modules, key=lambda one: one.head.code):
        for part, cited in _parts(module):
            by_fact: dict[str, list[str]] = {}
            for id_, facts in cited:
                for fact in facts:
                    by_fact.setdefault(fact, []).append(id_)
            for fact, ids in by_fact.items():
                found.setdefault(fact, []).append(Cited(module.head.code, part, tuple(filter(None, ids))))
    for line in card.numbers if card else ():
        found.setdefault(line.fact, []).append(Cited("", _CARD))
    return found


_CARD = Text(en="Help card", km="ប័ណ្ណជំនួយ")
_ATTITUDES = Text(en="Statements", km="ឃ្លាសួរទស្សនៈ")
_PLAN = Text(en="Session plan", km="ផែនការវគ្គ")


def _parts(module: Module) -> Iterator[tuple[Text, list[tuple[str, tuple[str, ...]]]]]:
    """Yield each part of a module with the ids in it and the facts they cite."""
    for lesson in module.lessons:
        screens = [(one.id, one.practice.facts if one.practice else one.facts) for one in lesson.screens]
        yield lesson.title, screens
    for form, items in module.forms.items():
        yield Text(en=f"Form {form}", km=f"ទម្រង់ {form}"), _items(items)
    yield _ATTITUDES, _items(module.attitudes)
    if module.facilitation is not None:
        yield _PLAN, [("", module.facilitation.facts)]


def _items(items: Iterable[Item]) -> list[tuple[str, tuple[str, ...]]]:
    return [(item.id, item.facts) for item in items]
