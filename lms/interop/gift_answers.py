"""What stands between the braces of GIFT: choices, numbers, pairs, words, or nothing."""

import re

from lms.courses.yaml_file import Plain
from lms.interop.asked import Asked, chosen_from, option
from lms.interop.gift_signs import shown
from lms.interop.labels import Labels
from lms.interop.languages import Said
from lms.interop.moodle_weights import credit_of
from lms.interop.notes import Item

_WEIGHT = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]*)?)%")
_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_RANGE = re.compile(r"\s*([0-9]{1,9})\s*\.\.\s*([0-9]{1,9})\s*")
_MOST = 100
_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)


def read_answers(answer: str, asked: Asked, html: bool, labels: Labels) -> Item | str:
    """Return what is asked between braces as values, or the code of why it cannot be taken."""
    if not answer:
        return {"kind": "open-answer"}
    if answer.startswith("#"):
        return _number(answer[1:], asked, html)
    word = answer.split("#", 1)[0].strip()
    if word.upper() in _TRUTH:
        return _true_false(_TRUTH[word.upper()], answer.split("#", 2)[1:], asked, html)
    parts = [part.strip() for part in re.split("(?=[~=])", answer) if part.strip()]
    if len(parts) > _MOST:
        return "too-many-answers"
    if any(part[0] not in "~=" for part in parts):
        parts = [part if part[0] in "~=" else f"={part}" for part in parts]
    if any(part[0] == "~" for part in parts):
        return _choice(parts, asked, html, labels)
    if all("->" in part for part in parts):
        return _pairs(parts, asked, html)
    return _words(parts, asked)


def words(text: str, asked: Asked, *, html: bool) -> Said:
    """Return the words of a part by language; a part may say its own format."""
    own, rest = format_of(text)
    rest = shown(rest).strip()
    return asked.html(rest) if html or own else asked.plain(rest)


def format_of(text: str) -> tuple[bool, str]:
    """Return whether a part says it is HTML, and the part without that."""
    found = _FORMAT.match(text)
    if not found:
        return False, text
    return found[1].lower() == "html", text[found.end() :]


def _true_false(answer: bool, feedback: list[str], asked: Asked, html: bool) -> Item:
    # GIFT has the words for the wrong answer first.
    said: list[Plain] = [{**words(one, asked, html=html)} for one in [*feedback, "", ""][:2]]
    wrong, right = said
    ways: Item = {"if_true": {"feedback": right if answer else wrong}}
    return {
        "kind": "true-false",
        "answer": answer,
        **ways,
        "if_false": {"feedback": wrong if answer else right},
    }


def _choice(parts: list[str], asked: Asked, html: bool, labels: Labels) -> Item:
    several = not any(part[0] == "=" for part in parts)
    options: list[Item] = []
    weights: list[float] = []
    for part in parts:
        weight, text = _weighed(part)
        text, _, feedback = text.partition("#")
        weights.append(weight)
        spoken = words(text, asked, html=html)
        options.append(option(spoken, words(feedback, asked, html=html), right=weight > 0))
    if not several and any(0 < weight < 100 for weight in weights):
        asked.say("changed", "weights")
        options = [
            {**one, "right": True if weight >= 100 else None}
            for one, weight in zip(options, weights, strict=True)
        ]
    kind, found = chosen_from(options, several=several)
    credit = credit_of(weights, asked, labels) if several else {}
    return {"kind": kind, "options": found, **credit}


def _pairs(parts: list[str], asked: Asked, html: bool) -> Item:
    pairs: list[Plain] = []
    spare: list[Plain] = []
    for part in parts:
        left, _, right = part[1:].partition("->")
        said = words(right, asked, html=html)
        if left.strip():
            pairs.append({"left": {**words(left, asked, html=html)}, "right": {**said}})
        else:
            spare.append({**said})
    return {"kind": "matching", "pairs": pairs, "spare": spare}


def _words(parts: list[str], asked: Asked) -> Item | str:
    spellings: list[Plain] = []
    for part in parts:
        weight, text = _weighed(part)
        text, _, feedback = text.partition("#")
        word = shown(text).strip()
        if weight < 100 or "*" in word:
            asked.say("changed", "answer-left", text=word[:40])
            continue
        if feedback.strip():
            asked.say("changed", "feedback-right")
        spellings.append(word)
    return {"kind": "short-answer", "spellings": spellings} if spellings else "no-key"


def _number(answer: str, asked: Asked, html: bool) -> Item | str:
    right: Item | None = None
    known: list[Plain] = []
    for part in [part.strip() for part in re.split("(?=[~=])", answer) if part.strip()][:_MOST]:
        weight, text = _weighed(part)
        text, _, feedback = text.partition("#")
        said = words(feedback, asked, html=html)
        if weight >= 100 and right is None:
            right = _exact(shown(text), asked)
            if right is None:
                return "not-whole"
            if said:
                asked.say("changed", "feedback-right")
            continue
        value = asked.whole(shown(text).split(":")[0])
        if value is not None and weight <= 0 and said:
            known.append({"value": value, "feedback": {**said}})
        elif shown(text).strip() or said:
            asked.say("changed", "answer-left", text=(shown(text).strip() or "~")[:40])
    return {"kind": "number", **right, "known_wrong": known} if right else "no-key"


def _exact(text: str, asked: Asked) -> Item | None:
    """Return the number and how far from it an answer may be, from `20:2` or `18..22`."""
    if found := _RANGE.fullmatch(text):
        low, high = int(found[1]), int(found[2])
        if high < low or (high - low) % 2:
            return None
        return {"answer": (low + high) // 2, "tolerance": (high - low) // 2 or None}
    value, _, tolerance = text.partition(":")
    number, near = asked.whole(value), asked.whole(tolerance or "0")
    return None if number is None or near is None else {"answer": number, "tolerance": near or None}


def _weighed(part: str) -> tuple[float, str]:
    """Return the weight of an answer in percent, and the rest."""
    usual = 0.0 if part.startswith("~") else 100.0
    text = part.lstrip("~=").strip()
    found = _WEIGHT.match(text)
    return (float(found[1]), text[found.end() :]) if found else (usual, text)
