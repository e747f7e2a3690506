"""Without these, a power cut or a second worker in the middle of a correction could leave it half done."""

from multiprocessing import get_context
from multiprocessing.synchronize import Barrier, Event
from typing import Any

from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from lms.courses import regrade
from lms.courses.models import MarkChange, Regrade
from lms.db import prepare, will_write
from tests.courses.corrected import (
    LATER,
    everything,
    publish,
    shipped,
    take_many,
    with_key,
    work_all,
    wrong_options,
)

COUNT, BATCH = 1000, 100
CORRECTED = with_key(shipped(), wrong_options(shipped())[0])


def work_and_hang(url: str, batches: int, in_the_middle: "Event") -> None:
    """Finish some batches, begin one more, and never commit it."""
    engine = create_engine(url)
    prepare(engine)
    will_write.set(True)
    with Session(engine) as session:
        for _ in range(batches):
            regrade.work(session, LATER, batch=BATCH)
            session.commit()
        regrade.work(session, LATER, batch=BATCH)
        in_the_middle.set()
        get_context("spawn").Event().wait()


def work_to_the_end(url: str, ready: "Barrier", results: Any) -> None:
    """Work in step with another process until nothing waits."""
    engine = create_engine(url)
    prepare(engine)
    will_write.set(True)
    ready.wait()
    done = 0
    while True:
        with Session(engine) as session:
            step = regrade.work(session, LATER, batch=BATCH)
            session.commit()
        if step is None:
            break
        done += 1
    results.put(done)
    engine.dispose()


def uninterrupted(session: Session) -> tuple[Any, ...]:
    """Return what one run from beginning to end leaves behind, and take it back."""
    while regrade.work(session, LATER, batch=BATCH):
        pass
    found = everything(session)
    session.rollback()
    return found


def test_killed_half_way_and_started_again_it_ends_the_same(database_url: str, session: Session) -> None:
    take_many(session, COUNT)
    publish(session, CORRECTED)
    expected = uninterrupted(session)
    spawn = get_context("spawn")
    in_the_middle = spawn.Event()
    process = spawn.Process(target=work_and_hang, args=(database_url, 4, in_the_middle))
    process.start()
    assert in_the_middle.wait(timeout=120)
    process.kill()
    process.join(60)
    half = session.scalars(select(Regrade)).one()
    done_then = half.done
    changed_then = session.scalar(select(func.count()).select_from(MarkChange))
    session.commit()

    work_all(session, batch=BATCH)

    assert (process.exitcode, done_then, changed_then) == (-9, 4 * BATCH, 3 * BATCH)
    assert everything(session) == expected
    assert (half.done, half.total, half.finished_at) == (COUNT, COUNT, LATER)


def test_two_workers_at_once_do_each_attempt_once(database_url: str, session: Session) -> None:
    take_many(session, COUNT)
    publish(session, CORRECTED)
    expected = uninterrupted(session)
    spawn = get_context("spawn")
    ready, results = spawn.Barrier(2), spawn.Queue()
    workers = [spawn.Process(target=work_to_the_end, args=(database_url, ready, results)) for _ in range(2)]
    for one in workers:
        one.start()
    batches = [results.get(timeout=120) for _ in workers]
    for one in workers:
        one.join(60)

    row = session.scalars(select(Regrade)).one()
    assert [one.exitcode for one in workers] == [0, 0]
    assert sum(batches) >= COUNT / BATCH
    assert everything(session) == expected
    assert (row.done, row.total) == (COUNT, COUNT)
