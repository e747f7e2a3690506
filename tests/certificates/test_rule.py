"""Without these, an author would not be told which line of a rule is wrong, and a wrong rule would award."""

from pathlib import Path
from textwrap import dedent

import pytest
from pydantic import ValidationError

from lms.certificates.rule import Rule, load_rules
from lms.courses.mistakes import ContentError

CONTENT = Path(__file__).parents[2] / "content"
GOOD = dedent(
    """\
    id: trainer
    version: 1
    native_review: pending
    for:
      - trainer
    paper: certificate
    four_eyes: true
    title:
      en: Certificate
      km: វិញ្ញាបនបត្រ
    achievement:
      en: has done it
      km: បានធ្វើ
    valid_months: 12
    all:
      - id: lessons
        kind: lessons-read
        module: clean-hands
        text:
          en: Read.
          km: អាន។
        next_step:
          en: Read on.
          km: អានបន្ត។
      - id: quiz
        kind: quiz-passed
        module: clean-hands
        percent: 80
        critical: true
        text:
          en: Know.
          km: ដឹង។
        next_step:
          en: Try.
          km: សាកល្បង។
    """
)


def test_the_rules_of_the_project_load():
    modules = {home.name for home in (CONTENT / "modules").iterdir()}

    rules = load_rules(CONTENT, modules)

    assert {"trainer", "master-trainer", "peer-educator"} <= rules.keys()
    assert [rules[one].paper for one in ("trainer", "peer-educator")] == ["certificate", "card"]


def test_a_folder_without_rules_has_none(tmp_path):
    assert load_rules(tmp_path, {"m"}) == {}


def mistakes_in(tmp_path, text):
    """Return (line, where, code) of each mistake in a rule file with this text."""
    folder = tmp_path / "content"
    (folder / "certificates").mkdir(parents=True)
    (folder / "certificates" / "trainer.yaml").write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        load_rules(folder, ["clean-hands"])
    for mistake in caught.value.mistakes:
        assert mistake.say("en").startswith(f"content/certificates/trainer.yaml:{mistake.line}: ")
        assert mistake.say("km") != mistake.say("en")
    return [(mistake.line, mistake.where, mistake.code) for mistake in caught.value.mistakes]


@pytest.mark.parametrize(
    ("right", "wrong", "mistake"),
    [
        ("id: trainer", "id: teacher", (1, "id", "wrong_name")),
        ("version: 1", "version: 0", (2, "version", "out_of_range")),
        ("version: 1\n", "", (1, "", "missing")),
        ("  km: បានធ្វើ", "  km: did it", (13, "achievement > km", "no_khmer")),
        ("valid_months: 12", "valid_month: 12", (14, "valid_month", "unknown")),
        ("valid_months: 12", "valid_months: a year", (14, "valid_months", "whole_number")),
        ("module: clean-hands", "module: clean-hand", (18, "all 1 > module", "unknown_ref")),
        ("kind: lessons-read", "kind: lesson-read", (17, "all 1 > kind", "kind")),
        ("    kind: lessons-read\n", "", (16, "all 1", "missing")),
        ("id: quiz", "id: lessons", (25, "all 2 > id", "same_id")),
        ("percent: 80", "percent: 101", (28, "all 2 > percent", "out_of_range")),
        ("critical: true", "critical: perhaps", (29, "all 2 > critical", "yes_no")),
    ],
)
def test_a_mistake_in_a_rule_is_named_with_its_line(tmp_path, right, wrong, mistake):
    text = GOOD.replace(right, wrong, 1)

    found = mistakes_in(tmp_path, text)

    assert mistake in found


def test_every_mistake_of_a_rule_is_named_at_once(tmp_path):
    text = GOOD.replace("id: trainer", "id: other").replace("clean-hands", "clean-feet")

    found = mistakes_in(tmp_path, text)

    assert [code for _, _, code in found] == ["wrong_name", "unknown_ref", "unknown_ref"]


def test_one_broken_condition_is_one_mistake(tmp_path):
    text = GOOD.split("  - id: quiz")[0].replace("lessons-read", "lesson-read")

    found = mistakes_in(tmp_path, text)

    assert found == [(17, "all 1 > kind", "kind")]


def test_a_rule_without_conditions_is_refused():
    good = load_rules(CONTENT, [home.name for home in (CONTENT / "modules").iterdir()])["trainer"]

    with pytest.raises(ValidationError) as refused:
        Rule.model_validate({**good.model_dump(), "all": ()})

    assert [error["type"] for error in refused.value.errors()] == ["too_short"]
