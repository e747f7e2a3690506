"""Without these, a file that is no table could bring the program down, or be read as something else."""

import random
import struct
import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
import xlsxwriter

from lms.training import roster_columns as columns
from lms.training import roster_parcel, roster_template
from lms.training.roster_columns import Column
from lms.training.roster_file import LARGEST, Table, read_table
from lms.training.roster_mistakes import Unreadable
from lms.training.roster_people import Known
from lms.training.roster_rows import check
from tests.training import roster_data
from tests.training.roster_cases import UNREADABLE


def why(content: bytes) -> str:
    """Return the code of what is wrong with a file; nothing where it is a table."""
    try:
        read_table(content)
    except Unreadable as error:
        return error.mistake.code
    return ""


def sheet_of(*rows: tuple[object, ...], sheets: int = 1, merged: str | None = None) -> bytes:
    """Return an XLSX file; the same rows stand on each of its sheets."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": "dd/mm/yyyy"}) as book:
        for _ in range(sheets):
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if merged:
                sheet.merge_range(merged, "List")
    return file.getvalue()


def repacked(content: bytes, name: str, change: bytes | None = None, *, times: int = 1) -> bytes:
    """Return the XLSX file with one part changed, or left out."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        if change is not None:
            new.writestr(name, change * times)
    return made.getvalue()


@pytest.mark.parametrize("code", [code for code, content in UNREADABLE.items() if content])
def test_what_is_no_table_is_called_by_its_name(code: str) -> None:
    assert why(UNREADABLE[code]) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b",,,\n\n,,\n", "empty-file"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"sex\0nickname", "not-a-table"),
        (b"x" * (LARGEST + 1), "too-large"),
        (b"\xff\xfes", "wrong-encoding"),
    ],
)
def test_other_files_are_refused_too(content: bytes, code: str) -> None:
    assert why(content) == code


def test_several_sheets_in_use_are_refused_and_empty_ones_are_not() -> None:
    rows = (("sex",), ("F",))

    assert why(sheet_of(*rows, sheets=2)) == "several-sheets"
    assert why(sheet_of(*rows)) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_csv_a_spreadsheet_program_saves_is_read(encoding: str, delimiter: str) -> None:
    rows = [["ឈ្មោះហៅ", "sex"], ["ដារ៉ា; ស្រី, តូច", "F"], [], ["លី\nលី", "M"]]

    table = read_table(roster_data.as_csv(rows, delimiter=delimiter, encoding=encoding))

    assert table.numbers == (1, 2, 4)
    assert table.rows[1] == ("ដារ៉ា; ស្រី, តូច", "F")
    assert table.rows[2][1] == "M"


def test_the_line_with_which_excel_names_the_separator_is_no_row() -> None:
    assert read_table(b"sep=;\r\nsex;age\r\nF;13\r\n") == read_table(b"sex;age\r\nF;13\r\n")


def test_numbers_days_and_yes_are_read_as_a_person_typed_them() -> None:
    content = sheet_of(
        ("a",), (2012.0, 13, 0.5, True, date(2026, 11, 20), datetime(2026, 11, 20, 8, 30), " ០៦០២០៩")
    )

    assert read_table(content).rows[1] == ("2012", "13", "0.5", "TRUE", "2026-11-20", "2026-11-20", " ០៦០២០៩")


def test_rows_keep_their_numbers_below_empty_rows_and_merged_cells() -> None:
    table = read_table(sheet_of((), (), ("", "sex"), (), ("", "F"), merged="A1:C1"))

    assert table.numbers == (1, 3, 5)
    assert table.rows[1] == ("", "sex")


def test_a_damaged_spreadsheet_is_called_damaged() -> None:
    whole = sheet_of(("sex",), ("F",))

    assert why(whole[:-100]) == "damaged"
    assert why(repacked(whole, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row")) == "damaged"
    assert why(repacked(whole, "xl/workbook.xml")) == "other-document"


def test_any_damage_is_a_refusal_and_nothing_worse() -> None:
    whole, chance = sheet_of(("sex", "age"), ("F", 13)), random.Random(7)

    for _ in range(300):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        why(bytes(content))


def test_what_unpacks_into_much_is_refused_before_it_is_unpacked() -> None:
    whole = sheet_of(("sex",), ("F",))
    bomb = repacked(whole, "xl/media/a.bin", b"\0" * 1024, times=20_000)

    assert len(bomb) < LARGEST
    assert why(bomb) == "too-large"


def test_a_file_that_lies_about_its_size_is_measured() -> None:
    bomb = bytearray(repacked(sheet_of(("sex",), ("F",)), "xl/media/a.bin", b"\0" * 1024, times=20_000))
    at = bomb.rindex(b"PK\x01\x02")
    bomb[at + 24 : at + 28] = struct.pack("<I", 10)

    assert why(bytes(bomb)) in {"damaged", "too-large"}


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        b'<row r="1"><c r="XFD1"><v>1</v></c></row>',
        b"<row r='900000'><c><v>1</v></c></row>",
        b'<x:row r="900000"><x:c><x:v>1</x:v></x:c></x:row>',
        b'<row r="1"><c r = "XFD1"><v>1</v></c></row>',
        b"<row>" + b"<c><v>1</v></c>" * 101 + b"</row>",
        b"<row><c><v>1</v></c></row>" * 5001,
    ],
)
def test_a_cell_at_the_end_of_the_world_is_refused(row: bytes) -> None:
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'

    assert why(repacked(sheet_of(("sex",)), "xl/worksheets/sheet1.xml", sheet % row)) == "too-large"


def test_a_sheet_under_another_name_is_measured_too() -> None:
    plain = sheet_of(("sex",), ("F",))
    links = zipfile.ZipFile(BytesIO(plain)).read("xl/_rels/workbook.xml.rels")
    far = b'<worksheet><sheetData><row r="1"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    elsewhere = links.replace(b"worksheets/sheet1.xml", b"else.xml")

    assert elsewhere != links
    moved = repacked(plain, "xl/_rels/workbook.xml.rels", elsewhere)
    assert why(repacked(moved, "xl/else.xml", far)) == "too-large"


def test_one_sheet_that_is_named_a_thousand_times_is_refused() -> None:
    plain = sheet_of(("sex",), ("F",))
    book = zipfile.ZipFile(BytesIO(plain)).read("xl/workbook.xml")
    one = book[book.index(b"<sheet ") : book.index(b"</sheets>")]

    assert why(repacked(plain, "xl/workbook.xml", book.replace(one, one * 1000))) == "too-large"


def test_a_place_that_no_spreadsheet_writes_is_refused() -> None:
    sheet = b'<worksheet><sheetData><row r="1"><c r="xfd1"><v>1</v></c></row></sheetData></worksheet>'

    assert why(repacked(sheet_of(("sex",)), "xl/worksheets/sheet1.xml", sheet)) == "damaged"


def test_a_column_that_is_only_coloured_does_no_harm() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="str"><v>sex</v></c></row><row r="1048576"><c r="A1048576" s="0"/></row>'
        b"</sheetData></worksheet>"
    )

    assert why(repacked(sheet_of(("sex",)), "xl/worksheets/sheet1.xml", sheet)) == ""


def test_a_long_text_that_many_cells_share_is_refused() -> None:
    plain = sheet_of(("sex",), *[("x" * 3000,)] * 5)
    texts = zipfile.ZipFile(BytesIO(plain)).read("xl/sharedStrings.xml")
    elsewhere = repacked(repacked(plain, "xl/sharedStrings.xml"), "xl/SharedStrings.XML", texts)

    assert why(plain) == "too-large"
    assert why(elsewhere) == "too-large"


def test_a_table_comes_out_of_its_parcel_as_it_went_in() -> None:
    table = read_table(roster_data.as_csv(roster_data.rows(planted=False)))

    parcel = roster_parcel.pack(table)

    assert roster_parcel.unpack(parcel) == table
    assert len(parcel) < 32 * 1024


@pytest.mark.parametrize(
    "parcel",
    [
        "",
        "x",
        "AAAA",
        "ភេទ",
        roster_parcel.pack(Table((1,), (("a",),)))[:-8],
        roster_parcel.pack(Table((), ())),
        roster_parcel.pack(Table((1,), (("sex",) * 100,))),
        roster_parcel.pack(Table((1,) * 2000, (("sex",),) * 2000)),
    ],
)
def test_a_parcel_that_was_opened_is_refused(parcel: str) -> None:
    with pytest.raises(Unreadable):
        roster_parcel.unpack(parcel)


def test_a_heading_as_long_as_a_book_is_not_searched_for_what_it_could_mean() -> None:
    book = " / ".join(f"sexx{number}" for number in range(10_000))

    assert columns.near("sexx", adults=False) is Column.SEX
    assert columns.near(f"sexx / {book}", adults=False) is None


@pytest.mark.parametrize("adults", [True, False])
def test_the_empty_files_have_only_headings_we_know(adults: bool) -> None:
    for content in (roster_template.as_csv(adults=adults), roster_template.as_xlsx(adults=adults)):
        checked = check(read_table(content), Known(date(2026, 11, 22)), adults=adults)

        assert [one.code for one in checked.mistakes] == ["no-rows"]
