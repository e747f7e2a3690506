"""Foreign text, HTML or plain, as pieces of plain text by language; only words come through."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

import nh3

from lms.interop.refusals import LONGEST_TEXT, Unreadable

_BREAKS = {"p", "div", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"}
_STYLES = {
    "b",
    "strong",
    "i",
    "em",
    "u",
    "sub",
    "sup",
    "code",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "a",
}
_MEDIA = {"img", "audio", "video", "object", "iframe", "embed", "svg", "math", "canvas", "picture"}
_OTHERS = {"span", "li", "br", "td", "th", "tbody", "thead", "small", "label", "dl", "dt", "dd"}
_TAGS = {*_BREAKS, *_STYLES, *_OTHERS, "img"}
_ATTRIBUTES = {"*": {"lang"}, "img": {"src", "alt"}}
_MULTILANG = re.compile(r"\{\s*mlang(?:\s+([A-Za-z_,-]+))?\s*\}", re.IGNORECASE)
_MEDIA_SEEN = re.compile(rf"<({'|'.join(sorted(_MEDIA - {'img'}))})\b", re.IGNORECASE)
_FORMULA = re.compile(r"\$\$.{1,200}?\$\$|\\\(.{1,200}?\\\)|\\\[.{1,200}?\\\]", re.DOTALL)
_MARKUP = re.compile(r"[<&{$\\]")
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one language; `language` is empty where nothing says which."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """What a foreign text says, the pictures it shows (address, alternative text), and what was lost."""

    pieces: tuple[Piece, ...]
    pictures: tuple[tuple[str, str], ...] = ()
    lost: frozenset[str] = frozenset()


def read_html(source: str) -> Prose:
    """Return the words of HTML; scripts, styles, addresses and everything that loads is gone."""
    _assert_short(source)
    if not _MARKUP.search(source):
        return Prose((Piece(_tidy(source.replace("\n", " "))),))
    lost = {"formula"} if _FORMULA.search(source) else set()
    if _MEDIA_SEEN.search(source):
        lost.add("media")
    reader = _Reader()
    reader.feed(nh3.clean(_marked(source), tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None))
    reader.close()
    return Prose(reader.pieces(), tuple(reader.pictures), frozenset(lost | reader.lost))


def read_plain(source: str) -> Prose:
    """Return the words of a text without markup; `{mlang km}…{mlang}` still parts the languages."""
    _assert_short(source)
    if not _MULTILANG.search(source):
        return Prose((Piece(_tidy(source)),))
    return read_html(escape(source, quote=False).replace("\n", "<br>"))


def to_html(text: str) -> str:
    """Return plain text as HTML."""
    return escape(text, quote=False).replace("\n", "<br>")


def _assert_short(source: str) -> None:
    if len(source) > 4 * LONGEST_TEXT:
        raise Unreadable("too-long")


def _marked(source: str) -> str:
    """Turn `{mlang km}…{mlang}` into spans."""
    return _MULTILANG.sub(
        lambda found: f'<span lang="{found[1].split(",")[0]}">' if found[1] else "</span>", source
    )


def _tidy(text: str) -> str:
    lines = (re.sub("[ \u00a0\t\r\f\v]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Collects words and the languages around them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self.open: list[tuple[str, str]] = []
        self.pictures: list[tuple[str, str]] = []
        self.lost: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember languages, pictures, line ends and list items."""
        said = {name: value or "" for name, value in attrs}
        if tag == "img":
            self.pictures.append((said.get("src", ""), said.get("alt", "")))
            return
        if tag == "br":
            self._add("\n")
            return
        if tag in _STYLES:
            self.lost.add("style")
        if tag in {"table", "tr"}:
            self.lost.add("table")
        if tag in _BREAKS or tag == "li":
            self._add("\n- " if tag == "li" else "\n")
        elif tag in {"td", "th"}:
            self._add(" ")
        if len(self.open) < _DEEPEST:
            self.open.append((tag, said.get("lang", "") or self._language()))

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest element of this name."""
        for i in range(len(self.open) - 1, -1, -1):
            if self.open[i][0] == tag:
                del self.open[i:]
                break
        if tag in _BREAKS or tag == "li":
            self._add("\n")

    def handle_data(self, data: str) -> None:
        """Add words; a line end of the source is a space."""
        self._add(re.sub(r"[ \t\r\n\f]+", " ", data))

    def pieces(self) -> tuple[Piece, ...]:
        """Return what was read, pieces of one language joined."""
        return tuple(_joined(self.found))

    def _language(self) -> str:
        return self.open[-1][1] if self.open else ""

    def _add(self, text: str) -> None:
        self.found.append((text, self._language()))


def _joined(found: Iterable[tuple[str, str]]) -> Iterable[Piece]:
    texts: list[str] = []
    language = ""
    for text, said in found:
        if said != language and texts:
            yield Piece(_tidy_html("".join(texts)), language)
            texts = []
        language = said
        texts.append(text)
    if texts:
        yield Piece(_tidy_html("".join(texts)), language)


def _tidy_html(text: str) -> str:
    return _tidy(text)
