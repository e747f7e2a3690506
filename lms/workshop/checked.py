"""All that is wrong in a set of files, whoever looks: the command, the preview, the pages of the workshop."""

from dataclasses import dataclass
from datetime import date

from lms.certificates.programme import Programme, load_programme
from lms.courses.cache import Cache
from lms.courses.files import Files, Kept
from lms.courses.loader import Survey, survey
from lms.courses.mistakes import ContentError, Mistake


@dataclass(frozen=True, slots=True)
class Checked:
    """What there is, what is wrong with it, and what is worth a second look, in the order of the files."""

    survey: Survey
    programme: Programme | None
    mistakes: tuple[Mistake, ...]
    warnings: tuple[Mistake, ...]


def check_files(files: Files, today: date, cache: Cache | None = None) -> Checked:
    """Return everything that can be told of the files. Never raises for what is in them.

    With a `cache`, what has not changed since an earlier look with the same one is not read again.
    """
    found = survey(files, today, cache)
    programme, beside = None, tuple[Mistake, ...]()
    try:
        programme = load_programme(Kept(files, cache) if cache else files, set(files.folders("modules")))
    except ContentError as error:
        beside = error.mistakes
    mistakes = tuple(sorted({*found.mistakes, *beside}))
    return Checked(found, programme, mistakes, find(found, today))


def find(found: Survey, today: date) -> tuple[Mistake, ...]:
    """Return what is worth a second look although it does not break anything."""
    return ()
