"""`lms content translate`: texts out to translators and back, without touching anything else in a file."""

from collections.abc import Iterator
from pathlib import Path

import click

from lms import clock
from lms.authoring import po, sheet
from lms.authoring.glossary import read_terms
from lms.authoring.incoming import REASONS, Change, Incoming, Plan, carried_out, plan
from lms.authoring.safe_sheet import NoSheet
from lms.authoring.translatable import translatables, unreadable
from lms.authoring.units import SHARED
from lms.cli.words import beside, both
from lms.config import read_settings
from lms.courses.files import Files, Folder
from lms.text import LANGUAGES, Language, Text

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_LANGUAGE = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    help=beside("Language of the messages.", "ភាសានៃសារ។"),
)
_UNREADABLE = Text(
    en="{name} has mistakes; mend it first (lms content check)",
    km="{name} មានកំហុស សូមកែជាមុនសិន (lms content check)",
)
_WRITTEN = Text(
    en="{count} texts of {unit} written to {path}", km="បានសរសេរអត្ថបទ {count} នៃ {unit} ទៅ {path}"
)
_LINES = {
    "unknown": Text(en="{id}: no such text; it is left out", km="{id}៖ គ្មានអត្ថបទនេះទេ វាត្រូវបានទុកចោល"),
    "right": Text(en="{id}: the Khmer is still right", km="{id}៖ អត្ថបទខ្មែរនៅតែត្រឹមត្រូវ"),
    "sum": Text(
        en="{changed} to change, {right} still right, {same} as they were, {left} left alone",
        km="ត្រូវកែ {changed} · នៅតែត្រឹមត្រូវ {right} · នៅដដែល {same} · ទុកចោល {left}",
    ),
    "dry": Text(en="Nothing was written (--dry-run).", km="មិនបានសរសេរអ្វីទេ (--dry-run)។"),
    "saved": Text(en="Written: {name}", km="បានសរសេរ៖ {name}"),
}


@click.group(
    help=both(
        "Send texts to translators and take them in again.",
        "ផ្ញើអត្ថបទទៅអ្នកបកប្រែ ហើយយកមកវិញ។",
    )
)
def translate() -> None:
    """Hold the two ways together."""


@translate.command(
    help=both(
        "Write the texts of a module, English with their Khmer, to a PO file or a spreadsheet.",
        "សរសេរអត្ថបទនៃម៉ូឌុល អង់គ្លេស និងខ្មែរ ទៅក្នុងឯកសារ PO ឬតារាង។",
    )
)
@click.argument("folder", required=False, type=_FOLDER)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["po", "xlsx"]),
    default="xlsx",
    help=beside("Kind of file.", "ប្រភេទឯកសារ។"),
)
@click.option("--module", help=beside("Only this one; _shared is what all share.", "តែម៉ូឌុលនេះ។"))
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help=beside("Where to.", "ទៅថតណា។"),
)
@_LANGUAGE
def out(folder: Path | None, kind: str, module: str | None, to: Path, language: Language) -> None:
    """Write a file for each unit."""
    files = Folder(folder or read_settings().content)
    terms = read_terms(files)
    units = [SHARED, *files.folders("modules")]
    if module is not None and module not in units:
        raise click.BadParameter(", ".join(units), param_hint="--module")
    for unit in [module] if module else units:
        _stop_for_mistakes(files, unit, language)
        texts = translatables(files, unit)
        data = po.write(unit, texts, terms, clock.now()) if kind == "po" else sheet.write(unit, texts, terms)
        to.mkdir(parents=True, exist_ok=True)
        path = to / f"{unit}.{kind}"
        path.write_bytes(data)
        click.echo(_WRITTEN.to(language).format(count=len(texts), unit=unit, path=path))


@translate.command(
    "in",
    help=both(
        "Take in FILE (PO or XLSX): only texts that were translated change, nothing else in a file.",
        "យកឯកសារ FILE (PO ឬ XLSX) មកវិញ៖ កែតែអត្ថបទដែលបានបកប្រែប៉ុណ្ណោះ។",
    ),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", required=False, type=_FOLDER)
@click.option("--module", help=beside("The module, where FILE does not say it.", "ម៉ូឌុល បើ FILE មិនបញ្ជាក់។"))
@click.option(
    "--dry-run", is_flag=True, help=beside("Only say what would change.", "គ្រាន់តែប្រាប់អ្វីដែលនឹងផ្លាស់ប្តូរ។")
)
@_LANGUAGE
def take_in(file: Path, folder: Path | None, module: str | None, dry_run: bool, language: Language) -> None:
    """Say what changes, and change it."""
    home = folder or read_settings().content
    files = Folder(home)
    said, rows = _read(file, language)
    unit = module or said
    if unit not in [SHARED, *files.folders("modules")]:
        raise click.UsageError(f"--module: {unit or '?'}")
    _stop_for_mistakes(files, unit, language)
    found = plan(translatables(files, unit), rows)
    for line in told(found, language):
        click.echo(line)
    written, refused = carried_out(files, unit, found.changes, found.confirmed)
    for change in refused:
        click.echo(f"! {change.of.id}: {change.new}", err=True)
    for name, data in sorted(written.items()):
        if not dry_run:
            (home / name).write_bytes(data)
            click.echo(_LINES["saved"].to(language).format(name=name))
    if dry_run:
        click.echo(_LINES["dry"].to(language))
    if refused or not found.is_whole:
        raise click.exceptions.Exit(1)


def told(found: Plan, language: Language) -> Iterator[str]:
    """Yield what a plan would do, line by line."""
    for change in found.changes:
        yield from _change("~", change, language)
    for change in found.broken:
        yield from _change("!", change, language)
    for one in found.skipped:
        yield f"- {one.of.id}: {REASONS[one.reason].to(language)}"
        yield f"    {_one_line(one.new)}"
    for id_ in found.unknown:
        yield "? " + _LINES["unknown"].to(language).format(id=id_)
    for id_ in sorted(found.confirmed - {change.of.id for change in found.changes}):
        yield "= " + _LINES["right"].to(language).format(id=id_)
    left = len(found.broken) + len(found.skipped) + len(found.unknown)
    right = len(found.confirmed - {change.of.id for change in found.changes})
    yield (
        _LINES["sum"].to(language).format(changed=len(found.changes), right=right, same=found.same, left=left)
    )


def _change(sign: str, change: Change, language: Language) -> Iterator[str]:
    here = change.of.sentence
    line = change.of.lines[change.language == "km"]
    yield f"{sign} {here.name}:{line}: {change.of.id} ({change.language})"
    yield f"    {_one_line(change.old)}"
    yield f"  → {_one_line(change.new)}"
    for note in change.notes:
        yield f"  {'!' if note.breaks else '*'} {note.words.to(language)}"


def _one_line(text: str) -> str:
    return text.strip().replace("\n", " ⏎ ")


def _read(file: Path, language: Language) -> tuple[str, list[Incoming]]:
    data = file.read_bytes()
    try:
        return po.read(data) if file.suffix.lower() in {".po", ".pot"} else sheet.read(data)
    except NoSheet as error:
        raise click.ClickException(error.message.to(language)) from error
    except po.NotPo as error:
        raise click.ClickException(f"{file}: PO: {error}") from error


def _stop_for_mistakes(files: Files, unit: str, language: Language) -> None:
    bad = unreadable(files, unit)
    for name in bad:
        click.echo(_UNREADABLE.to(language).format(name=files.said(name)), err=True)
    if bad:
        raise click.exceptions.Exit(1)
