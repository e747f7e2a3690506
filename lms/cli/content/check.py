"""`lms content check`: every mistake with its place, before anybody else meets it."""

import time
from dataclasses import asdict
from pathlib import Path

import click

from lms import clock
from lms.cli.content.answers import FORMATS, Format, as_github, as_json, as_text
from lms.cli.content.at_once import check_at_once
from lms.cli.content.watching import watch
from lms.cli.words import beside, both
from lms.config import read_settings
from lms.courses.cache import Cache
from lms.courses.files import Folder
from lms.text import LANGUAGES, Language, Text
from lms.workshop.checked import Checked, check_files

_FINE = Text(
    en="No mistakes: {modules} modules, {screens} screens, {items} items, {facts} facts, "
    "{certificates} certificates.",
    km="គ្មានកំហុសទេ៖ ម៉ូឌុល {modules} អេក្រង់ {screens} សំណួរ {items} ព័ត៌មាន {facts} វិញ្ញាបនបត្រ {certificates}។",
)
_COUNT = Text(
    en="Mistakes: {count}, in {files} files. Begin with the first.",
    km="កំហុស៖ {count} ក្នុងឯកសារ {files}។ សូមចាប់ផ្តើមពីកំហុសទីមួយ។",
)
_LOOKED = Text(
    en="Mistakes: {count}. Looked at it in {spent} ms. Save a file to look again; Ctrl-C ends.",
    km="កំហុស៖ {count}។ ពិនិត្យអស់ {spent} ms។ រក្សាទុកឯកសារ ដើម្បីពិនិត្យម្ដងទៀត ចុច Ctrl-C ដើម្បីបញ្ចប់។",
)


@click.command(
    help=both(
        "Name every mistake in FOLDER: its file, line and column, the line itself, and what to do. "
        "Ends with 0 when there is none, with 1 when there is any.",
        "ប្រាប់កំហុសទាំងអស់ក្នុងថត FOLDER៖ ឯកសារ បន្ទាត់ ជួរឈរ បន្ទាត់ដើម និងអ្វីដែលត្រូវធ្វើ។ បញ្ចប់ដោយ 0 បើគ្មានកំហុស និង 1 បើមាន។",
    )
)
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    help=beside("Language of the messages.", "ភាសានៃសារ។"),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    help=beside("For people, for programs, or for GitHub.", "សម្រាប់មនុស្ស សម្រាប់កម្មវិធី ឬសម្រាប់ GitHub។"),
)
@click.option(
    "--watch",
    "again",
    is_flag=True,
    help=beside("Look again after every save, until Ctrl-C.", "ពិនិត្យឡើងវិញរាល់ពេលរក្សាទុក រហូតដល់ចុច Ctrl-C។"),
)
def check(folder: Path | None, language: Language, form: Format, again: bool) -> None:
    """Say what is wrong, or what there is."""
    files = Folder(folder or read_settings().content)
    if again:
        cache = Cache()
        watch(files.path, lambda: _answer_again(files, cache, language, form))
        return
    checked = check_at_once(files, clock.now().date())
    _say(checked, files, language, form)
    if checked.mistakes:
        if form == "text":
            files_with = len({one.file for one in checked.mistakes})
            click.echo(_COUNT.to(language).format(count=len(checked.mistakes), files=files_with), err=True)
        raise click.exceptions.Exit(1)


def _answer_again(files: Folder, cache: Cache, language: Language, form: Format) -> None:
    begun = time.perf_counter()
    checked = check_files(files, clock.now().date(), cache)
    _say(checked, files, language, form)
    spent = round(1000 * (time.perf_counter() - begun))
    if form == "text":
        click.echo(_LOOKED.to(language).format(count=len(checked.mistakes), spent=spent))


def _say(checked: Checked, files: Folder, language: Language, form: Format) -> None:
    if form == "json":
        click.echo(as_json(checked))
    elif form == "github":
        if said := as_github(checked, files, language):
            click.echo(said)
    else:
        if said := as_text(checked, files, language):
            click.echo(said, err=True)
        if not checked.mistakes:
            click.echo(_FINE.to(language).format(**asdict(checked.counts)))
