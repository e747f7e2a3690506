"""The answer to "as a file, please": without it each report would name and send its files in its own way."""

from datetime import datetime
from urllib.parse import urlencode

from flask import Response, request

from lms.errors import NotFound
from lms.i18n import local_day, spoken
from lms.reports.table import Column, Table, Value, shown, to_csv
from lms.reports.xlsx import to_xlsx

# What a page was asked to show, and its file shows too.
_KEPT = ("by", "q", "role", "place", "status")
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def asked_for(now: datetime, *tables: Table) -> Response | None:
    """Return one of a page's tables as the file that `?as=csv` or `?as=xlsx` asks for; None for the page.

    `?table=` names the table when a page has several; without it, it is the first. Raise NotFound
    for any other kind of file or table.
    """
    kind = request.args.get("as")
    if kind is None:
        return None
    wanted = request.args.get("table", tables[0].name)
    table = next((one for one in tables if one.name == wanted), None)
    if table is None or kind not in TYPES:
        raise NotFound
    body = to_csv(table, spoken()) if kind == "csv" else to_xlsx(table, spoken())
    return as_file(body, f"{table.name}-{local_day(now)}.{kind}")


def as_file(body: bytes, name: str) -> Response:
    """Return an answer that a browser saves under a name and that nothing on the way keeps."""
    answer = Response(body, content_type=TYPES[name.rsplit(".", 1)[1]])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def file_address(kind: str, table: Table) -> str:
    """Return the address of this page's table as a file; what the page was asked to show stays asked."""
    kept = {name: request.args[name] for name in _KEPT if name in request.args}
    # Written by hand: a name such as `_anchor` in the address would steer url_for.
    return f"{request.path}?{urlencode({**kept, 'as': kind, 'table': table.name})}"


def in_words(value: Value, column: Column) -> str:
    """Return a value as a page in the language of this request shows it."""
    return shown(value, column, spoken())
