"""A trainer with a cohort of children, and the master trainer who trained them."""

import pytest
from sqlalchemy.orm import Session

from tests.factories import Someone, make_adult, make_cohort, make_master_over


@pytest.fixture
def trainer(session: Session) -> Someone:
    return make_adult(session)


@pytest.fixture
def master(session: Session, trainer: Someone) -> Someone:
    return make_master_over(session, trainer)


@pytest.fixture
def cohort(session: Session, trainer: Someone) -> str:
    return make_cohort(session, trainer)
