"""Whether somebody may take a quiz now, and which form of it; the pages only say so."""

from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from lms.courses import releases, study
from lms.courses.progress import Kind, Progress, State
from lms.errors import LmsError, NotFound
from lms.i18n import day_in, spoken
from lms.people.models import Enrolment
from lms.permissions import Actor
from lms.quizzes import service as quizzes
from lms.quizzes.models import Attempt
from lms.quizzes.policy import Policy, form_for
from lms.quizzes.quiz import Form, Moment, Quiz, swapped
from lms.text import LANGUAGES, Language, Text


class LessonsFirst(LmsError):
    """The quiz after comes after the lessons."""

    status = 409
    message = Text(
        en="Read all the lessons first. Then this quiz opens.",
        km="សូមអានមេរៀនទាំងអស់ជាមុនសិន។ បន្ទាប់មក កម្រងសំណួរនេះនឹងបើក។",
    )


class NotYet(LmsError):
    """The quiz opens on a later day."""

    status = 409

    def __init__(self, opens_at: datetime) -> None:
        said = {language: day_in(opens_at, language) for language in LANGUAGES}
        super().__init__(
            Text(
                en=f"This quiz opens on {said['en']}. Until then you can read the lessons again.",
                km=f"កម្រងសំណួរនេះបើកនៅថ្ងៃទី {said['km']}។ មុនថ្ងៃនោះ ប្អូនអាចអានមេរៀនម្ដងទៀតបាន។",
            )
        )


class NoMoreTries(LmsError):
    """The quiz was taken as often as its rules allow."""

    status = 409
    message = Text(
        en="You have done this quiz. It can be taken only as often as its rules say.",
        km="ប្អូនបានឆ្លើយកម្រងសំណួរនេះរួចហើយ។ ប្អូនអាចឆ្លើយបានតែតាមចំនួនដងដែលបានកំណត់ប៉ុណ្ណោះ។",
    )


def begin(
    session: Session, actor: Actor, way: Progress, moment: Moment, *, attempt_id: str, now: datetime
) -> Attempt:
    """Start the quiz of a moment, or go on with the one that is open.

    Raises NotFound for a moment this module has no quiz at, LessonsFirst, NotYet and NoMoreTries.
    """
    policy = way.module.policy(moment)
    if policy is None:
        raise NotFound
    going_on = quizzes.find_open(session, actor.id, way.module.head.id, moment)
    if going_on is not None:
        return going_on
    if moment.is_follow_up and (other := _open_follow_up(session, actor, way)) is not None:
        return other
    _check_day(way, moment, now)
    if moment is Moment.AFTER:
        _close_before(session, actor, way, now)
    tries = _check_tries(session, actor, way, policy, now)
    form = form_for(policy, tries, swap=_starts_with_b(session, actor, way, policy, now))
    quiz = way.module.quiz(way.release, form)
    return quizzes.start(
        session, actor, quiz, attempt_id=attempt_id, moment=moment, language=spoken(), now=now
    )


class AlreadyHas(LmsError):
    """The learner has this quiz, finished or begun; what is kept is never overwritten."""

    status = 409
    message = Text(
        en="Has this quiz already, or has begun it on the phone. What is kept is not overwritten.",
        km="មានកម្រងសំណួរនេះរួចហើយ ឬបានចាប់ផ្តើមក្នុងទូរសព្ទ។ អ្វីដែលបានរក្សាទុក មិនត្រូវបានជំនួសទេ។",
    )


def form_on_paper(session: Session, learner: Actor, way: Progress, moment: Moment, now: datetime) -> Form:
    """Return the form of somebody's first try at a moment, for a quiz held on paper.

    Lessons held with a group leave no trace on a phone, so they are not asked for. Raises NotFound for
    a moment without a quiz, AlreadyHas for who took or began it, and NotYet before a follow-up's day.
    """
    policy = way.module.policy(moment)
    if policy is None:
        raise NotFound
    module = way.module.head.id
    if quizzes.count_finished(session, learner.id, module, moment) or quizzes.find_open(
        session, learner.id, module, moment
    ):
        raise AlreadyHas
    if moment.is_follow_up:
        _check_day(way, moment, now)
    return form_for(policy, 0, swap=_starts_with_b(session, learner, way, policy, now))


def begin_on_paper(
    session: Session,
    learner: Actor,
    way: Progress,
    moment: Moment,
    *,
    attempt_id: str,
    language: Language,
    at: datetime,
    now: datetime,
) -> Attempt:
    """Start the attempt that a sheet of paper was, at the time `at` of the quiz.

    Raises what `form_on_paper` raises.
    """
    quiz = way.module.quiz(way.release, form_on_paper(session, learner, way, moment, now))
    if moment is Moment.AFTER:
        _close_before(session, learner, way, at)
    return quizzes.start(
        session, learner, quiz, attempt_id=attempt_id, moment=moment, language=language, now=at
    )


def skip(session: Session, actor: Actor, way: Progress, *, attempt_id: str, now: datetime) -> None:
    """Record that the quiz before was not taken, or came too late to measure anything."""
    if way.steps[0].state in {State.OPEN, State.BEGUN}:
        quiz = way.module.quiz(way.release, _form_before(session, actor, way, now))
        quizzes.skip(session, actor, quiz, attempt_id=attempt_id, moment=Moment.BEFORE, now=now)


def too_late(way: Progress) -> bool:
    """Whether a quiz before, begun now, would measure what the lessons taught: then it is missing."""
    before, *later = way.steps
    learnt = any(step.state is State.DONE for step in later) or later[-1].state is not State.OPEN
    return before.state is State.DONE or (learnt and before.state is not State.BEGUN)


def keys_may_be_shown(way: Progress, moment: str) -> bool:
    """Whether a right answer shown now cannot help in another try that counts."""
    return moment != Moment.AFTER or way.achieved or not way.may_try_again


def quiz_of(session: Session, attempt: Attempt) -> Quiz:
    """Return the quiz of an attempt as it was asked: its release, its form, its draw."""
    whole = releases.find_module(session, attempt.release)
    return whole.quiz(attempt.release, Form(attempt.form)).drawn(attempt.seed)


def quiz_as_marked(session: Session, attempt: Attempt) -> Quiz:
    """Return the quiz with the key in force: corrected items stand in for those that were wrong."""
    asked = quiz_of(session, attempt)
    if attempt.graded_by is None:
        return asked
    return releases.corrected(session, asked, attempt.graded_by)


def policy_of(session: Session, attempt: Attempt) -> Policy | None:
    """Return the rules an attempt was taken under."""
    return releases.find_module(session, attempt.release).policy(Moment(attempt.moment))


def _open_follow_up(session: Session, actor: Actor, way: Progress) -> Attempt | None:
    """Return a follow-up that was begun: of two at once, one could teach what the other asks."""
    moments = (one.moment for one in way.follow_ups if one.open)
    return next((quizzes.find_open(session, actor.id, way.module.head.id, one) for one in moments), None)


def _close_before(session: Session, actor: Actor, way: Progress, now: datetime) -> None:
    """End a quiz before that was left open: finished from now on, it would measure what was taught."""
    left = quizzes.find_open(session, actor.id, way.module.head.id, Moment.BEFORE)
    if left is not None:
        left.skipped, left.finished_at = True, now
        session.flush()


def _check_day(way: Progress, moment: Moment, now: datetime) -> None:
    read = all(step.state is State.DONE for step in way.steps if step.kind is Kind.LESSON)
    if moment is Moment.AFTER and not read and way.steps[-1].state is not State.BEGUN:
        raise LessonsFirst
    if not moment.is_follow_up:
        return
    station = next((one for one in way.follow_ups if one.moment is moment), None)
    if station is None:
        raise NotFound
    if not station.state.waits and station.taken is None:
        raise NotYet(study.beginning_of(station.due_on))


def _check_tries(session: Session, actor: Actor, way: Progress, policy: Policy, now: datetime) -> int:
    module = way.module.head.id
    tries = quizzes.count_finished(session, actor.id, module, policy.moment)
    last_at = quizzes.finished_at_last(session, actor.id, module, policy.moment)
    opens_at = policy.may_try_at(tries, last_at)
    if opens_at == "never":
        raise NoMoreTries
    if opens_at is not None and opens_at > now:
        raise NotYet(opens_at)
    return tries


def _starts_with_b(session: Session, actor: Actor, way: Progress, policy: Policy, now: datetime) -> bool:
    """Whether forms A and B change places for this learner: half of a cohort that was opened so.

    Who has taken the quiz before gets the other form after, whatever the cohort says now.
    """
    before = way.module.policy(Moment.BEFORE)
    if policy.moment.is_follow_up or before is None:
        return False
    if policy.moment is Moment.AFTER and way.before is not None:
        return Form(way.before.form) is swapped(before.form)
    return in_second_half(session, actor.id, now)


def _form_before(session: Session, actor: Actor, way: Progress, now: datetime) -> Form:
    policy = way.module.policy(Moment.BEFORE)
    if policy is None:
        raise NotFound
    return form_for(policy, 0, swap=_starts_with_b(session, actor, way, policy, now))


def in_second_half(session: Session, learner_id: str, now: datetime) -> bool:
    """Whether somebody belongs to the half of their cohort that starts with form B.

    Every second one in the order of joining, so that the halves differ by one learner at most.
    """
    cohort = study.cohort_of(session, learner_id, now)
    if cohort is None or not cohort.swap_forms:
        return False
    own = (
        select(Enrolment.from_at)
        .where(Enrolment.cohort_id == cohort.id, Enrolment.learner_id == learner_id)
        .order_by(Enrolment.from_at)
        .limit(1)
        .scalar_subquery()
    )
    earlier = select(func.count(func.distinct(Enrolment.learner_id))).where(
        Enrolment.cohort_id == cohort.id,
        or_(Enrolment.from_at < own, (Enrolment.from_at == own) & (Enrolment.learner_id < learner_id)),
    )
    return bool((session.scalar(earlier) or 0) % 2)
