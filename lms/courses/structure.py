"""From the plain values of a file to typed content, or each mistake with its line."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from lms.courses.echoes import Heard, without_echoes
from lms.courses.meant import hint, meant_day, meant_id, meant_number
from lms.courses.mistake_words import WORDS
from lms.courses.mistakes import Mistake
from lms.courses.yaml_file import Place, Plain, YamlFile, spell
from lms.text import Content

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

M = TypeVar("M", bound=BaseModel)

_CODES = {
    "string_type": "text",
    "int_type": "whole_number",
    "int_parsing": "whole_number",
    "int_from_float": "whole_number",
    "bool_type": "yes_no",
    "bool_parsing": "yes_no",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "date_type": "date",
    "date_parsing": "date",
    "date_from_datetime_parsing": "date",
    "string_too_short": "blank",
}
_LIMITS = {
    "too_short": ("too_few", "min_length"),
    "too_long": ("too_many", "max_length"),
    "string_too_long": ("too_long", "max_length"),
}
# Looking for what was meant takes time; in a file that is wrong throughout it helps nobody.
_MOST_HINTS = 100
_RELATIONS = {"greater_than_equal": ("≥", "ge"), "less_than_equal": ("≤", "le")}


def check_structure(
    file: YamlFile, model: type[M], value: Plain, place: Place = ()
) -> M | tuple[Mistake, ...]:
    """Return the value as a `model`, or every mistake in it; `place` is where the value stands."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        details = error.errors(include_url=False)
        few = len(details) <= _MOST_HINTS
        heard = without_echoes(details) if few else Heard(details)
        keys = _keys() if few else ()
        return tuple(_mistake(file, place, one, heard, keys) for one in heard.details)


def _mistake(
    file: YamlFile, place: Place, detail: "ErrorDetails", heard: Heard, keys: Collection[str]
) -> Mistake:
    kind, context = detail["type"], dict(detail.get("ctx", {}))
    # A mistake of a whole, such as an id that stands twice, says which part of it to mend.
    part: Place = context.pop("at", ())
    here = file.known((*place, *detail["loc"], *part))
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        return _kind_mistake(file, here, context, detail["input"], keys)
    if kind == "extra_forbidden":
        return _unknown(file, here, tuple(detail["loc"]), heard, keys)
    code, values = _translated(kind, context, detail)
    return _at(file, here, code, values, of_key=code == "missing")


def _at(file: YamlFile, place: Place, code: str, values: dict[str, str], *, of_key: bool = False) -> Mistake:
    column = file.column(place, of_key=of_key)
    return Mistake(file.name, file.line(place), spell(place), code, tuple(values.items()), column)


def _unknown(
    file: YamlFile, here: Place, loc: tuple[str | int, ...], heard: Heard, keys: Collection[str]
) -> Mistake:
    key = str(loc[-1])
    if loc in heard.shifted:
        return _at(file, here, "indent", {}, of_key=True)
    # A key of another place is no misspelling.
    near = heard.meant.get(loc) or ("" if key in keys else hint(key, keys))
    return _at(file, here, "unknown", {"key": key, "hint": near}, of_key=True)


def _translated(kind: str, context: dict[str, Any], detail: "ErrorDetails") -> tuple[str, dict[str, str]]:
    """Return our code and values for a pydantic error type."""
    given: object = detail["input"]
    if kind == "missing":
        return kind, {"key": str(detail["loc"][-1])}
    if kind == "string_type" and given is None:
        return "blank", {}
    if kind in {"literal_error", "enum"}:
        choices = str(context["expected"]).replace("'", "")
        return "choice", {
            "choices": choices,
            "hint": hint(str(given), choices.replace(" or ", ", ").split(", ")),
        }
    if kind == "string_pattern_mismatch":
        return "id_shape", {"pattern": _shape(str(context["pattern"])), "hint": meant_id(given)}
    if kind in _LIMITS:
        code, limit = _LIMITS[kind]
        return code, {"limit": str(context[limit])}
    if kind in _RELATIONS:
        sign, key = _RELATIONS[kind]
        return "out_of_range", {"relation": sign, "limit": str(context[key])}
    code = _CODES.get(kind, kind)
    if code == "whole_number" and (number := meant_number(given)):
        return "khmer_digits", {"meant": number}
    if code == "date":
        return code, {"hint": meant_day(given)}
    if code in WORDS:
        return code, {name: str(text) for name, text in context.items()} if kind in WORDS else {}
    return "invalid", {"problem": detail["msg"]}


def _kind_mistake(
    file: YamlFile, here: Place, context: dict[str, object], given: object, keys: Collection[str]
) -> Mistake:
    if context.get("tag", "None") == "None":
        odd = [str(key) for key in given if key not in keys] if isinstance(given, dict) and keys else []
        typed = [key for key in odd if hint(key, ["kind"])]
        if typed:
            return _at(file, (*here, typed[0]), "unknown", {"key": typed[0], "hint": "kind"}, of_key=True)
        return _at(file, here, "missing", {"key": "kind"}, of_key=True)
    tag, known = str(context["tag"]), str(context["expected_tags"]).replace("'", "")
    values = {"value": tag, "hint": hint(tag, known.split(", ")), "choices": known}
    return _at(file, (*here, "kind"), "kind", values)


def _keys(content: type[Content] = Content) -> frozenset[str]:
    """Return every key that any kind of content has."""
    below = (_keys(one) for one in content.__subclasses__())
    return frozenset(content.model_fields).union(*below)


def _shape(pattern: str) -> str:
    # An example says more than a pattern.
    return {"^MC[0-9]{2}$": "MC01", "^[A-Z][0-9]{0,2}[A-Z]?$": "M1"}.get(
        pattern, "picture-name.svg" if pattern.endswith("svg$") else "this-example-1"
    )
