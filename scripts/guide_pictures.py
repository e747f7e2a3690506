"""The pictures of the programme guide: `python -m scripts.guide_pictures`, then look at each of them."""

import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from pypdfium2 import PdfDocument

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
SMALL, LARGE = (360, 560), (900, 700)
LEARNER = 11
COHORT = ".cards"
LARGEST = 105 * 1024
Way = Callable[[Phone], bytes]
"""From the page after signing in to what the picture shows, as PNG."""


def follow(start: str, *links: str, at: str = "h1") -> Way:
    """Open a page, then the first link to each of these: a part of its address, or `.` and a class.

    The picture begins with what `at` finds.
    """

    def go(phone: Phone) -> bytes:
        phone.open(f"/{phone.language}{start}")
        for link in links:
            where = f"{link} a" if link.startswith(".") else f"main a[href*='{link}']"
            phone.page.locator(where).first.click()
            phone.page.wait_for_load_state()
        return seen(phone, at)

    return go


_TO_THE_TOP = "one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 80)"


def seen(phone: Phone, at: str = "") -> bytes:
    """Return what stands on the screen, from the element `at` on."""
    if at:
        phone.page.locator(at).first.evaluate(_TO_THE_TOP)
    return phone.page.screenshot()


def lesson(phone: Phone) -> bytes:
    """Go to the second screen of a lesson, which has a picture of its own."""
    follow("/learn", "/m/", at="")(phone)
    module = "/".join(urlsplit(phone.page.url).path.split("/")[:4])
    phone.open(f"{module}/1/2")
    return seen(phone)


def certificate(phone: Phone) -> bytes:
    """Take the certificate itself, as it is printed."""
    follow("/certificate")(phone)
    link = phone.page.locator("main a", has_text=phone.words("The certificate (PDF)")).first
    answer = phone.page.request.get(urljoin(phone.page.url, link.get_attribute("href") or ""))
    taken = BytesIO()
    PdfDocument(answer.body())[0].render(scale=2).to_pil().save(taken, "PNG")
    return taken.getvalue()


PICTURES: dict[str, tuple[str, tuple[int, int], Way]] = {
    "learner": ("learner", SMALL, follow("/learn", at="")),
    "lesson": ("learner", SMALL, lesson),
    "sign-in": ("", SMALL, follow("/in", at="")),
    "verify": ("author", LARGE, follow("/workshop", "verify")),
    "my-way": ("trainer2", LARGE, follow("/certificate", at=".conditions > li:nth-last-child(5)")),
    "observation": ("master", LARGE, follow("/observations", "/observations/")),
    "consent": ("trainer1", LARGE, follow("/today", COHORT, "/consent")),
    "paper": ("trainer1", LARGE, follow("/today", COHORT, "/paper", "/paper/M5/before", at=".paper-grid")),
    "learnt": ("trainer1", LARGE, follow("/today", COHORT, "/learnt/M2", at="#again")),
    "due": ("trainer1", LARGE, follow("/today", COHORT, "/due")),
    "figures": ("trainer1", LARGE, follow("/today", COHORT, at=".grid")),
    "certificate": ("trainer1", LARGE, certificate),
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
    shown = Image.open(BytesIO(way(phone))).convert("RGB")
    target = HOME / language / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    shown.quantize(32, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(target, optimize=True)
    print(target.name, language, target.stat().st_size, phone.page.url)  # noqa: T201
    if target.stat().st_size > LARGEST:
        print(f"  larger than {LARGEST} bytes")  # noqa: T201
    phone.context.close()


if __name__ == "__main__":
    main()
