"""Without these, a child who reads slowly could not listen, or others would load what they cannot hear."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms import clock
from lms.courses import releases
from lms.courses.files import Parcel
from lms.courses.models import Recording
from lms.courses.sounds_of_texts import recording_of
from lms.quizzes import service as quizzes
from lms.quizzes.quiz import Form, Moment
from lms.workshop import publishing
from lms.workshop.publishing import Said
from tests.conftest import NOW
from tests.courses.test_media import content
from tests.factories import make_adult, make_cohort, make_learner, sign_in
from tests.sounds import recording

UNIT = "clean-hands"
SCREEN = "lessons/when-to-wash:screens.before-food"
HEADING, TEXT = (recording(seconds) for seconds in (1.0, 2.0))
STEM, OPTION = (recording(seconds) for seconds in (1.2, 1.4))


def with_sound() -> Parcel:
    """Return the sample, with a screen, a question and one of its options read aloud in Khmer."""
    return content(
        {
            recording_of(f"{SCREEN}.heading", "km"): HEADING,
            recording_of(f"{SCREEN}.text", "km"): TEXT,
            recording_of("items/form-a:items.hands-a1.stem", "km"): STEM,
            recording_of("items/form-a:items.hands-a1.options.a.text", "km"): OPTION,
        }
    )


@pytest.fixture
def release(session: Session, client: FlaskClient) -> str:
    """The digest of the sample with sound, and a learner signed in."""
    publishing.publish(session, with_sound(), Said("files"), NOW, today=NOW.date())
    learner = make_learner(session, make_cohort(session, make_adult(session)))
    sign_in(client, session, learner)
    return releases.current_releases(session)[UNIT]


def audio(page: str) -> list[str]:
    return re.findall(r'<audio [^>]*src="([^"]+)"', page)


def test_a_screen_that_is_recorded_can_be_listened_to(client: FlaskClient, release: str):
    answer = client.get(f"/km/m/{release}/1/1")

    heard = [client.get(address).data for address in audio(answer.text)]
    assert heard == [HEADING, TEXT]
    assert (
        f"{-(-(len(HEADING) + len(TEXT)) // 1000)}".translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩"))
        in answer.text
    )
    assert "media-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "listen.js" in answer.text


@pytest.mark.parametrize("path", ["/en/m/{}/1/1", "/km/m/{}/1/2", "/km/m/{}"])
def test_a_page_without_a_recording_in_its_language_loads_nothing_for_sound(
    client: FlaskClient, release: str, path: str
):
    answer = client.get(path.format(release))

    assert answer.status_code == 200
    assert "listen" not in answer.text
    assert "media-src" not in answer.headers["Content-Security-Policy"]


def test_a_question_and_its_options_can_be_listened_to(session: Session, client: FlaskClient, release: str):
    learner = make_learner(session, make_cohort(session, make_adult(session)))
    sign_in(client, session, learner)
    quiz = releases.find_module(session, release).quiz(release, Form.A)
    attempt = quizzes.start(
        session, learner, quiz, attempt_id=clock.new_id(), moment=Moment.BEFORE, now=NOW
    ).id
    session.commit()
    number = [item.id for item in quiz.items].index("hands-a1") + 1

    answer = client.get(f"/km/a/{attempt}/{number}")

    assert [client.get(address).data for address in audio(answer.text)] == [STEM, OPTION]
    assert "media-src 'self'" in answer.headers["Content-Security-Policy"]


def test_a_recording_is_kept_for_ever_and_can_be_asked_for_in_parts(client: FlaskClient, release: str):
    address = audio(client.get(f"/km/m/{release}/1/1").text)[0]

    whole, part = client.get(address), client.get(address, headers={"Range": "bytes=4-9"})

    assert (whole.mimetype, whole.data) == ("audio/ogg", HEADING)
    assert "immutable" in whole.headers["Cache-Control"]
    assert (part.status_code, part.data) == (206, HEADING[4:10])


def test_the_same_recording_is_kept_once(session: Session, release: str):
    before = session.query(Recording).count()

    publishing.publish(session, with_sound(), Said("files"), NOW, today=NOW.date())

    assert session.query(Recording).count() == before == 4
