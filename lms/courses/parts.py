"""Parts of authored values with their places; without this every check would walk through all there is."""

from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel

from lms.courses.yaml_file import Place
from lms.text import Text

P = TypeVar("P", bound=BaseModel)


def texts(value: object, place: Place) -> list[tuple[Place, Text]]:
    """Return every text in a value with its place."""
    return parts_of(value, place, Text)


def parts_of(value: object, place: Place, wanted: type[P]) -> list[tuple[Place, P]]:
    """Return every part of a value that is `wanted`, at any depth, with its place, in the order of fields."""
    found: list[tuple[Place, P]] = []
    _collect(value, place, wanted, found)
    return found


def _collect(value: object, place: Place, wanted: type[P], found: list[tuple[Place, P]]) -> None:
    if isinstance(value, tuple):
        for number, part in enumerate(value):
            _collect(part, (*place, number), wanted, found)
    elif isinstance(value, BaseModel):
        if isinstance(value, wanted):
            found.append((place, value))
        for name in _ways_to(wanted, type(value)):
            part = getattr(value, name)
            if type(part) is wanted is Text:  # most parts are texts, and a text has no parts
                found.append(((*place, name), part))
            elif part is not None:
                _collect(part, (*place, name), wanted, found)


@cache
def _ways_to(wanted: type[BaseModel], model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields of a model in which something `wanted` can stand, at any depth."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if _can_hold(wanted, field.annotation))


def _can_hold(wanted: type[BaseModel], annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (
            issubclass(annotation, wanted)
            or issubclass(wanted, annotation)
            or bool(_ways_to(wanted, annotation))
        )
    inner = get_args(annotation)
    parts: Iterable[Any] = inner[:1] if get_origin(annotation) is Annotated else inner
    return any(_can_hold(wanted, part) for part in parts)
