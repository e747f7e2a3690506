"""The questions of a file, each changed without touching another line; without it the form had no place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lms.authoring.graft import CannotChange, append_entry, part_at, remove_entry, replace_part
from lms.authoring.question_fields import Field
from lms.courses.yaml_file import Place, Plain, YamlFile, parse_yaml, spell


@dataclass(frozen=True, slots=True)
class Found:
    """A question where it stands: in a list of items, or as the practice of a screen."""

    place: Place
    value: dict[str, Plain]

    @property
    def id(self) -> str:
        """Its id; empty where it has none yet."""
        return str(self.value.get("id") or "")

    @property
    def kind(self) -> str:
        """Its kind; empty where it has none yet."""
        return str(self.value.get("kind") or "")


def questions_in(text: str) -> tuple[Found, ...]:
    """Return the questions of a file in their order. Raises CannotChange where it cannot be read."""
    file = parse_yaml(text.removeprefix("\ufeff"), "")
    if not isinstance(file, YamlFile):
        raise CannotChange
    return tuple(_questions(file.root))


def with_question(text: str, was: str, value: dict[str, Plain]) -> str:
    """Return the text with a question in the place of the one whose id `was`; a new one for none.

    Raises CannotChange where there is no such question any more, or the text cannot be read.
    """
    if was:
        return replace_part(text, _find(text, was).place, value)
    key = _list_of(text)
    screen: dict[str, Plain] = {"id": value.get("id") or "", "practice": value}
    return append_entry(text, key, value if key == "items" else screen)


def without_question(text: str, was: str) -> str:
    """Return the text without the question whose id `was`, nor its screen; see with_question."""
    key, number, *_ = _find(text, was).place
    return remove_entry(text, str(key), int(number))


def find_question(text: str, was: str) -> Found:
    """Return the question with this id, or the last one for none; see with_question."""
    return _find(text, was) if was else questions_in(text)[-1]


def at_fields(
    fields: Sequence[Field], place: Place, said: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """Return what is wrong by the name of the field to mend; "" has what belongs to none of them.

    `said` are the messages by where they are in the file, as messages spell it.
    """
    spelled = dict(_spelled(fields, place))
    found: dict[str, list[str]] = {}
    for where, messages in said.items():
        near = max(
            (one for one in spelled if where == one or where.startswith(f"{one} ")), key=len, default=None
        )
        found.setdefault(spelled[near] if near else "", []).extend(messages)
    return found


def _questions(root: Mapping[str, Plain]) -> Iterator[Found]:
    for key, way in (("items", ()), ("screens", ("practice",))):
        entries = root.get(key)
        for number, entry in enumerate(entries if isinstance(entries, list) else ()):
            value = part_at(entry, way)
            if isinstance(value, dict):
                yield Found((key, number, *way), value)


def _find(text: str, was: str) -> Found:
    found = next((one for one in questions_in(text) if one.id == was), None)
    if found is None:
        raise CannotChange
    return found


def _list_of(text: str) -> str:
    file = parse_yaml(text.removeprefix("\ufeff"), "")
    return "items" if isinstance(file, YamlFile) and "items" in file.root else "screens"


def _spelled(fields: Sequence[Field], place: Place) -> Iterator[tuple[str, str]]:
    for one in fields:
        yield spell((*place, *one.place)), one.name
        for number, row in enumerate(one.rows):
            if one.sort == "list":
                yield spell((*place, *one.place, number)), f"{one.name}.{number}"
            yield from _spelled(row, place)
