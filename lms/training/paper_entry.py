"""Sheets of a quiz on paper, kept as if each learner had answered on a phone: one figure for both."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.courses import study, taking
from lms.errors import Conflict, LmsError, NotFound
from lms.i18n import local_day
from lms.people.models import Account, Cohort
from lms.permissions import Action, Actor, require
from lms.quizzes import service as quizzes
from lms.quizzes.kinds.base import Answer
from lms.quizzes.models import Attempt
from lms.quizzes.quiz import Moment
from lms.text import Language, Text
from lms.training import cohorts, paper_rows
from lms.training.models import PaperAttempt, PaperEntry
from lms.training.paper_rows import Cells, Checked, Slip
from lms.training.paper_sheet import Sheet

OLDEST = timedelta(days=366)
# The hours at which quizzes of a day are taken to have been: the one before is not after the one after.
_MORNING, _AFTERNOON = timedelta(hours=9), timedelta(hours=15)


class NotChecked(LmsError):
    """Rows with mistakes are never kept in part."""

    status = 422
    message = Text(
        en="There are mistakes in the rows. Nothing was kept.",
        km="មានកំហុសក្នុងជួរ។ គ្មានអ្វីត្រូវបានរក្សាទុកទេ។",
    )


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed in: by whom it was made is the `entry_id`, so that sending it twice keeps it once.

    `sheets` were counted on the table; `day` is that of the quiz, None when it cannot be read; `language`
    that of the paper; `rows` are learners with what was typed for each.
    """

    entry_id: str
    sheets: int
    day: date | None
    rows: Sequence[tuple[str, Cells]]
    language: Language = "km"


@dataclass(frozen=True, slots=True)
class Entered:
    """One typing-in as it was kept: each learner with the attempt made of the sheet."""

    entry: PaperEntry
    cohort: Cohort
    attempts: Sequence[tuple[Account, Attempt]]


def look(session: Session, actor: Actor, sheet: Sheet, typed: Typed, now: datetime) -> Checked:
    """Return what the rows say, with every mistake; nothing is kept."""
    require(actor, Action.PAPER_ENTER)
    checked = paper_rows.check(sheet.questions, typed.rows, typed.sheets)
    slips = list(checked.slips)
    waiting = {one.id for one in sheet.learners}
    day = typed.day
    if day is None or day > local_day(now) or day < local_day(now) - OLDEST:
        slips.insert(0, Slip(0, 0, _NO_DAY))
    for number, (learner, _cells) in enumerate(typed.rows, 1):
        if learner not in checked.answers:
            continue
        if learner not in waiting:
            other = sheet.others.get(learner)
            slips.append(Slip(number, 0, other[1] if other else _GONE))
        elif day is not None and (wrong := _out_of_order(session, sheet, learner, day)):
            slips.append(Slip(number, 0, wrong))
    return replace(checked, slips=tuple(sorted(slips, key=lambda one: (one.row, one.question))))


def keep(session: Session, actor: Actor, sheet: Sheet, typed: Typed, now: datetime) -> PaperEntry:
    """Keep every row as an attempt of its learner; sent again it changes nothing.

    Raises NotChecked when `look` finds a mistake, AlreadyHas for a sheet somebody else has typed in since,
    Conflict for an id that is somebody else's.
    """
    require(actor, Action.PAPER_ENTER)
    _hold(session, [learner for learner, _ in typed.rows])
    known = find_same(session, actor, sheet.cohort.id, typed.entry_id)
    if known is not None:
        return known
    checked = look(session, actor, sheet, typed, now)
    if checked.slips or typed.day is None:
        raise NotChecked
    entry = _entry(sheet, typed, actor, now)
    session.add(entry)
    session.flush()
    at = time_of(typed.day, sheet.moment, now)
    for learner, answers in checked.answers.items():
        attempt = taking.begin_on_paper(
            session,
            sheet.members[learner],
            sheet.ways[learner],
            sheet.moment,
            attempt_id=attempt_id(typed.entry_id, learner),
            language=typed.language,
            at=at,
            now=now,
        )
        if attempt.id != attempt_id(typed.entry_id, learner):
            # It was begun on a phone at this very moment, and what is kept there is not written over.
            raise taking.AlreadyHas
        _answer(session, attempt, sheet, answers, at)
        session.add(PaperAttempt(attempt_id=attempt.id, entry_id=entry.id))
    session.flush()
    return entry


def _hold(session: Session, learners: Sequence[str]) -> None:
    """Hold the learners, so that of two who type in the same sheets at once one comes after the other."""
    wanted = select(Account.id).where(Account.id.in_(learners)).order_by(Account.id)
    session.execute(wanted.with_for_update()).all()


def _entry(sheet: Sheet, typed: Typed, actor: Actor, now: datetime) -> PaperEntry:
    return PaperEntry(
        id=typed.entry_id,
        cohort_id=sheet.cohort.id,
        module=sheet.module.head.id,
        moment=sheet.moment,
        release=sheet.release,
        form=sheet.form,
        sheets=typed.sheets,
        entered_by=actor.id,
        entered_at=now,
    )


def _answer(
    session: Session, attempt: Attempt, sheet: Sheet, answers: Mapping[str, Answer], at: datetime
) -> None:
    quiz = sheet.module.quiz(sheet.release, sheet.form)
    for item in quiz.items:
        quizzes.save_answer(session, attempt, quiz, item.id, answers[item.id], at)
    quizzes.finish(session, attempt, quiz, at)


def find_same(session: Session, actor: Actor, cohort_id: str, entry_id: str) -> PaperEntry | None:
    """Return what the actor kept under this id; raise Conflict when it is of another person or cohort."""
    known = session.get(PaperEntry, entry_id)
    if known is not None and (known.entered_by, known.cohort_id) != (actor.id, cohort_id):
        raise Conflict
    return known


def find_entered(session: Session, actor: Actor, cohort_id: str, entry_id: str, now: datetime) -> Entered:
    """Return one typing-in of a cohort of the actor's, of who is in it now; raise NotFound for any other."""
    cohort = cohorts.find_cohort(session, actor, cohort_id, Action.PAPER_ENTER, now)
    entry = session.get(PaperEntry, entry_id)
    if entry is None or entry.cohort_id != cohort.id:
        raise NotFound
    rows = session.execute(
        select(Account, Attempt)
        .join(Attempt, Attempt.learner_id == Account.id)
        .join(PaperAttempt, PaperAttempt.attempt_id == Attempt.id)
        .where(PaperAttempt.entry_id == entry_id, Account.id.in_(_members_now(session, actor, cohort, now)))
        .order_by(Account.nickname, Account.login)
    )
    return Entered(entry, cohort, [(row[0], row[1]) for row in rows])


def _members_now(session: Session, actor: Actor, cohort: Cohort, now: datetime) -> list[str]:
    """Return the learners of a cohort now whom the actor may see; who has left is nobody's to look at."""
    return list(cohorts.grid_of(session, cohort, now, children=cohorts.sees_children(actor)).learners)


def on_paper_of(session: Session, learner_id: str) -> frozenset[str]:
    """Return the ids of the attempts of a learner, whom the caller may see, that were typed in from paper."""
    wanted = (
        select(PaperAttempt.attempt_id)
        .join(Attempt, Attempt.id == PaperAttempt.attempt_id)
        .where(Attempt.learner_id == learner_id)
    )
    return frozenset(session.scalars(wanted))


def attempt_id(entry_id: str, learner_id: str) -> str:
    """Return the id of the attempt that a learner's sheet is; the same for the same entry."""
    return hashlib.sha256(f"{entry_id}/{learner_id}".encode()).hexdigest()[:32]


def time_of(day: date, moment: Moment, now: datetime) -> datetime:
    """Return the time at which a quiz of a day counts: in the morning before, in the afternoon after."""
    hour = _MORNING if moment is Moment.BEFORE else _AFTERNOON
    return min(now, study.beginning_of(day) + hour)


_NO_DAY = Text(
    en="On which day was the quiz? Choose the day that stands on the sheets, not later than today.",
    km="តើកម្រងសំណួរធ្វើនៅថ្ងៃណា? សូមជ្រើសថ្ងៃដែលមាននៅលើសន្លឹក មិនលើសពីថ្ងៃនេះ។",
)
_GONE = Text(
    en="This learner is not in the group any more. Empty the row and put the sheet aside.",
    km="សិក្ខាកាមនេះលែងនៅក្នុងក្រុមហើយ។ សូមលុបជួរនេះ ហើយទុកសន្លឹកនេះដោយឡែក។",
)
_TOO_LATE = Text(
    en="On that day this learner had read lessons already or done the quiz after. A quiz before would then "
    "measure what was taught. Look at the day; else empty the row.",
    km="នៅថ្ងៃនោះ សិក្ខាកាមនេះបានអានមេរៀនរួចហើយ ឬបានធ្វើកម្រងសំណួរក្រោយរៀនរួច។ កម្រងសំណួរមុនរៀន "
    "នឹងវាស់អ្វីដែលបានបង្រៀនរួច។ សូមពិនិត្យថ្ងៃ ឬលុបជួរនេះ។",
)
_TOO_EARLY = Text(
    en="That day is before the quiz that comes first, or before this follow-up was due. Look at the day.",
    km="ថ្ងៃនោះមុនកម្រងសំណួរដែលត្រូវធ្វើមុន ឬមុនថ្ងៃដល់កំណត់នៃការតាមដាននេះ។ សូមពិនិត្យថ្ងៃ។",
)


def _out_of_order(session: Session, sheet: Sheet, learner: str, day: date) -> Text | None:
    """Return what is wrong with a quiz of that day beside what the learner has done."""
    way = sheet.ways[learner]
    if sheet.moment is Moment.BEFORE:
        read = study.read_by(session, learner, sheet.module.head.id)[sheet.module.head.id]
        done = [one.finished_at for one in read if one.finished_at]
        if way.first_after is not None:
            done.append(way.first_after.ended_at)
        return _TOO_LATE if any(local_day(one) < day for one in done) else None
    if sheet.moment is Moment.AFTER:
        before = way.before
        return _TOO_EARLY if before is not None and day < local_day(before.ended_at) else None
    station = next((one for one in way.follow_ups if one.moment is sheet.moment), None)
    return _TOO_EARLY if station is None or day < station.due_on else None
