"""The shipped content with three of its modules: enough for tests of the engine, and a third of the time.

What is shipped is looked at whole in tests/courses/test_shipped_content.py, and by `lms content check`.
"""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

import yaml

from lms.authoring.yaml_writer import write_yaml
from lms.courses.yaml_file import Plain

ROOT = Path(__file__).parent.parent
WHOLE = ROOT / "content"
MODULES = ("child-rights", "signs-of-trafficking", "safe-migration")


@cache
def three_modules() -> Path:
    """Return a folder of content with MODULES; certificates ask for nothing of the others."""
    home = Path(tempfile.mkdtemp(prefix="content-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    folder = shutil.copytree(WHOLE, home / "content", ignore=_other_modules)
    for path in sorted((folder / "certificates").glob("*.yaml")):
        rule = yaml.safe_load(path.read_text("utf-8"))
        path.write_text(write_yaml(_without_others(rule)), "utf-8")
    return folder


def _other_modules(folder: str, names: list[str]) -> set[str]:
    return set(names) - set(MODULES) if Path(folder) == WHOLE / "modules" else set()


def _without_others(value: Plain) -> Plain:
    if isinstance(value, dict):
        return {key: _without_others(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_others(one) for one in value if not _of_another(one)]
    return value


def _of_another(value: Plain) -> bool:
    """Whether this is a condition on a module that is not there, or a group of nothing but such."""
    if not isinstance(value, dict):
        return False
    within = value.get("conditions")
    if isinstance(within, list):
        return all(_of_another(one) for one in within)
    return "module" in value and value["module"] not in MODULES
