"""Items against Moodle's expected figures, the LSAT and a textbook's table; options worked out by hand."""

import pytest

from lms.measures import items, quiz
from lms.measures.items import Cell
from tests.measures import lsat, moodle

# Ten students and ten items of a quiz on reliability: K. Wuensch, East Carolina University, KR20.txt.
RELIABILITY_QUIZ = [
    "1111110110", "1011011101", "1111011001", "0010001000", "0000010010",
    "1110111111", "1101110111", "1111111101", "0101111101", "1101101110",
]  # fmt: skip


def reliability_cells(item: int) -> list[Cell]:
    return [Cell(row.count("1"), int(row[item]), None, 1) for row in RELIABILITY_QUIZ]


@pytest.mark.parametrize("item", range(7))
def test_items_have_moodles_facility_spread_and_discrimination(item: int):
    """See `tests/measures/moodle.py`: worked out in a spreadsheet, printed to ten digits."""
    cells = moodle.cells(item)

    found = items.measure(cells, moodle.POSSIBLE)

    assert found.facility == pytest.approx(moodle.FACILITY[item], rel=1e-6)
    assert found.discrimination == pytest.approx(moodle.DISCRIMINATION[item] / 100, rel=1e-5)
    spread = quiz.variance({cell.points: sum(c.points == cell.points for c in cells) for cell in cells})
    assert spread is not None
    assert float(spread) ** 0.5 / moodle.POSSIBLE == pytest.approx(moodle.SPREAD[item], rel=1e-6)


def test_lsat_items_have_the_published_proportions_and_item_rest_correlations():
    """Proportions: Bock & Lieberman (1970). Item-rest: ltm's descript(LSAT), "Excluded", to four digits."""
    found = [items.measure(lsat.cells(item), 1) for item in range(5)]

    assert [item.facility for item in found] == [0.924, 0.709, 0.553, 0.763, 0.870]
    assert [round(item.discrimination or 0, 4) for item in found] == [0.1128, 0.1532, 0.1728, 0.1444, 0.1216]


def test_a_textbook_table_has_the_printed_proportions():
    """K. Wuensch, KR20.txt, row p."""
    found = [items.measure(reliability_cells(item), 1).facility for item in range(10)]

    assert found == [0.7, 0.7, 0.6, 0.7, 0.6, 0.8, 0.7, 0.7, 0.5, 0.6]


CHOICES = [
    # Ten strong (total 9 or 10), ten in the middle, ten weak; the item is worth one point.
    Cell(10, 1, "a", 8),
    Cell(9, 0, "b", 2),
    Cell(6, 1, "a", 5),
    Cell(5, 0, "b", 3),
    Cell(5, 0, "dont-know", 2),
    Cell(3, 1, "a", 2),
    Cell(2, 0, "b", 5),
    Cell(2, 0, "dont-know", 3),
    Cell(4, 0, None, 6),
]


def test_options_are_counted_among_those_who_answered():
    found = items.measure(CHOICES, 1, ("a", "b", "c"), {"a"})

    assert (found.n, found.missing) == (30, 6)
    assert [(option.id, option.right, option.n) for option in found.options] == [
        ("a", True, 15),
        ("b", False, 10),
        ("c", False, 0),
        ("dont-know", False, 5),
    ]
    assert (found.facility, found.dont_know_share) == (0.5, 5 / 30)
    # Rests: a 9 x 8, 5 x 5, 2 x 2; b 9 x 2, 5 x 3, 2 x 5.
    assert [option.mean_rest for option in found.options] == [101 / 15, 4.3, None, 16 / 5]
    # Squares: a 781, b 257; variance (n Σr² - (Σr)²) / n(n - 1).
    assert [option.rest_variance for option in found.options[:3]] == [1514 / 210, 721 / 90, None]


def test_the_extreme_groups_are_27_percent_and_share_the_edge_in_proportion():
    """27 % of 30 is 8.1 people: a tenth of one comes from the next total."""
    found = items.measure(CHOICES, 1, ("a", "b", "c"), {"a"})

    # Upper: 8 of 8.1 right. Lower: 8 people with 2 points, none right, and 0.1 with 3 points, right.
    assert found.upper_lower == pytest.approx(8 / 8.1 - 0.1 / 8.1)
    assert found.options[0].strong_share == pytest.approx(8 / 8.1)
    assert found.options[1].strong_share == pytest.approx(0.1 / 8.1)


def test_the_order_of_the_cells_does_not_count():
    assert items.measure(CHOICES, 1, ("a", "b"), {"a"}) == items.measure(CHOICES[::-1], 1, ("a", "b"), {"a"})


def test_counted_cells_and_single_answers_say_the_same():
    one_by_one = [
        Cell(cell.total, cell.points, cell.choice, 1) for cell in CHOICES for _ in range(cell.count)
    ]

    assert items.measure(one_by_one, 1, ("a", "b"), {"a"}) == items.measure(CHOICES, 1, ("a", "b"), {"a"})


def test_a_missing_answer_changes_the_count_and_nothing_else():
    answered = [cell for cell in CHOICES if cell.choice is not None]

    with_them, without = (
        items.measure(CHOICES, 1, ("a", "b"), {"a"}),
        items.measure(answered, 1, ("a", "b"), {"a"}),
    )

    assert (with_them.missing, without.missing) == (6, 0)
    assert (with_them.n, with_them.facility, with_them.discrimination, with_them.options) == (
        without.n,
        without.facility,
        without.discrimination,
        without.options,
    )


def test_an_item_without_options_does_not_guess_who_left_it_out():
    found = items.measure([Cell(5, 1, None, 3), Cell(4, 0, None, 2)], 1)

    assert (found.n, found.missing, found.options, found.dont_know_share) == (5, None, (), None)


def test_points_earned_by_more_than_one_option_are_an_answer():
    found = items.measure([Cell(5, 2, None, 3), Cell(4, 0, None, 1)], 2, ("a", "b"), {"a", "b"})

    assert (found.n, found.missing, found.facility) == (3, 1, 1.0)


@pytest.mark.parametrize("cells", [[], [Cell(3, 1, "a", 0)], [Cell(3, 1, None, 0)]])
def test_nobody_has_no_figures(cells: list[Cell]):
    found = items.measure(cells, 1, ("a", "b"), {"a"})

    assert (found.n, found.missing, found.facility, found.discrimination, found.upper_lower) == (
        0,
        0,
        *(None,) * 3,
    )
    assert [option.share for option in found.options] == [None, None]


@pytest.mark.parametrize(
    "cells", [[Cell(3, 1, "a", 1)], [Cell(3, 1, "a", 9)], [Cell(3, 1, "a", 4), Cell(5, 1, "a", 4)]]
)
def test_where_nothing_varies_there_is_no_discrimination(cells: list[Cell]):
    found = items.measure(cells, 1, ("a", "b"), {"a"})

    assert (found.facility, found.discrimination) == (1.0, None)
