"""What QTI 3 declares and computes beside the body: keys, weights, points, feedback."""

from collections.abc import Iterable, Iterator
from itertools import chain

from lms.interop import qti_rules as rules
from lms.interop.labels import ways
from lms.interop.qti_body import right_side
from lms.interop.qti_names import BOX, GAP, identifier
from lms.interop.xml_text import tag, words
from lms.quizzes.kinds import ItemBase
from lms.quizzes.kinds.categorise import Categorise
from lms.quizzes.kinds.credit import Credit
from lms.quizzes.kinds.gap_fill import GapFill
from lms.quizzes.kinds.matching import Matching
from lms.quizzes.kinds.multiple_choice import MultipleChoice
from lms.quizzes.kinds.number import Number
from lms.quizzes.kinds.one_of import OneOf
from lms.quizzes.kinds.open_answer import OpenAnswer
from lms.quizzes.kinds.ordering import Ordering
from lms.quizzes.kinds.short_answer import ShortAnswer
from lms.quizzes.kinds.true_false import TrueFalse
from lms.text import Language

Weights = list[tuple[str, int]]


def declarations(item: ItemBase, language: Language) -> str:
    """Return the responses with their keys and weights, and the outcomes."""
    return "".join(_responses(item, language)) + "".join(_outcomes(item))


def processing(item: ItemBase) -> str:
    """Return how points and feedback come about."""
    shown = rules.put("EXPLAIN", rules.value("identifier", "explain"))
    return tag("qti-response-processing", *_points(item), *_feedback(item), shown)


def _responses(item: ItemBase, language: Language) -> Iterator[str]:
    match item:
        case GapFill():
            for gap in item.gaps:
                yield _response([identifier(gap.right_word)], name=f"{GAP}{gap.id}")
        case Ordering():
            yield _response([identifier(step.id) for step in item.steps], cardinality="ordered")
        case Matching() | Categorise():
            yield _pairs(item)
        case Number():
            yield _response([str(item.answer)], base="integer")
        case ShortAnswer():
            yield _spellings(item, language)
        case OpenAnswer():
            yield _response([], base="string")
        case MultipleChoice():
            yield _several(item)
        case TrueFalse():
            yield _response([str(item.answer).lower()])
        case _:
            yield _response([identifier(one) for values in item.right().values() for one in values])


def _response(
    correct: Iterable[str],
    *,
    name: str = "RESPONSE",
    base: str = "identifier",
    cardinality: str = "single",
    mapping: str = "",
) -> str:
    values = [tag("qti-value", words(one)) for one in correct]
    right = tag("qti-correct-response", *values) if values else ""
    return tag(
        "qti-response-declaration", right, mapping, identifier=name, cardinality=cardinality, base_type=base
    )


def _mapping(weights: Weights, otherwise: int = 0, *, least: bool = False, folded: bool = False) -> str:
    more = {"lower_bound": "0"} if least else {}
    case = {"case_sensitive": "false"} if folded else {}
    entries = (tag("qti-map-entry", map_key=key, mapped_value=str(weight), **case) for key, weight in weights)
    return tag("qti-mapping", *entries, default_value=str(otherwise), **more)


def _several(item: MultipleChoice) -> str:
    right = [identifier(option.id) for option in item.options if option.right]
    weights = [
        (identifier(option.id), item.points if option.right else -item.points) for option in item.options
    ]
    mapping = ""
    if item.credit is not Credit.ALL:
        mapping = _mapping(weights, least=item.credit is Credit.MINUS_WRONG)
    return _response(right, cardinality="multiple", mapping=mapping)


def _pairs(item: Matching | Categorise) -> str:
    if isinstance(item, Matching):
        right = [f"{identifier(pair.id)} {right_side(pair.sign)}" for pair in item.pairs]
    else:
        right = [f"{identifier(thing.id)} {BOX}{thing.box}" for thing in item.things]
    mapping = ""
    if item.credit is not Credit.ALL:
        minus = item.credit is Credit.MINUS_WRONG
        weights = [(pair, item.points) for pair in right]
        mapping = _mapping(weights, -item.points if minus else 0, least=minus)
    return _response(right, base="directedPair", cardinality="multiple", mapping=mapping)


def _spellings(item: ShortAnswer, language: Language) -> str:
    found = dict.fromkeys(chain.from_iterable((*one.en, *one.km) for one in item.accepted))
    first = item.accepted[0].km[0] if language == "km" else item.accepted[0].en[0]
    mapping = _mapping([(spelling, item.points) for spelling in found], folded=True)
    return _response([first], base="string", mapping=mapping)


def _outcomes(item: ItemBase) -> Iterator[str]:
    by_hand = {"external_scored": "human"} if isinstance(item, OpenAnswer) else {}
    yield _outcome("SCORE", "float", "0", normal_maximum=str(item.points), **by_hand)
    yield _outcome("MAXSCORE", "float", str(item.points))
    if isinstance(item, GapFill | Ordering):
        yield _outcome(rules.PARTS, "integer", "0")
    yield tag(
        "qti-outcome-declaration", identifier="FEEDBACK", cardinality="multiple", base_type="identifier"
    )
    yield tag("qti-outcome-declaration", identifier="EXPLAIN", cardinality="single", base_type="identifier")


def _outcome(name: str, base: str, default: str, **more: str) -> str:
    usual = tag("qti-default-value", tag("qti-value", default))
    return tag(
        "qti-outcome-declaration", usual, identifier=name, cardinality="single", base_type=base, **more
    )


def _points(item: ItemBase) -> Iterator[str]:
    match item:
        case GapFill():
            names = [f"{GAP}{gap.id}" for gap in item.gaps]
            tests = ((_correct(name), rules.given(name)) for name in names)
            yield rules.counted(tests, item.credit, item.points)
        case Ordering() if item.credit is Credit.PER_PART:
            yield rules.counted(_places(item), item.credit, item.points)
        case MultipleChoice() if item.credit is not Credit.ALL:
            wanted = sum(option.right for option in item.options)
            if item.credit is Credit.MINUS_WRONG:
                yield rules.mapped(wanted)
            else:
                yield rules.mapped(len(item.options), item.points * (len(item.options) - wanted))
        case Matching() | Categorise() if item.credit is not Credit.ALL:
            yield rules.mapped(len(item.pairs if isinstance(item, Matching) else item.things))
        case ShortAnswer():
            yield rules.when(
                rules.given("RESPONSE"), rules.put("SCORE", tag("qti-map-response", identifier="RESPONSE"))
            )
        case Number():
            right = rules.value("integer", str(item.answer))
            yield rules.when(
                _equal(right, item.tolerance), rules.put("SCORE", rules.value("float", str(item.points)))
            )
        case OpenAnswer():
            return
        case _ if item.scored:
            yield rules.all_right(item.points)


def _correct(name: str) -> str:
    return tag("qti-match", rules.variable(name), tag("qti-correct", identifier=name))


def _places(item: Ordering) -> Iterator[tuple[str, str]]:
    for place, step in enumerate(item.steps, 1):
        here = tag("qti-index", rules.variable("RESPONSE"), n=str(place))
        yield (
            tag("qti-match", here, rules.value("identifier", identifier(step.id))),
            rules.given("RESPONSE"),
        )


def _equal(right: str, tolerance: int = 0) -> str:
    near = {"tolerance": f"{tolerance} {tolerance}"} if tolerance else {}
    mode = "absolute" if tolerance else "exact"
    return tag("qti-equal", rules.variable("RESPONSE"), right, tolerance_mode=mode, **near)


def _feedback(item: ItemBase) -> Iterator[str]:
    match item:
        case OneOf() | TrueFalse():
            chosen = tag("qti-multiple", rules.variable("RESPONSE"))
            yield rules.when(rules.given("RESPONSE"), rules.put("FEEDBACK", chosen))
        case MultipleChoice():
            yield rules.when(rules.given("RESPONSE"), rules.put("FEEDBACK", rules.variable("RESPONSE")))
        case Number():
            for wrong in item.known_wrong:
                same = _equal(rules.value("integer", str(wrong.value)))
                yield rules.when(same, rules.feedback(f"value-{wrong.value}"))
        case GapFill():
            yield from _words(item)
        case Categorise():
            yield from _misplaced(item)
        case _:
            return


def _words(item: GapFill) -> Iterator[str]:
    for gap in item.gaps:
        for word in gap.options:
            if word.feedback:
                name = rules.value("identifier", identifier(word.id))
                same = tag("qti-match", rules.variable(f"{GAP}{gap.id}"), name)
                yield rules.when(same, rules.feedback(f"{GAP}{gap.id}.{identifier(word.id)}"))


def _misplaced(item: Categorise) -> Iterator[str]:
    for key, _ in ways(item):
        right = next(thing.box for thing in item.things if thing.id == key)
        tests = [
            tag(
                "qti-member",
                rules.value("directedPair", f"{identifier(key)} {BOX}{box.id}"),
                rules.variable("RESPONSE"),
            )
            for box in item.boxes
            if box.id != right
        ]
        yield rules.when(tag("qti-or", *tests), rules.feedback(f"if.{identifier(key)}"))
