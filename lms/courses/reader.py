"""Reading one content file after another while collecting what is wrong with them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lms.courses import checks
from lms.courses.files import Files, as_files
from lms.courses.mistakes import ContentError, Mistake
from lms.courses.structure import M, check_structure
from lms.courses.yaml_file import YamlFile, read_yaml


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
        file = read_yaml(self.files, name)
        if isinstance(file, tuple):
            self.mistakes += file
            return None, None
        self.read_files[name] = file
        value = check_structure(file, model, file.root)
        if isinstance(value, tuple):
            self.mistakes += value
            return file, None
        self.mistakes += checks.check_texts(file, value)
        return file, value

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
