"""Official places in a file of people: codes as they come out of spreadsheets, and names instead of codes."""

import re

from lms.places import gazetteer
from lms.places.place import Place
from lms.text import LANGUAGES, latin_digits
from lms.training.roster_cells import about
from lms.training.roster_mistakes import Problem

COMMUNE, VILLAGE = 6, 8
_MOST_SEARCHES = 20
"""Names looked up in one file: each takes a while, and who has written twenty has understood."""


class Places:
    """Reads the places of one file; a name is looked up once."""

    def __init__(self) -> None:
        self._looked_up: dict[tuple[str, bool], list[Place]] = {}

    def read(self, text: str, *, commune: bool) -> str | Problem:
        """Read a code; a zero in front may have been eaten. A commune's has six digits, any has 2, 4 or 6."""
        digits = latin_digits(text).replace(" ", "")
        found = re.fullmatch(r"([0-9]{1,12})(\.0+)?", digits)
        if found is None:
            return self._named(text, commune=commune)
        code = found[1].zfill(len(found[1]) + len(found[1]) % 2)
        if len(code) == VILLAGE:
            return about("place-is-a-village", code, wanted=code[:COMMUNE])
        if len(code) > COMMUNE:
            return about("place-malformed", text)
        place = gazetteer.find(code)
        if place is None:
            return about("place-unknown", code)
        if commune and len(code) < COMMUNE:
            return about("place-too-wide", code, wanted=place.in_full("km"), wanted_en=place.in_full("en"))
        return code

    def _named(self, text: str, *, commune: bool) -> Problem:
        if not any(sign.isalpha() for sign in text):
            return about("place-malformed", text)
        fitting = self._candidates(text, commune=commune)
        if not fitting:
            return about("place-unknown-name", text)
        km, en = ("; ".join(f"{one.code} = {one.in_full(spoken)}" for one in fitting) for spoken in LANGUAGES)
        return about("place-is-a-name", text, wanted=km, wanted_en=en)

    def _candidates(self, text: str, *, commune: bool) -> list[Place]:
        key = (text, commune)
        if key not in self._looked_up:
            if len(self._looked_up) >= _MOST_SEARCHES:
                return []
            found = gazetteer.search(text, 12)
            self._looked_up[key] = [one for one in found if len(one.code) == COMMUNE or not commune][:3]
        return self._looked_up[key]
