"""Without these, whoever knows a group could find one child in it by an odd age, sex or language."""

from collections import Counter
from dataclasses import asdict, replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.reports.anonymity import (
    NOT_GIVEN,
    SMALLEST_CELL,
    Pseudonyms,
    Traits,
    age_band,
    described,
    too_small,
    weeks_band,
)


def child(sex: str = "female", age: str = "13-15", cohort: str = "a", language: str = "km") -> Traits:
    return Traits(cohort, "child", sex, age, language)


GIRLS, BOYS, OLDER = child(), child("male"), child(age="16-17")
ADULTS = Traits("", "adult", "female", "18+", "km")
NO_AGE, NO_SEX = child(age=NOT_GIVEN), child(NOT_GIVEN, NOT_GIVEN)
NOTHING = Traits(NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, NOT_GIVEN)
KM_ONLY = replace(NOTHING, language="km")
# Children whose group is not given: their sex and age may still be told.
POOL = replace(NO_SEX, cohort=NOT_GIVEN)

Counts = dict[Traits, int]


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
        # Whose group is unknown already hides others before anybody else loses theirs.
        ({GIRLS: 3, POOL: 30, OLDER: 20}, {GIRLS, POOL}),
    ],
)
def test_few_people_who_are_alike_are_hidden_among_others(counts: Counts, hidden: set[Traits]) -> None:
    assert too_small(counts, SMALLEST_CELL) == hidden


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({GIRLS: 7, OLDER: 8, BOYS: 11}, {GIRLS: NO_AGE, OLDER: NO_AGE, BOYS: BOYS}),
        ({GIRLS: 10, BOYS: 12}, {GIRLS: NO_SEX, BOYS: NO_SEX}),
        ({GIRLS: 12, BOYS: 12, ADULTS: 3}, {GIRLS: KM_ONLY, BOYS: BOYS, ADULTS: KM_ONLY}),
        ({GIRLS: 5}, {GIRLS: NOTHING}),
        ({GIRLS: 11}, {GIRLS: GIRLS}),
    ],
)
def test_no_more_is_left_out_than_hides_somebody(counts: Counts, said: Counts) -> None:
    assert described(counts) == said


def test_a_trait_that_many_share_is_left_out_where_few_of_the_same_group_share_it() -> None:
    lonely = child("male", cohort="b")

    said = described({BOYS: 40, lonely: 1, child(cohort="b"): 14})

    assert said[lonely] == said[child(cohort="b")] == child(NOT_GIVEN, NOT_GIVEN, cohort="b")
    assert said[BOYS] == BOYS


def test_small_groups_form_one_pool_in_which_age_and_sex_are_told_again() -> None:
    counts = {child(sex, cohort=name): 6 for sex, name in product(("female", "male"), "xyz")}
    small = {traits: 5 if traits.cohort == "x" else 4 for traits in counts}

    said = described(small | {GIRLS: 20})

    told = {(traits.sex, one) for traits, one in said.items() if traits.cohort in "xyz"}
    assert told == {(sex, child(sex, cohort=NOT_GIVEN)) for sex in ("female", "male")}
    assert said[GIRLS] == GIRLS


def test_one_small_group_is_hidden_with_the_smallest_of_another() -> None:
    said = described({child("male", cohort="b"): 5, GIRLS: 13, BOYS: 20})

    assert said == {child("male", cohort="b"): POOL, GIRLS: POOL, BOYS: BOYS}


def test_a_rare_language_costs_nobody_more_than_the_language() -> None:
    english = child(language="en")

    assert described({GIRLS: 14, english: 1, BOYS: 11}) == {
        GIRLS: child(language=NOT_GIVEN),
        english: child(language=NOT_GIVEN),
        BOYS: BOYS,
    }
    assert described({GIRLS: 14, english: 11}) == {GIRLS: GIRLS, english: english}


def test_a_program_of_four_groups_of_fifteen_still_says_the_groups_of_children() -> None:
    sexes = ["female"] * 8 + ["male"] * 7
    ages = ["10-12", "13-15", "13-15", "16-17", "not-recorded"] * 3
    every = [child(sex, age, name) for name in "abcd" for sex, age in zip(sexes, ages, strict=True)]
    counts = Counter(every)

    said = described(counts)

    assert {said[one] for one in every} == {child(NOT_GIVEN, NOT_GIVEN, name) for name in "abcd"}


EVERY = [
    Traits(*one)
    for one in product(
        ("", "a", "b", "c"), ("child", "adult"), ("female", "male"), ("10-12", "13-15"), ("km", "en")
    )
]
POPULATIONS = st.dictionaries(st.sampled_from(EVERY), st.integers(1, 25))
# What is left out, in this order: from the age on, each is told only where the next one is.
ORDER = ("age", "sex", "group")


@given(POPULATIONS)
def test_everybody_is_alike_with_enough_others_or_wholly_not_described(counts: Counts) -> None:
    said = described(counts)

    alike: Counter[Traits] = Counter()
    for traits, number in counts.items():
        alike[said[traits]] += number
    assert set(said) == set(counts)
    assert all(number >= SMALLEST_CELL or one == NOTHING for one, number in alike.items())
    if sum(counts.values()) >= SMALLEST_CELL:
        assert all(number >= SMALLEST_CELL for number in alike.values())


@given(POPULATIONS)
def test_what_is_said_is_true_and_left_out_in_order(counts: Counts) -> None:
    for traits, said in described(counts).items():
        assert all(told in (NOT_GIVEN, asdict(traits)[key]) for key, told in asdict(said).items())
        given_ones = [asdict(said)[key] != NOT_GIVEN for key in ORDER]
        assert given_ones == sorted(given_ones)
        assert said.group != NOT_GIVEN or said.cohort == NOT_GIVEN


def missing(said: Traits, key: str) -> bool:
    return bool(asdict(said)[key] == NOT_GIVEN)


@given(POPULATIONS)
def test_nobodys_missing_trait_is_found_by_subtraction(counts: Counts) -> None:
    """Where some of a group are told apart by a trait, the others are many, and of two kinds at least."""
    said = described(counts)

    for key, within in (
        ("age", ("cohort", "group", "sex")),
        ("sex", ("cohort", "group")),
        ("cohort", ("group",)),
        ("language", ("cohort", "group", "sex", "age")),
    ):
        families: dict[tuple[str, ...], list[Traits]] = {}
        for traits, one in said.items():
            families.setdefault(tuple(asdict(one)[each] for each in within), []).append(traits)
        for family in families.values():
            hidden = [traits for traits in family if missing(said[traits], key)]
            if hidden and len(hidden) < len(family):
                assert len({asdict(traits)[key] for traits in hidden}) > 1
                assert sum(counts[traits] for traits in hidden) >= SMALLEST_CELL


@given(POPULATIONS)
def test_the_order_in_which_people_are_met_changes_nothing(counts: Counts) -> None:
    assert described(dict(reversed(counts.items()))) == described(counts)


@pytest.mark.parametrize(
    ("weeks", "band"),
    [
        (-3, "0"), (0, "0"), (1, "1-4"), (4, "1-4"), (5, "5-13"), (13, "5-13"),
        (14, "14-26"), (26, "14-26"), (27, "27+"), (300, "27+"),
    ],
)  # fmt: skip
def test_weeks_are_told_as_a_band(weeks: int, band: str) -> None:
    assert weeks_band(weeks) == band


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
