"""Questions from Aiken: a line, lettered options, and `ANSWER: B`."""

import re

from lms.interop.asked import Asked, chosen_from, option
from lms.interop.notes import Imported, Question, Where
from lms.interop.plain_file import read_text
from lms.interop.refusals import LONGEST_TEXT, MOST_QUESTIONS, Unreadable

_OPTION = re.compile(r"\s*([A-Za-z])[.)]\s+(.*)")
_ANSWER = re.compile(r"\s*ANSWER:\s*([A-Za-z](?:\s*,\s*[A-Za-z])*)\s*", re.IGNORECASE)


def read_aiken(data: bytes) -> Imported:
    """Return the questions of an Aiken file; raise Unreadable for one that has none."""
    questions: list[Question] = []
    stem: list[str] = []
    options: list[tuple[str, str]] = []
    start = 0
    for number, line in enumerate(read_text(data).split("\n"), 1):
        if len(line) > LONGEST_TEXT:
            raise Unreadable("too-long", Where(number))
        if found := _ANSWER.fullmatch(line):
            if len(questions) >= MOST_QUESTIONS:
                raise Unreadable("too-many", limit=str(MOST_QUESTIONS))
            questions.append(_question(Where(start or number, " ".join(stem)), stem, options, found[1]))
            stem, options, start = [], [], 0
        elif (found := _OPTION.fullmatch(line)) and stem:
            options.append((found[1].upper(), found[2]))
        elif line.strip():
            start = start or number
            if options:
                options[-1] = (options[-1][0], f"{options[-1][1]}\n{line.strip()}")
            else:
                stem.append(line.strip())
    if stem:
        questions.append(Asked(Where(start, " ".join(stem))).left("no-key"))
    if not questions:
        raise Unreadable("empty")
    return Imported(tuple(questions))


def _question(where: Where, stem: list[str], options: list[tuple[str, str]], answer: str) -> Question:
    asked = Asked(where)
    right = {letter.strip().upper() for letter in answer.split(",")}
    if not stem or not right <= {letter for letter, _ in options}:
        return asked.left("no-key")
    found = [option(asked.plain(text), {}, right=letter in right) for letter, text in options]
    kind, parts = chosen_from(found, several=len(right) > 1)
    return asked.taken({"kind": kind, "stem": {**asked.plain("\n".join(stem))}, "options": parts})
