"""Drawings for black ink: coloured ones would cost a rural office a cartridge a month."""

import re

_COLOUR = re.compile(r'\b(fill|stroke)="#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})"')
# How much ink of an area is left; lines keep all of theirs.
_INK_OF_AREAS = 0.45
_WHITE_FROM = 0.82


def in_grey(svg: str) -> str:
    """Return a drawing with grey lines, its areas in a lighter grey, and pale ones white."""
    return _COLOUR.sub(_grey, svg)


def _grey(found: re.Match[str]) -> str:
    what, sign = found[1], found[2]
    digits = sign if len(sign) == 6 else "".join(one * 2 for one in sign)
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    # Rec. 709: how light a colour looks.
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    if what == "fill":
        light = 1 - (1 - light) * _INK_OF_AREAS
        if light > _WHITE_FROM:
            light = 1.0
    level = round(255 * light)
    return f'{what}="#{level:02x}{level:02x}{level:02x}"'
