"""What is chosen, ordered and matched is right only as a whole, unless the author says otherwise."""

import pytest

from lms.quizzes.kinds import Answer, ItemBase
from lms.quizzes.kinds.credit import Credit
from lms.quizzes.kinds.matching import Matching
from lms.quizzes.kinds.multiple_choice import MultipleChoice
from lms.quizzes.kinds.ordering import Ordering
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.quizzes.kinds.true_false import TrueFalse
from tests.quizzes.examples import SEEDS, example_of


def points(item: ItemBase, *values: str) -> int:
    return item.grade({"answer": list(values)}).points


def misread(item: ItemBase, answer: Answer) -> str | None:
    return item.grade(answer).misconception


@pytest.mark.parametrize("values", [["b"], ["a", "b"], ["a", "a"], ["b", "a"], ["z"], ["A"], [" a"]])
def test_only_the_right_option_alone_earns(values: list[str]):
    assert points(example_of(SingleChoice, points=1), *values) == 0


def test_a_chosen_option_is_answered_with_its_own_words():
    item = example_of(SingleChoice)

    assert item.feedback({"answer": ["b"]}) == (item.options[1].feedback,)
    assert item.grade({"answer": ["b"]}).kept == {"answer": ["b"]}


@pytest.mark.parametrize("values", [["a"], ["b"], ["c"], ["a", "c"], ["a", "b", "c"]])
def test_a_choice_of_several_is_right_only_as_a_whole(values: list[str]):
    assert points(example_of(MultipleChoice), *values) == 0


def test_a_choice_of_several_may_come_in_any_order():
    item = example_of(MultipleChoice)

    outcome = item.grade({"answer": ["b", "a", "b", "z"]})

    assert (outcome.points, outcome.kept) == (3, {"answer": ["a", "b"]})


def test_an_incomplete_choice_is_explained_after_the_words_of_the_options():
    item = example_of(MultipleChoice)

    assert item.feedback({"answer": ["a"]}) == (item.options[0].feedback, item.explain)
    assert item.feedback({"answer": ["a", "b"]}) == (item.options[0].feedback, item.options[1].feedback)


def test_a_choice_that_earned_a_part_is_explained_too():
    item = example_of(MultipleChoice).model_copy(update={"credit": Credit.PER_PART})

    assert points(item, "a") == 2
    assert item.feedback({"answer": ["a"]}) == (item.options[0].feedback, item.explain)


def test_the_first_misconception_chosen_is_named():
    item = example_of(MultipleChoice)
    options = [
        option.model_copy(update={"misconception": code})
        for option, code in zip(item.options, (None, None, "MC07"), strict=True)
    ]
    tagged = item.model_copy(update={"options": tuple(options)})

    assert misread(tagged, {"answer": ["a", "c"]}) == "MC07"
    assert misread(tagged, {"answer": ["a", "b"]}) is None


@pytest.mark.parametrize(
    ("values", "earned"), [(["false"], 3), (["true"], 0), (["False"], 0), (["true", "false"], 0)]
)
def test_a_statement_is_judged_once(values: list[str], earned: int):
    assert points(example_of(TrueFalse), *values) == earned


@pytest.mark.parametrize("values", [["x"], ["True"], ["true", "false"], ["true", "true"], [" false"]])
def test_an_odd_judgement_is_explained(values: list[str]):
    item = example_of(TrueFalse)

    assert item.feedback({"answer": values}) == (item.explain,)
    assert item.feedback({"answer": ["true"]}) == (item.if_true.feedback,)
    assert item.feedback({"answer": ["false"]}) == (item.if_false.feedback,)


def test_a_right_option_stands_for_no_misconception():
    item = example_of(SingleChoice)
    options = tuple(option.model_copy(update={"misconception": "MC07"}) for option in item.options)
    tagged = item.model_copy(update={"options": options})

    assert misread(tagged, {"answer": ["a"]}) is None
    assert misread(tagged, {"answer": ["b"]}) == "MC07"


@pytest.mark.parametrize("places", ["132", "213", "321", "12", "122", "111", "12x", "120", "1"])
def test_steps_out_of_order_or_place_earn_nothing(places: str):
    item = example_of(Ordering)

    answer = {name: [place] for name, place in zip(item.fields[1:], places, strict=False)}

    assert item.grade(answer).points == 0


def test_steps_are_never_shown_in_the_right_order():
    item = example_of(Ordering)

    assert all(item.shown(seed) != item.steps for seed in SEEDS)


def test_right_sides_are_never_shown_beside_their_left_sides():
    item = example_of(Matching)

    assert all(item.shown(seed) != item.pairs for seed in SEEDS)


@pytest.mark.parametrize(
    "given", [("towel", "soap"), ("soap", "soap"), ("soap", ""), ("", "towel"), ("soap", "x")]
)
def test_pairs_are_right_only_as_a_whole(given: tuple[str, str]):
    item = example_of(Matching)

    assert item.grade({"answer-soap": [given[0]], "answer-towel": [given[1]]}).points == 0


@pytest.mark.parametrize("kind", [SingleChoice, MultipleChoice])
def test_options_keep_the_order_of_the_author_where_asked_for(kind: type[ItemBase]):
    item = example_of(kind)
    fixed = item.model_copy(update={"keep_order": True})

    assert item.shown("") == item.options
    assert all(fixed.shown(seed) == fixed.options for seed in SEEDS)


def test_nothing_in_a_form_says_which_right_side_belongs_to_which_left_side():
    item = example_of(Matching)
    swapped = item.model_copy(
        update={
            "pairs": tuple(
                pair.model_copy(update={"id": f"p{number}", "right": other.right})
                for number, (pair, other) in enumerate(zip(item.pairs, item.pairs[::-1], strict=True))
            )
        }
    )

    def in_form(one: Matching) -> tuple[set[str], set[str]]:
        return {pair.name for pair in one.pairs}, {pair.sign for pair in one.pairs}

    # Another key and other ids: names and values stay the same.
    assert in_form(swapped) == in_form(item)
