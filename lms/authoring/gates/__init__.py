"""What must hold before a module may be published, beyond what the loader refuses; see gates.every."""

from lms.authoring.gates.every import ALL, NAMES
from lms.authoring.gates.examining import WITHOUT_TEXTS, Held, Verdict, examine, units_in
from lms.authoring.gates.view import Finding, Gate, Unit
from lms.authoring.gates.waivers import Waived

__all__ = [
    "ALL",
    "NAMES",
    "WITHOUT_TEXTS",
    "Finding",
    "Gate",
    "Held",
    "Unit",
    "Verdict",
    "Waived",
    "examine",
    "units_in",
]
