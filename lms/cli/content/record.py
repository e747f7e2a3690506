"""`lms content record`: what a volunteer has still to read aloud, before a child meets silence."""

from pathlib import Path

import click

from lms import clock, i18n
from lms.authoring import reading_list
from lms.authoring.recordings import clips, entered
from lms.authoring.translatable import unreadable
from lms.cli.words import beside, both
from lms.config import read_settings
from lms.courses.files import Folder
from lms.text import LANGUAGES, Language


@click.command(
    help=both(
        "List what is still to be read aloud of MODULE (without it, of all), in the order of the lessons.",
        "រាយអត្ថបទនៃ MODULE (ឬទាំងអស់) ដែលមិនទាន់អានថតសំឡេង តាមលំដាប់មេរៀន។",
    )
)
@click.argument("module", required=False)
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=beside("Folder of all content.", "ថតនៃខ្លឹមសារទាំងអស់។"),
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="km",
    help=beside("Language that is read, and of the list.", "ភាសាដែលត្រូវអាន និងភាសានៃបញ្ជី។"),
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "xlsx", "html"]),
    default="text",
    help=beside("Kind of list; html is in large print.", "ប្រភេទបញ្ជី html មានអក្សរធំ។"),
)
@click.option(
    "--to",
    type=click.Path(dir_okay=False, path_type=Path),
    help=beside("File for html and xlsx.", "ឯកសារសម្រាប់ html និង xlsx។"),
)
@click.option(
    "--all", "everything", is_flag=True, help=beside("Also what is recorded.", "រាប់បញ្ចូលអ្វីដែលបានថតហើយ។")
)
@click.option(
    "--check",
    "must_be_whole",
    is_flag=True,
    help=beside("End with 1 when anything is missing.", "បញ្ចប់ដោយ 1 បើនៅខ្វះ។"),
)
@click.option(
    "--enter",
    metavar="WHO",
    help=beside(
        "Enter recordings that are there in media.yaml, as made by WHO (a role, never a child's name).",
        "កត់សំឡេងដែលមានរួច ក្នុង media.yaml ថាធ្វើដោយ WHO (តួនាទី មិនមែនឈ្មោះកុមារ)។",
    ),
)
@click.option(
    "--licence",
    default="CC-BY-SA-4.0",
    show_default=True,
    help=beside("How they may be used, for --enter.", "របៀបប្រើ សម្រាប់ --enter។"),
)
def record(
    module: str | None,
    folder: Path | None,
    language: Language,
    kind: str,
    to: Path | None,
    everything: bool,
    must_be_whole: bool,
    enter: str | None,
    licence: str,
) -> None:
    """Write the list, and how long it takes."""
    home = folder or read_settings().content
    files = Folder(home)
    modules = files.folders("modules")
    if module is not None and module not in modules:
        raise click.BadParameter(", ".join(modules), param_hint="MODULE")
    wanted = [module] if module else modules
    for name in (name for one in wanted for name in unreadable(files, one)):
        raise click.ClickException(f"{files.said(name)}: lms content check")
    if enter:
        for one in wanted:
            _enter(files, home, one, enter, licence)
        return
    found = {one: clips(files, one, language) for one in wanted}
    missing = {one: tuple(clip for clip in whole if not clip.recorded) for one, whole in found.items()}
    listed = found if everything else missing
    if kind == "text":
        for one in wanted:
            click.echo("\n".join([one, "", *reading_list.as_text(listed[one])]))
    else:
        _write(to or Path(f"to-read-{module or 'all'}-{language}.{kind}"), listed, kind, language)
    for one in wanted:
        click.echo(reading_list.summed(one, missing[one], len(found[one]), language))
    if must_be_whole and any(missing.values()):
        raise click.exceptions.Exit(1)


def _write(path: Path, listed: reading_list.Lists, kind: str, language: Language) -> None:
    page = reading_list.as_page(listed, language).encode() if kind == "html" else None
    path.write_bytes(page or reading_list.as_sheet(listed, language))
    click.echo(str(path))


def _enter(files: Folder, home: Path, module: str, made_by: str, licence: str) -> None:
    made_on = i18n.local_day(clock.now())
    data, count = entered(files, module, made_by=made_by, licence=licence, made_on=made_on)
    if count:
        (home / "modules" / module / "media.yaml").write_bytes(data)
    click.echo(f"{module}: {count} → media.yaml")
