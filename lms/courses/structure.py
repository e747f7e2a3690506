"""From the plain values of a file to typed content, or each mistake with its line."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

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
        known = _keys() if len(details) <= _MOST_HINTS else ()
        return tuple(_mistake(file, place, one, known) for one in details if not _is_echo(one))


def hint(word: str, known: Iterable[str]) -> str:
    """Return the known word that is nearly this one, or nothing."""
    near = get_close_matches(word, [one for one in known if one != word], n=1)
    return near[0] if near else ""


def _is_echo(detail: "ErrorDetails") -> bool:
    """Whether a list is called too short only because entries in it have mistakes of their own."""
    found, least = detail["input"], detail.get("ctx", {}).get("min_length", 0)
    return detail["type"] == "too_short" and isinstance(found, list) and len(found) >= least


def _mistake(file: YamlFile, place: Place, detail: "ErrorDetails", keys: Collection[str]) -> Mistake:
    kind, context = detail["type"], dict(detail.get("ctx", {}))
    # A mistake of a whole, such as an id that stands twice, says which part of it to mend.
    part: Place = context.pop("at", ())
    here = file.known((*place, *detail["loc"], *part))
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        return _kind_mistake(file, here, context)
    if kind == "extra_forbidden":
        key = str(detail["loc"][-1])
        code, values = "unknown", {"key": key, "hint": hint(key, keys)}
    else:
        code, values = _translated(kind, context, detail)
    return Mistake(file.name, file.line(here), spell(here), code, tuple(values.items()))


def _translated(kind: str, context: dict[str, Any], detail: "ErrorDetails") -> tuple[str, dict[str, str]]:
    """Return our code and values for a pydantic error type."""
    if kind == "missing":
        return kind, {"key": str(detail["loc"][-1])}
    if kind == "string_type" and detail["input"] is None:
        return "blank", {}
    if kind in {"literal_error", "enum"}:
        return "choice", {"choices": str(context["expected"]).replace("'", "")}
    if kind == "string_pattern_mismatch":
        return "id_shape", {"pattern": _shape(str(context["pattern"]))}
    if kind in _LIMITS:
        code, limit = _LIMITS[kind]
        return code, {"limit": str(context[limit])}
    if kind in _RELATIONS:
        sign, key = _RELATIONS[kind]
        return "out_of_range", {"relation": sign, "limit": str(context[key])}
    if kind in WORDS:
        return kind, {name: str(text) for name, text in context.items()}
    if kind in _CODES:
        return _CODES[kind], {}
    return "invalid", {"problem": detail["msg"]}


def _kind_mistake(file: YamlFile, here: Place, context: dict[str, object]) -> Mistake:
    if context.get("tag", "None") == "None":
        return Mistake(file.name, file.line(here), spell(here), "missing", (("key", "kind"),))
    tag, known = str(context["tag"]), str(context["expected_tags"]).replace("'", "")
    place = (*here, "kind")
    values = (("value", tag), ("hint", hint(tag, known.split(", "))), ("choices", known))
    return Mistake(file.name, file.line(place), spell(place), "kind", values)


def _keys(content: type[Content] = Content) -> frozenset[str]:
    """Return every key that any kind of content has."""
    below = (_keys(one) for one in content.__subclasses__())
    return frozenset(content.model_fields).union(*below)


def _shape(pattern: str) -> str:
    return {"^MC[0-9]{2}$": "MC01", "^[A-Z][0-9]{0,2}$": "M1"}.get(
        pattern, "picture-name.svg" if pattern.endswith("svg$") else "this-example-1"
    )
