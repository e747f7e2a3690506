"""`lms content translated`: somebody has read both languages and says that they say the same."""

from pathlib import Path
from typing import NoReturn

import click

from lms import clock
from lms.authoring.gates import WITHOUT_TEXTS, Unit, units_in
from lms.authoring.gates.stale_khmer import unconfirmed
from lms.authoring.khmer_lock import confirmed
from lms.authoring.units import SHARED, own_files
from lms.cli.words import beside, both
from lms.config import read_settings
from lms.courses.files import Folder
from lms.courses.loader import survey
from lms.courses.meant import hint
from lms.text import LANGUAGES, Language, Text

_SAID = {
    "waiting": Text(en="{id}: not confirmed", km="{id}៖ មិនទាន់បញ្ជាក់"),
    "stale": Text(en="{id}: the English has changed since", km="{id}៖ អត្ថបទអង់គ្លេសបានប្តូរ"),
    "nothing": Text(en="Every text is confirmed.", km="អត្ថបទទាំងអស់ត្រូវបានបញ្ជាក់ហើយ។"),
    "done": Text(en="Texts confirmed in {name}: {count}.", km="បានបញ្ជាក់អត្ថបទ {count} ក្នុង {name}។"),
    "no_unit": Text(en="There is no module {id}.{near}", km="គ្មានម៉ូឌុល {id} ទេ។{near}"),
    "no_text": Text(en="There is no text {id}.{near}", km="គ្មានអត្ថបទ {id} ទេ។{near}"),
    "near": Text(en="Perhaps {id}?", km="ប្រហែលជា {id}?"),
    "broken": Text(
        en="{name} has mistakes; mend it first (lms content check)",
        km="{name} មានកំហុស សូមកែជាមុនសិន (lms content check)",
    ),
}


@click.command(
    help=both(
        "Say that the Khmer of these texts says what their English says now. MODULE is a module or _shared. "
        "With neither ID nor --all, list the texts of which nobody has said so.",
        "បញ្ជាក់ថា អត្ថបទខ្មែរទាំងនេះមានន័យដូចអត្ថបទអង់គ្លេសឥឡូវ។ MODULE ជាម៉ូឌុល ឬ _shared។ "
        "បើគ្មាន ID ហើយគ្មាន --all បង្ហាញអត្ថបទដែលមិនទាន់មាននរណាបញ្ជាក់។",
    )
)
@click.argument("module")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--all", "everything", is_flag=True, help=beside("All texts of the module.", "អត្ថបទទាំងអស់។"))
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=beside("The folder of content.", "ថតខ្លឹមសារ។"),
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    help=beside("Language of the messages.", "ភាសានៃសារ។"),
)
def translated(
    module: str, ids: tuple[str, ...], everything: bool, folder: Path | None, language: Language
) -> None:
    """Write the lock of a module, or list what it does not yet confirm."""
    home = folder or read_settings().content
    unit = _unit(home, module, language)
    if not ids and not everything:
        _list(unit, language)
        return
    known = [one.id for one in unit.sentences]
    for one in ids:
        if one not in known:
            _stop(_SAID["no_text"], language, id=one, near=_near(one, known, language))
    before = unit.lock
    text = confirmed(before, unit.sentences, None if everything else ids)
    name = f"{unit.home}khmer.yaml"
    (home / name).write_text(text, "utf-8", newline="\n")
    wanted = known if everything else ids
    count = sum(before.get(one) != unit.pairs[one] for one in wanted)
    click.echo(_SAID["done"].to(language).format(count=count, name=name))


def _unit(home: Path, module: str, language: Language) -> Unit:
    """Return the unit; stop when there is none, or when a file of it cannot be read."""
    files = Folder(home)
    today = clock.now().date()
    units = {one.name: one for one in units_in(survey(files, today), today)}
    if module not in units:
        _stop(_SAID["no_unit"], language, id=module, near=_near(module, list(units), language))
    unit = units[module]
    for name in own_files(module, files.all_names()):
        if name.endswith(".yaml") and name not in unit.files and name[len(unit.home) :] not in WITHOUT_TEXTS:
            _stop(_SAID["broken"], language, name=name)
    return unit


def _list(unit: Unit, language: Language) -> None:
    found = 0
    for stale in (True, False):
        for one in unconfirmed(unit, stale=stale):
            found += 1
            click.echo(_SAID["stale" if stale else "waiting"].to(language).format(id=one.id))
    if not found:
        click.echo(_SAID["nothing"].to(language))


def _near(word: str, known: list[str], language: Language) -> str:
    near = hint(word, [one for one in known if one != SHARED])
    return f" {_SAID['near'].to(language).format(id=near)}" if near else ""


def _stop(text: Text, language: Language, **values: str) -> NoReturn:
    click.echo(text.to(language).format(**values), err=True)
    raise click.exceptions.Exit(1)
