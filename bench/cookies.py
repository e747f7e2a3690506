"""Signed-in browsers: the cookie each would send, fresh or a few minutes old."""

import time
from pathlib import Path

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from bench import bare
from bench.people import Someone

_LIKE_FLASK_LOGINS_OWN = "0" * 128


def cookie_of(person: Someone, folder: Path, *, seconds_old: int = 0) -> str:
    """Return the session cookie of a person signed in to the installation in a folder."""
    key = (folder / "secret.key").read_text().strip()
    seen = int(time.time()) - seconds_old
    held = {"_fresh": True, "_id": _LIKE_FLASK_LOGINS_OWN, "_user_id": person.stay, "seen": seen}
    return f"s={_signed(key, held)}"


def bare_cookie() -> str:
    """Return the session cookie of bare Flask."""
    return f"session={_signed(bare.SECRET, {'stay': bare.STAY})}"


def _signed(key: str, held: dict[str, object]) -> str:
    app = Flask(__name__)
    app.secret_key = key
    signer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signer is not None
    return str(signer.dumps(held))
