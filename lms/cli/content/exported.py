"""`lms content export`: published files for an office with git, or a package for one without."""

from pathlib import Path

import click
from sqlalchemy.orm import Session

from lms import clock, create_app, schema
from lms.cli.content import questions
from lms.cli.words import beside, both
from lms.config import read_settings
from lms.courses.files import Folder
from lms.db import db
from lms.errors import NotFound
from lms.text import LANGUAGES, Language, Text
from lms.workshop import exchange

_WRITTEN = Text(en="Wrote {count} files to {out}.", km="បានសរសេរឯកសារ {count} ទៅ {out}។")
_PACKED = Text(en="Packed {count} modules into {out}.", km="បានវេចខ្ចប់ម៉ូឌុល {count} ទៅក្នុង {out}។")
_NOT_THERE = Text(
    en="Nothing of this name is published with its files.",
    km="គ្មានអ្វីឈ្មោះនេះ ដែលបានបោះផ្សាយជាមួយឯកសាររបស់វាទេ។",
)
_LINKS = Text(
    en="“{name}” is a symbolic link that leads out of the folder. Nothing was written.",
    km="«{name}» ជាតំណ (symbolic link) ដែលនាំចេញក្រៅថត។ មិនមានអ្វីត្រូវបានសរសេរទេ។",
)
_LEFT = Text(
    en="{name} is there and not published; it was left. Use --remove to take it away.",
    km="{name} មានទីនោះ តែមិនបានបោះផ្សាយ ដូច្នេះទុកវាដដែល។ ប្រើ --remove ដើម្បីដកចេញ។",
)


@click.command(
    name="export",
    help=both(
        "Write exactly the published files into a folder, or a package (--out NAME.zip) for another office. "
        "With --format: write a module's questions for another program.",
        "សរសេរឯកសារដែលបានបោះផ្សាយ ដដែលទាំងស្រុង ទៅក្នុងថត ឬជាកញ្ចប់ (--out NAME.zip) សម្រាប់ការិយាល័យផ្សេង។ "
        "បើមាន --format៖ សរសេរសំណួរនៃម៉ូឌុល សម្រាប់កម្មវិធីផ្សេង។",
    ),
)
@click.option("--module", help=beside("Only this module.", "តែម៉ូឌុលនេះ។"))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help=beside("A folder, or a file that ends in .zip.", "ថត ឬឯកសារដែលបញ្ចប់ដោយ .zip។"),
)
@click.option(
    "--remove",
    is_flag=True,
    help=beside(
        "Take away files of these modules that are not published.", "ដកឯកសារនៃម៉ូឌុលទាំងនេះ ដែលមិនបានបោះផ្សាយ។"
    ),
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    help=beside("Language of the messages.", "ភាសានៃសារ។"),
)
@questions.export_options
def export(
    module: str | None,
    out: Path,
    remove: bool,
    language: Language,
    format_: str | None,
    form: str | None,
    folder: Path | None,
) -> None:
    """Write what is published, or a module's questions for another program."""
    if format_ is not None:
        home, today = folder or read_settings().content, clock.now().date()
        questions.give(home, module, format_, form=form, out=out, today=today, language=language)
        return
    app = create_app(read_settings())
    with app.app_context():
        schema.upgrade(db.engine)
        try:
            if out.suffix.lower() == ".zip":
                _pack(db.session(), module, out, language)
            else:
                _write(exchange.files_of(db.session(), module), out, remove, language)
        except NotFound:
            raise click.UsageError(_NOT_THERE.to(language)) from None


def _pack(session: Session, module: str | None, out: Path, language: Language) -> None:
    data = exchange.package_of(session, module)
    out.write_bytes(data)
    count = len(exchange.units_in(exchange.files_of(session, module)))
    click.echo(_PACKED.to(language).format(count=count, out=out))


def _write(files: dict[str, bytes], out: Path, remove: bool, language: Language) -> None:
    home = Folder(out)
    for name in home.strangers() if out.is_dir() else ():
        raise click.ClickException(_LINKS.to(language).format(name=name))
    for name, data in files.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(data)
    for name in exchange.beside(home, files):
        if remove:
            (out / name).unlink()
        else:
            click.echo(_LEFT.to(language).format(name=name), err=True)
    click.echo(_WRITTEN.to(language).format(count=len(files), out=out))
