"""`lms content verify`: what a person has to check before modules go to the field."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from lms import clock
from lms.authoring.verify import Entry, to_verify
from lms.authoring.verify_words import BROKEN, NOWHERE, TITLE, TITLES, TO_DO, remarks, where
from lms.cli.words import beside, both
from lms.config import read_settings
from lms.courses.files import Folder
from lms.courses.loader import survey
from lms.i18n import local_day
from lms.reports.xlsx import to_xlsx
from lms.text import LANGUAGES, Language, Text
from lms.workshop.verify_table import as_table

FORMATS = ("text", "json", "xlsx")
_CHECKED = Text(en="checked {day}", km="ពិនិត្យ {day}")
_WRITTEN = Text(en="Written: {path}", km="បានសរសេរ៖ {path}")


@click.command(
    help=both(
        "List what has to be verified before field use: telephone numbers to test-call, advice to sign, "
        "unsure and changing facts, Khmer to read. Each with the lessons and questions that use it.",
        "បង្ហាញបញ្ជីអ្វីដែលត្រូវផ្ទៀងផ្ទាត់មុនប្រើ៖ លេខទូរសព្ទត្រូវសាកហៅ ដំបូន្មានត្រូវចុះហត្ថលេខា ព័ត៌មានមិនប្រាកដ ឬប្រែប្រួល "
        "និងអត្ថបទខ្មែរត្រូវអាន រួមទាំងមេរៀន និងសំណួរដែលប្រើវា។",
    )
)
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    help=beside("For people, for programs, or as a sheet to fill in.", "សម្រាប់មនុស្ស កម្មវិធី ឬតារាងសម្រាប់បំពេញ។"),
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    help=beside("Language of the list.", "ភាសានៃបញ្ជី។"),
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("to-verify.xlsx"),
    help=beside("The file for --format xlsx.", "ឯកសារសម្រាប់ --format xlsx។"),
)
def verify(folder: Path | None, form: str, language: Language, out: Path) -> None:
    """Say it, or write it."""
    today = local_day(clock.now())
    found = survey(Folder(folder or read_settings().content), today)
    entries = to_verify(found, today)
    if form == "json":
        click.echo(json.dumps([*_as_json(entries, today)], ensure_ascii=False, indent=1))
    elif form == "xlsx":
        out.write_bytes(to_xlsx(as_table(entries, today, language), language))
        click.echo(_WRITTEN.to(language).format(path=out))
    else:
        click.echo("\n".join(_as_text(entries, today, language)))
    if any(one.code != "expired" for one in found.mistakes):
        click.echo(BROKEN.to(language), err=True)


def _as_text(entries: tuple[Entry, ...], today: date, language: Language) -> Iterator[str]:
    yield f"{TITLE.to(language)} ({today.isoformat()})"
    for group, listed in groupby(entries, key=lambda one: one.group):
        yield f"\n{TITLES[group].to(language)}\n{TO_DO[group].to(language)}"
        for one in listed:
            yield from _lines(one, today, language)


def _lines(one: Entry, today: date, language: Language) -> Iterator[str]:
    head = [one.fact.number, one.who.to(language) if one.who else None] if one.fact else []
    named = " · ".join(part for part in (*head, one.text.to(language).strip()) if part)
    yield f"  [ ] {named} [{one.id}]"
    if one.fact is None:
        return
    checked = _CHECKED.to(language).format(day=one.fact.checked_on.isoformat())
    yield f"      {' · '.join([one.fact.source, checked, *remarks(one, today, language)])}"
    for line in where(one, language) or [NOWHERE.to(language)]:
        yield f"      {line}"


def _as_json(entries: tuple[Entry, ...], today: date) -> Iterator[dict[str, object]]:
    for one in entries:
        told: dict[str, object] = {"group": one.group, "id": one.id, "text": one.text.model_dump()}
        if one.fact is not None:
            kept = {"source", "checked_on", "expires_on", "confidence", "nature", "number"}
            told |= one.fact.model_dump(mode="json", include=kept)
            told["who"] = one.who.model_dump() if one.who else None
            told["days_left"] = one.days_left(today)
            told["cited"] = [
                {"module": place.code, "part": place.part.model_dump(), "ids": place.ids}
                for place in one.cited
            ]
        yield told
