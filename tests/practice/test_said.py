"""What can be said of a session and what cannot; a total is computed and never believed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.practice.practised import Stay, attendance, share
from lms.practice.said import (
    Heads,
    Plan,
    Room,
    Said,
    doubts,
    fewer_than_ticked,
    heads_of,
    monthly,
    plan_doubts,
    unaccounted,
)

TODAY = date(2026, 11, 26)
ROOM = Room(
    begins_on=date(2026, 10, 1),
    modules=frozenset({"child-rights", "safe-migration"}),
    leaders=frozenset({"trainer", "second", "peer"}),
    own_trainer={"trainer": "master"},
    members=frozenset({"peer", "child"}),
)
SAID = Said(
    held_on=TODAY,
    modules=("child-rights",),
    led_by="trainer",
    co_led_by=None,
    place_code="060209",
    community=False,
    heads=Heads(girls=7, boys=5, women=1),
    present=frozenset({"peer"}),
)
PLAN = Plan(TODAY, ("child-rights",), "trainer", None, "060209", community=False)


def test_what_is_well_raises_no_doubt() -> None:
    assert doubts(SAID, ROOM, TODAY) == {}
    assert plan_doubts(PLAN, ROOM, TODAY) == {}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"held_on": TODAY + timedelta(days=1)}, "held_on"),
        ({"held_on": ROOM.begins_on - timedelta(days=61)}, "held_on"),
        ({"led_by": "stranger"}, "led_by"),
        ({"led_by": "master"}, "led_by"),
        ({"co_led_by": "trainer"}, "co_led_by"),
        ({"co_led_by": "stranger"}, "co_led_by"),
        ({"led_by": "second", "co_led_by": "master"}, "co_led_by"),
        ({"modules": ("no-such-module",)}, "modules"),
        ({"present": frozenset({"stranger"})}, "present"),
        ({"heads": Heads()}, "heads"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(change: dict[str, object], field: str) -> None:
    assert set(doubts(replace(SAID, **change), ROOM, TODAY)) == {field}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"held_on": ROOM.begins_on - timedelta(days=60)},
        {"led_by": "peer", "co_led_by": "trainer"},
        {"co_led_by": "master"},
        {"modules": ()},
        {"present": frozenset()},
        {"heads": Heads(not_recorded=1)},
    ],
)
def test_what_happens_in_the_field_is_possible(change: dict[str, object]) -> None:
    assert doubts(replace(SAID, **change), ROOM, TODAY) == {}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"planned_on": TODAY - timedelta(days=1)}, "planned_on"),
        ({"planned_on": date(2062, 1, 1)}, "planned_on"),
        ({"times": 0}, "times"),
        ({"times": 25}, "times"),
        ({"led_by": "stranger"}, "led_by"),
    ],
)
def test_what_cannot_be_planned_is_said_at_its_field(change: dict[str, object], field: str) -> None:
    assert set(plan_doubts(replace(PLAN, **change), ROOM, TODAY)) == {field}  # type: ignore[arg-type]


def test_the_51_people_of_the_report_that_nobody_can_account_for_are_named() -> None:
    said = replace(SAID, heads=Heads(girls=245, women=190))

    words = doubts(said, ROOM, TODAY, paper_total=486)["heads"]

    assert words == unaccounted(said.heads, 486)
    assert "The paper says 486, the numbers here come to 435: 51 not accounted for" in words.en
    assert "៥១" in words.km


def test_more_than_the_paper_says_is_named_too() -> None:
    assert "3 too many" in doubts(SAID, ROOM, TODAY, paper_total=10)["heads"].en


@given(st.tuples(*[st.integers(0, 9999)] * 5))
def test_the_paper_is_believed_when_it_adds_up_and_never_otherwise(numbers: tuple[int, ...]) -> None:
    said = replace(SAID, heads=Heads(*numbers))
    total = sum(numbers)

    assert said.heads.total == total
    assert ("heads" in doubts(said, ROOM, TODAY, paper_total=total)) == (total == 0)
    assert "heads" in doubts(said, ROOM, TODAY, paper_total=total + 1)


def test_heads_are_suggested_by_sex_and_age_and_never_guessed() -> None:
    people = [("female", True), ("female", True), ("male", True), ("female", False), ("male", False)]
    unknown = [("not-recorded", True), ("not-recorded", False)]

    assert heads_of([*people, *unknown]) == Heads(girls=2, boys=1, women=1, men=1, not_recorded=2)


def test_fewer_heads_than_ticked_members_are_noticed() -> None:
    assert fewer_than_ticked(Heads(girls=3), 5) == 2
    assert fewer_than_ticked(Heads(girls=5), 5) == 0
    assert fewer_than_ticked(Heads(girls=9), 5) == 0


def test_each_month_has_its_day_and_a_short_one_its_last() -> None:
    days = list(monthly(date(2026, 11, 30), 4))

    assert days == [date(2026, 11, 30), date(2026, 12, 30), date(2027, 1, 30), date(2027, 2, 28)]


@pytest.mark.parametrize(
    "change",
    [
        {"held_on": date(2026, 11, 1)},
        {"heads": Heads(girls=8)},
        {"present": frozenset()},
        {"community": True},
    ],
)
def test_a_fingerprint_changes_with_everything_that_is_said(change: dict[str, object]) -> None:
    assert replace(SAID, **change).fingerprint != SAID.fingerprint  # type: ignore[arg-type]
    assert replace(SAID, present=frozenset({"peer"})).fingerprint == SAID.fingerprint


DAYS = [date(2026, 10, day) for day in (1, 8, 15, 22)]


@pytest.mark.parametrize(
    ("stays", "there", "counted"),
    [
        ([Stay(DAYS[0], None)], [True, True, False, True], (4, 3)),
        ([Stay(DAYS[2], None)], [False, False, True, True], (2, 2)),
        ([Stay(DAYS[0], DAYS[1])], [True, False, False, False], (2, 1)),
        ([Stay(DAYS[2], None)], [True, False, True, False], (3, 2)),
        ([Stay(DAYS[0], DAYS[0]), Stay(DAYS[3], None)], [True, False, False, True], (2, 2)),
        ([Stay(date(2026, 11, 1), None)], [False] * 4, (0, 0)),
    ],
    ids=["always", "joined later", "left", "was there before joining", "came back", "nothing since"],
)
def test_only_sessions_of_ones_own_time_count(
    stays: list[Stay], there: list[bool], counted: tuple[int, int]
) -> None:
    assert attendance(stays, zip(DAYS, there, strict=True)) == counted


def test_a_share_is_rounded_down_and_nothing_of_nothing_is_nothing() -> None:
    assert (share(3, 2), share(4, 4), share(0, 0)) == (66, 100, None)
