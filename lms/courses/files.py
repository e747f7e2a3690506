"""Content files by name, from a folder or from memory: a draft is checked by the same lines as a folder."""

import os
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath

from lms.courses.cache import Cache

TITLE = "content"


class Files(ABC):
    """Files named by their way from the folder of all content, with `/`, such as `modules/m/module.yaml`."""

    title: str
    """What messages call the folder of all content."""

    @abstractmethod
    def read(self, name: str) -> bytes:
        """Return what is in a file; raise OSError when it cannot be read."""

    @abstractmethod
    def all_names(self) -> Iterable[str]:
        """Return the names of all files there are, in no order."""

    @abstractmethod
    def folders(self, below: str) -> list[str]:
        """Return the names of the folders that lie directly in the folder `below`, in order."""

    def names(self, pattern: str) -> list[str]:
        """Return the names that fit, in order; `*` stands for any signs but `/`."""
        fits = _fitting(pattern)
        return sorted(name for name in self.all_names() if fits(name))

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return bool(self.names(name))

    def strangers(self) -> list[str]:
        """Return the names of symbolic links that lead out of the content; what they show is not ours."""
        return []

    def said(self, name: str) -> str:
        """Return what messages call a file."""
        return f"{self.title}/{name}"


class Folder(Files):
    """The files below a folder of this computer."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.title = path.name
        # There are thousands of files, and putting ways together as objects takes longer than reading them.
        self._home = f"{path}/"

    def read(self, name: str) -> bytes:
        """Return what is in a file."""
        with open(self._home + name, "rb") as file:
            return file.read()

    def all_names(self) -> Iterable[str]:
        """Return the names of all files."""
        found = (f"{home}/{name}" for home, _, names in os.walk(self.path) for name in names)
        return sorted(way.removeprefix(self._home) for way in found if os.path.isfile(way))

    def names(self, pattern: str) -> list[str]:
        """Return the names that fit, in order."""
        *folders, last = pattern.split("/")
        homes = [self._home]
        for part in folders:
            homes = [f"{one}/" for one in self._below(homes, part)]
        return sorted(one.removeprefix(self._home) for one in self._below(homes, last) if os.path.isfile(one))

    def _below(self, homes: Iterable[str], part: str) -> list[str]:
        """Return what is in the folders and fits, where there is any sign `*` in what has to fit."""
        if "*" not in part:
            return [home + part for home in homes]
        fits = _fitting(part)
        return [home + name for home in homes for name in _names_in(home) if fits(name)]

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return os.path.isfile(self._home + name)

    def folders(self, below: str) -> list[str]:
        """Return the names of the folders directly in another."""
        try:
            with os.scandir(self._home + below) as found:
                return sorted(one.name for one in found if one.is_dir())
        except OSError:
            return []

    def strangers(self) -> list[str]:
        """Return the names of symbolic links that lead out of the folder."""
        root = self.path.resolve()
        found: list[str] = []
        for home, folders, files in os.walk(self.path):
            for name in (*folders, *files):
                if os.path.islink(f"{home}/{name}"):
                    path = Path(home, name)
                    if not path.resolve().is_relative_to(root):
                        found.append(path.relative_to(self.path).as_posix())
        return sorted(found)


@dataclass(frozen=True)
class Parcel(Files):
    """Files in memory: a draft, a release, or what came in a package."""

    entries: Mapping[str, bytes]
    title: str = field(default=TITLE)

    def read(self, name: str) -> bytes:
        """Return what is in a file."""
        try:
            return self.entries[name]
        except KeyError:
            raise FileNotFoundError(name) from None

    def all_names(self) -> Iterable[str]:
        """Return the names of all files."""
        return self.entries

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return name in self.entries

    def folders(self, below: str) -> list[str]:
        """Return the names of the folders directly in another."""
        home = PurePosixPath(below)
        ways = (PurePosixPath(name) for name in self.entries)
        deeper = {way.relative_to(home).parts for way in ways if way.is_relative_to(home)}
        return sorted({parts[0] for parts in deeper if len(parts) > 1})


class Behind(Files):
    """Other files, as they are: the base of what shows them with something added or left out."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.title = files.title

    def read(self, name: str) -> bytes:
        """Return what is in a file."""
        return self.files.read(name)

    def all_names(self) -> Iterable[str]:
        """Return the names of all files."""
        return self.files.all_names()

    def names(self, pattern: str) -> list[str]:
        """Return the names that fit, in order."""
        return self.files.names(pattern)

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return self.files.has(name)

    def folders(self, below: str) -> list[str]:
        """Return the names of the folders directly in another."""
        return self.files.folders(below)


class Kept(Behind):
    """Files of which a reader keeps what it made of them, so that only what has changed is read again."""

    def __init__(self, files: Files, cache: Cache) -> None:
        super().__init__(files)
        self.cache = cache


class Some(Behind):
    """Files of which only these modules are looked at, beside what all modules share."""

    def __init__(self, files: Files, modules: Collection[str]) -> None:
        super().__init__(files)
        self.modules = modules

    def folders(self, below: str) -> list[str]:
        """Return the names of the folders directly in another, without the modules left out."""
        found = self.files.folders(below)
        return [one for one in found if one in self.modules] if below == "modules" else found


@cache
def _fitting(pattern: str) -> Callable[[str], object]:
    """Return what tells whether a name fits; `*` stands for any signs but `/`."""
    return re.compile("[^/]*".join(re.escape(part) for part in pattern.split("*"))).fullmatch


def _names_in(home: str) -> list[str]:
    try:
        return os.listdir(home)
    except OSError:
        return []


def as_files(source: Path | Files) -> Files:
    """Return a folder's files; files stay what they are."""
    return Folder(source) if isinstance(source, Path) else source


def stem(name: str) -> str:
    """Return the last part of a name without its ending."""
    return PurePosixPath(name).stem
