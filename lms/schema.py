"""All tables together, and bringing a database up to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from lms.certificates import models as certificate_models
from lms.courses import models as course_models
from lms.db import Base, will_write
from lms.people import models as people_models
from lms.practice import models as practice_models
from lms.quizzes import models as quiz_models
from lms.reports import models as report_models
from lms.training import models as training_models
from lms.workshop import models as workshop_models

METADATA = Base.metadata
TABLE_MODULES = (
    people_models,
    course_models,
    quiz_models,
    training_models,
    practice_models,
    certificate_models,
    report_models,
    workshop_models,
)


def alembic_config() -> Config:
    """Return Alembic's settings; the migrations travel with the package."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def upgrade(engine: Engine, revision: str | None = None) -> bool:
    """Bring the database up to a revision, the newest by default; return whether anything had to be done."""
    wanted = revision or newest_revision()
    if current_revision(engine) == wanted:
        return False
    _run(engine, "upgrade", wanted)
    return True


def downgrade(engine: Engine, revision: str) -> None:
    """Take the database back to a revision; `base` is an empty one."""
    _run(engine, "downgrade", revision)


def current_revision(engine: Engine) -> str | None:
    """Return the revision the database has; None for an empty one."""
    with engine.connect() as connection:
        return revision_of(connection)


def revision_of(connection: Connection) -> str | None:
    """Return the revision as one transaction sees it."""
    return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str:
    """Return the revision this program needs."""
    return ScriptDirectory.from_config(alembic_config()).get_current_head() or ""


def _run(engine: Engine, what: str, revision: str) -> None:
    config = alembic_config()
    token = will_write.set(True)
    try:
        with engine.connect() as connection, _tables_may_be_replaced(connection), connection.begin():
            config.attributes["connection"] = connection
            getattr(command, what)(config, revision)
            _assert_nothing_dangles(connection)
    finally:
        will_write.reset(token)


@contextmanager
def _tables_may_be_replaced(connection: Connection) -> Iterator[None]:
    """Let SQLite replace a table that others point to; it can change few things in place."""
    raw = connection.connection.dbapi_connection if connection.dialect.name == "sqlite" else None
    if raw is None:
        yield
        return
    # Said past SQLAlchemy, because within a transaction SQLite does not listen.
    raw.cursor().execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        raw.cursor().execute("PRAGMA foreign_keys = ON")


def _assert_nothing_dangles(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if lost:
        tables = sorted({row[0] for row in lost})
        raise RuntimeError(f"a migration would leave rows that point to nothing, in {tables}")
