"""Without these, a mistake in a list of children could go in unseen, or a right cell could be refused."""

from datetime import date

import pytest

from lms.text import visible
from lms.training.roster_columns import OF_ADULTS, OF_CHILDREN, Column, title
from lms.training.roster_file import Table, read_table
from lms.training.roster_mistakes import WORDS
from lms.training.roster_people import Known, KnownLearner
from lms.training.roster_rows import MOST_ROWS, check, made_from
from tests.training import roster_data
from tests.training.roster_cases import ADULT_CELLS, CHILD_CELLS, HEADINGS, RIGHT, UNREADABLE

TODAY = date(2026, 11, 22)
KNOWN = Known(
    TODAY,
    {
        roster_data.KNOWN_CODE.replace("-", ""): KnownLearner("known", None, "not-recorded", None, False),
        roster_data.HERE_CODE.replace("-", ""): KnownLearner("here", None, "male", 2012, True),
        roster_data.MARKED_CODE.replace("-", ""): KnownLearner("marked", "ក", "female", 2012, False),
    },
    frozenset({"sok.chan"}),
)


def table_of(*rows: tuple[str, ...]) -> Table:
    """Return rows as a table whose first row is row 1."""
    return Table(tuple(range(1, len(rows) + 1)), rows)


def one_cell(column: Column, text: str, *, adults: bool) -> Table:
    """Return a table of one person who is right but for one cell."""
    usual = {Column.NAME_KM: "សុខ ចាន់", Column.NAME_LATIN: "Sok Chan", Column.SEX: "F"}
    if column is Column.CONSENT_ON and text:
        usual[Column.CONSENT_METHOD] = "paper"
    if column is Column.CONSENT_METHOD:
        usual[Column.CONSENT_ON] = "2026-01-15"
    if column is Column.CODE or (column is Column.SEX and not text):
        usual = {**usual, Column.SEX: "", Column.ASSENT_ON: "2026-01-15"}
    columns = [*(OF_ADULTS if adults else OF_CHILDREN), Column.AGE]
    cells = {**usual, column: text}
    return table_of(tuple(title(one) for one in columns), tuple(cells.get(one, "") for one in columns))


def found(table: Table, *, adults: bool = False) -> list[tuple[int, str, str]]:
    return [(one.row, one.letter, one.code) for one in check(table, KNOWN, adults=adults).mistakes]


def test_every_planted_mistake_is_named_by_row_and_column_and_no_other() -> None:
    table = read_table(roster_data.as_csv(roster_data.rows(planted=True)))

    named = found(table)

    assert named == roster_data.expected()
    assert len({code for _, _, code in named}) >= 40


def test_the_same_file_from_a_spreadsheet_program_gives_the_same_mistakes() -> None:
    from_csv = check(read_table(roster_data.as_csv(roster_data.rows(planted=True))), KNOWN, adults=False)

    from_xlsx = check(read_table(roster_data.SPREADSHEET.read_bytes()), KNOWN, adults=False)

    assert [(one.row, one.column, one.code, one.heading) for one in from_xlsx.mistakes] == [
        (one.row, one.column, one.code, one.heading) for one in from_csv.mistakes
    ]
    assert len(from_xlsx.mistakes) == len(roster_data.expected())


def test_five_hundred_clean_rows_have_no_mistake() -> None:
    checked = check(read_table(roster_data.as_csv(roster_data.rows(planted=False))), KNOWN, adults=False)

    assert checked.mistakes == ()
    assert len(checked.people) == MOST_ROWS
    assert checked.people[-1].row == 502


@pytest.mark.parametrize(("column", "text", "code"), CHILD_CELLS)
def test_a_wrong_cell_about_a_child_is_named(column: Column, text: str, code: str) -> None:
    place = "ABCDEFGHI"[[*OF_CHILDREN, Column.AGE].index(column)]

    assert found(one_cell(column, text, adults=False)) == [(2, place, code)]


@pytest.mark.parametrize(("column", "text", "code"), ADULT_CELLS)
def test_a_wrong_cell_about_an_adult_is_named(column: Column, text: str, code: str) -> None:
    place = "ABCDEFG"[[*OF_ADULTS, Column.AGE].index(column)]

    assert found(one_cell(column, text, adults=True), adults=True) == [(2, place, code)]


@pytest.mark.parametrize(("column", "text", "field", "value"), RIGHT)
def test_a_right_cell_is_understood(column: Column, text: str, field: str, value: object) -> None:
    checked = check(one_cell(column, text, adults=False), KNOWN, adults=False)

    assert checked.mistakes == ()
    assert getattr(checked.people[0], field) == value


@pytest.mark.parametrize(("heads", "adults", "mistakes"), HEADINGS)
def test_headings_are_found_whatever_their_order_and_language(
    heads: tuple[str, ...], adults: bool, mistakes: list[tuple[int, str, str]]
) -> None:
    wanted = {"ឈ្មោះជាអក្សរខ្មែរ": "សុខ", "latin name": "Sok"}
    row = tuple(wanted.get(head, "") for head in heads)

    assert found(table_of(heads, (*row[:-1], row[-1] or "ស្រី")), adults=adults) == mistakes


def test_rows_of_title_above_the_headings_are_left_out_and_counted() -> None:
    table = table_of(("បញ្ជីកុមារ",), ("nickname", "sex"), ("ដារ៉ា", "x"))

    assert found(table) == [(3, "B", "sex-unknown")]


def test_a_file_with_headings_and_nobody_below_says_so() -> None:
    assert found(table_of(("nickname", "sex"))) == [(1, "", "no-rows")]


def test_one_row_too_many_is_named() -> None:
    table = table_of(("nickname", "sex"), *((f"ន{number}", "F") for number in range(MOST_ROWS + 1)))

    assert found(table) == [(MOST_ROWS + 2, "", "too-many-rows")]


def test_children_without_nicknames_may_be_alike() -> None:
    assert found(table_of(("sex", "birth year"), ("F", "2012"), ("F", "2012"))) == []


def test_a_person_named_twice_is_told_with_the_row_of_the_first() -> None:
    table = table_of(("name in khmer", "latin name", "sex"), *[("សុខ", "Sok", "F")] * 2)

    (mistake,) = check(table, KNOWN, adults=True).mistakes

    assert (mistake.row, mistake.code) == (3, "row-twice")
    assert "row 2" in mistake.what.en
    assert "២" in mistake.what.km


def test_a_user_name_twice_and_one_that_is_taken_are_named() -> None:
    heads = ("name in khmer", "latin name", "sex", "user name")
    table = table_of(
        heads, ("សុខ", "Sok", "F", "sok"), ("ចាន់", "Chan", "M", "SOK"), ("លី", "Ly", "", "sok.chan")
    )

    assert found(table, adults=True) == [(3, "D", "login-twice"), (4, "D", "login-taken")]


def test_user_names_are_made_from_names_and_are_never_the_same() -> None:
    heads = ("name in khmer", "latin name", "sex", "birth year")
    table = table_of(
        heads, ("សុខ", "Sok Chan", "F", "1990"), ("សុខា", "SOK CHAN", "M", "1991"), ("អ៊ី", "Y", "", "")
    )

    made = [one.login for one in check(table, KNOWN, adults=True).people]

    assert made == ["sok.chan2", "sok.chan3", "y.00"]
    assert made_from("Dès-Étoiles") == "d.s.toiles"


def test_what_is_not_here_is_said_with_the_same_words_whether_it_is_foreign_or_unknown() -> None:
    """The check is given codes within reach only: it could not tell a foreign one from an invented one."""
    mistakes = check(one_cell(Column.CODE, "ABCD-EFGH", adults=False), KNOWN, adults=False).mistakes

    assert mistakes[0].what.en == "No learner of your groups has the code ABCD-EFGH."


def test_a_name_instead_of_a_code_is_answered_with_the_places_of_that_name_and_their_parents() -> None:
    (mistake,) = check(one_cell(Column.COMMUNE, "Thmei", adults=False), KNOWN, adults=False).mistakes

    assert mistake.to_do.en.count("commune") == 3
    assert "ខេត្ត" in mistake.to_do.km


def test_every_kind_of_mistake_is_tried_here_and_has_words_in_both_languages() -> None:
    cells = {code for _, _, code in (*CHILD_CELLS, *ADULT_CELLS)}
    heads = {code for _, _, mistakes in HEADINGS for _, _, code in mistakes}
    rows = {"no-rows", "too-many-rows", "row-twice", "login-twice", "code-twice", "row-too-long"}

    tried = cells | heads | rows | set(UNREADABLE) | {code for _, _, code in roster_data.expected()}

    assert set(WORDS) - tried == set()
    assert all(visible(text.km) and visible(text.en) for words in WORDS.values() for text in words)


def test_columns_are_lettered_as_a_spreadsheet_does() -> None:
    heads = ("sex", *[""] * 26, "nickname")
    table = table_of(heads, ("F", *[""] * 26, "=x"))

    assert found(table) == [(2, "AB", "formula")]
