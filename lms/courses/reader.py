"""Reading one content file after another while collecting what is wrong with them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic

from lms.courses import checks
from lms.courses.cache import digest
from lms.courses.files import Files, Kept, as_files
from lms.courses.mistakes import ContentError, Mistake
from lms.courses.structure import M, check_structure
from lms.courses.yaml_file import YamlFile, parse_bytes, read_yaml


@dataclass(frozen=True, slots=True)
class Read(Generic[M]):
    """A file and its content, either None when it has mistakes, and these."""

    file: YamlFile | None
    value: M | None
    mistakes: tuple[Mistake, ...]


@dataclass
class Reader:
    """Reads content files and collects what is wrong with them."""

    source: Path | Files
    mistakes: list[Mistake] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """The registers nobody can look into, because they have mistakes themselves."""
    read_files: dict[str, YamlFile] = field(default_factory=dict)
    """Every file that is YAML, by its name, whatever else is wrong with it."""

    @property
    def files(self) -> Files:
        """The files there are."""
        return as_files(self.source)

    def read(self, name: str, model: type[M]) -> tuple[YamlFile | None, M | None]:
        """Return the file and its content; either is None when it has mistakes."""
        read = _read(self.files, name, model)
        self.mistakes += read.mistakes
        if read.file is not None:
            self.read_files[name] = read.file
        return read.file, read.value

    def add(self, mistakes: Iterable[Mistake]) -> None:
        """Remember mistakes."""
        self.mistakes += mistakes

    def found(self) -> tuple[Mistake, ...]:
        """Return what is wrong, in the order of the files.

        What is not found in a register that cannot be read is not held against those who cite it.
        """
        return tuple(sorted({one for one in self.mistakes if not self._is_doubtful(one)}))

    def finish(self) -> None:
        """Raise ContentError when there was any mistake."""
        if self.mistakes:
            raise ContentError(self.found())

    def _is_doubtful(self, mistake: Mistake) -> bool:
        looked_in = {"number_uncited": "facts.yaml", "unknown_ref": dict(mistake.values).get("where")}
        return looked_in.get(mistake.code) in self.unread


def _read(files: Files, name: str, model: type[M]) -> Read[M]:
    cache = files.cache if isinstance(files, Kept) else None
    try:
        data = files.read(name) if cache else b""
    except OSError:
        cache = None
    if cache is None:
        return _understood(read_yaml(files, name), model)
    said, key = files.said(name), digest(data)
    file = cache.kept((said, key), lambda: parse_bytes(data, said))
    return cache.kept((said, key, model), lambda: _understood(file, model))


def _understood(file: YamlFile | tuple[Mistake, ...], model: type[M]) -> Read[M]:
    if isinstance(file, tuple):
        return Read(None, None, file)
    value = check_structure(file, model, file.root)
    if isinstance(value, tuple):
        return Read(file, None, value)
    return Read(file, value, tuple(checks.check_texts(file, value)))
