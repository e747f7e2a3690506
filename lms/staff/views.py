"""A master trainer's and an administrator's pages: adults by name, cohorts in aggregate."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from lms import clock
from lms.db import db
from lms.i18n import spoken
from lms.people import accounts
from lms.permissions import ROLE_NAMES, Action, Role
from lms.places import gazetteer
from lms.reports import generation_tables, generations
from lms.staff import cohort_sums, trainers
from lms.staff import overview as team
from lms.staff.day import MOST
from lms.staff.forms import AdultForm
from lms.web import allow, me, settings

bp = Blueprint("staff", __name__)


@bp.get("/<any(km, en):language>/trainers")
@allow(Action.TRAINER_READ)
def overview() -> str:
    """Show who of the team may need somebody, what is due, where quality is lost, and cohorts as sums."""
    session, now = db.session(), clock.now()
    return render_template(
        "staff/overview.html",
        trainers=team.team(session, me(), now),
        cohorts=cohort_sums.cohort_sums(session, me(), now),
        waiting=team.waiting(session, me(), now),
        generations=generations.report(session, me(), now),
        place_of=lambda code: gazetteer.named(code, spoken()),
        name_of=generation_tables.name_of,
        whole=generation_tables.whole,
        most=MOST,
    )


@bp.get("/<any(km, en):language>/trainers/<account_id>")
@allow(Action.TRAINER_READ)
def trainer(account_id: str) -> str:
    """Show a trainer's way to the certificate."""
    session, now = db.session(), clock.now()
    found, standings = trainers.trainer(session, me(), account_id, now)
    return render_template("staff/trainer.html", trainer=found, standings=standings)


@bp.get("/<any(km, en):language>/accounts")
@allow(Action.ACCOUNT_CREATE)
def account_list() -> str:
    """Show adult accounts and ask for a new one."""
    return _accounts_page(AdultForm())


@bp.post("/<any(km, en):language>/accounts")
@allow(Action.ACCOUNT_CREATE)
def create_account() -> str | Response:
    """Make an adult's account and show its first password, once."""
    session, form = db.session(), AdultForm(request.form)
    if not form.validate():
        return _accounts_page(form)
    issued = trainers.add_adult(
        session,
        me(),
        role=Role(form.role.data or ""),
        login=form.login.data or "",
        name_km=form.name_km.data or "",
        name_latin=form.name_latin.data or "",
        sex=form.sex_said(),
        birth_year=form.year_said(),
        place_code=form.place_code.data or None,
        pepper=settings().secret_key,
        now=clock.now(),
    )
    session.commit()
    return render_template("staff/issued.html", issued=issued)


@bp.post("/<any(km, en):language>/accounts/<account_id>/password")
@allow(Action.ACCOUNT_CREATE)
def reset_password(account_id: str) -> str:
    """Give an adult a new first password and show it, once."""
    session = db.session()
    issued = trainers.new_password(session, me(), account_id, pepper=settings().secret_key, now=clock.now())
    session.commit()
    return render_template("staff/issued.html", issued=issued)


def _accounts_page(form: AdultForm) -> str:
    people = trainers.adults(db.session(), me(), clock.now())
    return render_template(
        "staff/accounts.html",
        people=people,
        form=form,
        roles=accounts.may_create(me()),
        role_names=ROLE_NAMES,
    )
