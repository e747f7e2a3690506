"""A phone: one page of its own browser context, which remembers what it asked for and complained of."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request

from lms.i18n import translations
from lms.text import Language, khmer_digits
from tests.browser.server import Served
from tests.factories import Someone

PHONE_WIDTH = 360
PATIENCE = 8000
"""Milliseconds before something that does not happen is an error."""


@dataclass
class Phone:
    """A page, the language its owner reads, and a record of requests and complaints."""

    page: Page
    context: BrowserContext
    address: str
    language: Language
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Open a path of the program."""
        self.page.goto(self.address + path)

    def words(self, message: str, **values: object) -> str:
        """Return what the program says for `message` in the phone's language; numbers in its digits."""
        digits = khmer_digits if self.language == "km" else str
        shown = {name: digits(value) if isinstance(value, int) else value for name, value in values.items()}
        said: str = translations(self.language).gettext(message)
        return said % shown if shown else said

    def press(self, message: str, **values: object) -> None:
        """Press the button or the link that says exactly this."""
        words = self.words(message, **values)
        button = self.page.get_by_role("button", name=words, exact=True)
        button.or_(self.page.get_by_role("link", name=words, exact=True)).first.click()
        # The click returns when the next page has begun; what is counted on it must have arrived.
        self.page.wait_for_load_state()

    def shows(self, text: str) -> bool:
        """Whether the text can be read on the page now."""
        return self.page.get_by_text(text).first.is_visible()

    def heading(self) -> str:
        """Return the text of the page's only h1."""
        return self.page.locator("h1").inner_text()

    def width(self) -> int:
        """Return how wide the page is, in CSS pixels."""
        found: int = self.page.evaluate("document.documentElement.scrollWidth")
        return found

    def leads_back_to_nothing(self, *secrets: str) -> bool:
        """Whether going back shows none of these texts."""
        self.page.go_back()
        self.page.wait_for_load_state("networkidle")
        read = self.page.locator("body").inner_text()
        return not any(secret in read for secret in secrets)


OpenPhone = Callable[..., Phone]


def open_phone(
    chromium: Browser,
    served: Served,
    *,
    script: bool = True,
    language: Language = "km",
    width: int = PHONE_WIDTH,
    height: int = 640,
    sharpness: int = 1,
    person: Someone | None = None,
) -> Phone:
    """Open a fresh phone, with somebody signed in if told so."""
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=sharpness,
        java_script_enabled=script,
        has_touch=True,
        locale="km-KH" if language == "km" else "en-GB",
    )
    context.set_default_timeout(PATIENCE)
    if person is not None:
        cookie = served.cookie_of(person)
        context.add_cookies([{"name": "s", "value": cookie, "url": served.address, "httpOnly": True}])
    phone = Phone(context.new_page(), context, served.address, language)
    phone.page.on("request", lambda request: _note_host(phone, request))
    phone.page.on("console", lambda message: _note_message(phone, message))
    phone.page.on("pageerror", lambda error: _note_error(phone, error))
    return phone


def _note_host(phone: Phone, request: Request) -> None:
    parts = urlsplit(request.url)
    if parts.scheme in {"http", "https", "ws", "wss"}:
        phone.hosts.add(f"{parts.scheme}://{parts.netloc}")


def _note_message(phone: Phone, message: ConsoleMessage) -> None:
    # A page that answers 404 or 409 on purpose makes the browser say so.
    if message.type == "error" and "the server responded with a status of 4" not in message.text:
        phone.complaints.append(message.text)


def _note_error(phone: Phone, error: Error) -> None:
    phone.complaints.append(str(error))
