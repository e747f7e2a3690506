"""A trainer and a cohort of theirs, for the reports."""

import pytest
from sqlalchemy.orm import Session

from tests.factories import Someone, make_adult, make_cohort


@pytest.fixture
def trainer(session: Session) -> Someone:
    return make_adult(session)


@pytest.fixture
def cohort(session: Session, trainer: Someone) -> str:
    return make_cohort(session, trainer)
