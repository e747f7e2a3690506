"""`lms content new`: a module to fill in, so that nobody begins with an empty folder."""

from pathlib import Path

import click

from lms.authoring.skeleton import NewModule, lessons_from, module_files
from lms.authoring.units import is_content_name
from lms.cli.words import beside, both
from lms.config import read_settings
from lms.courses.files import Folder
from lms.courses.yaml_file import YamlFile, read_yaml
from lms.text import LANGUAGES, Language, Text

_WRONG_ID = Text(
    en='"{id}" cannot be an id: use small letters, digits and hyphens, such as clean-hands.',
    km="«{id}» មិនអាចជា id ទេ៖ ប្រើអក្សរឡាតាំងតូច លេខ និងសហសញ្ញា ដូចជា clean-hands។",
)
_THERE = Text(en='There is a module "{id}" already.', km="មានម៉ូឌុល «{id}» រួចហើយ។")
_WRITTEN = Text(
    en="Written below {folder}. Fill in what `lms content check` names; see it with `lms content preview`.",
    km="បានសរសេរក្នុង {folder}។ បន្ទាប់៖ បំពេញអ្វីដែល `lms content check` ប្រាប់ ហើយមើលវាដោយ `lms content preview`។",
)


@click.command(
    help=both(
        "Write the files of a new MODULE (its id, such as clean-hands) to fill in.",
        "សរសេរឯកសារនៃម៉ូឌុលថ្មី MODULE (id របស់វា ដូចជា clean-hands) ដើម្បីបំពេញ។",
    )
)
@click.argument("module")
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=beside("The folder of all content.", "ថតនៃខ្លឹមសារទាំងអស់។"),
)
@click.option("--code", help=beside("Such as M9; the next one without.", "ដូចជា M9 បើគ្មាន យកលេខបន្ទាប់។"))
@click.option("--title-en", default="", help=beside("Title in English.", "ចំណងជើងជាភាសាអង់គ្លេស។"))
@click.option("--title-km", default="", help=beside("Title in Khmer.", "ចំណងជើងជាភាសាខ្មែរ។"))
@click.option(
    "--lesson",
    "lessons",
    multiple=True,
    help=beside(
        'Title of a lesson, as "English | Khmer"; may be repeated.',
        "ចំណងជើងមេរៀន ជា «អង់គ្លេស | ខ្មែរ» អាចដាក់ច្រើនដង។",
    ),
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    help=beside("Language of the remarks in the files.", "ភាសានៃចំណាំក្នុងឯកសារ។"),
)
def new(
    module: str,
    folder: Path | None,
    code: str | None,
    title_en: str,
    title_km: str,
    lessons: tuple[str, ...],
    language: Language,
) -> None:
    """Write the files of a new module."""
    home = folder or read_settings().content
    if not is_content_name(f"modules/{module}/module.yaml"):
        raise click.UsageError(_WRONG_ID.to(language).format(id=module))
    if (home / "modules" / module).exists():
        raise click.UsageError(_THERE.to(language).format(id=module))
    names = lessons or ("First lesson",)
    titles = [one.partition("|") for one in names]
    begun = lessons_from([(en.strip(), km.strip()) for en, _, km in titles])
    wanted = NewModule(module, code or next_code(home), title_en, title_km, begun)
    for name, text in module_files(wanted, language).items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        click.echo(path)
    click.echo(_WRITTEN.to(language).format(folder=home / "modules" / module))


def next_code(home: Path) -> str:
    """Return the first code M1, M2, … that no module of the folder has."""
    files = Folder(home)
    read = (read_yaml(files, name) for name in files.names("modules/*/module.yaml"))
    taken = {str(one.root.get("code")) for one in read if isinstance(one, YamlFile)}
    return next(f"M{number}" for number in range(1, 100) if f"M{number}" not in taken)
