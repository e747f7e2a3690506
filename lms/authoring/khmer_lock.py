"""For which English each Khmer text was written; without it nobody sees that a translation is old.

The file `khmer.yaml` of a unit keeps, under the id of each sentence, two short digests: of the English
that the Khmer was written for, and of that Khmer.
"""

import re
from collections.abc import Iterable, Mapping

from lms.authoring.sentences import Sentence, source_digest
from lms.courses.yaml_file import YamlFile

Lock = Mapping[str, tuple[str, str]]
"""Sentence id → digest of the English and digest of the Khmer written for it."""

HEAD = """\
# For which English the Khmer was written: one line for each text. Written by `lms content translated`.
sentences:
"""
_LINE = re.compile(r"^  ['\"]?([^\s'\"]+?)['\"]?: ['\"]?([0-9a-f]+) ([0-9a-f]+)['\"]?\s*$", re.MULTILINE)
_HEX = frozenset("0123456789abcdef")


def pair(sentence: Sentence) -> tuple[str, str]:
    """Return the digests of a sentence as it stands."""
    return sentence.source_digest, source_digest(sentence.km)


def read_lock(file: YamlFile | None) -> dict[str, tuple[str, str]]:
    """Return what a lock says; lines that are not two digests say nothing."""
    kept = file.root.get("sentences") if file else None
    found: dict[str, tuple[str, str]] = {}
    for id_, value in (kept if isinstance(kept, dict) else {}).items():
        parts = value.split(" ") if isinstance(value, str) else []
        if len(parts) == 2 and all(part and set(part) <= _HEX for part in parts):
            found[id_] = (parts[0], parts[1])
    return found


def lock_from(data: bytes) -> dict[str, tuple[str, str]]:
    """Return what the bytes of a lock say, line by line: sooner than as YAML, whatever else is in it."""
    found = _LINE.findall(data.decode("utf-8", "replace"))
    return {id_: (english, khmer) for id_, english, khmer in found}


def lock_of(sentences: Iterable[Sentence]) -> dict[str, tuple[str, str]]:
    """Return the lock that says of every sentence that its Khmer was written for its English."""
    return {one.id: pair(one) for one in sentences}


def is_stale(now: tuple[str, str], kept: tuple[str, str] | None) -> bool:
    """Whether the English has changed since, and the Khmer has not."""
    return kept is not None and kept[0] != now[0] and kept[1] == now[1]


def confirmed(lock: Lock, unit: Iterable[Sentence], ids: Iterable[str] | None = None) -> str:
    """Return the text of a lock in which the sentences with these ids (None: all) are confirmed.

    What is gone from the unit goes from the lock; what was kept of other sentences stays.
    """
    here = lock_of(unit)
    wanted = here.keys() if ids is None else set(ids)
    kept = {id_: here[id_] if id_ in wanted else lock[id_] for id_ in here if id_ in wanted or id_ in lock}
    lines = (f"  {id_}: {english} {khmer}\n" for id_, (english, khmer) in sorted(kept.items()))
    return HEAD + "".join(lines)
