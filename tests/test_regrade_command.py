"""Without these, a correction published at night would wait for somebody to remember a corrections."""

import csv
import io
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from lms import create_app
from lms.cli import corrections, main
from lms.courses.models import MarkChange, Regrade
from lms.db import prepare, will_write
from tests.conftest import CONTENT, settings_for
from tests.courses.corrected import ITEM, publish, shipped, take_many, with_key, wrong_options

FIRST = wrong_options(shipped())[0]
HEAD = "modules/child-rights/module.yaml"
FORM = "modules/child-rights/items/form-b.yaml"
CORRECTIONS = f"""
corrections:
  - item: {ITEM}
    on: "2026-11-20"
    why:
      en: The key was wrong.
      km: គន្លឹះខុស។
"""


@pytest.fixture
def database(tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """An installation of its own, with 20 attempts by the wrong key."""
    for name in ("DATABASE_URL", "PORT", "LMS_ADDRESS", "LMS_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LMS_DATA", str(tmp_path))
    monkeypatch.setenv("LMS_CONTENT", str(CONTENT))
    stays = will_write.get()
    shutil.copy(sqlite_template, tmp_path / "lms.sqlite")
    engine = create_engine(f"sqlite:///{tmp_path / 'lms.sqlite'}")
    prepare(engine)
    with Session(engine) as session:
        take_many(session, 20)
        yield session
    engine.dispose()
    will_write.set(stays)


def lms(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def corrected_folder(home: Path) -> Path:
    """Return the shipped content with another key for one question, said in module.yaml."""
    folder = shutil.copytree(CONTENT, home / "corrected")
    head = folder / HEAD
    text = head.read_text("utf-8")
    assert "corrections:" not in text
    head.write_text(text.rstrip("\n") + CORRECTIONS, "utf-8")
    form = folder / FORM
    before, rest = form.read_text("utf-8").split(f"- id: {ITEM}\n")
    own, *others = rest.split("\n  - id: ")
    head_of, *options = own.split("\n      - id: ")
    tail = "\n    explain:"
    options[-1], explained = options[-1].split(tail)
    made = [turned(option) for option in options]
    own = "\n      - id: ".join([head_of, *made]) + tail + explained
    form.write_text(f"- id: {ITEM}\n".join([before, "\n  - id: ".join([own, *others])]), "utf-8")
    return folder


def turned(option: str) -> str:
    """Make the first wrong option right, and the right one wrong."""
    id_, *lines = option.split("\n")
    why = tuple(f"        {name}:" for name in ("right", "reason", "misconception"))
    kept = [line for line in lines if not line.startswith(why)]
    word = "        right: true" if id_ == FIRST else "        reason: it was taken for the right one"
    return "\n".join([id_, word, *kept])


def test_publishing_a_correction_marks_again_with_progress(database: Session, tmp_path: Path) -> None:
    said = lms("content", "publish", str(corrected_folder(tmp_path)))

    assert said.exit_code == 0, said.output
    assert said.output.splitlines()[-2:] == ["Marking again:", "  child-rights: 20 of 20 done"]
    assert len(database.scalars(select(MarkChange)).all()) == 15


def test_a_correction_that_cannot_mark_again_is_refused_in_a_sentence(
    database: Session, tmp_path: Path
) -> None:
    lms("content", "publish", str(corrected_folder(tmp_path)))

    said = lms("content", "publish", str(CONTENT))

    assert said.exit_code == 1
    assert f"{HEAD}: corrections: {ITEM}: it was corrected in an earlier release" in said.output
    assert len(database.scalars(select(Regrade)).all()) == 1


def test_what_waits_is_marked_again_by_the_command_and_then_nothing_waits(database: Session) -> None:
    publish(database, with_key(shipped(), FIRST))

    first, second = lms("regrade"), lms("regrade")

    assert first.output == "Marking again:\n  child-rights: 20 of 20 done\n"
    assert second.output == "There is nothing to mark again.\n"


def test_the_log_is_printed_as_a_table_without_names(database: Session) -> None:
    digest = publish(database, with_key(shipped(), FIRST))
    lms("regrade")

    said = lms("regrade", "--log")

    head, *rows = csv.reader(io.StringIO(said.output))
    assert head[:5] == ["release", "attempt", "item", "old", "new"]
    assert len(rows) == 15
    assert rows[0][:5] == [digest, "0" * 32, ITEM, "1", "0"]
    assert {len(row) for row in rows} == {8}


def program(tmp_path: Path) -> Flask:
    return create_app(settings_for(tmp_path, f"sqlite:///{tmp_path / 'lms.sqlite'}"))


def test_a_serving_program_marks_again_what_waits(database: Session, tmp_path: Path) -> None:
    publish(database, with_key(shipped(), FIRST))

    corrections.look_once(program(tmp_path), Event())

    database.rollback()
    assert len(database.scalars(select(MarkChange)).all()) == 15


def test_a_thread_begins_at_once_and_ends_when_told(
    database: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = Event()
    monkeypatch.setattr(corrections, "look_once", lambda _app, _stop: looked.set())

    stop = corrections.mark_in_background(program(tmp_path))

    assert looked.wait(timeout=60)
    stop.set()


def test_a_failure_in_the_background_is_logged_under_a_number_without_what_it_said(
    database: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(" ".join(("a", "secret")))

    monkeypatch.setattr(corrections, "mark_all", fail)

    with caplog.at_level(logging.ERROR, logger="lms"):
        corrections.look_once(program(tmp_path), Event())

    assert caplog.messages[0].startswith("failure ")
    assert "at marking again" in caplog.messages[0]
    assert "a secret" not in caplog.text


def test_a_program_that_is_told_to_stop_stops_between_two_batches(database: Session, tmp_path: Path) -> None:
    publish(database, with_key(shipped(), FIRST))
    stop = Event()
    stop.set()

    corrections.look_once(program(tmp_path), stop)

    database.rollback()
    assert database.scalars(select(Regrade.done)).one() == 0
