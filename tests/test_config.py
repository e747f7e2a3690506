"""Settings: read once, and a wrong one is named."""

import stat
from pathlib import Path

import pytest

from lms.config import SettingError, read_settings


def read(folder: Path, **variables: str) -> object:
    """Read settings from some variables and nothing else."""
    return read_settings({"LMS_DATA": str(folder), **variables})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "-1"),
        ("LMS_IDLE_MINUTES", "0"),
        ("LMS_IDLE_MINUTES", "15.5"),
        ("LMS_CONNECTIONS", "many"),
        ("LMS_THREADS", "៤"),
        ("LMS_BEHIND_PROXY", "yes"),
        ("LMS_ADDRESS", "learn.example.org"),
        ("LMS_CONTENT", "/no/such/folder"),
        ("LMS_PLACES", "/no/such/file.csv"),
        ("LMS_LOGO", "/no/such/logo.png"),
        ("LMS_LOGO", "/etc/hostname"),
        ("LMS_SIGNATURES", "/no/such/folder"),
        ("LMS_MOTTO_KM", "ជាតិ"),
        ("DATABASE_URL", "mysql://localhost/lms"),
        ("DATABASE_URL", "sqlite://"),
    ],
)
def test_a_setting_that_cannot_be_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        read(tmp_path, **{name: value})


def test_an_organisation_gives_its_paper_a_look(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg/>")

    settings = read(
        tmp_path,
        LMS_LOGO=str(tmp_path / "logo.svg"),
        LMS_SIGNATURES=str(tmp_path),
        LMS_MOTTO_KM="ជាតិ | សាសនា",
        LMS_MOTTO_EN="Nation | Religion",
    )

    assert (settings.logo, settings.signatures) == (tmp_path / "logo.svg", tmp_path)
    assert settings.motto_en == "Nation | Religion"


def test_a_password_in_a_wrong_database_address_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(SettingError) as refused:
        read(tmp_path, DATABASE_URL="postgres://lms:secret@localhost/lms")

    assert "secret" not in str(refused.value)


def test_nothing_needs_to_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent)

    own = read_settings({"LMS_DATA": str(tmp_path)})

    assert own.database_url == f"sqlite:///{tmp_path / 'lms.sqlite'}"
    assert own.public_address == "http://127.0.0.1:8000"
    assert (own.content / "modules").is_dir()


def test_an_empty_variable_is_as_good_as_none(tmp_path: Path) -> None:
    empty = {"LMS_CONTENT": "", "DATABASE_URL": "", "LMS_ADDRESS": "", "LMS_SECRET_KEY": ""}

    assert read(tmp_path, **empty) == read(tmp_path)


@pytest.mark.parametrize(("address", "https"), [("https://a.example/", True), ("http://a.example", False)])
def test_the_address_people_type_decides_whether_cookies_need_https(
    tmp_path: Path, address: str, https: bool
) -> None:
    own = read_settings({"LMS_DATA": str(tmp_path), "LMS_ADDRESS": address})

    assert (own.https, own.public_address) == (https, address.rstrip("/"))


def test_a_secret_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    first = read_settings({"LMS_DATA": str(tmp_path)}).secret_key
    second = read_settings({"LMS_DATA": str(tmp_path)}).secret_key

    assert len(first) == 64
    assert second == first
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
