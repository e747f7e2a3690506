"""One item of each kind, as its manual writes it."""

from lms.courses.yaml_file import YamlFile, parse_yaml
from lms.quizzes.kinds import ITEM, KINDS, Answer, ItemBase
from lms.quizzes.kinds.base import FIELD

SEEDS = [f"seed-{i}" for i in range(200)]


def example_of(kind: type[ItemBase], points: int = 3) -> ItemBase:
    """Return the item of the manual, worth some points unless these follow from the kind."""
    file = parse_yaml(kind.manual, "manual.yaml")
    assert isinstance(file, YamlFile), file
    fixed = kind.by_hand or not kind.scored
    return ITEM.validate_python(file.root if fixed else {**file.root, "points": points})


def fitting(item: ItemBase) -> Answer:
    """Return the answer of somebody who knows it all, and has a view of their own."""
    return item.right() or {FIELD: ["4"]}


ITEMS = [example_of(kind) for kind in KINDS]
