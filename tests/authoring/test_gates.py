"""Each gate finds its fault where it stands, in either language, and lets what is sound pass."""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

import pytest

from lms.authoring.gates import ALL
from lms.authoring.units import SHARED
from lms.authoring.wording import faults
from lms.courses.files import Parcel
from lms.courses.gate_mistake_words import OF_GATES
from lms.courses.loader import survey
from lms.courses.sounds_of_texts import recording_of
from tests.authoring import looked
from tests.authoring.looked import FORM_A, HEAD, LESSON
from tests.authoring.made import Question, Statement, questions
from tests.courses.samples import ROOT, SHIPPED, TODAY
from tests.courses.test_media import line_for
from tests.sounds import recording

KHMER_LESSON = "ដារ៉ាមកពីស្រែវិញ។"
ECHO = "km: ប្អូនលាងដៃនៅពេលណាក៏បាន"
MORE = "wash, then dry, then sit down, then eat, then help to carry all of the plates back to the water"


OF_A_WHOLE = {"missing-forms", "help-in-lessons", "recordings"}


@dataclass(frozen=True)
class Case:
    """Files with one fault, the code of what is found, and a part of its English words."""

    gate: str
    code: str
    files: Mapping[str, bytes]
    says: str = ""
    count: int = 1


def one(gate: str, code: str, name: str, old: str, new: str, says: str = "", *, count: int = 1) -> Case:
    return Case(gate, code, looked.changed(looked.files(), name, old, new), says, count)


def unsure() -> dict[str, bytes]:
    """A question that must be right and cites what nobody is sure of."""
    sure = "11-01\n    confidence: high"
    entries = looked.changed(looked.files(), "facts.yaml", sure, sure.replace("high", "low"))
    cited = "      - health-line"
    return looked.changed(entries, FORM_A, cited, f"{cited}\n      - water-and-soap")


def advised() -> dict[str, bytes]:
    """A question that must be right and cites advice of the programme."""
    return looked.changed(unsure(), "facts.yaml", "confidence: low", "confidence: low\n    nature: guidance")


def hard(*, note: str = "", helped: bool) -> dict[str, bytes]:
    """A lesson on violence, with or without a note and a word on help."""
    entries = looked.changed(looked.files(), LESSON, "Show a friend", "Violence against a friend")
    entries = looked.changed(entries, LESSON, "At other times", "When there is violence")
    entries = looked.changed(entries, LESSON, "When do I wash my hands?", "Is it abuse?")
    if not helped:
        entries = looked.changed(entries, LESSON, "tell an adult you trust", "lie down")
        entries = looked.changed(entries, LESSON, "សូមប្រាប់មនុស្សធំដែលប្អូនទុកចិត្ត", "សូមសម្រាក")
    return looked.changed(entries, HEAD, "min_age: 10", f"{note}min_age: 10") if note else entries


def spoken() -> dict[str, bytes]:
    """A module of which one text was read aloud."""
    name = recording_of("lessons/when-to-wash:screens.before-food.heading", "km")
    entries = {**looked.files(), f"{looked.HOME}/{name}": recording(2.0)}
    media = f"{looked.HOME}/media.yaml"
    entries[media] = entries.get(media, b"media:\n") + line_for(name)
    return entries


SPREAD = [Question(right=i % 3) for i in range(4)]
LONG = [Question(right=i % 3, longer=3) for i in range(6)]
# Chance has no pattern that packing could use.
HEAVY = "".join(Random(1).choices([chr(0x1780 + i) for i in range(33)], k=16000))

NOTE = "content_note:\n  en: {}\n  km: {}\n"
HELPED = NOTE.format("This may hurt. The help page is there.", "រឿងនេះអាចប៉ះពាល់។ មានទំព័រជំនួយ។")
UNHELPED = NOTE.format("This may hurt.", "រឿងនេះអាចប៉ះពាល់។")

CASES = [
    Case("key-positions", "key_truth", questions(Statement(i > 0) for i in range(4)), "3 of 4", 2),
    Case("key-positions", "key_position", questions(Question(right=2) for _ in range(4)), "4 of 4", 2),
    Case("longest-options", "options_longest", questions(LONG), "in English 6 of 6", 4),
    one("equal-options", "option_equal", FORM_A, "Only before school", "before I eat!"),
    one("equal-options", "option_equal", FORM_A, "តែមុនពេលទៅសាលារៀន", "មុនពេល ញ៉ាំអាហារ"),
    one("overlapping-options", "option_overlap", FORM_A, "Only before school", "Before I eat and sleep"),
    one("all-of-the-above", "option_summary", FORM_A, "Only before school", "All of the above."),
    one("all-of-the-above", "option_summary", FORM_A, "Only before school", "Both a and c"),
    one("all-of-the-above", "option_summary", FORM_A, "តែមុនពេលទៅសាលារៀន", "ចម្លើយខាងលើទាំងអស់"),
    one("all-of-the-above", "option_summary", FORM_A, "តែមុនពេលទៅសាលារៀន", "គ្មានចម្លើយណាត្រឹមត្រូវទេ"),
    one("longest-option", "option_longest", FORM_A, "Before I eat", "Before I eat with my family at home"),
    one(
        "negative-stem",
        "stem_negative",
        FORM_A,
        "When do you wash your hands?",
        "Which is not a time to wash?",
    ),
    one("negative-stem", "stem_negative", FORM_A, "តើប្អូនលាងដៃនៅពេលណា?", "តើមួយណាមិនមែនជាពេលលាងដៃ?"),
    one("cue-words", "option_echo", FORM_A, "en: Before I eat", "en: Hands come first", "hands"),
    one(
        "cue-words",
        "option_echo",
        FORM_A,
        "km: មុនពេលញ៉ាំអាហារ\n        f",
        "km: ប្អូនលាងដៃនៅពេលណាក៏បាន\n        f",
    ),
    one("absolute-words", "option_absolute", FORM_A, "Before I eat", "Always"),
    one("absolute-words", "option_absolute", FORM_A, "តែ", "ជានិច្ច"),
    one("reading", "sentence_long", LESSON, "Water takes some of the germs away.", f"We {MORE}."),
    one("alternative-text", "alt_repeats", LESSON, "A yellow field", "before I eat."),
    one("alternative-text", "alt_repeats", LESSON, "ផ្ទៃពណ៌លឿង", "ដៃ"),
    one("page-weight", "page_heavy", FORM_A, "តើប្អូនលាងដៃនៅពេលណា?", HEAVY, "14 KB is the limit"),
    one("spelling-order", "khmer_order", LESSON, KHMER_LESSON, "ស្រ្តីម្នាក់។ " + KHMER_LESSON, "ស្ត្រីម្នាក់"),
    one("spelling-order", "khmer_order", LESSON, KHMER_LESSON, "ខុំ្ញ។ " + KHMER_LESSON, "ខ្ញុំ"),
    one("spelling-order", "khmer_order", LESSON, KHMER_LESSON, "ក\u17c1\u17b8ត។ " + KHMER_LESSON, "កើត"),
    one("dotted-circles", "khmer_stray", LESSON, KHMER_LESSON, "ទៅ ិផ្ទះ។ " + KHMER_LESSON),
    one("dotted-circles", "khmer_stray", LESSON, KHMER_LESSON, "ទៅ\u25ccផ្ទះ។ " + KHMER_LESSON),
    one("dotted-circles", "khmer_stray", LESSON, KHMER_LESSON, "ផ\u17d2 ទះ។ " + KHMER_LESSON),
    one("dotted-circles", "khmer_stray", LESSON, KHMER_LESSON, "ក\u200bា។ " + KHMER_LESSON),
    one("old-fonts", "khmer_old_sign", LESSON, KHMER_LESSON, "\u17a3ា។ " + KHMER_LESSON),
    one("old-fonts", "khmer_legacy", LESSON, KHMER_LESSON, "r)aykarN_ " + KHMER_LESSON),
    one("old-fonts", "khmer_legacy", LESSON, KHMER_LESSON, "kumarRtUv£an " + KHMER_LESSON),
    Case("recordings", "audio_missing", spoken(), "in Khmer"),
    Case("unsure-facts", "fact_unsure", unsure(), "water-and-soap"),
    one("missing-forms", "no_form_c", HEAD, "Clean hands", "Clean hands"),
    one("missing-forms", "no_attitudes", HEAD, "Clean hands", "Clean hands"),
    Case("few-misconceptions", "few_misconceptions", questions(SPREAD), "0 of 9", 2),
    Case("help-in-note", "note_without_help", hard(note=UNHELPED, helped=True), count=2),
    Case("help-in-lessons", "no_content_note", hard(helped=True), "4 texts"),
    Case("help-in-lessons", "lessons_without_help", hard(note=HELPED, helped=False), count=2),
]


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


def test_three_modules_are_judged_while_an_author_waits():
    found = looked.survey_of(SHIPPED)
    faults.cache_clear()
    begun = time.process_time()

    looked.examine(found, TODAY)

    assert time.process_time() - begun < 0.6
