"""Without these, a writer would look for a mistake at the wrong line."""

from lms.authoring.excerpt import NOTHING, Span, excerpt
from lms.courses.mistakes import Mistake

TEXT = "".join(f"line {number}\n" for number in range(1, 31))


def mistake(line: int) -> Mistake:
    return Mistake("content/a.yaml", line, "", "tab")


def test_the_wanted_lines_and_three_around_them_are_shown():
    found = excerpt(TEXT, Span(10, 12), ())

    assert [line.number for line in found] == list(range(7, 16))
    assert [line.number for line in found if line.here] == [10, 11, 12]
    assert [line.number for line in found if line.skips] == [7]


def test_a_mistake_stands_at_its_line_however_far_away():
    found = excerpt(TEXT, Span(10, 12), [mistake(25)])

    assert [line.number for line in found if line.mistakes] == [25]
    assert [line.number for line in found if line.skips] == [7, 24]


def test_a_mistake_beyond_the_end_stands_at_the_last_line():
    found = excerpt(TEXT, Span(29, 10**6), [mistake(99)])

    assert [line.number for line in found if line.mistakes] == [30]


def test_empty_lines_and_remarks_after_a_part_are_not_its_own():
    found = excerpt("a: 1\nb: 2\n\n# about c\nc: 3\n", Span(2, 4), ())

    assert [line.number for line in found if line.here] == [2]


def test_of_a_text_without_a_part_to_show_only_mistakes_are_shown():
    found = excerpt(TEXT, NOTHING, [mistake(9)])

    assert [line.number for line in found] == [8, 9, 10]
    assert not any(line.here for line in found)
