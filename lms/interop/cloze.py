"""Moodle's embedded answers: a text with `{1:MULTICHOICE:=right~wrong#why}` in the places of gaps."""

import re
from collections.abc import Iterable
from html import escape

from lms.courses.yaml_file import Plain
from lms.interop.asked import Asked
from lms.interop.labels import Labels
from lms.interop.notes import Item
from lms.quizzes.kinds.gap_fill import Gap, GapFill
from lms.text import Language

# A sign behind `&` is part of an entity, one behind a backslash is only itself.
_GAP = re.compile(r"(?<!\\)\{([0-9]*):([A-Za-z_]+):((?:\\.|[^{}\\])*)\}", re.DOTALL)
_SPLIT = re.compile(r"(?<![\\&])~")
_FEEDBACK = re.compile(r"(?<![\\&])#")
_CHOICES = re.compile(r"(MULTICHOICE|MC)(_?[VH]?S?)?", re.IGNORECASE)
_WEIGHT = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]+)?)%")
_MOST_GAPS = 50
_SPECIAL = str.maketrans({sign: f"&#{ord(sign)};" for sign in "~#{}=/\\%[]"})


def read_cloze(source: str, asked: Asked, labels: Labels) -> Item | str:
    """Return a gap-fill item for HTML with embedded choices, or the code of why there is none."""
    found = list(_GAP.finditer(source))
    if not found:
        return "no-key"
    if len(found) > _MOST_GAPS or not all(_CHOICES.fullmatch(one[2]) for one in found):
        return "cloze-typed"
    names = labels.words("here")
    if len(names) != len(found):
        names = [f"gap-{i}" for i in range(1, len(found) + 1)]
    gaps: list[Plain] = []
    for name, one in zip(names, found, strict=True):
        options = [_option(part, asked) for part in _SPLIT.split(one[3]) if part.strip()]
        gaps.append({"id": name, "options": options})
    places = iter(names)
    text = asked.html(_GAP.sub(lambda _: f"[{next(places)}]", source))
    stem, rest = {}, {}
    for language, words in text.items():
        before, after = _parted(str(words), names)
        stem[language], rest[language] = before, after
    heads: Item = {"stem": {**stem}} if any(stem.values()) else {"stem": {}}
    return {"kind": "gap-fill", **heads, "text": {**rest}, "gaps": gaps}


def write_cloze(item: GapFill, language: Language) -> str:
    """Return the stem and the text with its gaps as HTML of one language."""
    parts = (
        escape(part, quote=False).translate(_BRACES) if isinstance(part, str) else _gap(part, language)
        for part in item.sentence(language)
    )
    return f"{escape(item.stem.to(language), quote=False)}<br>{''.join(parts)}"


def gaps_in(item: GapFill, language: Language) -> Iterable[Gap]:
    """Return the gaps in the order of a language's text."""
    return (part for part in item.sentence(language) if isinstance(part, Gap))


_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;", "\n": "<br>"})


def _gap(gap: Gap, language: Language) -> str:
    words = []
    for word in gap.options:
        said = _escaped(word.text.to(language))
        feedback = f"#{_escaped(word.feedback.to(language))}" if word.feedback else ""
        words.append(f"{'=' if word.right else ''}{said}{feedback}")
    return f"{{1:MULTICHOICE:{'~'.join(words)}}}"


def _escaped(text: str) -> str:
    return escape(text.translate(_SPECIAL).replace("\n", " "), quote=False).replace("&amp;#", "&#")


def _option(source: str, asked: Asked) -> Plain:
    source = source.strip()
    weight = _WEIGHT.match(source)
    right = source.startswith("=") or (weight is not None and float(weight[1]) > 0)
    if weight is not None and 0 < float(weight[1]) < 100:
        asked.say("changed", "weights")
        right = False
    words = source[1:] if source.startswith("=") else source[weight.end() :] if weight else source
    text, *feedback = _FEEDBACK.split(words, maxsplit=1)
    found: Item = {"right": True} if right else {}
    said = asked.html(_plain(feedback[0])) if feedback else {}
    return {**found, "text": {**asked.html(_plain(text))}, "feedback": {**said}}


def _plain(text: str) -> str:
    return re.sub(r"\\([~#{}=\\/\"])", r"\1", text)


def _parted(text: str, names: list[str]) -> tuple[str, str]:
    """Part the lines before the first gap from the rest; of one line nothing stands before it."""
    lines = text.split("\n")
    marks = [f"[{name}]" for name in names]
    first = next((i for i, line in enumerate(lines) if any(mark in line for mark in marks)), 0)
    return "\n".join(lines[:first]).strip(), "\n".join(lines[first:]).strip()
