"""Names in QTI: one spelling for all versions, and our ids as identifiers and back."""

import re
from html import escape

from lms.interop.xml_file import Element

GAP, BOX, UNIT = "RESPONSE.", "box.", "lms-unit"
"""Before the identifiers of gaps and boxes; the class of a unit behind a field."""

_KEBAB = re.compile("-([a-z])")
_KEPT = {"lang", "src", "alt"}
_SILENT = {
    "rubricBlock", "feedbackBlock", "feedbackInline", "modalFeedback", "stylesheet", "templateBlock",
    "templateInline", "script", "style", "catalogInfo", "companionMaterialsInfo", "infoControl",
}  # fmt: skip


def named_alike(element: Element) -> None:
    """Give the elements and attributes of QTI 3 the names they had in QTI 2."""
    if element.tag.startswith("qti-"):
        element.tag = _camel(element.tag[4:])
    element.attributes = {
        name if name.startswith(("data-", "aria-")) else _camel(name): value
        for name, value in element.attributes.items()
    }
    for child in element.children:
        named_alike(child)


def identifier(id_: str) -> str:
    """Return an id as an identifier, which begins with no digit."""
    return f"_{id_}" if id_[:1].isdecimal() else id_


def id_of(text: str) -> str:
    """Return an identifier as an id where it can be one, without what we put before and behind it."""
    word = text.strip().partition("--")[0]
    for prefix in (GAP, BOX, "_"):
        word = word.removeprefix(prefix)
    return word


def html_of(element: Element, marks: dict[int, str] | None = None) -> str:
    """Return what stands in an element as HTML; `marks` says what stands for which element, by its id().

    Interactions without a mark, feedback and what is for scorers only are left out.
    """
    found: list[str] = []
    for part in element.parts:
        if isinstance(part, str):
            found.append(escape(part, quote=False))
        elif marks and id(part) in marks:
            found.append(marks[id(part)])
        elif part.tag not in _SILENT and not part.tag.endswith("Interaction") and part.get("class") != UNIT:
            found.append(_tagged(part, marks))
    return "".join(found)


def _tagged(element: Element, marks: dict[int, str] | None) -> str:
    if element.tag == "object":
        return f'<img src="{escape(element.get("data"))}" alt="{escape(element.text.strip())}">'
    said = "".join(
        f' {name}="{escape(value)}"' for name, value in element.attributes.items() if name in _KEPT
    )
    tag = element.tag if element.tag.isalnum() else "span"
    if tag in {"img", "br"}:
        return f"<{tag}{said}>"
    return f"<{tag}{said}>{html_of(element, marks)}</{tag}>"


def _camel(name: str) -> str:
    return _KEBAB.sub(lambda found: found[1].upper(), name)
