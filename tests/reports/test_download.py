"""Without these, a file could be kept by a phone, or carry a name that says what it is about."""

import io
from collections.abc import Callable
from decimal import Decimal

import html5lib
import pytest
from flask import Response, render_template_string
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook
from werkzeug.test import TestResponse

from lms import create_app
from lms.reports.download import asked_for
from lms.reports.table import Column, Table
from lms.text import Text
from lms.web import public
from tests.conftest import NOW, browser, settings_for

PAGE = """{% from "reports/_table.html" import files, table %}<!doctype html><title>x</title>
{% for t in tables %}{{ table(t) }}{{ files(t) }}{% endfor %}"""
WHO = Column("who", Text(en="Group", km="ក្រុម"))
SHARE = Column("share", Text(en="Before", km="មុន"), places=1, unit="%")
FIRST = Table(
    "r1",
    Text(en="First", km="ទីមួយ"),
    (WHO, SHARE),
    (("Lotus", Decimal("66.7")), ("Rice", None)),
    notes=(Text(en="Of all.", km="ទាំងអស់។"),),
)
SECOND = Table("r2", Text(en="Second", km="ទីពីរ"), (WHO,), (("Teak",),))

Get = Callable[[str], TestResponse]


@pytest.fixture(scope="module")
def get(sqlite_template: object, tmp_path_factory: pytest.TempPathFactory) -> Get:
    """Return a browser on a page with two tables."""
    folder = tmp_path_factory.mktemp("download")
    app = create_app(settings_for(folder, f"sqlite:///{sqlite_template}"))

    @public
    def page(group: str) -> str | Response:
        return asked_for(NOW, FIRST, SECOND) or render_template_string(PAGE, tables=(FIRST, SECOND))

    app.add_url_rule("/<any(km, en):language>/planted/<group>", "planted", page)
    client: FlaskClient = browser(app)
    return client.get


def cells_of(body: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", [["Group", "Before"], ["Lotus", "66.7%"], ["Rice", "–"]]),
        ("km", [["ក្រុម", "មុន"], ["Lotus", "៦៦.៧%"], ["Rice", "–"]]),
    ],
)
def test_a_table_on_a_page_has_a_caption_and_headings_of_rows_and_columns(
    get: Get, language: str, expected: list[list[str]]
) -> None:
    tree = html5lib.parse(get(f"/{language}/planted/7").get_data(as_text=True), namespaceHTMLElements=False)

    table = tree.find(".//table")
    assert [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")] == expected
    assert {cell.get("scope") for cell in table.iterfind("./thead//th")} == {"col"}
    assert [cell.get("scope") for cell in table.iterfind("./tbody//th")] == ["row", "row"]
    assert table.findtext("caption") == FIRST.title.to(language)  # type: ignore[arg-type]  # one of the two


def test_a_link_of_a_page_leads_to_its_own_table_and_keeps_what_was_asked(get: Get) -> None:
    tree = html5lib.parse(get("/en/planted/7?by=sex").get_data(as_text=True), namespaceHTMLElements=False)

    links = [link.get("href") for link in tree.iter("a")]

    assert len(links) == 4
    assert [get(link).headers["Content-Disposition"] for link in links] == [
        'attachment; filename="r1-2026-11-22.xlsx"',
        'attachment; filename="r1-2026-11-22.csv"',
        'attachment; filename="r2-2026-11-22.xlsx"',
        'attachment; filename="r2-2026-11-22.csv"',
    ]
    assert all("by=sex" in link and link.startswith("/en/planted/7?") for link in links)


def test_a_file_is_kept_by_nothing_on_the_way(get: Get) -> None:
    lines, book = get("/en/planted/7?as=csv"), get("/en/planted/7?as=xlsx")

    assert lines.headers["Cache-Control"] == book.headers["Cache-Control"] == "no-store"
    assert lines.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert lines.data == b"\xef\xbb\xbfGroup,Before (%)\r\nLotus,66.7\r\nRice,\r\n"
    assert cells_of(book.data) == [["Group", "Before (%)"], ["Lotus", 66.7], ["Rice", ""]]


def test_a_file_speaks_the_language_of_its_address(get: Get) -> None:
    assert get("/km/planted/7?as=csv").data.decode("utf-8-sig").startswith("ក្រុម,មុន (%)\r\nLotus,66.7")


@pytest.mark.parametrize("query", ["as=pdf", "as=", "as=csv&table=r3"])
def test_there_is_no_other_kind_of_file_and_no_other_table(get: Get, query: str) -> None:
    assert get(f"/en/planted/7?{query}").status_code == 404
