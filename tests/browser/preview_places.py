"""The preview of what is written: a module with its figures, screens, questions, and the phone alone."""

from collections.abc import Iterable, Mapping

Values = Mapping[str, str | int]

UNIT = "child-rights"
SHOWN = (
    ("lesson-1", 1),
    ("lesson-1", 4),
    ("lesson-1", 9),
    ("form-a", 1),
    ("form-a", 12),
    ("result", 1),
    ("help", 1),
)


def preview_pages() -> Iterable[tuple[str, str, Values]]:
    """Yield who opens which page."""
    own = {"draft_id": UNIT}
    yield "author", "previews.module", own
    yield "author", "previews.module", {"draft_id": "_shared"}
    yield "author", "previews.figures", {"draft_id": "_shared", "home": "safe-migration"}
    for part, number in SHOWN:
        step = {**own, "home": UNIT, "part": part, "number": number}
        yield "author", "previews.step", step
        yield "author", "previews.frame", step
    yield "author", "previews.frame", {**own, "home": UNIT, "part": "outside", "number": 1}


def preview_sent() -> Iterable[tuple[str, str, Values, Mapping[str, str | list[str]]]]:
    """Yield the answers that are given in the phone."""
    asked = {"draft_id": UNIT, "home": UNIT, "part": "form-a", "number": 1}
    for answer in ("b", "c", "dont-know", ""):
        yield "author", "previews.answer", asked, {"answer": answer}
