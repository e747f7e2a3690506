"""Every example an author is shown is right as it stands."""

import re
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from lms.certificates.rule_conditions import Condition, ConditionBase
from lms.certificates.written import load_programme
from lms.cli import main
from lms.courses.yaml_file import YamlFile, parse_yaml
from lms.quizzes.kinds import ITEM, KINDS, ItemBase
from tests.courses.samples import FORM_B, HOME, ROOT, mistakes_in, read_text, write_text

GUIDE = (ROOT / "docs" / "authoring.md").read_text("utf-8")
BLOCKS = re.findall(r"^```yaml\n(# (\S+)\n.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
OF_ALL = (
    "facts.yaml",
    "misconceptions.yaml",
    "help.yaml",
    "cohort-types.yaml",
    "certificates/",
    "checklists/",
)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'
# A lesson of a few lines, and no help card: nothing else may be wrong with the examples.
INHERENT = {("content/help.yaml", "missing_file"), (f"content/{HOME}/lessons/when-to-wash.yaml", "words")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The examples of the guide, each in the file that its first line names."""
    content = tmp_path / "content"
    for name in (f"{HOME}/lessons", f"{HOME}/items", f"{HOME}/pictures", "certificates", "checklists"):
        (content / name).mkdir(parents=True)
    for text, name in BLOCKS:
        write_text(content, name if name.startswith(OF_ALL) else f"{HOME}/{name}", text)
    form_a = read_text(content, f"{HOME}/items/form-a.yaml")
    write_text(content, FORM_B, form_a.replace("form: A", "form: B").replace("hands-a", "hands-b"))
    write_text(content, f"{HOME}/pictures/hands.svg", PICTURE)
    return content


def test_every_example_of_the_guide_names_its_file():
    assert GUIDE.count("```yaml") == len(BLOCKS)
    assert {"module.yaml", "facts.yaml", "misconceptions.yaml"} <= {name for _, name in BLOCKS}


def test_the_examples_of_the_guide_make_a_module(folder: Path):
    mistakes = mistakes_in(folder)

    assert {(one.file, one.code) for one in mistakes} == INHERENT


def test_the_rules_checklists_and_kinds_of_cohort_of_the_guide_belong_together(folder: Path):
    found = load_programme(folder, {"clean-hands"})

    named = {name for _, name in BLOCKS if name.startswith(("certificates/", "checklists/", "cohort-types"))}
    assert named == {
        "cohort-types.yaml",
        *(f"certificates/{name}.yaml" for name in found.rules),
        *(f"checklists/{name}.yaml" for name in found.checklists),
    }
    assert [one.id for one in found.types] == ["hygiene-course"]


def test_the_guide_names_every_kind_of_condition_with_its_keys():
    explained = ConditionBase.model_fields.keys()
    for kind in get_args(get_args(Condition)[0]):
        (name,) = get_args(kind.model_fields["kind"].annotation)
        row = next((line for line in GUIDE.splitlines() if line.startswith("| ") and f"`{name}`" in line), "")

        assert [key for key in kind.model_fields.keys() - explained if f"`{key}`" not in row] == []


def test_the_command_prints_an_example_of_each_kind_that_can_be_copied():
    result = CliRunner().invoke(main, ["content", "kinds"], catch_exceptions=False)

    examples = [parse_yaml(text, "kinds") for text in re.split("(?m)^(?=# )", result.output) if text]
    items = [ITEM.validate_python(one.root) for one in examples if isinstance(one, YamlFile)]
    assert result.exit_code == 0
    assert [type(item) for item in items] == list(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_guide_names_every_key_of_every_kind(kind: type[ItemBase]):
    name = kind.__module__.rpartition(".")[2].replace("_", "-")

    row = next((line for line in GUIDE.splitlines() if line.startswith(f"| `{name}` |")), "")

    own = kind.model_fields.keys() - ItemBase.model_fields.keys()
    explained_elsewhere = {"keep_order"}
    assert row
    assert [key for key in sorted(own - explained_elsewhere) if f"`{key}`" not in row] in ([], ["options"])
    assert "`keep_order: true`" in GUIDE


def test_what_the_guide_says_is_refused_is_refused():
    [rule] = [line for line in GUIDE.splitlines() if "are refused unless quoted" in line]

    named = re.findall("`([^`]+)`", rule)
    refused = [word for word in named if isinstance(parse_yaml(f"a: {word}\n", "x"), tuple)]

    assert refused == named
    assert len(named) >= 8
