"""Without these, of two who write in one file at once, one could lose a line."""

from hypothesis import given, settings
from hypothesis import strategies as st

from lms.authoring.merging import Row, near_changes, put_together, side_by_side

BASE = "one\ntwo\nthree\nfour\nfive\n"
LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n", "e\n"]), max_size=8)


def test_changes_in_different_places_are_put_together():
    merged = put_together(BASE, BASE.replace("one", "ONE"), BASE.replace("five", "FIVE\nsix"), "keep one")

    assert (merged.text, merged.both) == ("ONE\ntwo\nthree\nfour\nFIVE\nsix\n", 0)


def test_what_both_changed_stands_there_twice_with_a_remark_between():
    merged = put_together(BASE, BASE.replace("two", "mine"), BASE.replace("two", "theirs"), "keep one")

    assert merged.text == "one\ntheirs\n# keep one\nmine\nthree\nfour\nfive\n"
    assert merged.both == 1


@given(LINES, LINES, LINES)
@settings(max_examples=300, deadline=None)
def test_no_new_line_of_either_is_lost(base: list[str], mine: list[str], theirs: list[str]):
    texts = ["".join(lines) for lines in (base, mine, theirs)]

    merged = put_together(*texts, "keep one").text.splitlines(keepends=True)

    for version in (mine, theirs):
        for line in set(version) - set(base):
            assert line in merged
    assert put_together(texts[0], texts[1], texts[0], "").text == texts[1]
    assert put_together(texts[0], texts[0], texts[2], "").text == texts[2]
    assert put_together(texts[0], texts[1], texts[1], "").text == texts[1]


@given(LINES, LINES)
def test_both_versions_can_be_read_off_the_rows(one: list[str], other: list[str]):
    rows = side_by_side("".join(one), "".join(other))

    assert [row.left for row in rows if row.left_number] == [line.strip() for line in one]
    assert [row.right for row in rows if row.right_number] == [line.strip() for line in other]


def test_what_is_the_same_is_left_out_but_for_the_lines_around():
    rows = side_by_side(BASE, BASE.replace("five", "FIVE"))

    assert near_changes(rows, 1) == [None, Row(4, "four", 4, "four"), Row(5, "five", 5, "FIVE")]
