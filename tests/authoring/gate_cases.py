"""The small module with one fault for each gate, and what is to be said of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from lms.courses.sounds_of_texts import recording_of
from tests.authoring import looked
from tests.authoring.looked import FORM_A, HEAD, LESSON
from tests.authoring.made import Question, Statement, questions
from tests.courses.samples import LEADING
from tests.courses.test_media import line_for
from tests.sounds import recording

KHMER_LESSON = "ដារ៉ាមកពីស្រែវិញ។"
ECHO = "km: ប្អូនលាងដៃនៅពេលណាក៏បាន"
MORE = "wash, then dry, then sit down, then eat, then help to carry all of the plates back to the water"


OF_A_WHOLE = {"missing-forms", "missing-facilitation", "help-in-lessons", "recordings", "lesson-length"}
GLOSSARY = """
terms:
  - id: water
    text:
      en: water
      km: ការទឹក
    also:
      - អាប
    avoid:
      - ស្ដាប់
  - id: hand
    text:
      en: hand
      km: ហត្ថ
    everyday: true
"""
PEOPLE = """
characters:
  - id: dara
    text:
      en: Dara
      km: ដារ៉ា
    sex: male
  - id: lina
    text:
      en: Lina
      km: លីណា
    sex: female
"""


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


def worded(old: str = "", new: str = "") -> dict[str, bytes]:
    """A module beside a glossary, with one thing in its lesson said otherwise."""
    entries = {**looked.files(), "glossary.yaml": GLOSSARY.encode()}
    return looked.changed(entries, LESSON, old, new) if old else entries


def untried() -> dict[str, bytes]:
    """A lesson without its practice question."""
    entries = looked.files()
    text = entries[LESSON].decode()
    cut = text.index("  - id: try-order"), text.index("activity:")
    return {**entries, LESSON: (text[: cut[0]] + text[cut[1] :]).encode()}


def people(boys: int, girls: int) -> dict[str, bytes]:
    """Forms in which so many questions name a boy, and so many a girl."""
    asked = questions(Question(right=i % 3) for i in range(boys + girls))
    names = [*[("Dara", "ដារ៉ា")] * boys, *[("Lina", "លីណា")] * girls]
    for form in (FORM_A, looked.FORM_B):
        text = asked[form].decode()
        for en, km in names:
            text = text.replace("en: How is it done?", f"en: How does {en} do it?", 1)
            text = text.replace("km: តើគេធ្វើយ៉ាងណា?", f"km: តើ{km}ធ្វើយ៉ាងណា?", 1)
        asked[form] = text.encode()
    return {**asked, "characters.yaml": PEOPLE.encode()}


def hard(*, note: str = "", helped: bool) -> dict[str, bytes]:
    """A lesson on violence, with or without a note and a word on help."""
    entries = looked.changed(looked.files(), LESSON, "Show a friend", "Violence against a friend")
    entries = looked.changed(entries, LESSON, "At other times", "When there is violence")
    entries = looked.changed(entries, LESSON, "When do I wash my hands?", "Is it abuse?")
    if not helped:
        entries = looked.changed(entries, LESSON, "tell an adult you trust", "lie down")
        entries = looked.changed(entries, LESSON, "សូមប្រាប់មនុស្សធំដែលប្អូនទុកចិត្ត", "សូមសម្រាក")
    return looked.changed(entries, HEAD, "min_age: 10", f"{note}min_age: 10") if note else entries


def unled() -> dict[str, bytes]:
    """A module that says nothing of how a session on it is led."""
    return {name: data for name, data in looked.files().items() if name != LEADING}


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
    Case("terms", "term_avoided", worded(), "ស្ដាប់"),
    Case("terms", "term_avoided", worded("ចៅៗស្ដាប់", "ចៅៗស្ដា\u200bប់"), "write: ការទឹក"),
    Case("agreed-terms", "term_missing", worded("លាងជម្រះនឹងទឹក", "លាងជម្រះ"), "(ការទឹក / អាប)"),
    one("lesson-length", "lesson_length", LESSON, KHMER_LESSON, KHMER_LESSON * 100, "in Khmer"),
    Case("lesson-parts", "lesson_no_practice", untried()),
    Case("lesson-parts", "lesson_no_story", looked.files()),
    Case("lesson-parts", "lesson_no_help", looked.files()),
    Case("protagonists", "protagonists", people(5, 1), "5 times of boys and 1 times of girls", 2),
    Case("protagonists", "protagonists", people(2, 4), "2 times of boys", 2),
    one("missing-forms", "no_form_c", HEAD, "Clean hands", "Clean hands"),
    one("missing-forms", "no_attitudes", HEAD, "Clean hands", "Clean hands"),
    Case("missing-facilitation", "no_facilitation", unled(), "from paper"),
    Case("few-misconceptions", "few_misconceptions", questions(SPREAD), "0 of 9", 2),
    Case("help-in-note", "note_without_help", hard(note=UNHELPED, helped=True), count=2),
    Case("help-in-lessons", "no_content_note", hard(helped=True), "4 texts"),
    Case("help-in-lessons", "lessons_without_help", hard(note=HELPED, helped=False), count=2),
]
