"""Each flag raised by the case it is for, and not by its neighbour."""

import pytest

from lms.measures import item_flags, items
from lms.measures.item_flags import Flag, FlagKind
from lms.measures.items import Cell


def flags(*cells: Cell, right: str = "a", options: str = "abc") -> tuple[Flag, ...]:
    """Return the flags of an item worth one point."""
    return item_flags.judge(items.measure(cells, 1, tuple(options), {right}))


def answers(**chosen: dict[int, int]) -> list[Cell]:
    """Return the cells of people by option and rest: answers(a={9: 10}) are ten who chose a; a is right."""
    return [
        Cell(rest + (option == "a"), int(option == "a"), option.replace("_", "-"), count)
        for option, rests in chosen.items()
        for rest, count in rests.items()
    ]


GOOD = answers(a={9: 20, 5: 10, 2: 3}, b={9: 2, 5: 8, 2: 12}, c={9: 2, 5: 6, 2: 9})


def test_a_good_item_has_no_flag():
    assert flags(*GOOD) == ()
    assert item_flags.severity(()) == 0


def test_a_wrong_option_that_the_strong_choose_makes_the_key_suspect():
    """A wrong key: b behaves like the right answer."""
    found = flags(*answers(b={9: 20, 5: 10, 2: 3}, a={9: 2, 5: 8, 2: 12}, c={9: 2, 5: 6, 2: 9}))

    assert [(flag.kind, flag.option) for flag in found] == [
        (FlagKind.KEY_SUSPECT, "b"),
        (FlagKind.NEGATIVE_DISCRIMINATION, None),
    ]
    assert found[0].value > 0.5
    assert item_flags.severity(found) == 4


def test_a_wrong_option_chosen_by_stronger_people_makes_the_key_suspect():
    """The key is more popular even among the strong, but those who chose c are the strongest."""
    found = flags(*answers(a={9: 10, 5: 20, 2: 20}, b={5: 9, 2: 9}, c={9: 9, 8: 1}))

    assert (FlagKind.KEY_SUSPECT, "c") in [(flag.kind, flag.option) for flag in found]


def test_a_handful_of_strong_people_with_a_wrong_option_are_no_reason_to_doubt():
    found = flags(*answers(a={9: 20, 5: 20, 2: 10}, b={5: 9, 2: 9}, c={9: 4}))

    assert FlagKind.KEY_SUSPECT not in [flag.kind for flag in found]


def test_a_lead_within_chance_is_no_reason_to_doubt():
    found = flags(*answers(a={7: 20, 6: 20, 2: 2}, b={5: 9, 2: 9}, c={9: 4, 3: 2}))

    assert FlagKind.KEY_SUSPECT not in [flag.kind for flag in found]


def test_not_knowing_is_never_a_suspect_key_nor_a_dead_option():
    found = flags(*answers(a={9: 20, 5: 10, 2: 12}, b={5: 8, 2: 12}, dont_know={9: 1}), options="ab")

    assert found == ()


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (answers(a={2: 20, 5: 10}, b={5: 15, 9: 5}), FlagKind.NEGATIVE_DISCRIMINATION),
        (answers(a={5: 10, 6: 11}, b={5: 10, 6: 10}), FlagKind.WEAK_DISCRIMINATION),
        (answers(a={9: 10}, b={5: 20, 2: 20}, c={2: 20}), FlagKind.TOO_HARD),
        (answers(a={9: 50, 5: 40, 2: 5}, b={2: 5}), FlagKind.TOO_EASY),
    ],
)
def test_an_item_gets_the_flag_it_deserves(cells: list[Cell], kind: FlagKind):
    assert kind in [flag.kind for flag in flags(*cells, options="ab" if kind != FlagKind.TOO_HARD else "abc")]


def test_an_option_hardly_anybody_chooses_is_dead():
    found = flags(*answers(a={9: 40, 5: 20, 2: 6}, b={5: 10, 2: 20}, c={2: 4}))

    assert found == (Flag(FlagKind.DEAD_OPTION, 0.04, "c"),)


def test_an_option_at_five_percent_is_alive():
    found = flags(*answers(a={9: 40, 5: 20, 2: 5}, b={5: 10, 2: 20}, c={2: 5}))

    assert found == ()


def test_below_thirty_answers_nothing_is_judged():
    found = flags(*answers(b={9: 20}, a={2: 9}))

    assert found == (Flag(FlagKind.TOO_FEW, 29),)
    assert item_flags.severity(found) == 0


def test_thirty_answers_are_judged_and_the_worst_comes_first():
    found = flags(*answers(b={9: 20}, a={2: 10}))

    assert found[0].kind is FlagKind.KEY_SUSPECT
    severities = [flag.kind.severity for flag in found]
    assert severities == sorted(severities, reverse=True)


def test_every_kind_of_flag_has_a_severity():
    assert {kind.severity for kind in FlagKind} == {0, 1, 2, 3, 4}
