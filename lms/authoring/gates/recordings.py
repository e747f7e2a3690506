"""Where a child can listen, everything can be heard: a gap in the middle is a page nobody can read."""

from collections.abc import Iterator

from lms.authoring.gates.view import Finding, Gate, Unit
from lms.authoring.recordings import missing_recordings
from lms.authoring.units import SHARED
from lms.text import LANGUAGES


def find(unit: Unit) -> Iterator[Finding]:
    """Yield each language in which a module is read aloud in part; one without any recording says nothing."""
    name = f"{unit.home}module.yaml"
    for language in LANGUAGES if unit.name != SHARED and name in unit.files else ():
        if not unit.source.names(f"{unit.home}audio/{language}/*/*.opus"):
            continue
        missing = missing_recordings(unit.source, unit.name, language)
        if missing:
            count = str(len(missing))
            yield unit.say(name, (), "audio_missing", count=count, language=language, id=missing[0].id)


GATES = (Gate("recordings", find, blocks=False),)
