"""What a QTI item declares beside its body: right answers, weights, points, feedback."""

from dataclasses import dataclass

from lms.interop.asked import Asked
from lms.interop.languages import Said
from lms.interop.qti_names import html_of
from lms.interop.xml_file import Element

_MOST = 200


@dataclass(frozen=True, slots=True)
class Response:
    """A declared response: right values in order, weights by value, what sort of value it is."""

    base: str = "identifier"
    cardinality: str = "single"
    correct: tuple[str, ...] = ()
    weights: tuple[tuple[str, float], ...] = ()

    @property
    def several(self) -> bool:
        """Whether several values can be given."""
        return self.cardinality == "multiple"

    @property
    def right(self) -> tuple[str, ...]:
        """The right values; where only weights are declared those that earn something."""
        if self.correct:
            return self.correct
        earning = [(value, weight) for value, weight in self.weights if weight > 0]
        best = max((weight for _, weight in earning), default=0)
        return tuple(value for value, weight in earning if self.several or weight == best)

    @property
    def weighted(self) -> bool:
        """Whether some answers earn a part."""
        earning = [weight for _, weight in self.weights if weight > 0]
        return len(set(earning)) > 1 or (self.several and bool(self.weights))

    @property
    def spellings(self) -> tuple[str, ...]:
        """All values that earn all points, in their order."""
        best = max((weight for _, weight in self.weights), default=0)
        full = [value for value, weight in self.weights if weight == best > 0]
        first = [value for value in self.correct if value not in full]
        return (*first, *full)


def read_responses(item: Element) -> dict[str, Response]:
    """Return the declarations by identifier."""
    return {one.get("identifier"): _response(one) for one in item.all("responseDeclaration")}


def worth(item: Element) -> str:
    """Return how much an item is worth as its outcomes say it, or nothing."""
    outcomes = {one.get("identifier"): one for one in item.all("outcomeDeclaration")}
    declared = outcomes.get("MAXSCORE")
    values = [value.text for value in declared.below("value")] if declared else []
    score = outcomes.get("SCORE")
    return (values[0] if values else "") or (score.get("normalMaximum") if score else "")


def feedback_by_name(item: Element, asked: Asked) -> tuple[dict[str, Said], Said]:
    """Return the feedback by the identifier it is shown for, and what explains the item."""
    found: dict[str, Said] = {}
    explain: Said = {}
    names = _answers(item)
    parts = ("value-", "if.", *(f"{one}." for one in names))
    for one in list(item.all("modalFeedback"))[:_MOST]:
        said = asked.html(html_of(one))
        name = one.get("identifier")
        if one.get("outcomeIdentifier") == "EXPLAIN":
            explain = said
        elif name in names or name.startswith(parts):
            found[name] = said
        else:
            asked.say("changed", "feedback-left", name=name[:40])
    return found, explain


def _answers(item: Element) -> set[str]:
    choices = item.below("simpleChoice", "hotspotChoice", "inlineChoice")
    declared = item.all("responseDeclaration")
    return {one.get("identifier") for one in (*choices, *declared)}


def _response(element: Element) -> Response:
    correct = element.first("correctResponse")
    entries = [one for mapping in element.all("mapping") for one in mapping.all("mapEntry")]
    return Response(
        element.get("baseType", "identifier"),
        element.get("cardinality", "single"),
        tuple(value.text.strip() for value in correct.all("value")) if correct else (),
        tuple((one.get("mapKey").strip(), _number(one.get("mappedValue"))) for one in entries),
    )


def _number(text: str) -> float:
    try:
        return float(text[:20])
    except ValueError:
        return 0.0
