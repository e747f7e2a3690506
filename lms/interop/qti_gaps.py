"""Sentences with gaps in QTI: a list in each gap, or words to put into gaps."""

from collections.abc import Iterable, Mapping

from lms.courses.yaml_file import Plain
from lms.interop.asked import Asked
from lms.interop.languages import Said
from lms.interop.notes import Item
from lms.interop.qti_declared import Response
from lms.interop.qti_names import html_of, id_of
from lms.interop.xml_file import Element

_MOST_GAPS = 50


def read_inline(
    body: Element, responses: Mapping[str, Response], feedback: Mapping[str, Said], asked: Asked
) -> Item | str:
    """Return a gap-fill item for lists within a text."""
    found = list(body.below("inlineChoiceInteraction"))[:_MOST_GAPS]
    marks: dict[int, str] = {}
    gaps: list[Plain] = []
    for one in found:
        name = one.get("responseIdentifier")
        right = responses.get(name, Response()).right
        if len(right) != 1:
            return "no-key"
        options: list[Plain] = []
        for choice in one.all("inlineChoice"):
            word = choice.get("identifier")
            said = feedback.get(f"{name}.{word}", {})
            options.append(_word(word, asked.html(html_of(choice)), word == right[0], said))
        gaps.append({"id": _gap_id(name), "options": options})
        marks[id(one)] = f"[{_gap_id(name)}]"
    stem, text = _parted(body, marks)
    return {"kind": "gap-fill", "stem": {**asked.html(stem)}, "text": {**asked.html(text)}, "gaps": gaps}


def read_gap_match(interaction: Element, response: Response, asked: Asked) -> Item | str:
    """Return a gap-fill item in which every gap offers all the words."""
    words = {one.get("identifier"): one for one in interaction.all("gapText")}
    right = {pair.split()[1]: pair.split()[0] for pair in response.right if len(pair.split()) == 2}
    places = list(interaction.below("gap"))[:_MOST_GAPS]
    if not words or any(one.get("identifier") not in right for one in places):
        return "no-key"
    marks = {id(one): f"[{_gap_id(one.get('identifier'))}]" for one in places}
    gaps: list[Plain] = []
    for one in places:
        name = one.get("identifier")
        options = [
            _word(key, asked.html(html_of(word)), key == right[name], {}) for key, word in words.items()
        ]
        gaps.append({"id": _gap_id(name), "options": [*options]})
    prompt = interaction.first("prompt")
    stem = asked.html(html_of(prompt)) if prompt else {}
    rest = [part for part in interaction.parts if not isinstance(part, Element) or part.tag not in _PARTS]
    text = Element("div", {}, interaction.line, rest)
    asked.say("changed", "gap-match")
    return {"kind": "gap-fill", "stem": {**stem}, "text": {**asked.html(html_of(text, marks))}, "gaps": gaps}


_PARTS = {"prompt", "gapText", "gapImg"}


def _word(name: str, text: Said, right: bool, feedback: Said) -> Item:
    return {"id": id_of(name), "right": right or None, "text": {**text}, "feedback": {**feedback}}


def _gap_id(name: str) -> str:
    word = id_of(name).lower().replace("_", "-").replace(".", "-")
    return word.strip("-") or "gap"


def _parted(body: Element, marks: Mapping[int, str]) -> tuple[str, str]:
    """Part what stands before the first block with a gap from the rest."""
    known = dict(marks)
    blocks = [one for one in body.parts if not isinstance(one, str) or one.strip()]
    first = next((i for i, one in enumerate(blocks) if _has_gap([one], known)), 0)
    return (
        html_of(Element("div", {}, body.line, blocks[:first]), known),
        html_of(Element("div", {}, body.line, blocks[first:]), known),
    )


def _has_gap(parts: Iterable["Element | str"], marks: Mapping[int, str]) -> bool:
    return any(
        isinstance(part, Element) and (id(part) in marks or _has_gap(part.parts, marks)) for part in parts
    )
