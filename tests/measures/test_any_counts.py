"""Any legal data at all gets an answer: no measure raises, none says "not a number"."""

import dataclasses
import math
from enum import Enum
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from lms.measures import (
    attitude,
    dif,
    effect,
    gain,
    item_flags,
    items,
    misconceptions,
    quiz,
    rasch,
    retention,
    two_parameter,
)
from lms.measures.distributions import Interval
from lms.measures.score import Score

ANY = settings(deadline=None, max_examples=120)
FEW = settings(deadline=None, max_examples=40)

scores = st.integers(1, 30).flatmap(lambda n: st.builds(Score, st.integers(0, n), st.just(n)))
maybe = st.none() | scores
asked = st.none() | st.booleans()


def is_sound(value: object) -> bool:
    """Whether every number inside is finite and every interval the right way round."""
    if isinstance(value, Interval) and value.low > value.high:
        return False
    if value is None or isinstance(value, bool | str | Enum | int | Fraction):
        return True
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, tuple):
        return all(map(is_sound, value))
    assert dataclasses.is_dataclass(value)
    return all(is_sound(getattr(value, field.name)) for field in dataclasses.fields(value))


@ANY
@given(st.lists(st.builds(gain.Pair, maybe, maybe), max_size=12))
def test_any_pairs_have_a_gain(pairs: list[gain.Pair]):
    found = gain.measure(pairs)

    assert is_sound(found)
    assert (found.normalised is None) == (found.band is None)
    assert found.mean_change is None or -1 <= found.mean_change <= 1
    assert is_sound(effect.measure(gain.matched(pairs)))


@ANY
@given(
    st.lists(st.builds(gain.Pair, scores, scores), max_size=8),
    st.lists(st.builds(gain.Pair, st.none(), maybe)),
)
def test_whoever_took_no_quiz_before_never_moves_the_gain(pairs: list[gain.Pair], others: list[gain.Pair]):
    found, more = gain.measure(pairs), gain.measure([*others, *pairs])

    assert dataclasses.replace(more, n_after_only=0) == found


@ANY
@given(st.lists(st.builds(retention.Course, maybe, maybe, maybe), max_size=10))
def test_any_courses_have_a_retention_or_a_reason(courses: list[retention.Course]):
    found = retention.measure(courses)

    assert is_sound(found)
    assert (found.retained is None) == (found.undefined is not None)


@st.composite
def item_cells(draw: st.DrawFn) -> list[items.Cell]:
    choices = st.sampled_from([None, "a", "b", "c", "dont-know", "gone"])
    rows = draw(
        st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20), choices, st.integers(0, 40)), max_size=15)
    )
    return [items.Cell(points + rest, points, choice, count) for points, rest, choice, count in rows]


@ANY
@given(item_cells(), st.sampled_from(["", "ab", "abc"]), st.sets(st.sampled_from("ab")))
def test_any_cells_have_item_figures_and_flags(cells: list[items.Cell], options: str, right: set[str]):
    found = items.measure(cells, 3, tuple(options), right)

    assert is_sound(found)
    assert found.n + (found.missing or 0) == sum(cell.count for cell in cells)
    assert found.discrimination is None or -1 <= found.discrimination <= 1
    flags = item_flags.judge(found)
    assert is_sound(flags)
    assert 0 <= item_flags.severity(flags) <= 4


@ANY
@given(
    st.dictionaries(st.integers(0, 40), st.integers(0, 60), max_size=15),
    st.lists(st.fractions(0, 30) | st.floats(0, 30), max_size=6),
)
def test_any_totals_have_quiz_figures(totals: dict[int, int], variances: list[Fraction | float]):
    assert is_sound(quiz.measure(totals, variances))
    assert sum(one.n for one in quiz.histogram(totals, possible=40)) == sum(totals.values())


@FEW
@given(
    st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=1, max_size=12), st.integers(20, 120)
)
def test_any_answers_have_difficulties_or_a_reason(people: list[list[bool]], copies: int):
    right = {str(item): copies * sum(person[item] for person in people) for item in range(5)}
    totals = {score: copies * sum(sum(person) == score for person in people) for score in range(6)}
    patterns = {tuple(person): copies for person in people}

    assert is_sound(rasch.calibrate(right, totals))
    assert is_sound(rasch.calibrate(right, totals, spread=1.0))
    assert is_sound(two_parameter.calibrate(patterns))


@ANY
@given(st.lists(st.builds(misconceptions.Holding, asked, asked, asked, st.integers(0, 50)), max_size=10))
def test_any_beliefs_have_a_prevalence(holdings: list[misconceptions.Holding]):
    found = misconceptions.measure(holdings)

    assert is_sound(found)
    assert found.before_to_after.n <= min(found.before.asked, found.after.asked)


@ANY
@given(
    st.lists(
        st.builds(attitude.Views, st.none() | st.integers(1, 5), st.none() | st.integers(1, 5)), max_size=12
    ),
    st.sampled_from(attitude.Agreeing),
)
def test_any_views_have_a_shift(views: list[attitude.Views], agreeing: attitude.Agreeing):
    found = attitude.measure(views, agreeing)

    assert is_sound(found)
    assert found.moved_safer + found.stayed + found.moved_riskier == found.n_matched


@ANY
@given(st.lists(st.builds(dif.Stratum, *(st.integers(0, 400) for _ in range(4))), max_size=8))
def test_any_strata_have_a_difference_or_a_reason(levels: list[dif.Stratum]):
    assert is_sound(dif.measure(levels))
    assert is_sound(dif.mantel_haenszel(levels))
