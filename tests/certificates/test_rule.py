"""Without these, an author would not be told which line of a rule is wrong, and a wrong rule would award."""

from pathlib import Path
from textwrap import dedent

import pytest
from pydantic import ValidationError

from lms.certificates.rule import Rule, load_rules
from lms.certificates.rule_checks import Known, check_conditions
from lms.courses.mistakes import ContentError
from lms.courses.yaml_file import YamlFile

CONTENT = Path(__file__).parents[2] / "content"
MODULES = [home.name for home in (CONTENT / "modules").iterdir()]
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


MORE = dedent(
    """\
      - id: more
        kind: all-of
        text:
          en: More.
          km: ច្រើន។
        next_step:
          en: Go on.
          km: បន្ត។
        conditions:
          - id: there
            kind: attendance
            cohorts:
              - tot
            percent: 80
            text:
              en: There.
              km: នៅទីនោះ។
            next_step:
              en: Come.
              km: មក។
          - id: held
            kind: award-held
            rule: other
            text:
              en: Held.
              km: មាន។
            next_step:
              en: Earn.
              km: ទទួល។
          - id: gain
            kind: cohort-gain
            at_least: 1
            gain_percent: 30
            learners: 5
            text:
              en: Gained.
              km: រៀន។
            next_step:
              en: Teach.
              km: បង្រៀន។
    renewal:
      opens_days_before: 90
      all:
        - id: led
          kind: sessions-led
          at_least: 2
          independent: false
          text:
            en: Led.
            km: ដឹកនាំ។
          next_step:
            en: Lead.
            km: ដឹកនាំ។
    """
)
WHOLE = GOOD + MORE


@pytest.mark.parametrize(
    ("right", "wrong", "mistake"),
    [
        ("rule: other", "rule: trainer", (58, "all 3 > conditions 2 > rule", "own_rule")),
        ("rule: other", "rule: nowhere", (58, "all 3 > conditions 2 > rule", "unknown_ref")),
        ("- tot", "- tott", (48, "all 3 > conditions 1 > cohorts 1", "unknown_ref")),
        ("learners: 5", "learners: 4", (69, "all 3 > conditions 3 > learners", "out_of_range")),
        ("id: held", "id: lessons", (56, "all 3 > conditions 2 > id", "same_id")),
        ("kind: all-of", "kind: some-of", (37, "all 3 > kind", "kind")),
        ("kind: award-held", "kind: award-hold", (57, "all 3 > conditions 2 > kind", "kind")),
        ("at_least: 2", "at_least: 0", (81, "renewal > all 1 > at_least", "out_of_range")),
        (
            "opens_days_before: 90\n",
            "opens_days_before: 9000\n",
            (77, "renewal > opens_days_before", "out_of_range"),
        ),
        ("paper: certificate", "paper: card", (6, "paper", "paper_for")),
        ("- trainer", "- learner", (6, "paper", "paper_for")),
        ("- trainer", "- teacher", (5, "for 1", "choice")),
        ("four_eyes: true", "four_eyes: false", (7, "four_eyes", "four_eyes")),
    ],
)
def test_a_mistake_within_a_group_or_a_renewal_is_named_with_its_line(tmp_path, right, wrong, mistake):
    folder = tmp_path / "content"
    (folder / "certificates").mkdir(parents=True)
    (folder / "certificates" / "other.yaml").write_text(GOOD.replace("id: trainer", "id: other"), "utf-8")
    (folder / "certificates" / "trainer.yaml").write_text(WHOLE, "utf-8")
    load_rules(folder, ["clean-hands"], ["tot"])
    (folder / "certificates" / "trainer.yaml").write_text(WHOLE.replace(right, wrong, 1), "utf-8")

    with pytest.raises(ContentError) as caught:
        load_rules(folder, ["clean-hands"], ["tot"])

    found = [(one.line, one.where, one.code) for one in caught.value.mistakes]
    assert found == [mistake]
    assert all(one.say("km") != one.say("en") for one in caught.value.mistakes)


def test_groups_in_groups_in_groups_are_too_deep(tmp_path):
    words = {"text": {"en": "x", "km": "ក"}, "next_step": {"en": "x", "km": "ក"}}
    inner = {"id": "led", "kind": "sessions-led", "at_least": 1, "independent": False, **words}
    for name in ("one", "two", "three"):
        inner = {"id": name, "kind": "any-of", "conditions": [inner], **words}
    rule = load_rules(CONTENT, MODULES)["trainer"]
    deep = Rule.model_validate({**rule.model_dump(by_alias=True), "all": [inner]})
    file = YamlFile("x.yaml", {}, {})

    found = list(check_conditions(file, ("all",), deep.all, Known((), None, ()), "x"))

    assert [one.code for one in found] == ["groups_deep"]


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
