"""A module with an item of every kind, published; and groups that answer it on paper."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from lms.courses import releases
from lms.courses.content import Library, Module
from lms.courses.loader import load
from lms.quizzes.kinds import KINDS
from lms.quizzes.quiz import Form
from tests.conftest import NOW
from tests.courses.samples import SAMPLE, TODAY
from tests.quizzes.examples import example_of


def publish_every_kind(
    session: Session, *, adults: bool = False, at: datetime = NOW, **changes: object
) -> Module:
    """Publish a module whose form A holds an item of each kind, free text for adults only."""
    library = load(SAMPLE, TODAY)
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


def cells(typed: str) -> Mapping[int, str]:
    """Return the cells of a row, given as words: one for each question."""
    return dict(enumerate(typed.split(), 1))
