"""Without these, a writer would be told a weight that no phone ever sees."""

import pytest

from lms.authoring.weight import (
    BUDGET,
    HEAD,
    SLOW_3G,
    STATIC_HEAD,
    TWO_G,
    Weight,
    minutes,
    seconds,
    weigh,
    words,
)
from lms.text import Text


def test_a_page_weighs_what_is_sent_with_its_style_and_script_once_each():
    html = (
        '<link rel="stylesheet" href="/static/a.css?v=1"><script src="/static/b.js?v=2" defer></script>'
        '<script src="/static/b.js?v=2" defer></script><img src="/pictures/c.svg">'
    )
    asked: list[str] = []

    found = weigh(html, lambda name: asked.append(name) or b"x" * 1000)

    assert asked == ["a.css", "b.js"]
    assert found.rest > 2 * STATIC_HEAD
    assert found.page > HEAD


def test_the_budget_is_that_of_the_first_visit():
    assert Weight(4000, BUDGET - 4000).is_light
    assert not Weight(4001, BUDGET - 4000).is_light


@pytest.mark.parametrize(
    ("weight", "first", "expected"),
    [
        (Weight(2500, 6250), True, 4 * 0.5 + 8750 * 8 / 50_000),
        (Weight(2500, 6250), False, 0.5 + 2500 * 8 / 50_000),
    ],
)
def test_seconds_are_ways_there_and_back_and_bytes(weight: Weight, first: bool, expected: float):
    assert seconds(weight, TWO_G, first=first) == pytest.approx(expected)
    assert seconds(weight, SLOW_3G, first=first) < expected


def test_words_are_counted_in_english_and_estimated_in_khmer():
    texts = [Text(en="Wash your hands.", km="លាងដៃរបស់ប្អូន")]

    assert words(texts, "en") == 3
    assert words(texts, "km") == 3


def test_a_slow_reader_needs_a_minute_more_for_one_word_more():
    assert (minutes(0), minutes(60), minutes(61)) == (0, 1, 2)
