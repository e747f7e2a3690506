"""The table of who may open what, read from access.txt, and what the program really answers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from lms import clock
from lms.people import secrets
from tests.factories import PASSWORD
from tests.world import UNKNOWN, World, make_world

FILE = Path(__file__).parent / "access.txt"
NO_LANGUAGE = ("/static/", "/pictures/", "/sounds/", "/issuer", "/check/data.json", "/sw-check.js")
_OBJECT = re.compile(r"\{([a-z ]+)\}")


@dataclass(frozen=True)
class Line:
    """A route with an object; `expected` is the status for each principal."""

    method: str
    path: str
    expected: dict[str, int]

    @property
    def named(self) -> str | None:
        """Return the name of the object in the address."""
        found = _OBJECT.search(self.path)
        return found[1] if found else None

    def address(self, world: World) -> str:
        """Return the address in a world, in English; the front door alone has no language."""
        if self.path == "door":
            return "/"
        path = _OBJECT.sub(lambda found: world.objects.get(found[1], UNKNOWN), self.path)
        return path if path.startswith(NO_LANGUAGE) else f"/en{path}"


@dataclass(frozen=True)
class Answer:
    """What one principal got."""

    line: Line
    principal: str
    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        wanted = self.line.expected[self.principal]
        return f"{self.line.method} {self.line.path}: {self.principal} got {self.status}, not {wanted}"


def read_table(text: str) -> list[Line]:
    """Return the lines of the table; the first line names the principals."""
    rows = [row for row in text.splitlines() if row.strip() and not row.startswith("#")]
    principals = rows[0].split()
    lines = []
    for row in rows[1:]:
        method, rest = row.split(maxsplit=1)
        path, *statuses = re.split(r"\s{2,}|(?<=\d)\s(?=\d)", rest.strip())
        expected = dict(zip(principals, map(int, statuses), strict=True))
        lines.append(Line(method, path.strip(), expected))
    return lines


def rule_of(app: Flask, line: Line) -> Rule:
    """Return the rule that a line is about."""
    path = line.address(World(None, {}, {}))  # type: ignore[arg-type]  # only unknown objects
    rule, _ = app.url_map.bind("localhost").match(path, line.method, return_rule=True)
    return rule


def routes(app: Flask) -> set[tuple[str, str]]:
    """Return every method and endpoint the program answers."""
    return {
        (method, rule.endpoint)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def missing(app: Flask, lines: Iterable[Line]) -> set[tuple[str, str]]:
    """Return the routes the table says nothing about."""
    return routes(app) - {(line.method, rule_of(app, line).endpoint) for line in lines}


def ask(app: Flask, session: Session, lines: Iterable[Line]) -> list[Answer]:
    """Let every principal ask for every line, in a new world after each line that changed something."""
    answers: list[Answer] = []
    world, changed = None, False
    for line in lines:
        if world is None or changed:
            world = make_world(session)
            clients = world.browsers(app, line.expected)
        changed = False
        endpoint = rule_of(app, line).endpoint
        for principal, client in clients.items():
            response = client.open(line.address(world), method=line.method, data=sent_to(endpoint))
            headers = tuple(sorted(pair for pair in response.headers if pair[0] != "Date"))
            answers.append(Answer(line, principal, response.status_code, response.data, headers))
            changed |= line.method != "GET" and response.status_code < 400
            response.close()
    return answers


def deviations(answers: Iterable[Answer]) -> list[str]:
    """Return what is not as the table says."""
    return [str(one) for one in answers if one.status != one.line.expected[one.principal]]


_PLAIN_FORMS = {
    "plans.create": {"name": "Lotus", "kind": "peer-group"},
    "plans.save": {"name": "Lotus", "kind": "peer-group"},
    "co_trainers.add": {"login": "nobody"},
    "certificates.award": {"rule": "trainer"},
    "release.ask": {"message": "Said better"},
    "release.waive": {"gate": "none", "at": "nowhere", "reason": "It is fine as it is."},
    "release.decide": {"do": "return", "note": "Look again"},
}


_NEW_MODULE = {
    "title_en": "A",
    "title_km": "ក",
    "code": "M9",
    "min_age": "10",
    "max_age": "17",
    "lessons_en": "B",
}
_ALWAYS = {
    "questions.save": {"kind": "number"},
    "cohorts.edit_learner": {"nickname": "Chan", "sex": "female"},
    "papers.enter": {"sheets": "1", "day": "2026-11-01"},
    "due.move": {"begins": "2026-11-01", "M1": "", "M2": "2026-11-08", "M3": ""},
    "person.give_role": {"role": "trainer", "place_code": "0608"},
    "person.set_trainer": {"trainer": "nobody"},
    "duplicates.merge": {"kept": UNKNOWN, "gone": UNKNOWN},
    "consent.record": {"all": "pledge", "day": "2026-11-01", "method": "paper"},
    "consent.record_one": {"all": "pledge", "day": "2026-11-01", "method": "spoken"},
    "clearances.record": {"day": "2026-11-01", "method": "paper"},
}


def sent_to(endpoint: str) -> dict[str, str]:
    """Return a form that the view accepts; fresh ids where the form carries one."""
    forms = {
        **_ALWAYS,
        **_PLAIN_FORMS,
        "workshop.new": {**_NEW_MODULE, "id": f"m{clock.new_id()}"},
        "workshop.add": {"kind": "lesson", "title_en": f"L {clock.new_id()}", "title_km": "ក"},
        "people.sign_in_learner": {"code": secrets.new_code(), "pin": "000000"},
        "people.sign_in_staff": {"login": clock.new_id(), "password": "wrong password"},
        "people.change_password": {"old": PASSWORD, "new": "another long password"},
        "quiz.start": {"attempt_id": clock.new_id()},
        "quiz.answer": {"answer": "dont-know"},
        "cohorts.add_learners": {"girls": "1", "batch": clock.new_id()},
        "staff.create_account": {
            "login": clock.new_id()[:12],
            "name_km": "សុខ",
            "name_latin": "Sok",
            "role": "trainer",
        },
        "sessions.create": {"session_id": clock.new_id(), "girls": "1"},
        "sessions.log": {"girls": "1"},
        "sessions.plan": {"plan_id": clock.new_id()},
        "sessions.move": {"planned_on": str(clock.now().date() + timedelta(days=9))},
        "observations.begin": {"observation_id": clock.new_id(), "point-one-objective": "2"},
        "observations.save": {"point-one-objective": "1"},
        "decisions.ask": {"reason": "mistake"},
        "interop.take": {"form": "A"},
        "answers.mark": {"marking_id": clock.new_id(), "points-order": "2", "points-practice": "1"},
        "research.take": {
            "module": "child-rights",
            "permission": "Board 7",
            "reason": "A question",
            "password": PASSWORD,
            "export_id": clock.new_id(),
        },
    }
    return forms.get(endpoint, {})
