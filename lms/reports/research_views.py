"""The page where a programme manager takes out rows for research, and says by whose permission and why."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryFile
from typing import IO, cast

from flask import Blueprint, Response, render_template, request, send_file
from sqlalchemy.orm import Session
from wtforms import Form, PasswordField, StringField
from wtforms.validators import InputRequired, Length, Regexp

from lms import clock
from lms.db import db, will_write
from lms.i18n import local_day
from lms.people import accounts
from lms.permissions import Action
from lms.reports import research
from lms.reports.codebook import codebook
from lms.reports.download import asked_for
from lms.text import visible
from lms.web import allow, me, settings

bp = Blueprint("research", __name__)


def _tidy(value: str | None) -> str:
    return " ".join(visible(value or "").split())


class ResearchForm(Form):
    """Which module, who permitted it, why, and the password once more; the id makes a second press known."""

    export_id = StringField(validators=[Regexp(r"^[0-9a-f]{32}\Z")])
    module = StringField(validators=[InputRequired()])
    permission = StringField(filters=[_tidy], validators=[Length(min=5, max=400)])
    reason = StringField(filters=[_tidy], validators=[Length(min=5, max=400)])
    password = PasswordField(validators=[InputRequired()])


@bp.get("/<any(km, en):language>/research")
@allow(Action.RESEARCH_EXPORT)
def page() -> str | Response:
    """Show the form and what was taken so far; as a file, what the columns mean."""
    return asked_for(clock.now(), codebook()) or _page(ResearchForm())


@bp.post("/<any(km, en):language>/research")
@allow(Action.RESEARCH_EXPORT)
def take() -> str | Response:
    """Keep who takes what and why, then send the rows."""
    form = ResearchForm(request.form)
    if not form.validate():
        return _page(form)
    session, pepper, now = db.session(), settings().secret_key, clock.now()
    wanted = research.Wanted(form.module.data or "", form.permission.data or "", form.reason.data or "")
    export_id = form.export_id.data or ""
    code = research.check(session, me(), wanted.module, export_id, now)
    accounts.count_password_try(session, me(), pepper=pepper, now=now)
    session.commit()
    if not research.is_really(session, me(), form.password.data or "", pepper=pepper):
        return _page(form, wrong=True)
    session.commit()
    with ExitStack() as until_sent:
        # It has no name: whatever happens, nothing of it stays on the disk.
        file = cast(IO[bytes], until_sent.enter_context(TemporaryFile()))
        with _only_reading(session):
            made = research.write(session, me(), wanted.module, file, export_id=export_id, secret=pepper)
        research.record(session, me(), wanted, made, now)
        session.commit()
        answer = _as_answer(file, f"rows-{code}-{local_day(now)}.csv")
        answer.call_on_close(until_sent.pop_all().close)
        return answer


@contextmanager
def _only_reading(session: Session) -> Iterator[None]:
    """Hold nobody up while a long file is made: others may answer questions meanwhile."""
    before = will_write.set(False)
    try:
        yield
    finally:
        session.rollback()
        will_write.reset(before)


def _as_answer(file: IO[bytes], name: str) -> Response:
    """Return an answer that sends a file piece by piece; its length tells a file that broke off."""
    length = file.tell()
    file.seek(0)
    answer = send_file(file, mimetype="text/csv", as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "no-store"
    answer.content_length = length
    return answer


def _page(form: ResearchForm, *, wrong: bool = False) -> str:
    session = db.session()
    return render_template(
        "reports/research.html",
        form=form,
        export_id=clock.new_id(),
        wrong=wrong,
        modules=research.modules(session, me()),
        earlier=research.earlier(session, me()),
        most=research.MOST_A_DAY,
        codebook=codebook(),
    )
