"""The program on one screen: everything that runs is put together here."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from flask import Flask
from flask_login import LoginManager
from werkzeug.middleware.proxy_fix import ProxyFix

from lms import i18n
from lms.certificates import (
    check_views,
    completion_views,
    decision_views,
    doubt_views,
    issuer_views,
    paper_views,
    renewal_views,
)
from lms.certificates import views as certificate_views
from lms.config import SettingError, Settings, read_settings
from lms.courses import quiz_views, regrade_views, sound_views
from lms.courses import views as course_views
from lms.db import assert_safe, prepare
from lms.db import db as database
from lms.home import bp as home
from lms.people import accounts
from lms.people import views as people_views
from lms.places import gazetteer
from lms.places.place import BadPlaces
from lms.practice import observation_views, session_views
from lms.reports import download, generation_views, item_views, learning_views, research_views
from lms.staff import duplicate_views, person_views, roster_views, today_views
from lms.staff import views as staff_views
from lms.training import (
    agreements_views,
    clearance_views,
    co_trainer_views,
    cohort_edit_views,
    cohort_views,
    conduct_views,
    consent_views,
    due_views,
    import_views,
    marking_views,
    material_views,
    moving_views,
    paper_grid_views,
)
from lms.web import in_other_language, protect
from lms.workshop import (
    editor_views,
    history_views,
    interop_views,
    package_views,
    preview_views,
    publication_views,
    question_views,
    release_views,
    translate_views,
    verify_views,
)
from lms.workshop import views as workshop_views

BLUEPRINTS = (
    home,
    people_views.bp,
    course_views.bp,
    quiz_views.bp,
    sound_views.bp,
    regrade_views.bp,
    today_views.bp,
    cohort_edit_views.bp,
    cohort_views.bp,
    co_trainer_views.bp,
    consent_views.bp,
    import_views.bp,
    moving_views.bp,
    agreements_views.bp,
    conduct_views.bp,
    clearance_views.bp,
    due_views.bp,
    marking_views.bp,
    material_views.bp,
    paper_grid_views.bp,
    session_views.bp,
    observation_views.bp,
    staff_views.bp,
    person_views.bp,
    duplicate_views.bp,
    roster_views.bp,
    certificate_views.bp,
    decision_views.bp,
    renewal_views.bp,
    completion_views.bp,
    paper_views.bp,
    check_views.bp,
    issuer_views.bp,
    doubt_views.bp,
    learning_views.bp,
    generation_views.bp,
    item_views.bp,
    research_views.bp,
    workshop_views.bp,
    release_views.bp,
    publication_views.bp,
    package_views.bp,
    editor_views.bp,
    history_views.bp,
    question_views.bp,
    preview_views.bp,
    translate_views.bp,
    interop_views.bp,
    verify_views.bp,
)


def create_app(settings: Settings | None = None) -> Flask:
    """Return the program, ready to serve. The database must have been migrated."""
    settings = settings or read_settings()
    app = Flask("lms", static_folder="static")
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        # A failed statement goes into the log without the names and answers it carried.
        SQLALCHEMY_ENGINE_OPTIONS={"hide_parameters": True},
        SESSION_COOKIE_NAME="__Host-s" if settings.https else "s",
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        MAX_CONTENT_LENGTH=256 * 1024,
        SEND_FILE_MAX_AGE_DEFAULT=31536000,
    )
    app.extensions["settings"] = settings
    app.extensions["lesson_pages"] = {}
    app.extensions["is_demonstration"] = _purpose_reader()
    app.extensions["static_digests"] = _static_digests(Path(app.static_folder or ""))
    if settings.behind_proxy:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1)  # type: ignore[method-assign]  # as Werkzeug documents
    _choose_places(settings.places)
    _set_up_templates(app)
    protect(app)
    database.init_app(app)
    with app.app_context():
        prepare(database.engine)
        assert_safe(database.engine)
    login = LoginManager(app)
    login.session_protection = None
    login.user_loader(people_views.load_person)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


def _choose_places(own: Path | None) -> None:
    try:
        gazetteer.use(own)
    except (BadPlaces, OSError, UnicodeDecodeError) as error:
        raise SettingError(f"LMS_PLACES: {error}") from error


def _set_up_templates(app: Flask) -> None:
    jinja = app.jinja_env
    i18n.set_up_templates(jinja)
    jinja.globals["in_other_language"] = in_other_language
    jinja.globals.update(in_words=download.in_words, file_address=download.file_address)


def _purpose_reader() -> Callable[[], bool]:
    """Return a function that says whether people here are invented, asking the database until it knows."""
    known: list[bool] = []

    def is_demonstration() -> bool:
        if known:
            return known[0]
        if accounts.nobody_yet(database.session()):
            return False
        known.append(accounts.is_demonstration(database.session()))
        return known[0]

    return is_demonstration


def _static_digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
