"""Without these, a chart could stand beside numbers that it does not show."""

from fractions import Fraction

import pytest
from flask import Flask, get_template_attribute

from lms.courses import chart
from lms.courses.chart import Value, moment_name
from lms.i18n import speak
from lms.quizzes.quiz import Moment
from lms.text import Language

BEFORE, AFTER, MONTH = Moment.BEFORE, Moment.AFTER, Moment.FOLLOW_UP_1


def test_a_path_has_a_column_for_each_value_and_rises_with_its_share() -> None:
    found = chart.path([Value(BEFORE, 0), Value(AFTER, 100), Value(MONTH, Fraction(50), 30)])

    assert [(one.x, one.y) for one in found.spots] == [(61, 100), (119, 26), (177, 63)]
    assert [(one.x1, one.y1, one.x2, one.y2, one.broken) for one in found.stretches] == [
        (61, 100, 119, 26, False),
        (119, 26, 177, 63, False),
    ]


def test_a_missing_value_has_no_spot_and_breaks_the_line() -> None:
    found = chart.path([Value(BEFORE, 40), Value(AFTER, None), Value(MONTH, 60, 30)])

    assert [one.y for one in found.spots] == [70, None, 56]
    assert [one.broken for one in found.stretches] == [True]


@pytest.mark.parametrize("values", [[], [Value(BEFORE, None)], [Value(BEFORE, 3)]])
def test_a_line_needs_two_spots(values: list[Value]) -> None:
    assert chart.path(values).stretches == ()


def test_bars_are_as_long_as_their_shares() -> None:
    found = chart.bars(
        [Value(BEFORE, 0), Value(AFTER, Fraction(1, 4)), Value(MONTH, 100, 30), Value(MONTH, None)]
    )

    assert [one.length for one in found.bars] == [0, 1, 200, None]
    assert [one.y for one in found.bars] == [9, 27, 45, 63]
    assert found.height == 72


@pytest.mark.parametrize(
    ("share", "percent"), [(Fraction(1, 2), 1), (49.4, 49), (Fraction(199, 2), 100), (None, None), (0, 0)]
)
def test_a_share_is_said_in_whole_per_cent_rounded_half_up(
    share: Fraction | None, percent: int | None
) -> None:
    assert Value(BEFORE, share).percent == percent


@pytest.mark.parametrize(
    ("moment", "days", "en", "km"),
    [
        (BEFORE, None, "Before", "មុនរៀន"),
        (AFTER, None, "After", "ក្រោយរៀន"),
        (MONTH, 30, "1 month later", "១ ខែក្រោយ"),
        (MONTH, 270, "9 months later", "៩ ខែក្រោយ"),
        (MONTH, 45, "45 days later", "៤៥ ថ្ងៃក្រោយ"),
        (MONTH, 14, "14 days later", "១៤ ថ្ងៃក្រោយ"),
    ],
)
def test_a_moment_is_called_by_the_time_since_the_lessons(
    moment: Moment, days: int | None, en: str, km: str
) -> None:
    said = moment_name(moment, days)

    assert (said.en, said.km) == (en, km)


@pytest.mark.parametrize(("language", "shown"), [("en", "40%"), ("km", "៤០%")])
def test_a_chart_says_its_numbers_in_words_and_digits_of_the_reader(
    app: Flask, language: Language, shown: str
) -> None:
    values = [Value(BEFORE, 40), Value(AFTER, None)]

    with app.test_request_context(f"/{language}/"):
        speak(language)
        for name, made in (("path_chart", chart.path(values)), ("bar_chart", chart.bars(values))):
            said = str(get_template_attribute("_charts.html", name)(made, "Points"))

            assert 'role="img"' in said
            assert "<title>Points</title>" in said
            assert said.count(shown) == 2
            assert "style=" not in said


def test_an_own_path_shows_nothing_before_there_are_two_quizzes(app: Flask) -> None:
    with app.test_request_context("/en/"):
        said = str(get_template_attribute("courses/_own_path.html", "own_path")(None))

    assert said.strip() == ""
