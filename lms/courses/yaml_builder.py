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
# What is ambiguous is a short word, or begins like a number.
_LONGER_THAN_WORDS = 6
_OF_NUMBERS = frozenset("+-.0123456789")
# What a value begins with is asked of every one of them, so it is not looked up in a module each time.
_AliasEvent, _ScalarEvent = yaml.AliasEvent, yaml.ScalarEvent
_MappingStartEvent, _MappingEndEvent = yaml.MappingStartEvent, yaml.MappingEndEvent
_SequenceEndEvent = yaml.SequenceEndEvent
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

    def _build(self, event: Any, place: Place, depth: int, key_line: int = -1) -> Plain:
        """Return the value that begins with an event; `key_line` (from 0) is where its key stands."""
        if key_line < 0:
            mark = event.start_mark
            self.lines[place] = mark.line + 1
            self.columns[place] = (mark.column + 1, mark.column + 1)
        kind = type(event)
        if kind is _AliasEvent:
            self._refuse(event, "alias")
            return None
        if event.anchor:
            self._refuse(event, "alias")
        if event.tag:
            self._refuse(event, "tag")
        if kind is _ScalarEvent:
            return self._scalar(event, place, key_line)
        if depth == DEEPEST:
            self._refuse(event, "too_deep")
            raise TooDeep
        if kind is _MappingStartEvent:
            return self._mapping(event, place, depth + 1)
        return self._list(event, place, depth + 1)

    def _list(self, start: Any, place: Place, depth: int) -> Plain:
        values: list[Plain] = []
        while type(event := self._parser.get_event()) is not _SequenceEndEvent:
            values.append(self._build(event, (*place, len(values)), depth))
        self._check_flow(start, filled=bool(values))
        return values

    def _mapping(self, start: Any, place: Place, depth: int) -> Plain:
        values: dict[str, Plain] = {}
        filled = False
        get_event, lines, columns = self._parser.get_event, self.lines, self.columns
        while type(key_event := get_event()) is not _MappingEndEvent:
            filled = True
            mark = key_event.start_mark
            if type(key_event) is not _ScalarEvent:
                self._mistake(mark, place, "odd_key")
                self._pass_over(key_event, place, depth)
                self._pass_over(get_event(), place, depth)
                continue
            if key_event.anchor or key_event.tag:
                self._refuse(key_event, "alias" if key_event.anchor else "tag")
            key = str(key_event.value)
            event = get_event()
            if key in values:
                self._mistake(mark, place, "duplicate", ("key", key))
                self._pass_over(event, place, depth)
                continue
            own = (*place, key)
            line, column, begin = mark.line, mark.column + 1, event.start_mark
            lines[own] = line + 1
            columns[own] = (column, begin.column + 1 if begin.line == line else column)
            values[key] = self._build(event, own, depth, line)
        self._check_flow(start, filled=filled)
        return values

    def _pass_over(self, event: Any, place: Place, depth: int) -> None:
        before = len(self.mistakes)
        self._build(event, (*place, ""), depth)
        del self.mistakes[before:]

    def _scalar(self, event: Any, place: Place, key_line: int) -> Plain:
        text = str(event.value)
        mark, end = event.start_mark, event.end_mark
        if event.style:
            # Only an escape can bring in a sign that no line of the file shows.
            if event.style == '"' and CONTROL.search(text.replace("\n", "")):
                self._mistake(mark, place, "control")
            return text
        if text in _EXACT:
            return _EXACT[text]
        # Keys and dashes may have been taken for a part of the text, but not beside its own key.
        first, last = mark.line, end.line
        first += first == key_line
        if first <= last and (slip := slip_below(self.source, first, last)):
            self._add(slip.line, slip.column, place, slip.code, *slip.values)
        if (len(text) < _LONGER_THAN_WORDS or text[0] in _OF_NUMBERS) and text.isascii():
            if _WHOLE.match(text):
                return int(text)
            if _AMBIGUOUS.match(text):
                meant = _MEANT.get(text.lower(), "")
                self._mistake(mark, place, "implicit", ("value", text), ("hint", meant))
                return text
        line, column = self.source[last], end.column
        if column < len(line) and line[column:].lstrip().startswith("#"):
            self._mistake(end, place, "comment")
        return text

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
