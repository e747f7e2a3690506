"""The picture in the README: run `python -m scripts.screenshot` and look at docs/screenshot.png."""

import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Playwright, sync_playwright

from lms import create_app
from lms.demo import adults, groups
from lms.demo import people as demo
from tests.browser.conftest import NAMES
from tests.browser.fonts import with_khmer_letters
from tests.browser.phones import Phone, open_phone
from tests.browser.server import Served, serve
from tests.conftest import fill, settings_for

TARGET = Path(__file__).parent.parent / "docs" / "screenshot.png"
LARGEST = 200 * 1024
HEIGHT, GAP, AROUND = 760, 32, "#cfc7ba"
LEARNER = 16
"""The number of a learner of the demonstration who is in the middle of a module."""


def main() -> None:
    """Take both pictures of a fresh demonstration and put them side by side."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        fill(create_app(settings_for(folder, f"sqlite:///{folder / 'lms.sqlite'}")))
        with pytest.MonkeyPatch.context() as environment, serve(folder) as running:
            environment.setenv("LMS_DATA", name)
            environment.setenv("LMS_SECRET_KEY", str(running.app.secret_key))
            with running.session() as session:
                demo.load(session)
            chromium = launch(playwright, folder)
            pictures = [learner_home(chromium, running), cohort_page(chromium, running)]
            chromium.close()
    save(side_by_side(pictures))


def launch(playwright: Playwright, folder: Path) -> Browser:
    """Start Chromium with Khmer letters."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        sys.exit("There is no Chromium here. On Debian, as root: apt-get install chromium")
    environment = with_khmer_letters(folder)
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox"], env=environment)


def learner_home(chromium: Browser, running: Served) -> Image.Image:
    """Return a child's first page, in Khmer on a phone."""
    phone = open_phone(chromium, running, width=360, height=HEIGHT)
    phone.open("/km/in")
    phone.page.locator("#code").fill(groups.code_of(LEARNER))
    phone.page.locator("#pin").fill(groups.pin_of(LEARNER))
    phone.press("Sign in")
    return picture_of(phone)


def cohort_page(chromium: Browser, running: Served) -> Image.Image:
    """Return a trainer's cohort, in English on a laptop."""
    laptop = open_phone(chromium, running, language="en", width=1280, height=HEIGHT)
    laptop.open("/en/in/staff")
    laptop.page.locator("#login").fill("trainer1")
    laptop.page.locator("#password").fill(adults.PASSWORD)
    laptop.press("Sign in")
    # Someone signed in begins in Khmer; the language is in the address.
    laptop.open("/en/today")
    laptop.page.locator(".cards a").first.click()
    laptop.press("most done first")
    return picture_of(laptop)


def picture_of(phone: Phone) -> Image.Image:
    """Return what the phone shows without scrolling."""
    phone.page.locator("h1").wait_for()
    return Image.open(BytesIO(phone.page.screenshot()))


def side_by_side(pictures: list[Image.Image]) -> Image.Image:
    """Return the pictures from left to right with a margin."""
    width = sum(picture.width + GAP for picture in pictures) + GAP
    whole = Image.new("RGB", (width, HEIGHT + 2 * GAP), AROUND)
    left = GAP
    for picture in pictures:
        whole.paste(picture, (left, GAP))
        left += picture.width + GAP
    return whole


def save(whole: Image.Image) -> None:
    """Write the picture, small enough for a slow line."""
    whole.quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(TARGET, optimize=True)
    if TARGET.stat().st_size > LARGEST:
        sys.exit(f"{TARGET} is {TARGET.stat().st_size} bytes; it may have {LARGEST}")


if __name__ == "__main__":
    main()
