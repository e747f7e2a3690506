"""Without these, a figure in a file could differ from the one on the page, or a text could calculate."""

import csv
import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from lms.reports.table import MISSING, Column, Table, Value, shown, to_csv
from lms.reports.xlsx import to_xlsx
from lms.text import LANGUAGES, Language, Text, latin_digits
from tests.conftest import NOW

NAME = Column("who", Text(en="Group", km="ក្រុម"))
COUNT = Column("n", Text(en="Learners", km="សិក្ខាកាម"))
SHARE = Column("share", Text(en="Before", km="មុន"), places=1, unit="%")
GAIN = Column("gain", Text(en="Gain", km="ការកើនឡើង"), places=2)
DAY = Column("day", Text(en="Day", km="ថ្ងៃ"))
COLUMNS = (NAME, COUNT, SHARE, GAIN, DAY)
ODD: tuple[tuple[Value, ...], ...] = (
    ("Lotus", 12, Decimal("66.7"), Decimal("-0.05"), date(2026, 12, 12)),
    ("ផ្កា\u200bឈូក", 0, Decimal("0.0"), Decimal("1.00"), date(1900, 3, 1)),
    ('a, "b"; c', -3, Decimal("100.0"), Decimal("-12345678901.23"), date(9999, 12, 31)),
    ("", 999999999999999, Decimal("0.1"), Decimal("0.30"), date(1899, 12, 31)),
    (None, None, None, None, None),
    ("007", 12345678901234567890, "too few", Decimal("123456789012345678.90"), date(2026, 1, 1)),
    ("line\r\nbreak\tand\x07 bell", 1, 2, 3, "not yet"),
)
DANGEROUS = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "\u200b=1+1",
    "\u200d=1+1",
    "＝1+1",
)


def make_table(
    rows: tuple[tuple[Value, ...], ...] = ODD, columns: tuple[Column, ...] = COLUMNS, **said: object
) -> Table:
    title = Text(en="What was learnt", km="អ្វីដែលបានរៀន")
    return Table(name="r1", title=title, columns=columns, rows=rows, **said)  # type: ignore[arg-type]


def read_csv(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def read_xlsx(body: bytes, sheet: int = 0) -> list[list[object]]:
    found = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(sheet)
    return [list(row) for row in found.to_python()]


def formats_of(body: bytes) -> dict[tuple[int, int], str]:
    """Return the number format of every cell by row and column, as it stands in the file itself."""
    book = zipfile.ZipFile(io.BytesIO(body))
    styles, sheet = book.read("xl/styles.xml").decode(), book.read("xl/worksheets/sheet1.xml").decode()
    named = {"0": "General", "1": "0", "2": "0.00", "49": "@"}
    named |= dict(re.findall(r'<numFmt numFmtId="(\d+)" formatCode="([^"]+)"', styles))
    cells = re.search(r"<cellXfs.*?</cellXfs>", styles, re.DOTALL)
    assert cells is not None
    used = [named[number] for number in re.findall(r'<xf numFmtId="(\d+)"', cells[0])]
    return {
        (int(row) - 1, "ABCDE".index(letter)): used[int(style)]
        for letter, row, style in re.findall(r'<c r="([A-E])(\d+)" s="(\d+)"', sheet)
    }


def as_displayed(cell: object, number_format: str) -> str:
    """Return what a spreadsheet program displays for a cell."""
    if isinstance(cell, float):
        places = len(number_format.partition(".")[2])
        return f"{Decimal(repr(cell)):.{places}f}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_csv_and_xlsx_say_the_same_in_every_cell(language: Language) -> None:
    table = make_table()

    written = read_csv(to_csv(table, language))[1:]
    book = to_xlsx(table, language)
    calculated, formats = read_xlsx(book)[1:], formats_of(book)

    assert len(written) == len(calculated) == len(ODD)
    for number, row in enumerate(ODD):
        for place, value in enumerate(row):
            on_page = shown(value, COLUMNS[place], language)
            cell, in_file = calculated[number][place], written[number][place]
            assert as_displayed(cell, formats.get((number + 1, place), "")) == in_file
            assert said_plainly(on_page, value, COLUMNS[place], language) == in_file


def said_plainly(on_page: str, value: Value, column: Column, language: Language) -> str:
    """Turn what a page shows back into what a file holds: digits, minus sign, day, no unit."""
    if value is None:
        assert on_page == MISSING
        return ""
    if isinstance(value, str):
        return re.sub(r"\s+", " ", re.sub("[\u200b\x07]", "", on_page))
    if isinstance(value, date):
        day, month, year = latin_digits(on_page).split()
        assert month == {"en": f"{value:%B}", "km": MONTHS_KM[value.month]}[language]
        return f"{int(year):04}-{value.month:02}-{int(day):02}"
    assert isinstance(value, int) or on_page.endswith(column.unit)
    assert language == "en" or not re.search("[0-9]", on_page)
    return latin_digits(on_page).removesuffix(column.unit).replace("−", "-")


MONTHS_KM = {1: "មករា", 3: "មីនា", 12: "ធ្នូ"}


def test_numbers_are_numbers_and_days_are_days_in_a_spreadsheet() -> None:
    cells = read_xlsx(to_xlsx(make_table(), "km"))

    assert cells[1] == ["Lotus", 12.0, 66.7, -0.05, date(2026, 12, 12)]
    assert cells[5] == ["", "", "", "", ""]
    formats = formats_of(to_xlsx(make_table(), "km"))
    assert [formats[1, place] for place in range(5)] == ["@", "0", "0.0", "0.00", "yyyy-mm-dd"]


def test_what_a_spreadsheet_cannot_keep_to_the_last_digit_is_text() -> None:
    cells = read_xlsx(to_xlsx(make_table(), "en"))

    assert cells[6] == ["007", "12345678901234567890", "too few", "123456789012345678.90", date(2026, 1, 1)]
    assert cells[4][1:] == [999999999999999.0, 0.1, 0.3, "1899-12-31"]


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8"), max_size=40),
            st.integers(-(10**16), 10**16),
            st.decimals(0, 100, places=1).map(lambda number: number.quantize(Decimal("0.1"))),
            st.decimals(-(10**6), 10**6, places=2).map(lambda number: number.quantize(Decimal("0.01"))),
            st.dates(),
        ),
        max_size=8,
    )
)
def test_any_values_are_the_same_in_both_files(rows: list[tuple[Value, ...]]) -> None:
    table = make_table(tuple(rows))

    written = read_csv(to_csv(table, "en"))[1:]
    book = to_xlsx(table, "en")
    calculated, formats = read_xlsx(book)[1:], formats_of(book)

    for number, row in enumerate(written):
        for place, text in enumerate(row):
            cell = as_displayed(calculated[number][place], formats[number + 1, place])
            assert cell in {text, text.removeprefix("'")}
            assert place == 0 or cell == text


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_never_calculates(text: str) -> None:
    table = make_table(((text,), ("5",)), (NAME,))

    in_lines = read_csv(to_csv(table, "en"))[1][0]
    sheet = zipfile.ZipFile(io.BytesIO(to_xlsx(table, "en"))).read("xl/worksheets/sheet1.xml").decode()

    assert in_lines.startswith("'")
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_a_number_below_zero_is_not_taken_for_a_formula() -> None:
    table = make_table(((-5, Decimal("-0.50")), ("-5", "+0.5")), (NAME, GAIN))

    assert read_csv(to_csv(table, "en"))[1:] == [["-5", "-0.50"], ["-5", "+0.5"]]


def test_an_address_stays_a_text_in_a_spreadsheet() -> None:
    book = zipfile.ZipFile(io.BytesIO(to_xlsx(make_table((("http://localhost/",),), (NAME,)), "en")))

    assert not [name for name in book.namelist() if "_rels/sheet" in name or "vba" in name]


def test_a_csv_file_has_a_byte_order_mark_full_line_ends_and_one_heading() -> None:
    body = to_csv(make_table((('a, "b"',),), (NAME,), notes=(Text(en="Of all.", km="ទាំងអស់។"),)), "km")

    assert body == '\ufeffក្រុម\r\n"a, ""b"""\r\n'.encode()


def test_a_heading_in_a_file_carries_the_unit_that_stands_in_the_cells_of_a_page() -> None:
    headings = read_csv(to_csv(make_table(), "en"))[0]

    assert headings == ["Group", "Learners", "Before (%)", "Gain", "Day"]
    assert read_xlsx(to_xlsx(make_table(), "en"))[0] == headings


def test_the_heading_of_a_spreadsheet_stays_in_sight_and_the_font_knows_khmer() -> None:
    book = zipfile.ZipFile(io.BytesIO(to_xlsx(make_table(notes=(Text(en="Of all.", km="ទាំងអស់។"),)), "km")))

    assert 'ySplit="1"' in book.read("xl/worksheets/sheet1.xml").decode()
    assert "Khmer OS Siemreap" in book.read("xl/styles.xml").decode()
    assert "<dc:creator></dc:creator>" in book.read("docProps/core.xml").decode()


def test_the_notes_of_a_table_are_the_second_sheet() -> None:
    body = to_xlsx(make_table(notes=(Text(en="Of all.", km="ទាំងអស់។"),)), "km")

    assert read_xlsx(body, 1) == [["អ្វីដែលបានរៀន"], ["ទាំងអស់។"]]


def test_the_same_table_gives_the_same_bytes() -> None:
    assert to_xlsx(make_table(), "km") == to_xlsx(make_table(), "km")


def test_joiners_that_shape_khmer_stay_in_a_file() -> None:
    assert "ប\u17ca\u200c" in read_csv(to_csv(make_table((("ប\u17ca\u200c",),), (NAME,)), "km"))[1][0]


def test_a_text_too_long_for_a_cell_is_refused_aloud() -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        to_xlsx(make_table((("x" * 32768,),), (NAME,)), "en")


@pytest.mark.parametrize(
    "row",
    [
        ("a", True, None, None, None),
        ("a", 1, Decimal("1"), None, None),
        ("a", Decimal("1.0"), None, None, None),
        ("a", 1, None, None, NOW),
        ("a", 1),
    ],
)
def test_a_row_that_does_not_fit_its_columns_is_refused(row: tuple[Value, ...]) -> None:
    with pytest.raises(ValueError, match=r"is not rounded|is neither|shorter"):
        make_table((row,))


@pytest.mark.parametrize("name", ["", "a b", "../a", "a" * 32, "កុមារ"])
def test_a_table_has_a_name_that_is_a_file_name(name: str) -> None:
    with pytest.raises(ValueError, match="no name of a file"):
        Table(name, NAME.title, (), ())
