"""Without these, a role, people coached or cohorts taught could count too early, twice, or picked out."""

from datetime import date
from fractions import Fraction

import pytest

from lms.certificates.found import GainFound, RoleFound
from lms.certificates.gathered import Coached, Evidence, Held, OwnCohort, Term
from lms.permissions import Role
from tests.certificates.asking import TODAY, asked, line

TRAINER, MASTER = Role.TRAINER, Role.MASTER


@pytest.mark.parametrize(
    ("terms", "met", "full_on"),
    [
        ([], False, None),
        ([(TRAINER, date(2026, 6, 30), None)], True, date(2026, 12, 30)),
        ([(TRAINER, date(2026, 7, 1), None)], False, date(2027, 1, 1)),
        ([(TRAINER, date(2026, 6, 30), date(2026, 12, 30))], True, date(2026, 12, 30)),
        ([(TRAINER, date(2026, 6, 30), date(2026, 12, 29))], False, None),
        ([(MASTER, date(2020, 1, 1), None)], False, None),
        # Half a year would have ended on 1 July: 91 days are lacking, and go on from 1 September.
        (
            [(TRAINER, date(2026, 1, 1), date(2026, 4, 1)), (TRAINER, date(2026, 9, 1), None)],
            True,
            date(2026, 12, 1),
        ),
        (
            [(TRAINER, date(2026, 1, 1), date(2026, 4, 1)), (TRAINER, date(2026, 10, 1), None)],
            True,
            TODAY,
        ),
        # Two terms at once are one.
        (
            [(TRAINER, date(2026, 9, 1), None), (TRAINER, date(2026, 9, 1), None)],
            False,
            date(2027, 3, 1),
        ),
    ],
)
def test_months_in_a_role_are_counted_over_terms(
    terms: list[tuple[Role, date, date | None]], met: bool, full_on: date | None
) -> None:
    evidence = Evidence(terms=tuple(Term(*one) for one in terms))

    found = line(asked("role-held", role=TRAINER, months=6), evidence)

    assert isinstance(found.found, RoleFound)
    assert (found.met, found.found.full_on) == (met, full_on)


@pytest.mark.parametrize(("people", "met"), [("", False), ("aa", False), ("ab", True), ("abc", True)])
def test_people_coached_are_counted_once(people: str, met: bool) -> None:
    evidence = Evidence(coached=tuple(Coached(one, TODAY) for one in people))

    assert line(asked("people-coached", at_least=2), evidence).met is met


def own(gain: str | None, learners: int = 5) -> OwnCohort:
    return OwnCohort(f"c-{gain}-{learners}", learners, Fraction(gain) if gain else None, TODAY)


@pytest.mark.parametrize(
    ("cohorts", "met", "percent"),
    [
        ([], False, None),
        ([own("3/10")], False, 30),
        ([own("3/10"), own("3/10")], True, 30),
        ([own("299/1000"), own("3/10")], False, 29),
        ([own("1/10"), own("5/10")], True, 30),
        ([own("5/10"), own("5/10", 4)], False, 50),
        ([own("5/10"), own(None)], False, 50),
        ([own("-1/10"), own("5/10"), own("5/10")], True, 30),
        ([own("-1/10"), own("5/10"), own("4/10")], False, 26),
    ],
)
def test_the_gain_is_the_mean_of_all_own_cohorts_that_are_large_enough(
    cohorts: list[OwnCohort], met: bool, percent: int | None
) -> None:
    condition = asked("cohort-gain", at_least=2, gain_percent=30, learners=5)

    found = line(condition, Evidence(cohorts=tuple(cohorts)))

    assert isinstance(found.found, GainFound)
    assert (found.met, found.found.percent) == (met, percent)


@pytest.mark.parametrize(
    ("held", "met"),
    [
        ([], False),
        ([("trainer", TODAY)], True),
        ([("trainer", date(2026, 12, 30))], False),
        ([("other", TODAY)], False),
        ([("trainer", date(2026, 12, 30)), ("trainer", date(2027, 12, 30))], True),
    ],
)
def test_another_certificate_counts_to_the_end_of_its_last_day(
    held: list[tuple[str, date]], met: bool
) -> None:
    evidence = Evidence(awards=tuple(Held(rule, date(2026, 1, 1), until) for rule, until in held))

    assert line(asked("award-held", rule="trainer"), evidence).met is met
