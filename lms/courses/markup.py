"""Authors' Markdown and drawings, made safe: only what is named here can reach a page."""

import html
import re
import xml.etree.ElementTree as ET

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import Delimiter, StateInline

TAGS = {"p", "strong", "em", "ul", "ol", "li", "blockquote", "br"}
_RULES = ["paragraph", "list", "blockquote", "emphasis", "balance_pairs", "newline", "escape"]

SHAPES = {"svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "symbol"}
ATTRIBUTES = frozenset(
    """viewBox width height fill stroke stroke-width stroke-linecap stroke-linejoin opacity
    fill-opacity stroke-opacity fill-rule transform d cx cy r rx ry x y x1 y1 x2 y2 points
    stroke-dasharray stroke-miterlimit""".split()  # noqa: SIM905 - reads better than quotes
)
# Without a slash, a colon or a backslash nothing can lead out of the drawing.
_HARMLESS = re.compile(r"[A-Za-z0-9 \n.,#%()+-]*")
# Emphasis, links, headings, code and HTML that Markdown left as it stood.
_STRAY = re.compile(r"\*\*|__|~~|`|\]\(|^#{1,6}(?= )|&lt;|&amp;#?\w+;", re.MULTILINE)
_MAYBE_STRAY = re.compile(r"[*_~`\]#<&]")
# Bold words within one line, which Markdown takes away; an escape could make something else of them.
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n]*[^\s*])\*\*(?!\*)")
LARGEST_PICTURE = 6 * 1024
_NAMESPACE = "{http://www.w3.org/2000/svg}"


class BadPicture(ValueError):
    """A drawing that cannot be used; the message says which part."""


def _khmer_emphasis(state: StateInline, silent: bool) -> bool:
    """Let `**` open or close beside any letter or punctuation.

    CommonMark looks at the spaces between words to tell the two apart; Khmer has none.
    """
    start = state.pos
    if silent or state.src[start] != "*":
        return False
    end = start
    while end < state.posMax and state.src[end] == "*":
        end += 1
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    for _ in range(end - start):
        state.push("text", "", 0).content = "*"
        state.delimiters.append(
            Delimiter(
                marker=ord("*"),
                length=end - start,
                token=len(state.tokens) - 1,
                end=-1,
                open=not after.isspace(),
                close=not before.isspace(),
            )
        )
    state.pos = end
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "breaks": False}).enable(_RULES)
    parser.inline.ruler.at("emphasis", _khmer_emphasis)
    return parser


_PARSER = _parser()


def to_html(markdown: str) -> str:
    """Return the Markdown as HTML that holds nothing but TAGS without attributes."""
    return nh3.clean(_PARSER.render(markdown), tags=TAGS, attributes={}).strip()


def may_be_stray(text: str) -> bool:
    """Whether a text holds any sign of markup; most hold none, and Markdown takes its time to say so."""
    return bool(_MAYBE_STRAY.search(text))


def stray_signs(text: str, *, markdown: bool) -> str:
    """Return signs that a reader would see although they were meant as markup; empty when none.

    A text that is not `markdown` is shown as it stands.
    """
    if not may_be_stray(text):
        return ""
    if markdown and "\\" not in text and not may_be_stray(_BOLD.sub(r"\1", text)):
        return ""
    seen = nh3.clean(_PARSER.render(text), tags=set()) if markdown else html.escape(text, quote=False)
    return " ".join(dict.fromkeys(html.unescape(sign) for sign in _STRAY.findall(seen)))


def safe_picture(svg: str) -> str:
    """Return the drawing if it consists of SHAPES and ATTRIBUTES only; raise BadPicture."""
    size = len(svg.encode("utf-8", "replace"))
    if size > LARGEST_PICTURE:
        raise BadPicture(f"{size} bytes")
    if "<!" in svg or "<?" in svg:
        raise BadPicture("<! or <?")
    try:
        root = ET.fromstring(svg)  # noqa: S314 - declarations and entities are refused above
    except (ET.ParseError, UnicodeEncodeError) as error:
        raise BadPicture(str(error)) from error
    if root.tag != f"{_NAMESPACE}svg":
        raise BadPicture('no <svg xmlns="http://www.w3.org/2000/svg">')
    for element in root.iter():
        _check_shape(element)
    return svg.strip()


def _check_shape(element: ET.Element) -> None:
    if element.tag.removeprefix(_NAMESPACE) not in SHAPES:
        raise BadPicture(f"<{element.tag.removeprefix(_NAMESPACE)}>")
    for name, value in element.attrib.items():
        if name not in ATTRIBUTES or not _HARMLESS.fullmatch(value) or "url(" in value.lower():
            raise BadPicture(f"{name}={value[:20]}")
