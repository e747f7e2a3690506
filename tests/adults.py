"""A small module for adults, in which each form ends with an answer in one's own words."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from lms.courses.content import ADULT, Module
from lms.courses.loader import load
from lms.courses.models import Release
from lms.courses.release import digest, release_body
from lms.quizzes.kinds import Answer
from lms.quizzes.kinds.base import FIELD
from lms.quizzes.kinds.open_answer import OpenAnswer
from lms.quizzes.kinds.true_false import TrueFalse
from lms.quizzes.quiz import Form, Moment
from tests.conftest import NOW
from tests.courses.samples import SAMPLE, TODAY
from tests.factories import Someone, take
from tests.quizzes.examples import example_of

MODULE = "teaching-hands"
CLOSED = example_of(TrueFalse).model_copy(update={"objective": "when"})
ESSAY = example_of(OpenAnswer).model_copy(update={"objective": "when"})
"""Worth three points, two of them for "order" and one for "practice"."""
FULL = {"order": 2, "practice": 1}
TEXT = "ខ្ញុំបង្ហាញជំហាននីមួយៗ។\nបន្ទាប់មក កុមារធ្វើ។"


def adult_module(module: str = MODULE) -> Module:
    """Return the module: three points for one closed question, and three that a person gives."""
    whole = load(SAMPLE, TODAY).modules[0]
    head = whole.head.model_copy(update={"id": module, "code": "T9", "min_age": ADULT, "max_age": 99})
    return whole.model_copy(
        update={"head": head, "forms": dict.fromkeys((Form.A, Form.B), (CLOSED, ESSAY)), "attitudes": ()}
    )


def publish_adult_module(
    session: Session, module: str = MODULE, at: datetime = NOW - timedelta(days=200)
) -> str:
    """Publish the module beside the shipped ones, once; return its digest."""
    body = release_body(adult_module(module))
    if session.get(Release, digest(body)) is None:
        session.add(Release(digest=digest(body), module=module, body=body, published_at=at))
        session.flush()
    return digest(body)


def written(text: str = TEXT, *, knows: bool = True) -> dict[str, Answer]:
    """Return the answers of somebody who writes `text` and knows the closed question, or does not."""
    return {CLOSED.id: CLOSED.right() if knows else {}, ESSAY.id: {FIELD: [text]}}


def write(
    session: Session,
    person: Someone,
    text: str = TEXT,
    *,
    knows: bool = True,
    moment: Moment = Moment.AFTER,
    at: datetime = NOW - timedelta(days=3),
) -> str:
    """Let an adult send the quiz with an answer in their own words; return the attempt's id."""
    publish_adult_module(session)
    return take(session, person, moment, written(text, knows=knows), module=MODULE, at=at).id
