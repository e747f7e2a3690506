"""Without these, how a change is made could lead it to children past the safeguarding focal point."""

import pytest

from lms.authoring.difference import compare
from lms.courses.files import Folder, Parcel
from tests.courses.samples import FACTS, FORM_A, FORM_B, HOME, LEADING, LESSON, SAMPLE, SHIPPED

BASE = {name: (SAMPLE / name).read_bytes() for name in Folder(SAMPLE).all_names()}
CONDUCT, KINDS, RULE = "code-of-conduct.yaml", "cohort-types.yaml", "certificates/trainer.yaml"
CHECKLIST = "checklists/facilitation.yaml"
SHARED = {name: (SHIPPED / name).read_bytes() for name in (CONDUCT, KINDS, RULE, CHECKLIST)}


def needs_clearance(new: dict[str, bytes], old: dict[str, bytes] | None = None) -> bool:
    """Whether the focal point has to look at the change of some files."""
    before = {**BASE, **(old or {})}
    return any(one.safety for one in compare(Parcel(before), Parcel({**before, **new})))


def changed(name: str, old: str, new: str) -> dict[str, bytes]:
    """Return a file with its first `old` as `new`."""
    text = {**BASE, **SHARED}[name].decode()
    assert old in text
    return {name: text.replace(old, new, 1).encode()}


@pytest.mark.parametrize(
    ("name", "old", "new", "guarded"),
    [
        (CONDUCT, "I meet children where others can see us", "I meet children", True),
        (CONDUCT, "  - id: in-sight", "  - id: in-view", True),
        (KINDS, "learners: children", "learners: adults", True),
        (KINDS, "Child peer group", "Group of peers", False),
        (RULE, "critical: true", "critical: false", True),
        (RULE, "percent: 80", "percent: 50", True),
        (RULE, "You have read all lessons", "You have now read all lessons", False),
        (CHECKLIST, "Stop the session.", "Go on with the session.", True),
        (CHECKLIST, "Leading a session", "Leading the session", False),
    ],
)
def test_rules_about_who_may_be_with_children_are_cleared_and_titles_are_not(
    name: str, old: str, new: str, guarded: bool
):
    assert needs_clearance(changed(name, old, new), SHARED) == guarded


@pytest.mark.parametrize("name", SHARED)
def test_rules_that_come_or_go_whole_are_cleared(name: str):
    assert needs_clearance({name: SHARED[name]})


@pytest.mark.parametrize("lesson", ["khmer", "on-khmer", "waivers", "facts", "misconceptions"])
def test_no_name_of_a_lesson_hides_its_critical_question(lesson: str):
    text = BASE[LESSON].decode().replace("kind: ordering", "critical: true\n      kind: ordering", 1)
    new = f"{HOME}/lessons/{lesson}.yaml"

    assert "critical: true" in text
    assert needs_clearance({new: text.encode()})


def test_a_fact_that_a_critical_question_cites_is_cleared_and_another_is_not():
    cites = FORM_B, BASE[FORM_B].decode().replace("      - health-line", "      - water-and-soap", 1)
    doubted = changed(FACTS, "Soap and water take away more", "Soap and water take away fewer")

    assert needs_clearance(doubted, {cites[0]: cites[1].encode()})
    plain = {name: BASE[name].replace(b"critical: true", b"critical: false") for name in (FORM_A, FORM_B)}
    assert not needs_clearance(doubted, plain)


def test_advice_is_cleared_when_it_is_changed_and_when_something_becomes_advice():
    advice = changed(FACTS, "    confidence: high", "    confidence: high\n    nature: guidance")
    reworded = {FACTS: advice[FACTS].replace(b"Soap and water take", b"Soap takes")}
    plain = changed(FACTS, "Soap and water take", "Soap takes")

    assert needs_clearance(reworded, advice)
    assert needs_clearance(advice)
    assert needs_clearance({FACTS: BASE[FACTS]}, advice)
    assert not needs_clearance(plain, {FORM_A: b"form: A\nitems: []\n", FORM_B: b"form: B\nitems: []\n"})


def test_a_recording_of_a_critical_question_is_cleared_and_of_another_is_not():
    home = f"{HOME}/audio/km/items.form-b"

    assert needs_clearance({f"{home}/items.hands-b5.stem.opus": b"another voice"})
    assert not needs_clearance({f"{home}/items.hands-b1.stem.opus": b"another voice"})


def test_a_drawing_of_a_critical_question_is_cleared_and_of_another_is_not():
    drawing = {f"{HOME}/pictures/hands.svg": b"<svg/>"}
    shows = changed(
        FORM_B, "    critical: true\n", "    critical: true\n    picture:\n      file: hands.svg\n"
    )

    assert needs_clearance(drawing, shows)
    assert not needs_clearance(drawing)


@pytest.mark.parametrize(
    ("gate", "guarded"),
    [
        ("help-in-lessons", True),
        ("help-in-note", True),
        ("unsure-facts", True),
        ("wording", True),
        ("stale-khmer", True),
        ("page-weight", False),
        ("key-positions", False),
    ],
)
def test_letting_a_gate_pass_that_guards_children_is_cleared(gate: str, guarded: bool):
    said = f"gate: {gate}\n    at: clean-hands\n    reason: Fine as it is.\n    by: Sok\n    on: 2026-11-20"
    waivers = {f"{HOME}/waivers.yaml": f"waivers:\n  - {said}\n".encode()}

    assert needs_clearance(waivers) == guarded
    assert not needs_clearance({f"{HOME}/waivers.yaml": b"waivers: []\n"}, waivers)


@pytest.mark.parametrize(
    ("old", "new", "guarded"),
    [
        ("en: I believe you.", "en: Are you sure?", True),
        ("    - en: Promise to keep it to yourself.\n      km: សន្យាថានឹងលាក់ទុក។\n", "", True),
        ("en: Welcome", "en: Hello", False),
        ("minutes: 10\n    steps", "minutes: 12\n    steps", False),
    ],
)
def test_words_for_a_child_who_tells_something_hard_are_cleared_and_games_are_not(
    old: str, new: str, guarded: bool
):
    assert needs_clearance(changed(LEADING, old, new)) == guarded


def test_the_words_for_a_hard_moment_are_cleared_when_they_come_and_when_they_go():
    without = {name: data for name, data in BASE.items() if name != LEADING}

    for before, after in ((without, BASE), (BASE, without)):
        assert any(one.safety for one in compare(Parcel(before), Parcel(after)))
