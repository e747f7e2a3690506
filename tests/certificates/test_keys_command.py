"""Without these, whoever looks after an installation could lose its keys, or show them to somebody."""

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from lms.certificates import keys
from lms.certificates.models import Award
from lms.cli import main
from lms.db import will_write
from tests.certificates.signed import issuer_in, make_unsigned
from tests.conftest import CONTENT, NOW
from tests.factories import make_adult

PHRASE = "seven lotus flowers on a pond"
Lms = Callable[..., Result]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lms]:
    """A function that runs `lms …` on an installation of its own, and types what it is asked."""
    for name in ("DATABASE_URL", "PORT", "LMS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LMS_DATA", str(tmp_path))
    monkeypatch.setenv("LMS_CONTENT", str(CONTENT))
    monkeypatch.setenv("LMS_SECRET_KEY", "a key for tests")
    stays = will_write.get()

    def run(*words: str, typed: str = "") -> Result:
        return CliRunner().invoke(main, words, input=typed)

    yield run
    will_write.set(stays)


def lines_of(said: Result) -> list[str]:
    return [line for line in said.output.splitlines() if "made on" in line]


def test_before_the_first_certificate_there_is_no_key(command: Lms) -> None:
    said = command("keys", "list")

    assert (said.exit_code, "There is no key yet" in said.output) == (0, True)


def test_keys_are_exported_once_locked_and_to_the_owner_only(command: Lms, tmp_path: Path) -> None:
    file = tmp_path / "keys.json"

    first = command("keys", "export", str(file), typed=f"{PHRASE}\n{PHRASE}\n")
    again = command("keys", "export", str(file), typed=f"{PHRASE}\n{PHRASE}\n")

    assert first.exit_code == 0, first.output
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert again.exit_code != 0
    assert "there already" in again.output
    assert PHRASE not in first.output + file.read_text()
    assert "PRIVATE" not in first.output


def test_a_short_pass_phrase_is_refused(command: Lms, tmp_path: Path) -> None:
    said = command("keys", "export", str(tmp_path / "keys.json"), typed="short\nshort\n")

    assert said.exit_code != 0
    assert not (tmp_path / "keys.json").exists()


def test_rotated_keys_are_listed_as_retired(command: Lms, tmp_path: Path) -> None:
    command("keys", "export", str(tmp_path / "keys.json"), typed=f"{PHRASE}\n{PHRASE}\n")

    rotated = command("keys", "rotate", typed="y\n")

    shown = lines_of(command("keys", "list"))
    assert rotated.exit_code == 0
    assert [sum(word in line for line in shown) for word in ("retired", "signs")] == [2, 2]


def test_nothing_is_rotated_without_a_yes(command: Lms) -> None:
    said = command("keys", "rotate", typed="n\n")

    assert said.exit_code != 0
    assert lines_of(command("keys", "list")) == []


def test_exported_keys_come_back_under_another_secret(
    command: Lms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "keys.json"
    command("keys", "export", str(file), typed=f"{PHRASE}\n{PHRASE}\n")
    before = lines_of(command("keys", "list"))
    monkeypatch.setenv("LMS_SECRET_KEY", "another")

    locked = command("keys", "export", str(tmp_path / "other.json"), typed=f"{PHRASE}\n{PHRASE}\n")
    wrong = command("keys", "import", str(file), typed="not the phrase\n")
    brought = command("keys", "import", str(file), typed=f"{PHRASE}\n")

    assert "LMS_SECRET_KEY" in locked.output
    assert "does not open" in wrong.output
    assert brought.exit_code == 0, brought.output
    assert lines_of(command("keys", "list")) == before


def test_certificates_of_before_there_were_keys_are_signed_once(
    command: Lms, tmp_path: Path, sqlite_template: Path
) -> None:
    (tmp_path / "lms.sqlite").write_bytes(sqlite_template.read_bytes())
    engine = create_engine(f"sqlite:///{tmp_path / 'lms.sqlite'}")
    with Session(engine) as session:
        award = make_unsigned(session, make_adult(session), make_adult(session), now=NOW)
        proposal = make_unsigned(session, make_adult(session), make_adult(session), now=NOW)
        award.four_eyes = False
        session.commit()
        ids = award.id, proposal.id

    first, again = command("keys", "sign"), command("keys", "sign")

    with Session(engine) as session:
        signed = [session.get_one(Award, one).statement is not None for one in ids]
        known = keys.public_keys(session)
    engine.dispose()
    assert "Signed 1 " in first.output
    assert "Signed 0 " in again.output
    assert signed == [True, False]
    assert {one.kind for one in known} == {"ed25519", "p256"}
    assert issuer_in(tmp_path).keys.is_dir()
