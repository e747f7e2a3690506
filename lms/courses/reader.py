"""Reading one content file after another while collecting what is wrong with them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lms.courses import checks
from lms.courses.mistakes import ContentError, Mistake
from lms.courses.structure import M, check_structure
from lms.courses.yaml_file import YamlFile, read_yaml


@dataclass
class Reader:
    """Reads files below one folder and collects what is wrong with them."""

    folder: Path
    mistakes: list[Mistake] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """The registers nobody can look into, because they have mistakes themselves."""

    def read(self, path: Path, model: type[M]) -> tuple[YamlFile | None, M | None]:
        """Return the file and its content; either is None when it has mistakes."""
        file = read_yaml(path, self.name(path))
        if isinstance(file, tuple):
            self.mistakes += file
            return None, None
        value = check_structure(file, model, file.root)
        if isinstance(value, tuple):
            self.mistakes += value
            return file, None
        self.mistakes += checks.check_texts(file, value)
        return file, value

    def name(self, path: Path) -> str:
        """Return what messages call a file: its way from the folder of all content."""
        return path.relative_to(self.folder.parent).as_posix()

    def add(self, mistakes: Iterable[Mistake]) -> None:
        """Remember mistakes."""
        self.mistakes += mistakes

    def finish(self) -> None:
        """Raise ContentError when there was any mistake.

        What is not found in a register that cannot be read is not held against those who cite it.
        """
        if self.mistakes:
            raise ContentError(tuple(one for one in self.mistakes if not self._is_doubtful(one)))

    def _is_doubtful(self, mistake: Mistake) -> bool:
        looked_in = {"number_uncited": "facts.yaml", "unknown_ref": dict(mistake.values).get("where")}
        return looked_in.get(mistake.code) in self.unread
