"""Without these, a circle of trainers could be entered, or a generation be counted wrongly."""

import pytest

from lms.people.generations import ancestors, closes_a_circle, generation

# Four generations: one master, two trainers, three of theirs, and one of these.
TREE = {
    "Bopha": "Master",
    "Dara": "Master",
    "Sophea": "Bopha",
    "Vanna": "Bopha",
    "Rith": "Dara",
    "Chan": "Vanna",
}


@pytest.mark.parametrize(
    ("person", "number"),
    [
        ("Master", 0),
        ("Bopha", 1),
        ("Dara", 1),
        ("Sophea", 2),
        ("Vanna", 2),
        ("Rith", 2),
        ("Chan", 3),
        ("Stranger", 0),
    ],
)
def test_a_generation_is_the_distance_from_whom_nobody_trained(person: str, number: int) -> None:
    assert generation(person, TREE) == number


def test_ancestors_come_nearest_first() -> None:
    assert list(ancestors("Chan", TREE)) == ["Vanna", "Bopha", "Master"]


@pytest.mark.parametrize(
    ("trainee", "trainer", "circle"),
    [
        ("Bopha", "Bopha", True),
        ("Master", "Bopha", True),
        ("Master", "Chan", True),
        ("Bopha", "Chan", True),
        ("Bopha", "Dara", False),
        ("Chan", "Master", False),
        ("Sophea", "Chan", False),
        ("Stranger", "Chan", False),
    ],
)
def test_only_somebody_below_oneself_closes_a_circle(trainee: str, trainer: str, circle: bool) -> None:
    assert closes_a_circle(trainee, trainer, TREE) is circle


def test_a_circle_that_stands_already_ends_where_it_closes() -> None:
    ring = {"one": "two", "two": "three", "three": "one"}

    assert list(ancestors("one", ring)) == ["two", "three"]


def test_a_circle_of_two_hundred_is_found() -> None:
    line = {str(number + 1): str(number) for number in range(200)}

    assert closes_a_circle("0", "200", line)
    assert not closes_a_circle("200", "0", line)
