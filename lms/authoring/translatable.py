"""The texts of a unit as a translator meets them: in reading order, each with its state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lms.authoring.khmer_lock import Lock, is_stale, pair, read_lock
from lms.authoring.sentences import Sentence, sentences
from lms.authoring.units import SHARED, own_files
from lms.courses.bilingual import sentence_id
from lms.courses.files import Files
from lms.courses.yaml_file import Place, Plain, YamlFile, read_yaml, spell

_WITHOUT_TEXTS = ("khmer.yaml", "waivers.yaml", "media.yaml", "characters.yaml")


class State(StrEnum):
    """How the Khmer of a text stands to its English."""

    MISSING = "missing"
    STALE = "stale"
    UNSURE = "unsure"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Translatable:
    """A text, where it stands in words of an author, its lines (English, Khmer), and its state.

    `spellings` are those of an accepted answer, one on each line of `en` and `km`.
    """

    sentence: Sentence
    where: str
    lines: tuple[int, int]
    state: State
    spellings: bool = False

    @property
    def id(self) -> str:
        """The id of the text."""
        return self.sentence.id


def translatables(files: Files, unit: str) -> tuple[Translatable, ...]:
    """Return every text of a unit; files that are not YAML are left out (see unreadable)."""
    lock = lock_in(files, unit)
    return tuple(
        one
        for name, file in _read(files, unit).items()
        if isinstance(file, YamlFile)
        for one in _texts_of(name, file, lock)
    )


def unreadable(files: Files, unit: str) -> tuple[str, ...]:
    """Return the names of the unit's files that nobody can look into because of their mistakes."""
    return tuple(name for name, file in _read(files, unit).items() if not isinstance(file, YamlFile))


def lock_name(unit: str) -> str:
    """Return the name of the file that says for which English the Khmer of a unit was written."""
    return "khmer.yaml" if unit == SHARED else f"modules/{unit}/khmer.yaml"


def lock_in(files: Files, unit: str) -> Lock:
    """Return what that file says; nothing when there is none."""
    name = lock_name(unit)
    file = read_yaml(files, name) if files.has(name) else None
    return read_lock(file if isinstance(file, YamlFile) else None)


def reading_order(files: Files, unit: str) -> list[str]:
    """Return the names of the files with texts: head, lessons as they come, questions, how it is led."""
    names = [name for name in own_files(unit, files.all_names()) if name.endswith(".yaml")]
    names = [name for name in names if not name.endswith(_WITHOUT_TEXTS)]
    head = read_yaml(files, f"modules/{unit}/module.yaml") if unit != SHARED else None
    listed = head.root.get("lessons") if isinstance(head, YamlFile) else None
    lessons = {f"modules/{unit}/lessons/{one}.yaml": i for i, one in enumerate(listed or ())}  # type: ignore[arg-type]

    def rank(name: str) -> tuple[int, int, str]:
        if name.endswith("/module.yaml"):
            return 0, 0, name
        if "/lessons/" in name:
            return 1, lessons.get(name, len(lessons)), name
        return 3 if name.endswith("/facilitation.yaml") and unit != SHARED else 2, 0, name

    return sorted(names, key=rank)


def _read(files: Files, unit: str) -> Mapping[str, object]:
    return {name: read_yaml(files, name) for name in reading_order(files, unit)}


def _texts_of(name: str, file: YamlFile, lock: Lock) -> Iterator[Translatable]:
    found = [(one, False) for one in sentences(name, file)]
    found += [(one, True) for one in _spellings(name, file.root, (), ())]
    # In the order of the file, in which the spellings stand between the texts.
    for one, listed in sorted(found, key=lambda pair: file.line(pair[0].place)):
        lines = (file.line((*one.place, "en")), file.line((*one.place, "km")))
        yield Translatable(one, spell(one.place), lines, _state(one, lock, listed), listed)


def _state(one: Sentence, lock: Lock, listed: bool) -> State:
    if not one.km.strip():
        return State.MISSING
    if listed:
        return State.DONE
    now, kept = pair(one), lock.get(one.id)
    if is_stale(now, kept):
        return State.STALE
    return State.DONE if now == kept else State.UNSURE


def _spellings(name: str, value: Plain, place: Place, way: tuple[str, ...]) -> Iterator[Sentence]:
    """Yield the spellings of accepted answers as texts of a line each."""
    if isinstance(value, dict):
        en, km = value.get("en"), value.get("km")
        if isinstance(en, list) and isinstance(km, list):
            said = ("\n".join(map(str, spelt)) for spelt in (en, km))
            yield Sentence(sentence_id(name, way), name, place, *said)
            return
        for key, part in value.items():
            yield from _spellings(name, part, (*place, key), (*way, key))
    elif isinstance(value, list):
        for i, part in enumerate(value):
            own = part.get("id") if isinstance(part, dict) else None
            yield from _spellings(name, part, (*place, i), (*way, str(own) if own else str(i + 1)))
