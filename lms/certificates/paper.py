"""The certificate on paper: one A4 page in both languages, with a code that leads to its check."""

import json
import struct
from base64 import b64encode
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import segno
import typst
from babel.dates import format_date

from lms.errors import LmsError
from lms.printing.typesetting import fonts
from lms.text import LANGUAGES, Language, Text, khmer_digits

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "certificate.typ"
_SHORT = 500
"""Letters that the page surely holds: with 26 pt and two lines for a name, it holds twice as many."""


@dataclass(frozen=True, slots=True)
class Look:
    """What an organisation adds to its paper: a line above all, and pictures as SVG; empty for none."""

    motto: Text | None = None
    logo: str = ""
    first_signature: str = ""
    second_signature: str = ""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What stands on the page; no score, no birth date, no address.

    `number` is what a person reads out, `check_address` what the code contains. With
    `demonstration`, the page says that it is not valid. Who confirmed it may be empty.
    """

    name_km: str
    name_latin: str
    title: Text
    achievement: Text
    organisation: Text
    awarded_on: date
    expires_on: date
    awarded_by_km: str
    awarded_by_latin: str
    number: str
    check_address: str
    demonstration: bool
    confirmed_by_km: str = ""
    confirmed_by_latin: str = ""
    look: Look = field(default_factory=Look)


class CannotPrint(LmsError):
    """A name or a text has a letter that none of the shipped fonts has."""

    message = Text(
        en="A name or a text on this certificate has a letter that cannot be printed. "
        "Write it in Khmer or Latin letters.",
        km="ឈ្មោះ ឬអត្ថបទក្នុងវិញ្ញាបនបត្រនេះ មានតួអក្សរដែលមិនអាចបោះពុម្ពបាន។ សូមសរសេរជាអក្សរខ្មែរ ឬអក្សរឡាតាំង។",
    )


def render_many(certificates: Iterable[Certificate], threads: int = 2) -> Iterator[bytes]:
    """Yield the PDF of each certificate in order, never many at a time, so that memory stays flat.

    Typst works outside Python's lock, so that two threads use two cores. Raises CannotPrint.
    """
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[bytes]] = deque()
        for certificate in certificates:
            waiting.append(pool.submit(render_certificate, certificate))
            if len(waiting) > 2 * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_NO_PICTURE = Text(
    en="A logo or a signature is no PNG picture. Save it as PNG, or take it away.",
    km="រូបសញ្ញា ឬហត្ថលេខា មិនមែនជារូប PNG ទេ។ សូមរក្សាទុកជា PNG ឬដកចេញ។",
)


def render_certificate(certificate: Certificate) -> bytes:
    """Return the certificate as a tagged PDF (PDF/UA-1) of one page; equal values give equal bytes.

    Long names and texts become smaller until they fit. Raises CannotPrint.
    """
    look = certificate.look
    inputs = {
        "certificate": json.dumps(_said(certificate)),
        "qr": _code(certificate.check_address),
        "logo": look.logo,
        "first": look.first_signature,
        "second": look.second_signature,
    }
    midnight = datetime.combine(certificate.awarded_on, time(), UTC)
    try:
        return typst.compile(
            str(_TEMPLATE),
            root=str(_HERE),
            font_paths=fonts(),
            sys_inputs=inputs,
            pdf_standards="ua-1",
            timestamp=midnight,
        )
    except typst.TypstError as error:
        if "could not be displayed" in error.message:
            raise CannotPrint from error
        raise


def as_svg(path: Path) -> str:
    """Return a PNG or SVG file as SVG, the one kind of picture that travels as text; raise CannotPrint."""
    content = path.read_bytes()
    if path.suffix.lower() == ".svg":
        return content.decode()
    if content[:8] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR":
        raise CannotPrint(_NO_PICTURE)
    width, height = struct.unpack(">II", content[16:24])
    size = f'width="{width}" height="{height}"'
    picture = f'<image {size} href="data:image/png;base64,{b64encode(content).decode()}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {size}>{picture}</svg>'


def _said(certificate: Certificate) -> dict[str, object]:
    """Return what the template prints, as plain values."""
    awarded = certificate.awarded_on
    return {
        "document_title": f"{certificate.title.km} · {certificate.title.en}",
        "made": {"year": awarded.year, "month": awarded.month, "day": awarded.day},
        "name_km": certificate.name_km,
        "name_latin": certificate.name_latin,
        "title": certificate.title.model_dump(),
        "achievement": certificate.achievement.model_dump(),
        "organisation": certificate.organisation.model_dump(),
        "awarded_on": _in_both(awarded),
        "expires_on": _in_both(certificate.expires_on),
        "awarded_by_km": certificate.awarded_by_km,
        "awarded_by_latin": certificate.awarded_by_latin,
        "confirmed_by_km": certificate.confirmed_by_km,
        "confirmed_by_latin": certificate.confirmed_by_latin,
        "motto": certificate.look.motto.model_dump() if certificate.look.motto else None,
        "offline": "#" in certificate.check_address,
        "short": _is_short(certificate),
        "number": certificate.number,
        "qr_alt": f"QR · {certificate.check_address}",
        "demonstration": certificate.demonstration,
    }


def _is_short(certificate: Certificate) -> bool:
    """Whether the page surely holds everything at its usual size, so that nothing has to be measured."""
    texts = (certificate.title, certificate.achievement, certificate.organisation)
    names = (
        certificate.name_km,
        certificate.name_latin,
        certificate.awarded_by_km,
        certificate.awarded_by_latin,
        certificate.confirmed_by_km,
        certificate.confirmed_by_latin,
    )
    lengths = (*(len(text.km) + len(text.en) for text in texts), *map(len, names))
    return certificate.look.motto is None and sum(lengths) < _SHORT


def _in_both(day: date) -> dict[str, str]:
    return {language: _spoken(day, language) for language in LANGUAGES}


@lru_cache(maxsize=512)
def _spoken(day: date, language: Language) -> str:
    words = format_date(day, "d MMMM y", locale=language)
    return khmer_digits(words) if language == "km" else words


def _code(address: str) -> str:
    """Return a QR code as SVG."""
    drawing = BytesIO()
    # A signed statement looks like chance: no mask is better, and trying all takes four times as long.
    segno.make_qr(address, error="m", mask=3).save(drawing, kind="svg", border=0, dark="#22302f")
    return drawing.getvalue().decode()
