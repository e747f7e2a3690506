"""Without these, gains would mix different quizzes, or a correction would go unnoticed."""

import pytest

from lms.courses.content import Module
from lms.courses.regrade_words import CannotMarkAgain
from lms.courses.regrading import Published, by_version, check, comparable, newly_corrected
from lms.quizzes.quiz import Moment
from lms.quizzes.taken import Taken
from tests.courses.corrected import (
    ITEM,
    correction,
    item_of,
    module_of,
    replaced,
    shipped,
    with_key,
    wrong_options,
)
from tests.factories import make_taken

FIRST, SECOND = wrong_options(shipped())[:2]
MODULE = module_of(shipped())
CORRECTED = module_of(with_key(shipped(), FIRST))


def test_a_release_corrects_what_the_one_before_did_not() -> None:
    again = module_of(with_key(with_key(shipped(), FIRST), SECOND))
    later = module_of(with_key(with_key(shipped(), FIRST), FIRST, day=2))
    pairs = [
        (None, CORRECTED),
        (MODULE, CORRECTED),
        (CORRECTED, CORRECTED),
        (CORRECTED, again),
        (CORRECTED, later),
    ]

    assert [newly_corrected(*pair) for pair in pairs] == [(), (ITEM,), (), (ITEM,), (ITEM,)]


def test_a_correction_is_checked_against_the_newest_release_that_asks_the_item() -> None:
    fewer = item_of(shipped()).model_copy(update={"options": item_of(shipped()).options[:2]})
    edited = module_of(replaced(shipped(), fewer))
    corrected = module_of(replaced(shipped(), fewer, correction()))

    check(corrected, [edited, MODULE], [ITEM], [])
    with pytest.raises(CannotMarkAgain):
        check(corrected, [MODULE, edited], [ITEM], [])


def attempt(moment: Moment, form: str, release: str, graded_by: str | None) -> Taken:
    return make_taken(moment=moment, form=form, release=release, graded_by=graded_by)


WORDED = module_of(
    replaced(shipped(), item_of(shipped()).model_copy(update={"stem": shipped().modules[0].head.title}))
)
EXPLAINED = module_of(
    replaced(shipped(), item_of(shipped()).model_copy(update={"explain": shipped().modules[0].head.title}))
)
SILENT = module_of(replaced(with_key(shipped(), FIRST), item_of(with_key(shipped(), FIRST)), only=True))
RELEASES: dict[str, Module] = {
    "first": MODULE,
    "corrected": CORRECTED,
    "worded": WORDED,
    "explained": EXPLAINED,
    "silent": SILENT,
}
PUBLISHED = Published(RELEASES, {"corrected": {ITEM: item_of(with_key(shipped(), FIRST))}})


@pytest.mark.parametrize(
    ("before", "after", "compares"),
    [
        (("first", None), ("first", None), True),
        (("worded", None), ("worded", None), True),
        # Nothing but what is said afterwards has changed.
        (("first", None), ("explained", None), True),
        # An item of the form taken after, edited between the two quizzes.
        (("first", None), ("worded", None), False),
        (("worded", None), ("first", None), False),
        # The key was changed without a correction.
        (("first", None), ("silent", None), False),
        # A correction, before and after the quiz before was marked again.
        (("first", None), ("corrected", None), False),
        (("first", "corrected"), ("corrected", None), True),
        (("first", "corrected"), ("first", "corrected"), True),
        (("first", "corrected"), ("silent", None), True),
        (("worded", "corrected"), ("corrected", None), False),
    ],
)
def test_before_and_after_compare_when_both_forms_look_and_are_marked_alike(
    before: tuple[str, str | None], after: tuple[str, str | None], compares: bool
) -> None:
    pair = (attempt(Moment.BEFORE, "A", *before), attempt(Moment.AFTER, "B", *after))

    assert comparable(*pair, PUBLISHED) is compares


def test_an_edit_in_a_form_that_neither_quiz_used_changes_nothing() -> None:
    pair = (attempt(Moment.BEFORE, "A", "first", None), attempt(Moment.AFTER, "A", "worded", None))

    assert comparable(*pair, PUBLISHED)


def test_pairs_are_split_by_the_versions_before_and_after() -> None:
    versions = [("first", "first"), ("first", "worded"), ("first", "first")]
    pairs = [
        (attempt(Moment.BEFORE, "A", one, None), attempt(Moment.AFTER, "B", two, None))
        for one, two in versions
    ]

    split = by_version(pairs)

    assert {version: len(found) for version, found in split.items()} == {
        ("first", "first"): 2,
        ("first", "worded"): 1,
    }
