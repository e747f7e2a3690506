"""What a reviewer has let pass, with a name and a reason; without a reason nothing is let pass."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from lms.authoring.gates.view import Finding, Unit
from lms.courses.checks import say
from lms.courses.gate_mistake_words import OF_GATES
from lms.courses.mistakes import Mistake
from lms.courses.registers import Day
from lms.courses.structure import check_structure
from lms.courses.yaml_file import YamlFile, read_yaml
from lms.text import Content

# Messages end with the code of the mistake, so that is what many will write for its gate.
_CODES = {code.replace("_", "-") for code in OF_GATES}

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=10, max_length=400)]


class Waiver(Content):
    """One entry: which gate, at which file, item or sentence, why, by whom, and on which day."""

    gate: Said
    at: Said
    reason: Reason
    by: Said
    on: Day


class Waivers(Content):
    """What stands in waivers.yaml."""

    waivers: tuple[Waiver, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a reviewer let pass; a release prints all of it."""

    mistake: Mistake
    gate: str
    at: str
    reason: str
    by: str
    on: str


@dataclass
class Desk:
    """The waivers of one unit, and which of them were needed."""

    file: YamlFile | None
    waivers: tuple[Waiver, ...]
    mistakes: tuple[Mistake, ...]
    used: set[int]

    def waive(self, gate: str, finding: Finding) -> Waived | None:
        """Return the finding as waived; None when nobody has waived it."""
        for i, one in enumerate(self.waivers):
            if one.gate in {gate, finding.mistake.shown_code} and one.at in finding.at:
                self.used.add(i)
                return Waived(finding.mistake, gate, one.at, one.reason, one.by, one.on.isoformat())
        return None

    def unused(self) -> Iterator[Mistake]:
        """Yield a mistake for each waiver that waives nothing: it would let a later fault pass unseen."""
        for i, one in enumerate(self.waivers):
            if self.file and i not in self.used:
                yield say(self.file, ("waivers", i), "waiver_unused", gate=one.gate, at=one.at)


def read_waivers(unit: Unit, gates: frozenset[str]) -> Desk:
    """Return the waivers of a unit; those of a file with mistakes waive nothing."""
    name = f"{unit.home}waivers.yaml"
    if not unit.source.has(name):
        return Desk(None, (), (), set())
    file = read_yaml(unit.source, name)
    if isinstance(file, tuple):
        return Desk(None, (), file, set())
    read = check_structure(file, Waivers, file.root)
    if isinstance(read, tuple):
        return Desk(file, (), read, set())
    mistakes = tuple(_odd(file, read, unit, gates))
    return Desk(file, () if mistakes else read.waivers, mistakes, set())


def _odd(file: YamlFile, read: Waivers, unit: Unit, gates: frozenset[str]) -> Iterator[Mistake]:
    for i, one in enumerate(read.waivers):
        if one.gate not in gates | _CODES:
            yield say(file, ("waivers", i, "gate"), "choice", choices=", ".join(sorted(gates)))
        if one.on > unit.today:
            yield say(file, ("waivers", i, "on"), "waiver_ahead")
