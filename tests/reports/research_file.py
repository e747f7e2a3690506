"""A file of research rows, made as the page makes it and read as a researcher reads it."""

import csv
import hashlib
import io

from sqlalchemy.orm import Session

from lms import clock
from lms.reports import research
from lms.reports.codebook import KEYS
from lms.reports.research import Made
from tests.factories import PEPPER, Someone

MODULE = "child-rights"

Row = dict[str, str]


def export(session: Session, manager: Someone, smallest: int = 1) -> tuple[Made, list[Row]]:
    """Return what was made of a file, and its rows by column."""
    file = io.BytesIO()
    export_id = clock.new_id()
    made = research.write(
        session, manager, MODULE, file, export_id=export_id, secret=PEPPER, smallest=smallest
    )
    assert made.export_id == export_id
    assert made.digest == hashlib.sha256(file.getvalue()).hexdigest()
    lines = csv.DictReader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline=""))
    assert tuple(lines.fieldnames or ()) == KEYS
    rows = list(lines)
    assert made.rows == len(rows)
    return made, rows
