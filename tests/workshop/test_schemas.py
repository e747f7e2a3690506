"""An editor that follows the schemas and the loader never disagree on what a file may hold."""

import copy
import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from lms.authoring.key_words import meaning
from lms.cli import main
from lms.courses.files import Folder
from lms.courses.structure import check_structure
from lms.courses.yaml_file import YamlFile, parse_yaml, read_yaml
from lms.quizzes.kinds import KINDS as ITEM_KINDS
from lms.workshop.schemas import KINDS, schema_of, settings
from tests.courses.samples import SAMPLE, SHIPPED
from tests.workshop.json_schema import wrong

EACH = 120
"""Mutations of each kind of file."""
# What the parts of a file say about each other; no schema can tell.
AMONG_PARTS = {
    *(
        "one_right",
        "right_and_wrong",
        "same_id",
        "unfit",
        "credit",
        "credit_points",
        "screen_shape",
        "gap_once",
    ),
    *(
        "gap_unknown",
        "box_unknown",
        "same_text",
        "area_outside",
        "areas_overlap",
        "rubric_points",
        "id_spelling",
    ),
    *(
        "before_policy",
        "due_days",
        "no_due_days",
        "no_moment",
        "paper_for",
        "four_eyes",
        "groups_deep",
        "no_form",
    ),
    *("reserved_id", "spelling", "wrong_is_right", "no_reason"),
}


@cache
def shipped(kind: str) -> tuple[YamlFile, ...]:
    """Return the files of this kind that come with the program."""
    read = [
        read_yaml(files, name)
        for files in (Folder(SHIPPED), Folder(SAMPLE))
        for name in files.names(KINDS[kind][1])
        if files.path == SHIPPED or kind == "facilitation"
    ]
    assert all(isinstance(one, YamlFile) for one in read)
    return tuple(one for one in read if isinstance(one, YamlFile))


@cache
def schema(kind: str) -> dict[str, Any]:
    """Return the schema as an editor reads it."""
    return json.loads(json.dumps(schema_of(kind)))


def places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every value in a value."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(one for step, part in parts for one in places(part, (*way, step)))]


def by_shape(root: Any) -> list[list[tuple[Any, ...]]]:
    """Return the ways to values, together where they differ in positions only: what is rare is tried too."""
    found: dict[tuple[Any, ...], list[tuple[Any, ...]]] = {}
    for way in places(root)[1:]:
        found.setdefault(tuple("" if isinstance(step, int) else step for step in way), []).append(way)
    return list(found.values())


def at(value: Any, way: tuple[Any, ...]) -> Any:
    """Return what stands at the end of a way."""
    for step in way:
        value = value[step]
    return value


def drop(here: Any, step: Any, chance: random.Random) -> None:
    del here[step]


def add(here: Any, step: Any, chance: random.Random) -> None:
    if isinstance(here[step], dict):
        here[step][chance.choice(["kn", "idd", "text", "right", "en", "points"])] = chance.choice(
            ["x", True, 3]
        )


def retype(here: Any, step: Any, chance: random.Random) -> None:
    here[step] = chance.choice(
        ["x", "", " ", 3, -1, 10**12, True, None, [], {}, ["x"], {"en": "a", "km": "ក"}]
    )


def misspell(here: Any, step: Any, chance: random.Random) -> None:
    if isinstance(here[step], str):
        here[step] = chance.choice([here[step] + "x", here[step].upper(), "A B", "x" * 500, here[step][:-1]])


def many(here: Any, step: Any, chance: random.Random) -> None:
    if isinstance(here[step], list):
        here[step] = chance.choice([[], here[step] * 20, here[step][:1]])


MUTATIONS: tuple[Callable[[Any, Any, random.Random], None], ...] = (drop, add, retype, misspell, many)


def verdicts(kind: str, root: Any, name: str = "x.yaml") -> tuple[bool, set[str], list[str]]:
    """Return whether the loader takes a value, by which codes it refuses, and what the schema says."""
    file = YamlFile(name, root, {})
    found = check_structure(file, KINDS[kind][0], root)
    codes = {one.code for one in found} if isinstance(found, tuple) else set()
    return not codes, codes, list(wrong(root, schema(kind), schema(kind)))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_shipped_is_right_by_both(kind: str):
    for file in shipped(kind):
        assert verdicts(kind, file.root) == (True, set(), [])


@pytest.mark.parametrize("kind", KINDS)
def test_schema_and_loader_refuse_the_same(kind: str):
    chance = random.Random(kind)
    files = [file.root for file in shipped(kind)]
    if kind == "form":
        manuals = (parse_yaml(one.manual, "manual.yaml") for one in ITEM_KINDS)
        files += [{"form": "A", "items": [one.root]} for one in manuals if isinstance(one, YamlFile)]
    for number in range(EACH if files else 0):
        root = copy.deepcopy(chance.choice(files))
        way = chance.choice(chance.choice(by_shape(root)))
        MUTATIONS[number % len(MUTATIONS)](at(root, way[:-1]), way[-1], chance)

        taken, codes, said = verdicts(kind, root)

        if codes and codes <= AMONG_PARTS:
            continue
        assert taken == (not said), (way, at(root, way[:-1]), codes, said)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_explained_in_both_languages(kind: str):
    whole = schema(kind)
    for part in (whole, *whole.get("$defs", {}).values()):
        for key, told in part.get("properties", {}).items():
            said = meaning(key, kind)
            assert said is not None, key
            assert told["description"] == f"{said.en}\n{said.km}"
            assert told["markdownDescription"]


def test_an_unknown_file_is_said_by_the_settings_to_be_of_one_kind():
    found = settings("./schemas", "content")

    assert found["./schemas/lesson.schema.json"] == "content/modules/*/lessons/*.yaml"
    assert len(found) == len(KINDS)


def test_the_command_writes_a_schema_for_each_kind_and_says_what_to_do(tmp_path: Path):
    result = CliRunner().invoke(
        main, ["content", "schema", "--out", str(tmp_path / "s")], catch_exceptions=False
    )

    written = {path.name.removesuffix(".schema.json") for path in (tmp_path / "s").iterdir()}
    assert (result.exit_code, written) == (0, set(KINDS))
    assert json.loads((tmp_path / "s/form.schema.json").read_text("utf-8")) == schema("form")
    assert '"yaml.schemas"' in result.stdout
