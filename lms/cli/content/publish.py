"""`lms content publish`: what stands in a folder becomes what people learn from."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import click
from sqlalchemy.orm import Session

from lms import clock, create_app, schema
from lms.cli.content.publish_words import SAID
from lms.cli.due import publish_all_due
from lms.cli.regrade import mark_with_progress
from lms.cli.words import beside, both
from lms.config import read_settings
from lms.courses.files import Folder, Parcel
from lms.courses.mistakes import ContentError, Mistake
from lms.courses.regrade_words import CannotMarkAgain
from lms.courses.telling import Teller, told
from lms.db import db, will_write
from lms.errors import LmsError
from lms.text import LANGUAGES, Language
from lms.workshop import from_files, publishing
from lms.workshop.from_files import Candidate
from lms.workshop.publishing import Said
from lms.workshop.refusals import Blocked

Form = Literal["text", "json"]


@dataclass(frozen=True, slots=True)
class Done:
    """What was published: module and digest of each new release, and what it was made from."""

    added: tuple[tuple[str, str], ...]
    candidate: Candidate
    nobody_read: bool
    nobody_cleared: bool


@click.command(
    help=both(
        "Make a release of every module in FOLDER that has changed. Ends with 1 when something hinders it: "
        "then nothing was published.",
        "បោះផ្សាយម៉ូឌុលទាំងអស់ក្នុងថត FOLDER ដែលបានផ្លាស់ប្តូរ។ បញ្ចប់ដោយ 1 បើមានអ្វីរារាំង៖ ពេលនោះមិនមានអ្វីត្រូវបានបោះផ្សាយទេ។",
    )
)
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--module", help=beside("Only this module; others stay.", "តែម៉ូឌុលនេះ ម៉ូឌុលផ្សេងនៅដដែល។"))
@click.option(
    "--message",
    default="",
    help=beside("What changed, for people who read the history.", "អ្វីដែលបានផ្លាស់ប្តូរ សម្រាប់អ្នកអានប្រវត្តិ។"),
)
@click.option(
    "--correction",
    is_flag=True,
    help=beside("Reaches also learners who have begun the module.", "ទៅដល់អ្នកដែលបានចាប់ផ្តើមរៀនម៉ូឌុលនេះផងដែរ។"),
)
@click.option("--by", help=beside("User name of who publishes.", "ឈ្មោះគណនីអ្នកបោះផ្សាយ។"))
@click.option("--reviewed-by", help=beside("User name of who has read it.", "ឈ្មោះគណនីអ្នកពិនិត្យ។"))
@click.option(
    "--cleared-by",
    help=beside("User name of the safeguarding focal point.", "ឈ្មោះគណនីអ្នកទទួលបន្ទុកការពារកុមារ។"),
)
@click.option(
    "--due",
    is_flag=True,
    help=beside("Publish approved drafts whose hour has come.", "បោះផ្សាយសេចក្តីព្រាងដែលដល់ម៉ោងកំណត់។"),
)
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
def publish(
    folder: Path | None,
    module: str | None,
    message: str,
    correction: bool,
    by: str | None,
    reviewed_by: str | None,
    cleared_by: str | None,
    due: bool,
    language: Language,
    form: Form,
) -> None:
    """Publish, and mark again what a correction asks for."""
    names = {"by": by, "reviewed-by": reviewed_by, "cleared-by": cleared_by}
    if due and (folder or module or message or correction or any(names.values())):
        raise click.UsageError(SAID["due-alone"].to(language))
    app = create_app(read_settings())
    with app.app_context():
        schema.upgrade(db.engine)
        if due:
            failed = publish_all_due(lambda told: click.echo(told.to(language)))
        else:
            home, failed = folder or read_settings().content, False
            done = publish_folder(
                home,
                message=message,
                correction=correction,
                module=module,
                names=names,
                language=language,
                form=form,
            )
            _say(done, language, form)
        mark_with_progress()
    if failed:
        raise click.exceptions.Exit(1)


def publish_folder(
    folder: Path,
    *,
    message: str,
    correction: bool = False,
    invented: bool = False,
    module: str | None = None,
    names: dict[str, str | None] | None = None,
    language: Language = "en",
    form: Form = "text",
) -> Done:
    """Publish what is in a folder, or say what hinders it and stop the command.

    For `invented` people facts may have expired and gates only advise: nobody will rely on them.
    """
    session, now = db.session(), clock.now()
    today = date.min if invented else now.date()
    source = Folder(folder)
    token = will_write.set(True)
    try:
        people = from_files.people(session, names or {}, now)
        candidate = from_files.look(session, from_files.gather(session, source, module), today)
        if candidate.blocking and not invented:
            raise Blocked(candidate.blocking)
        said = Said("files", message, correction, people["by"], people["reviewed-by"], people["cleared-by"])
        added = _publish(session, candidate.files, said, today)
        session.commit()
    except (Blocked, ContentError) as error:
        session.rollback()
        _say_mistakes(source, error.mistakes, language, form)
        raise click.exceptions.Exit(1) from error
    except LmsError as error:
        session.rollback()
        click.echo(error.message.to(language), err=True)
        raise click.exceptions.Exit(1 if isinstance(error, CannotMarkAgain) else 2) from error
    finally:
        will_write.reset(token)
    unread = people["reviewed-by"] is None
    return Done(added, candidate, unread, candidate.touches_safety and people["cleared-by"] is None)


def _publish(session: Session, files: Parcel, said: Said, today: date) -> tuple[tuple[str, str], ...]:
    added = publishing.publish(session, files, said, clock.now(), today=today)
    return tuple((release.module, release.digest) for release in added)


def _say_mistakes(source: Folder, mistakes: tuple[Mistake, ...], language: Language, form: Form) -> None:
    if form == "json":
        click.echo(
            json.dumps({"published": [], "mistakes": [told(one) for one in mistakes]}, ensure_ascii=False)
        )
        return
    teller = Teller(source)
    for mistake in mistakes:
        click.echo(teller.in_full(mistake, language), err=True)


def _say(done: Done, language: Language, form: Form) -> None:
    if form == "json":
        published = [{"module": module, "release": digest} for module, digest in done.added]
        answer = {
            "published": published,
            "units": list(done.candidate.units),
            "waivers": list(done.candidate.waivers),
            "mistakes": [],
        }
        click.echo(json.dumps(answer, ensure_ascii=False))
        return
    for module, digest in done.added:
        click.echo(SAID["published"].to(language).format(module=module, digest=digest))
    if not done.candidate.units and not done.added:
        click.echo(SAID["nothing"].to(language))
        return
    for waived in done.candidate.waivers:
        click.echo(SAID["waived"].to(language).format(what=waived[language], **waived))
    if done.nobody_read:
        click.echo(SAID["unread"].to(language))
    if done.nobody_cleared:
        click.echo(SAID["uncleared"].to(language))
