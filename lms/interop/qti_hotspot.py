"""Places in a picture in QTI, in pixels there and in hundredths here."""

from collections.abc import Collection, Mapping

from lms.courses.yaml_file import Plain
from lms.interop.asked import Asked
from lms.interop.languages import Said
from lms.interop.notes import Item
from lms.interop.qti_names import html_of, id_of
from lms.interop.xml_file import Element


def read_hotspot(
    interaction: Element, right: Collection[str], feedback: Mapping[str, Said], asked: Asked
) -> Item | str:
    """Return a hotspot item; only rectangles in a drawing of known size can be taken."""
    image = interaction.first("img", "object")
    width, height = (_pixels(image.get(side)) if image else 0 for side in ("width", "height"))
    _, picture = asked.drawn(html_of(Element("div", {}, 0, [image] if image else [])))
    if picture is None or not width or not height:
        return "hotspot-picture"
    areas: list[Plain] = []
    for one in interaction.all("hotspotChoice"):
        sides = one.get("coords").split(",")
        if (
            one.get("shape") != "rect"
            or len(sides) != 4
            or not all(_pixels(side) is not None for side in sides)
        ):
            return "hotspot-shape"
        name = one.get("identifier")
        areas.append(
            {
                "id": id_of(name),
                "right": name in right or None,
                **_area([_pixels(side) or 0 for side in sides], width, height),
                "text": {**asked.plain(one.get("hotspotLabel"))},
                "feedback": {**feedback.get(name, {})},
            }
        )
    return {"kind": "hotspot", "picture": picture, "areas": areas} if areas and right else "no-key"


def _area(sides: list[int], width: int, height: int) -> Item:
    left, top, far, bottom = sides
    x, y = _hundredths(left, width), _hundredths(top, height)
    return {"x": x, "y": y, "width": _hundredths(far, width) - x, "height": _hundredths(bottom, height) - y}


def _hundredths(pixels: int, whole: int) -> int:
    return (200 * pixels + whole) // (2 * whole)


def _pixels(text: str) -> int | None:
    word = text.strip().removesuffix("px")
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 6 else None
