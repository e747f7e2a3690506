"""The pages where questions of other programs come in and go out."""

from collections.abc import Iterable, Mapping

HERE = {"unit": "child-rights"}


def interop_pages() -> Iterable[tuple[str, str, Mapping[str, str | int]]]:
    """Yield who opens which page, by endpoint and values."""
    yield "author", "interop.page", HERE
    for kind in ("gift", "moodle", "qti"):
        yield "author", "interop.look", {**HERE, "kind": kind, "part": "practice"}


def interop_sent() -> Iterable[tuple[str, str, Mapping[str, str], Mapping[str, str], int]]:
    """Yield a form that is sent without a file, and the page that answers."""
    yield "author", "interop.take", HERE, {"form": "A"}, 422
