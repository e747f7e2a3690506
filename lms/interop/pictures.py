"""Drawings that come with questions, under names that nothing else has yet."""

from collections.abc import Mapping
from dataclasses import replace

from lms.courses.yaml_file import Plain
from lms.interop.notes import Imported, Item


def with_free_names(imported: Imported, there: Mapping[str, bytes]) -> Imported:
    """Return the questions with drawings renamed that are called like another one of the module.

    `there` are the drawings of the module by file name. One with the same content keeps its name.
    """
    names: dict[str, str] = {}
    for name, svg in imported.pictures.items():
        same = there.get(name, svg.encode()) == svg.encode()
        names[name] = name if same else _free(name, {*there, *imported.pictures, *names.values()})
    if all(old == new for old, new in names.items()):
        return imported
    questions = tuple(replace(one, item=_renamed_item(one.item, names)) for one in imported.questions)
    pictures = {names[name]: svg for name, svg in imported.pictures.items()}
    return replace(imported, questions=questions, pictures=pictures)


def _free(name: str, taken: set[str]) -> str:
    stem, number = name.removesuffix(".svg"), 2
    while f"{stem}-{number}.svg" in taken:
        number += 1
    return f"{stem}-{number}.svg"


def _renamed_item(item: Item, names: Mapping[str, str]) -> Item:
    return {key: _renamed(value, names, key) for key, value in item.items()}


def _renamed(value: Plain, names: Mapping[str, str], key: str) -> Plain:
    if isinstance(value, dict):
        return {name: _renamed(one, names, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_renamed(one, names, key) for one in value]
    return names.get(value, value) if key == "file" and isinstance(value, str) else value
