"""What a child reads first is complete, fair, kind, and holds no number that nobody checked."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from lms.courses.checks import texts
from lms.courses.content import Library, Module
from lms.courses.loader import load
from lms.courses.mistakes import ContentError
from lms.quizzes.kinds import ItemBase
from lms.quizzes.kinds.base import DONT_KNOW
from lms.quizzes.kinds.multiple_choice import MultipleChoice
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.quizzes.quiz import Form
from lms.text import LANGUAGES, Text, latin_digits
from tests.courses.samples import TODAY, WHOLE

MODULES = {
    "child-rights": "M1",
    "signs-of-trafficking": "M2",
    "safe-migration": "M3",
    "safe-migration-adults": "M3A",
    "protection-and-help": "M4",
    "online-safety": "M5",
    "leading-sessions": "M6",
    "teaching-friends": "M6P",
    "december-12": "N12",
    "refresher": "R",
}
"""By code, which is the order in which they are offered."""
NUMBERS = {"1280", "1288", "117", "092311511"}
ABROAD = {"111"}
"""Lines of another country: in a lesson about going there, not on the help card."""
COUNTED = {"100", "146", "424"}
"""No telephone numbers: points, and people of the studies that facts.yaml names."""
YEARS = {str(year) for year in range(1989, 2027)}
BANNED = re.compile(
    r"prostitut|child porn|illegal child|fell for|careless|dirty|let herself|let himself"
    r"|\bfail(s|ed|ure)?\b|wrong again|should have|\bstupid|their own fault|\bchains?\b|\bdo not leave\b",
    re.IGNORECASE,
)
ODD = re.compile("[\u200c\u200d\u2060\ufeff\u00ad]|[\u200b\\s]\u200b|\u200b\\s")
"""Of the signs that are not seen only a break within a long word helps."""
NOT_TO_BLAME = re.compile(r"not (your|their|her|his|the child's|the child’s) (own )?fault", re.IGNORECASE)


@pytest.fixture(scope="module")
def library() -> Library:
    return load(WHOLE, TODAY)


@pytest.fixture(params=MODULES)
def module(request: pytest.FixtureRequest, library: Library) -> Module:
    return next(one for one in library.modules if one.head.id == request.param)


@pytest.fixture(params=[Form.A, Form.B])
def items(request: pytest.FixtureRequest, module: Module) -> tuple[ItemBase, ...]:
    """The items of one form of one module."""
    return module.forms[request.param]


def practice(module: Module) -> list[ItemBase]:
    return [screen.practice for lesson in module.lessons for screen in lesson.screens if screen.practice]


def items_of(module: Module) -> list[ItemBase]:
    return [*practice(module), *(item for items in module.forms.values() for item in items)]


def texts_of(library: Library) -> Iterator[tuple[str, Text]]:
    """Yield every text with the name of what it belongs to."""
    parts = [("help", library.help)]
    parts += [(one.id, one) for one in (*library.facts.values(), *library.misconceptions.values())]
    for module in library.modules:
        parts.append((module.head.id, module.head))
        parts += [(lesson.id, lesson) for lesson in module.lessons]
        parts += [(item.id, item) for items in module.forms.values() for item in items]
    for name, part in parts:
        yield from ((name, text) for _, text in texts(part, ()))


def test_the_shipped_content_has_no_mistake():
    try:
        found = ""
        load(WHOLE, TODAY)
    except ContentError as error:
        found = str(error)

    assert found == ""


def test_the_whole_curriculum_is_there_in_order(library: Library):
    assert {module.head.id: module.head.code for module in library.modules} == MODULES
    assert [module.head.id for module in library.modules] == list(MODULES)


def test_a_module_says_what_it_is_about(module: Module):
    head = module.head

    assert len(head.title.en) <= 60
    assert len(head.title.km) <= 60
    assert len(head.summary.en.split()) >= 5
    assert 1 <= len(module.lessons) <= 6
    assert head.completed_percent <= head.achieved_percent


def test_no_two_items_share_an_id(library: Library):
    ids = Counter(item.id for module in library.modules for item in items_of(module))

    assert [name for name, count in ids.items() if count > 1] == []


def test_forms_ask_the_same_with_other_stories(module: Module):
    pairs = list(zip(module.forms[Form.A], module.forms[Form.B], strict=True))

    for a, b in pairs:
        assert (a.kind, a.objective, a.level, a.critical, a.points) == (
            b.kind,
            b.objective,
            b.level,
            b.critical,
            b.points,
        )
        assert list(a.texts()) != list(b.texts())


def test_every_objective_is_asked_for(module: Module, items: tuple[ItemBase, ...]):
    asked = {item.objective for item in items}

    assert asked == {objective.id for objective in module.head.objectives}


def test_a_form_has_a_question_that_must_be_right(items: tuple[ItemBase, ...]):
    assert any(item.critical for item in items)


def test_no_position_gives_the_right_option_away(items: tuple[ItemBase, ...]):
    single = [item for item in items if isinstance(item, SingleChoice)]

    positions = Counter([option.right for option in item.options].index(True) for item in single)

    assert len(single) >= 3
    assert max(positions.values()) <= 0.6 * len(single)


def test_the_right_option_is_not_told_by_its_length(items: tuple[ItemBase, ...]):
    single = [item for item in items if isinstance(item, SingleChoice)]

    longest = [max(item.options, key=lambda option: len(option.text.en)).right for item in single]

    assert sum(longest) <= 0.75 * len(single)


def test_choices_have_three_options_or_more_that_differ(module: Module):
    for item in items_of(module):
        if isinstance(item, SingleChoice | MultipleChoice):
            assert len(item.options) >= 3, item.id
            for language in LANGUAGES:
                said = {option.text.to(language) for option in item.options}
                assert len(said) == len(item.options), item.id


def test_every_answer_is_followed_by_words_of_its_own(module: Module):
    for item in items_of(module):
        ways = [way.feedback for way in item.wrong_ways()]

        assert item.feedback({"answer": [DONT_KNOW]}) == (item.explain,)
        assert item.feedback(item.right())
        assert all(words not in item.feedback(item.right()) for words in ways), item.id
        assert len({words.km for words in ways}) == len(ways), item.id


def test_the_right_answer_to_every_item_earns_all_its_points(module: Module):
    for item in items_of(module):
        # What a person marks has no points before.
        assert item.by_hand or item.grade(item.right()).points == item.points


def test_many_wrong_answers_stand_for_a_known_misconception(module: Module):
    ways = [way for items in module.forms.values() for item in items for way in item.wrong_ways()]

    tagged = [way for way in ways if way.misconception]

    assert len(tagged) >= len(ways) / 3


def test_only_numbers_that_were_checked_stand_in_the_texts(library: Library):
    found = {
        re.sub("[^0-9]", "", number)
        for _, text in texts_of(library)
        for words in (text.en, text.km)
        for number in re.findall(r"\d[\d .-]*\d", latin_digits(words))
    }

    assert {number for number in found if len(number) >= 3} - YEARS - COUNTED == NUMBERS | ABROAD
    numbers = [fact.number for fact in library.facts.values() if fact.number]
    assert {number.replace(" ", "") for number in numbers} == NUMBERS | ABROAD


def test_a_number_stands_in_latin_digits_so_that_a_child_can_dial_it(library: Library):
    khmer = [name for name, text in texts_of(library) if re.search("១២៨[០៨]|១១៧|០៩២", text.km)]

    assert khmer == []


def test_words_that_hurt_or_blame_are_not_used(library: Library):
    found = [
        (name, text.en) for name, text in texts_of(library) if BANNED.search(NOT_TO_BLAME.sub("", text.en))
    ]

    assert found == []


def test_the_help_card_names_every_number_and_a_second_adult(library: Library):
    card = library.help

    numbers = [(library.facts[line.fact].number or "").replace(" ", "") for line in card.numbers]

    assert sorted(numbers) == sorted(NUMBERS)
    assert any("another" in step.en for step in card.steps)


def test_khmer_is_written_without_italics_and_invisible_signs_but_single_breaks(library: Library):
    odd = [name for name, text in texts_of(library) if ODD.search(text.km)]
    italic = [name for name, text in texts_of(library) if re.search(r"(?<!\*)\*(?!\*)\S", text.km)]

    assert (odd, italic) == ([], [])


def test_pictures_are_used_and_there(module: Module):
    shown = {screen.picture.file for lesson in module.lessons for screen in lesson.screens if screen.picture}
    shown |= {picture.file for item in items_of(module) for picture in item.pictures()}

    assert shown == set(module.pictures)
