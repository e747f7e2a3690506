"""One item of each kind, as its manual writes it."""

from lms.courses.yaml_file import YamlFile, parse_yaml
from lms.quizzes.kinds import ITEM, KINDS, ItemBase

SEEDS = [f"seed-{i}" for i in range(200)]


def example_of(kind: type[ItemBase], points: int = 3) -> ItemBase:
    """Return the item of the manual, worth some points."""
    file = parse_yaml(kind.manual, "manual.yaml")
    assert isinstance(file, YamlFile), file
    return ITEM.validate_python({**file.root, "points": points})


ITEMS = [example_of(kind) for kind in KINDS]
