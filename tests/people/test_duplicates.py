"""Without these, two people could be shown as one, or one person's two accounts never be found."""

import time

import pytest

from lms.people.duplicates import PROBABLE, Known, Reason, khmer_name, latin, probable, reasons
from tests.people.same_people import OTHERS, SAME, Said, known


def found(pair: tuple[Said, Said]) -> bool:
    return bool(probable([known("one", pair[0]), known("other", pair[1])]))


def test_of_the_labelled_pairs_nine_in_ten_are_found_and_nine_in_ten_of_the_found_are_right() -> None:
    hits, alarms = sum(map(found, SAME)), sum(map(found, OTHERS))

    recall, precision = hits / len(SAME), hits / (hits + alarms)

    assert recall >= 0.9, [pair for pair in SAME if not found(pair)]
    assert precision >= 0.9, [pair for pair in OTHERS if found(pair)]


@pytest.mark.parametrize(
    ("years", "shown"), [((1990, 1990), True), ((1990, 1991), True), ((1990, 1992), False)]
)
def test_years_more_than_one_apart_are_never_one_person(years: tuple[int, int], shown: bool) -> None:
    one, other = (
        Known(id=str(number), name_km="សុខ ចាន់", name_latin="Sok Chan", birth_year=year, commune="060209")
        for number, year in enumerate(years)
    )

    assert bool(probable([one, other])) is shown


def test_a_pair_says_why_in_words() -> None:
    one = Known("a", "សុខ ចាន់", "Sok Chan", "", 1990, "female", "060209")
    other = Known("b", "សុខ ចាន់", "Sok Chana", "", 1990, "not-recorded", "060209")

    said = reasons(one, other)

    assert set(said) == {Reason.SAME_KHMER, Reason.NEAR_LATIN, Reason.SAME_YEAR, Reason.SAME_COMMUNE}
    assert all(reason.words.en and reason.words.km for reason in Reason)


def test_the_likeliest_pair_comes_first_whatever_the_order() -> None:
    people = [
        Known("a", "សុខ ចាន់", "Sok Chan", birth_year=1990),
        Known("b", "សុខ ចាន់", "Sok Chan", birth_year=1990),
        Known("c", "សុខ ចាន់", "Sok Chann"),
    ]

    pairs = [(pair.first, pair.second) for pair in probable(people)]

    assert pairs[0] == ("a", "b")
    assert [(pair.first, pair.second) for pair in probable(people[::-1])] == pairs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sok Chan", "CHAN  Sok"),
        ("Phalla", "Palla"),
        ("Ouk Sovann", "Uk Sovan"),
        ("Khun", "Kun"),
        ("Sophy", "Sophi"),
    ],
)
def test_latin_spellings_that_sound_alike_are_folded(one: str, other: str) -> None:
    assert latin(one) == latin(other)


def test_the_order_of_khmer_words_does_not_matter() -> None:
    assert khmer_name("សុខ ចាន់") == khmer_name("ចាន់ សុខ")


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        (("ស្រីមុំ", 2012, "female"), ("ស្រីមុំ", 2012, "female"), True),
        (("ស្រីមុំ", 2012, "female"), ("ស្រីមុំ", None, "female"), True),
        (("ស្រីមុំ", None, "not-recorded"), ("ស្រីមុំ", None, "not-recorded"), False),
        (("ស្រីមុំ", 2012, "female"), ("ស្រីមុំ", 2014, "female"), False),
        (("ដារ៉ា", 2012, "female"), ("ដារ៉ា", 2012, "male"), False),
        (("ស្រីមុំ", 2012, "female"), ("ស្រីពៅ", 2012, "female"), False),
        (("", 2012, "female"), ("", 2012, "female"), False),
    ],
)
def test_children_are_compared_by_nickname_year_and_sex(
    one: tuple[str, int | None, str], other: tuple[str, int | None, str], shown: bool
) -> None:
    children = [
        Known(id=str(number), nickname=name, birth_year=year, sex=sex)
        for number, (name, year, sex) in enumerate((one, other))
    ]

    assert bool(probable(children)) is shown


def test_two_thousand_adults_are_compared_in_seconds() -> None:
    families, names = ["Sok", "Chan", "Keo", "Heng", "Ly", "Nuon", "Phim", "Tep"], ["Dara", "Bopha", "Rith"]
    people = [
        Known(
            str(n),
            f"ឈ{n % 97} ន{n % 89}",
            f"{families[n % 8]} {names[n % 3]}{n % 101}",
            birth_year=1950 + n % 60,
        )
        for n in range(2000)
    ]
    began = time.process_time()

    probable(people)

    assert time.process_time() - began < 20
    assert Reason.SAME_KHMER.points < PROBABLE
