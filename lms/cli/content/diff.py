"""`lms content diff`: what would change for a reader, before it does."""

import json
from pathlib import Path
from typing import Literal

import click

from lms import create_app, schema
from lms.authoring.difference import Change, compare
from lms.cli.words import beside, both
from lms.config import read_settings
from lms.courses.files import Files, Folder
from lms.db import db
from lms.errors import NotFound
from lms.text import LANGUAGES, Language, Text
from lms.workshop import shelf
from lms.workshop.shelf import find_files

_SAME = Text(en="No differences.", km="គ្មានអ្វីខុសគ្នាទេ។")
_UNKNOWN = Text(
    en="“{name}” is neither a folder nor the id of a publication.",
    km="«{name}» មិនមែនជាថត ហើយក៏មិនមែនជា id នៃការបោះផ្សាយណាមួយដែរ។",
)


@click.command(
    help=both(
        "Tell in words what differs: between what is published and FOLDER; or between OLD and NEW, each a "
        "folder or the id of a publication. Ends with 0 when nothing differs, with 1 when something does.",
        "ប្រាប់ជាពាក្យថាមានអ្វីខុសគ្នា៖ រវាងអ្វីដែលបានបោះផ្សាយ និងថត FOLDER ឬរវាង OLD និង NEW ដែលជាថត ឬ id នៃការបោះផ្សាយ។ "
        "បញ្ចប់ដោយ 0 បើគ្មានអ្វីខុសគ្នា និង 1 បើមាន។",
    )
)
@click.argument("old", required=False, metavar="[OLD]")
@click.argument("new", required=False, metavar="[NEW|FOLDER]")
@click.option("--module", help=beside("Only this module.", "តែម៉ូឌុលនេះ។"))
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    help=beside("Language of the messages.", "ភាសានៃសារ។"),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    help=beside("For people or for programs.", "សម្រាប់មនុស្ស ឬសម្រាប់កម្មវិធី។"),
)
def diff(
    old: str | None, new: str | None, module: str | None, language: Language, form: Literal["text", "json"]
) -> None:
    """Compare, and say what differs."""
    app = create_app(read_settings())
    with app.app_context():
        schema.upgrade(db.engine)
        before, unit = (None, None) if new is None else _files(old or "", language)
        after, other = _files(new or old or str(read_settings().content), language)
        if before is None:
            before = shelf.parcel(db.session(), shelf.published(db.session()))
    found = compare(before, after, module or unit or other)
    _say(found, language, form)
    if found:
        raise click.exceptions.Exit(1)


def _files(name: str, language: Language) -> tuple[Files, str | None]:
    """Return the files of a folder or a publication, with the unit that a publication is of."""
    if Path(name).is_dir():
        return Folder(Path(name)), None
    try:
        return find_files(db.session(), name)
    except NotFound:
        raise click.UsageError(_UNKNOWN.to(language).format(name=name)) from None


def _say(found: tuple[Change, ...], language: Language, form: str) -> None:
    if form == "json":
        told = [
            {
                "file": one.name,
                "way": list(one.way),
                "message": {name: one.say(name) for name in LANGUAGES},
                "safety": one.safety,
            }
            for one in found
        ]
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for one in found:
        click.echo(one.say(language))
    if not found:
        click.echo(_SAME.to(language))
