"""Without these, a door could stand open and nobody would notice."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import true
from sqlalchemy.orm import Session

from lms import create_app
from lms.certificates import awards, doubts, proposals, revocations
from lms.courses import regrade_log
from lms.people import accounts, scope
from lms.practice import observation_list, observations, sessions
from lms.quizzes import marking
from lms.staff import merging, person
from lms.training import cohorts, learners
from lms.web import public
from tests.access import FILE, NO_LANGUAGE, Line, ask, deviations, missing, read_table, rule_of
from tests.conftest import settings_for

TABLE = read_table(FILE.read_text("utf-8"))
PEOPLE = tuple(TABLE[0].expected)
SCOPED = {
    "attempt_id",
    "account_id",
    "award_id",
    "cohort_id",
    "declaration_id",
    "learner_id",
    "merge_id",
    "observation_id",
    "revocation_id",
    "session_id",
}

REACHES = (
    scope,
    awards,
    doubts,
    proposals,
    merging,
    person,
    revocations,
    learners,
    cohorts,
    marking,
    regrade_log,
    observation_list,
    observations,
    sessions,
)


@pytest.fixture
def fresh_app(sqlite_template: Path, tmp_path: Path) -> Flask:
    return create_app(settings_for(tmp_path, f"sqlite:///{sqlite_template}"))


def lines_of(endpoint: str, app: Flask) -> list[Line]:
    return [line for line in TABLE if rule_of(app, line).endpoint == endpoint]


def test_every_route_has_its_line(fresh_app: Flask) -> None:
    assert missing(fresh_app, TABLE) == set()


def test_every_route_with_an_object_is_tried_with_an_own_a_foreign_and_an_unknown_one(
    fresh_app: Flask,
) -> None:
    named: dict[tuple[str, str], set[str]] = {}
    for line in TABLE:
        rule = rule_of(fresh_app, line)
        if rule.arguments & SCOPED:
            named.setdefault((line.method, rule.endpoint), set()).add(line.named or "")

    lacking = {
        route
        for route, names in named.items()
        if "unknown" not in names
        or not any(name.startswith("foreign") for name in names)
        or not any(not name.startswith(("foreign", "unknown")) for name in names)
    }

    assert len(named) >= 18
    assert lacking == set()


def test_everybody_gets_what_the_table_says_and_foreign_looks_like_unknown(
    app: Flask, session: Session
) -> None:
    answers = ask(app, session, TABLE)

    # What stands in a frame may be framed, also when it is not there.
    nothing = {
        (one.body, one.headers)
        for one in answers
        if one.status == 404
        and not one.line.path.startswith((*NO_LANGUAGE, "/c/"))
        and "/frame/" not in one.line.path
    }
    not_known = {(one.body, one.headers) for one in answers if one.status == 404 and "/c/" in one.line.path}
    assert len(answers) == len(TABLE) * len(PEOPLE)
    assert deviations(answers) == []
    assert (len(nothing), len(not_known)) == (1, 1)


def test_a_route_without_a_mark_is_closed_to_everybody(app: Flask, session: Session) -> None:
    app.add_url_rule("/<any(km, en):language>/planted", "planted", lambda: "open", methods=["GET", "POST"])
    planted = [Line(method, "/planted", dict.fromkeys(PEOPLE, 403)) for method in ("GET", "POST")]

    answers = ask(app, session, planted)

    assert deviations(answers) == []
    assert {("GET", "planted"), ("POST", "planted")} == missing(app, TABLE)


def test_a_planted_public_route_is_missed_in_the_table(fresh_app: Flask) -> None:
    fresh_app.add_url_rule("/<any(km, en):language>/planted", "planted", public(lambda: "open"))

    assert missing(fresh_app, TABLE) == {("GET", "planted")}


def test_a_view_that_loses_its_mark_is_reported(app: Flask, session: Session) -> None:
    app.view_functions["staff.overview"] = lambda: "open"

    found = deviations(ask(app, session, lines_of("staff.overview", app)))

    assert "GET /trainers: master got 403, not 200" in found


def test_a_view_opened_to_everybody_is_reported(app: Flask, session: Session) -> None:
    app.view_functions["today.page"] = public(lambda: "open")

    found = deviations(ask(app, session, lines_of("today.page", app)))

    assert "GET /today: guest got 200, not 303" in found
    assert "GET /today: learner got 200, not 403" in found


@pytest.mark.parametrize(
    ("endpoint", "expected"),
    [
        ("cohorts.cohort", "GET /cohorts/{foreign cohort}: trainer got 200, not 404"),
        ("cohorts.cards", "GET /cohorts/{cohort}/cards: ended got 200, not 404"),
        ("cohorts.learner", "GET /learners/{moved learner}: trainer got 200, not 404"),
        ("cohorts.reset_pin", "POST /learners/{foreign learner}/pin: trainer got 200, not 404"),
        ("staff.trainer", "GET /trainers/{foreign trainer}: master got 200, not 404"),
        ("staff.reset_password", "POST /accounts/{moved trainer}/password: master got 200, not 404"),
        ("sessions.session", "GET /sessions/{foreign session}: trainer got 200, not 404"),
        ("sessions.index", "GET /cohorts/{foreign cohort}/sessions: trainer got 200, not 404"),
        ("observations.of_trainee", "GET /trainers/{foreign trainer}/sessions: master got 200, not 404"),
        (
            "observations.new",
            "GET /sessions/{foreign session}/observe/{foreign trainer}: master got 200, not 404",
        ),
        ("person.page", "GET /people/{foreign trainer}: master got 200, not 404"),
        ("person.end_role", "POST /people/{foreign trainer}/role/end: master got 303, not 404"),
        ("duplicates.undo", "POST /people/merges/{foreign merge}/undo: trainer got 303, not 404"),
        ("certificates.award", "POST /trainers/{foreign trainer}/award: master got 303, not 404"),
        ("answers.answer", "GET /answers/{foreign waiting answer}/hands-13: master got 200, not 404"),
        ("answers.mark", "POST /answers/{moved waiting answer}/hands-13: master got 303, not 404"),
        ("doubts.keep", "POST /awards-to-look-at/{foreign award}/keep: master got 303, not 404"),
        ("decisions.confirm", "POST /certificates/{foreign proposal}/confirm: master got 409, not 404"),
        ("decisions.take_back", "POST /revocations/{foreign revocation}/confirm: master got 303, not 404"),
        ("paper.certificate", "GET /certificates/{foreign award}.pdf: trainer got 200, not 404"),
    ],
)
def test_a_query_that_forgets_the_reach_is_reported(
    app: Flask, session: Session, monkeypatch: pytest.MonkeyPatch, endpoint: str, expected: str
) -> None:
    for module in REACHES:
        for name in ("people_within", "cohorts_within"):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, lambda *_: true())
    assert accounts.scope is scope

    found = deviations(ask(app, session, lines_of(endpoint, app)))

    assert expected in found


def test_a_wrong_line_is_reported(app: Flask, session: Session) -> None:
    line = next(line for line in TABLE if line.path == "/help")
    wrong = replace(line, expected={**line.expected, "guest": 403})

    assert deviations(ask(app, session, [wrong])) == ["GET /help: guest got 200, not 403"]
