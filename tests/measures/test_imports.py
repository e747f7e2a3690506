"""The measures are pure: nothing but the standard library and themselves."""

import ast
import sys
from pathlib import Path

import pytest

import lms.measures

FOLDER = Path(lms.measures.__file__).parent


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.name)
def test_a_measure_imports_the_standard_library_and_measures_only(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]

    foreign = [
        name
        for name in names
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("lms.measures")
    ]

    assert foreign == []
