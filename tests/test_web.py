"""Without these, another site, a shared phone or a long number could open or break a page."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from lms import create_app, schema
from lms.db import db
from lms.people.models import Cohort
from lms.web import CONTENT_POLICY
from tests.access import FILE, Line, read_table
from tests.conftest import browser, settings_for
from tests.factories import PASSWORD, make_adult, sign_in
from tests.world import World, make_world

TABLE = read_table(FILE.read_text("utf-8"))
READ = [line for line in TABLE if line.method == "GET"]
PAGES = [line for line in READ if not line.path.startswith("/static/")]
HOST = "http://localhost"
# What is the same for everybody, and may be kept by a phone for a while.
# Only our own pages show what may be framed, and only our own pages are shown in a frame.
POLICIES = {
    CONTENT_POLICY,
    CONTENT_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
    f"{CONTENT_POLICY}; frame-src 'self'",
}
KEPT = ("/static/", "/sounds/", "/pictures/{picture}", "/check/data.json", "/sw-check.js", "/issuer")


@pytest.fixture
def secure(app: Flask, tmp_path: Path) -> Iterator[Flask]:
    """The program on the same database, served by HTTPS."""
    plain = settings_for(tmp_path, app.config["SQLALCHEMY_DATABASE_URI"])
    made = create_app(replace(plain, https=True))
    yield made
    with made.app_context():
        db.engine.dispose()


def every_page(app: Flask, world: World) -> Iterator[tuple[Line, str, FlaskClient]]:
    """Yield each page that can be opened, for everybody who is let in."""
    for client in world.browsers(app, TABLE[0].expected).values():
        for line in READ:
            yield line, line.address(world), client


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Origin": "http://evil.example/localhost"}, 403),
        ({"Origin": "http://evil.example@localhost"}, 403),
        ({"Origin": "http://localhost:8001"}, 403),
        ({"Referer": "http://evil.example/localhost/"}, 403),
        ({"Origin": "http://evil.example", "Referer": f"{HOST}/km/in"}, 403),
        ({"Origin": HOST, "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": HOST, "Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 403),
        ({"Origin": HOST}, 303),
        ({"Referer": f"{HOST}/km/in"}, 303),
        ({"Origin": HOST, "Sec-Fetch-Site": "same-origin"}, 303),
    ],
)
def test_only_our_own_pages_can_send_something(
    fresh: FlaskClient, headers: dict[str, str], status: int
) -> None:
    answer = fresh.post("/en/leave", headers=headers)

    assert answer.status_code == status
    assert status == 303 or "did not come from our own page" in answer.text


@pytest.fixture
def fresh(sqlite_template: Path, tmp_path: Path) -> FlaskClient:
    """A client that names no origin of itself."""
    return create_app(settings_for(tmp_path, f"sqlite:///{sqlite_template}")).test_client()


def test_another_site_changes_nothing_even_for_somebody_signed_in(app: Flask, session: Session) -> None:
    client = app.test_client()
    sign_in(client, session, make_adult(session))

    sent = client.post("/km/cohorts", data={"name": "Planted"}, headers={"Origin": "http://evil.example"})

    assert sent.status_code == 403
    assert session.scalars(select(Cohort)).all() == []


def test_every_page_is_dressed(app: Flask, session: Session) -> None:
    world, seen = make_world(session), 0

    for line, address, client in every_page(app, world):
        page = client.get(address)
        kept = line.path.startswith(KEPT) and page.status_code != 404
        assert page.headers["X-Content-Type-Options"] == "nosniff", address
        assert page.headers["Referrer-Policy"] == "same-origin"
        assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert ("no-store" in page.headers["Cache-Control"]) == (not kept), address
        assert "Strict-Transport-Security" not in page.headers
        if page.mimetype == "text/html" and page.status_code != 303:
            seen += 1
            assert page.headers["Content-Security-Policy"] in POLICIES, address
            assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=|javascript:", page.text)
            assert not re.search(r'(src|href|action)="(https?:)?//', page.text), address
            assert f'<html lang="{"en" if address.startswith("/en") else "km"}">' in page.text
        page.close()
    assert seen > 200


def test_the_policy_allows_no_inline_script_or_style_and_no_other_host() -> None:
    assert CONTENT_POLICY.startswith("default-src 'none'; ")
    assert "unsafe" not in CONTENT_POLICY
    assert "http" not in CONTENT_POLICY
    for rule in ("script-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert rule in CONTENT_POLICY


def test_by_https_the_cookie_is_bound_to_host_and_browser(secure: Flask, session: Session) -> None:
    make_adult(session, login="sok.chan")
    session.commit()
    client = secure.test_client()
    known = {"login": "sok.chan", "password": PASSWORD}

    came = client.post(
        "/en/in/staff", data=known, base_url="https://localhost", headers={"Origin": "https://localhost"}
    )

    cookies = came.headers.getlist("Set-Cookie")
    assert len(cookies) == 1
    assert cookies[0].startswith("__Host-s=")
    said = {part.strip() for part in cookies[0].split(";")[1:]}
    assert said == {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}
    assert came.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_nobody_gets_a_cookie_before_signing_in(app: Flask, session: Session) -> None:
    world = make_world(session)
    guest = browser(app)

    answers = [guest.get(line.address(world)) for line in PAGES]
    answers.append(guest.post("/en/in", data={"code": "0000-0000", "pin": "000000"}))
    answers.append(guest.post("/en/in/staff", data={"login": "nobody", "password": "x"}))

    assert len(answers) > 40
    assert not any("Set-Cookie" in answer.headers for answer in answers)


def test_opening_a_page_never_writes(app: Flask, session: Session) -> None:
    world = make_world(session)
    clients = world.browsers(app, TABLE[0].expected)
    before = dump(session.connection())
    session.rollback()

    statuses = [
        client.get(line.address(world), follow_redirects=False).status_code
        for client in clients.values()
        for line in PAGES
    ]

    assert dump(session.connection()) == before
    assert statuses.count(200) > 120
    assert 500 not in statuses


def dump(connection: Connection) -> dict[str, list[str]]:
    """Return every row of every table."""
    return {
        table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
        for table in schema.METADATA.sorted_tables
    }
