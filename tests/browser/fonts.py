"""The Khmer letters of the certificate for a browser on a machine that has none."""

import os
from pathlib import Path
from xml.sax.saxutils import escape

FONTS = Path(__file__).parents[2] / "lms" / "printing" / "fonts"


def with_khmer_letters(folder: Path) -> dict[str, str]:
    """Return the environment for a browser that knows the program's fonts, set up in an empty folder."""
    file = folder / "fonts.conf"
    file.write_text(
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig>"
        "<include ignore_missing='yes'>/etc/fonts/fonts.conf</include>"
        f"<dir>{escape(str(FONTS))}</dir><cachedir>{escape(str(folder))}</cachedir></fontconfig>"
    )
    return {**os.environ, "FONTCONFIG_FILE": str(file)}
