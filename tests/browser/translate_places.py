"""The pages on which texts are translated: all, what is to be confirmed, and what was not kept."""

from collections.abc import Iterable, Mapping

from lms.authoring.incoming import Incoming
from lms.authoring.parcel import packed

Values = Mapping[str, str | int]

OWN: Values = {"draft_id": "signs-of-trafficking"}
ITEMS = "modules/signs-of-trafficking/items/form-a.yaml"


def translate_pages() -> Iterable[tuple[str, str, Values]]:
    """Yield who opens which page."""
    yield "author", "translate.page", OWN
    yield "author", "translate.page", {**OWN, "show": "stale"}
    yield "author", "translate.page", {**OWN, "show": "unsure", "page": 2}
    yield "author", "translate.page", {**OWN, "show": "all", "file": ITEMS}
    yield "author", "translate.page", {"draft_id": "_shared", "show": "all", "saved": 3}


def translate_sent() -> Iterable[tuple[str, str, Values, Mapping[str, str | list[str]], int]]:
    """Yield what is answered to texts that somebody else has changed, and to what is no list of texts."""
    old = {"id": ["module:title", "module:summary"], "seen": ["0 0", "0 0"], "km": ["ថ្មី", "អត្ថបទ ១១៧"]}
    sent = [Incoming("module:title", "x", "ថ្មី", ("0", "0")), Incoming("lessons/gone:title", "x", "ក")]
    yield "author", "translate.save", OWN, old, 409
    yield "author", "translate.take_in", OWN, {"parcel": packed(sent)}, 409
    yield "author", "translate.take_in", OWN, {"parcel": "x"}, 400
    yield "author", "translate.look", OWN, {}, 400
