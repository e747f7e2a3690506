"""A gate opens only for a named reviewer with a reason, and what was let pass is told."""

import pytest

from tests.authoring import looked
from tests.authoring.test_stale_khmer import STEM, STEM_ID, locked

STALE = looked.changed(locked(), looked.FORM_B, STEM, "Which number may everybody ask?")


def with_waiver(text: str) -> dict[str, bytes]:
    return {**STALE, looked.WAIVERS: text.encode()}


def codes(text: str) -> list[str]:
    return [one.code for one in looked.look(with_waiver(text)).blocking]


@pytest.mark.parametrize("at", [STEM_ID, "hands-b5", "items/form-b.yaml"])
def test_a_waived_finding_does_not_block_and_is_told_with_name_and_reason(at: str):
    verdict = looked.look(with_waiver(looked.waiver("stale-khmer", at, by="Curriculum lead")))

    assert verdict.blocking == ()
    [waived] = verdict.waived
    assert (waived.mistake.code, dict(waived.mistake.values)["id"]) == ("khmer_stale_safety", STEM_ID)
    assert (waived.gate, waived.at, waived.by) == ("stale-khmer", at, "Curriculum lead")
    assert (waived.reason, waived.on) == ("The group will hear it first", "2026-11-30")


def test_the_code_that_a_message_ends_with_names_its_gate_too():
    verdict = looked.look(with_waiver(looked.waiver("khmer-stale-safety", STEM_ID)))

    assert (verdict.blocking, [one.gate for one in verdict.waived]) == ((), ["stale-khmer"])


@pytest.mark.parametrize("at", ["hands-b4", "items/form-a.yaml", "items/form-b:items.hands-b5.explain"])
def test_a_waiver_for_something_else_changes_nothing_and_is_found_useless(at: str):
    assert codes(looked.waiver("stale-khmer", at)) == ["khmer_stale_safety", "waiver_unused"]


def test_a_waiver_of_one_gate_opens_no_other():
    assert codes(looked.waiver("key-positions", STEM_ID)) == ["khmer_stale_safety", "waiver_unused"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("by: A", 'by: ""', "blank"),
        ("    by: A\n", "", "missing"),
        ("    reason: The group will hear it first\n", "", "missing"),
        ("gate: stale-khmer", "gate: stale", "choice"),
        ("on: 2026-11-30", "on: 2026-12-02", "waiver_ahead"),
    ],
)
def test_a_waiver_that_is_not_whole_waives_nothing(old: str, new: str, code: str):
    text = looked.waiver("stale-khmer", STEM_ID)
    assert old in text

    assert sorted(codes(text.replace(old, new))) == sorted(["khmer_stale_safety", code])


def test_a_reason_of_a_few_letters_is_no_reason():
    assert "blank" in codes(looked.waiver("stale-khmer", STEM_ID, reason="ok"))
