"""Each gate finds its fault where it stands, in either language, and lets what is sound pass."""

import re
from collections.abc import Mapping
from datetime import date

import pytest

from lms.authoring.gates import ALL
from lms.authoring.units import SHARED
from lms.courses.files import Parcel
from lms.courses.gate_mistake_words import OF_GATES
from lms.courses.loader import survey
from tests.authoring import looked
from tests.authoring.gate_cases import (
    CASES,
    HELPED,
    OF_A_WHOLE,
    Case,
    advised,
    hard,
    people,
    worded,
)
from tests.authoring.looked import LESSON
from tests.authoring.made import Question, Statement, questions
from tests.courses.samples import ROOT, SHIPPED, TODAY


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.says}")
def test_a_gate_finds_its_fault_in_both_languages_of_the_message(case: Case):
    gate = next(one for one in ALL if one.name == case.gate)

    verdict = looked.look(case.files)

    found = [one for one in (verdict.blocking if gate.blocks else verdict.advice) if one.code == case.code]
    assert len(found) == case.count
    assert case.says in found[0].say("en")
    for mistake in found:
        assert mistake.line > 1 or case.gate in OF_A_WHOLE
        assert "{" not in mistake.say("en") + mistake.say("km")
        assert any("\u1780" <= sign <= "\u17b3" for sign in mistake.say("km").split(": ", 2)[-1])


def test_a_fact_is_announced_a_month_before_it_expires():
    days = (date(2027, 1, 2), date(2027, 1, 3), date(2027, 2, 1))

    found = [looked.codes(looked.look(looked.files(), today=day)) for day in days]

    assert ["fact_expiring" in codes for codes in found] == [False, True, True]


@pytest.mark.parametrize(
    "files",
    [
        questions(Question(right=i % 3) for i in range(6)),
        questions(Question(right=i % 3, longer=3 if i < 3 else 1) for i in range(6)),
        questions(Statement(i > 1) for i in range(4)),
        questions(Question(right=2) for _ in range(3)),
        hard(note=HELPED, helped=True),
        advised(),
    ],
    ids=["spread keys", "half are longest", "half are true", "too few to tell", "a note and help", "advice"],
)
def test_what_is_sound_is_not_held_back(files: Mapping[str, bytes]):
    assert looked.look(files).blocking == ()


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (people(3, 2), "protagonists"),
        (people(1, 4), "protagonists"),
        (worded("លាងជម្រះនឹងទឹក", "លាងជម្រះនឹងអាប"), "term_missing"),
        (looked.changed(looked.files(), LESSON, "other-times", "story-of-bopha"), "lesson_no_story"),
        (advised(), "lesson_no_help"),
        (looked.changed(looked.files(), LESSON, "- water-and-soap", "- health-line"), "lesson_no_help"),
    ],
    ids=["about half", "too few to tell", "another agreed word", "a story", "advice", "a number"],
)
def test_no_advice_is_given_where_none_is_needed(files: Mapping[str, bytes], code: str):
    assert code not in looked.codes(looked.look(files))


def test_every_message_of_a_gate_is_met_by_a_case():
    elsewhere = {"fact_expiring", "waiver_unused", "waiver_ahead"}
    elsewhere |= {code for code in OF_GATES if code.startswith(("wording_", "khmer_stale", "khmer_unc"))}

    assert {case.code for case in CASES} == OF_GATES.keys() - elsewhere


def test_a_unit_is_looked_at_alone_when_only_it_is_asked_for():
    entries = {**looked.files(), looked.WAIVERS: looked.waiver("reading", "clean-hands").encode()}
    found = survey(Parcel(entries), TODAY)

    alone, other = (looked.examine(found, TODAY, units=[unit]) for unit in ("clean-hands", SHARED))

    assert [one.code for one in alone.blocking] == ["waiver_unused"]
    assert other.blocking == ()


def test_the_shipped_content_passes_every_gate_and_needs_no_advice():
    verdict = looked.examine(looked.survey_of(SHIPPED), TODAY)

    assert verdict.waived == ()
    assert [one.say("en") for one in verdict.blocking] == []
    assert [one.say("en") for one in verdict.advice if one.code != "fact_expiring"] == []


def test_the_guide_explains_each_gate_and_says_rightly_whether_it_holds_back():
    text = (ROOT / "docs/authoring/gates.md").read_text("utf-8")
    told = dict(re.findall(r"^\| `([a-z-]+)` \|.*\| (holds back|advises) \|$", text, re.MULTILINE))

    assert told == {gate.name: "holds back" if gate.blocks else "advises" for gate in ALL}
