"""What came or went, written out: whoever approves a new fact or question has to read its words."""

from collections.abc import Iterator

from lms.authoring.difference_tree import is_text
from lms.courses.yaml_file import Plain


def written_out(value: Plain) -> str:
    """Return all that a part of a file says, Khmer above English, other values behind their keys."""
    return "\n".join(_lines(value)).strip()


def _lines(value: Plain) -> Iterator[str]:
    if isinstance(value, dict) and is_text(value):
        yield from (str(value[one]).strip() for one in ("km", "en") if value.get(one))
    elif isinstance(value, dict):
        for key, part in value.items():
            if isinstance(part, dict | list):
                yield from _lines(part)
            elif key != "id" and part is not None:
                yield f"{key}: {str(part).lower() if isinstance(part, bool) else part}"
    elif isinstance(value, list):
        for part in value:
            yield ""
            yield from _lines(part)
    else:
        yield str(value)
