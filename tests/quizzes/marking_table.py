"""A master trainer before an answer that a trainer of theirs has sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.people import lineage
from lms.permissions import Role
from lms.quizzes import marking
from lms.quizzes.models import Attempt, Mark, Marking
from lms.quizzes.quiz import Form, Quiz
from tests.adults import ESSAY, write
from tests.conftest import NOW
from tests.factories import Someone, make_adult, make_master_over

LATER = NOW + timedelta(hours=1)


@dataclass(frozen=True)
class Table:
    """A master trainer before the answer of a trainer of theirs."""

    session: Session
    trainer: Someone
    master: Someone
    attempt: Attempt
    quiz: Quiz

    def mark(
        self,
        points: Mapping[str, int],
        marking_id: str | None = None,
        *,
        by: Someone | None = None,
        at: datetime = NOW,
        item: str = ESSAY.id,
    ) -> Marking:
        return marking.mark_by_hand(
            self.session,
            by or self.master,
            self.attempt,
            self.quiz,
            item,
            points,
            marking_id=marking_id or clock.new_id(),
            now=at,
        )

    def state(self) -> tuple[int | None, int, int, bool]:
        """Return the attempt's points and what waits of it, and the essay's points and whether it waits."""
        self.session.expire_all()
        mark = self.session.get_one(Mark, (self.attempt.id, ESSAY.id))
        return self.attempt.earned, self.attempt.waiting, mark.points, mark.waits

    def kept(self) -> list[dict[str, int]]:
        """Return the points of every marking there is, oldest first."""
        return [one.points for one in self.session.scalars(select(Marking).order_by(Marking.marked_at))]

    def master_above(self) -> Someone:
        """Return who trained the master trainer, and so reaches the trainer too."""
        above = make_adult(self.session, Role.MASTER)
        lineage.move(self.session, self.master.id, above.id, cohort_id=None, by=None, now=NOW)
        return above

    def leave(self) -> None:
        """Let the trainer be trained by nobody any more."""
        lineage.end(self.session, self.trainer.id, now=NOW)


def make_table(session: Session) -> Table:
    """Let a trainer send an answer, and a master trainer of theirs sit down before it."""
    trainer = make_adult(session)
    master = make_master_over(session, trainer)
    attempt = session.get_one(Attempt, write(session, trainer))
    quiz = releases.find_module(session, attempt.release).quiz(attempt.release, Form(attempt.form))
    return Table(session, trainer, master, attempt, quiz)
