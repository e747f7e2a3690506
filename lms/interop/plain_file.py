"""The bytes of a foreign text file as text with plain line ends."""

from lms.interop.refusals import LARGEST, Unreadable

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(data: bytes) -> str:
    """Return a text in UTF-8 or, with its mark, UTF-16; raise Unreadable with the cause."""
    if len(data) > LARGEST:
        raise Unreadable("too-large")
    try:
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("encoding") from error
    if "\x00" in text:
        raise Unreadable("zero-byte")
    if not text.strip():
        raise Unreadable("empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")
