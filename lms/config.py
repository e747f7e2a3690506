"""What an installation can set, read from the environment once, typed and frozen."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

_PACKAGED_CONTENT = Path(__file__).parent / "packaged_content"


@dataclass(frozen=True)
class Settings:
    """The settings of one installation; times are timedeltas."""

    data: Path
    content: Path
    database_url: str
    secret_key: str
    https: bool = True
    behind_proxy: bool = False
    organisation_en: str = "Child Peer Education Programme"
    organisation_km: str = "កម្មវិធីអប់រំមិត្តកុមារ"
    public_address: str = "http://127.0.0.1:8000"
    # A line above all else on a certificate; " | " begins a new line.
    motto_en: str = ""
    motto_km: str = ""
    logo: Path | None = None
    signatures: Path | None = None
    idle: timedelta = timedelta(minutes=15)
    longest_learner: timedelta = timedelta(hours=2)
    longest_staff: timedelta = timedelta(hours=8)
    connections: int = 1000
    threads: int = 4
    # An organisation's own list of places instead of the packaged one.
    places: Path | None = None


class SettingError(ValueError):
    """A setting has a value the program cannot use; the message names it."""


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings from variables that begin with `LMS_`.

    Raises SettingError, naming the variable and what it should be.
    """
    data = Path(environ.get("LMS_DATA", "var")).resolve()
    local = Path("content")
    content = Path(environ.get("LMS_CONTENT") or (local if local.is_dir() else _PACKAGED_CONTENT))
    if not content.is_dir():
        raise SettingError(f"LMS_CONTENT is {str(content)!r}; write the folder where modules/ is")
    here = f"http://127.0.0.1:{_number(environ, 'PORT', 8000)}"
    address = _address(environ, here)
    motto_en, motto_km = (environ.get(f"LMS_MOTTO_{name}", "").strip() for name in ("EN", "KM"))
    if bool(motto_en) != bool(motto_km):
        raise SettingError("LMS_MOTTO_KM and LMS_MOTTO_EN belong together; write both or neither")
    return Settings(
        data=data,
        content=content.resolve(),
        database_url=_database(environ, data),
        secret_key=environ.get("LMS_SECRET_KEY") or _kept_secret(data),
        # What people type decides: an address with https gets cookies that travel no other way.
        https=address.startswith("https://"),
        behind_proxy=_yes(environ, "LMS_BEHIND_PROXY"),
        organisation_en=environ.get("LMS_ORGANISATION_EN", Settings.organisation_en),
        organisation_km=environ.get("LMS_ORGANISATION_KM", Settings.organisation_km),
        public_address=address,
        motto_en=motto_en,
        motto_km=motto_km,
        logo=_logo(environ),
        signatures=_signatures(environ),
        idle=timedelta(minutes=_number(environ, "LMS_IDLE_MINUTES", 15)),
        connections=_number(environ, "LMS_CONNECTIONS", 1000),
        threads=_number(environ, "LMS_THREADS", 4),
        places=_places(environ),
    )


def _database(environ: Mapping[str, str], data: Path) -> str:
    url = environ.get("DATABASE_URL") or f"sqlite:///{data / 'lms.sqlite'}"
    if not url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
        # The value is not repeated: a password may stand in it.
        raise SettingError("DATABASE_URL must begin with postgresql:// or sqlite:///")
    if url.startswith("postgresql") and find_spec("psycopg") is None:
        raise SettingError(
            "DATABASE_URL names PostgreSQL, which needs one package more: pip install psycopg[binary]"
        )
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


def _address(environ: Mapping[str, str], default: str) -> str:
    value = environ.get("LMS_ADDRESS") or default
    if not value.startswith(("http://", "https://")):
        raise SettingError(
            f"LMS_ADDRESS is {value!r}; write what people type, as in https://learn.example.org"
        )
    return value.rstrip("/")


def _places(environ: Mapping[str, str]) -> Path | None:
    value = environ.get("LMS_PLACES")
    if not value:
        return None
    if not Path(value).is_file():
        raise SettingError(f"LMS_PLACES is {value!r}; write the CSV file with the codes and names of places")
    return Path(value).resolve()


def _logo(environ: Mapping[str, str]) -> Path | None:
    value = environ.get("LMS_LOGO")
    if not value:
        return None
    path = Path(value)
    if path.suffix.lower() not in {".png", ".svg"} or not path.is_file():
        raise SettingError(f"LMS_LOGO is {value!r}; write a picture, a .png or .svg file")
    return path.resolve()


def _signatures(environ: Mapping[str, str]) -> Path | None:
    value = environ.get("LMS_SIGNATURES")
    if not value:
        return None
    if not Path(value).is_dir():
        raise SettingError(f"LMS_SIGNATURES is {value!r}; write a folder with <user name>.png in it")
    return Path(value).resolve()


def _yes(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name, "0")
    if value not in {"0", "1"}:
        raise SettingError(f"{name} is {value!r}; write 1 for yes or 0 for no")
    return value == "1"


def _number(environ: Mapping[str, str], name: str, default: int) -> int:
    value = environ.get(name, str(default))
    if not (value.isascii() and value.isdigit() and int(value) > 0):
        raise SettingError(f"{name} is {value!r}; write a whole number above 0")
    return int(value)


def _kept_secret(data: Path) -> str:
    """Return this installation's own secret, made at the first start, readable by its owner only."""
    path = data / "secret.key"
    data.mkdir(parents=True, exist_ok=True)
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return path.read_text().strip()
