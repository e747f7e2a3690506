"""No page breaks when a translator needs more room than the English took."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases, study
from lms.courses.content import Module
from lms.quizzes import service as quizzes
from lms.quizzes.quiz import Form, Moment
from tests.browser.longer import Stretch, publish_longer, with_breaks, without_breaks
from tests.browser.phones import PHONE_WIDTH, OpenPhone
from tests.browser.server import Served
from tests.browser.test_every_page import CUT
from tests.factories import Someone, make_adult, make_cohort, make_learner

MODULE = "safe-migration"


def pages(session: Session, learner: Someone, digest: str) -> Iterator[str]:
    """Yield every page of a lesson and the ones before and after it, and a question of each kind."""
    whole = releases.find_module(session, digest)
    attempt = begin(session, learner, digest, whole)
    yield "/km/learn"
    yield f"/km/m/{digest}"
    for screen in range(1, study.last_screen(whole, 1) + 1):
        yield f"/km/m/{digest}/1/{screen}"
    kinds = [item.kind for item in whole.forms[Form.A]]
    for number in sorted({kind: kinds.index(kind) + 1 for kind in kinds}.values()):
        yield f"/km/a/{attempt}/{number}"


def begin(session: Session, learner: Someone, digest: str, whole: Module) -> str:
    """Let a learner begin the quiz of this release; nobody's questions are mixed."""
    quiz, now = whole.quiz(digest, Form.A), clock.now()
    # The order of the questions is that of the form, so that each kind is found.
    attempt = quizzes.start(session, learner, quiz, attempt_id=clock.new_id(), moment=Moment.BEFORE, now=now)
    attempt.seed = ""
    return attempt.id


@pytest.mark.parametrize("stretch", [with_breaks, without_breaks])
def test_khmer_that_is_sixty_percent_longer_breaks_no_page(
    phone: OpenPhone, served: Served, stretch: Stretch
) -> None:
    with served.session() as session:
        learner = make_learner(session, make_cohort(session, make_adult(session)))
        paths = list(pages(session, learner, publish_longer(session, MODULE, stretch)))
    own, faults = phone(person=learner), {}

    for path in paths:
        own.open(path)
        wide = [f"{own.width()} pixels wide"] if own.width() > PHONE_WIDTH else []
        if found := [*wide, *own.page.evaluate(CUT)]:
            faults[path] = found

    assert faults == {}
    assert len(paths) > 12


def test_texts_are_stretched_as_they_should_be() -> None:
    assert with_breaks("ខ្ញុំរៀន") == "ខ្ញុំរៀនខ្ញុំរៀ"
    assert len(without_breaks("ក ខ គ").replace("\u2060", "")) > len("កខគ")
    assert " " not in without_breaks("ក ខ គ")
