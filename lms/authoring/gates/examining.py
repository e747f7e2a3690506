"""Every gate over every unit, and what reviewers have waived; without it each caller would forget a gate."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from lms.authoring.gates.every import ALL, NAMES
from lms.authoring.gates.view import Unit
from lms.authoring.gates.waivers import Waived, read_waivers
from lms.authoring.units import SHARED, unit_of
from lms.courses.cache import digest
from lms.courses.files import Files, Kept
from lms.courses.loader import Survey
from lms.courses.mistakes import Mistake
from lms.courses.yaml_file import YamlFile, read_yaml

WITHOUT_TEXTS = frozenset({"characters.yaml", "glossary.yaml", "khmer.yaml", "media.yaml", "waivers.yaml"})
"""Files of a unit that hold no texts a learner or trainer reads."""

_JUDGED_BY = ("facts.yaml", "glossary.yaml", "characters.yaml")
_PROGRAMME = ("agreements.yaml", "c*.yaml", "certificates/*.yaml", "checklists/*.yaml")


@dataclass(frozen=True, slots=True)
class Held:
    """What a gate holds against publishing, and the nearest name by which a reviewer can waive it."""

    mistake: Mistake
    gate: str
    at: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What hinders publishing, what is worth a thought, and what reviewers have let pass.

    `held` is what of `blocking` can be waived; the rest are mistakes in waivers themselves.
    """

    blocking: tuple[Mistake, ...] = ()
    advice: tuple[Mistake, ...] = ()
    waived: tuple[Waived, ...] = ()
    held: tuple[Held, ...] = ()


def examine(
    survey: Survey,
    today: date,
    *,
    before: Mapping[str, bytes] | None = None,
    units: Collection[str] | None = None,
) -> Verdict:
    """Return what the gates find in some units (None: in all there are).

    `before` are all files as published last, where they are known. What the loader says of the files
    is not repeated here and can never be waived. Files read with a cache are judged with it too: of
    what has not changed the verdict is known.
    """
    wanted = (one for one in units_in(survey, today, before=before) if units is None or one.name in units)
    return _joined([_kept(unit) for unit in wanted])


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
    read = {name: _read(source, name) for name in names}
    return {name: file for name, file in read.items() if isinstance(file, YamlFile)}


def _read(source: Files, name: str) -> YamlFile | tuple[Mistake, ...]:
    if not isinstance(source, Kept):
        return read_yaml(source, name)
    key = ("examined", source.said(name), digest(source.read(name)))
    return source.cache.kept(key, lambda: read_yaml(source, name))


def _kept(unit: Unit) -> Verdict:
    """Return the verdict on a unit; with a cache, once for each state of all it depends on."""
    source = unit.source
    if not isinstance(source, Kept) or unit.before is not None:
        return _judge(unit)
    own = [*unit.files, *(f"{unit.home}{name}" for name in sorted(WITHOUT_TEXTS)), *_JUDGED_BY]
    states: list[bytes] = []
    for name in own:
        with suppress(OSError):
            states.append(name.encode() + digest(source.read(name)))
    key = ("verdict", source.said(unit.home), unit.today, unit.module is None, *states)
    return source.cache.kept(key, lambda: _judge(unit))


def _judge(unit: Unit) -> Verdict:
    desk = read_waivers(unit, NAMES)
    held: list[Held] = []
    advice: list[Mistake] = []
    waived: list[Waived] = []
    for gate in ALL:
        for finding in gate.find(unit):
            passed = desk.waive(gate.name, finding)
            if passed:
                waived.append(passed)
            elif gate.blocks:
                held.append(Held(finding.mistake, gate.name, finding.nearest))
            else:
                advice.append(finding.mistake)
    firm = [*desk.mistakes]
    # A module with mistakes is not looked at in full, so what its waivers are for may not be seen.
    if unit.module or unit.name == SHARED:
        firm += desk.unused()
    return Verdict((*firm, *(one.mistake for one in held)), tuple(advice), tuple(waived), tuple(held))


def _joined(verdicts: Iterable[Verdict]) -> Verdict:
    found = list(verdicts)
    return Verdict(
        tuple(sorted({mistake for one in found for mistake in one.blocking})),
        tuple(sorted({mistake for one in found for mistake in one.advice})),
        tuple(sorted({passed for one in found for passed in one.waived}, key=_place)),
        tuple(sorted({held for one in found for held in one.held}, key=_place)),
    )


def _place(one: Waived | Held) -> tuple[Mistake, str]:
    return one.mistake, one.gate
