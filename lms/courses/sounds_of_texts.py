"""Which texts are read aloud, and the one rule by which their recordings are named.

The recording of `lessons/when-to-wash:screens.before-food.heading` in Khmer is the file
`audio/km/lessons.when-to-wash/screens.before-food.heading.opus` of its module: `/` becomes `.`, and `:`
becomes `/`.
"""

import re

from lms.text import Language

_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_ASKED = rf"(?:stem|text|(?:options|steps|things|boxes|areas)\.{_ID}\.text|pairs\.{_ID}\.left)"
_SPOKEN = re.compile(
    rf"lessons/{_ID}:(?:screens\.{_ID}\.(?:heading|text|practice\.{_ASKED})|activity\.(?:title|steps))"
    rf"|items/{_ID}:items\.{_ID}\.{_ASKED}"
)


def is_spoken(sentence: str) -> bool:
    """Whether a page has a place to listen to this text: what is told, asked, and chosen from."""
    return bool(_SPOKEN.fullmatch(sentence))


def recording_of(sentence: str, language: Language) -> str:
    """Return the name of a text's recording within its module."""
    return f"audio/{language}/{sentence.replace('/', '.', 1).replace(':', '/', 1)}.opus"


def sentence_of(recording: str) -> str:
    """Return the id of the text that a recording, named within its module, belongs to; empty for none."""
    _, _, rest = recording.removesuffix(".opus").split("/", 2) if recording.count("/") > 1 else ("", "", "")
    folder, _, way = rest.partition("/")
    return f"{folder.replace('.', '/', 1)}:{way}" if way else ""
