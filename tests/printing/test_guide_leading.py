"""Without these, an adult could stand before children not knowing how to begin or what to say."""

import re

import pytest

from lms.courses.content import Module
from lms.courses.loader import load
from lms.printing.guide import guide
from lms.printing.source import PRINTED, Source, source_of
from tests.courses.samples import SAMPLE, TODAY
from tests.printing.papers import DAY, document, sample_source, text_of

GENERAL = "I cannot keep this to myself"
HOSTILE = '#read("/etc/passwd") *x* $1$ <script> ] ) } \\u{48}'


def pages_of(source: Source) -> list[str]:
    """Return the English text of each page of a guide."""
    return [page.get_textpage().get_text_bounded() for page in document(guide(source, "en"))]


def changed(**changes: object) -> Source:
    """Return the sample with its module changed, ready to print."""
    library = load(SAMPLE, TODAY)
    module: Module = library.modules[0].model_copy(update=changes)
    return source_of(library, module, DAY)


def test_the_guide_begins_with_one_session_and_its_clock() -> None:
    first = pages_of(sample_source())[0]

    assert "One session of 45 minutes" in first
    assert re.findall(r"\d+–\d+", first) == ["0–5", "5–20", "20–35", "35–45"]
    assert first.index("A bowl of water and soap") < first.index("Welcome") < first.index("What we take home")
    assert "Everybody may be silent, and may go out." in first


def test_the_words_of_the_module_stand_in_place_of_the_general_ones_on_a_page_with_the_help_numbers() -> None:
    own = next(page for page in pages_of(sample_source()) if "I will tell only people who can help." in page)

    assert "Promise to keep it to yourself." in own
    assert "Help close by" in own
    assert GENERAL not in text_of(guide(sample_source(), "en"))


def test_a_module_without_a_plan_keeps_the_general_words_and_its_sessions() -> None:
    whole = "\n".join(pages_of(changed(facilitation=None)))

    assert GENERAL in whole
    assert "One session of" not in whole
    assert "Session 1" in whole


def test_plays_and_games_come_after_the_sessions_and_before_what_some_believe() -> None:
    pages = pages_of(sample_source())

    places = [
        next(number for number, page in enumerate(pages) if words in page)
        for words in ("Session 1", "A friend forgets", "One clap", "What some may still believe")
    ]
    assert places == sorted(places)
    assert places[0] < places[1]
    assert places[2] < places[3]


@pytest.mark.parametrize("language", PRINTED)
def test_no_text_of_a_plan_is_run_as_markup(language) -> None:
    module = load(SAMPLE, TODAY).modules[0]
    assert module.facilitation is not None
    plan = module.facilitation.plan
    said = plan.objective.model_copy(update={"en": HOSTILE, "km": f"ក {HOSTILE}"})
    parts = tuple(part.model_copy(update={"title": said, "steps": said}) for part in plan.parts)
    led = module.facilitation.model_copy(
        update={
            "plan": plan.model_copy(update={"objective": said, "materials": (said, said), "parts": parts})
        }
    )

    text = text_of(guide(changed(facilitation=led), language))

    assert text.replace("\r\n", " ").count('#read("/etc/passwd")') >= 8
