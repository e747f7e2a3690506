"""The command line: what an administrator and a writer type, and the sentences that come back."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from lms.cli import main
from lms.db import will_write
from lms.demo import groups
from lms.demo.adults import LOGINS
from lms.people.models import Account
from tests.conftest import CONTENT

Lms = Callable[..., Result]
CREATE = ("accounts", "create", "--name-km", "សុខ ចាន់", "--name-latin", "Sok Chan")
GOOD = "a long password"


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lms]:
    """A function that runs `lms …` on an installation of its own."""
    for name in ("DATABASE_URL", "PORT", "LMS_ADDRESS", "LMS_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LMS_DATA", str(tmp_path))
    monkeypatch.setenv("LMS_CONTENT", str(CONTENT))
    stays = will_write.get()

    def run(*words: str, **variables: str) -> Result:
        return CliRunner().invoke(main, words, env=variables)

    yield run
    will_write.set(stays)


@pytest.fixture
def published(command: Lms, sqlite_template: Path, tmp_path: Path) -> Path:
    """The installation's database, migrated and with the content published."""
    return Path(shutil.copy(sqlite_template, tmp_path / "lms.sqlite"))


def logins(database: Path) -> list[str]:
    """Return who has an account."""
    engine = create_engine(f"sqlite:///{database}")
    with Session(engine) as session:
        found = list(session.scalars(select(Account.login).order_by(Account.login)))
    engine.dispose()
    return found


def create(command: Lms, login: str = "sok", password: str = GOOD, role: str = "admin") -> Result:
    """Make an account at the command line."""
    return command(*CREATE, "--login", login, "--password", password, "--role", role)


def test_the_first_administrator_is_made_in_an_empty_installation(command: Lms, tmp_path: Path) -> None:
    said = create(command)

    assert (said.exit_code, said.output) == (0, "Made the account sok (admin).\n")
    assert logins(tmp_path / "lms.sqlite") == ["sok"]


def test_a_password_left_out_is_made_and_shown_once(command: Lms, published: Path) -> None:
    said = create(command, password="")

    assert said.exit_code == 0
    assert "First password, shown once: " in said.output


def test_a_user_name_that_is_taken_is_refused(command: Lms, published: Path) -> None:
    create(command)

    said = create(command, role="trainer")

    assert said.exit_code == 1
    assert "This user name is taken" in said.output
    assert logins(published) == ["sok"]


def test_a_short_password_is_refused(command: Lms, published: Path) -> None:
    said = create(command, password="short")

    assert said.exit_code == 1
    assert "at least 10 characters" in said.output
    assert logins(published) == []


def test_a_real_account_is_refused_among_invented_people(command: Lms, published: Path) -> None:
    command("demo", "load")
    invented = logins(published)

    said = create(command)

    assert said.exit_code == 1
    assert "demonstration data" in said.output
    assert logins(published) == invented


def test_invented_people_are_refused_among_real_ones(command: Lms, published: Path) -> None:
    create(command)

    refused = [command("demo", "load"), command("serve", "--demonstration")]

    assert [said.exit_code for said in refused] == [1, 1]
    assert all("holds real people" in said.output for said in refused)
    assert logins(published) == ["sok"]


def test_the_demonstration_is_loaded_once(command: Lms, published: Path) -> None:
    first, second = command("demo", "load"), command("demo", "load")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "there already" in second.output
    assert len(logins(published)) == len(LOGINS) + len(groups.COHORTS) * groups.LEARNERS_EACH


def test_content_published_twice_is_released_once(command: Lms) -> None:
    first, second = command("content", "publish"), command("content", "publish")

    assert first.output.count("Published ") == len(list((CONTENT / "modules").iterdir()))
    assert second.output == "Nothing has changed since the last release.\n"


def test_the_shipped_content_has_no_mistakes(command: Lms) -> None:
    said = command("content", "check")

    assert said.exit_code == 0
    assert said.output.startswith("No mistakes: ")


def test_a_mistake_is_said_with_file_and_line_and_nothing_is_published(command: Lms, tmp_path: Path) -> None:
    folder = shutil.copytree(CONTENT, tmp_path / "content")
    broken = next((folder / "modules").glob("*/module.yaml"))
    broken.write_text(broken.read_text() + "surprise: 1\n")
    line = broken.read_text().count("\n")

    said = [command("content", what, str(folder)) for what in ("check", "publish")]

    assert [one.exit_code for one in said] == [1, 1]
    assert all(f"module.yaml:{line}:" in one.output for one in said)
    assert "Published" not in said[1].output


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        (("serve",), "LMS_THREADS", "many"),
        (("content", "check"), "LMS_CONTENT", "/no/such/folder"),
        (("backup", "copy.lms"), "DATABASE_URL", "oracle://"),
        (("db", "upgrade"), "LMS_ADDRESS", "learn"),
    ],
)
def test_a_wrong_setting_is_named_in_a_sentence(
    command: Lms, words: tuple[str, ...], name: str, value: str
) -> None:
    said = command(*words, **{name: value})

    assert (said.exit_code, said.output.count("\n")) == (1, 1)
    assert said.output.startswith(f"Error: {name}")


def test_a_database_that_does_not_answer_is_said_in_a_sentence(command: Lms) -> None:
    said = command("db", "upgrade", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")

    assert said.exit_code == 1
    assert "The database does not answer" in said.output


def test_a_backup_is_written_and_restored_by_two_commands(
    command: Lms, published: Path, tmp_path: Path
) -> None:
    create(command)
    copy, elsewhere = tmp_path / "copy.lms", tmp_path / "elsewhere"

    written = command("backup", str(copy))
    restored = command("restore", str(copy), LMS_DATA=str(elsewhere))

    assert (written.exit_code, restored.exit_code) == (0, 0), written.output + restored.output
    assert logins(elsewhere / "lms.sqlite") == ["sok"]


def test_a_backup_over_a_file_and_a_restore_over_people_are_refused(
    command: Lms, published: Path, tmp_path: Path
) -> None:
    create(command)
    command("backup", str(tmp_path / "copy.lms"))

    again, over = (
        command("backup", str(tmp_path / "copy.lms")),
        command("restore", str(tmp_path / "copy.lms")),
    )

    assert (again.exit_code, over.exit_code) == (1, 1)
    assert "nothing was overwritten" in again.output
    assert "Nothing was restored: the database is not empty" in over.output


def test_a_damaged_backup_is_refused_in_a_sentence(command: Lms, tmp_path: Path) -> None:
    (tmp_path / "copy.lms").write_text("not a backup")

    said = command("restore", str(tmp_path / "copy.lms"))

    assert said.exit_code == 1
    assert said.output.startswith("Error: Nothing was restored: ")


def test_every_command_explains_itself() -> None:
    def below(group: click.Group) -> Iterator[click.Command]:
        for one in group.commands.values():
            yield one
            if isinstance(one, click.Group):
                yield from below(one)

    assert [one.name for one in below(main) if not one.help] == []


def test_a_database_that_could_lose_what_was_acknowledged_is_refused_in_a_sentence(command: Lms) -> None:
    said = command("db", "upgrade", DATABASE_URL="sqlite:///:memory:")

    assert (said.exit_code, said.output) == (1, "Error: SQLite's journal_mode is memory, and must be wal\n")
