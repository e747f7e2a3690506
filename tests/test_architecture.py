"""The shape of the house: layers, kinds of line, sizes, and who may commit. Each rule is shown to bite."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OUR_FOLDERS = ("lms", "tests", "bench")
LONGEST_FILE = 250
LONGEST_FUNCTION = 40


def sources(*folders: str) -> list[Path]:
    """Return our Python files below some folders; migrations are written by a tool and left out."""
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "versions" not in path.parts]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the import contracts on the package in a folder."""
    check = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    return subprocess.run(
        [sys.executable, "-c", check], cwd=folder, capture_output=True, text=True, check=False
    )


def too_long(text: str) -> list[str]:
    """Return what in a file's text is longer than it may be."""
    lines = text.count("\n")
    found = [f"{lines} lines"] if lines > LONGEST_FILE else []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                found.append(f"{node.name} has {length} lines")
    return found


def calls_commit(text: str) -> bool:
    """Whether a file's text commits a transaction."""
    return any(
        isinstance(node, ast.Attribute) and node.attr == "commit" for node in ast.walk(ast.parse(text))
    )


def reads_environment(text: str) -> bool:
    """Whether a file's text looks at the environment of the process."""
    return bool(re.search(r"\bos\.(environ|getenv|putenv)\b|\bfrom os import .*\b(environ|getenv)\b", text))


def tables_at_work(text: str) -> set[str]:
    """Return the classes imported from models that a file's text uses for more than annotations."""
    tree = ast.parse(text)
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(".models")
        for alias in node.names
    }
    annotations = {id(name) for note in _annotations(tree) for name in ast.walk(note)}
    return {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id in names and id(node) not in annotations
    }


def _annotations(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns:
            yield node.returns
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation:
            yield node.annotation


def test_every_import_keeps_to_the_contracts() -> None:
    said = lint_imports(ROOT)

    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.parametrize(
    ("file", "line", "broken"),
    [
        ("quizzes/service.py", "from lms.courses import releases", "Every module looks down only"),
        ("people/views.py", "from lms import create_app", "Every module looks down only"),
        ("planted.py", '"""A module nobody has given a place."""', "Every module looks down only"),
        ("quizzes/grading.py", "import sqlalchemy", "The core knows neither"),
        ("certificates/certification.py", "from lms import clock", "The core knows neither"),
        ("courses/study.py", "from flask import g", "Services do not know"),
        ("people/scope.py", "from lms import web", "Services do not know"),
        ("staff/views.py", "from lms.people.models import Account", "Pages, forms and commands"),
        ("cli/keep.py", "from lms.quizzes import models", "Pages, forms and commands"),
    ],
)
def test_each_contract_breaks_when_an_import_is_planted(
    tmp_path: Path, file: str, line: str, broken: str
) -> None:
    shutil.copytree(
        ROOT / "lms", tmp_path / "lms", ignore=shutil.ignore_patterns("*.html", "*.ttf", "static")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "lms" / file).open("a") as planted:
        planted.write(f"\n{line}\n")

    said = lint_imports(tmp_path)

    assert said.returncode != 0
    assert re.search(rf"^{broken}.* BROKEN", said.stdout, re.MULTILINE)


def test_no_file_and_no_function_is_too_long() -> None:
    found = {str(path.relative_to(ROOT)): too_long(path.read_text()) for path in sources(*OUR_FOLDERS)}

    assert {path: what for path, what in found.items() if what} == {}


def test_a_long_file_and_a_long_function_would_be_seen() -> None:
    long_function = "def f() -> None:\n" + "    pass\n" * LONGEST_FUNCTION
    long_file = "x = 1\n" * (LONGEST_FILE + 1)

    assert (too_long(long_function), too_long(long_file)) == (["f has 41 lines"], ["251 lines"])


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path.relative_to(ROOT)
        for path in sources("lms", "bench")
        if not ast.get_docstring(ast.parse(path.read_text()))
    ]

    assert silent == []


def test_only_views_commands_and_the_demonstration_commit() -> None:
    allowed = re.compile(r"(views\.py|/cli/.*|/demo/.*)$")

    committing = [str(path) for path in sources("lms") if calls_commit(path.read_text())]

    assert committing
    assert [path for path in committing if not allowed.search(path)] == []


def test_only_the_settings_read_the_environment() -> None:
    reading = [
        path.relative_to(ROOT).as_posix() for path in sources("lms") if reads_environment(path.read_text())
    ]

    assert reading == ["lms/config.py"]


def test_pages_use_tables_as_types_and_for_nothing_else() -> None:
    pages = [path for path in sources("lms") if path.name.endswith("views.py")]

    at_work = {path.name: tables_at_work(path.read_text()) for path in pages}

    assert {name: tables for name, tables in at_work.items() if tables} == {}


def test_a_page_that_queries_a_table_would_be_seen() -> None:
    page = "from lms.a.models import A, B\ndef f(one: A) -> list[B]:\n    return session.get(A, 1)\n"

    assert tables_at_work(page) == {"A"}
