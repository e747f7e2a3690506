"""Codes that a phone's camera reads."""

from io import BytesIO

import segno
from markupsafe import Markup


def qr_svg(content: str) -> Markup:
    """Return a QR code as an SVG element for a page; `content` is a learner's address or code."""
    buffer = BytesIO()
    segno.make(content, error="m", micro=False).save(
        buffer, kind="svg", xmldecl=False, svgns=False, border=2, omitsize=True, svgclass="qr", lineclass=None
    )
    return Markup(buffer.getvalue().decode())  # noqa: S704 - made of squares by the library above
