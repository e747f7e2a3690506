"""The whole story once, without a browser."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.factories import make_adult, make_cohort, make_learner, make_master_over, module_digest, sign_in


def test_a_learner_walks_from_the_home_page_to_a_lesson(client: FlaskClient, session: Session) -> None:
    trainer = make_adult(session)
    learner = make_learner(session, make_cohort(session, trainer))
    digest = module_digest(session)
    sign_in(client, session, learner)

    home = client.get("/km/learn")
    module = client.get(f"/km/m/{digest}")
    lesson = client.get(f"/km/m/{digest}/1/1")
    further = client.post(f"/km/m/{digest}/1/1")

    assert [home.status_code, module.status_code, lesson.status_code, further.status_code] == [
        200,
        200,
        200,
        303,
    ]


def test_a_trainer_and_a_master_open_every_page_of_theirs(client: FlaskClient, session: Session) -> None:
    trainer = make_adult(session)
    cohort = make_cohort(session, trainer)
    learner = make_learner(session, cohort)
    master = make_master_over(session, trainer)
    sign_in(client, session, trainer)
    pages = [
        "today",
        "cohorts/new",
        f"cohorts/{cohort}",
        f"cohorts/{cohort}/cards",
        f"learners/{learner.id}",
        "certificate",
        "learn",
        "password",
    ]

    codes = {page: client.get(f"/en/{page}").status_code for page in pages}
    sign_in(client, session, master)
    codes |= {
        page: client.get(f"/en/{page}").status_code
        for page in ("trainers", f"trainers/{trainer.id}", "accounts")
    }

    assert {page for page, code in codes.items() if code != 200} == set()
