"""What invented people have read and answered, and when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sqlalchemy.orm import Session

from lms import clock
from lms.courses import study
from lms.courses.content import Module
from lms.demo.answers import invent, perfect
from lms.permissions import Role
from lms.quizzes import service as quizzes
from lms.quizzes.policy import form_for
from lms.quizzes.quiz import Moment
from lms.quizzes.service import Submission
from lms.text import Language


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody who acts in the demonstration; `swap` says that they begin with form B."""

    id: str
    role: Role
    swap: bool = False


def train(
    session: Session, person: Invented, modules: list[tuple[str, Module]], start: datetime, known: float
) -> None:
    """Let a trainer learn: those who know everything have earned the certificate."""
    chance = Random(person.id[:4])  # noqa: S311
    for number, (digest, module) in enumerate(modules):
        if known < 1 and number == len(modules) - 1:
            return
        began = start + timedelta(days=3 * number)
        _take(session, person, digest, module, Moment.BEFORE, 0.6, chance, began)
        _read(session, person, digest, module, len(module.lessons), began)
        after = began + timedelta(days=1)
        _take(session, person, digest, module, Moment.AFTER, known, chance, after)


def live(
    session: Session,
    person: Invented,
    modules: list[tuple[str, Module]],
    chance: Random,
    opened: datetime,
    now: datetime,
) -> None:
    """Let a learner begin some modules: most finish, some stop on the way, a few skip the quiz before."""
    talent, diligence = chance.uniform(-0.1, 0.1), chance.random()
    for number, (digest, module) in enumerate(modules):
        if diligence < (0.08, 0.35, 0.65, 0.8, 0.9)[number % 5]:
            return
        began = opened + timedelta(days=1 + 8 * number + chance.randrange(5), hours=chance.randrange(9))
        if began > now:
            return
        if chance.random() > 0.12:
            _take(session, person, digest, module, Moment.BEFORE, 0.42 + talent, chance, began)
        whole = chance.random() > 0.15
        read = len(module.lessons) if whole else chance.randrange(1, len(module.lessons))
        _read(session, person, digest, module, read, began)
        after = began + timedelta(days=2, minutes=chance.randrange(300))
        if whole and after < now and chance.random() > 0.12:
            _take(session, person, digest, module, Moment.AFTER, 0.76 + talent, chance, after)
            _follow(session, person, (digest, module), talent, chance, opened, now)


def _follow(
    session: Session,
    person: Invented,
    taken: tuple[str, Module],
    talent: float,
    chance: Random,
    opened: datetime,
    now: datetime,
) -> None:
    """Let a learner do the follow-ups that came due, some of them late, some not at all."""
    for policy in taken[1].series:
        if policy.due_after_days is None:
            continue
        at = opened + timedelta(days=policy.due_after_days + chance.randrange(40), hours=3)
        if at < now and chance.random() > 0.2:
            _take(session, person, *taken, policy.moment, 0.67 + talent, chance, at)


def _take(
    session: Session,
    person: Invented,
    digest: str,
    module: Module,
    moment: Moment,
    knows: float,
    chance: Random,
    at: datetime,
) -> None:
    policy = module.policy(moment)
    if policy is None:
        return
    swap = bool(person.swap) and not moment.is_follow_up
    quiz = module.quiz(digest, form_for(policy, 0, swap=swap))
    answers = perfect(quiz) if knows >= 1 else invent(quiz, knows, chance)
    language: Language = "en" if chance.random() < 0.15 else "km"
    sent = Submission(clock.new_id(), moment, answers, at, language)
    quizzes.submit(session, person, quiz, sent, at + timedelta(minutes=9))


def _read(
    session: Session, person: Invented, digest: str, module: Module, lessons: int, began: datetime
) -> None:
    for number in range(1, lessons + 1):
        at = began + timedelta(hours=number)
        last = study.last_screen(module, number)
        study.pass_screen(session, person, release=digest, lesson_number=number, screen=last, now=at)
