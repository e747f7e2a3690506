"""Without these, a row could point at one person by an odd age, or by a name that two files share."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.reports.anonymity import NOT_GIVEN, SMALLEST_CELL, Pseudonyms, Traits, age_band, described, too_small

GIRLS, BOYS = Traits("child", "female", "13-15"), Traits("child", "male", "13-15")
OLDER, ADULTS = Traits("child", "female", "16-17"), Traits("adult", "female", "18+")
NO_AGE, NO_SEX = Traits("child", "female", NOT_GIVEN), Traits("child", NOT_GIVEN, NOT_GIVEN)
NOTHING = Traits(NOT_GIVEN, NOT_GIVEN, NOT_GIVEN)


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ({}, set()),
        ({GIRLS: 11, BOYS: 30}, set()),
        ({GIRLS: 10, BOYS: 10}, {GIRLS, BOYS}),
        ({GIRLS: 3}, {GIRLS}),
        ({GIRLS: 10, BOYS: 40, OLDER: 20}, {GIRLS, OLDER}),
        ({GIRLS: 1, BOYS: 2, OLDER: 20, ADULTS: 30}, {GIRLS, BOYS, OLDER}),
        ({GIRLS: 6, BOYS: 7, OLDER: 20, ADULTS: 30}, {GIRLS, BOYS}),
    ],
)
def test_few_people_who_are_alike_are_hidden_among_others(
    counts: dict[Traits, int], hidden: set[Traits]
) -> None:
    assert too_small(counts, SMALLEST_CELL) == hidden


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({GIRLS: 7, OLDER: 8, BOYS: 11}, {GIRLS: NO_AGE, OLDER: NO_AGE, BOYS: BOYS}),
        ({GIRLS: 10, BOYS: 12}, {GIRLS: NO_SEX, BOYS: NO_SEX}),
        ({GIRLS: 12, BOYS: 12, ADULTS: 3}, {GIRLS: NOTHING, BOYS: BOYS, ADULTS: NOTHING}),
        ({GIRLS: 5}, {GIRLS: NOTHING}),
        ({GIRLS: 11}, {GIRLS: GIRLS}),
    ],
)
def test_no_more_is_left_out_than_hides_somebody(
    counts: dict[Traits, int], said: dict[Traits, Traits]
) -> None:
    assert described(counts) == said


EVERY = [Traits(*one) for one in product(("child", "adult"), ("female", "male"), ("10-12", "13-15", "18+"))]


@given(st.dictionaries(st.sampled_from(EVERY), st.integers(1, 40)))
def test_enough_people_are_alike_and_nobody_is_found_as_what_is_missing(counts: dict[Traits, int]) -> None:
    said = described(counts)

    for alike in set(said.values()):
        kinds = [one for one in counts if said[one] == alike]
        assert sum(counts[one] for one in kinds) >= min(SMALLEST_CELL, sum(counts.values()))
        assert NOT_GIVEN not in (alike.group, alike.sex, alike.age) or len(kinds) > 1 or len(counts) == 1


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (None, "not-recorded"), (2030, "not-recorded"), (2018, "under-10"), (2016, "10-12"), (2014, "10-12"),
        (2013, "13-15"), (2011, "13-15"), (2010, "16-17"), (2009, "16-17"), (2008, "18+"), (1950, "18+"),
    ],
)  # fmt: skip
def test_an_age_is_told_as_a_band(born: int | None, band: str) -> None:
    assert age_band(born, 2026) == band


def test_a_pseudonym_is_the_same_in_one_export_and_another_in_the_next() -> None:
    one, other = Pseudonyms("secret", "1"), Pseudonyms("secret", "2")

    assert one.of("learner", "a") == one.of("learner", "a")
    names = {one.of("learner", "a"), one.of("learner", "b"), one.of("cohort", "a"), other.of("learner", "a")}
    assert len(names | {Pseudonyms("another", "1").of("learner", "a")}) == 5
    assert {len(name) for name in names} == {16}


def test_a_pseudonym_is_the_hmac_of_the_account_under_the_secret_and_the_export() -> None:
    # Computed apart with: printf 'research/e/learner/a' | openssl dgst -sha256 -hmac k
    assert Pseudonyms("k", "e").of("learner", "a") == "2e8a0f4b3de7c416"
