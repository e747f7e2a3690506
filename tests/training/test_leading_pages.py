"""Without these, a trainer in a village could open the plan and not find the words."""

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.courses import releases
from lms.courses.loader import load
from lms.courses.models import Release
from tests.conftest import NOW
from tests.courses.samples import LEADING, SAMPLE, make_content
from tests.factories import make_adult, sign_in


def published(session: Session, folder) -> str:
    """Publish the sample and return the digest of its release."""
    releases.publish(session, load(folder, NOW.date()), NOW)
    session.commit()
    return (
        session.scalars(
            select(Release.digest)
            .where(Release.module == "clean-hands")
            .order_by(Release.published_at.desc())
        ).first()
        or ""
    )


def test_a_trainer_reads_the_plan_on_a_phone_in_both_languages(client: FlaskClient, session: Session) -> None:
    release = published(session, SAMPLE)
    desk = sign_in(client, session, make_adult(session))

    listed = desk.get("/km/materials").text
    khmer, english = (desk.get(f"/{language}/materials/{release}/leading").text for language in ("km", "en"))

    assert f"/km/materials/{release}/leading" in listed
    assert "២០–៣៥ · ១៥ នាទី" in khmer
    assert "ខ្ញុំជឿប្អូន។" in khmer
    assert "20–35 · 15 minutes · Activity" in english
    for words in (
        "<strong>help</strong>",
        "I believe you.",
        "A friend forgets",
        "One clap",
        "Leaves and stones",
    ):
        assert words in english
    assert english.index("What we take home") < english.index('id="hard"') < english.index("I believe you.")


def test_a_module_without_a_plan_has_no_such_page_and_no_link(
    client: FlaskClient, session: Session, tmp_path
) -> None:
    folder = make_content(tmp_path)
    (folder / LEADING).unlink()
    release = published(session, folder)
    desk = sign_in(client, session, make_adult(session))

    assert desk.get(f"/en/materials/{release}/leading").status_code == 404
    assert f"/{release}/leading" not in desk.get("/en/materials").text
