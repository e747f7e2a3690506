"""A QTI item of version 2.0 to 3.0 as one of ours."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lms.courses.yaml_file import Plain
from lms.interop import qti_gaps
from lms.interop.asked import Asked, chosen_from, option
from lms.interop.labels import Labels
from lms.interop.languages import Said
from lms.interop.notes import Item, Question
from lms.interop.qti_declared import Response, feedback_by_name, read_responses, worth
from lms.interop.qti_hotspot import read_hotspot
from lms.interop.qti_names import html_of, id_of
from lms.interop.xml_file import Element

EXPLAIN = "EXPLAIN"
_TRUTH = {"true", "false"}
_CHOICES = ("simpleChoice", "simpleAssociableChoice", "inlineChoice", "gapText", "hotspotChoice")
_MOST_CHOICES = 100


@dataclass(frozen=True, slots=True)
class Read:
    """What is read of a QTI item: the interaction, its declaration, feedback by identifier."""

    item: Element
    body: Element
    interaction: Element
    asked: Asked
    labels: Labels
    responses: dict[str, Response]
    feedback: dict[str, Said] = field(default_factory=dict)

    @property
    def response(self) -> Response:
        """The declaration of the interaction."""
        return self.responses.get(self.interaction.get("responseIdentifier"), Response())

    @property
    def kind(self) -> str:
        """The kind our labels name, or nothing."""
        return self.labels.one("kind")


def read_item(item: Element, asked: Asked, labels: Labels) -> Question:
    """Return an item, or why it cannot be taken."""
    body = item.first("itemBody")
    found = [] if body is None else [one for one in body.below(*_READERS, *OTHERS)]
    if body is None or not found:
        return asked.left("no-interaction")
    tags = {one.tag for one in found}
    if tags & OTHERS:
        return asked.left("qti-interaction", name=sorted(tags & OTHERS)[0])
    if len(found) > 1 and tags != {"inlineChoiceInteraction"}:
        return asked.left("composite")
    if sum(1 for _ in body.below(*_CHOICES)) > _MOST_CHOICES:
        return asked.left("too-many-answers")
    said, explain = feedback_by_name(item, asked)
    read = Read(item, body, found[0], asked, labels, read_responses(item), said)
    raw = _READERS[found[0].tag](read)
    if isinstance(raw, str):
        return asked.left(raw)
    head: Item = {"stem": {**_stem(read)}} if "stem" not in raw else {}
    kept: Item = {**head, **raw, "explain": {**explain}}
    if item.first("templateDeclaration"):
        asked.say("changed", "templates")
    return asked.taken(kept, labels, id_of(item.get("identifier")), _points(read))


def _points(read: Read) -> int | None:
    return None if read.kind in {"scale", "open-answer"} else read.asked.points(worth(read.item))


def _stem(read: Read) -> Said:
    prompt = read.interaction.first("prompt")
    words = html_of(read.body), html_of(prompt) if prompt else ""
    return read.asked.html("<br>".join(part for part in words if part.strip()))


def _choice(read: Read) -> Item | str:
    simple = list(read.interaction.all("simpleChoice"))
    right = read.response.right
    if not right and read.kind != "scale":
        return "no-key"
    if {one.get("identifier") for one in simple} == _TRUTH and read.kind in {"", "true-false"}:
        return _true_false(read)
    options = []
    for one in simple:
        name = one.get("identifier")
        text, picture = read.asked.drawn(html_of(one))
        inline = one.first("feedbackInline", "feedbackBlock")
        said = read.feedback.get(name) or (read.asked.html(html_of(inline)) if inline else {})
        found = option(text, said, right=name in right, picture=picture)
        options.append({"id": id_of(name), **found})
    several = read.response.several or read.kind == "multiple-choice"
    if read.response.weighted and not read.kind:
        read.asked.say("changed", "credit-all" if several else "weights")
    kind, parts = chosen_from(options, several=several)
    return {"kind": kind, "options": parts}


def _true_false(read: Read) -> Item:
    ways: Item = {
        f"if_{word}": {"feedback": {**read.feedback.get(word, {})}} for word in sorted(_TRUTH, reverse=True)
    }
    return {"kind": "true-false", "answer": "true" in read.response.right, **ways}


def _order(read: Read) -> Item | str:
    texts = {one.get("identifier"): one for one in read.interaction.all("simpleChoice")}
    steps: list[Plain] = [
        {"id": id_of(name), "text": {**read.asked.html(html_of(texts[name]))}}
        for name in read.response.right
        if name in texts
    ]
    return {"kind": "ordering", "steps": steps} if steps and len(steps) == len(texts) else "no-key"


def _match(read: Read) -> Item | str:
    sets = list(read.interaction.all("simpleMatchSet"))
    if len(sets) != 2:
        return "no-key"
    left, right = (
        {one.get("identifier"): one for one in side.all("simpleAssociableChoice")} for side in sets
    )
    pairs = [tuple(pair.split()) for pair in read.response.right]
    known = [pair for pair in pairs if len(pair) == 2 and pair[0] in left and pair[1] in right]
    placed = dict(known)
    if not known or len(placed) != len(known) or placed.keys() != left.keys():
        return "many-to-many"
    words = {name: read.asked.html(html_of(one)) for name, one in (left | right).items()}
    if read.kind != "categorise" and len(set(placed.values())) == len(placed):
        if len(right) > len(left):
            read.asked.say("changed", "spare-answers")
        return {
            "kind": "matching",
            "pairs": [
                {"id": id_of(one), "left": {**words[one]}, "right": {**words[placed[one]]}} for one in left
            ],
        }
    things: list[Plain] = []
    for one in left:
        said = read.feedback.get(f"if.{one}", {})
        way: Item = {"if_wrong": {"feedback": {**said}}} if said else {}
        things.append({"id": id_of(one), "box": id_of(placed[one]), "text": {**words[one]}, **way})
    boxes: list[Plain] = [{"id": id_of(one), "text": {**words[one]}} for one in right]
    return {"kind": "categorise", "boxes": boxes, "things": things}


def _entry(read: Read) -> Item | str:
    response = read.response
    if response.base in {"integer", "float"}:
        return _number(read)
    spellings: list[Plain] = [*response.spellings]
    return {"kind": "short-answer", "spellings": spellings} if spellings else "no-key"


def _number(read: Read) -> Item | str:
    right = read.response.right
    value = read.asked.whole(right[0]) if right else None
    if value is None:
        return "not-whole" if right else "no-key"
    near = next((one.get("tolerance").split() for one in read.item.below("equal")), [])
    tolerance = read.asked.whole(near[0]) if near else 0
    known: list[Plain] = [
        {"value": int(name[6:]), "feedback": {**said}}
        for name, said in read.feedback.items()
        if name.startswith("value-") and name[6:].isdecimal() and len(name) < 16
    ]
    return {"kind": "number", "answer": value, "tolerance": tolerance or None, "known_wrong": known}


def _essay(read: Read) -> Item:
    rubric: list[Plain] = []
    model: Said = {}
    for block in read.body.below("rubricBlock"):
        rubric += [{"text": {**read.asked.html(html_of(line))}} for line in block.below("li")]
        holder = block.first("contentBody") or block
        parts = [part for part in holder.children if part.tag not in {"ol", "ul"}]
        model = model or read.asked.html("<br>".join(html_of(part) for part in parts))
    lines = rubric if len(rubric) == len(read.labels.values.get("rubric", ())) else []
    return {"kind": "open-answer", "rubric": lines, "model": {**model}}


_READERS: dict[str, Callable[[Read], Item | str]] = {
    "choiceInteraction": _choice,
    "orderInteraction": _order,
    "matchInteraction": _match,
    "textEntryInteraction": _entry,
    "extendedTextInteraction": _essay,
    "inlineChoiceInteraction": lambda read: qti_gaps.read_inline(
        read.body, read.responses, read.feedback, read.asked
    ),
    "gapMatchInteraction": lambda read: qti_gaps.read_gap_match(read.interaction, read.response, read.asked),
    "hotspotInteraction": lambda read: read_hotspot(
        read.interaction, read.response.right, read.feedback, read.asked
    ),
}
OTHERS = frozenset(
    """associateInteraction customInteraction portableCustomInteraction drawingInteraction
    endAttemptInteraction graphicAssociateInteraction graphicGapMatchInteraction
    graphicOrderInteraction hottextInteraction mediaInteraction positionObjectInteraction
    selectPointInteraction sliderInteraction uploadInteraction""".split()  # noqa: SIM905 - reads better
)
