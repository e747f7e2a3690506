"""Texts that came back, in one field of a form: between looking and taking in, nothing is kept anywhere."""

import binascii
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable

from lms.authoring.incoming import Incoming
from lms.errors import LmsError
from lms.text import Text

_LARGEST = 8 * 1024 * 1024


class BadParcel(LmsError):
    """A field that no page of ours has made."""

    status = 400
    message = Text(
        en="The list of changes did not arrive whole. Send the file again.",
        km="បញ្ជីការកែប្រែមកមិនគ្រប់។ សូមផ្ញើឯកសារម្ដងទៀត។",
    )


def packed(rows: Iterable[Incoming]) -> str:
    """Return the rows as one line of letters and digits."""
    plain = [[row.id, row.en, row.km, *(row.sent or ("", "")), row.unfinished, row.confirmed] for row in rows]
    return b64encode(zlib.compress(json.dumps(plain, ensure_ascii=False).encode(), 9)).decode()


def unpacked(parcel: str) -> list[Incoming]:
    """Return the rows again. Raises BadParcel."""
    try:
        inflating = zlib.decompressobj()
        data = inflating.decompress(b64decode(parcel.encode(), validate=True), _LARGEST)
        if inflating.unconsumed_tail or not inflating.eof:
            raise BadParcel
        return [_row(*one) for one in json.loads(data)]
    except (binascii.Error, zlib.error, ValueError, TypeError, RecursionError) as error:
        raise BadParcel from error


def _row(
    id_: str, en: str, km: str, sent_en: str, sent_km: str, unfinished: bool, confirmed: bool
) -> Incoming:
    if not all(isinstance(one, str) for one in (id_, en, km, sent_en, sent_km)):
        raise BadParcel
    sent = (sent_en, sent_km) if sent_en and sent_km else None
    return Incoming(id_, en, km, sent, unfinished=unfinished is True, confirmed=confirmed is True)
