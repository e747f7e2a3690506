"""The guide for an organisation, as a PDF: `python -m scripts.programme_guide` after a change of its words.

The pictures are taken by `python -m scripts.guide_pictures`, which needs Chromium.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lms.printing.typesetting import fonts, kept_whole
from lms.text import LANGUAGES

HOME = Path(__file__).parent.parent / "docs" / "programme-guide"
_PICTURE = re.compile(r"^!\[(?P<alt>[^\]]+)\]\((?P<file>[a-z-]+\.png)\)$", re.MULTILINE)
Block = dict[str, Any]


def main() -> None:
    """Write both languages."""
    for language in LANGUAGES:
        target = HOME / f"programme-guide-{language}.pdf"
        target.write_bytes(guide(language))
        print(target)  # noqa: T201


def guide(language: str) -> bytes:
    """Return the guide in a language as a PDF; equal words and pictures, equal bytes."""
    title, opening, sections = parts_of((HOME / f"{language}.md").read_text("utf-8"))
    said = {
        "language": language,
        "title": title,
        "opening": list(blocks(opening)),
        "sections": [_section(head, text, language) for head, text in sections],
    }
    made: bytes = typst.compile(
        str(HOME / "guide.typ"),
        root=str(HOME),
        font_paths=fonts(),
        sys_inputs={"said": kept_whole(json.dumps(said, ensure_ascii=False))},
    )
    return made


def parts_of(text: str) -> tuple[str, str, list[tuple[str, str]]]:
    """Return the title, what stands before the first part, and each part's heading and text."""
    before, *rest = re.split(r"^## ", text, flags=re.MULTILINE)
    title, _, opening = before.removeprefix("# ").partition("\n")
    heads = [one.partition("\n") for one in rest]
    return title, opening, [(head, text) for head, _, text in heads]


def _section(head: str, text: str, language: str) -> Block:
    found = _PICTURE.search(text)
    picture = {"file": f"pictures/{language}/{found['file']}", "alt": found["alt"]} if found else None
    return {"title": head, "blocks": list(blocks(_PICTURE.sub("", text))), "picture": picture}


def blocks(text: str) -> Iterator[Block]:
    """Yield paragraphs, lists and tables of Markdown as plain values."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    at = 0
    while at < len(tokens):
        kind = tokens[at].type
        end = next(i for i in range(at, len(tokens)) if tokens[i].type == kind.replace("_open", "_close"))
        inner = [one for one in tokens[at:end] if one.type == "inline"]
        if kind == "paragraph_open":
            yield {"kind": "p", "parts": pieces(inner[0])}
        elif kind in {"bullet_list_open", "ordered_list_open"}:
            name = "ul" if kind.startswith("bullet") else "ol"
            yield {"kind": name, "items": [pieces(one) for one in inner]}
        elif kind == "table_open":
            cells = [pieces(one) for one in inner]
            pairs = [cells[i : i + 2] for i in range(0, len(cells), 2)]
            yield {"kind": "table", "head": pairs[0], "rows": pairs[1:]}
        at = end + 1


def pieces(inline: Token) -> list[dict[str, object]]:
    """Return the pieces of a line, each with whether it is bold or set apart."""
    found: list[dict[str, object]] = []
    bold = slanted = False
    for one in inline.children or ():
        if one.type.startswith("strong"):
            bold = one.type == "strong_open"
        elif one.type.startswith("em"):
            slanted = one.type == "em_open"
        else:
            text = " " if one.type == "softbreak" else one.content
            found.append({"text": text, "bold": bold, "slanted": slanted or one.type == "code_inline"})
    return found


if __name__ == "__main__":
    main()
