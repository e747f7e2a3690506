"""A great many marks: invented learners who took one module before and after, and copies of them all."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from math import exp
from pathlib import Path
from random import Random
from typing import Any

from flask import Flask
from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from bench.people import Someone
from bench.servers import environ
from lms import clock, create_app, schema
from lms.cli.content.publish import publish_folder
from lms.config import read_settings
from lms.courses import releases
from lms.db import db, will_write
from lms.demo.answers import invent
from lms.people import accounts
from lms.people.models import Account, SignIn
from lms.permissions import Role
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Form, Moment, Quiz

CODE, MODULE, ELSEWHERE = "M1", "child-rights", "safe-migration"
_COPIES = {
    "account": "id login",
    "attempt": "id learner_id",
    "mark": "attempt_id",
}
"""What is copied, with the columns that must not be the same twice."""


def fill(folder: Path, *, learners: int, same: int, others: int) -> tuple[Flask, Someone]:
    """Fill an empty database: `learners` with two quizzes each, `same` times them in all, `others` elsewhere.

    Return the program on it, and somebody of the curriculum staff who is signed in.
    """
    app = create_app(read_settings(environ(folder)))
    with app.app_context():
        schema.upgrade(db.engine)
        will_write.set(True)
        publish_folder(app.extensions["settings"].content, message="measured")
        session, now = db.session(), clock.now()
        accounts.claim_purpose(session, "real")
        author = _author(session, now)
        _sit(session, learners, now)
        session.commit()
        for number in range(1, same):
            _copy(session, f"s{number:03}", MODULE)
        for number in range(others):
            _copy(session, f"z{number:03}", ELSEWHERE)
        session.commit()
        will_write.set(False)
        db.session.remove()
    return app, author


def _author(session: Session, now: datetime) -> Someone:
    own = Someone(clock.new_id(), Role.AUTHOR, clock.new_id())
    session.add(Account(id=own.id, role=own.role, login="author", secret="none", created_at=now))
    session.flush()
    session.add(SignIn(id=own.stay, account_id=own.id, began_at=now))
    session.flush()
    return own


def _sit(session: Session, learners: int, now: datetime) -> None:
    digest = releases.current_releases(session)[MODULE]
    module, chance = releases.find_module(session, digest), Random(2026)
    quizzes = {Moment.BEFORE: module.quiz(digest, Form.A), Moment.AFTER: module.quiz(digest, Form.B)}
    rows: dict[type, list[dict[str, Any]]] = {Account: [], Attempt: [], Mark: []}
    for number in range(learners):
        person, able = clock.new_id(), chance.gauss(0, 1)
        rows[Account].append(_learner(person, number, chance, now))
        for moment, quiz in quizzes.items():
            knows = 1 / (1 + exp(-able - (moment is Moment.AFTER)))
            marks = list(_marks(clock.new_id(), quiz, knows, chance, now))
            rows[Mark] += marks
            language = chance.choice(["km", "km", "en"])
            rows[Attempt].append(_attempt(person, quiz, moment, language, marks, now))
    for table, values in rows.items():
        session.execute(insert(table), values)


def _learner(person: str, number: int, chance: Random, now: datetime) -> dict[str, Any]:
    return {
        "id": person,
        "role": Role.LEARNER,
        "login": f"M{number:07}",
        "secret": "none",
        "sex": chance.choice(["female", "male"]),
        "created_at": now,
    }


def _attempt(
    person: str, quiz: Quiz, moment: Moment, language: str, marks: list[dict[str, Any]], now: datetime
) -> dict[str, Any]:
    return {
        "id": marks[0]["attempt_id"],
        "learner_id": person,
        "module": quiz.module,
        "release": quiz.release,
        "form": quiz.form,
        "moment": moment,
        "language": language,
        "started_at": now,
        "finished_at": now,
        "earned": sum(mark["points"] for mark in marks),
        "possible": sum(item.points for item in quiz.items),
        "missed_critical": 0,
    }


def _marks(
    attempt: str, quiz: Quiz, knows: float, chance: Random, now: datetime
) -> Iterable[Mapping[str, Any]]:
    answers = invent(quiz, knows, chance)
    for item in quiz.items:
        outcome = item.grade(answers[item.id])
        yield {
            "attempt_id": attempt,
            "item": item.id,
            "points": outcome.points,
            "possible": item.points,
            "kept": dict(outcome.kept),
            "choice": outcome.choice,
            "misconception": outcome.misconception,
            "saved_at": now,
        }


def _copy(session: Session, sign: str, module: str) -> None:
    """Copy the first learners with all they did under ids that begin with a sign of their own."""
    for table, own in _COPIES.items():
        columns = [column.name for column in Attempt.metadata.tables[table].columns]
        values = {name: f"'{sign}' || substr({name}, 5)" for name in own.split()}
        if "login" in values:
            values["login"] = f"'{sign}' || login"
        if table == "attempt":
            values["module"] = f"'{module}'"
        chosen = ", ".join(values.get(name, f'"{name}"') for name in columns)
        named = ", ".join(f'"{name}"' for name in columns)
        first = own.split()[0]
        # Ids of the program's own making hold the digits 0 to f.
        where = f"{first} < 'g'"
        where += " and role = 'learner'" if table == "account" else ""
        session.execute(text(f"INSERT INTO {table} ({named}) SELECT {chosen} FROM {table} WHERE {where}"))
