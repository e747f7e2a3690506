"""What must hold before a module may be published, one gate in each file; a new one is a line in `ALL`."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lms.authoring.gates import (
    coverage,
    cues,
    facts,
    help_named,
    key_positions,
    lengths,
    options,
    page_weight,
    pictures,
    reading,
    spelling,
    stale_khmer,
    stems,
    wording,
)
from lms.authoring.gates.view import Finding, Gate, Unit
from lms.authoring.gates.waivers import Waived, read_waivers
from lms.authoring.units import SHARED, unit_of
from lms.courses.files import Files
from lms.courses.loader import Survey
from lms.courses.mistakes import Mistake
from lms.courses.yaml_file import YamlFile, read_yaml

ALL: tuple[Gate, ...] = (
    *stale_khmer.GATES,
    *wording.GATES,
    *help_named.GATES,
    *spelling.GATES,
    *facts.GATES,
    *coverage.GATES,
    *key_positions.GATES,
    *options.GATES,
    *lengths.GATES,
    *stems.GATES,
    *cues.GATES,
    *reading.GATES,
    *pictures.GATES,
    *page_weight.GATES,
)
NAMES = frozenset(gate.name for gate in ALL)
WITHOUT_TEXTS = frozenset({"khmer.yaml", "waivers.yaml", "media.yaml"})
"""Files of a unit that hold no texts a person reads."""

_PROGRAMME = ("c*.yaml", "certificates/*.yaml", "checklists/*.yaml")

__all__ = [
    "ALL",
    "NAMES",
    "WITHOUT_TEXTS",
    "Finding",
    "Gate",
    "Unit",
    "Verdict",
    "Waived",
    "examine",
    "units_in",
]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What hinders publishing, what is worth a thought, and what reviewers have let pass."""

    blocking: tuple[Mistake, ...] = ()
    advice: tuple[Mistake, ...] = ()
    waived: tuple[Waived, ...] = ()


def examine(
    survey: Survey,
    today: date,
    *,
    before: Mapping[str, bytes] | None = None,
    units: Collection[str] | None = None,
) -> Verdict:
    """Return what the gates find in some units (None: in all there are).

    `before` are all files as published last, where they are known. What the loader says of the files
    is not repeated here and can never be waived.
    """
    blocking: list[Mistake] = []
    advice: list[Mistake] = []
    waived: list[Waived] = []
    for unit in units_in(survey, today, before=before):
        if units is not None and unit.name not in units:
            continue
        desk = read_waivers(unit, NAMES)
        blocking += desk.mistakes
        for gate, finding in _found(unit):
            passed = desk.waive(gate.name, finding)
            if passed:
                waived.append(passed)
            else:
                (blocking if gate.blocks else advice).append(finding.mistake)
        # A module with mistakes is not looked at in full, so what its waivers are for may not be seen.
        if unit.module or unit.name == SHARED:
            blocking += desk.unused()
    return Verdict(
        tuple(sorted(set(blocking))),
        tuple(sorted(set(advice))),
        tuple(sorted(waived, key=lambda one: (one.mistake, one.gate))),
    )


def units_in(survey: Survey, today: date, *, before: Mapping[str, bytes] | None = None) -> Iterator[Unit]:
    """Yield every unit of the files, the shared one first."""
    own: dict[str, dict[str, YamlFile]] = {SHARED: _programme(survey.source)}
    for name, file in survey.files.items():
        own.setdefault(unit_of(name), {})[name] = file
    for unit, files in own.items():
        home = "" if unit == SHARED else f"modules/{unit}/"
        named = {name: files[name] for name in sorted(files) if name[len(home) :] not in WITHOUT_TEXTS}
        module = survey.modules.get(unit)
        yield Unit(unit, home, named, module, survey.facts, survey.source, today, before)


def _programme(source: Files) -> dict[str, YamlFile]:
    """Return the shared files that the loader of modules does not read: rules, checklists, kinds."""
    names = [name for pattern in _PROGRAMME for name in source.names(pattern)]
    read = {name: read_yaml(source, name) for name in names}
    return {name: file for name, file in read.items() if isinstance(file, YamlFile)}


def _found(unit: Unit) -> Iterator[tuple[Gate, Finding]]:
    for gate in ALL:
        for finding in gate.find(unit):
            yield gate, finding
