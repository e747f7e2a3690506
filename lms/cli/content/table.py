"""`lms content table`: what is in the modules, counted, so that forms can be compared and gaps be seen."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from lms import clock
from lms.authoring.characters import read_characters
from lms.authoring.curriculum import ModuleTable, table_of
from lms.authoring.curriculum_sheets import as_markdown, as_text, sheets_of, title_of
from lms.cli.words import beside, both, said
from lms.config import read_settings
from lms.courses.files import Folder
from lms.courses.loader import survey
from lms.i18n import local_day
from lms.text import LANGUAGES, Language, Text

FORMATS = ("text", "json", "markdown")
_NO_MODULE = Text(
    en="There is no whole module of this name. Say its id or its code, such as M1. See: lms content check",
    km="គ្មានម៉ូឌុលឈ្មោះនេះ ដែលគ្មានកំហុសទេ។ សូមសរសេរលេខសម្គាល់ ឬលេខកូដ ដូចជា M1។ សូមមើល៖ lms content check",
)
_BROKEN = Text(
    en="Not counted, because there are mistakes in it: {names}. See: lms content check",
    km="មិនបានរាប់ ព្រោះមានកំហុស៖ {names}។ សូមមើល៖ lms content check",
)


@click.command(
    help=both(
        "Count what is in the modules: words and parts of each lesson; of each form the "
        "questions by objective, level and kind, where right options stand, how often they are the longest, "
        "and girls and boys.",
        "រាប់អ្វីដែលមានក្នុងម៉ូឌុល៖ ពាក្យ និងផ្នែកនៃមេរៀននីមួយៗ។ ក្នុងទម្រង់នីមួយៗ សំណួរតាមគោលបំណង កម្រិត និងប្រភេទ "
        "ទីតាំងជម្រើសត្រឹមត្រូវ ជម្រើសវែងជាងគេ និងកុមារស្រី កុមារប្រុស។",
    )
)
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--module", "wanted", help=beside("Only this one: its id or code.", "តែមួយនេះ៖ លេខសម្គាល់ ឬលេខកូដ។")
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    help=beside("For people, for programs, or for a document.", "សម្រាប់មនុស្ស កម្មវិធី ឬឯកសារ។"),
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    help=beside("Language of the table.", "ភាសានៃតារាង។"),
)
def table(folder: Path | None, wanted: str | None, form: str, language: Language) -> None:
    """Say the table of each module that is whole."""
    files = Folder(folder or read_settings().content)
    found = survey(files, local_day(clock.now()))
    people = read_characters(files)
    tables = [table_of(one, found.facts, people) for one in found.modules.values()]
    chosen = [one for one in tables if wanted is None or wanted.casefold() in {one.id, one.code.casefold()}]
    if wanted is not None and not chosen:
        raise click.UsageError(said(_NO_MODULE))
    chosen.sort(key=lambda one: one.code)
    if form == "json":
        click.echo(json.dumps([_plain(one) for one in chosen], ensure_ascii=False, indent=1))
    else:
        click.echo("\n\n".join(_told(one, form, language) for one in chosen))
    broken = sorted(set(files.folders("modules")) - set(found.modules))
    if broken and wanted is None:
        click.echo(_BROKEN.to(language).format(names=", ".join(broken)), err=True)


def _told(one: ModuleTable, form: str, language: Language) -> str:
    title = title_of(one, language)
    head, draw = (f"## {title}", as_markdown) if form == "markdown" else (title, as_text)
    return "\n\n".join([head, *(draw(sheet) for sheet in sheets_of(one, language))])


def _plain(one: ModuleTable) -> dict[str, object]:
    forms = [
        {
            **asdict(form),
            "cells": [{"objective": o, "level": v, "items": n} for (o, v), n in form.cells.items()],
        }
        for form in one.forms
    ]
    lessons = [{**asdict(lesson), "title": lesson.title.model_dump()} for lesson in one.lessons]
    return {
        "code": one.code,
        "id": one.id,
        "title": one.title.model_dump(),
        "lessons": lessons,
        "forms": forms,
    }
