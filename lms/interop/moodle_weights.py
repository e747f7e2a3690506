"""What the weights of answers elsewhere mean for the points of a question with several right answers."""

from collections.abc import Sequence

from lms.interop.asked import Asked
from lms.interop.labels import Labels
from lms.interop.notes import Item

_NEAR = 0.01


def credit_of(weights: Sequence[float], asked: Asked, labels: Labels) -> Item:
    """Return the rule of credit nearest to weights in percent, and say where it is not the same.

    Our own files carry the rule as a label. Elsewhere, wrong answers that cost as much as a right one
    earns are `minus-wrong`; that needs points of 2 or more, which an author has to write.
    """
    if labels.one("kind"):
        return {}
    right = [weight for weight in weights if weight > 0]
    wrong = [weight for weight in weights if weight <= 0]
    even = right and all(abs(weight - 100 / len(right)) < _NEAR for weight in right)
    if even and wrong and all(abs(weight + 100 / len(right)) < _NEAR for weight in wrong):
        asked.say("changed", "credit-minus")
        return {"credit": "minus-wrong"}
    asked.say("changed", "credit-all")
    return {}


def weights_of(count_right: int, *, right: bool) -> str:
    """Return the weight of an option in percent as Moodle writes it."""
    share = 100 / count_right
    return f"{share if right else -share:.5f}".rstrip("0").rstrip(".")
