"""`lms regrade`: mark again what was marked by a wrong key, and print what that changed."""

import csv
import io

import click
from sqlalchemy.orm import Session

from lms import create_app
from lms.cli.corrections import mark_all
from lms.config import read_settings
from lms.courses import regrade_log
from lms.courses.regrade import Step
from lms.db import db

UNTOLD = "cannot be marked again"


@click.command()
@click.option("--log", "only_log", is_flag=True, help="Print what changed, as CSV, and mark nothing.")
def regrade(only_log: bool) -> None:
    """Mark again what a corrected key has made wrong; go on where it stopped."""
    with create_app(read_settings()).app_context():
        if only_log:
            _print_log()
        elif not mark_with_progress():
            click.echo("There is nothing to mark again.")


def mark_with_progress() -> bool:
    """Mark again everything that waits, saying how far it has come; return whether anything did."""
    steps = 0

    def tell(step: Step) -> None:
        nonlocal steps
        if not steps:
            click.echo("Marking again:")
        steps += 1
        click.echo(f"  {step.module}: {step.done:,} of {step.total:,}{' done' if step.finished else ''}")

    mark_all(tell)
    return steps > 0


def _print_log() -> None:
    columns = ("release", "attempt", "item", "old", "new", "old misconception", "new misconception", "when")
    click.echo(_row(columns), nl=False)
    with Session(db.engine) as session:
        for line in regrade_log.log(session):
            new = UNTOLD if line.new_points is None else str(line.new_points)
            when = line.changed_at.isoformat(timespec="seconds") if line.changed_at else ""
            mark = (line.release, line.attempt_id, line.item, str(line.old_points), new)
            believed = (line.old_misconception or "", line.new_misconception or "")
            click.echo(_row((*mark, *believed, when)), nl=False)


def _row(values: tuple[str, ...]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(values)
    return text.getvalue()
