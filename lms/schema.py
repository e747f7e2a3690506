"""All tables together, and bringing a database up to them."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from lms.courses import models as course_models
from lms.db import Base, will_write
from lms.people import models as people_models
from lms.quizzes import models as quiz_models
from lms.reports import models as report_models
from lms.training import models as training_models

METADATA = Base.metadata
TABLE_MODULES = (people_models, course_models, quiz_models, training_models, report_models)


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
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            getattr(command, what)(config, revision)
    finally:
        will_write.reset(token)
