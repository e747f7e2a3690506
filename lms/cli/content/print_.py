"""`lms content print`: papers of a module, from what is published or from files not yet published."""

from pathlib import Path

import click

from lms import clock, create_app
from lms.cli.content.reading import read_library
from lms.cli.words import beside, both, said
from lms.config import read_settings
from lms.courses import releases
from lms.db import db
from lms.errors import LmsError
from lms.i18n import local_day
from lms.printing.materials import FORMS, Material, file_name, printed
from lms.printing.sheet import DrawnForm
from lms.printing.source import PRINTED, Printed, Source, source_of
from lms.quizzes.quiz import Form
from lms.text import Text
from lms.training.printable import published_source

ALL = "all"

NO_MODULE = Text(
    en="There is no module of this name. Say its id or its code, such as M1.",
    km="គ្មានម៉ូឌុលឈ្មោះនេះទេ។ សូមសរសេរលេខសម្គាល់ ឬលេខកូដរបស់វា ដូចជា M1។",
)
NO_FORM = Text(en="The module has no such form.", km="ម៉ូឌុលនេះគ្មានទម្រង់នេះទេ។")


@click.command(
    "print",
    help=both(
        "Make PDF papers of MODULE (its id or code): handout, guide, flipchart, quiz, answer-sheet, key, "
        "tally, or all of them. Without --folder, of what is published.",
        "បង្កើតក្រដាស PDF នៃម៉ូឌុល MODULE៖ handout, guide, flipchart, quiz, answer-sheet, key, tally "
        "ឬទាំងអស់ (all)។ "
        "បើគ្មាន --folder គឺយកតាមអ្វីដែលបានបោះផ្សាយ។",
    ),
)
@click.argument("module")
@click.argument("what", type=click.Choice([*(str(one) for one in Material), ALL]), default=ALL)
@click.option(
    "--form",
    type=click.Choice([str(form) for form in Form]),
    help=beside("Only this form of the quiz.", "តែទម្រង់នេះនៃកម្រងសំណួរ។"),
)
@click.option(
    "--language",
    type=click.Choice(PRINTED),
    default="km",
    help=beside("Language of the paper; both: side by side.", "ភាសានៃក្រដាស។ both៖ ភាសាទាំងពីរក្បែរគ្នា។"),
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help=beside("The folder to put them in.", "ថតសម្រាប់ដាក់ឯកសារ។"),
)
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=beside("Print files that are not published yet.", "បោះពុម្ពឯកសារដែលមិនទាន់បោះផ្សាយ។"),
)
def print_papers(
    module: str, what: str, form: str | None, language: Printed, out: Path, folder: Path | None
) -> None:
    """Write the papers and say their names."""
    source = _from_files(folder, module) if folder else _from_published(module)
    out.mkdir(parents=True, exist_ok=True)
    materials = list(Material) if what == ALL else [Material(what)]
    for material in materials:
        for one in _forms(source, material, form):
            try:
                paper = printed(source, material, language, one)
            except DrawnForm as error:
                click.echo(said(error.message), err=True)
                if what == ALL:
                    continue
                raise click.exceptions.Exit(1) from error
            except LmsError as error:
                click.echo(said(error.message), err=True)
                raise click.exceptions.Exit(1) from error
            path = out / file_name(source.module.head.code, material, language, one)
            path.write_bytes(paper)
            click.echo(path)


def _forms(source: Source, material: Material, form: str | None) -> list[Form | None]:
    if material not in FORMS:
        return [None]
    if form is None:
        return [*sorted(source.module.forms)]
    if form not in source.module.forms:
        raise click.UsageError(said(NO_FORM))
    return [Form(form)]


def _from_files(folder: Path, module: str) -> Source:
    today = local_day(clock.now())
    library, _programme = read_library(folder, "en", today)
    for one in library.modules:
        if module.casefold() in {one.head.id, one.head.code.casefold()}:
            return source_of(library, one, today)
    raise click.UsageError(said(NO_MODULE))


def _from_published(module: str) -> Source:
    with create_app(read_settings()).app_context():
        session = db.session()
        for name, release in releases.current_releases(session).items():
            code = releases.find_module(session, release).head.code
            if module.casefold() in {name, code.casefold()}:
                return published_source(session, release)
    raise click.UsageError(said(NO_MODULE))
