"""The recordings of a module as they lie there: each is read only when somebody may listen to it."""

from collections.abc import Iterator, Mapping

from lms.courses.content import Sound
from lms.courses.files import Files
from lms.courses.sounds_of_texts import recording_of, sentence_of
from lms.text import LANGUAGES, Language


class Sounds(Mapping[str, Mapping[Language, Sound]]):
    """Recordings by the id of their text and the language; the address of each is its name in the module."""

    def __init__(self, files: Files, folder: str) -> None:
        self._files, self._folder = files, folder
        names = (name.removeprefix(f"{folder}/") for name in files.names(f"{folder}/audio/*/*/*.opus"))
        texts = ((name, sentence_of(name)) for name in names)
        self._found: dict[str, dict[Language, str]] = {}
        for name, text in texts:
            for language in LANGUAGES:
                if text and name == recording_of(text, language):
                    self._found.setdefault(text, {})[language] = f"{folder}/{name}"

    def __getitem__(self, text: str) -> Mapping[Language, Sound]:
        return _Languages(self._files, self._folder, self._found[text])

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class _Languages(Mapping[Language, Sound]):
    def __init__(self, files: Files, folder: str, names: dict[Language, str]) -> None:
        self._files, self._folder, self._names = files, folder, names

    def __getitem__(self, language: Language) -> Sound:
        name = self._names[language]
        size = len(self._files.read(name))
        return Sound(digest=name.removeprefix(f"{self._folder}/"), size=size, seconds=0)

    def __contains__(self, language: object) -> bool:
        # Without reading anything.
        return language in self._names

    def __iter__(self) -> Iterator[Language]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
