"""Signing in and out, leaving at once, and one's own password."""

from datetime import UTC, datetime

from flask import Blueprint, Response, make_response, redirect, render_template, request, session, url_for
from flask_login import login_user, logout_user
from werkzeug.wrappers import Response as AnyResponse

from lms import clock
from lms.db import db
from lms.people import accounts, secrets, sign_in
from lms.people.forms import PasswordForm, StaffSignInForm
from lms.people.pin_names import PICTURE_NAMES
from lms.permissions import Action
from lms.web import allow, me, public, settings

bp = Blueprint("people", __name__)

_PICTURES = tuple(str(number) for number in range(secrets.PICTURES))
WIPE = {"Clear-Site-Data": '"cache", "storage"'}


@bp.get("/<any(km, en):language>/in")
@public
def sign_in_page() -> str:
    """Ask a learner for code and PIN."""
    return _learner_page(wrong=False)


@bp.post("/<any(km, en):language>/in")
@public
def sign_in_learner() -> str | AnyResponse:
    """Sign a learner in with the code and the PIN, as pictures or as digits."""
    code = secrets.read_code(request.form.get("code", ""))
    return _try(code, _typed_pin()) or _learner_page(wrong=True)


@bp.get("/<any(km, en):language>/in/staff")
@public
def staff_page() -> str:
    """Ask an adult for user name and password."""
    return render_template("people/staff.html", form=StaffSignInForm(), wrong=False)


@bp.post("/<any(km, en):language>/in/staff")
@public
def sign_in_staff() -> str | AnyResponse:
    """Sign an adult in."""
    form = StaffSignInForm(request.form)
    login = (form.login.data or "").strip().casefold()
    done = _try(login, form.password.data or "")
    return done or render_template("people/staff.html", form=form, wrong=True)


@bp.post("/<any(km, en):language>/out")
@public
def sign_out() -> AnyResponse:
    """Sign out; nothing of the person stays on the phone."""
    _end()
    return make_response("", 303, {"Location": url_for(".sign_in_page"), **WIPE})


@bp.post("/<any(km, en):language>/leave")
@public
def leave() -> AnyResponse:
    """Leave at once: sign out and show a page that says nothing."""
    _end()
    return make_response("", 303, {"Location": url_for(".table"), **WIPE})


@bp.get("/<any(km, en):language>/table")
@public
def table() -> str:
    """Show a multiplication table."""
    return render_template("people/table.html")


@bp.get("/<any(km, en):language>/password")
@allow(Action.PASSWORD_CHANGE)
def password() -> str:
    """Ask for a new password."""
    return render_template("people/password.html", form=PasswordForm(), wrong=False)


@bp.post("/<any(km, en):language>/password")
@allow(Action.PASSWORD_CHANGE)
def change_password() -> str | AnyResponse:
    """Change one's own password, which signs out everywhere."""
    form = PasswordForm(request.form)
    if not form.validate():
        return render_template("people/password.html", form=form, wrong=False)
    database, pepper, now = db.session(), settings().secret_key, clock.now()
    accounts.count_password_try(database, me(), pepper=pepper, now=now)
    database.commit()
    old, new = form.old.data or "", form.new.data or ""
    if not accounts.change_password(database, me(), old=old, new=new, pepper=pepper, now=now):
        return render_template("people/password.html", form=form, wrong=True)
    database.commit()
    logout_user()
    session.clear()
    return redirect(url_for(".staff_page"), 303)


def load_person(sign_in_id: str) -> sign_in.Person | None:
    """Return who is asking: Flask-Login's user loader. One query; idle people are nobody."""
    now = clock.now()
    seen = datetime.fromtimestamp(int(session.get("seen", 0)), UTC)
    if sign_in.is_idle(seen, settings(), now):
        return None
    person = sign_in.find_person(db.session(), sign_in_id, settings(), now)
    if person is not None and (now - seen).total_seconds() > 60:
        # The time of the last request lives in the signed cookie, so that reading never writes.
        session["seen"] = int(now.timestamp())
    return person


def _try(login: str, secret: str) -> Response | AnyResponse | None:
    database, now = db.session(), clock.now()
    claimed = sign_in.claim(database, login, secret, request.remote_addr or "", settings(), now)
    database.commit()
    if not sign_in.judge(claimed, settings()):
        return None
    _end()
    person = sign_in.begin(database, claimed, now)
    database.commit()
    if person is None:
        return None
    session.clear()
    session["seen"] = int(now.timestamp())
    login_user(person)
    return redirect(url_for("home.front"), 303)


def _end() -> None:
    # Of the cookie, because the stay of somebody idle is still open wherever the cookie was copied.
    if "_user_id" in session:
        sign_in.end(db.session(), session["_user_id"], clock.now())
        db.session.commit()
    logout_user()
    session.clear()


def _typed_pin() -> str:
    digits = secrets.read_digits(request.form.get("pin", ""))
    if digits:
        return digits
    chosen = [request.form.get(f"picture-{place}", "") for place in range(secrets.PIN_PICTURES)]
    if not all(one in _PICTURES for one in chosen):
        return ""
    return secrets.pin_from_pictures(tuple(int(one) for one in chosen))


def _learner_page(*, wrong: bool) -> str:
    return render_template(
        "people/sign_in.html", wrong=wrong, names=PICTURE_NAMES, code=request.form.get("code", "")[:12]
    )
