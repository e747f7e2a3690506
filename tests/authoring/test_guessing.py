"""A guesser who has read nothing finds what wording gives away, and gets a third of the rest."""

import pytest

from lms.authoring.guessing import cues, guessed
from lms.quizzes.kinds.number import Number
from lms.quizzes.kinds.true_false import TrueFalse
from tests.quizzes.examples import example_of


@pytest.mark.parametrize(
    ("stem", "options", "best"),
    [
        ("When?", ["At noon", "In the evening when all the work is done", "At night"], 1),
        ("What helps against thirst?", ["A rest", "Water, for thirst goes", "A walk"], 1),
        ("Where?", ["Go to the market", "Go to the river", "Wait at the school"], 2),
        ("Who?", ["Always on foot", "Never on foot", "Mostly on foot"], 2),
        ("Which?", ["cloth in blue and white", "cloth in blue and green", "cloth in grey and white"], 0),
    ],
)
def test_each_cue_points_to_its_option(stem: str, options: list[str], best: int):
    found = cues(stem, options)

    assert found.index(max(found)) == best
    assert found.count(max(found)) == 1


def test_options_alike_in_shape_are_a_matter_of_chance():
    assert len(set(cues("Where is it?", ["On the roof", "On the boat", "On the hill"]))) == 1


def test_a_coin_decides_true_and_false_and_a_number_is_not_guessed():
    items = [example_of(TrueFalse), example_of(Number)]

    assert guessed(items) == 0.5
