"""All that is wrong in a set of files, whoever looks: the command, the preview, the pages of the workshop."""

from dataclasses import dataclass
from datetime import date

from lms.authoring.gates import examine
from lms.certificates.written import load_programme
from lms.courses.cache import Cache
from lms.courses.files import Files, Kept
from lms.courses.loader import Survey, survey
from lms.courses.mistakes import ContentError, Mistake


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is that is whole."""

    modules: int = 0
    screens: int = 0
    items: int = 0
    facts: int = 0
    certificates: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong, and what is worth a second look, in the order of the files; and how much there is."""

    mistakes: tuple[Mistake, ...]
    warnings: tuple[Mistake, ...]
    counts: Counts


def check_files(files: Files, today: date, cache: Cache | None = None) -> Checked:
    """Return everything that can be told of the files. Never raises for what is in them.

    With a `cache`, what has not changed since an earlier look with the same one is not read again.
    """
    found = survey(files, today, cache)
    certificates, beside = 0, tuple[Mistake, ...]()
    try:
        kept = Kept(files, cache) if cache else files
        certificates = len(load_programme(kept, set(files.folders("modules"))).rules)
    except ContentError as error:
        beside = error.mistakes
    verdict = examine(found, today)
    mistakes = tuple(sorted({*found.mistakes, *beside, *verdict.blocking}))
    return Checked(mistakes, verdict.advice, _counts(found, certificates))


def joined(first: Checked, second: Checked) -> Checked:
    """Return what two looks at different modules of the same files have found."""
    one, other = first.counts, second.counts
    sums = {name: getattr(one, name) + getattr(other, name) for name in ("modules", "screens", "items")}
    shared = {name: max(getattr(one, name), getattr(other, name)) for name in ("facts", "certificates")}
    return Checked(
        tuple(sorted({*first.mistakes, *second.mistakes})),
        tuple(sorted({*first.warnings, *second.warnings})),
        Counts(**sums, **shared),
    )


def _counts(found: Survey, certificates: int) -> Counts:
    modules = found.modules.values()
    return Counts(
        modules=len(modules),
        screens=sum(len(lesson.screens) for module in modules for lesson in module.lessons),
        items=sum(len(items) for module in modules for items in module.forms.values()),
        facts=len(found.facts),
        certificates=certificates,
    )
