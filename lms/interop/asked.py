"""One foreign question while it is read: its texts by language, its drawings, and what is lost of it."""

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote

from lms.courses.markup import BadPicture, safe_picture
from lms.courses.yaml_file import Plain
from lms.interop.finishing import finished, slug
from lms.interop.labels import Labels
from lms.interop.languages import Said, said
from lms.interop.notes import Item, Kind, Note, Question, Where, note
from lms.interop.prose import Prose, read_html, read_plain

Drawing = Callable[[str], bytes | None]
"""Finds the bytes a picture's address stands for, within the file or package."""

_MOST_PICTURES = 50


class Asked:
    """Collects what is read of one question."""

    def __init__(
        self,
        where: Where,
        *,
        language: str = "",
        drawing: Drawing | None = None,
        pictures: dict[str, str] | None = None,
    ) -> None:
        self.where = where
        self.language = language
        self.notes: list[Note] = []
        self._drawing = drawing
        self._pictures = pictures if pictures is not None else {}

    def html(self, source: str) -> Said:
        """Return the words of HTML by language; pictures in it are not taken."""
        return self._words(read_html(source), pictures_wanted=False)

    def plain(self, source: str) -> Said:
        """Return the words of a plain text by language."""
        return self._words(read_plain(source), pictures_wanted=False)

    def drawn(self, source: str) -> tuple[Said, Item | None]:
        """Return the words of HTML and the first drawing in it that is safe."""
        prose = read_html(source)
        found = [self._picture(address, alt) for address, alt in prose.pictures]
        taken = [picture for picture in found if picture is not None]
        return self._words(prose, pictures_wanted=True), taken[0] if taken else None

    def say(self, kind: Kind, code: str, **values: str) -> None:
        """Add a line to the report, once."""
        line = note(kind, self.where, code, **values)
        if line not in self.notes:
            self.notes.append(line)

    def taken(
        self, raw: Item, labels: Labels | None = None, id_: str = "", points: int | None = None
    ) -> Question:
        """Return the question with its report; what it still needs is told elsewhere."""
        item = finished(raw, labels or Labels(), id_, points)
        self.say("taken", "taken", what=str(item.get("kind", "")))
        return Question(self.where, item, tuple(self.notes))

    def left(self, code: str, **values: str) -> Question:
        """Return the report on a question that cannot be taken."""
        line = note("left", self.where, code, **values)
        return Question(self.where, {}, (line,))

    def whole(self, value: str) -> int | None:
        """Return a number as one of ours: whole, not negative, at most nine digits."""
        found = re.fullmatch(r"\s*\+?([0-9]{1,9})(?:\.0*)?\s*", value)
        return int(found[1]) if found else None

    def points(self, worth: str) -> int | None:
        """Return the points for a weight; what is not whole or out of range is changed and said."""
        if not worth.strip():
            return None
        exact = self.whole(worth)
        if exact is not None and 1 <= exact <= 10:
            return exact
        if exact == 0:
            return None
        self.say("changed", "points", worth=worth.strip()[:20])
        return min(10, max(1, exact)) if exact is not None else None

    def _words(self, prose: Prose, *, pictures_wanted: bool) -> Said:
        for code in sorted(prose.lost):
            self.say("changed", f"lost-{code}")
        if prose.pictures and not pictures_wanted:
            self.say("changed", "picture-here")
        return said(prose.pieces, self.language)

    def _picture(self, address: str, alt: str) -> Item | None:
        name = PurePosixPath(unquote(address)).name
        data = self._drawing(address) if self._drawing else None
        if data is None or len(self._pictures) >= _MOST_PICTURES:
            self.say("changed", "picture-missing", name=name[:60])
            return None
        try:
            svg = safe_picture(data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
        except (BadPicture, UnicodeDecodeError) as error:
            why = "not SVG" if isinstance(error, UnicodeDecodeError) else str(error)[:60]
            self.say("changed", "picture-unsafe", name=name[:60], problem=why)
            return None
        file = self._named(slug(PurePosixPath(name).stem) or "picture", svg)
        words = said(read_plain(alt).pieces, self.language)
        picture: Item = {"file": file}
        return {**picture, "alt": {**words}} if words else picture

    def _named(self, stem: str, svg: str) -> str:
        name, number = f"{stem}.svg", 2
        while self._pictures.get(name, svg) != svg:
            name, number = f"{stem}-{number}.svg", number + 1
        self._pictures[name] = svg
        return name


def option(text: Said, feedback: Said, *, right: bool = False, picture: Item | None = None) -> Item:
    """Return an option as values."""
    return {"right": right or None, "picture": picture or {}, "text": {**text}, "feedback": {**feedback}}


def chosen_from(options: Iterable[Item], *, several: bool) -> tuple[str, list[Plain]]:
    """Return the kind of choice, and its options; pictures only where every option has one."""
    found = list(options)
    drawn = all(one.get("picture") for one in found)
    kind = "multiple-choice" if several else "picture-choice" if drawn else "single-choice"
    if kind == "picture-choice":
        return kind, [*found]
    return kind, [{key: value for key, value in one.items() if key != "picture"} for one in found]
