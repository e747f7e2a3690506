"""Without these, a quiz could be taken more often than its rules say, or the wrong try could count."""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from lms.quizzes.policy import DEFAULT, Counts, Policy, form_for
from lms.quizzes.quiz import Form, Moment
from lms.quizzes.taken import counted
from tests.conftest import NOW
from tests.factories import make_taken

BEFORE, AFTER = DEFAULT[0], DEFAULT[1]


def policy(**said: object) -> Policy:
    return Policy.model_validate({"moment": "after", "form": "B", **said})


@pytest.mark.parametrize(
    ("rules", "tries", "swap", "form"),
    [
        (BEFORE, 0, False, Form.A),
        (BEFORE, 0, True, Form.B),
        (BEFORE, 1, False, Form.A),
        (AFTER, 0, False, Form.B),
        (AFTER, 1, False, Form.A),
        (AFTER, 2, False, Form.B),
        (AFTER, 0, True, Form.A),
        (AFTER, 1, True, Form.B),
        (DEFAULT[2], 0, True, Form.C),
        (DEFAULT[2], 1, False, Form.C),
    ],
)
def test_forms_take_turns_after_and_change_places_for_half_of_a_cohort(
    rules: Policy, tries: int, swap: bool, form: Form
):
    assert form_for(rules, tries, swap=swap) is form


@pytest.mark.parametrize(
    ("rules", "finished", "answer"),
    [
        (policy(), 0, None),
        (policy(), 500, None),
        (policy(attempts=1), 0, None),
        (policy(attempts=1), 1, "never"),
        (policy(attempts=3), 2, None),
        (policy(attempts=3), 3, "never"),
        (policy(wait_hours=24), 0, None),
        (policy(wait_hours=24), 1, NOW + timedelta(hours=24)),
        (policy(attempts=1, wait_hours=24), 1, "never"),
    ],
)
def test_another_try_is_allowed_as_often_and_as_soon_as_the_rules_say(rules, finished, answer):
    assert rules.may_try_at(finished, NOW if finished else None) == answer


@pytest.mark.parametrize(
    ("counts", "wanted"), [(Counts.FIRST, "one"), (Counts.LAST, "three"), (Counts.BEST, "two")]
)
def test_the_try_that_counts_is_the_one_the_rules_name(counts: Counts, wanted: str):
    tries = [
        make_taken(id="three", earned=5, finished_at=NOW + timedelta(days=2)),
        make_taken(id="one", earned=4, finished_at=NOW),
        make_taken(id="two", earned=9, finished_at=NOW + timedelta(days=1)),
        make_taken(id="open", earned=None, finished_at=None),
        make_taken(id="skipped", earned=None, skipped=True),
    ]

    found = counted(tries, counts)

    assert found is not None
    assert found.id == wanted


def test_staying_safe_counts_more_than_points():
    tries = [make_taken(id="many", earned=9, missed_critical=1), make_taken(id="safe", earned=7)]

    found = counted(tries, Counts.BEST)

    assert found is not None
    assert found.id == "safe"


def test_nothing_counts_when_nothing_was_finished():
    assert counted([make_taken(finished_at=None), make_taken(skipped=True)], Counts.FIRST) is None


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"moment": "before", "form": "A", "counts": "best", "review": "nothing"}, "before_policy"),
        ({"moment": "before", "form": "A", "counts": "first", "review": "answers"}, "before_policy"),
        ({"moment": "refresher", "form": "C"}, "due_days"),
        ({"moment": "refresher", "form": "C", "due_after_days": 90}, "due_days"),
        (
            {"moment": "refresher", "form": "C", "due_after_days": 90, "overdue_after_days": 90},
            "due_days",
        ),
        ({"moment": "after", "form": "B", "due_after_days": 3, "overdue_after_days": 4}, "no_due_days"),
    ],
)
def test_rules_that_measure_nothing_are_refused(said: dict[str, object], code: str):
    with pytest.raises(ValidationError) as refused:
        Policy.model_validate(said)

    assert [one["type"] for one in refused.value.errors()] == [code]


def test_the_usual_series_has_every_moment_once():
    assert sorted(one.moment for one in DEFAULT) == sorted(Moment)
