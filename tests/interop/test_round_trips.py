"""Without these, a module that leaves for another program might not come back as it was."""

from datetime import date
from pathlib import Path

import pytest

from lms.authoring.safe_zip import read_zip
from lms.courses.files import Folder
from lms.courses.loader import survey
from lms.interop.formats import read_questions
from lms.interop.gift_out import write_gift
from lms.interop.moodle_out import write_moodle
from lms.interop.qti_out import write_qti
from lms.quizzes.kinds import ITEM, ItemBase
from lms.quizzes.kinds.credit import Credit
from tests.interop.samples import drawings, manuals

CONTENT = Path(__file__).parent.parent.parent / "content"
WRITERS = {"moodle": write_moodle, "qti": write_qti, "gift": write_gift}
NOT_IN_GIFT = {"picture-choice", "hotspot", "scale"}
CHANGED_BY_GIFT = {"categorise", "open-answer"}


def there_and_back(items: list[ItemBase], format_: str) -> dict[str, object]:
    written = WRITERS[format_](items, "demo", drawings(items))
    read = read_questions(written.data, format_)
    return {str(question.item["id"]): question.item for question in read.questions if question.item}


def shipped() -> list[list[ItemBase]]:
    """Return the questions of each shipped module, as they are exported."""
    modules = survey(Folder(CONTENT), date.min).modules.values()
    return [[item for items in (*one.forms.values(), one.attitudes) for item in items] for one in modules]


@pytest.mark.parametrize("format_", ["moodle", "qti"])
def test_every_kind_comes_back_as_it_left(format_: str):
    items = manuals()

    back = there_and_back(items, format_)

    assert {item.id: ITEM.validate_python(back[item.id]) for item in items} == {
        item.id: item for item in items
    }


@pytest.mark.parametrize("format_", ["moodle", "qti"])
def test_rules_of_credit_and_all_other_marks_come_back(format_: str):
    more = {"points": 7, "critical": True, "facts": ("water", "soap"), "family": "hands"}
    items = [
        item.model_copy(update={**more, "id": f"{item.id}-{number}", "credit": rule})
        for item in manuals()
        if item.scored and not item.by_hand
        for number, rule in enumerate(type(item).credits)
    ]

    back = there_and_back(items, format_)

    for item in items:
        assert ITEM.validate_python(back[item.id]) == item
    assert {item.credit for item in items} == set(Credit)


def test_gift_keeps_what_it_can_hold_and_names_the_rest():
    items = manuals()

    written = write_gift(items, "demo", {})
    back = there_and_back(items, "gift")

    held = [item for item in items if item.kind not in NOT_IN_GIFT and item.kind != "gap-fill"]
    assert back.keys() == {item.id for item in held}
    for item in held:
        if item.kind not in CHANGED_BY_GIFT:
            assert ITEM.validate_python(back[item.id]) == item
    left = {line.where.name for line in written.report if line.code == "export-kind"}
    assert left == {item.id for item in items} - back.keys()
    assert {line.code for line in written.report} >= {"export-rubric", "export-feedback", "export-as"}


def test_a_sentence_with_one_gap_comes_back_from_gift():
    whole = next(item for item in manuals() if item.kind == "gap-fill")
    values = whole.model_dump()
    values["gaps"] = values["gaps"][:1]
    values["text"] = {"en": "I wash [when] I eat.", "km": "[when]ពេលញ៉ាំ ខ្ញុំលាងដៃ។"}
    item = ITEM.validate_python(values)

    assert ITEM.validate_python(there_and_back([item], "gift")[item.id]) == item


def test_signs_that_mean_something_elsewhere_stay_words():
    odd = r"""a {b} ~c =d #e :f \g %50% <b>h</b> & "i" ]]> [j] -> k --> l $$m$$ 'n' &amp; *o*"""
    words = {"en": odd, "km": f"ក {odd}"}
    items = []
    for item in manuals():
        values = item.model_dump()
        for part in [values, *values.get("options", ()), *values.get("steps", ())]:
            part |= {key: words for key in ("stem", "explain", "text", "feedback") if part.get(key)}
        if item.kind in {"single-choice", "multiple-choice", "true-false", "ordering"}:
            items.append(ITEM.validate_python(values))

    for format_ in WRITERS:
        back = there_and_back(items, format_)
        assert {item.id: ITEM.validate_python(back[item.id]) for item in items} == {
            item.id: item for item in items
        }, format_


@pytest.mark.parametrize("format_", ["moodle", "qti"])
def test_the_shipped_questions_come_back_as_they_left(format_: str):
    modules = shipped()

    assert len(modules) >= 10
    for items in modules:
        back = there_and_back(items, format_)
        assert {item.id: ITEM.validate_python(back[item.id]) for item in items} == {
            item.id: item for item in items
        }


def test_what_is_not_scored_elsewhere_is_worth_nothing_there():
    scale = next(item for item in manuals() if item.kind == "scale")

    moodle = write_moodle([scale], "demo", {}).data.decode()

    assert "<defaultgrade>0</defaultgrade>" in moodle


def test_no_note_for_authors_stands_in_what_a_player_shows():
    item = next(item for item in manuals() if item.kind == "single-choice")
    reason = item.wrong_ways()[0].reason
    assert reason

    files = read_zip(write_qti([item], "demo", {}).data)

    holding = [name for name, content in files.items() if reason.encode() in content]
    assert holding == ["imsmanifest.xml"]
