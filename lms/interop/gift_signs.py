"""Signs that mean something in GIFT, put out of the way while it is read, and masked when it is written."""

import re

_SPECIAL = "~=#{}:\\"
_FIRST = 0xF0000
_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
_HIDDEN = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + 0xFF)}]")


def hidden(text: str) -> str:
    """Replace each masked sign by one that nobody writes."""
    return _ESCAPED.sub(lambda found: chr(_FIRST + ord(found[1])), _HIDDEN.sub("", text))


def shown(text: str) -> str:
    """Put the masked signs back as themselves; a masked n is a line end."""
    return _HIDDEN.sub(lambda found: _sign(chr(ord(found[0]) - _FIRST)), text)


def _sign(sign: str) -> str:
    return "\n" if sign == "n" else sign


def masked(text: str) -> str:
    """Return a text in which nothing means anything to GIFT."""
    return "".join(f"\\{sign}" if sign in _SPECIAL else sign for sign in text).replace("\n", "\\n")
