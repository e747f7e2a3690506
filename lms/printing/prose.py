"""Authors' text as plain values that a template sets; as markup it could run what it should print."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from lms.text import LANGUAGES, Text

_SENTENCE = re.compile(r".*?[.!?។](?=\s|$)", re.DOTALL)

Block = dict[str, object]
"""`kind` is p, ul, ol or quote; `parts` are pieces of a paragraph, `items` and `blocks` what is within."""


def blocks_of(html: str) -> list[Block]:
    """Return the paragraphs, lists and quotations of sanitised HTML; other tags are only their text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.top


def prose(text: Text) -> Mapping[str, list[Block]]:
    """Return sanitised HTML of both languages, ready for a template."""
    return {language: blocks_of(text.to(language)) for language in LANGUAGES}


def strong_parts(html: str) -> list[str]:
    """Return what an author wrote in bold, piece by piece."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [part.strip() for part in reader.strong if part.strip()]


def first_paragraph(html: str) -> str:
    """Return the words of the first paragraph that stands by itself; empty without one."""
    return next((_words(block) for block in blocks_of(html) if block["kind"] == "p"), "")


def first_sentence(html: str) -> str:
    """Return the first sentence of the first paragraph; the whole of it where no sign ends a sentence."""
    whole = first_paragraph(html)
    found = _SENTENCE.match(whole)
    return found[0] if found else whole


def first_list(html: str) -> list[str]:
    """Return the words of the items of the first list; empty without one."""
    for block in blocks_of(html):
        items = block.get("items")
        if isinstance(items, list):
            return [" ".join(_words(part) for part in item if part["kind"] == "p") for item in items]
    return []


def _words(block: Block) -> str:
    parts = block["parts"]
    return "".join(str(part["text"]) for part in parts).strip() if isinstance(parts, list) else ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top: list[Block] = []
        self.strong: list[str] = []
        # Where the next block goes, innermost last; and the lists and quotations that are open.
        self._homes: list[list[Block]] = [self.top]
        self._lists: list[list[list[Block]]] = []
        self._parts: list[dict[str, object]] | None = None
        self._bold = 0

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag in {"strong", "em"}:
            self._bold += 1
            self.strong.append("")
        elif tag == "br":
            self.handle_data("\n")
        elif tag in {"ul", "ol"}:
            items: list[list[Block]] = []
            self._add({"kind": tag, "items": items})
            self._lists.append(items)
        elif tag == "li" and self._lists:
            self._open([])
            self._lists[-1].append(self._homes[-1])
        elif tag == "blockquote":
            blocks: list[Block] = []
            self._add({"kind": "quote", "blocks": blocks})
            self._open(blocks)
        elif tag == "p":
            self._parts = None

    def handle_endtag(self, tag: str) -> None:
        if tag in {"strong", "em"}:
            self._bold = max(0, self._bold - 1)
        elif tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
            self._parts = None
        elif tag in {"li", "blockquote"} and len(self._homes) > 1:
            self._homes.pop()
            self._parts = None
        elif tag == "p":
            self._parts = None

    def handle_data(self, data: str) -> None:
        if self._parts is None:
            if not data.strip():
                return
            data = data.lstrip()
            self._parts = []
            self._homes[-1].append({"kind": "p", "parts": self._parts})
        if self._bold and self.strong:
            self.strong[-1] += data
        self._parts.append({"text": " ".join(data.split("\n")), "bold": self._bold > 0})

    def _add(self, block: Block) -> None:
        self._parts = None
        self._homes[-1].append(block)

    def _open(self, home: list[Block]) -> None:
        self._parts = None
        self._homes.append(home)
