"""Without these, a child could meet what was written for adults, or words of a child could be kept."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases, study
from lms.courses.models import Reading
from lms.db import Base
from lms.errors import NotFound
from lms.quizzes import service as quizzes
from lms.quizzes.models import Attempt
from lms.quizzes.quiz import Form, Moment
from tests.adults import ESSAY, MODULE, publish_adult_module
from tests.conftest import NOW, browser
from tests.factories import Someone, make_adult, make_cohort, make_learner, module_digest, sign_in

WORDS = "my uncle told me to come with him"
FIELDS = ("answer", "code", "pin", "nickname", "name", "note", "reason", "login", "old", "new", "batch")


@pytest.fixture
def child(session: Session) -> Someone:
    return make_learner(session, make_cohort(session, make_adult(session)))


@pytest.fixture
def phone(app: Flask, session: Session, child: Someone) -> FlaskClient:
    return sign_in(browser(app), session, child)


def test_a_child_has_no_progress_in_a_module_for_adults(session: Session, child: Someone) -> None:
    publish_adult_module(session)
    adult = make_adult(session)

    shown = {
        who.id: [way.module.head.id for way in study.all_progress(session, who, NOW)]
        for who in (child, adult)
    }

    assert MODULE in shown[adult.id]
    assert shown[child.id] == [one for one in shown[adult.id] if one != MODULE]
    assert study.progress_in(session, adult, MODULE, NOW).module.for_adults
    with pytest.raises(NotFound):
        study.progress_in(session, child, MODULE, NOW)


def test_what_is_for_adults_looks_to_a_child_like_nothing(
    app: Flask, session: Session, phone: FlaskClient
) -> None:
    digest = publish_adult_module(session)
    adult = sign_in(browser(app), session, make_adult(session))
    places = [("GET", ""), ("GET", "/1/1"), ("POST", "/1/1"), ("POST", "/1/2/try"), ("POST", "/before")]
    adults = [adult.open(f"/en/m/{digest}{path}", method=method).status_code for method, path in places]

    # The lesson's page was rendered for the adult, and is kept.
    asked = [phone.open(f"/en/m/{digest}{path}", method=method) for method, path in places]
    unknown = [phone.open(f"/en/m/{'0' * 32}{path}", method=method) for method, path in places]

    assert adults == [200, 200, 303, 200, 303]
    assert [one.status_code for one in asked] == [404] * len(places)
    assert [one.data for one in asked] == [one.data for one in unknown]
    assert "Clean hands" not in phone.get("/en/learn").text
    assert session.scalars(select(Reading.learner_id)).all() != []
    assert session.scalars(select(Attempt.module).where(Attempt.module == MODULE)).all() == [MODULE]


def test_no_words_of_a_child_are_kept_whatever_is_sent_to_whatever_address(
    app: Flask, session: Session, child: Someone, phone: FlaskClient
) -> None:
    attempts = [begin(session, child, module) for module in releases.current_releases(session)]
    attempts.append(planted(session, child))
    digests = [*releases.current_releases(session).values(), publish_adult_module(session)]
    session.commit()
    form = {
        **dict.fromkeys((*FIELDS, *answer_fields(session, digests)), WORDS),
        "attempt_id": clock.new_id(),
    }

    sent = [
        (address, phone.post(address, data=form, follow_redirects=False).status_code)
        for address in addresses(app, child, attempts, digests)
    ]

    assert len(sent) > 100
    assert {status for _, status in sent} <= {200, 303, 401, 403, 404, 405, 409}
    session.expire_all()
    assert [where for where in kept(session) if WORDS in where[1]] == []


def test_the_look_at_every_table_would_see_the_words(session: Session) -> None:
    adult = make_adult(session)
    session.execute(insert(Reading).values(**reading(adult, WORDS, module_digest(session))))

    assert [table for table, row in kept(session) if WORDS in row] == ["reading"]


def reading(person: Someone, lesson: str, digest: str) -> dict[str, object]:
    times = {"began_at": NOW, "moved_at": NOW}
    return {"learner_id": person.id, "module": "m", "lesson": lesson, "release": digest, "screen": 1, **times}


def begin(session: Session, child: Someone, module: str) -> str:
    digest = releases.current_releases(session)[module]
    quiz = releases.find_module(session, digest).quiz(digest, Form.A)
    return quizzes.start(session, child, quiz, attempt_id=clock.new_id(), moment=Moment.BEFORE, now=NOW).id


def planted(session: Session, child: Someone) -> str:
    """Put an attempt of the child at the adults' quiz into the database, as no page would."""
    row = Attempt(
        id=clock.new_id(),
        learner_id=child.id,
        module=MODULE,
        release=publish_adult_module(session),
        form="B",
        moment="after",
        started_at=NOW,
        possible=6,
    )
    session.add(row)
    session.flush()
    return row.id


def answer_fields(session: Session, digests: list[str]) -> set[str]:
    """Return the names of all fields of all items."""
    wholes = [releases.find_module(session, digest) for digest in digests]
    return {
        name for whole in wholes for form in whole.forms.values() for item in form for name in item.fields
    }


def addresses(app: Flask, child: Someone, attempts: list[str], digests: list[str]) -> list[str]:
    """Return an address of every route that something can be sent to, with objects that are the child's."""
    found: list[str] = []
    for rule in app.url_map.iter_rules():
        if "POST" not in (rule.methods or set()) or "sign_in" in rule.endpoint or rule.endpoint in LEAVING:
            continue
        for path in filled(rule.rule, child, attempts, digests):
            found.append(path)
    return found


LEAVING = {"people.leave", "people.sign_out"}
"""Whoever is sent there is signed out, and the rest would not be tried."""


def filled(rule: str, child: Someone, attempts: list[str], digests: list[str]) -> list[str]:
    """Return the addresses of a rule with every attempt, release and small number in their places."""
    choices = {
        "attempt_id": attempts,
        "release": digests,
        "item_id": [ESSAY.id],
        "int:number": [str(number) for number in range(1, 15)],
        "int:lesson": ["1"],
        "int:screen": ["1", "2", "3", "4"],
    }
    paths = [rule]
    while any("<" in path for path in paths):
        paths = [
            re.sub(r"<([^>]*)>", lambda _, value=value: value, path, count=1)
            for path in paths
            for value in values_for(path, choices, child)
        ]
    return paths


def values_for(path: str, choices: dict[str, list[str]], child: Someone) -> list[str]:
    found = re.search(r"<([^>]*)>", path)
    if found is None:
        return [""]
    if found[1].endswith(":language"):
        return ["en"]
    if found[1].endswith(":moment"):
        return list(Moment)
    return choices.get(found[1], [child.id])


def kept(session: Session) -> list[tuple[str, str]]:
    """Return every row of every table as text."""
    return [
        (table.name, str(tuple(row)))
        for table in Base.metadata.sorted_tables
        for row in session.execute(select(table))
        if table.name not in {"release", "register"}
    ]
