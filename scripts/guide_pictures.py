"""The pictures of the programme guide: `python -m scripts.guide_pictures`, then look at each of them."""

import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from lms import create_app
from lms.demo import adults, groups
from lms.demo import people as demo
from lms.text import LANGUAGES, Language
from scripts.screenshot import launch
from tests.browser.phones import Phone, open_phone
from tests.browser.server import Served, serve
from tests.conftest import fill, settings_for
from tests.three_modules import WHOLE

HOME = Path(__file__).parent.parent / "docs" / "programme-guide" / "pictures"
SMALL, LARGE = (360, 560), (900, 620)
LEARNER = 16
COHORT = ".cards"
LARGEST = 90 * 1024
Way = Callable[[Phone], None]


def follow(start: str, *links: str) -> Way:
    """Open a page, then the first link to each of these: a part of its address, or `.` and a class."""

    def go(phone: Phone) -> None:
        phone.open(f"/{phone.language}{start}")
        for link in links:
            where = f"{link} a" if link.startswith(".") else f"main a[href*='{link}']"
            phone.page.locator(where).first.click()
            phone.page.wait_for_load_state()

    return go


PICTURES: dict[str, tuple[str, tuple[int, int], Way]] = {
    "learner": ("learner", SMALL, follow("/learn")),
    "lesson": ("learner", SMALL, follow("/learn", "/m/")),
    "sign-in": ("", SMALL, follow("/in")),
    "verify": ("author", LARGE, follow("/workshop", "verify")),
    "my-way": ("trainer2", LARGE, follow("/certificate")),
    "observation": ("master", LARGE, follow("/observations", "/observations/")),
    "consent": ("trainer1", LARGE, follow("/today", COHORT, "/consent")),
    "paper": ("trainer1", LARGE, follow("/today", COHORT, "/paper", "/paper/")),
    "learnt": ("trainer1", LARGE, follow("/today", COHORT, "/learnt/M2")),
    "due": ("trainer1", LARGE, follow("/today", COHORT, "/due")),
    "figures": ("trainer1", LARGE, follow("/today", COHORT)),
    "certificate": ("trainer1", LARGE, follow("/certificate")),
}


def main() -> None:
    """Take every picture, or those that are named, in both languages from a fresh demonstration."""
    wanted = sys.argv[1:] or list(PICTURES)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        with pytest.MonkeyPatch.context() as environment:
            environment.setattr("tests.conftest.CONTENT", WHOLE)
            fill(create_app(settings_for(folder, f"sqlite:///{folder / 'lms.sqlite'}")))
            with serve(folder) as running:
                environment.setenv("LMS_DATA", name)
                environment.setenv("LMS_SECRET_KEY", str(running.app.secret_key))
                with running.session() as session:
                    demo.load(session)
                chromium = launch(playwright, folder)
                for language in LANGUAGES:
                    for one in wanted:
                        take(chromium, running, language, one)
                chromium.close()


def take(chromium: Browser, running: Served, language: Language, name: str) -> None:
    """Take one picture and write it small."""
    who, (width, height), way = PICTURES[name]
    phone = open_phone(chromium, running, language=language, width=width, height=height, sharpness=2)
    if who == "learner":
        phone.open(f"/{language}/in")
        phone.page.locator("#code").fill(groups.code_of(LEARNER))
        phone.page.locator("#pin").fill(groups.pin_of(LEARNER))
        phone.press("Sign in")
    elif who:
        phone.open(f"/{language}/in/staff")
        phone.page.locator("#login").fill(who)
        phone.page.locator("#password").fill(adults.PASSWORD)
        phone.press("Sign in")
    way(phone)
    shown = Image.open(BytesIO(phone.page.screenshot())).convert("RGB")
    target = HOME / language / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    shown.quantize(32, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(target, optimize=True)
    print(target.name, language, target.stat().st_size, phone.page.url)  # noqa: T201
    if target.stat().st_size > LARGEST:
        print(f"  larger than {LARGEST} bytes")  # noqa: T201
    phone.context.close()


if __name__ == "__main__":
    main()
