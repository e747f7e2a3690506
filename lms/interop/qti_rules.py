"""How QTI 3 gives points: our rules of credit, written exactly."""

from collections.abc import Iterable

from lms.interop.xml_text import tag
from lms.quizzes.kinds.credit import Credit

PARTS = "PARTS"


def variable(name: str) -> str:
    """Return the value of a variable."""
    return tag("qti-variable", identifier=name)


def value(kind: str, text: str) -> str:
    """Return a fixed value."""
    return tag("qti-base-value", text, base_type=kind)


def put(name: str, expression: str) -> str:
    """Give an outcome a value."""
    return tag("qti-set-outcome-value", expression, identifier=name)


def when(condition: str, *then: str, otherwise: Iterable[str] = ()) -> str:
    """Do something on a condition."""
    parts = [tag("qti-response-if", condition, *then)]
    rest = list(otherwise)
    if rest:
        parts.append(tag("qti-response-else", *rest))
    return tag("qti-response-condition", *parts)


def given(name: str) -> str:
    """Whether there is an answer."""
    return tag("qti-not", tag("qti-is-null", variable(name)))


def all_right(points: int, name: str = "RESPONSE") -> str:
    """All points for the correct response, else none."""
    same = tag("qti-match", variable(name), tag("qti-correct", identifier=name))
    return when(same, put("SCORE", value("float", str(points))))


def shared(total: str, parts: int) -> str:
    """Return whole points: an integer divided by the number of parts, rounded down."""
    divided = tag("qti-integer-divide", total, value("integer", str(parts)))
    return put("SCORE", tag("qti-integer-to-float", divided))


def mapped(parts: int, offset: int = 0) -> str:
    """Points by the mapping of the response, `offset` more for whoever answers, shared by `parts`."""
    total = tag("qti-map-response", identifier="RESPONSE")
    if offset:
        total = tag("qti-sum", total, value("float", str(offset)))
    return when(given("RESPONSE"), shared(tag("qti-truncate", total), parts))


def counted(tests: Iterable[tuple[str, str]], rule: Credit, points: int) -> str:
    """Points by tests, each with the condition that it was answered at all."""
    found = list(tests)
    steps = []
    for test, answered in found:
        plus = put(PARTS, tag("qti-sum", variable(PARTS), value("integer", "1")))
        steps.append(when(test, plus))
        if rule is Credit.MINUS_WRONG:
            minus = put(PARTS, tag("qti-subtract", variable(PARTS), value("integer", "1")))
            steps.append(when(tag("qti-and", answered, tag("qti-not", test)), minus))
    if rule is Credit.ALL:
        whole = tag("qti-equal", variable(PARTS), value("integer", str(len(found))), tolerance_mode="exact")
        return "".join(steps) + when(whole, put("SCORE", value("float", str(points))))
    least = tag("qti-max", variable(PARTS), value("integer", "0"))
    total = tag("qti-product", least, value("integer", str(points)))
    return "".join(steps) + shared(total, len(found))


def feedback(name: str) -> str:
    """Show one more feedback."""
    more = tag("qti-multiple", variable("FEEDBACK"), value("identifier", name))
    return put("FEEDBACK", more)
