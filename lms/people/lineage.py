"""Who trained whom: taking somebody under a trainer, moving them, and what was before, which stays."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.errors import Conflict
from lms.people.generations import closes_a_circle
from lms.people.models import Installation, Lineage
from lms.text import Text


class Circle(Conflict):
    """Somebody would have trained the one who trained them."""

    message = Text(
        en="This would close a circle: the trainer was trained by this person. Nothing was changed.",
        km="គ្រូនេះបានរៀនពីអ្នកនេះរួចហើយ ដូច្នេះមិនអាចជាគ្រូរបស់គាត់វិញបានទេ។ មិនមានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។",
    )


def trained_by(session: Session, at: datetime | None = None) -> dict[str, str]:
    """Return the trainer of each adult who has one, by id: now, or as it was at a moment."""
    query = select(Lineage.trainee_id, Lineage.trainer_id)
    if at is None:
        query = query.where(Lineage.until_at.is_(None))
    else:
        query = query.where(Lineage.from_at <= at, Lineage.until_at.is_(None) | (Lineage.until_at > at))
    return {row.trainee_id: row.trainer_id for row in session.execute(query)}


def move(
    session: Session,
    trainee_id: str,
    trainer_id: str,
    *,
    cohort_id: str | None,
    by: str | None,
    now: datetime,
) -> Lineage:
    """Say who trains somebody from now on; who did before is kept with its end.

    The caller has checked that they may. Raises Circle. Under the same trainer nothing changes.
    """
    # Held, so that of two moves at the same moment the second sees the first: they could close a circle.
    session.scalar(select(Installation).where(Installation.key == "purpose").with_for_update())
    if closes_a_circle(trainee_id, trainer_id, trained_by(session)):
        raise Circle
    current = session.scalar(
        select(Lineage).where(Lineage.trainee_id == trainee_id, Lineage.until_at.is_(None))
    )
    if current is not None and current.trainer_id == trainer_id:
        return current
    if current is not None:
        current.until_at = now
        session.flush()
    row = Lineage(
        id=clock.new_id(),
        trainee_id=trainee_id,
        trainer_id=trainer_id,
        cohort_id=cohort_id,
        from_at=now,
        said_by=by,
    )
    session.add(row)
    session.flush()
    return row


def end(session: Session, trainee_id: str, *, now: datetime) -> None:
    """Say that nobody trains somebody any more; who did stays with an end. The caller has checked rights."""
    current = session.scalar(
        select(Lineage).where(Lineage.trainee_id == trainee_id, Lineage.until_at.is_(None))
    )
    if current is not None:
        current.until_at = now
        session.flush()


def history(session: Session, trainee_id: str) -> list[Lineage]:
    """Return who trained somebody, the first one first."""
    return list(
        session.scalars(select(Lineage).where(Lineage.trainee_id == trainee_id).order_by(Lineage.from_at))
    )
