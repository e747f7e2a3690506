"""Without these, what a learner saw could change under their hands, or bite."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from markupsafe import escape
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lms.courses import releases, study
from lms.courses.content import Library
from lms.courses.loader import load
from lms.courses.models import Release
from lms.courses.release import digest, release_body
from lms.demo.answers import perfect
from lms.quizzes.models import Attempt
from lms.quizzes.quiz import Form, Moment
from lms.quizzes.service import Submission, start, submit
from tests.conftest import CONTENT, NOW
from tests.factories import Someone, make_learner, module_digest, read_lessons, sign_in

MODULE = "child-rights"
TITLE = "en: I have rights"
LATER = NOW + timedelta(hours=1)


def changed(tmp_path: Path, title: str, name: str = "changed") -> Library:
    """Return the shipped content with another English title for one module."""
    folder = shutil.copytree(CONTENT, tmp_path / name)
    head = folder / "modules" / MODULE / "module.yaml"
    text = head.read_text("utf-8")
    assert text.count(TITLE) == 1
    head.write_text(text.replace(TITLE, f'en: "{title}"'), "utf-8")
    return load(folder, NOW.date())


def publish(session: Session, library: Library, at: datetime, *, correction: bool = False) -> str:
    """Publish and return the digest that is current then."""
    releases.publish(session, library, at, correction=correction)
    session.commit()
    return module_digest(session)


def begin(session: Session, child: Someone) -> None:
    release = module_digest(session)
    study.pass_screen(session, child, release=release, lesson_number=1, screen=1, now=NOW)
    session.commit()


def release_of(session: Session, child: Someone) -> str:
    return study.progress_in(session, child, MODULE, NOW).release


def test_publishing_the_same_content_again_makes_no_release(session: Session) -> None:
    before = session.scalars(select(Release.digest).order_by(Release.digest)).all()

    added = releases.publish(session, load(CONTENT, NOW.date()), LATER)

    assert added == []
    assert session.scalars(select(Release.digest).order_by(Release.digest)).all() == before


def test_the_digest_depends_on_the_content_alone(tmp_path: Path) -> None:
    once, again = load(CONTENT, NOW.date()), load(CONTENT, (NOW + timedelta(days=9)).date())
    other = changed(tmp_path, "Mine")

    digests = [
        [digest(release_body(module)) for module in library.modules] for library in (once, again, other)
    ]

    assert digests[0] == digests[1]
    assert sum(a != b for a, b in zip(digests[0], digests[2], strict=True)) == 1


def test_who_has_begun_stays_on_a_release_until_the_quiz_after_is_done(
    session: Session, tmp_path: Path
) -> None:
    begun, fresh = make_learner(session), make_learner(session)
    old = module_digest(session)
    begin(session, begun)
    new = publish(session, changed(tmp_path, "New"), LATER)
    during, newcomer = release_of(session, begun), release_of(session, fresh)

    quiz = releases.find_module(session, old).quiz(old, Form.B)
    submit(session, begun, quiz, Submission("a" * 32, Moment.AFTER, perfect(quiz), LATER), LATER)

    assert old != new
    assert (during, newcomer, release_of(session, begun)) == (old, new, new)
    assert session.get_one(Attempt, "a" * 32).release == old


def test_a_correction_reaches_at_once(session: Session, tmp_path: Path) -> None:
    begun = make_learner(session)
    begin(session, begun)

    corrected = publish(session, changed(tmp_path, "Corrected"), LATER, correction=True)

    assert release_of(session, begun) == corrected


def test_what_comes_after_a_correction_does_not_move_who_has_begun(session: Session, tmp_path: Path) -> None:
    begun = make_learner(session)
    begin(session, begun)
    corrected = publish(session, changed(tmp_path, "Corrected", "one"), LATER, correction=True)

    publish(session, changed(tmp_path, "Nicer", "two"), LATER + timedelta(hours=1))

    assert release_of(session, begun) == corrected


def test_a_correction_that_is_published_again_still_corrects(session: Session, tmp_path: Path) -> None:
    begun = make_learner(session)
    begin(session, begun)
    correction = changed(tmp_path, "Corrected", "one")
    corrected = publish(session, correction, LATER, correction=True)
    publish(session, changed(tmp_path, "Nicer", "two"), LATER + timedelta(hours=1))

    publish(session, correction, LATER + timedelta(hours=2))

    assert release_of(session, begun) == corrected


def test_an_attempt_in_progress_stays_with_its_release(
    client: FlaskClient, session: Session, tmp_path: Path
) -> None:
    child = make_learner(session)
    old = module_digest(session)
    quiz = releases.find_module(session, old).quiz(old, Form.A)
    attempt = start(session, child, quiz, attempt_id="a" * 32, moment=Moment.BEFORE, now=NOW)
    sign_in(client, session, child)
    corrected = publish(session, changed(tmp_path, "Corrected"), LATER, correction=True)

    going_on = client.post(f"/en/m/{corrected}/before")

    session.refresh(attempt)
    assert going_on.location == f"/en/a/{attempt.id}/1"
    assert attempt.release == old
    assert session.scalar(select(func.count()).select_from(Attempt)) == 1


def test_earlier_content_published_again_is_current_and_has_its_digest(
    session: Session, tmp_path: Path
) -> None:
    first = module_digest(session)
    second = publish(session, changed(tmp_path, "New"), LATER)

    third = publish(session, load(CONTENT, NOW.date()), LATER + timedelta(hours=1))

    assert (first == third, second != first) == (True, True)
    kept = session.scalars(select(Release.digest).where(Release.module == MODULE)).all()
    assert sorted(kept) == sorted({first, second})


def test_an_old_release_can_be_shown_again_exactly(
    client: FlaskClient, session: Session, tmp_path: Path
) -> None:
    child = make_learner(session)
    old = module_digest(session)
    sign_in(client, session, child)
    before = client.get(f"/en/m/{old}/1/1").data

    publish(session, changed(tmp_path, "New"), LATER)

    assert client.get(f"/en/m/{old}/1/1").data == before


def test_a_module_page_of_another_release_leads_to_ones_own(
    client: FlaskClient, session: Session, tmp_path: Path
) -> None:
    child = make_learner(session)
    old = module_digest(session)
    begin(session, child)
    sign_in(client, session, child)

    new = publish(session, changed(tmp_path, "New"), LATER)

    assert client.get(f"/en/m/{new}").location == f"/en/m/{old}"


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</title><script src=//evil.example></script>",
        "'><svg onload=alert(1)>",
        "{{ 7 * 7 }}{% raw %}",
        "[link](javascript:alert(1))",
    ],
)
def test_what_an_author_writes_reaches_a_page_as_text(
    client: FlaskClient, session: Session, attack: str
) -> None:
    child = make_learner(session)
    read_lessons(session, child)
    library = poisoned(load(CONTENT, NOW.date()), attack)
    releases.publish(session, library, LATER, correction=True)
    sign_in(client, session, child)
    release = module_digest(session)
    plain = client.get("/en/table").text

    attempt = client.post(f"/en/m/{release}/after").location.rsplit("/", 1)[0]
    shown = [client.get(f"/en/{page}").text for page in ("learn", f"m/{release}")]
    shown += [client.get(f"/en/m/{release}/1/{screen}").text for screen in range(1, 9)]
    shown += [client.post(f"/en/m/{release}/1/{n}/try", data={"answer": "a"}).text for n in range(1, 9)]
    shown += [client.get(f"{attempt}/{number}").text for number in range(1, 11)]
    client.post(f"{attempt}/send")
    shown += [client.get(f"{attempt}/{page}").text for page in ("result", "review")]

    whole = "\n".join(shown)
    assert escape(attack) in whole
    for sign in ("<script>alert", "<img src=x", "<svg onload", "onerror=alert(1)>", "evil.example></script>"):
        assert sign not in whole
    assert 'href="javascript' not in whole
    assert ">49" not in whole
    assert "alert" not in plain


def poisoned(library: Library, attack: str) -> Library:
    """Return the library with an attack at the end of every English text of every module."""
    modules = tuple(
        type(module).model_validate(_with(module.model_dump(), attack)) for module in library.modules
    )
    return library.model_copy(update={"modules": modules})


def _with(value: object, attack: str) -> object:
    if isinstance(value, dict):
        if set(value) == {"en", "km"}:
            return {"en": f"{value['en']} {attack}", "km": value["km"]}
        # An answer is not shown as it is written, and what stands in brackets in a text with gaps is a gap.
        kept = {"accepted", "text"} if "gaps" in value else {"accepted"}
        return {key: part if key in kept else _with(part, attack) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_with(part, attack) for part in value]
    return value
