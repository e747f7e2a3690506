"""What a child's safety hangs on elsewhere: the facts, drawings and recordings of critical questions."""

from collections.abc import Iterator, Mapping

from lms.authoring.safety import is_safety
from lms.authoring.sentences import sentences
from lms.authoring.units import unit_of
from lms.courses.sounds_of_texts import recording_of
from lms.courses.yaml_file import Plain, YamlFile
from lms.text import LANGUAGES


def guarded(files: Mapping[str, YamlFile]) -> frozenset[str]:
    """Return what critical questions lean on: `fact <id>`, and the names of drawings and recordings."""
    found: set[str] = set()
    for name, file in files.items():
        home = f"modules/{unit_of(name)}/"
        for part in _critical(file.root):
            cited = part.get("facts")
            found |= {f"fact {one}" for one in cited} if isinstance(cited, list) else set()
            found |= {f"{home}pictures/{one}" for one in _drawings(part)}
        for sentence in sentences(name, file):
            if is_safety(sentence, file):
                found |= {home + recording_of(sentence.id, language) for language in LANGUAGES}
    return frozenset(found)


def _critical(value: Plain) -> Iterator[dict[str, Plain]]:
    if isinstance(value, dict) and value.get("critical") is True:
        yield value
        return
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from _critical(part)


def _drawings(value: Plain) -> Iterator[str]:
    if isinstance(value, str) and value.endswith(".svg"):
        yield value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from _drawings(part)
