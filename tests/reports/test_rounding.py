"""Without these, the same figure could be rounded up on one page and down on the next."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.reports.table import rounded


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (2.675, 2, "2.68"),
        (0.125, 2, "0.13"),
        (Fraction(1, 3), 1, "0.3"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (-0.04, 1, "0.0"),
        (0.05, 1, "0.1"),
        (99.95, 1, "100.0"),
        (1e-7, 2, "0.00"),
        (1e22, 1, "10000000000000000000000.0"),
        (Fraction(667, 20), 1, "33.4"),
        (5, 1, "5.0"),
    ],
)
def test_a_figure_is_rounded_half_up(value: float | Fraction, places: int, expected: str) -> None:
    assert str(rounded(value, places)) == expected


def test_no_figure_stays_no_figure() -> None:
    assert rounded(None, 1) is None


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_not_rounded(value: float) -> None:
    with pytest.raises(ValueError, match="Invalid literal"):
        rounded(value, 1)


@given(st.fractions(-1000, 1000), st.integers(0, 4))
def test_rounding_moves_a_figure_by_half_a_place_at_most(value: Fraction, places: int) -> None:
    found = rounded(value, places)

    assert found is not None
    assert found.as_tuple().exponent == -places
    assert abs(Fraction(found) - value) * 2 <= Fraction(1, 10**places)
