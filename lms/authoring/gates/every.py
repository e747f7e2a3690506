"""All gates, in the order in which they are explained; a new one is a file beside this and a line here."""

from lms.authoring.gates import (
    coverage,
    cues,
    facts,
    help_named,
    key_positions,
    lengths,
    lesson_parts,
    options,
    page_weight,
    pictures,
    protagonists,
    reading,
    recordings,
    spelling,
    stale_khmer,
    stems,
    terms,
    wording,
)
from lms.authoring.gates.view import Gate

ALL: tuple[Gate, ...] = (
    *stale_khmer.GATES,
    *wording.GATES,
    *terms.GATES,
    *help_named.GATES,
    *spelling.GATES,
    *facts.GATES,
    *coverage.GATES,
    *lesson_parts.GATES,
    *protagonists.GATES,
    *key_positions.GATES,
    *options.GATES,
    *lengths.GATES,
    *stems.GATES,
    *cues.GATES,
    *reading.GATES,
    *pictures.GATES,
    *page_weight.GATES,
    *recordings.GATES,
)
NAMES = frozenset(gate.name for gate in ALL)
