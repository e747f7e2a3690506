"""A module with an item of every kind, published; and groups that answer it on paper."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.courses.content import Library, Module
from lms.courses.loader import load
from lms.i18n import local_day
from lms.quizzes.kinds import KINDS
from lms.quizzes.quiz import Form, Moment
from lms.training import paper_sheet
from lms.training.paper_entry import Typed
from lms.training.paper_sheet import Sheet
from tests.conftest import NOW
from tests.courses import samples
from tests.courses.samples import SAMPLE
from tests.factories import Someone, make_adult, make_cohort, make_learner
from tests.quizzes.examples import example_of

TODAY = local_day(NOW)
Group = tuple[Someone, str, list[Someone]]


def publish_every_kind(
    session: Session, *, adults: bool = False, at: datetime = NOW, **changes: object
) -> Module:
    """Publish a module whose form A holds an item of each kind, free text for adults only."""
    library = load(SAMPLE, samples.TODAY)
    module = library.modules[0]
    every = tuple(example_of(kind) for kind in KINDS)
    items = tuple(item for item in every if item.scored and (adults or not item.by_hand))
    drawing = next(iter(module.pictures.values()))
    ages = {"min_age": 18, "max_age": 99} if adults else {}
    made = module.model_copy(
        update={
            "head": module.head.model_copy(update=ages),
            "forms": {**module.forms, Form.A: items},
            "attitudes": tuple(item for item in every if not item.scored),
            "pictures": {
                **module.pictures,
                **{picture.file: drawing for item in items for picture in item.pictures()},
            },
            **changes,
        }
    )
    releases.publish(session, Library(**{**dict(library), "modules": (made,)}), at)
    session.commit()
    return made


def make_group(session: Session) -> Group:
    """Return a trainer with a cohort of three learners."""
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    return trainer, cohort, [make_learner(session, cohort) for _ in range(3)]


def sheet_of(
    session: Session, group: Group, moment: Moment = Moment.BEFORE, code: str = "M1", **said: str
) -> Sheet:
    """Return what a group's trainer can type in now."""
    trainer, cohort, _ = group
    return paper_sheet.sheet_for(session, trainer, cohort, code, moment, now=NOW, **said)


def row_for(sheet: Sheet, sign: str = "?") -> dict[int, str]:
    """Return a row with the same sign for every question."""
    return {question.number: sign for question in sheet.questions}


def typed_for(_sheet: object, rows: Sequence[tuple[str, Mapping[int, str]]], **said: object) -> Typed:
    """Return rows as somebody typed them in today, from as many sheets."""
    usual = {"entry_id": clock.new_id(), "sheets": len(rows), "day": TODAY, "rows": tuple(rows)}
    return Typed(**{**usual, **said})  # type: ignore[arg-type]  # the names are checked when it is made
