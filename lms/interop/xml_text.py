"""XML put together from texts, so that whatever an author writes stays text in it."""

from html import escape

from lms.interop.prose import to_html
from lms.text import Language, Text

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def tag(name: str, /, *children: str, **attributes: str) -> str:
    """Return an element; children are XML already. `_` in the names of attributes is written `-`."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-").replace("xml-", "xml:")}="{escape(value)}"'
        for key, value in attributes.items()
    )
    inner = "".join(children)
    return f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>"


def words(text: str) -> str:
    """Return a text as XML."""
    return escape(text, quote=False)


def both(text: Text) -> str:
    """Return a text in both languages as HTML, which Moodle shows in the reader's language."""
    if text.en == text.km:
        return to_html(text.en)
    languages: tuple[Language, ...] = ("km", "en")
    return " ".join(
        f'<span lang="{one}" class="multilang">{to_html(text.to(one))}</span>' for one in languages
    )
