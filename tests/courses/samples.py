"""A small content folder without a mistake, and ways to change and read it."""

import shutil
from datetime import date
from functools import cache
from pathlib import Path

from lms.courses.content import Library
from lms.courses.loader import load
from lms.courses.mistakes import ContentError, Mistake
from tests.three_modules import three_modules

ROOT = Path(__file__).parents[2]
SAMPLE = Path(__file__).parent / "sample"
SHIPPED = three_modules()
WHOLE = ROOT / "content"
TODAY = date(2026, 12, 1)

FACTS = "facts.yaml"
MISCONCEPTIONS = "misconceptions.yaml"
HELP = "help.yaml"
HOME = "modules/clean-hands"
HEAD = f"{HOME}/module.yaml"
LESSON = f"{HOME}/lessons/when-to-wash.yaml"
FORM_A = f"{HOME}/items/form-a.yaml"
FORM_B = f"{HOME}/items/form-b.yaml"
LEADING = f"{HOME}/facilitation.yaml"
PICTURE = f"{HOME}/pictures/hands.svg"


def make_content(home: Path) -> Path:
    """Return a fresh copy of the sample."""
    return shutil.copytree(SAMPLE, home / "content")


def read_text(folder: Path, file: str) -> str:
    """Return a file; a byte that is not UTF-8 becomes a lone surrogate."""
    return (folder / file).read_text("utf-8", errors="surrogateescape")


def write_text(folder: Path, file: str, text: str) -> None:
    """Write a file; lone surrogates become the bytes they stand for."""
    (folder / file).write_text(text, "utf-8", errors="surrogateescape", newline="")


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the one place of a file that says `old`."""
    text = read_text(folder, file)
    assert text.count(old) == 1, f"{file} says {old!r} {text.count(old)} times"
    write_text(folder, file, text.replace(old, new))


def line_of(folder: Path, file: str, words: str) -> int:
    """Return the number of the line in which the only `words` begin; 1 for no words."""
    text = read_text(folder, file)
    assert not words or text.count(words) == 1, f"{file} says {words!r} {text.count(words)} times"
    return text[: text.index(words)].count("\n") + 1


def mistakes_in(folder: Path, today: date = TODAY) -> tuple[Mistake, ...]:
    """Return what loading complains of; nothing when it does not."""
    try:
        load(folder, today)
    except ContentError as error:
        return error.mistakes
    return ()


@cache
def shipped() -> Library:
    """Return the three modules of the shipped content that tests tell of."""
    return load(SHIPPED, TODAY)
