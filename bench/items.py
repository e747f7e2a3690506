"""How long the item analysis takes with many marks, next to a plain scan of the same rows."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from bench.cookies import cookie_of
from bench.marks import CODE, MODULE, fill
from bench.people import Someone
from lms.db import db
from lms.reports import item_statistics

SIZES = ((1, 0), (10, 0), (1, 10), (1, 100))
"""How often the marks are there in the module that is asked for, and how often in another one."""
SCAN = text(
    "SELECT count(*), sum(mark.points) FROM attempt JOIN mark ON mark.attempt_id = attempt.id"
    " WHERE attempt.module = :module AND attempt.ordinal = 1"
)
HEAD = (
    "| marks here | elsewhere | plain scan ms | figures ms | × scan | page ms | × scan |",
    "|---|---|---|---|---|---|---|",
)


def main() -> None:
    """Measure each size in a database of its own and print a Markdown table."""
    options = _options()
    print("\n".join(HEAD), flush=True)
    for same, others in SIZES:
        if max(same, others) > options.most:
            continue
        print(f"filling {same}x here, {others}x elsewhere", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            app, author = fill(Path(folder), learners=options.learners, same=same, others=others)
            print(_line(app, author, Path(folder), options), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.items", description=__doc__)
    parser.add_argument("--learners", type=int, default=5000, help="each takes two quizzes of ten questions")
    parser.add_argument("--rounds", type=int, default=7, help="how often each is measured")
    parser.add_argument("--most", type=int, default=100, help="leave out what is above this many times")
    parser.add_argument("--folder", help="folder on the disk to measure; the temporary one by default")
    return parser.parse_args()


def _line(app: Flask, author: Someone, folder: Path, options: argparse.Namespace) -> str:
    with app.app_context():
        session = db.session()
        here = session.execute(SCAN, {"module": MODULE}).one()[0]
        all_of_them = session.execute(text("SELECT count(*) FROM mark")).scalar_one()
        session.rollback()
    client = app.test_client()
    client.set_cookie(*cookie_of(author, folder).split("=", 1))

    def page() -> None:
        answer = client.get(f"/km/items/{CODE}")
        if answer.status_code != 200:
            raise RuntimeError(f"the page answers {answer.status_code}")

    def with_session(use: Callable[[Session], object]) -> Callable[[], None]:
        def run() -> None:
            with app.app_context():
                use(db.session())
                db.session.remove()

        return run

    steps = (
        with_session(lambda session: session.execute(SCAN, {"module": MODULE}).all()),
        with_session(lambda session: item_statistics.find_module(session, author, CODE)),
        page,
    )
    rounds = [[_milliseconds(step) for step in steps] for _ in range(options.rounds + 1)][1:]
    scan, figures, whole = ([one[place] for one in rounds] for place in range(3))
    cells = [f"{here:,}", f"{all_of_them - here:,}", _spread(scan)]
    for times in (figures, whole):
        cells += [_spread(times), f"{median(own / bare for own, bare in zip(times, scan, strict=True)):.1f}"]
    return f"| {' | '.join(cells)} |"


def _milliseconds(step: Callable[[], None]) -> float:
    start = time.perf_counter()
    step()
    return 1000 * (time.perf_counter() - start)


def _spread(times: list[float]) -> str:
    return f"{median(times):.0f} [{min(times):.0f}..{max(times):.0f}]"


if __name__ == "__main__":
    main()
