"""A child who reads slowly listens, with script and without; nothing is loaded before it is asked for."""

import pytest
from playwright.sync_api import Page
from sqlalchemy.orm import Session

from lms.courses.content import Sound
from lms.courses.models import Recording, Release
from lms.courses.release import digest, release_body
from tests.browser.longer import AT
from tests.browser.phones import OpenPhone
from tests.browser.server import Served
from tests.courses.samples import shipped
from tests.factories import make_adult, make_cohort, make_learner
from tests.sounds import publish_sound

# Waits in the page itself: how many recordings are heard, once it is `wanted`.
HEARD = """wanted => new Promise(done => {
  const look = () => {
    const heard = [...document.querySelectorAll("audio")].filter(one => !one.paused && one.currentTime > 0);
    if (heard.length === wanted) { done(true); } else { requestAnimationFrame(look); }
  };
  look();
})"""


def publish_with_sound(session: Session) -> tuple[str, list[str]]:
    """Publish a module beside the shipped ones whose first screen is read aloud; return its digest."""
    whole = next(one for one in shipped().modules if one.head.id == "safe-migration")
    first = whole.lessons[0]
    home = f"lessons/{first.id}:screens.{first.screens[0].id}"
    made = [publish_sound(session) for _ in range(2)]
    size = len(session.get_one(Recording, made[0]).data)
    sounds = {
        f"{home}.{way}": {"km": Sound(digest=one, size=size, seconds=2)}
        for way, one in zip(("heading", "text"), made, strict=True)
    }
    body = release_body(whole.model_copy(update={"sounds": sounds}))
    session.add(Release(digest=digest(body), module="safe-migration", body=body, published_at=AT))
    return digest(body), made


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_screen_is_listened_to(phone: OpenPhone, served: Served, script: bool) -> None:
    with served.session() as session:
        learner = make_learner(session, make_cohort(session, make_adult(session)))
        release, made = publish_with_sound(session)
    own = phone(person=learner, script=script)

    own.open(f"/km/m/{release}/1/1")

    assert [served.journal.count(f"/sounds/{one}.opus") for one in made] == [0, 0]
    if not script:
        assert [one.is_visible() for one in own.page.locator("audio").all()] == [True, True]
        return
    assert not own.page.locator("audio").first.is_visible()
    button = own.page.locator(".listen button")
    box = button.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 48
    listen_and_stop(own.page)
    assert served.journal.count(f"/sounds/{made[0]}.opus") >= 1


def listen_and_stop(page: Page) -> None:
    """Press the button until it plays, and press it again until it is still."""
    button = page.locator(".listen button")
    button.click()
    assert page.evaluate(HEARD, 1)
    button.click()
    assert page.evaluate(HEARD, 0)
