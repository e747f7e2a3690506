"""Questions from and for other programs at a keyboard: `lms content import|export --format …`."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from lms.cli.words import beside
from lms.config import read_settings
from lms.courses.files import Folder
from lms.courses.loader import survey
from lms.errors import LmsError, NotFound
from lms.interop import drafting, formats, giving
from lms.interop.finishing import is_id
from lms.interop.notes import Note
from lms.interop.pictures import with_free_names
from lms.interop.refusals import LARGEST
from lms.text import Language, Text

F = TypeVar("F", bound=Callable[..., Any])
LEFT, CHANGED, TAKEN = (
    Text(en="Not taken:", km="មិនបានយក៖"),
    Text(en="Changed:", km="បានប្តូរ៖"),
    Text(en="Taken: {count} questions.", km="បានយក៖ {count} សំណួរ។"),
)
_THERE = Text(
    en="{out} is there already; nothing was written. Name another file, or take that one away first.",
    km="មាន {out} រួចហើយ មិនមានអ្វីត្រូវបានសរសេរទេ។ សូមដាក់ឈ្មោះផ្សេង ឬដកឯកសារនោះចេញសិន។",
)
_WRITTEN = Text(
    en="Written to {out}. What is missing is named in it; `lms content check` refuses it until then.",
    km="បានសរសេរទៅ {out}។ អ្វីដែលខ្វះមានកត់ក្នុងនោះ ហើយ `lms content check` មិនទទួលទេ រហូតដល់បំពេញ។",
)
_GIVEN = Text(
    en="Written to {out}. Keys are in it: keep it away from learners.",
    km="បានសរសេរទៅ {out}។ ក្នុងនោះមានចម្លើយត្រឹមត្រូវ សូមកុំឱ្យសិក្ខាកាមឃើញ។",
)
_NO_MODULE = Text(
    en="There is no module “{module}” without mistakes; run `lms content check`.",
    km="គ្មានម៉ូឌុល «{module}» ដែលគ្មានកំហុសទេ សូមប្រើ `lms content check`។",
)
_NONE = Text(en="There are no such questions in this module.", km="ម៉ូឌុលនេះគ្មានសំណួរបែបនេះទេ។")


def import_options(command: F) -> F:
    """Add to a command what it needs to take questions of other programs."""
    for add in reversed(
        (
            click.option(
                "--format",
                "format_",
                type=click.Choice(list(formats.READERS)),
                help=beside("FILE holds questions of another program.", "FILE ជាសំណួរពីកម្មវិធីផ្សេង។"),
            ),
            click.option(
                "--second",
                type=click.Path(exists=True, dir_okay=False, path_type=Path),
                help=beside("The same questions in the other language.", "សំណួរដដែលជាភាសាមួយទៀត។"),
            ),
            click.option(
                "--form",
                type=click.Choice(drafting.FORMS),
                default="A",
                help=beside("Where the questions belong.", "សំណួរទៅទីណា។"),
            ),
            click.option(
                "--module",
                help=beside(
                    "The module they are for; --out names a file instead.",
                    "សម្រាប់ម៉ូឌុលនេះ ឬដាក់ឈ្មោះឯកសារដោយ --out។",
                ),
            ),
            click.option(
                "--out",
                type=click.Path(dir_okay=False, path_type=Path),
                help=beside("The new YAML file to write.", "ឯកសារ YAML ថ្មីដែលត្រូវសរសេរ។"),
            ),
        )
    ):
        command = add(command)
    return command


def place_for(module: str | None, form: str, out: Path | None) -> Path:
    """Return the file that questions go into: the one that is named, else the form of a module."""
    if out is not None:
        return out
    if module is None or not is_id(module):
        raise click.UsageError("--module, --out")
    return read_settings().content / drafting.file_name(module, form)


def export_options(command: F) -> F:
    """Add to a command what it needs to give questions to other programs."""
    for add in (
        click.option(
            "--form",
            type=click.Choice(giving.PARTS[1:]),
            help=beside("Only these questions; all without.", "តែសំណួរទាំងនេះ បើគ្មាន យកទាំងអស់។"),
        ),
        click.option(
            "--format",
            "format_",
            type=click.Choice(list(giving.WRITERS)),
            help=beside("Questions for another program, from --folder.", "សំណួរសម្រាប់កម្មវិធីផ្សេង ពី --folder។"),
        ),
        click.option(
            "--folder",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            help=beside("The folder of content.", "ថតខ្លឹមសារ។"),
        ),
    ):
        command = add(command)
    return command


def take_in(
    file: Path, format_: str, *, second: Path | None, form: str, out: Path, language: Language
) -> None:
    """Write a draft with the questions of a file, and tell what became of each."""
    if out.exists():
        raise click.UsageError(_THERE.to(language).format(out=out))
    try:
        imported = formats.read_questions(_read(file), format_, _read(second) if second else None)
        home = out.parent.parent if out.parent.name in {"items", "lessons"} else out.parent
        folder = home / "pictures"
        there = {path.name: path.read_bytes() for path in folder.glob("*.svg")} if imported.pictures else {}
        imported = with_free_names(imported, there)
        text = drafting.draft(imported, form, file.name, out.stem)
    except LmsError as error:
        _stop(error, language)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, "utf-8", newline="\n")
    for name, svg in imported.pictures.items():
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(svg, "utf-8", newline="\n")
    _tell(imported.report, language)
    click.echo(_WRITTEN.to(language).format(out=out))


def give(
    home: Path,
    module: str | None,
    format_: str,
    *,
    form: str | None,
    out: Path,
    today: date,
    language: Language,
) -> None:
    """Write a module's questions for another program, and tell what does not fit."""
    if module is None:
        raise click.UsageError("--module")
    found = survey(Folder(home), today).modules.get(module)
    if found is None:
        raise click.ClickException(_NO_MODULE.to(language).format(module=module))
    try:
        given = giving.written(found, format_, form or "")
    except NotFound:
        raise click.ClickException(_NONE.to(language)) from None
    out.write_bytes(given.data)
    _tell(given.report, language)
    click.echo(_GIVEN.to(language).format(out=out))


def _tell(report: Iterable[Note], language: Language) -> None:
    lines = list(report)
    for kind, words in (("left", LEFT), ("changed", CHANGED)):
        found = [line for line in lines if line.kind == kind]
        if found:
            click.echo(words.to(language))
        for line in found:
            click.echo(f"  {line.say(language)}")
    click.echo(TAKEN.to(language).format(count=sum(line.kind == "taken" for line in lines)))


def _read(file: Path) -> bytes:
    """Return a file; of one that is too large only so much that its size is seen."""
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def _stop(error: LmsError, language: Language) -> NoReturn:
    click.echo(error.message.to(language), err=True)
    raise click.exceptions.Exit(1) from error
