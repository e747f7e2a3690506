"""The small content folder as the gates see it, changed in one place or not at all."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from lms.authoring.gates import Verdict, examine
from lms.courses.files import Parcel
from lms.courses.loader import Survey, survey
from tests.courses.samples import SAMPLE

TODAY = date(2026, 12, 1)
MODULE = "clean-hands"
HOME = f"modules/{MODULE}"
HEAD = f"{HOME}/module.yaml"
LESSON = f"{HOME}/lessons/when-to-wash.yaml"
FORM_A = f"{HOME}/items/form-a.yaml"
FORM_B = f"{HOME}/items/form-b.yaml"
MISCONCEPTIONS = "misconceptions.yaml"
WAIVERS = f"{HOME}/waivers.yaml"


def files(folder: Path = SAMPLE) -> dict[str, bytes]:
    """Return the files of a folder by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def changed(entries: Mapping[str, bytes], name: str, old: str, new: str) -> dict[str, bytes]:
    """Return the files with every `old` of one file replaced."""
    text = entries[name].decode()
    assert old in text, f"{name} does not say {old!r}"
    return {**entries, name: text.replace(old, new).encode()}


def look(
    entries: Mapping[str, bytes], *, today: date = TODAY, before: Mapping[str, bytes] | None = None
) -> Verdict:
    """Return what the gates say of files that the loader has nothing against."""
    found = survey(Parcel(entries), today)
    assert found.mistakes == ()
    return examine(found, today, before=before)


def codes(verdict: Verdict) -> list[str]:
    """Return the codes of everything that is not waived."""
    return sorted(one.code for one in (*verdict.blocking, *verdict.advice))


def waiver(gate: str, at: str, *, reason: str = "The group will hear it first", by: str = "A") -> str:
    """Return a file with one waiver."""
    lines = (f"gate: {gate}", f"at: {at}", f"reason: {reason}", f"by: {by}", "on: 2026-11-30")
    return "waivers:\n  - " + "\n    ".join(lines) + "\n"


def survey_of(folder: Path) -> Survey:
    """Return what there is in a folder."""
    return survey(folder, TODAY)
