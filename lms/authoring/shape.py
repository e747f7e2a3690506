"""What may stand where in a content file, told from its model; forms and the editor follow it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lms.text import Text

IDS = {
    "objective": "objectives",
    "objectives": "objectives",
    "misconception": "misconceptions",
    "fact": "facts",
    "facts": "facts",
    "file": "pictures",
    "module": "modules",
}
"""The keys whose values are ids of something, and of what."""


class Sort(StrEnum):
    """What a value is, as a writer meets it."""

    LINE = "line"
    TEXT = "text"
    YES = "yes"
    WHOLE = "whole"
    CHOICE = "choice"
    GROUP = "group"
    LIST = "list"
    KINDS = "kinds"


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand at one place.

    `fields` are those of a GROUP, by key; `of` is what a LIST has; `kinds` are the groups of KINDS by
    their `kind`; `values` are those of a CHOICE; `usual` is what holds where nothing is written.
    """

    sort: Sort
    needed: bool = True
    usual: Any = None
    values: tuple[str, ...] = ()
    ids: str = ""
    fields: Mapping[str, "Shape"] = field(default_factory=dict)
    of: "Shape | None" = None
    kinds: Mapping[str, "Shape"] = field(default_factory=dict)


def shape_of(model: type[BaseModel]) -> Shape:
    """Return what may stand in a file, or part of one, that a model describes."""
    return _group((model,), ())


Models = tuple[type[BaseModel], ...]


def _group(models: Models, above: Models) -> Shape:
    """Return the fields of the models together; `above` are those around, to end where they repeat."""
    if any(above.count(model) for model in models):
        return Shape(Sort.GROUP)
    fields: dict[str, Shape] = {}
    for model in models:
        for name, info in model.model_fields.items():
            key = info.alias or name
            # Of two models for the same place, the one that demands less is followed.
            if key not in fields or not info.is_required() or fields[key].sort is Sort.CHOICE:
                fields[key] = _field(key, info, (*above, *models))
    return Shape(Sort.GROUP, fields=fields)


def _field(key: str, info: FieldInfo, above: Models) -> Shape:
    found = _shape(info.annotation, key, above)
    return Shape(
        found.sort,
        needed=info.is_required() and found.needed,
        usual=None if info.is_required() else info.default,
        values=found.values,
        ids=found.ids,
        fields=found.fields,
        of=found.of,
        kinds=found.kinds,
    )


def _shape(annotation: Any, key: str, above: Models) -> Shape:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _shape(get_args(annotation)[0], key, above)
    if origin in {Union, UnionType}:
        return _union([one for one in get_args(annotation) if one is not NoneType], key, above)
    if origin is tuple:
        return Shape(Sort.LIST, of=_shape(get_args(annotation)[0], key, above), ids=IDS.get(key, ""))
    if origin is Literal:
        values = get_args(annotation)
        if set(values) <= {True, False}:
            return Shape(Sort.YES)
        return Shape(Sort.CHOICE, values=tuple(str(one) for one in values))
    return _simple(annotation, key, above)


def _simple(annotation: Any, key: str, above: Models) -> Shape:
    if annotation is Text:
        return Shape(Sort.TEXT)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _group((annotation,), above)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return Shape(Sort.CHOICE, values=tuple(str(one) for one in annotation))
    if annotation is bool:
        return Shape(Sort.YES)
    if annotation is int:
        return Shape(Sort.WHOLE)
    return Shape(Sort.LINE, ids=IDS.get(key, ""))


def _union(parts: list[Any], key: str, above: Models) -> Shape:
    models = [_model(one) for one in parts]
    if len(models) == 1:
        return _shape(parts[0], key, above)
    groups = [one for one in models if one is not None]
    if len(groups) < len(models):
        return Shape(Sort.LINE, ids=IDS.get(key, ""))
    named = {str(get_args(one.model_fields["kind"].annotation)[0]): one for one in groups if _has_kind(one)}
    if len(named) == len(groups):
        return Shape(Sort.KINDS, kinds={kind: _group((one,), above) for kind, one in named.items()})
    return _group(tuple(groups), above)


def _has_kind(model: type[BaseModel]) -> bool:
    info = model.model_fields.get("kind")
    return info is not None and get_origin(info.annotation) is Literal


def _model(annotation: Any) -> type[BaseModel] | None:
    if get_origin(annotation) is Annotated:
        return _model(get_args(annotation)[0])
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation is not Text
    return annotation if is_model else None
