"""Without these, a tick on paper and a tap on a phone could be two different answers."""

import pytest

from lms.printing.sheet import question_of
from lms.printing.typed import Mistyped, read
from lms.quizzes.kinds.base import DONT_KNOW, FIELD
from tests.quizzes.examples import ITEMS

QUESTIONS = {item.kind: question_of(item, number) for number, item in enumerate(ITEMS, 1)}
SOAP, TOWEL = "answer-8bc81bb8", "answer-98b1e42f"
THING = ("answer-91601796", "answer-155836be", "answer-cd1468b7")

# What is typed from a sheet, and what the phone's form sends for the same answer.
SAME = [
    ("single-choice", "b", {FIELD: ["b"]}),
    ("single-choice", "B", {FIELD: ["b"]}),
    ("single-choice", "ខ", {FIELD: ["b"]}),
    ("single-choice", "២", {FIELD: ["b"]}),
    ("multiple-choice", "ca", {FIELD: ["a", "c"]}),
    ("multiple-choice", "ក, គ", {FIELD: ["a", "c"]}),
    ("true-false", "a", {FIELD: ["true"]}),
    ("ordering", "321", {"answer-wet": ["3"], "answer-rinse": ["2"], "answer-soap": ["1"]}),
    ("ordering", "៣-១", {"answer-wet": ["3"], "answer-soap": ["1"]}),
    ("matching", "ab", {SOAP: ["d8ed481e"], TOWEL: ["353727dd"]}),
    ("matching", "b-", {SOAP: ["353727dd"]}),
    ("number", "២០", {FIELD: ["២០"]}),
    ("short-answer", "សាប៊ូ", {FIELD: ["សាប៊ូ"]}),
    ("gap-fill", "bb", {"answer-when": ["before"], "answer-what": ["sand"]}),
    ("categorise", "aba", {THING[0]: ["helps"], THING[1]: ["no-help"], THING[2]: ["helps"]}),
    ("picture-choice", "b", {FIELD: ["b"]}),
    ("hotspot", "b", {FIELD: ["mat"]}),
    ("scale", "e", {FIELD: ["5"]}),
    ("open-answer", "I show it.", {FIELD: ["I show it."]}),
]


@pytest.mark.parametrize(("kind", "typed", "sent"), SAME)
def test_what_is_typed_from_paper_is_what_the_phone_sends(kind, typed, sent):
    question = QUESTIONS[kind]

    answer = read(question, typed)

    assert question.item.grade(question.item.read(answer)) == question.item.grade(question.item.read(sent))
    assert {name: list(given) for name, given in answer.items()} == sent


@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_question_mark_is_i_dont_know_and_a_dash_is_blank(kind):
    assert read(QUESTIONS[kind], " ? ") == {FIELD: [DONT_KNOW]}
    assert read(QUESTIONS[kind], "–") == {}


@pytest.mark.parametrize("kind", [kind for kind in QUESTIONS if kind != "scale"])
def test_the_right_answer_typed_earns_all_points(kind):
    question = QUESTIONS[kind]

    outcome = question.item.grade(read(question, question.right()))

    assert outcome.waits or outcome.points == question.item.points


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("single-choice", "c"),
        ("single-choice", "ab"),
        ("single-choice", ""),
        ("single-choice", "x"),
        ("multiple-choice", "aa"),
        ("multiple-choice", "a?"),
        ("multiple-choice", "ad"),
        ("ordering", "12"),
        ("ordering", "1234"),
        ("ordering", "124"),
        ("ordering", "abc"),
        ("matching", "a"),
        ("matching", "ac"),
        ("number", "many"),
        ("gap-fill", "b"),
        ("categorise", "aac"),
        ("open-answer", "x" * 2001),
    ],
)
def test_what_cannot_be_an_answer_is_refused_with_the_keys_that_can(kind, typed):
    with pytest.raises(Mistyped) as refused:
        read(QUESTIONS[kind], typed)

    assert "ype" in refused.value.message.en
    assert "វាយ" in refused.value.message.km
