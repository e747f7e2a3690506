"""A backup made while others write, or killed on the way."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from lms import backup
from lms.db import db, will_write
from lms.people.models import Cohort
from tests.conftest import NOW
from tests.factories import make_a_little_of_everything, make_adult, make_cohort

# Adds a cohort and whoever teaches it, in one transaction, again and again, until its input is closed.
WRITER = """
import select, sys
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from lms import clock
from lms.db import prepare, will_write
from lms.people import accounts, membership
from lms.people.models import Account
engine = create_engine(sys.argv[1])
prepare(engine)
will_write.set(True)
while not select.select([sys.stdin], [], [], 0)[0]:
    one, now = clock.new_id(), clock.now()
    with Session(engine) as session:
        session.add(Account(id=one, role="trainer", login=one, secret="none", created_at=now))
        session.flush()
        membership.open_cohort(session, one, name="Lotus", kind="peer-group", now=now)
        session.commit()
    print("one more", flush=True)
"""

# Dies in the middle of a backup, between two tables, as in a power cut.
KILLED = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import create_engine
from lms import backup, clock
from lms.db import prepare
engine = create_engine(sys.argv[1])
prepare(engine)
write = backup._write_table
def write_or_die(connection, table, archive):
    if table.name == "mark":
        os.kill(os.getpid(), signal.SIGKILL)
    return write(connection, table, archive)
backup._write_table = write_or_die
backup.write_backup(engine, Path(sys.argv[2]), clock.now())
"""


@pytest.fixture
def source(app: Flask, session: Session) -> Iterator[Engine]:
    """A database in which a little of everything has happened."""
    make_a_little_of_everything(session)
    session.commit()
    with app.app_context():
        yield db.engine


def run_beside(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Start Python code as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent,
    )


def test_a_backup_made_while_another_process_writes_is_one_moment(
    source: Engine, database_url: str, tmp_path: Path
) -> None:
    first = backup.write_backup(source, tmp_path / "first.lms", NOW)
    writer = run_beside(WRITER, database_url)
    assert writer.stdout is not None
    added = []

    for number in range(10):
        writer.stdout.readline()
        rows = backup.write_backup(source, tmp_path / f"{number}.lms", NOW)
        added.append([rows[table] - first[table] for table in ("account", "cohort", "teaching")])
    writer.communicate("stop\n", timeout=30)

    assert writer.returncode == 0
    assert [counts for counts in added if len(set(counts)) > 1] == [], "a backup shows half a transaction"
    assert len({counts[0] for counts in added}) > 5, "the writer did write meanwhile"


def test_a_backup_does_not_keep_others_from_writing(
    source: Engine, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = backup._write_table

    def write_and_enrol(*arguments: Any) -> tuple[int, str]:
        if arguments[1].name == "mark":
            token = will_write.set(True)
            make_cohort(session, make_adult(session))
            session.commit()
            will_write.reset(token)
        return write(*arguments)

    monkeypatch.setattr(backup, "_write_table", write_and_enrol)
    rows = backup.write_backup(source, tmp_path / "copy.lms", NOW)

    assert session.scalar(select(func.count(Cohort.id))) == rows["cohort"] + 1


def test_a_backup_killed_in_the_middle_leaves_no_file_under_its_name(
    source: Engine, database_url: str, tmp_path: Path
) -> None:
    wanted = tmp_path / "night.lms"

    killed = run_beside(KILLED, database_url, str(wanted))
    killed.communicate(timeout=60)
    left = wanted.exists()
    backup.write_backup(source, wanted, NOW)

    assert (killed.returncode, left) == (-signal.SIGKILL, False)
    assert backup.verify(wanted)
