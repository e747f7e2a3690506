"""The items of the shipped forms, read straight from the files and past the program that is tested."""

from dataclasses import dataclass
from functools import cache

import yaml

from tests.conftest import CONTENT

MODULES = ("child-rights", "signs-of-trafficking", "safe-migration")
FORMS = {"before": "a", "after": "b", "refresher": "c"}


@dataclass(frozen=True)
class Asked:
    """An item with its points, and whether safety rests on it."""

    id: str
    points: int
    critical: bool


@cache
def asked(module: str, moment: str) -> tuple[Asked, ...]:
    """Return what the form of a moment asks; statements to agree with are not among it."""
    path = CONTENT / "modules" / module / "items" / f"form-{FORMS[moment]}.yaml"
    rows = yaml.safe_load(path.read_text("utf-8"))["items"]
    return tuple(Asked(row["id"], row.get("points", 1), row.get("critical", False)) for row in rows)


@cache
def lessons(module: str) -> int:
    """Return how many lessons a module has."""
    return len(list((CONTENT / "modules" / module / "lessons").glob("*.yaml")))
