"""A world in which keys were corrected: a trainer's certificate in doubt, a learner's result marked again."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.courses.models import MarkChange, Regrade, Release
from lms.quizzes.models import Attempt, Mark
from tests.factories import Someone, module_digest


def correct_keys(session: Session, trainer: Someone, learner: Someone) -> None:
    """Leave behind what two corrections do: one that is on its way, and one that is done."""
    for module, person, finished in (("child-rights", learner, False), ("safe-migration", trainer, True)):
        digest = module_digest(session, module)
        attempt = best_after(session, person, module)
        marks = session.scalars(select(Mark).where(Mark.attempt_id == attempt.id, Mark.points > 0)).all()
        asked = {item.id for item in releases.find_module(session, digest).quiz(digest, attempt.form).items}
        wrong = [one for one in marks if one.item in asked][: 4 if finished else 1]
        now = clock.now()
        attempt.release, attempt.graded_by = earlier(session, digest), digest
        session.add(
            Regrade(
                release=digest,
                module=module,
                items=[one.item for one in wrong],
                queued_at=now,
                finished_at=now if finished else None,
                total=1000,
                done=1000 if finished else 640,
            )
        )
        session.flush()
        for mark in wrong:
            session.add(
                MarkChange(
                    release=digest,
                    attempt_id=attempt.id,
                    item=mark.item,
                    old_points=mark.points,
                    new_points=0,
                    changed_at=now + timedelta(seconds=1),
                )
            )
            mark.points = 0
        attempt.earned = (attempt.earned or 0) - len(wrong)
        session.flush()


def best_after(session: Session, person: Someone, module: str) -> Attempt:
    """Return somebody's best quiz after a module."""
    tried = select(Attempt).where(Attempt.learner_id == person.id, Attempt.module == module)
    return max(session.scalars(tried.where(Attempt.moment == "after")), key=lambda one: one.earned or 0)


def earlier(session: Session, digest: str) -> str:
    """Return the digest of a release from before the correction, in the same words."""
    corrected = session.get_one(Release, digest)
    release = Release(
        digest=clock.new_id(),
        module=corrected.module,
        published_at=corrected.published_at - timedelta(days=90),
        body=corrected.body,
    )
    session.add(release)
    session.flush()
    return release.digest
