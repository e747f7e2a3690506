"""`lms content import`: what another office sent becomes a draft here, after every check."""

from pathlib import Path

import click

from lms import clock, create_app, schema
from lms.authoring.package import LARGEST_PACKAGE, Package, unpack
from lms.cli.content import questions
from lms.cli.words import beside, both
from lms.config import read_settings
from lms.db import db, will_write
from lms.errors import Forbidden, LmsError
from lms.text import LANGUAGES, Language, Text
from lms.workshop import exchange, from_files
from lms.workshop.exchange import Incoming

STATES: dict[str, Text] = {
    "new": Text(en="{unit}: new here", km="{unit}៖ ថ្មីសម្រាប់ទីនេះ"),
    "changed": Text(en="{unit}: differs from what is published here", km="{unit}៖ ខុសពីអ្វីដែលបានបោះផ្សាយនៅទីនេះ"),
    "same": Text(en="{unit}: the same as here", km="{unit}៖ ដូចនៅទីនេះ"),
    "conflict": Text(
        en="{unit}: a draft is open here; nothing was touched",
        km="{unit}៖ មានសេចក្តីព្រាងកំពុងបើកនៅទីនេះ ដូច្នេះមិនមានអ្វីត្រូវបានប៉ះពាល់ទេ",
    ),
}
_FACT = Text(en="  cites a fact nobody here has: {id} – {text}", km="  យោងព័ត៌មានដែលទីនេះមិនមាន៖ {id} – {text}")
_BELIEF = Text(
    en="  cites a misconception nobody here has: {id} – {text}", km="  យោងការយល់ច្រឡំដែលទីនេះមិនមាន៖ {id} – {text}"
)
_OPENED = Text(
    en="Opened a draft for each of these; somebody else has to read it before it is published: {units}",
    km="បានបើកសេចក្តីព្រាងសម្រាប់៖ {units}។ ត្រូវមានម្នាក់ទៀតពិនិត្យ មុនពេលបោះផ្សាយ។",
)
_WHO = Text(
    en="Say who takes it in: --by USER (or only look, with --dry-run).",
    km="សូមប្រាប់ថានរណាយកវាចូល៖ --by ឈ្មោះគណនី (ឬគ្រាន់តែពិនិត្យដោយ --dry-run)។",
)
_NOTHING = Text(en="Nothing was taken in.", km="មិនមានអ្វីត្រូវបានយកចូលទេ។")
_LOOKED = Text(en="Only looked: nothing was written.", km="គ្រាន់តែពិនិត្យ៖ មិនមានអ្វីត្រូវបានសរសេរទេ។")


@click.command(
    name="import",
    help=both(
        "Check a package from another office and open a draft for what is new in it. Nothing is published. "
        "Ends with 1 when the package is refused; then nothing was written. "
        "With --format: write the questions of another program as a YAML draft (--out).",
        "ពិនិត្យកញ្ចប់ពីការិយាល័យផ្សេង ហើយបើកសេចក្តីព្រាងសម្រាប់អ្វីដែលថ្មី។ មិនមានអ្វីត្រូវបានបោះផ្សាយទេ។ "
        "បញ្ចប់ដោយ 1 បើកញ្ចប់ត្រូវបានបដិសេធ៖ ពេលនោះមិនមានអ្វីត្រូវបានសរសេរទេ។ "
        "បើមាន --format៖ សរសេរសំណួរពីកម្មវិធីផ្សេង ជាសេចក្តីព្រាង YAML (--out)។",
    ),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", help=beside("User name of who takes it in.", "ឈ្មោះគណនីអ្នកយកចូល។"))
@click.option(
    "--dry-run",
    is_flag=True,
    help=beside("Only say what would happen.", "គ្រាន់តែប្រាប់ថានឹងមានអ្វីកើតឡើង។"),
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    help=beside("Language of the messages.", "ភាសានៃសារ។"),
)
@questions.import_options
def import_(
    file: Path,
    by: str | None,
    dry_run: bool,
    language: Language,
    format_: str | None,
    second: Path | None,
    form: str,
    module: str | None,
    out: Path | None,
) -> None:
    """Check, tell, and open drafts; or write the questions of another program as a draft."""
    if format_ is not None:
        out = questions.place_for(module, form, out)
        questions.take_in(file, format_, second=second, form=form, out=out, language=language)
        return
    if by is None and not dry_run:
        raise click.UsageError(_WHO.to(language))
    try:
        sent = unpack(_read(file))
    except LmsError as error:
        click.echo(error.message.to(language), err=True)
        raise click.exceptions.Exit(1) from error
    app = create_app(read_settings())
    with app.app_context():
        schema.upgrade(db.engine)
        try:
            _take_in(sent, by, language)
        except LmsError as error:
            raise click.UsageError(error.message.to(language)) from error


def _read(file: Path) -> bytes:
    """Return a file; of one that is too large only so much that its size is seen."""
    with file.open("rb") as opened:
        return opened.read(LARGEST_PACKAGE + 1)


def _take_in(sent: Package, by: str | None, language: Language) -> None:
    session, now = db.session(), clock.now()
    token = will_write.set(by is not None)
    try:
        for one in exchange.compare_with_here(session, sent):
            _say(one, language)
        if by is None:
            click.echo(_LOOKED.to(language))
            return
        actor = from_files.author(session, by, now)
        made = exchange.take_in(session, actor, sent, now)
        session.commit()
    except Forbidden:
        session.rollback()
        raise
    finally:
        will_write.reset(token)
    units = ", ".join(one.unit for one in made)
    click.echo(_OPENED.to(language).format(units=units) if made else _NOTHING.to(language))


def _say(one: Incoming, language: Language) -> None:
    click.echo(STATES[one.state].to(language).format(unit=one.unit))
    for change in one.changes:
        click.echo(f"  {change.say(language)}")
    for words, cited in ((_FACT, one.missing_facts), (_BELIEF, one.missing_misconceptions)):
        for part in cited:
            text = part.km if language == "km" else part.en
            click.echo(words.to(language).format(id=part.id, text=text))
