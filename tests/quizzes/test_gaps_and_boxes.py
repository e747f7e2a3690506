"""What is put into gaps and boxes: the words that follow, what is kept, and what a page never tells."""

import re

import pytest
from flask import Flask, render_template
from pydantic import ValidationError

from lms.i18n import speak
from lms.quizzes.kinds import ITEM, ItemBase
from lms.quizzes.kinds.categorise import Categorise
from lms.quizzes.kinds.gap_fill import GapFill, WrongWord
from tests.quizzes.examples import SEEDS, example_of

SOAP, WATER, SHIRT = (f"answer-{thing.sign}" for thing in example_of(Categorise).things)


def codes(kind: type[ItemBase], **changes: object) -> list[str]:
    """Return the codes of what is wrong with the example after some changes."""
    try:
        ITEM.validate_python({**example_of(kind).model_dump(), **changes})
    except ValidationError as error:
        return [one["type"] for one in error.errors()]
    return []


def tagged_gaps() -> ItemBase:
    """Return the example of gap-fill whose second gap has a misconception."""
    whole = example_of(GapFill).model_dump()
    whole["gaps"][1]["options"][1]["misconception"] = "MC07"
    return ITEM.validate_python(whole)


def tagged_things(*misconceptions: str | None) -> ItemBase:
    """Return the example of categorise with a misconception for each thing in a wrong box."""
    whole = example_of(Categorise).model_dump()
    for thing, misconception in zip(whole["things"], misconceptions, strict=True):
        words = {"en": f"not {thing['id']}", "km": "មិនទាន់"}
        thing["if_wrong"] = {"misconception": misconception, "reason": "r", "feedback": words}
    return ITEM.validate_python(whole)


def page_of(app: Flask, item: ItemBase, language: str = "en") -> str:
    """Return the question as a learner sees it before it is graded."""
    with app.test_request_context(f"/{language}/"):
        speak(language)
        return render_template("quizzes/_item.html", item=item, given={}, seed="s", review=False)


def test_the_gaps_stand_where_each_language_has_them():
    item = example_of(GapFill)

    english = [part if isinstance(part, str) else part.id for part in item.sentence("en")]
    khmer = [part if isinstance(part, str) else part.id for part in item.sentence("km")]

    assert english == ["I wash my hands ", "when", " I eat, with water and ", "what", "."]
    assert khmer == ["ខ្ញុំលាងដៃនឹងទឹក និង", "what", " ", "when", "ពេលញ៉ាំអាហារ។"]


def test_a_gap_is_found_although_something_nobody_sees_stands_in_it():
    text = {"en": "I wash [ when] and [what]", "km": "ខ្ញុំ[\u200bwhat\u200b]និង[when ]"}
    item = ITEM.validate_python({**example_of(GapFill).model_dump(), "text": text})

    assert [part.id for part in item.sentence("km") if not isinstance(part, str)] == ["what", "when"]


@pytest.mark.parametrize(
    ("english", "khmer", "code"),
    [
        ("[when]", "[what][when]", "gap_once"),
        ("[when][what]", "[what] when]", "gap_once"),
        ("[when][what][when]", "[what][when]", "gap_once"),
        ("[when][what]", "[what][when][what]", "gap_once"),
        ("[when][what][wen]", "[what][when]", "gap_unknown"),
        ("[when][what]", "[what][When]", "gap_unknown"),
        ("[when][what][]", "[what][when]", "gap_unknown"),
    ],
)
def test_every_gap_stands_once_in_each_language(english: str, khmer: str, code: str):
    assert codes(GapFill, text={"en": english, "km": khmer}) == [code]


@pytest.mark.parametrize("rights", [(False, False), (True, True)])
def test_a_gap_has_exactly_one_right_word(rights: tuple[bool, bool]):
    whole = example_of(GapFill).model_dump()
    words = {"feedback": {"en": "x", "km": "ក"}, "text": {"en": "x", "km": "ក"}}
    whole["gaps"][0]["options"] = [
        {"id": name, "right": right, **words} for name, right in zip("ab", rights, strict=True)
    ]

    assert codes(GapFill, gaps=whole["gaps"]) == ["one_right"]


def test_a_wrong_word_needs_words_to_follow_and_a_right_one_does_not():
    gaps = example_of(GapFill).model_dump(exclude_none=True)["gaps"]
    del gaps[0]["options"][1]["feedback"]

    assert "feedback" not in gaps[0]["options"][0]
    assert codes(GapFill, gaps=gaps)[0] == "missing"


def test_the_words_of_a_gap_are_mixed_alike_for_the_same_attempt():
    item = example_of(GapFill)
    first = [item.shown_in(item.gaps[0], seed)[0].id for seed in SEEDS]

    assert first == [item.shown_in(item.gaps[0], seed)[0].id for seed in SEEDS]
    assert set(first) == {"before", "after"}


def test_each_wrong_word_is_answered_before_the_explanation():
    item = example_of(GapFill)
    before, after = item.gaps[0].options
    sand = item.gaps[1].options[1]

    assert item.feedback(item.right()) == (item.explain,)
    assert item.feedback({"answer-what": ["sand"]}) == (sand.feedback, item.explain)
    assert item.feedback({"answer-when": ["after"], "answer-what": ["sand"]}) == (
        after.feedback,
        sand.feedback,
        item.explain,
    )
    assert isinstance(after, WrongWord)
    assert before.feedback is None


def test_the_first_wrong_word_with_a_misconception_names_it():
    item = tagged_gaps()

    assert item.grade({"answer-when": ["after"], "answer-what": ["sand"]}).misconception == "MC07"
    assert item.grade({"answer-when": ["after"], "answer-what": ["soap"]}).misconception is None


def test_a_thing_for_a_box_that_is_not_there_is_refused():
    things = [thing.model_dump() for thing in example_of(Categorise).things]
    things[2]["box"] = "nowhere"

    assert codes(Categorise, things=things) == ["box_unknown"]


def test_boxes_are_kept_under_the_ids_of_the_things():
    item = example_of(Categorise)

    outcome = item.grade({SHIRT: ["helps"], SOAP: ["helps"], WATER: ["nowhere"]})

    assert outcome.kept == {"answer-soap": ["helps"], "answer-shirt": ["helps"]}
    assert item.box_of(item.things[2], outcome.kept) == "helps"


def test_only_a_thing_in_a_wrong_box_is_answered_with_its_words():
    item = example_of(Categorise)

    assert item.feedback({SHIRT: ["helps"]}) == (item.things[2].if_wrong.feedback, item.explain)
    assert item.feedback({SHIRT: ["no-help"]}) == (item.explain,)
    assert item.feedback({SOAP: ["no-help"]}) == (item.explain,)


def test_the_first_thing_in_a_wrong_box_with_a_misconception_names_it():
    item = tagged_things(None, "MC07", "MC08")

    assert item.grade({SOAP: ["no-help"], WATER: ["no-help"], SHIRT: ["helps"]}).misconception == "MC07"
    assert item.grade({WATER: ["helps"], SHIRT: ["helps"]}).misconception == "MC08"
    assert item.grade({SOAP: ["no-help"]}).misconception is None


@pytest.mark.parametrize("language", ["en", "km"])
def test_no_name_in_the_page_says_which_box_a_thing_belongs_in(app: Flask, language: str):
    things = [
        {**thing.model_dump(), "id": f"{thing.box}-{i}"}
        for i, thing in enumerate(example_of(Categorise).things)
    ]
    item = ITEM.validate_python({**example_of(Categorise).model_dump(), "things": things})

    page = page_of(app, item, language)

    names = re.findall(r'name="answer-([^"]+)"', page)
    assert len(set(names)) == len(things)
    assert not [thing["id"] for thing in things if thing["id"] in page]
    assert item.things[2].if_wrong.feedback.to(language) not in page


@pytest.mark.parametrize(
    ("language", "names"),
    [("en", ["Gap 1 of 2", "Gap 2 of 2"]), ("km", ["ចន្លោះទី ១ ក្នុងចំណោម ២", "ចន្លោះទី ២ ក្នុងចំណោម ២"])],
)
def test_who_hears_the_page_is_told_which_gap_it_is(app: Flask, language: str, names: list[str]):
    page = page_of(app, example_of(GapFill), language)

    assert re.findall('aria-label="([^"]+)"', page) == names


@pytest.mark.parametrize("kind", [GapFill, Categorise])
def test_words_that_follow_an_answer_are_not_in_the_page_before(app: Flask, kind: type[ItemBase]):
    item = example_of(kind)

    page = page_of(app, item)

    assert item.stem.en in page
    assert not [way.feedback.en for way in item.wrong_ways() if way.feedback.en in page]
    assert item.explain.en not in page
