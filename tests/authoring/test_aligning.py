"""Without these, somebody who writes could hold up the program for everybody with a few odd lines."""

import time
from difflib import SequenceMatcher

import pytest

from lms.authoring.aligning import aligned
from lms.authoring.merging import put_together, side_by_side
from lms.authoring.word_marks import marked
from tests.courses.samples import SHIPPED

LONGEST = 60.0
"""Seconds; what is tried here took minutes to hours."""

LARGE = 120_000
ODD = {
    "one line": ("a\n" * LARGE, "a\nb\n" * (LARGE // 2)),
    "few lines in another order": ("a\nb\nc\n" * 40_000, "c\na\nd\nb\n" * 30_000),
    "every line thrice": (
        "".join(f"{n % 20_000}\n" for n in range(60_000)),
        "".join(f"{n % 20_000}\n\n" for n in range(40_000)),
    ),
}


@pytest.mark.parametrize("odd", ODD)
def test_large_texts_of_odd_lines_are_put_side_by_side_in_seconds(odd: str):
    left, right = ODD[odd]
    begun = time.monotonic()

    rows = side_by_side(left, right)
    put_together(left[:1000], left, right, "keep one")

    assert time.monotonic() - begun < LONGEST
    assert [row.left for row in rows if row.left is not None] == left.splitlines()
    assert [row.right for row in rows if row.right is not None] == right.splitlines()


@pytest.mark.parametrize(("old", "new"), [("!" * 2900, "!?" * 1450), ("ក" * 3000, "កខ" * 1500)])
def test_words_of_odd_texts_are_marked_in_seconds(old: str, new: str):
    begun = time.monotonic()

    pieces = marked(old, new)

    assert time.monotonic() - begun < LONGEST
    assert "".join(one.text for one in pieces if one.kind != "new") == old
    assert "".join(one.text for one in pieces if one.kind != "old") == new


def test_what_can_be_compared_in_full_is():
    lines = (SHIPPED / "facts.yaml").read_text("utf-8").splitlines()
    other = [*lines[:40], "new", *lines[60:200], *lines[210:]]

    found = aligned(lines, other)

    assert found == SequenceMatcher(None, lines, other, autojunk=False).get_opcodes()


def test_a_long_file_changed_in_many_places_still_shows_each():
    lines = [line for n in range(1500) for line in (f"id: {n}", "text:", "km:")]
    other = [line if n % 300 else f"{line} new" for n, line in enumerate(lines)]

    changed = [block for block in aligned(lines, other) if block[0] != "equal"]

    assert sum(b - a for _, a, b, _, _ in changed) < 100
