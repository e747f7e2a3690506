"""A learner's home, the path through a module, and the lesson pages."""

import gzip
from typing import Any

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms import clock, i18n
from lms.courses import chart, releases, study
from lms.courses.content import Module
from lms.courses.progress import Kind, Step
from lms.courses.release import picture_digest
from lms.courses.sound_views import sounding, sounding_pages
from lms.db import db
from lms.errors import NotFound
from lms.permissions import Action
from lms.quizzes.quiz import MOMENT_NAMES
from lms.web import allow, me, public

bp = Blueprint("courses", __name__)
bp.after_request(sounding_pages)

_MOST_PAGES = 2000
_PageKey = tuple[str, int, int, str]


@bp.get("/<any(km, en):language>/learn")
@allow(Action.MODULE_LEARN)
def home() -> str:
    """Show every module, and the one in hand with its next step."""
    ways = study.all_progress(db.session(), me(), clock.now())
    due = [(way, station) for way in ways for station in way.follow_ups if station.state.waits]
    in_hand = next((way for way in ways if way.begun and way.next_step), None)
    if in_hand is None and not due:
        in_hand = next((way for way in ways if way.next_step), None)
    return render_template("courses/home.html", ways=ways, in_hand=in_hand, due=due)


@bp.get("/<any(km, en):language>/m/<release>")
@allow(Action.MODULE_LEARN)
def module(release: str) -> str | AnyResponse:
    """Show the learner's path through a module, in the release that is theirs."""
    whole = study.module_for(db.session(), me(), release)
    way = study.progress_in(db.session(), me(), whole.head.id, clock.now())
    if way.release != release:
        return redirect(url_for(".module", release=way.release), 303)
    return render_template("courses/module.html", way=way, own=chart.own_path(way))


@bp.get("/<any(km, en):language>/m/<release>/<int:lesson>/<int:screen>")
@allow(Action.MODULE_LEARN)
def lesson(release: str, lesson: int, screen: int) -> Response:
    """Show one screen. The page depends on its address alone, so it is rendered once and kept.

    Whether it is there for somebody depends on who they are, and is asked each time, without a query.
    """
    study.module_for(db.session(), me(), release)
    kept: dict[_PageKey, tuple[bytes, bytes]] = current_app.extensions["lesson_pages"]
    key = (release, lesson, screen, i18n.spoken())
    if key not in kept:
        body = _screen_page(release, lesson, screen).encode()
        while len(kept) >= _MOST_PAGES:
            kept.pop(next(iter(kept)), None)
        kept[key] = (body, gzip.compress(body, 9, mtime=0))
    plain, packed = kept[key]
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = Response(packed if zipped else plain, mimetype="text/html")
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    return sounding(response, plain)


@bp.post("/<any(km, en):language>/m/<release>/<int:lesson>/<int:screen>")
@allow(Action.MODULE_LEARN)
def pass_screen(release: str, lesson: int, screen: int) -> AnyResponse:
    """Remember that a screen was read, and go on."""
    session = db.session()
    further = study.pass_screen(
        session, me(), release=release, lesson_number=lesson, screen=screen, now=clock.now()
    )
    session.commit()
    if further is None:
        return redirect(url_for(".module", release=release), 303)
    return redirect(url_for(".lesson", release=release, lesson=lesson, screen=further), 303)


@bp.get("/<any(km, en):language>/m/<release>/<int:lesson>/<int:screen>/try")
@allow(Action.MODULE_LEARN)
def practice(release: str, lesson: int, screen: int) -> AnyResponse:
    """Show a practice question again without an answer."""
    return redirect(url_for(".lesson", release=release, lesson=lesson, screen=screen), 303)


@bp.post("/<any(km, en):language>/m/<release>/<int:lesson>/<int:screen>/try")
@allow(Action.MODULE_LEARN)
def practise(release: str, lesson: int, screen: int) -> str:
    """Say something kind about the answer to a practice question. It is kept nowhere."""
    return _screen_page(release, lesson, screen)


@bp.get("/pictures/<name>.svg")
@public
def picture(name: str) -> Response:
    """Send a published drawing. Its address is its content, so it may be kept for ever."""
    response = Response(releases.find_picture(db.session(), name), mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@bp.get("/<any(km, en):language>/help")
@public
def help_page() -> str:
    """Show who to tell and whom to call. Nothing about who opens it is kept anywhere."""
    return render_template("courses/help.html", found=releases.help_card(db.session()))


@bp.app_context_processor
def _words() -> dict[str, Any]:
    return {"step_address": step_address, "picture_address": picture_address, "moment_names": MOMENT_NAMES}


def step_address(release: str, step: Step) -> str:
    """Return where a step of the path is done: a lesson's screen, or the module's page for a quiz."""
    if step.kind is Kind.LESSON:
        return url_for("courses.lesson", release=release, lesson=step.number, screen=step.screen)
    return url_for("courses.module", release=release)


def picture_address(whole: Module, name: str) -> str:
    """Return the address of a drawing of a module."""
    return url_for("courses.picture", name=picture_digest(whole.pictures[name]))


def _screen_page(release: str, number: int, screen: int) -> str:
    whole = study.module_for(db.session(), me(), release)
    last = study.last_screen(whole, number)
    if not 1 <= screen <= last:
        raise NotFound
    lesson = whole.lessons[number - 1]
    shown = lesson.screens[screen - 1] if screen < last else None
    item = shown.practice if shown else None
    name = "activity" if shown is None else "screen" if item is None else "practice"
    return render_template(
        f"courses/{name}.html",
        release=release,
        module=whole,
        lesson=lesson,
        number_here=number,
        screen=screen,
        last=last,
        shown=shown,
        item=item,
        given=item.read(request.form.to_dict(flat=False)) if item else {},
    )
