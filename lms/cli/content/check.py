"""`lms content check`: every mistake with its place, before anybody else meets it."""

from pathlib import Path

import click

from lms import clock
from lms.cli.content.reading import read_library
from lms.cli.words import beside, both
from lms.config import read_settings
from lms.text import LANGUAGES, Language


@click.command(
    help=both(
        "Name every mistake in FOLDER as file:line: where: what to do.",
        "ប្រាប់កំហុសទាំងអស់ក្នុងថត FOLDER ដោយបញ្ជាក់ឯកសារ បន្ទាត់ និងអ្វីដែលត្រូវធ្វើ។",
    )
)
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    help=beside("Language of the messages.", "ភាសានៃសារ។"),
)
def check(folder: Path | None, language: Language) -> None:
    """Say what is wrong, or what there is."""
    library, programme = read_library(folder or read_settings().content, language, clock.now().date())
    screens = sum(len(lesson.screens) for module in library.modules for lesson in module.lessons)
    items = sum(len(items) for module in library.modules for items in module.forms.values())
    click.echo(
        f"No mistakes: {len(library.modules)} modules, {screens} screens, {items} items, "
        f"{len(library.facts)} facts, {len(programme.rules)} certificates."
    )
