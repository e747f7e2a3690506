"""Without these, a translation that comes back could be lost, land in the wrong place, or change the rest."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
import xlsxwriter

from lms.authoring import po, sheet
from lms.authoring.glossary import Term, read_terms, terms_in
from lms.authoring.incoming import Incoming, Reason, carried_out, plan, sent_digests
from lms.authoring.khmer_lock import confirmed
from lms.authoring.safe_sheet import NoSheet, read_sheets
from lms.authoring.translatable import State, Translatable, lock_in, translatables, unreadable
from lms.authoring.units import SHARED
from lms.courses.files import Folder, Parcel
from lms.courses.loader import survey
from tests.courses.samples import FORM_A, HEAD, LESSON, SAMPLE, SHIPPED, TODAY

UNIT = "clean-hands"
HEADING = "lessons/when-to-wash:screens.before-food.heading"
TEXT = "lessons/when-to-wash:screens.before-food.text"
MADE = datetime(2026, 11, 26, tzinfo=UTC)
FILES = Parcel({name: Folder(SAMPLE).read(name) for name in Folder(SAMPLE).all_names()})
TEXTS = translatables(FILES, UNIT)


def changed(name: str, old: str, new: str, files: Parcel = FILES) -> Parcel:
    text = files.read(name).decode()
    assert text.count(old) == 1
    return Parcel({**files.entries, name: text.replace(old, new).encode()})


def one(id_: str, texts: tuple[Translatable, ...] = TEXTS) -> Translatable:
    return next(text for text in texts if text.id == id_)


def row(id_: str, **said: object) -> Incoming:
    here = one(id_).sentence
    usual = Incoming(id_, here.en, here.km, sent_digests(here))
    return replace(usual, **said)  # type: ignore[arg-type]  # the names are checked when it is made


def test_texts_come_in_the_order_in_which_a_learner_meets_them():
    names = list(dict.fromkeys(text.sentence.name for text in TEXTS))

    assert names[:3] == [HEAD, LESSON, FORM_A]
    assert (one(HEADING).where, one(HEADING).state) == ("screens 1 > heading", State.UNSURE)
    assert FILES.read(LESSON).decode().splitlines()[one(HEADING).lines[1] - 1].strip().startswith("km: មុន")


def test_the_names_of_invented_people_are_not_for_translators():
    names = {text.sentence.name for text in translatables(Folder(SHIPPED), SHARED)}

    assert "facts.yaml" in names
    assert "characters.yaml" not in names


@pytest.mark.parametrize("kind", ["po", "xlsx"])
@pytest.mark.parametrize("unit", [SHARED, "child-rights"])
def test_what_goes_out_and_comes_back_untouched_changes_nothing(kind: str, unit: str):
    texts = translatables(Folder(SHIPPED), unit)
    data = po.write(unit, texts, (), MADE) if kind == "po" else sheet.write(unit, texts, ())

    said, rows = po.read(data) if kind == "po" else sheet.read(data)

    found = plan(texts, rows)
    assert (said, [row.id for row in rows]) == (unit, [text.id for text in texts])
    assert (found.same, found.is_whole, found.changes) == (len(texts), True, ())


def test_a_translation_changes_its_lines_and_says_for_which_english_it_was_written():
    found = plan(TEXTS, [row(HEADING, km="មុនពេលញ៉ាំ"), row(TEXT, km="ទឹក **និង** សាប៊ូ\n\n**ពីរ**")])

    written, refused = carried_out(FILES, UNIT, found.changes, found.confirmed)

    after = Parcel({**FILES.entries, **written})
    texts = translatables(after, UNIT)
    assert refused == ()
    assert sorted(written) == [f"modules/{UNIT}/khmer.yaml", LESSON]
    assert [text.id for text in texts if text.state is State.DONE and not text.spellings] == [HEADING, TEXT]
    assert one(TEXT, texts).sentence.km == "ទឹក **និង** សាប៊ូ\n\n**ពីរ**\n"
    untouched = {text.id: text.sentence.km for text in TEXTS if text.id not in {HEADING, TEXT}}
    assert {text.id: text.sentence.km for text in texts if text.id in untouched} == untouched


def test_spellings_of_an_accepted_answer_go_out_as_lines_and_come_back_as_a_list():
    files = Parcel({"modules/m/items/form-a.yaml": SPELLINGS.encode()})
    texts = translatables(files, "m")
    answer = next(text for text in texts if text.spellings)

    found = plan(texts, [Incoming(answer.id, answer.sentence.en, "សាប៊ូ\nម្សៅសាប៊ូ\nដុំសាប៊ូ")])
    written, _ = carried_out(files, "m", found.changes, found.confirmed)

    assert (answer.id, answer.sentence.km) == ("items/form-a:items.a1.accepted.soap", "សាប៊ូ\nសាប៊ូដុស")
    expected = SPELLINGS.replace("- សាប៊ូដុស", "- ម្សៅសាប៊ូ\n          - ដុំសាប៊ូ")
    assert written == {"modules/m/items/form-a.yaml": expected.encode()}


SPELLINGS = """\
items:
  - id: a1
    stem:
      en: What?
      km: អ្វី?
    accepted:
      - id: soap
        en:
          - soap
        km:
          - សាប៊ូ
          - សាប៊ូដុស
"""


def test_a_translation_of_english_that_has_changed_since_is_left_alone():
    files = changed(LESSON, "en: Before I eat", "en: Before I eat or cook")

    found = plan(translatables(files, UNIT), [row(HEADING, km="ថ្មី")])

    assert [(one.of.id, one.reason) for one in found.skipped] == [(HEADING, Reason.STALE)]
    assert found.changes == ()


def test_a_text_that_somebody_else_translated_meanwhile_is_not_written_over():
    files = changed(LESSON, "km: មុនពេលញ៉ាំអាហារ", "km: មុនញ៉ាំ")

    found = plan(translatables(files, UNIT), [row(HEADING, km="ថ្មី"), row(TEXT)])

    assert [(one.of.id, one.reason, one.new) for one in found.skipped] == [(HEADING, Reason.MEANWHILE, "ថ្មី")]


def test_unfinished_texts_and_unknown_ids_are_listed_and_left_out():
    found = plan(TEXTS, [row(HEADING, km="ថ្មី", unfinished=True), Incoming("lessons/gone:title", "x", "ក")])

    assert [one.reason for one in found.skipped] == [Reason.UNFINISHED]
    assert found.unknown == ("lessons/gone:title",)
    assert not found.is_whole


def test_english_changed_in_the_spreadsheet_is_changed_in_the_file_too():
    found = plan(TEXTS, [row(HEADING, en="Before every meal")])

    written, _ = carried_out(FILES, UNIT, found.changes, found.confirmed)

    assert [(change.language, change.new) for change in found.changes] == [("en", "Before every meal")]
    assert written[LESSON] == FILES.read(LESSON).replace(b"en: Before I eat", b"en: Before every meal")
    assert found.confirmed == frozenset()


@pytest.mark.parametrize("kind", ["po", "xlsx"])
def test_an_old_khmer_that_is_still_right_is_confirmed_without_a_change(kind: str):
    sentences = [text.sentence for text in TEXTS if not text.spellings]
    lock = confirmed({}, sentences).encode()
    files = changed(LESSON, "en: Before I eat", "en: Before I eat.")
    files = Parcel({**files.entries, f"modules/{UNIT}/khmer.yaml": lock})
    texts = translatables(files, UNIT)
    assert [text.id for text in texts if text.state is State.STALE] == [HEADING]
    if kind == "po":
        sent = po.write(UNIT, texts, (), MADE)
        assert sent.count(b"#, fuzzy") == 1
        assert plan(texts, po.read(sent)[1]).confirmed == frozenset()
        back = po.read(sent.replace(b"#, fuzzy\n", b""))[1]
    else:
        back = [
            replace(one, confirmed=one.id == HEADING) for one in sheet.read(sheet.write(UNIT, texts, ()))[1]
        ]

    found = plan(texts, back)
    written, _ = carried_out(files, UNIT, found.changes, found.confirmed)

    assert (found.changes, found.confirmed) == ((), {HEADING})
    after = Parcel({**files.entries, **written})
    assert list(written) == [f"modules/{UNIT}/khmer.yaml"]
    assert {text.state for text in translatables(after, UNIT)} == {State.DONE}
    assert len(lock_in(after, UNIT)) == len(sentences)


def test_a_place_to_break_a_line_is_worth_a_change():
    found = plan(TEXTS, [row(HEADING, km="មុនពេល\u200bញ៉ាំអាហារ")])

    assert [change.new for change in found.changes] == ["មុនពេល\u200bញ៉ាំអាហារ"]


def test_a_file_with_mistakes_is_named_and_left_out():
    files = Parcel({**FILES.entries, LESSON: b"id: *x\n"})

    assert unreadable(files, UNIT) == (LESSON,)
    assert LESSON not in {text.sentence.name for text in translatables(files, UNIT)}


def test_a_translation_that_loses_a_gap_or_a_telephone_number_is_not_taken_in():
    files = changed(LESSON, "en: Before I eat", "en: Call 117")
    texts = translatables(files, UNIT)
    sent = sent_digests(one(HEADING, texts).sentence)

    found = plan(texts, [Incoming(HEADING, "Call 117", "ហៅ ១១៨", sent)])

    assert (found.changes, [change.of.id for change in found.broken]) == ((), [HEADING])


def test_the_shipped_glossary_is_shown_with_the_texts_its_words_occur_in():
    folder = Folder(SHIPPED)
    terms = read_terms(folder)

    texts = translatables(folder, "signs-of-trafficking")

    assert len(terms) > 60
    assert sum(bool(terms_in(text.sentence.en, terms)) for text in texts) > 100
    assert b"#. broker = " in po.write("signs-of-trafficking", texts, terms, MADE)


def test_a_mistake_in_the_glossary_is_named():
    glossary = b"terms:\n  - id: a\n    text:\n      en: child\n      km: \xe1\x9e\x80\n"
    twice = glossary + glossary.removeprefix(b"terms:\n")

    found = survey(Parcel({**FILES.entries, "glossary.yaml": twice}), TODAY).mistakes

    assert [(one.line, one.code) for one in found] == [(6, "same_id")]


def test_of_two_terms_that_overlap_the_longer_one_is_shown():
    terms = (Term("child", "កុមារ", ("children",)), Term("child rights", "សិទ្ធិកុមារ"), Term("risk", "ហានិភ័យ"))

    assert [term.km for term in terms_in("Child rights: risks for children", terms)] == [
        "សិទ្ធិកុមារ",
        "ហានិភ័យ",
        "កុមារ",
    ]


@pytest.mark.parametrize("data", [b"", b"msgid", b'msgid "a"\nmsgstr "b"\n', b"\xff\xfe", b"\x00" * 50])
def test_what_is_no_file_of_ours_is_refused(data: bytes):
    with pytest.raises(po.NotPo):
        po.read(data)
    with pytest.raises(NoSheet):
        sheet.read(data)


@pytest.mark.parametrize("place", [(30_000, 0), (0, 200)])
def test_a_spreadsheet_with_a_cell_far_outside_is_refused(place: tuple[int, int]):
    made = BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet().write_string(*place, "x")

    with pytest.raises(NoSheet):
        read_sheets(made.getvalue())
