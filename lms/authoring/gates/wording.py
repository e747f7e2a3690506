"""Nothing goes out that hurts, blames, frightens, shames, or tells people not to move."""

from collections.abc import Iterator

from lms.authoring.claims import is_claim
from lms.authoring.gates.view import Finding, Gate, Unit
from lms.authoring.wording import faults
from lms.text import LANGUAGES


def find(unit: Unit) -> Iterator[Finding]:
    """Yield every fault in the words; what only quotes a wrong belief may say it."""
    for one in unit.sentences:
        for language in LANGUAGES:
            for fault in faults(one.km if language == "km" else one.en, language):
                if not fault.of_claims and is_claim(unit.files[one.name].root, one.place):
                    continue
                where = (*one.place, language)
                yield unit.say(one.name, where, fault.code, found=fault.found, instead=fault.instead)


GATES = (Gate("wording", find, blocks=True),)
