"""Questions from Moodle XML."""

import base64
import binascii
from collections.abc import Callable, Iterator

from lms.courses.yaml_file import Plain
from lms.interop import cloze
from lms.interop.asked import Asked, chosen_from, option
from lms.interop.labels import Labels, read_labels
from lms.interop.languages import Said
from lms.interop.moodle_weights import credit_of
from lms.interop.notes import Imported, Item, Question, Where
from lms.interop.refusals import LARGEST, MOST_ANSWERS, MOST_QUESTIONS, Unreadable
from lms.interop.xml_file import Element, read_xml

_WHOLE_RIGHT = 99.0
_MOST_PARTS = 400


def read_moodle(data: bytes) -> Imported:
    """Return the questions of a Moodle XML file; raise Unreadable for one that is none."""
    root = read_xml(data)
    if root.tag != "quiz":
        raise Unreadable("not-this", format="Moodle XML")
    asked = [one for one in root.all("question") if one.get("type") != "category"]
    if len(asked) > MOST_QUESTIONS:
        raise Unreadable("too-many", limit=str(MOST_QUESTIONS))
    if sum(1 for one in asked for _ in one.all("answer", "subquestion")) > MOST_ANSWERS:
        raise Unreadable("too-much")
    pictures: dict[str, str] = {}
    return Imported(tuple(_question(one, pictures) for one in asked), pictures=pictures)


def _question(element: Element, pictures: dict[str, str]) -> Question:
    files = dict(_files(element))
    labels = read_labels(tag.text for tag in _below(element, "tags", "tag"))
    where = Where(element.line, _text(element, "name").strip())
    asked = Asked(
        where, language=labels.one("language"), drawing=lambda src: _file(src, files), pictures=pictures
    )
    kind = element.get("type")
    read = _READERS.get(kind)
    if len(element.parts) > _MOST_PARTS:
        return asked.left("too-many-answers")
    if read is None:
        return asked.left("moodle-type", type=kind[:40])
    stem, picture = asked.drawn(_html(element.first("questiontext")))
    raw = read(element, asked, labels)
    if isinstance(raw, str):
        return asked.left(raw)
    head: Item = {
        "stem": {**stem},
        "picture": picture or {},
        "explain": {**_said(element, asked, "generalfeedback")},
    }
    if labels.one("kind") != "hotspot":
        del head["picture"]
        if picture:
            asked.say("changed", "picture-here")
    id_ = _text(element, "idnumber").strip().partition("--")[0]
    return asked.taken({**head, **raw}, labels, id_, asked.points(_text_of(element, "defaultgrade")))


def _choice(element: Element, asked: Asked, labels: Labels) -> Item | str:
    several = _text_of(element, "single").strip().lower() in {"false", "0"}
    several = several or labels.one("kind") == "multiple-choice"
    answers = [(_fraction(one), one) for one in element.all("answer")]
    if not several and labels.one("kind") != "scale":
        best = max((weight for weight, _ in answers), default=0)
        if any(0 < weight < best for weight, _ in answers):
            asked.say("changed", "weights")
        answers = [(100.0 if weight == best and weight > 0 else 0.0, one) for weight, one in answers]
    options = []
    for weight, answer in answers:
        text, picture = asked.drawn(_html(answer))
        feedback = _said(answer, asked, "feedback")
        options.append(option(text, feedback, right=weight > 0, picture=picture))
    kind, found = chosen_from(options, several=several)
    kept: Item = {"kind": kind, "options": found}
    if _text_of(element, "shuffleanswers").strip().lower() in {"0", "false"}:
        kept["keep_order"] = True
    if several:
        kept |= credit_of([weight for weight, _ in answers], asked, labels)
    return kept


def _true_false(element: Element, asked: Asked, _labels: Labels) -> Item | str:
    found: dict[str, tuple[bool, Said]] = {}
    for answer in element.all("answer"):
        word = _text(answer).strip().lower()
        found[word] = (_fraction(answer) >= _WHOLE_RIGHT, _said(answer, asked, "feedback"))
    if found.keys() != {"true", "false"}:
        return "no-key"
    return {
        "kind": "true-false",
        "answer": found["true"][0],
        "if_true": {"feedback": {**found["true"][1]}},
        "if_false": {"feedback": {**found["false"][1]}},
    }


def _matching(element: Element, asked: Asked, labels: Labels) -> Item | str:
    pairs: list[Plain] = []
    spare: list[Plain] = []
    for one in element.all("subquestion"):
        left = asked.html(_html(one))
        answer = one.first("answer")
        right = asked.html(_text(answer) if answer else "")
        if left:
            said = _said(one, asked, "feedback") if labels.one("kind") == "categorise" else {}
            pairs.append({"left": {**left}, "right": {**right}, "feedback": {**said}})
        elif right:
            spare.append({**right})
    if spare and labels.one("kind") != "categorise":
        asked.say("changed", "spare-answers")
        spare = []
    return {"kind": "matching", "pairs": pairs, "spare": spare} if pairs else "no-key"


def _ordering(element: Element, asked: Asked, _labels: Labels) -> Item | str:
    answers = sorted(enumerate(element.all("answer")), key=lambda one: (_fraction(one[1]), one[0]))
    steps: list[Plain] = [{"text": {**asked.html(_html(one))}} for _, one in answers]
    return {"kind": "ordering", "steps": steps} if steps else "no-key"


def _number(element: Element, asked: Asked, _labels: Labels) -> Item | str:
    right: Item | None = None
    known: list[Plain] = []
    for answer in element.all("answer"):
        value, tolerance = asked.whole(_text(answer)), asked.whole(_text_of(answer, "tolerance") or "0")
        feedback = _said(answer, asked, "feedback")
        if _fraction(answer) >= _WHOLE_RIGHT and right is None:
            if value is None or tolerance is None:
                return "not-whole"
            right = {"answer": value, "tolerance": tolerance or None}
            if feedback:
                asked.say("changed", "feedback-right")
        elif value is not None and _fraction(answer) <= 0 and feedback:
            known.append({"value": value, "feedback": {**feedback}})
        else:
            asked.say("changed", "answer-left", text=_text(answer).strip()[:40])
    if right is None:
        return "no-key"
    unit: Item = {}
    for one in _below(element, "units", "unit"):
        unit |= asked.plain(_text_of(one, "unit_name")) if len(unit) < 2 else {}
    return {"kind": "number", **right, "unit": unit, "known_wrong": known}


def _short(element: Element, asked: Asked, _labels: Labels) -> Item | str:
    spellings: list[Plain] = []
    for answer in element.all("answer"):
        text = _text(answer).strip()
        if _fraction(answer) >= _WHOLE_RIGHT and "*" not in text:
            spellings.append(text)
        else:
            asked.say("changed", "answer-left", text=text[:40])
    return {"kind": "short-answer", "spellings": spellings} if spellings else "no-key"


def _essay(element: Element, asked: Asked, labels: Labels) -> Item | str:
    found = asked.html(_html(element.first("graderinfo")))
    lines = {language: str(text).split("\n") for language, text in found.items()}
    rubric: list[Plain] = []
    for place, _ in enumerate(labels.values.get("rubric", ())):
        texts = {
            lang: rows[place].removeprefix("- ").strip() for lang, rows in lines.items() if place < len(rows)
        }
        rubric.append({"text": {**texts}})
    rest = {lang: "\n".join(rows[len(rubric) :]).strip() for lang, rows in lines.items()}
    return {"kind": "open-answer", "rubric": rubric, "model": {**rest}}


def _gaps(element: Element, asked: Asked, labels: Labels) -> Item | str:
    return cloze.read_cloze(_html(element.first("questiontext")), asked, labels)


_READERS: dict[str, Callable[[Element, Asked, Labels], Item | str]] = {
    "multichoice": _choice,
    "multichoiceset": _choice,
    "truefalse": _true_false,
    "matching": _matching,
    "ordering": _ordering,
    "numerical": _number,
    "shortanswer": _short,
    "essay": _essay,
    "cloze": _gaps,
}


def _fraction(element: Element) -> float:
    try:
        return float(element.get("fraction", "0")[:20])
    except ValueError:
        return 0.0


def _text(element: Element, name: str = "") -> str:
    """Return what stands in the `text` of an element, or of the element of this name in it."""
    here = element.first(name) if name else element
    text = here.first("text") if here else None
    return text.text if text else (here.text if here and name == "idnumber" else "")


def _text_of(element: Element, name: str) -> str:
    here = element.first(name)
    return here.text if here else ""


def _html(element: Element | None) -> str:
    """Return a text as HTML, whatever format it says it has."""
    if element is None:
        return ""
    text = _text(element)
    if element.get("format", "html") in {"html", "moodle_auto_format"}:
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")


def _said(element: Element, asked: Asked, name: str) -> Said:
    return asked.html(_html(element.first(name)))


def _below(element: Element, outer: str, inner: str) -> Iterator[Element]:
    for one in element.all(outer):
        yield from one.all(inner)


def _files(element: Element) -> Iterator[tuple[str, str]]:
    for file in element.below("file"):
        if file.get("encoding") == "base64":
            yield file.get("name"), file.text


def _file(address: str, files: dict[str, str]) -> bytes | None:
    name = address.removeprefix("@@PLUGINFILE@@/").removeprefix("@@PLUGINFILE@@")
    content = files.get(name.lstrip("/"))
    if content is None or len(content) > LARGEST:
        return None
    try:
        return base64.b64decode(content, validate=False)
    except (binascii.Error, ValueError):
        return None
