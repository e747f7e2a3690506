"""The fields of a form for one item, made from its model alone: a new kind needs no form of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase

from lms.authoring.field_words import CHOICES, FIELDS, RIGHT_SIDE, Word
from lms.authoring.shape import Shape, Sort, shape_of
from lms.authoring.yaml_writer import rank
from lms.courses.yaml_file import Place, Plain
from lms.quizzes.kinds import KINDS, ItemBase
from lms.text import Text, latin_digits

MOST_ENTRIES = 20
"""Of a list; whoever asks for more gets no more."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in: where it stands in the item, what it is, and what it holds now.

    `name` is what a form calls it. A LIST has `rows`, each a tuple of fields, and a GROUP has one; a
    LIST of words has its words as lines in `value`.
    """

    place: Place
    shape: Shape
    word: Word
    value: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[tuple["Field", ...], ...] = ()

    @property
    def name(self) -> str:
        """What a form calls it: the way to it, with points between."""
        return ".".join(map(str, self.place))

    @property
    def sort(self) -> str:
        """How it is shown: the sort of its shape, or `lines` and `named` for lists without groups."""
        if self.shape.sort is Sort.LIST and self.shape.of and self.shape.of.sort is not Sort.GROUP:
            return "named" if self.shape.ids else "lines"
        return self.shape.sort.value


def kinds() -> dict[str, type[ItemBase]]:
    """Return the kinds of item by their names in files."""
    return {shape_of(kind).fields["kind"].values[0]: kind for kind in KINDS}


def fields_of(kind: type[ItemBase], item: Mapping[str, Plain]) -> tuple[Field, ...]:
    """Return the fields for an item of a kind, holding what the item says so far."""
    return tuple(_fields(shape_of(kind), item, ()))


def value_from(kind: type[ItemBase], form: Mapping[str, str]) -> dict[str, Plain]:
    """Return the item that a filled-in form stands for; what is empty and not needed is left out.

    Names of fields that the kind does not have are not looked at. Never raises: what is no number stays
    as it was typed, for the check to say so.
    """
    return _read(shape_of(kind), form, ())


def with_list_changed(kind: type[ItemBase], item: dict[str, Plain], wish: str) -> dict[str, Plain]:
    """Return the item with a list changed as a button asks.

    A wish is such as `add:options`, `remove:options.1` or `up:options.1`, counted from 0.
    """
    what, _, name = wish.partition(":")
    *way, last = name.split(".") if what != "add" else [*name.split("."), ""]
    group = _group_of_list(shape_of(kind), way)
    entries = _list_at(item, way) if group is not None else None
    if group is None or entries is None:
        return item
    number = int(last) if last.isdigit() else -1
    if what == "add" and len(entries) < MOST_ENTRIES:
        entries.append(_begun(group, entries))
    elif what == "remove" and 0 <= number < len(entries):
        del entries[number]
    elif what == "up" and 0 < number < len(entries):
        entries[number - 1 : number + 1] = [entries[number], entries[number - 1]]
    return item


def begun(kind: type[ItemBase]) -> dict[str, Plain]:
    """Return what a new question of a kind starts from: two entries in each list it needs."""
    item: dict[str, Plain] = {}
    for key, shape in shape_of(kind).fields.items():
        if shape.needed and shape.of is not None and shape.of.sort is Sort.GROUP:
            for _ in range(2):
                with_list_changed(kind, item, f"add:{key}")
    return item


def word_of(key: str, shape: Shape) -> Word:
    """Return the label of a key; `right` is a side in a pair and a claim elsewhere."""
    return RIGHT_SIDE if key == "right" and shape.sort is Sort.TEXT else FIELDS[key]


def _fields(shape: Shape, value: Mapping[str, Plain], place: Place) -> Iterator[Field]:
    for key, one in _in_order(shape):
        if key != "kind" or place:
            yield _field(one, word_of(key, one), value.get(key), (*place, key))


def _in_order(shape: Shape) -> list[tuple[str, Shape]]:
    """Return the fields of a group in the order an author writes them."""
    return sorted(shape.fields.items(), key=lambda one: rank(one[0]))


def _field(shape: Shape, word: Word, value: Plain, place: Place) -> Field:
    part = value if isinstance(value, dict) else {}
    if shape.sort is Sort.TEXT:
        texts = {language: str(part.get(language) or "").rstrip("\n") for language in ("en", "km")}
        return Field(place, shape, word, texts)
    if shape.sort is Sort.GROUP:
        return Field(place, shape, word, rows=(tuple(_fields(shape, part, place)),))
    if shape.sort is Sort.LIST and shape.of is not None:
        entries = value if isinstance(value, list) else []
        if shape.of.sort is not Sort.GROUP:
            return Field(place, shape, word, {"": "\n".join(str(one) for one in entries)})
        rows = (
            tuple(_fields(shape.of, entry if isinstance(entry, dict) else {}, (*place, i)))
            for i, entry in enumerate(entries)
        )
        return Field(place, shape, word, rows=tuple(rows))
    return Field(place, shape, word, {"": _written(value, shape)})


def _written(value: Plain, shape: Shape) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "" if shape.usual is None or shape.sort is Sort.YES else str(shape.usual)
    return str(value) if isinstance(value, str | int) else ""


def _read(shape: Shape, form: Mapping[str, str], place: Place) -> dict[str, Plain]:
    """Return what a form says of a group."""
    found: dict[str, Plain] = {}
    for key, one in _in_order(shape):
        value = _value(one, form, (*place, key))
        if value is not None:
            found[key] = value
    return found


def _value(shape: Shape, form: Mapping[str, str], place: Place) -> Plain:
    """Return what a form says of one place; None for what is left out."""
    name = ".".join(map(str, place))
    typed = _clean(form.get(name, ""))
    if shape.sort is Sort.TEXT:
        return _text(shape, form, name)
    if shape.sort is Sort.GROUP:
        group = _read(shape, form, place)
        return group if shape.needed or _says_something(group) else None
    if shape.sort is Sort.LIST:
        return _list(shape, form, place)
    if shape.sort is Sort.YES:
        return _yes(shape, typed)
    if shape.sort is Sort.CHOICE and len(shape.values) == 1 and shape.needed:
        return shape.values[0]
    if not typed or typed == str(shape.usual):
        return "" if shape.needed else None
    digits = latin_digits(typed)
    return int(digits) if shape.sort is Sort.WHOLE and digits.isascii() and digits.isdigit() else typed


def _yes(shape: Shape, typed: str) -> Plain:
    if shape.needed:
        return {"true": True, "false": False}.get(typed, "")
    return True if typed == "true" else None


def _text(shape: Shape, form: Mapping[str, str], name: str) -> Plain:
    texts = {language: _clean(form.get(f"{name}.{language}", "")) for language in ("en", "km")}
    if not any(texts.values()) and not shape.needed:
        return None
    return {language: f"{text}\n" if "\n" in text else text for language, text in texts.items()}


def _list(shape: Shape, form: Mapping[str, str], place: Place) -> Plain:
    name = ".".join(map(str, place))
    if shape.of is None or shape.of.sort is not Sort.GROUP:
        lines: list[Plain] = [one.strip() for one in form.get(name, "").splitlines() if one.strip()]
        return lines if lines or shape.needed else None
    numbers = {key.removeprefix(f"{name}.").split(".")[0] for key in form if key.startswith(f"{name}.")}
    entries: list[Plain] = [
        _read(shape.of, form, (*place, number))
        for number in sorted(int(one) for one in numbers if one.isascii() and one.isdigit())[:MOST_ENTRIES]
    ]
    return entries if entries or shape.needed else None


def _says_something(value: Plain) -> bool:
    if isinstance(value, dict):
        return any(_says_something(one) for one in value.values())
    return bool(value) if not isinstance(value, list) else any(_says_something(one) for one in value)


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _list_at(item: Plain, way: list[str]) -> list[Plain] | None:
    """Return the list at the end of a way, made where an item has none there yet."""
    here: Plain = item
    for step in way:
        if isinstance(here, dict):
            here = here.setdefault(step, [])
        elif isinstance(here, list) and step.isdigit() and int(step) < len(here):
            here = here[int(step)]
        else:
            return None
    return here if isinstance(here, list) else None


def _group_of_list(shape: Shape | None, way: list[str]) -> Shape | None:
    """Return the group that each entry of a list is; None where there is no list of groups."""
    for step in way:
        if shape is None:
            return None
        shape = shape.of if step.isdigit() else shape.fields.get(step)
    group = shape.of if shape is not None else None
    return group if group is not None and group.sort is Sort.GROUP else None


def _begun(group: Shape, entries: Sequence[Plain]) -> dict[str, Plain]:
    """Return a new entry: its id is the letter after all others, where any id will do.

    A letter that was taken away is not given again: old answers are known by it.
    """
    if "id" not in group.fields or "en" in group.fields:
        return {}
    taken = {str(one.get("id")) for one in entries if isinstance(one, dict)}
    last = max((ascii_lowercase.find(one) for one in taken if len(one) == 1), default=-1)
    return {"id": ascii_lowercase[last + 1]} if last + 1 < len(ascii_lowercase) else {}


def label_of_kind(kind: str) -> Text:
    """Return what a kind of item is called."""
    return CHOICES[kind]
