"""From YAML's events to plain values with their places, in one pass; what misleads a reader is refused."""

import re
from typing import Any

import yaml

from lms.courses.mistakes import Mistake
from lms.courses.yaml_slips import slip_below
from lms.courses.yaml_values import Place, Plain, spell

DEEPEST = 20
# Neither YAML nor a page shows these; some would shift the lines that messages name.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")

_WHOLE = re.compile(r"^-?(0|[1-9][0-9]{0,17})$")
_EXACT = {"true": True, "false": False, "null": None, "": None}
_AMBIGUOUS = re.compile(
    r"^(~|yes|no|on|off|y|n|true|false|null|[-+]?[0-9][0-9_]*|[-+]?0[xob][0-9a-f_]+"
    r"|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
    r"|[-+]?([0-9][0-9_]*)?\.[0-9_]+(e[-+]?[0-9]+)?|[-+]?[0-9][0-9_]*(\.[0-9_]*)?e[-+]?[0-9]+"
    r"|[-+]?\.inf|\.nan|[-+]?[0-9]+\.)$",
    re.IGNORECASE,
)
_MEANT = {word: "true" for word in ("yes", "on", "y", "true")} | {
    word: "false" for word in ("no", "off", "n", "false")
}


class TooDeep(Exception):
    """The file is nested deeper than anybody can follow; nothing below is looked at."""


class Builder:
    """Turns the events of a file into values, remembering places and collecting mistakes.

    `refused` is what YAML allows and we do not; where there is any of it, `mistakes` do not matter.
    """

    def __init__(self, name: str, source: list[str], parser: Any) -> None:
        self.name = name
        self.source = source
        self.lines: dict[Place, int] = {}
        self.columns: dict[Place, tuple[int, int]] = {}
        self.mistakes: list[Mistake] = []
        self.refused: list[Mistake] = []
        self._parser = parser

    def read(self) -> Plain:
        """Return the values of the first document; raises YAMLError where it is not YAML."""
        root: Plain = None
        documents = 0
        try:
            while (event := self._parser.get_event()) is not None:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._refuse(event, "many_documents")
                    value = self._build(self._parser.get_event(), (), 0)
                    root = value if documents == 1 else root
                if isinstance(event, yaml.StreamEndEvent):
                    break
        except TooDeep:
            pass
        finally:
            self._parser.dispose()
        return root

    def _build(self, event: Any, place: Place, depth: int) -> Plain:
        mark = event.start_mark
        if place not in self.lines:
            self.lines[place] = mark.line + 1
            self.columns[place] = (mark.column + 1, mark.column + 1)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._refuse(event, "alias")
            if isinstance(event, yaml.AliasEvent):
                return None
        if event.tag:
            self._refuse(event, "tag")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place)
        if depth == DEEPEST:
            self._refuse(event, "too_deep")
            raise TooDeep
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, place, depth + 1)
        return self._list(event, place, depth + 1)

    def _list(self, start: Any, place: Place, depth: int) -> Plain:
        values: list[Plain] = []
        while not isinstance(event := self._parser.get_event(), yaml.SequenceEndEvent):
            values.append(self._build(event, (*place, len(values)), depth))
        self._check_flow(start, filled=bool(values))
        return values

    def _mapping(self, start: Any, place: Place, depth: int) -> Plain:
        values: dict[str, Plain] = {}
        filled = False
        while not isinstance(key_event := self._parser.get_event(), yaml.MappingEndEvent):
            filled = True
            mark = key_event.start_mark
            if not isinstance(key_event, yaml.ScalarEvent):
                self._mistake(mark, place, "odd_key")
                self._pass_over(key_event, place, depth)
                self._pass_over(self._parser.get_event(), place, depth)
                continue
            if key_event.anchor or key_event.tag:
                self._refuse(key_event, "alias" if key_event.anchor else "tag")
            key = str(key_event.value)
            event = self._parser.get_event()
            if key in values:
                self._mistake(mark, place, "duplicate", ("key", key))
                self._pass_over(event, place, depth)
                continue
            own = (*place, key)
            self.lines[own] = mark.line + 1
            same = event.start_mark.line == mark.line
            self.columns[own] = (mark.column + 1, (event.start_mark if same else mark).column + 1)
            values[key] = self._build(event, own, depth)
        self._check_flow(start, filled=filled)
        return values

    def _pass_over(self, event: Any, place: Place, depth: int) -> None:
        before = len(self.mistakes)
        self._build(event, (*place, ""), depth)
        del self.mistakes[before:]

    def _scalar(self, event: Any, place: Place) -> Plain:
        text = str(event.value)
        mark, end = event.start_mark, event.end_mark
        if event.style:
            # Only an escape can bring in a sign that no line of the file shows.
            if event.style == '"' and CONTROL.search(text.replace("\n", "")):
                self._mistake(mark, place, "control")
            return text
        if text in _EXACT:
            return _EXACT[text]
        self._check_own_lines(mark, end, place)
        if text.isascii():
            if _WHOLE.match(text):
                return int(text)
            if _AMBIGUOUS.match(text):
                meant = _MEANT.get(text.lower(), "")
                self._mistake(mark, place, "implicit", ("value", text), ("hint", meant))
                return text
        if self.source[end.line][end.column :].lstrip().startswith("#"):
            self._mistake(end, place, "comment")
        return text

    def _check_own_lines(self, mark: Any, end: Any, place: Place) -> None:
        """Find keys and dashes that were taken for a part of the text."""
        beside_key = place and not isinstance(place[-1], int) and self.lines[place] == mark.line + 1
        first = mark.line + 1 if beside_key else mark.line
        if first <= end.line and (slip := slip_below(self.source, first, end.line)):
            self._add(slip.line, slip.column, place, slip.code, *slip.values)

    def _check_flow(self, start: Any, *, filled: bool) -> None:
        # An empty [] or {} has no other spelling, so only what has something in it is refused.
        if filled and start.flow_style:
            self._refuse(start, "flow")

    def _refuse(self, event: Any, code: str) -> None:
        mark = event.start_mark
        self.refused.append(Mistake(self.name, mark.line + 1, "", code, (), mark.column + 1))

    def _mistake(self, mark: Any, place: Place, code: str, *values: tuple[str, str]) -> None:
        self._add(mark.line + 1, mark.column + 1, place, code, *values)

    def _add(self, line: int, column: int, place: Place, code: str, *values: tuple[str, str]) -> None:
        self.mistakes.append(Mistake(self.name, line, spell(place), code, values, column))
