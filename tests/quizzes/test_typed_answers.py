"""What is typed is taken as people read it, and nothing of it is kept but the answer it is."""

import pytest
from pydantic import ValidationError

from lms.quizzes.kinds import ITEM, Answer, ItemBase
from lms.quizzes.kinds.base import FIELD, OTHER
from lms.quizzes.kinds.number import Number
from lms.quizzes.kinds.short_answer import ShortAnswer
from tests.quizzes.examples import example_of

BOTH = {"en": "x", "km": "ខ"}
ASKED = {"id": "q", "objective": "o", "stem": BOTH, "explain": {"en": "explained", "km": "ខ"}}


def make_short(*km: str, en: str = "trainer") -> ItemBase:
    accepted = [{"id": en.lower(), "en": [en], "km": list(km)}]
    return ITEM.validate_python({**ASKED, "kind": "short-answer", "accepted": accepted})


def make_number(answer: int, tolerance: int = 0, known_wrong: tuple[int, ...] = ()) -> ItemBase:
    wrong = [{"value": one, "misconception": "MC01", "feedback": BOTH} for one in known_wrong]
    values = {"answer": answer, "tolerance": tolerance, "known_wrong": wrong}
    return ITEM.validate_python({**ASKED, "kind": "number", **values})


def points(item: ItemBase, *values: str) -> int:
    return item.grade({"answer": list(values)}).points


def misread(item: ItemBase, answer: Answer) -> str | None:
    return item.grade(answer).misconception


SAME = {
    "as accepted": "គ្រូបណ្តុះបណ្តាល",
    "invisible spaces": "គ្រូ\u200bបណ្តុះ\u200bបណ្តាល\u200b",
    "coeng DA": "គ្រូបណ\u17d2\u178aុះបណ\u17d2\u178aាល",
    "coeng DA once": "គ្រូបណ\u17d2\u178aុះបណ្តាល",
    "a full stop": "គ្រូបណ្តុះបណ្តាល។",
    "a question mark": "គ្រូបណ្តុះបណ្តាល?",
    "quotation marks": "«គ្រូបណ្តុះបណ្តាល»",
    "spaces around": "   គ្រូបណ្តុះបណ្តាល \t\n",
    "a space within": "គ្រូ បណ្តុះ  បណ្តាល",
    "a space that does not break": "គ្រូ\u00a0បណ្តុះបណ្តាល",
    "English": "trainer",
    "capitals": "TRAINER",
    "a capital": "Trainer",
    "English with a full stop": "trainer.",
    "English with spaces": "  trainer  ",
}


@pytest.mark.parametrize("typed", SAME.values(), ids=SAME.keys())
def test_spellings_that_look_the_same_are_the_same_answer(typed: str):
    item = make_short("គ្រូបណ្តុះបណ្តាល")

    outcome = item.grade({"answer": [typed]})

    assert (outcome.points, outcome.kept) == (1, {"answer": ["trainer"]})


PAIRS = [
    ("ស\u17d2\u178f\u17d2\u179aី", "ស\u17d2\u179a\u17d2\u178fី"),
    ("ស\u17d2\u178f\u17d2\u179aី", "ស\u17d2\u179a\u17d2\u178aី"),
    ("កណ\u17d2\u178fាល", "កណ\u17d2\u178aាល"),
    ("១៥ ឆ្នាំ", "15 ឆ្នាំ"),
    ("១៥ ឆ្នាំ", "15ឆ្នាំ"),
    ("ច\u17c1\u17b8", "ច\u17be"),
    ("ក\u17c1\u17b6", "ក\u17c4"),
    ("ឆ្ន\u17c6\u17b6", "ឆ្ន\u17b6\u17c6"),
    ("ប\u17c6\u17bb", "ប\u17bb\u17c6"),
    ("ឪពុក-ម្តាយ", "ឪពុកម្តាយ"),
]


@pytest.mark.parametrize(("one", "other"), [*PAIRS, *(pair[::-1] for pair in PAIRS)])
def test_khmer_typed_in_another_order_is_the_same_answer(one: str, other: str):
    assert points(make_short(one), other) == 1


@pytest.mark.parametrize(
    "typed", ["គ្រូ", "បណ្តុះបណ្តាល", "train", "trainers", "trainer trainer", "trai ner", "កគ្រូបណ្តុះបណ្តាល"]
)
def test_another_word_is_kept_as_other(typed: str):
    outcome = make_short("គ្រូបណ្តុះបណ្តាល").grade({"answer": [typed]})

    assert (outcome.points, outcome.kept) == (0, {"answer": ["other"]})


def test_letters_that_look_different_are_different():
    assert points(make_short("ដី"), "តី") == 0
    assert points(make_short("ត្រី"), "ស្រី") == 0


def test_an_id_that_is_no_answer_earns_nothing():
    accepted = [{"id": "a", "en": ["soap"], "km": ["សាប៊ូ"]}]

    with pytest.raises(ValidationError, match="a"):
        ITEM.validate_python({**ASKED, "kind": "short-answer", "accepted": accepted})


def test_an_id_writes_the_spaces_of_its_answer_as_hyphens():
    accepted = [{"id": "a-trusted-adult", "en": ["a trusted adult"], "km": ["មនុស្សធំ"]}]

    item = ITEM.validate_python({**ASKED, "kind": "short-answer", "accepted": accepted})

    assert item.grade({"answer": ["A trusted adult!"]}).kept == {"answer": ["a-trusted-adult"]}


@pytest.mark.parametrize(
    "typed",
    ["15", " 15 ", "១៥", "១ ៥", "1 5", "15.", "១៥។", "015", "1\u200b5", "15\n", "១5", "1\u00a05", "\u200b15"],
)
def test_a_whole_number_is_read_in_both_digits(typed: str):
    # Spaces within a number are not counted: phones and people put them where they like.
    outcome = make_number(15).grade({"answer": [typed]})

    assert (outcome.points, outcome.kept) == (1, {"answer": ["15"]})


@pytest.mark.parametrize(
    "typed",
    [
        "1e3",
        "-1",
        "−1",
        "+15",
        "15.0",
        "15,0",
        "1.5",
        "1,5",
        "15..",
        "15-",
        "(15)",
        "15 years",
        "១៥ ឆ្នាំ",
        "0x0F",
        "fifteen",
        "１５",
        "15/1",
        "14-16",
        "%15",
        "1_5",
        "1000000000",
        "9" * 400,
        ".15",
        "។",
    ],
)
def test_what_is_not_a_whole_number_earns_and_keeps_nothing(typed: str):
    for answer in (15, 10, 150, 1, 1000, 1416):
        outcome = make_number(answer).grade({"answer": [typed]})

        assert (outcome.points, outcome.kept) == (0, {})


@pytest.mark.parametrize(
    ("typed", "earned"), [("17", 0), ("18", 1), ("20", 1), ("22", 1), ("23", 0), ("0", 0)]
)
def test_a_number_is_right_within_its_tolerance(typed: str, earned: int):
    assert points(make_number(20, tolerance=2), typed) == earned


def test_a_known_wrong_number_has_its_own_words_and_misconception():
    item = make_number(20, known_wrong=(2,))

    assert item.feedback({"answer": ["២"]}) == (item.known_wrong[0].feedback,)
    assert misread(item, {"answer": ["២"]}) == "MC01"
    assert item.feedback({"answer": ["3"]}) == (item.explain,)
    assert misread(item, {"answer": ["3"]}) is None


def test_zero_can_be_right():
    assert points(make_number(0), "០") == 1


def test_an_accepted_answer_is_shown_in_the_language_of_the_reader():
    item = example_of(ShortAnswer)

    assert item.spelling("soap", "en") == "soap"
    assert item.spelling("soap", "km") == "សាប៊ូ"
    assert item.spelling("other", "km") == ""


def test_a_number_keeps_no_text():
    assert example_of(Number).grade({"answer": ["call me on 012 345 678"]}).kept == {}


@pytest.mark.parametrize("typed", ["20 seconds", "២០ វិនាទី", "20វិនាទី"])
def test_the_unit_that_stands_beside_the_field_may_be_typed_too(typed: str):
    item = example_of(Number)

    assert item.grade({"answer": [typed]}).kept == {"answer": ["20"]}


@pytest.mark.parametrize("typed", ["012 345 678", "0123456789", "៨៨២៣៤៥៦៧៨", "1234567"])
def test_what_could_be_a_telephone_number_is_not_kept(typed: str):
    item = example_of(Number)

    outcome = item.grade({FIELD: [typed]})

    assert (outcome.points, outcome.kept, outcome.choice) in [(0, {FIELD: [OTHER]}, OTHER), (0, {}, None)]
    assert item.grade(outcome.kept) == outcome
