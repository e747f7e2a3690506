"""What hinders publishing a unit, and what of it a reviewer may let pass with a reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lms.authoring import gates
from lms.authoring.gates import Waived
from lms.certificates.written import load_programme
from lms.courses.files import Files
from lms.courses.loader import survey
from lms.courses.mistakes import ContentError, Mistake
from lms.text import LANGUAGES


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a gate holds against publishing: which gate, and the name by which it can be let pass."""

    gate: str
    at: str
    mistake: Mistake


@dataclass(frozen=True, slots=True)
class Looked:
    """`mistakes` have to be mended; `findings` can be let pass; `advice` is worth a thought."""

    mistakes: tuple[Mistake, ...]
    findings: tuple[Finding, ...]
    advice: tuple[Mistake, ...]
    waived: tuple[Waived, ...]

    @property
    def blocking(self) -> tuple[Mistake, ...]:
        """Everything that hinders publishing as it stands."""
        return (*self.mistakes, *(one.mistake for one in self.findings))


def printed(waived: Iterable[Waived]) -> list[dict[str, str]]:
    """Return what was let pass, as a release prints it."""
    return [
        {
            "gate": one.gate,
            "at": one.at,
            "reason": one.reason,
            "by": one.by,
            "on": one.on,
            **{language: one.mistake.say(language) for language in LANGUAGES},
        }
        for one in waived
    ]


def look(files: Files, before: Mapping[str, bytes], unit: str, today: date) -> Looked:
    """Return what hinders publishing all these files, the gates looking at one unit only.

    `before` are all files as published last, none where nobody has kept them. Facts must not have expired
    `today`.
    """
    known = before or None
    found = survey(files, today)
    verdict = gates.examine(found, today, before=known, units=[unit])
    passable: dict[Mistake, Finding] = {}
    for one in gates.units_in(found, today, before=known):
        if one.name == unit:
            for gate in gates.ALL:
                for finding in gate.find(one) if gate.blocks else ():
                    nearest = max(finding.at, key=lambda at: (":" in at, len(at)))
                    passable.setdefault(finding.mistake, Finding(gate.name, nearest, finding.mistake))
    firm = [one for one in verdict.blocking if one not in passable]
    return Looked(
        tuple(sorted({*found.mistakes, *_of_programme(files), *firm})),
        tuple(passable[one] for one in verdict.blocking if one in passable),
        verdict.advice,
        verdict.waived,
    )


def _of_programme(files: Files) -> tuple[Mistake, ...]:
    try:
        load_programme(files, files.folders("modules"))
    except ContentError as error:
        return error.mistakes
    return ()
