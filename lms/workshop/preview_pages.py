"""The pages of the preview, the same over a draft and over a folder: phone, source, key, figures."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from flask import Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from lms import i18n
from lms.authoring import keys
from lms.authoring.addresses import Previewed
from lms.authoring.excerpt import NOTHING, Line, excerpt
from lms.authoring.figures import figures, weigh_step
from lms.authoring.sketch import Sketch
from lms.authoring.stage import Stage
from lms.authoring.steps import Kind, Step, at, find, item_at, lesson_at, steps
from lms.authoring.units import SHARED, is_content_name, unit_of
from lms.authoring.weight import BUDGET, SLOW_3G, TWO_G, WORDS_A_MINUTE, seconds
from lms.courses.mistakes import Mistake
from lms.courses.registers import Fact
from lms.errors import NotFound
from lms.web import framed, framing
from lms.workshop.preview_desk import Desk, Ways

_LINE = re.compile(r"[0-9]{1,6}")
_FILE_POLICY = "default-src 'none'; sandbox"


def modules(desk: Desk, ways: Ways) -> AnyResponse:
    """List the modules there are; go on to the only one."""
    homes = desk.homes()
    if len(homes) == 1:
        return redirect(ways.module(homes[0]), 303)
    found = [(home, desk.sketch(home).module.head) for home in homes]
    return make_response(render_template("workshop/preview_modules.html", found=found, ways=ways))


def module(desk: Desk, ways: Ways, home: str) -> Response:
    """Show a module: its beginning on the phone, what every lesson weighs, all that is wrong."""
    drawn = desk.sketch(home)
    way = steps(drawn)
    wrong = desk.mistakes(home)
    found = [(one, _step_of(desk, way, one)) for one in wrong]
    return _page(
        "workshop/preview_module.html",
        ways,
        drawn,
        way,
        way[0],
        figures=figures(drawn),
        found=found,
        torn=_torn(desk, home, wrong, {one.file for one, shown in found if shown is None}),
        limit=BUDGET,
        two_g=TWO_G,
        slow_3g=SLOW_3G,
        words_a_minute=WORDS_A_MINUTE,
    )


def step(desk: Desk, ways: Ways, home: str, part: str, number: int) -> Response:
    """Show one step on the phone, and beside it where it comes from and what only authors see."""
    drawn = desk.sketch(home)
    way = steps(drawn)
    here = find(way, part, number)
    if here is None:
        raise NotFound
    item = item_at(drawn, here)
    screen = weigh_step(drawn, here)
    return _page(
        "workshop/preview_step.html",
        ways,
        drawn,
        way,
        here,
        lines=_lines(desk, home, here),
        item=item,
        answers=keys.ways(item, drawn.misconceptions) if item else (),
        facts=_facts(drawn, here),
        objectives={one.id: one.text for one in drawn.module.head.objectives},
        weight=screen.heaviest,
        limit=BUDGET,
        first=seconds(screen.heaviest),
        later=seconds(screen.heaviest, first=False),
        today=desk.today,
    )


def frame(desk: Desk, ways: Ways, home: str, part: str, number: int) -> AnyResponse:
    """Show a step alone, as a learner sees it; take an answer and keep nothing of it."""
    drawn = desk.sketch(home)
    way = steps(drawn)
    here = find(way, part, number)
    if request.method == "POST" and "go" in request.args:
        last = find(way, "path", 1) or way[0]
        on = here or last
        return framed(_see(ways.frame(home, on.part, on.number)))
    stage = Stage(drawn, i18n.spoken(), _addresses(ways, home, here))
    if here is None:
        return framed(make_response(stage.outside(), 200 if part == "outside" else 404))
    sent = request.form.to_dict(flat=False) or {"": [""]} if request.method == "POST" else None
    return _sounding(framed(make_response(stage.show(here, sent))))


def _sounding(response: Response) -> Response:
    """Let a page play recordings when it has any."""
    if b"<audio " in response.get_data():
        response.headers["Content-Security-Policy"] += "; media-src 'self'"
    return response


def found_at(desk: Desk, ways: Ways, name: str, line: str, *, alone: bool) -> AnyResponse:
    """Go to the step that shows a line of a file; to the beginning of a module where none does."""
    home = unit_of(name)
    home = next(iter(desk.homes()), SHARED) if home == SHARED else home
    way = desk.steps(home)
    here = at(way, name, int(line) if _LINE.fullmatch(line) else 1) or way[0]
    address = (ways.frame if alone else ways.page)(home, here.part, here.number)
    return framed(_see(address))


def file(desk: Desk, home: str, name: str) -> Response:
    """Send a drawing or a recording of a module as it stands now."""
    drawn = desk.sketch(home)
    kind, _, own = name.partition("/")
    if kind == "pictures" and own in drawn.module.pictures:
        response = Response(drawn.module.pictures[own], mimetype="image/svg+xml")
    elif name.endswith(".opus") and is_content_name(f"modules/{home}/{name}"):
        data = desk.recording(home, name)
        response = Response(data, mimetype="audio/ogg")
        response.make_conditional(request, accept_ranges=True, complete_length=len(data))
    else:
        raise NotFound
    response.headers["Content-Security-Policy"] = _FILE_POLICY
    return response


def _page(
    template: str, ways: Ways, drawn: Sketch, way: tuple[Step, ...], here: Step, **more: Any
) -> Response:
    place = way.index(here)
    shown = render_template(
        template,
        ways=ways,
        drawn=drawn,
        home=drawn.home,
        way=way,
        here=here,
        before=way[place - 1] if place else None,
        after=way[place + 1] if place + 1 < len(way) else None,
        groups=[(part, list(group)) for part, group in groupby(way, lambda one: one.part)],
        **more,
    )
    return framing(make_response(shown))


def _see(address: str) -> Response:
    return make_response("", 303, {"Location": address})


def _addresses(ways: Ways, home: str, here: Step | None) -> Previewed:
    other = request.path.replace(f"/{i18n.spoken()}/", f"/{i18n.other()}/", 1)
    return Previewed(
        to=lambda part, number: ways.frame(home, part, number),
        file=lambda name: ways.file(home, name),
        other=other,
    )


def _lines(desk: Desk, home: str, here: Step) -> tuple[Line, ...]:
    said = desk.files.said(here.name)
    own = [one for one in desk.mistakes(home) if one.file == said]
    return excerpt(desk.text(here.name), here.span, own)


def _torn(
    desk: Desk, home: str, wrong: Iterable[Mistake], said: Iterable[str]
) -> list[tuple[str, tuple[Line, ...]]]:
    """Return the lines with mistakes of files of which no step can be shown."""
    patterns = ("*.yaml", f"modules/{home}/*.yaml", f"modules/{home}/*/*.yaml")
    names = [name for pattern in patterns for name in desk.files.names(pattern)]
    return [
        (name, excerpt(desk.text(name), NOTHING, [one for one in wrong if one.file == desk.files.said(name)]))
        for name in names
        if desk.files.said(name) in said
    ]


def _step_of(desk: Desk, way: tuple[Step, ...], mistake: Mistake) -> Step | None:
    name = mistake.file.removeprefix(desk.files.said(""))
    return at(way, name, mistake.line)


def _facts(drawn: Sketch, here: Step) -> tuple[Fact, ...]:
    """Return the facts that a step rests on."""
    known = drawn.module.facts
    if here.kind is Kind.SCREEN:
        screen = lesson_at(drawn, here).screens[here.number - 1]
        return tuple(known[one] for one in screen.facts if one in known)
    item = item_at(drawn, here)
    return keys.cited(item, known) if item else ()
