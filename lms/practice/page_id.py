"""The id that a page has made for what it sends, so that sent twice is kept once."""

import re

from flask import request

from lms.errors import LmsError

_ID = re.compile(r"[0-9a-f]{32}")


def page_id(name: str) -> str:
    """Return the id in a field of the form; raise LmsError for what is none of ours."""
    found = request.form.get(name, "")
    if not _ID.fullmatch(found):
        raise LmsError
    return found
