"""Checks plain values against a JSON Schema: as much of draft 7 as ours use, and no word of it unknown."""

import re
from collections.abc import Iterator
from typing import Any

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
TOLD = {"$schema", "$defs", "title", "description", "markdownDescription", "default", "format"}


def is_number(value: object) -> bool:
    """Whether this is a number; true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool)


def same(value: object, other: object) -> bool:
    """Whether JSON would write both alike; Python takes true for 1."""
    return type(value) is type(other) and value == other


def has_type(value: object, name: str) -> bool:
    """Whether a value is what JSON Schema calls by this name."""
    return is_number(value) if name == "integer" else type(value) is TYPES[name]


LIMITS = {
    "minLength": lambda value, limit: not isinstance(value, str) or len(value) >= limit,
    "maxLength": lambda value, limit: not isinstance(value, str) or len(value) <= limit,
    "minItems": lambda value, limit: not isinstance(value, list) or len(value) >= limit,
    "maxItems": lambda value, limit: not isinstance(value, list) or len(value) <= limit,
    "minimum": lambda value, limit: not is_number(value) or value >= limit,
    "maximum": lambda value, limit: not is_number(value) or value <= limit,
    "pattern": lambda value, limit: not isinstance(value, str) or bool(re.search(limit, value)),
    "enum": lambda value, limit: any(same(value, one) for one in limit),
    "const": same,
    "type": has_type,
}


def wrong(value: Any, schema: dict[str, Any], root: dict[str, Any], where: str = "") -> Iterator[str]:
    """Yield what in a value its schema does not allow."""
    for word, rule in schema.items():
        if word in TOLD:
            continue
        if word in LIMITS:
            if not LIMITS[word](value, rule):
                yield f"{where}: {word} {rule}"
        elif word == "$ref":
            yield from wrong(value, root["$defs"][rule.removeprefix("#/$defs/")], root, where)
        elif word in {"anyOf", "oneOf"}:
            fits = sum(not any(wrong(value, one, root, where)) for one in rule)
            if fits == 0 or (word == "oneOf" and fits > 1):
                yield f"{where}: {fits} of {word}"
        else:
            yield from _parts(word, rule, value, schema, root, where)


def _parts(
    word: str, rule: Any, value: Any, schema: dict[str, Any], root: dict[str, Any], where: str
) -> Iterator[str]:
    keys = value if isinstance(value, dict) else {}
    if word == "properties":
        for key in keys.keys() & rule.keys():
            yield from wrong(keys[key], rule[key], root, f"{where}/{key}")
    elif word == "required":
        yield from (f"{where}: no {key}" for key in rule if isinstance(value, dict) and key not in value)
    elif word == "additionalProperties" and rule is False:
        yield from (f"{where}: {key} unknown" for key in keys.keys() - schema["properties"].keys())
    elif word == "items":
        for number, one in enumerate(value if isinstance(value, list) else ()):
            yield from wrong(one, rule, root, f"{where}/{number}")
    else:
        raise AssertionError(f"no such word here: {word}")
