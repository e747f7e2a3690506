"""A worked cohort with so many points at each quiz, so that its figures can be reckoned by hand."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.quizzes import service as quizzes
from lms.quizzes.kinds import Answer, Item
from lms.quizzes.kinds.base import FIELD
from lms.quizzes.policy import form_for
from lms.quizzes.quiz import Moment
from tests.conftest import NOW
from tests.factories import Someone, make_learner, module_digest, take

MODULE = "child-rights"
MOMENTS = (Moment.BEFORE, Moment.AFTER, Moment.FOLLOW_UP_1)
# Four matched: 45 % before, 75 % after; two of them at the follow-up: 45 %, 75 %, then 70 %.
FOUR = ((4, 7, 6), (5, 8, 8), (6, 8), (3, 7))


def make_members(
    session: Session, cohort: str, points: Iterable[tuple[int | None, ...]], beliefs: Iterable[str] = ()
) -> list[Someone]:
    """Put a learner into the cohort for each row of points; None is a quiz not taken.

    All that is not right is left open, but for those items after that offer a belief of `beliefs`.
    """
    made = []
    for row in points:
        child = make_learner(session, cohort)
        for moment, earned in zip(MOMENTS, row, strict=False):
            if earned is not None:
                score(session, child, moment, earned, beliefs if moment is Moment.AFTER else ())
        made.append(child)
    return made


def score(
    session: Session, child: Someone, moment: Moment, earned: int, beliefs: Iterable[str] = (), days: int = 3
) -> None:
    """Let somebody earn exactly so many points, safety first; wrong answers may stand for beliefs."""
    items = _items(session, child, moment)
    right = sorted((item for item in items if item.scored), key=lambda one: not one.critical)[:earned]
    answers: dict[str, Answer] = {item.id: item.right() for item in right}
    for item in items:
        wrong = _wrong(item, set(beliefs))
        if wrong and item.id not in answers:
            answers[item.id] = wrong
    done = take(session, child, moment, answers, at=NOW - timedelta(days=days))
    assert done.earned == earned


def say(session: Session, child: Someone, moment: Moment, views: Mapping[str, str]) -> None:
    """Let somebody answer statements and nothing else."""
    take(session, child, moment, {statement: {FIELD: [said]} for statement, said in views.items()})


def skip(session: Session, child: Someone) -> None:
    """Let somebody skip the quiz before."""
    digest = module_digest(session)
    whole = releases.find_module(session, digest)
    policy = whole.policy(Moment.BEFORE)
    assert policy is not None
    quizzes.skip(
        session,
        child,
        whole.quiz(digest, policy.form),
        attempt_id=clock.new_id(),
        moment=Moment.BEFORE,
        now=NOW - timedelta(days=9),
    )


def _items(session: Session, child: Someone, moment: Moment) -> tuple[Item, ...]:
    digest = module_digest(session)
    whole = releases.find_module(session, digest)
    policy = whole.policy(moment)
    assert policy is not None
    tries = quizzes.count_finished(session, child.id, MODULE, moment)
    return whole.quiz(digest, form_for(policy, tries)).items


def _wrong(item: Item, beliefs: set[str]) -> Answer | None:
    if item.kind == "true-false":
        held = {way.misconception for way in item.wrong_ways()} & beliefs
        return {FIELD: ["false" if item.answer else "true"]} if held else None
    if item.kind == "single-choice":
        return next(({FIELD: [one.id]} for one in item.options if one.misconception in beliefs), None)
    return None
