"""What a preview needs to know, of a draft and of a folder alike: the files, and its own addresses."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date

from lms.authoring.one_module import OneModule
from lms.authoring.sketch import Earlier, Sketch, sketch
from lms.authoring.steps import Step, steps
from lms.courses.cache import Cache
from lms.courses.files import Files
from lms.courses.loader import survey
from lms.courses.mistakes import Mistake
from lms.errors import NotFound


class Ways(ABC):
    """The addresses of a preview, in the language that is spoken."""

    shell: str
    """The template around the preview."""

    live: dict[str, str]
    """What the script listens to for news of a save, as attributes of the page."""

    @abstractmethod
    def start(self) -> str:
        """Return the address of the list of modules."""

    def home(self) -> str | None:
        """Return the address of the files of what is shown; None where they are in a folder."""
        return None

    @abstractmethod
    def module(self, home: str) -> str:
        """Return the address of a module with its figures."""

    @abstractmethod
    def page(self, home: str, part: str, number: int) -> str:
        """Return the address of a step with everything beside it."""

    @abstractmethod
    def frame(self, home: str, part: str, number: int) -> str:
        """Return the address of a step alone."""

    @abstractmethod
    def file(self, home: str, name: str) -> str:
        """Return the address of a drawing or a recording, named within the module."""

    @abstractmethod
    def editor(self, name: str, line: int) -> str | None:
        """Return where a line can be changed; None where that is done elsewhere."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Files that are written at, `earlier` what they said before; `cache` outlives one look at them."""

    files: Files
    earlier: Earlier
    today: date
    cache: Cache

    def homes(self) -> list[str]:
        """Return the folders of all modules."""
        return self.files.folders("modules")

    def sketch(self, home: str) -> Sketch:
        """Return a module as far as it can be shown; raise NotFound."""
        if home not in self.homes():
            raise NotFound
        return sketch(self.files, home, self.cache, self.earlier)

    def steps(self, home: str) -> tuple[Step, ...]:
        """Return the way through a module."""
        return steps(self.sketch(home))

    def mistakes(self, home: str) -> tuple[Mistake, ...]:
        """Return what is wrong in a module and in what all modules share."""
        return survey(OneModule(self.files, home), self.today, self.cache).mistakes

    def text(self, name: str) -> str:
        """Return what is in a file now, whatever it is; nothing when it is gone."""
        try:
            return self.files.read(name).decode("utf-8-sig", errors="replace")
        except OSError:
            return ""

    def recording(self, home: str, name: str) -> bytes:
        """Return a recording of a module; raise NotFound."""
        try:
            return self.files.read(f"modules/{home}/{name}")
        except OSError as error:
            raise NotFound from error
