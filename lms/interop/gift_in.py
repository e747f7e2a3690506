"""Questions from GIFT, the plain text format of Moodle."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lms.interop.asked import Asked
from lms.interop.gift_answers import format_of, read_answers, words
from lms.interop.gift_signs import hidden, shown
from lms.interop.labels import read_labels
from lms.interop.notes import Imported, Item, Question, Where, note
from lms.interop.plain_file import read_text
from lms.interop.refusals import MOST_ANSWERS, MOST_QUESTIONS, Unreadable

_COMMENT_PART = re.compile(r"\[(id|tag):((?:\\.|[^\]\\])*)\]")
_ANSWER = re.compile(r"(?<!\\)[~=]")
_LONGEST = 40_000


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one question, where they begin, and the remarks above it."""

    line: int
    text: str
    remarks: tuple[str, ...]


def read_gift(data: bytes) -> Imported:
    """Return the questions of a GIFT file; raise Unreadable for one that is not a text."""
    text = read_text(data)
    if sum(1 for _ in _ANSWER.finditer(text)) > MOST_ANSWERS:
        raise Unreadable("too-much")
    questions: list[Question] = []
    notes = []
    for block in _blocks(text):
        if len(questions) >= MOST_QUESTIONS:
            raise Unreadable("too-many", limit=str(MOST_QUESTIONS))
        where = Where(block.line)
        if block.text.startswith("$"):
            notes.append(note("changed", where, "category", text=block.text[:60]))
        elif len(block.text) > _LONGEST:
            raise Unreadable("too-long", where)
        else:
            questions.append(_question(block))
    if not questions:
        raise Unreadable("empty")
    return Imported(tuple(questions), tuple(notes))


def _blocks(text: str) -> Iterator[_Block]:
    """Yield the questions: parted by empty lines, but not within braces."""
    lines: list[str] = []
    remarks: list[str] = []
    start, depth = 0, 0
    for number, line in enumerate([*text.split("\n"), ""], 1):
        bare = line.strip()
        if bare.startswith("//"):
            remarks.append(bare)
            continue
        alone = not lines and bare.startswith("$")
        if bare:
            start = start if lines else number
            lines.append(line)
            depth = max(0, depth + _braces(line))
        if lines and (alone or (not bare and depth == 0)):
            yield _Block(start, "\n".join(lines).strip(), tuple(remarks))
            lines, remarks = [], []
    if lines:
        yield _Block(start, "\n".join(lines).strip(), tuple(remarks))


def _braces(line: str) -> int:
    bare = hidden(line)
    return bare.count("{") - bare.count("}")


def _question(block: _Block) -> Question:
    text = hidden(block.text)
    title, text = _title(text)
    parts = [found for remark in block.remarks for found in _COMMENT_PART.findall(remark)]
    labels = read_labels(re.sub(r"\\(.)", r"\1", value) for key, value in parts if key == "tag")
    id_ = next((value for key, value in parts if key == "id"), "")
    start, end = text.find("{"), text.find("}")
    name = shown(title) or shown(text[: start if start >= 0 else 60])
    asked = Asked(Where(block.line, name), language=labels.one("language"))
    if start < 0 and end < 0:
        return asked.left("description")
    if start < 0 or end < start or "{" in text[start + 1 : end] or "{" in text[end:]:
        return asked.left("braces")
    before, answer, after = text[:start], text[start + 1 : end].strip(), text[end + 1 :]
    html, before = format_of(before)
    labelled = labels.one("kind") == "gap-fill"
    stem = f"{before}_____{after}" if after.strip() or labelled else before
    answer, _, explain = _general(answer)
    raw = read_answers(answer, asked, html, labels)
    if isinstance(raw, str):
        return asked.left(raw)
    head: Item = {
        "stem": {**words(stem, asked, html=html)},
        "explain": {**words(explain, asked, html=html)},
    }
    return asked.taken({**head, **raw}, labels, id_.partition("--")[0])


def _title(text: str) -> tuple[str, str]:
    found = re.match(r"::(.*?)::", text, re.DOTALL)
    return (found[1].strip(), text[found.end() :].strip()) if found else ("", text)


def _general(answer: str) -> tuple[str, str, str]:
    before, sign, after = answer.rpartition("####")
    return (before.strip(), sign, after) if sign else (answer, "", "")
