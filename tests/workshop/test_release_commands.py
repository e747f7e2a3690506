"""Without these, files and database could part, and a folder could bring in what the browser refuses."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from lms.cli import main
from lms.db import will_write
from lms.people.models import Account
from lms.permissions import Role
from lms.workshop.models import Draft, Publication
from tests.authoring.zips import HARMFUL
from tests.courses.samples import FACTS, FORM_B, HEAD, LESSON, change, make_content
from tests.workshop.drafting import UNIT, somebody

Lms = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_content(tmp_path)


@pytest.fixture
def lms(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lms]:
    """A function that runs `lms content …` on an installation whose content is the sample."""
    for name in ("DATABASE_URL", "PORT", "LMS_ADDRESS", "LMS_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LMS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LMS_CONTENT", str(folder))
    stays = will_write.get()
    yield lambda *words: CliRunner().invoke(main, ("content", *words))
    will_write.set(stays)


@pytest.fixture
def database(tmp_path: Path, lms: Lms) -> Iterator[Session]:
    """The installation's database, the sample published."""
    assert lms("publish").exit_code == 0
    engine = create_engine(f"sqlite:///{tmp_path / 'data' / 'lms.sqlite'}")
    with Session(engine) as session:
        yield session
    engine.dispose()


def people(session: Session) -> None:
    """Make who may be named."""
    made = {"writer": Role.AUTHOR, "reader": Role.AUTHOR, "focal": Role.SAFEGUARDING, "trainer": Role.TRAINER}
    for login, role in made.items():
        account = somebody(session, role)
        session.execute(Account.__table__.update().where(Account.id == account.id).values(login=login))
    session.commit()


def test_what_differs_is_told_and_says_so_with_its_code(lms: Lms, database: Session, folder: Path):
    assert (lms("diff").exit_code, lms("diff").output) == (0, "No differences.\n")
    change(folder, LESSON, "minutes: 10", "minutes: 15")

    found = {language: lms("diff", "--language", language) for language in ("en", "km")}

    assert found["en"].exit_code == 1
    assert found["en"].output == (
        "Lesson “When do I wash my hands?”: the minutes of the activity is now 15 (it was 10)\n"
    )
    assert "ចំនួននាទី" in found["km"].output
    assert lms("diff", "--module", "other").exit_code == 0
    (told,) = json.loads(lms("diff", "--format", "json").output)
    assert (told["file"], told["safety"]) == (LESSON, False)


def test_two_folders_and_two_publications_are_compared(
    lms: Lms, database: Session, folder: Path, tmp_path: Path
):
    other = shutil.copytree(folder, tmp_path / "other")
    change(other, LESSON, "minutes: 10", "minutes: 15")
    lms("publish", str(other))
    first, second = database.scalars(
        select(Publication.id).where(Publication.unit == UNIT).order_by(Publication.published_at)
    )

    said = [lms("diff", str(folder), str(other)), lms("diff", first, second), lms("diff", second, first)]

    assert [one.exit_code for one in said] == [1, 1, 1]
    assert said[0].output == said[1].output
    assert "now 10 (it was 15)" in said[2].output
    assert lms("diff", "nowhere", "nothing").exit_code == 2


def test_publishing_from_files_is_held_by_the_same_gates(lms: Lms, database: Session, folder: Path):
    change(folder, FORM_B, "en: It is 1289.", "en: It is 1289, and free.")

    refused = {language: lms("publish", "--language", language) for language in ("en", "km")}

    assert [one.exit_code for one in refused.values()] == [1, 1]
    assert all("hands-b5" in one.output or FORM_B in one.output for one in refused.values())
    assert refused["en"].output != refused["km"].output
    assert json.loads(lms("publish", "--format", "json").output)["mistakes"]
    assert len(database.scalars(select(Publication)).all()) == 2


def test_who_stands_behind_files_is_checked_and_kept(lms: Lms, database: Session, folder: Path):
    people(database)
    change(folder, FORM_B, "km: គឺ 1289។", "km: គឺ 1289 នៅពេលថ្ងៃ។")
    wrong = [
        ("--reviewed-by", "trainer"),
        ("--reviewed-by", "nobody"),
        ("--cleared-by", "reader"),
        ("--by", "focal"),
        ("--by", "writer", "--reviewed-by", "writer"),
    ]

    assert [lms("publish", *names).exit_code for names in wrong] == [2] * len(wrong)
    said = lms(
        *("publish", "--message", "Daytime", "--by", "writer", "--reviewed-by", "reader"),
        *("--cleared-by", "focal"),
    )

    assert said.exit_code == 0, said.output
    assert "not reviewed" not in said.output
    database.expire_all()
    newest = database.scalars(
        select(Publication).where(Publication.unit == UNIT).order_by(Publication.published_at.desc())
    ).first()
    assert newest is not None
    assert (newest.message, newest.origin) == ("Daytime", "files")
    assert None not in (newest.published_by, newest.reviewed_by, newest.cleared_by)


def test_files_nobody_is_named_for_say_so(lms: Lms, database: Session, folder: Path):
    change(folder, FORM_B, "km: គឺ 1289។", "km: គឺ 1289 នៅពេលថ្ងៃ។")

    said = lms("publish")

    assert "From files, not reviewed here." in said.output
    assert "--cleared-by" in said.output
    assert [lms("publish", "--due", *more).exit_code for more in ((), ("--message", "x"))] == [0, 2]


def test_one_module_of_a_folder_is_published_alone(lms: Lms, database: Session, folder: Path):
    change(folder, LESSON, "minutes: 10", "minutes: 15")
    change(folder, FACTS, "source: a book on health", "source: another book")

    said = lms("publish", "--module", UNIT)

    assert said.exit_code == 0, said.output
    left = lms("diff").output
    assert "minutes" not in left
    assert "the source is now another book" in left
    assert lms("publish", "--module", "other").exit_code == 2


def test_an_export_writes_the_published_bytes_and_names_what_is_beside_them(
    lms: Lms, database: Session, folder: Path, tmp_path: Path
):
    out = tmp_path / "out"
    extra = out / "modules" / UNIT / "lessons" / "old.yaml"
    extra.parent.mkdir(parents=True)
    extra.write_text("id: old\n")

    said = lms("export", "--out", str(out))

    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {name: (out / name).read_bytes() for name in names} == {
        name: (folder / name).read_bytes() for name in names
    }
    assert "lessons/old.yaml" in said.output
    lms("export", "--out", str(out), "--remove")
    assert not extra.exists()
    assert lms("diff", str(out)).exit_code == 0


def test_an_export_never_writes_through_a_link(lms: Lms, database: Session, tmp_path: Path):
    out, outside = tmp_path / "out", tmp_path / "outside"
    outside.mkdir()
    out.mkdir()
    (out / "modules").symlink_to(outside)

    said = lms("export", "--out", str(out))

    assert said.exit_code == 1
    assert "modules" in said.output
    assert list(outside.iterdir()) == []


def test_a_package_goes_out_and_comes_in_as_a_draft(
    lms: Lms, database: Session, folder: Path, tmp_path: Path
):
    people(database)
    out = tmp_path / "hands.zip"
    assert lms("export", "--module", UNIT, "--out", str(out)).exit_code == 0
    change(folder, LESSON, "minutes: 10", "minutes: 15")
    lms("publish")

    looked = lms("import", str(out), "--dry-run")
    taken = lms("import", str(out), "--by", "writer", "--language", "km")

    assert (looked.exit_code, taken.exit_code) == (0, 0), taken.output
    assert "now 10 (it was 15)" in looked.output
    assert UNIT in taken.output
    (draft,) = database.scalars(select(Draft))
    assert (draft.unit, draft.origin, draft.closed_at) == (UNIT, "package", None)
    assert "open" in lms("import", str(out), "--by", "writer").output
    assert lms("import", str(out), "--by", "trainer").exit_code == 2
    nameless = lms("import", str(out))
    assert (nameless.exit_code, "--by USER" in nameless.output) == (2, True)


def test_of_every_harmful_package_the_cause_is_named_and_nothing_is_written(
    lms: Lms, database: Session, tmp_path: Path
):
    people(database)
    file = tmp_path / "package.zip"
    beside = set(tmp_path.iterdir()) | {file}
    for what, (make, _) in HARMFUL.items():
        file.write_bytes(make())

        said = lms("import", str(file), "--by", "writer", "--language", "km")

        assert (said.exit_code, bool(said.output.strip())) == (1, True), what
    assert set(tmp_path.iterdir()) == beside
    assert database.scalars(select(Draft)).all() == []


def test_a_link_out_of_a_folder_is_refused_by_name(lms: Lms, database: Session, folder: Path, tmp_path: Path):
    (tmp_path / "secret.svg").write_text("<svg/>")
    (folder / "modules" / UNIT / "pictures" / "stolen.svg").symlink_to(tmp_path / "secret.svg")

    said = [lms("publish"), lms("check")]

    assert [one.exit_code for one in said] == [1, 1]
    assert all("pictures/stolen.svg" in one.output for one in said)


def test_a_folder_may_hold_what_is_no_content_and_it_stays_there(lms: Lms, database: Session, folder: Path):
    (folder / "notes.txt").write_text("for us")
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("[core]")
    change(folder, HEAD, "achieved_percent: 70", "achieved_percent: 75")

    assert lms("publish").exit_code == 0

    names = {name for one in database.scalars(select(Publication)) for name in one.files}
    assert {name for name in names if "git" in name or "notes" in name} == set()
