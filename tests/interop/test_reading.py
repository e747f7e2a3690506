"""Without these, a bank from elsewhere could come in with a wrong key, or lose words in silence."""

from io import BytesIO

import xlsxwriter

from lms.interop.aiken_in import read_aiken
from lms.interop.formats import guessed, read_questions
from lms.interop.gift_in import read_gift
from lms.interop.moodle_in import read_moodle
from lms.interop.notes import Imported, Item, Question
from lms.interop.qti_package import read_qti
from lms.interop.sheet_in import read_sheet
from tests.interop import samples


def by_name(found: Imported, name: str) -> Question:
    return next(question for question in found.questions if question.where.name.startswith(name))


def right(item: Item) -> list[str]:
    options = item["options"]
    assert isinstance(options, list)
    return [str(one["id"]) for one in options if isinstance(one, dict) and one.get("right") is True]


def codes(question: Question) -> set[str]:
    return {line.code for line in question.notes}


def test_gift_is_read_with_keys_feedback_and_lines():
    found = read_gift(samples.GIFT.encode())

    soup = by_name(found, "Soup")
    assert soup.where.line == 5
    assert soup.item["id"] == "soup-1"
    assert right(soup.item) == ["a"]
    assert soup.item["options"] == [
        {"id": "a", "right": True, "text": {"en": "The cook"}, "feedback": {"en": "Right, the cook does."}},
        {"id": "b", "text": {"en": "The cat"}, "feedback": {"en": "A cat has no spoon."}},
    ]
    assert soup.item["explain"] == {"en": "The cook stirs it."}
    assert right(by_name(found, "Fruit").item) == ["a", "b"]
    assert by_name(found, "Two and two").item["answer"] == 4
    truth = by_name(found, "Rain").item
    assert (truth["answer"], truth["if_false"]) == (True, {"feedback": {"en": "It is, look outside."}})
    assert by_name(found, "Match").item["kind"] == "matching"
    assert by_name(found, "A cow").item["stem"] == {"en": "A cow gives _____ every morning."}


def test_what_gift_has_and_we_have_not_is_named_with_its_line():
    found = read_gift(samples.GIFT.encode())

    left = {(line.where.line, line.code) for line in found.report if line.kind == "left"}
    assert left == {(23, "description"), (25, "braces"), (29, "not-whole")}
    assert "category" in {line.code for line in found.report}
    assert "credit-minus" in codes(by_name(found, "Fruit"))


def test_moodle_questions_are_read_and_what_changed_is_said():
    found = read_moodle(samples.MOODLE.encode())

    soup = by_name(found, "Soup")
    assert soup.item["stem"] == {"en": "Who stirs the soup?"}
    assert (right(soup.item), soup.item["points"]) == (["a"], 2)
    assert codes(soup) == {"weights", "lost-style", "taken"}
    gaps = by_name(found, "Gaps").item
    assert (gaps["stem"], gaps["text"]) == (
        {"en": "Fill it in."},
        {"en": "Soup needs [gap-1] and [gap-2]."},
    )
    left = {line.where.name: line.code for line in found.report if line.kind == "left"}
    assert left == {"Typed": "cloze-typed", "Sum": "moodle-type", "Read": "moodle-type"}


def test_both_languages_of_one_question_are_told_apart():
    item = by_name(read_moodle(samples.MOODLE.encode()), "Two languages").item

    assert item["stem"] == {"en": "Who eats?", "km": "តើអ្នកណាញ៉ាំ?"}
    options = item["options"]
    assert isinstance(options, list)
    assert [one["text"] for one in options if isinstance(one, dict)] == [
        {"en": "The cat", "km": "ឆ្មា"},
        {"en": "Dog", "km": "ឆ្កែ"},
        {"en": "12", "km": "12"},
    ]


def test_safe_drawings_are_taken_and_photographs_reported():
    found = read_moodle(samples.MOODLE.encode())

    assert set(found.pictures) == {"pot.svg"}
    notes = [line for line in by_name(found, "Pictures").notes if line.code == "picture-unsafe"]
    assert [dict(line.values)["name"] for line in notes] == ["cup.png"]


def test_qti_2_is_read_with_its_feedback():
    found = read_qti(samples.QTI_21.encode())

    (question,) = found.questions
    assert question.item["stem"] == {"en": "Look into the kitchen.\nWho stirs the soup?\n"}
    assert question.item["options"] == [
        {"id": "a", "right": True, "text": {"en": "The cook"}, "feedback": {"en": "Right."}},
        {"id": "b", "text": {"en": "The cat"}, "feedback": {"en": "A cat has no spoon."}},
    ]
    assert codes(question) == {"lost-style", "feedback-left", "taken"}


def test_each_interaction_of_qti_3_becomes_a_kind_or_is_named():
    pairs = (
        '<qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="directedPair">'
        "<qti-correct-response><qti-value>A X</qti-value><qti-value>B X</qti-value></qti-correct-response>"
        "</qti-response-declaration>"
    )
    sides = (
        "<qti-simple-match-set>{}</qti-simple-match-set>".format(
            "".join(
                f'<qti-simple-associable-choice identifier="{n}">{n}n</qti-simple-associable-choice>'
                for n in side
            )
        )
        for side in ("AB", "XY")
    )
    match = f'<qti-match-interaction response-identifier="RESPONSE">{"".join(sides)}</qti-match-interaction>'
    words = (
        '<p>It is <qti-gap identifier="G1"/>.</p>',
        '<qti-gap-text identifier="W1">wet</qti-gap-text><qti-gap-text identifier="W2">dry</qti-gap-text>',
    )
    one = pairs.replace(
        "<qti-value>A X</qti-value><qti-value>B X</qti-value>", "<qti-value>W1 G1</qti-value>"
    )
    tag = "qti-gap-match-interaction"
    gap = f'<{tag} response-identifier="RESPONSE">{words[1]}{words[0]}</{tag}>'
    slider = '<qti-slider-interaction response-identifier="RESPONSE" lower-bound="0" upper-bound="9"/>'
    text = '<qti-extended-text-interaction response-identifier="RESPONSE"/>'
    cases = {
        samples.qti_3(match, pairs): "categorise",
        samples.qti_3(gap, one): "gap-fill",
        samples.qti_3(text, ""): "open-answer",
        samples.qti_3(slider, ""): "qti-interaction",
        samples.qti_3(text + text, ""): "composite",
        samples.qti_3("<p>Read.</p>", ""): "no-interaction",
    }

    for source, wanted in cases.items():
        (question,) = read_qti(source.encode()).questions
        assert question.item.get("kind", question.notes[0].code) == wanted


def test_a_package_is_read_item_by_item_and_one_broken_item_keeps_no_other_out():
    files = {"items/a.xml": samples.QTI_21, "b.xml": "<assessmentItem>", "c.xml": "<other/>"}

    found = read_qti(samples.package(files))

    assert [bool(question.item) for question in found.questions] == [True, False, False]
    assert {line.where.file for line in found.report if line.kind == "left"} == {"b.xml", "c.xml"}


def test_halves_of_an_item_in_two_languages_become_one():
    declared = (
        '<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="integer">'
        "<qti-correct-response><qti-value>4</qti-value></qti-correct-response></qti-response-declaration>"
    )
    field = '<qti-text-entry-interaction response-identifier="RESPONSE"/>'
    files = {
        "a.xml": samples.qti_3(f"<p>How many?</p>{field}", declared, "en", "eggs--en"),
        "b.xml": samples.qti_3(f"<p>ប៉ុន្មាន?</p>{field}", declared, "km", "eggs--km"),
    }

    found = read_questions(samples.package(files, "imsqti_item_xmlv3p0"))

    (question,) = found.questions
    assert question.item["stem"] == {"en": "How many?", "km": "ប៉ុន្មាន?"}
    assert "joined" in codes(question)


def test_a_second_file_in_the_other_language_joins_question_by_question():
    english = b"Who eats?\nA. Cat\nB. Dog\nANSWER: A\n\nWhat now?\nA. One\nB. Two\nANSWER: B\n"
    khmer = "តើអ្នកណាញ៉ាំ?\nA. ឆ្មា\nB. ឆ្កែ\nANSWER: A\n".encode()

    found = read_questions(english, "aiken", khmer)

    assert found.questions[0].item["stem"] == {"en": "Who eats?", "km": "តើអ្នកណាញ៉ាំ?"}
    assert codes(found.questions[1]) == {"taken", "not-joined"}


def test_aiken_is_read_in_both_languages():
    found = read_aiken(samples.AIKEN.encode())

    assert [right(question.item) for question in found.questions[:2]] == [["a"], ["b"]]
    assert found.questions[1].item["stem"] == {"km": "តើអ្នកណាញ៉ាំ?"}
    assert codes(found.questions[2]) == {"no-key"}


def test_a_sheet_is_read_alike_from_csv_and_from_a_workbook():
    rows = [line.split(",") for line in samples.SHEET.splitlines()]
    for data in (samples.SHEET.encode(), samples.SHEET.encode("utf-16"), samples.workbook(rows)):
        found = read_sheet(data)

        first = found.questions[0].item
        assert (right(first), first["points"]) == (["a"], 2)
        assert first["stem"] == {"en": "Who stirs?", "km": "តើអ្នកណាកូរ?"}
        assert {"misconception": "MC01"}.items() <= first["options"][1].items()
        assert found.questions[2].item["answer"] == 4
        assert codes(found.questions[0]) == {"column-left", "taken"}
        assert [codes(one) for one in found.questions[4:]] == [{"sheet-kind"}, {"formula"}]


def test_a_file_says_itself_what_it_is():
    files = {
        "gift": samples.GIFT.encode(),
        "moodle": samples.MOODLE.encode(),
        "qti": samples.QTI_21.encode(),
        "aiken": samples.AIKEN.encode(),
        "sheet": samples.SHEET.encode(),
    }

    assert {name: guessed(data) for name, data in files.items()} == {name: name for name in files}
    assert guessed(samples.package({})) == "qti"
    assert guessed(samples.workbook([["kind"]])) == "sheet"


def test_every_line_of_a_report_is_in_both_languages():
    found = [read_gift(samples.GIFT.encode()), read_moodle(samples.MOODLE.encode())]

    for line in (line for one in found for line in one.report):
        assert line.text.en != line.text.km or line.code == "file-unread"
        assert line.say("km") != line.say("en")


def test_values_that_a_workbook_computed_are_said():
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["kind", "right", "stem_en"])
        sheet.write_row(1, 0, ["number", "=2+2", "How many?"])

    found = read_sheet(out.getvalue())

    assert [line.code for line in found.notes] == ["computed"]
