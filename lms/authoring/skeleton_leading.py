"""How a session is led, to be filled in; without it a writer would have to know the whole shape by heart."""

from lms.authoring.skeleton_words import REMARKS
from lms.authoring.yaml_lines import indented
from lms.text import Language

_BLANK = "en:\nkm:\n"
_PARTS = (
    ("welcome", "opening", 5),
    ("story", "story", 5),
    ("first-method", "method", 13),
    ("second-method", "method", 12),
    ("goodbye", "closing", 10),
)
_PLAYS = (("role_plays", "first-play", 10), ("energisers", "first-game", 5), ("energisers", "second-game", 5))


def facilitation_file(language: Language) -> str:
    """Return how a session of 45 minutes is led, with parts that fit and no words yet."""
    parts = "".join(
        f"    - id: {name}\n      kind: {kind}\n      minutes: {minutes}\n"
        f"{_text('title', 6)}{_text('steps', 6)}"
        for name, kind, minutes in _PARTS
    )
    asked = "".join(f"  {key}:\n{_listed(3, 4)}" for key in ("say", "do", "never"))
    return (
        f"{_remark('facilitation', language)}plan:\n{_text('objective', 2)}  materials:\n{_listed(2, 4)}"
        f"  parts:\n{parts}{_remark('disclosure', language)}disclosure:\n{asked}"
        f"{_remark('role_plays', language)}{_played()}"
    )


def _played() -> str:
    lines, key = "", ""
    for own, name, minutes in _PLAYS:
        lines += "" if own == key else f"{own}:\n"
        lines += f"  - id: {name}\n{_text('title', 4)}    minutes: {minutes}\n{_text('steps', 4)}"
        key = own
    return lines


def _listed(count: int, column: int) -> str:
    return indented(f"- {indented(_BLANK, 2)[2:]}" * count, column)


def _text(key: str, column: int) -> str:
    return indented(f"{key}:\n{indented(_BLANK, 2)}", column)


def _remark(name: str, language: Language) -> str:
    return "".join(f"# {line}\n" for line in REMARKS[name].to(language).splitlines())
