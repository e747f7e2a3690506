"""Without these, a thing could be dragged into a box and never be sent, or only be dragged."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from lms import clock, schema
from lms.courses import releases
from lms.courses.loader import load
from lms.db import db
from lms.quizzes.kinds.base import DONT_KNOW
from lms.quizzes.kinds.categorise import Box, Categorise, Thing
from lms.quizzes.quiz import Form, Moment
from tests.browser.phones import PHONE_WIDTH, OpenPhone, Phone
from tests.browser.places import begin, make_child
from tests.browser.server import Served, serve
from tests.browser.test_page_budget import BUDGET
from tests.browser.walk import Walk
from tests.browser.wire import first_visit
from tests.courses.samples import SAMPLE, TODAY
from tests.factories import make_adult, make_cohort
from tests.quizzes.examples import example_of

ITEM = example_of(Categorise)
assert isinstance(ITEM, Categorise)
SOAP, WATER, SHIRT = ITEM.things
HELPS, NO_HELP = ITEM.boxes


@pytest.fixture(scope="module")
def of_boxes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A program with one module, whose forms have one question with boxes."""
    with serve(tmp_path_factory.mktemp("boxes")) as running:
        with running.app.app_context():
            schema.upgrade(db.engine)
        with running.session() as session:
            library = load(SAMPLE, TODAY)
            whole = library.modules[0].model_copy(update={"forms": dict.fromkeys((Form.A, Form.B), (ITEM,))})
            library = library.model_copy(update={"modules": (whole,)})
            releases.publish(session, library, clock.now() - timedelta(days=90))
        yield running


@dataclass(frozen=True)
class Board:
    """The question on a phone, and what can be done with it."""

    phone: Phone

    @property
    def page(self) -> Page:
        """The page."""
        return self.phone.page

    def card(self, thing: Thing) -> Locator:
        """Find the card of a thing, wherever it lies."""
        return self.page.locator(".board .choice").get_by_text(thing.text.km, exact=True)

    def box(self, box: Box) -> Locator:
        """Find a box."""
        return self.page.locator(".box").filter(has_text=box.text.km)

    def given(self) -> dict[str, list[str]]:
        """Return what would be kept if the page were sent now."""
        return {name: list(values) for name, values in Walk(self.phone).given(ITEM).items()}


Drag = Callable[[Board, tuple[float, float], tuple[float, float]], None]


@pytest.fixture
def board(phone: OpenPhone, of_boxes: Served) -> Board:
    """A child before the question."""
    with of_boxes.session() as session:
        child = make_child(session, make_cohort(session, make_adult(session)))
        attempt = begin(session, child, "clean-hands", Moment.BEFORE)
    own = phone(of_boxes, person=child)
    own.open(f"/km/a/{attempt}/1")
    return Board(own)


def middle(place: Locator) -> tuple[float, float]:
    """Return the middle of something on the screen."""
    found = place.bounding_box()
    assert found is not None
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


def drag_with_a_finger(board: Board, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Put a finger down, move it in steps and lift it, as a touch screen reports it."""
    screen = board.phone.context.new_cdp_session(board.page)
    steps = [
        (start[0] + (end[0] - start[0]) * i / 5, start[1] + (end[1] - start[1]) * i / 5) for i in range(6)
    ]
    for i, (x, y) in enumerate(steps):
        kind = "touchMove" if i else "touchStart"
        screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    screen.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def drag_with_a_mouse(board: Board, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Press the button, move the mouse in steps and let go."""
    board.page.mouse.move(*start)
    board.page.mouse.down()
    board.page.mouse.move(*end, steps=5)
    board.page.mouse.up()


@pytest.mark.parametrize("drag", [drag_with_a_finger, drag_with_a_mouse])
def test_what_is_dragged_into_a_box_is_sent(board: Board, drag: Drag) -> None:
    drag(board, middle(board.card(SOAP)), middle(board.box(HELPS)))
    drag(board, middle(board.card(SHIRT)), middle(board.box(HELPS)))

    drag(board, middle(board.card(SHIRT)), middle(board.box(NO_HELP)))

    expect(board.box(HELPS).locator(".choice")).to_have_text([SOAP.text.km])
    expect(board.box(NO_HELP).locator(".choice")).to_have_text([SHIRT.text.km])
    assert board.given() == {"answer-soap": ["helps"], "answer-shirt": ["no-help"]}
    assert board.page.evaluate("scrollY") == 0


@pytest.mark.parametrize("drag", [drag_with_a_finger, drag_with_a_mouse])
def test_what_is_let_go_outside_a_box_stays_where_it_was(board: Board, drag: Drag) -> None:
    drag(board, middle(board.card(SOAP)), middle(board.page.locator("h1")))

    expect(board.page.locator(".tray .choice")).to_have_count(3)
    expect(board.page.locator(".board .chosen, .carried, .holding")).to_have_count(0)
    assert board.given() == {}


def test_a_thing_held_at_the_lower_edge_brings_what_is_below_into_sight(board: Board) -> None:
    board.page.set_viewport_size({"width": PHONE_WIDTH, "height": 400})
    start = middle(board.card(SOAP))

    for _ in range(8):
        drag_with_a_finger(board, start, (start[0], 380))
        start = middle(board.card(SOAP))

    expect(board.box(HELPS)).to_be_in_viewport(ratio=0.9)
    assert board.page.evaluate("scrollY") > 0


def test_a_tap_on_a_thing_and_one_on_a_box_are_enough(board: Board) -> None:
    board.card(SOAP).tap()
    board.card(WATER).tap()
    board.box(HELPS).tap()
    board.card(SOAP).tap()

    board.card(WATER).tap()

    expect(board.box(HELPS).locator(".choice")).to_have_text([WATER.text.km, SOAP.text.km])
    assert board.given() == {"answer-soap": ["helps"], "answer-clean-water": ["helps"]}


def test_the_radio_buttons_come_with_the_keys_and_the_things_follow_them(board: Board) -> None:
    first = board.page.locator(".things input").first
    expect(board.page.locator(".things")).to_have_css("position", "absolute")

    board.page.locator("#main").focus()
    board.page.keyboard.press("Tab")
    board.page.keyboard.press("ArrowDown")

    expect(first).to_be_in_viewport()
    expect(board.page.locator(".things")).to_have_css("position", "static")
    expect(board.box(NO_HELP).locator(".choice")).to_have_count(1)


def test_who_says_i_do_not_know_has_nothing_in_a_box_and_the_other_way_round(board: Board) -> None:
    unsure = board.page.locator(f"input[value={DONT_KNOW}]")
    board.card(SOAP).tap()
    board.box(HELPS).tap()

    unsure.locator("xpath=ancestor::label").tap()
    expect(board.page.locator(".tray .choice")).to_have_count(3)
    assert board.given() == {"answer": [DONT_KNOW]}
    board.card(SOAP).tap()
    board.box(HELPS).tap()

    assert board.given() == {"answer-soap": ["helps"]}


def test_what_was_put_is_in_its_box_when_one_comes_back(board: Board) -> None:
    address = board.page.url
    board.card(SHIRT).tap()
    board.box(NO_HELP).tap()
    board.phone.press("Next")

    board.page.goto(address)

    expect(board.box(NO_HELP).locator(".choice")).to_have_text([SHIRT.text.km])
    assert board.given() == {"answer-shirt": ["no-help"]}


def test_the_page_with_its_script_is_within_the_budget(board: Board, of_boxes: Served) -> None:
    cookie = board.phone.context.cookies()[0].get("value", "")

    size = first_visit(of_boxes.address, urlsplit(board.page.url).path, cookie)

    assert size <= BUDGET


def test_everything_on_the_board_is_large_enough_for_a_thumb(board: Board) -> None:
    sizes = [one.bounding_box() for one in board.page.locator(".board .choice, .box").all()]

    assert len(sizes) == 5
    assert all(size and size["height"] >= 48 and size["width"] >= 48 for size in sizes)
