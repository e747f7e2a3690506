"""One module and what all share, without the others: looking at one must not cost a thousand."""

from collections.abc import Iterable

from lms.authoring.units import SHARED, unit_of
from lms.courses.files import Files


class OneModule(Files):
    """The files of one module, and those beside the modules."""

    def __init__(self, files: Files, home: str) -> None:
        self.files, self.home = files, home
        self.title = files.title

    def read(self, name: str) -> bytes:
        """Return what is in a file."""
        return self.files.read(name)

    def all_names(self) -> Iterable[str]:
        """Return the names of the files."""
        return (name for name in self.files.all_names() if unit_of(name) in {self.home, SHARED})

    def names(self, pattern: str) -> list[str]:
        """Return the names that fit, in order."""
        return [name for name in self.files.names(pattern) if unit_of(name) in {self.home, SHARED}]

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return unit_of(name) in {self.home, SHARED} and self.files.has(name)

    def folders(self, below: str) -> list[str]:
        """Return the folders directly in another."""
        found = self.files.folders(below)
        return [name for name in found if name == self.home] if below == "modules" else found
