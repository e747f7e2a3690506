"""Without these, a trainer would not see whose follow-up is due, or a wrong date would move it."""

from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms.courses import study
from lms.courses.series import Due
from lms.errors import NotFound
from lms.i18n import local_day
from lms.people.models import Cohort
from lms.quizzes.quiz import Moment
from lms.staff.day import day_of
from lms.staff.duties import What
from lms.training import cohorts, due_list
from lms.training.due_list import Dates
from tests.conftest import NOW
from tests.factories import Someone, make_adult, make_cohort, make_learner, read_lessons, sign_in, take

TODAY = local_day(NOW)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def trainer(session: Session) -> Someone:
    return make_adult(session)


@pytest.fixture
def cohort(session: Session, trainer: Someone) -> str:
    return make_cohort(session, trainer)


def states(session: Session, trainer: Someone, cohort: str) -> dict[tuple[str, Moment], Due]:
    grid = cohorts.grid(session, trainer, cohort, NOW)
    lines = due_list.due_list(session, grid, NOW)
    return {(line.module.head.code, line.station.moment): line.station.state for line in lines}


def begin_on(session: Session, trainer: Someone, cohort: str, day: date, **taught: date) -> None:
    due_list.set_dates(session, trainer, cohort, Dates(day, taught, swap_forms=False), NOW)


def test_only_who_finished_the_quiz_after_has_follow_ups(
    session: Session, trainer: Someone, cohort: str
) -> None:
    done, _begun = make_learner(session, cohort), make_learner(session, cohort)
    take(session, done)
    grid = cohorts.grid(session, trainer, cohort, NOW)

    lines = due_list.due_list(session, grid, NOW)

    assert {line.learner.id for line in lines} == {done.id}
    assert {line.module.head.code for line in lines} == {"M1"}


def test_overdue_comes_first_and_what_is_done_last(session: Session, trainer: Someone, cohort: str) -> None:
    learner = make_learner(session, cohort)
    take(session, learner)
    begin_on(session, trainer, cohort, ago(185))
    take(session, learner, Moment.FOLLOW_UP_1)
    grid = cohorts.grid(session, trainer, cohort, NOW)

    found = [(one.station.moment, one.station.state) for one in due_list.due_list(session, grid, NOW)]

    assert found == [
        (Moment.REFRESHER, Due.OVERDUE),
        (Moment.FOLLOW_UP_2, Due.DUE),
        (Moment.FOLLOW_UP_3, Due.NOT_DUE),
        (Moment.FOLLOW_UP_1, Due.LATE),
    ]


def test_without_a_first_day_it_is_the_day_the_cohort_was_opened(
    session: Session, trainer: Someone, cohort: str
) -> None:
    take(session, make_learner(session, cohort))
    opened = local_day(session.get_one(Cohort, cohort).opened_at)

    assert opened == ago(80)
    assert states(session, trainer, cohort)["M1", Moment.FOLLOW_UP_1] is Due.OVERDUE
    assert states(session, trainer, cohort)["M1", Moment.REFRESHER] is Due.NOT_DUE


def test_a_module_taught_on_another_day_is_counted_from_that_day(
    session: Session, trainer: Someone, cohort: str
) -> None:
    learner = make_learner(session, cohort)
    take(session, learner)
    take(session, learner, module="safe-migration")

    begin_on(session, trainer, cohort, ago(91), **{"safe-migration": ago(40)})

    found = states(session, trainer, cohort)
    assert found["M1", Moment.REFRESHER] is Due.DUE
    assert found["M3", Moment.REFRESHER] is Due.NOT_DUE
    assert found["M3", Moment.FOLLOW_UP_1] is Due.DUE


def test_a_day_taken_back_goes_by_the_first_day_again(
    session: Session, trainer: Someone, cohort: str
) -> None:
    take(session, make_learner(session, cohort))
    begin_on(session, trainer, cohort, ago(91), **{"child-rights": ago(1)})

    begin_on(session, trainer, cohort, ago(91))

    assert states(session, trainer, cohort)["M1", Moment.REFRESHER] is Due.DUE


def test_the_learner_and_the_trainer_see_the_same(session: Session, trainer: Someone, cohort: str) -> None:
    learner = make_learner(session, cohort)
    read_lessons(session, learner)
    take(session, learner)
    begin_on(session, trainer, cohort, ago(91))

    own = {
        one.moment: one.state for one in study.progress_in(session, learner, "child-rights", NOW).follow_ups
    }

    assert own == {moment: state for (_, moment), state in states(session, trainer, cohort).items()}


def test_nobody_moves_the_dates_of_a_cohort_that_is_not_theirs(session: Session, cohort: str) -> None:
    stranger = make_adult(session)

    with pytest.raises(NotFound):
        begin_on(session, stranger, cohort, ago(1))


def test_the_day_counts_what_is_open_and_what_is_overdue(
    session: Session, trainer: Someone, cohort: str
) -> None:
    take(session, make_learner(session, cohort))
    take(session, make_learner(session, cohort))
    begin_on(session, trainer, cohort, ago(100))

    day = day_of(session, trainer, [cohorts.grid(session, trainer, cohort, NOW)], NOW)

    due = [one for one in day.due.lines if one.what is What.FOLLOW_UPS]
    assert [(one.cohort.id, one.count, one.late) for one in due if one.cohort] == [(cohort, 4, 2)]


def test_a_date_that_is_none_changes_nothing_and_keeps_what_was_typed(
    client: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    desk = sign_in(client, session, trainer)
    sent = {"begins": "2026-11-01", "M1": "31 November", "M2": "", "M3": "1890-01-01"}

    answer = desk.post(f"/en/cohorts/{cohort}/due", data=sent)

    session.expire_all()
    assert answer.status_code == 200
    assert "A date was not understood" in answer.text
    assert 'value="31 November"' in answer.text
    assert answer.text.count('aria-invalid="true"') == 2
    assert session.get_one(Cohort, cohort).begins_on is None


def test_dates_are_kept_in_either_digits(
    client: FlaskClient, session: Session, trainer: Someone, cohort: str
) -> None:
    desk = sign_in(client, session, trainer)

    answer = desk.post(
        f"/km/cohorts/{cohort}/due", data={"begins": "២០២៦-១០-០១", "M2": "2026-10-08", "swap": "1"}
    )

    session.expire_all()
    found = due_list.dates_of(session, session.get_one(Cohort, cohort))
    assert answer.status_code == 303
    assert found == Dates(date(2026, 10, 1), {"signs-of-trafficking": date(2026, 10, 8)}, swap_forms=True)
