"""Without these, a child could be asked too early, or nobody would notice that a follow-up was forgotten."""

from datetime import date, timedelta

import pytest

from lms.courses.series import Due, follow_ups, state_of
from lms.quizzes.policy import DEFAULT
from lms.quizzes.quiz import Moment
from lms.quizzes.taken import Taken
from tests.conftest import NOW
from tests.factories import make_taken

DAY_0 = date(2026, 3, 1)


def after(day: int) -> date:
    return DAY_0 + timedelta(days=day)


@pytest.mark.parametrize(
    ("today", "done", "state"),
    [
        (0, None, Due.NOT_DUE),
        (89, None, Due.NOT_DUE),
        (90, None, Due.DUE),
        (119, None, Due.DUE),
        (120, None, Due.OVERDUE),
        (400, None, Due.OVERDUE),
        (95, 90, Due.DONE),
        (400, 119, Due.DONE),
        (400, 120, Due.LATE),
        (400, 399, Due.LATE),
    ],
)
def test_a_refresher_is_due_on_day_90_and_overdue_on_day_120(today: int, done: int | None, state: Due):
    (station,) = (
        one
        for one in follow_ups(DEFAULT, DAY_0, taken_of(done), after(today))
        if one.moment is Moment.REFRESHER
    )

    assert (station.due_on, station.overdue_on) == (after(90), after(120))
    assert station.state is state


def taken_of(done: int | None) -> list[Taken]:
    """Return the attempts of somebody who did the quiz after, and the refresher on a day if told so."""
    taken = [make_taken(id="after", finished_at=NOW)]
    if done is not None:
        at = NOW.replace(year=2026, month=3, day=1, hour=3) + timedelta(days=done)
        taken.append(make_taken(id="refresher", moment=Moment.REFRESHER, form="C", finished_at=at))
    return taken


def test_the_day_is_counted_in_cambodia_and_not_in_greenwich():
    late_in_the_evening = NOW.replace(month=6, day=28, hour=17, minute=30)

    (station,) = (
        one
        for one in follow_ups(
            DEFAULT,
            DAY_0,
            [
                make_taken(id="after"),
                make_taken(id="refresher", moment=Moment.REFRESHER, finished_at=late_in_the_evening),
            ],
            after(200),
        )
        if one.moment is Moment.REFRESHER
    )

    # 17:30 in Greenwich on day 119 is half past midnight of day 120 in Cambodia.
    assert (late_in_the_evening.date() - DAY_0).days == 119
    assert station.state is Due.LATE


def test_the_stations_come_in_the_order_of_their_days():
    stations = follow_ups(DEFAULT, DAY_0, [make_taken()], after(100))

    assert [(one.moment, one.state) for one in stations] == [
        (Moment.FOLLOW_UP_1, Due.OVERDUE),
        (Moment.REFRESHER, Due.DUE),
        (Moment.FOLLOW_UP_2, Due.NOT_DUE),
        (Moment.FOLLOW_UP_3, Due.NOT_DUE),
    ]


@pytest.mark.parametrize(
    "taken",
    [
        [],
        [make_taken(moment=Moment.BEFORE)],
        [make_taken(finished_at=None)],
        [make_taken(skipped=True)],
    ],
)
def test_nobody_is_asked_what_they_kept_of_lessons_they_have_not_finished(taken: list[Taken]):
    assert follow_ups(DEFAULT, DAY_0, taken, after(100)) == ()


def test_without_a_day_there_is_nothing_to_count_from():
    assert follow_ups(DEFAULT, None, [make_taken()], after(100)) == ()


def test_a_follow_up_that_was_begun_is_open_and_waits():
    begun = make_taken(id="begun", moment=Moment.REFRESHER, finished_at=None, earned=None)

    stations = follow_ups(DEFAULT, DAY_0, [make_taken(), begun], after(100))

    refresher = next(one for one in stations if one.moment is Moment.REFRESHER)
    assert (refresher.open, refresher.state.waits, refresher.taken) == (True, True, None)


def test_a_day_decides_and_nothing_else():
    states = [state_of(after(30), after(60), None, after(day)) for day in range(100)]

    assert states == [Due.NOT_DUE] * 30 + [Due.DUE] * 30 + [Due.OVERDUE] * 40
