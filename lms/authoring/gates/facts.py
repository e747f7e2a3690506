"""What a lesson says stands on facts that hold today and, where safety hangs on them, on sure ones."""

from collections.abc import Iterator
from datetime import timedelta

from lms.authoring.gates.view import Finding, Gate, Unit
from lms.courses.registers import Confidence

SOON = timedelta(days=30)


def find_unsure(unit: Unit) -> Iterator[Finding]:
    """Yield each citation, by an item that must be right, of a fact we are not sure of.

    Of advice nobody can be sure by looking it up; the safeguarding focal point answers for it.
    """
    for name, place, item in unit.items():
        for i, cited in enumerate(item.facts if item.critical else ()):
            fact = unit.facts.get(cited)
            if fact is None or fact.is_guidance:
                continue
            if fact.confidence is not Confidence.HIGH:
                where, confidence = (*place, "facts", i), fact.confidence.value
                yield unit.say(name, where, "fact_unsure", id=cited, confidence=confidence)


def find_expiring(unit: Unit) -> Iterator[Finding]:
    """Yield each fact of the register that expires within a month."""
    entries = unit.files["facts.yaml"].root.get("facts") if "facts.yaml" in unit.files else None
    for i, entry in enumerate(entries if isinstance(entries, list) else ()):
        fact = unit.facts.get(str(entry.get("id"))) if isinstance(entry, dict) else None
        if fact is not None and unit.today < fact.expires_on <= unit.today + SOON:
            place = ("facts", i, "expires_on")
            yield unit.say("facts.yaml", place, "fact_expiring", id=fact.id, day=fact.expires_on.isoformat())


GATES = (
    Gate("unsure-facts", find_unsure, blocks=True),
    Gate("expiring-facts", find_expiring, blocks=False),
)
