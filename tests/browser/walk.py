"""A child's way through a module, done by hand on the pages; each step says what the child sees."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from playwright.sync_api import Locator, expect

from lms.courses.content import Lesson, Module
from lms.quizzes.kinds import Answer, ItemBase
from lms.quizzes.kinds.base import DONT_KNOW, FIELD
from lms.text import khmer_digits
from tests.browser.phones import PHONE_WIDTH, Phone
from tests.browser.places import Child
from tests.quizzes.examples import fitting


@dataclass
class Walk:
    """Somebody walking with a phone; `stations` are the titles and addresses the phone may remember."""

    phone: Phone
    stations: list[tuple[str, str]] = field(default_factory=list)

    def at(self, heading: str) -> None:
        """See a page with this heading, no wider than the phone."""
        page = self.phone.page
        expect(page.locator("h1")).to_have_text(heading)
        assert self.phone.width() <= PHONE_WIDTH, f"{page.url} is {self.phone.width()} pixels wide"
        self.stations.append((page.title(), page.url))

    def sign_in(self, child: Child) -> None:
        """Type the code and the six digits."""
        self.at(self.phone.words("Welcome"))
        self.phone.page.get_by_label(self.phone.words("Your code")).fill(child.code.lower())
        self.phone.page.get_by_label(self.phone.words("Or your six digits")).fill(child.pin)
        self.phone.press("Sign in")

    def take_quiz(self, items: Sequence[ItemBase], *, known: int) -> list[str]:
        """Answer the first `known` questions rightly and say of the others that one does not know.

        Returns the questions in the order in which they were asked, and ends before they are sent.
        """
        texts = {item.stem.to(self.phone.language): item for item in items}
        asked: list[str] = []
        for number in range(1, len(items) + 1):
            where = self.phone.words("Question %(here)s of %(last)s", here=number, last=len(items))
            expect(self.phone.page.locator(".where")).to_have_text(where)
            asked.append(self.phone.heading())
            self.at(asked[-1])
            item = texts[asked[-1]]
            self.answer(item, fitting(item) if number <= known else {FIELD: [DONT_KNOW]})
            self.phone.press("Next")
        self.at(self.phone.words("You have come to the end"))
        return asked

    def answer(self, item: ItemBase, answer: Answer) -> None:
        """Give an answer by hand: tap a row or a place, choose from a list, type (in Khmer digits)."""
        for name, values in answer.items():
            for value in values:
                self._give(item, name, value)

    def _give(self, item: ItemBase, name: str, value: str) -> None:
        page = self.phone.page
        listed = page.locator(f'select[name="{name}"]')
        typed = page.locator(f'input[name="{name}"]:not([type]), textarea[name="{name}"]')
        place = page.locator(f'svg label[for="{item.id}-{value}"]') if value.isalnum() else None
        if listed.count():
            listed.select_option(value)
        elif typed.count() and value != DONT_KNOW:
            typed.fill(khmer_digits(value))
        elif place is not None and place.count():
            place.tap()
        else:
            row = page.locator(f'input[name="{name}"][value="{value}"]').locator("xpath=ancestor::label")
            if page.locator(".board").count() and value != DONT_KNOW:
                self._put(row)
            else:
                row.tap()

    def _put(self, row: Locator) -> None:
        """Tap a thing on the board, then the box in which it has this row."""
        board = self.phone.page.locator(".board")
        for words in (row.locator("xpath=ancestor::fieldset[1]/legend"), row):
            board.get_by_text(words.inner_text().strip(), exact=True).tap()

    def given(self, item: ItemBase) -> Answer:
        """Return what the page's form holds now, as the program reads it."""
        pairs = self.phone.page.evaluate("[...new FormData(document.getElementById('answer'))]")
        form: dict[str, list[str]] = {}
        for name, value in pairs:
            form.setdefault(name, []).append(value)
        return item.grade(item.read(form)).kept

    def read_lesson(self, module: Module, lesson: Lesson, *, until: int | None = None) -> None:
        """Read the screens of a lesson, with its practice questions; stop before screen `until`."""
        for number, screen in enumerate(lesson.screens, 1):
            if number == until:
                return
            if screen.practice is not None:
                self.practise(screen.practice)
            elif screen.heading is not None:
                self.at(screen.heading.to(self.phone.language))
            self.phone.press("Next")
        self.at(lesson.activity.title.to(self.phone.language))
        self.phone.press("I have read it")
        self.at(module.head.title.to(self.phone.language))

    def practise(self, item: ItemBase) -> None:
        """Answer a practice question and see the kind reason for the answer."""
        self.at(item.stem.to(self.phone.language))
        self.answer(item, fitting(item))
        self.phone.press("Check my answer")
        expect(self.phone.page.locator(".reason").first).to_contain_text(self.phone.words("Yes"))
        self.at(item.stem.to(self.phone.language))
