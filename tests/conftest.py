"""A real database for every test that touches one: SQLite always, PostgreSQL where it can be started."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import hypothesis
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from lms import create_app, schema
from lms.config import Settings
from lms.courses.files import Folder
from lms.db import db, prepare, will_write
from lms.workshop import publishing
from lms.workshop.publishing import Said
from tests.once import share_what_is_compiled
from tests.postgres import Cluster, find_cluster
from tests.three_modules import three_modules

share_what_is_compiled()
# How long an example takes depends on who else uses the machine.
hypothesis.settings.register_profile(
    "calm", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("calm")

CONTENT = three_modules()
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def settings_for(folder: Path, url: str) -> Settings:
    """Return settings for a test: plain HTTP, a known key."""
    return Settings(data=folder, content=CONTENT, database_url=url, secret_key="a key for tests", https=False)


def fill(app: Flask) -> None:
    """Migrate an empty database and publish the shipped content."""
    with app.app_context():
        schema.upgrade(db.engine)
        token = will_write.set(True)
        publishing.publish(db.session(), Folder(CONTENT), Said("files"), NOW, today=NOW.date())
        db.session.commit()
        will_write.reset(token)
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file with the content published, to copy."""
    folder = tmp_path_factory.mktemp("template")
    app = create_app(settings_for(folder, f"sqlite:///{folder / 'lms.sqlite'}"))
    fill(app)
    with app.app_context(), db.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    with app.app_context():
        db.engine.dispose()
    return folder / "lms.sqlite"


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster | None]:
    """A PostgreSQL server with a filled template database; None where none can be started."""
    found = find_cluster(tmp_path_factory.mktemp("postgres"))
    if found is not None:
        found.create("template_lms")
        fill(create_app(settings_for(tmp_path_factory.mktemp("pg"), found.url("template_lms"))))
    yield found
    if found is not None:
        found.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh, filled database."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "lms.sqlite")
        yield f"sqlite:///{tmp_path / 'lms.sqlite'}"
        return
    found: Cluster | None = request.getfixturevalue("cluster")
    if found is None:
        pytest.skip("no PostgreSQL server can be started here (Debian: apt-get install postgresql)")
    name = found.copy_of("template_lms")
    yield found.url(name)
    found.drop(name)


@pytest.fixture
def empty_database(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[[Literal["sqlite", "postgresql"]], Engine]]:
    """A maker of empty databases of a kind, opened as the program opens them."""
    made: list[Engine] = []

    def make(kind: Literal["sqlite", "postgresql"]) -> Engine:
        name = f"empty_{uuid.uuid4().hex[:12]}"
        if kind == "sqlite":
            engine = create_engine(f"sqlite:///{tmp_path / name}.sqlite")
        else:
            found: Cluster | None = request.getfixturevalue("cluster")
            if found is None:
                pytest.skip("no PostgreSQL server can be started here (Debian: apt-get install postgresql)")
            found.create(name)
            engine = create_engine(found.url(name))
        prepare(engine)
        made.append(engine)
        return engine

    yield make
    for engine in made:
        engine.dispose()


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The program on a fresh database."""
    program = create_app(settings_for(tmp_path, database_url))
    yield program
    with program.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A session of the test's own; commit before a client asks for what was made."""
    with app.app_context():
        engine = db.engine
    with Session(engine) as own:
        yield own


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without script, not signed in, that names its origin."""
    return browser(app)


def browser(app: Flask) -> FlaskClient:
    """Return a new client that behaves like a browser on our own pages."""
    made = app.test_client()
    made.environ_base["HTTP_ORIGIN"] = "http://localhost"
    return made
