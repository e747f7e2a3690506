"""Putting people in from a file: the upload, the look at it, the putting in; nothing stays in between."""

import math

from flask import Blueprint, Response, make_response, render_template, request, url_for

from lms import clock
from lms.db import db
from lms.permissions import Action
from lms.text import Text
from lms.training import declarations, roster, roster_parcel, roster_template
from lms.training.declarations import WitnessNeeded
from lms.training.roster import PutIn, Target
from lms.training.roster_file import Table, read_table
from lms.training.roster_mistakes import Mistake, Unreadable
from lms.training.roster_rows import MOST_ROWS, Checked
from lms.training.slips import pin_slips
from lms.web import allow, me, settings

bp = Blueprint("imports", __name__)

HASHED_IN_A_SECOND = 30
"""New accounts whose secrets a small machine prepares in a second: a promise to a person who waits."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/import")
@allow(Action.LEARNER_ADD, Action.ACCOUNT_CREATE)
def page(cohort_id: str) -> str:
    """Ask for a file."""
    return _page(roster.find_target(db.session(), me(), cohort_id, clock.now()))


@bp.get("/<any(km, en):language>/cohorts/<cohort_id>/import/people.<any(csv, xlsx):kind>")
@allow(Action.LEARNER_ADD, Action.ACCOUNT_CREATE)
def template(cohort_id: str, kind: str) -> Response:
    """Send an empty file with the right headings."""
    adults = roster.find_target(db.session(), me(), cohort_id, clock.now()).adults
    content = (
        roster_template.as_csv(adults=adults) if kind == "csv" else roster_template.as_xlsx(adults=adults)
    )
    answer = make_response(content)
    answer.mimetype = "text/csv" if kind == "csv" else _XLSX
    answer.headers["Content-Disposition"] = f"attachment; filename=people.{kind}"
    return answer


@bp.post("/<any(km, en):language>/cohorts/<cohort_id>/import")
@allow(Action.LEARNER_ADD, Action.ACCOUNT_CREATE)
def look(cohort_id: str) -> str:
    """Look through a file: every mistake by row and column, or what would be put in."""
    session, now = db.session(), clock.now()
    target = roster.find_target(session, me(), cohort_id, now)
    sent = request.files.get("file")
    try:
        table = read_table(sent.read() if sent else b"")
    except Unreadable as error:
        return _page(target, mistakes=(error.mistake,))
    return _looked_at(target, table, roster.dry_run(session, me(), cohort_id, table, now))


@bp.post("/<any(km, en):language>/cohorts/<cohort_id>/import/all")
@allow(Action.LEARNER_ADD, Action.ACCOUNT_CREATE)
def put(cohort_id: str) -> str:
    """Put everybody in, in one transaction, and show the new secrets, once."""
    session, now, pepper = db.session(), clock.now(), settings().secret_key
    target = roster.find_target(session, me(), cohort_id, now)
    try:
        table = roster_parcel.unpack(request.form.get("table", ""))
    except Unreadable as error:
        return _page(target, mistakes=(error.mistake,))
    checked = roster.dry_run(session, me(), cohort_id, table, now)
    if checked.mistakes:
        return _looked_at(target, table, checked)
    witness = request.form.get("witness") or None
    # Nobody else can write while this transaction is open, and preparing hundreds of secrets takes seconds.
    session.rollback()
    prepared = roster.prepare(checked.people, adults=target.adults, pepper=pepper)
    try:
        done = roster.put_in(
            session,
            me(),
            cohort_id,
            table,
            prepared=prepared,
            witness_id=witness,
            batch=request.form.get("batch", ""),
            pepper=pepper,
            now=clock.now(),
        )
    except WitnessNeeded as error:
        session.rollback()
        target = roster.find_target(session, me(), cohort_id, now)
        return _looked_at(target, table, checked, error.message)
    session.commit()
    return _done(cohort_id, target, done)


def _looked_at(target: Target, table: Table, checked: Checked, problem: Text | None = None) -> str:
    if checked.mistakes:
        return _page(target, mistakes=checked.mistakes)
    new = sum(person.learner_id is None for person in checked.people)
    return render_template(
        "training/roster_look.html",
        target=target,
        people=checked.people,
        new=new,
        seconds=math.ceil(new / HASHED_IN_A_SECOND),
        witnesses=declarations.witnesses(db.session(), [target.cohort.id], clock.now()),
        witness=request.form.get("witness", me().id),
        table=roster_parcel.pack(table),
        batch=clock.new_id(),
        problem=problem,
    )


def _page(target: Target, mistakes: tuple[Mistake, ...] = ()) -> str:
    return render_template(
        "training/roster.html",
        target=target,
        mistakes=mistakes,
        most=MOST_ROWS,
        files={kind: url_for(".template", cohort_id=target.cohort.id, kind=kind) for kind in ("xlsx", "csv")},
    )


def _done(cohort_id: str, target: Target, done: list[PutIn]) -> str:
    issued = [(one.person, one.issued) for one in done if one.issued is not None]
    if target.adults:
        return render_template("training/first_passwords.html", issued=issued, cohort_id=cohort_id)
    rows = {one.account_id: person.row for person, one in issued}
    return pin_slips(cohort_id, [one for _, one in issued], rows)
