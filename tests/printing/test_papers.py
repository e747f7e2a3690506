"""Without these, a paper could leave its page, tell the answers, or run what it should print."""

import re
from dataclasses import replace

import pypdfium2.raw as pdfium
import pytest
from PIL import ImageChops

from lms.errors import NotFound
from lms.printing import flipchart
from lms.printing.materials import FORMS, Material, file_name, printed
from lms.printing.sheet import DrawnForm
from lms.printing.source import PRINTED, short, source_of
from lms.printing.timing import sessions_of
from lms.printing.typesetting import LetterMissing, kept_whole
from lms.quizzes.quiz import Form
from lms.text import visible
from tests.courses.samples import SAMPLE, TODAY, load
from tests.printing.papers import (
    DAY,
    document,
    every_kind_source,
    sample_source,
    shipped_source,
    text_of,
    with_texts,
)

HOSTILE = '#read("/etc/passwd") *x* $1+1$ _y_ #panic("no") ] ) } <script> \\u{48} @here `raw` // no'
MM = 72 / 25.4
every_material = pytest.mark.parametrize("material", Material)


@every_material
@pytest.mark.parametrize("language", PRINTED)
def test_each_page_is_a4_numbered_and_says_its_release(material, language):
    pdf = printed(sample_source(), material, language, Form.A)

    pages = list(document(pdf))
    for number, page in enumerate(pages, 1):
        assert sorted(round(side / MM) for side in page.get_size()) == [210, 297]
        text = page.get_textpage().get_text_bounded()
        if language != "km":
            assert f"{number} / {len(pages)}" in text
        assert short(sample_source().release) in text


@every_material
def test_equal_content_gives_equal_bytes(material):
    assert printed(sample_source(), material, "both", Form.A) == printed(
        sample_source(), material, "both", Form.A
    )


@every_material
def test_a_paper_is_black_and_white_and_keeps_its_margins(material):
    for page in document(printed(shipped_source(), material, "km", Form.A)):
        picture = page.render(scale=0.7).to_pil().convert("RGB")
        red, green, blue = picture.split()

        assert ImageChops.difference(red, green).getextrema()[1] <= 2
        assert ImageChops.difference(green, blue).getextrema()[1] <= 2
        edge = round(6 * MM * 0.7)
        inside = picture.convert("L").point(lambda level: 255 * (level < 200)).getbbox()
        assert inside is not None
        assert min(inside[:2]) > edge
        assert inside[2] < picture.width - edge
        assert inside[3] < picture.height - edge


@pytest.mark.parametrize("language", PRINTED)
@pytest.mark.parametrize("material", [Material.QUIZ, Material.ANSWER_SHEET, Material.KEY, Material.FLIPCHART])
def test_every_kind_of_question_finds_its_place_on_paper(material, language):
    source = every_kind_source()

    text = text_of(printed(source, material, language, Form.A))

    if material is Material.QUIZ and language == "en":
        for item in source.module.forms[Form.A]:
            assert item.stem.en.split()[0] in text


@pytest.mark.parametrize("material", [one for one in Material if one is not Material.ANSWER_SHEET])
def test_what_an_author_writes_is_printed_and_never_run(material):
    library = load(SAMPLE, TODAY)
    source = source_of(library, with_texts(library.modules[0], HOSTILE), DAY)

    text = "".join(text_of(printed(source, material, "en", Form.A)).split())

    assert '#read("/etc/passwd")' in text
    assert "root:" not in text
    assert '#panic("no")' in text


def test_a_letter_of_no_shipped_font_is_refused_in_a_sentence():
    library = load(SAMPLE, TODAY)
    source = source_of(library, with_texts(library.modules[0], "A smile 😀 and 漢字"), DAY)

    with pytest.raises(LetterMissing) as refused:
        printed(source, Material.HANDOUT, "en")

    assert "cannot be printed" in refused.value.message.en


@pytest.mark.parametrize("material", [Material.QUIZ, Material.ANSWER_SHEET])
def test_the_papers_learners_get_do_not_tell_the_answers(material):
    source = shipped_source()
    items = source.module.forms[Form.A]

    text = " ".join(text_of(printed(source, material, "en", Form.A)).split())

    for item in items:
        for words in (item.explain, *(way.feedback for way in item.wrong_ways())):
            assert " ".join(visible(words.en).split()) not in text


def test_the_key_has_every_right_answer_and_the_sum_of_points():
    source = shipped_source()

    text = " ".join(text_of(printed(source, Material.KEY, "en", Form.A)).split())

    for item in source.module.forms[Form.A]:
        for line in item.solution():
            assert line.en.split()[-1] in text
    assert f"All points {sum(item.points for item in source.module.forms[Form.A])}" in text


def test_the_guide_tells_a_trainer_no_question_of_the_quizzes():
    source = shipped_source()

    text = " ".join(text_of(printed(source, Material.GUIDE, "en")).split())

    for form in source.module.forms.values():
        for item in form:
            assert " ".join(item.stem.en.split()) not in text


def test_the_minutes_in_a_guide_add_up_to_the_session():
    source = shipped_source()
    sessions = sessions_of(source.module)

    pages = [
        " ".join(page.get_textpage().get_text_bounded().split())
        for page in document(printed(source, Material.GUIDE, "en"))
    ]

    told = " ".join(pages)
    for number, session in enumerate(sessions, 1):
        head = re.search(rf"Session {number}\. (.*?)Together: (\d+) minutes", told)
        assert head is not None
        assert int(head[2]) == session.total
        rest = told[head.end() :].split(f"Session {number + 1}.")[0].split("What some may still believe")[0]
        rows = [int(minutes) for minutes in re.findall(r"(?<![(\d])(\d+) minutes", rest)]
        assert sum(rows) == session.total


@pytest.mark.parametrize("code", ["M1", "M2", "M3"])
def test_on_a_flipchart_each_card_has_one_front_and_one_back_and_is_read_from_four_metres(code):
    source = shipped_source(code)

    pages = list(document(printed(source, Material.FLIPCHART, "km")))

    assert len(pages) == 2 * sum(len(lesson.screens) + 1 for lesson in source.module.lessons)
    for front in pages[::2]:
        text = front.get_textpage()
        sizes = [pdfium.FPDFText_GetFontSize(text.raw, i) for i in range(text.count_chars())]
        assert max(sizes) >= 38


def test_a_card_says_in_few_words_what_its_author_wrote_in_bold_or_in_a_list():
    assert flipchart.few_in("<p>We <strong>ask</strong>, we <strong>wait</strong>.</p><p>So.</p>") == [
        "ask",
        "wait",
    ]
    assert flipchart.few_in("<p>I <strong>ask</strong> and I <strong>wait</strong>.</p>") == [
        "I ask and I wait"
    ]
    assert flipchart.few_in("<ul><li>Ask.</li><li>Wait.</li></ul><p>No hurry.</p>") == ["Ask", "Wait"]
    assert flipchart.few_in("<p>It may be a stranger. It may be a friend.</p><p>So.</p>") == [
        "It may be a stranger. It may be a friend."
    ]
    assert flipchart.few_in(f"<p>Ask first. {'Then wait. ' * 30}</p>") == ["Ask first."]


def test_a_form_that_is_drawn_anew_for_everybody_has_no_paper():
    source = every_kind_source(draws=(Form.A,))

    for material in FORMS:
        with pytest.raises(DrawnForm) as refused:
            printed(source, material, "km", Form.A)

    assert "cannot be printed" in refused.value.message.en


def test_a_form_a_module_does_not_have_is_not_found():
    with pytest.raises(NotFound):
        printed(sample_source(), Material.QUIZ, "km", Form.C)


def test_help_is_printed_without_a_number_that_is_not_registered():
    source = shipped_source()

    text = text_of(printed(source, Material.HANDOUT, "en"))
    without = text_of(printed(replace(source, numbers={}), Material.HANDOUT, "en"))

    assert "1280" in text
    assert "092 311 511" in text
    assert "092 311 511" not in without


@pytest.mark.parametrize(
    ("written", "printed_as"),
    [
        ("ពីរ។", "ពី\u2060រ។"),
        ("កុមារ", "កុមា\u2060រ"),
        ("ល្អ។", "ល្អ។"),
        ("ឱ្យ", "ឱ្យ"),
        ("ភ្នំពេញ", "ភ្នំពេ\u2060ញ"),
        ("ក ខ", "ក ខ"),
    ],
)
def test_a_last_consonant_stays_with_its_syllable_and_a_subscript_below_its_letter(written, printed_as):
    assert kept_whole(written) == printed_as


def test_the_name_of_a_file_says_nothing_of_its_subject():
    names = {file_name("M2", material, "km", Form.B) for material in Material}

    assert "m2-quiz-b-km.pdf" in names
    assert not any(word in name for name in names for word in ("traffick", "sign", "right"))


def test_the_same_paper_asked_for_again_is_the_one_that_was_set():
    first = printed(sample_source(), Material.TALLY, "km", Form.A)

    assert printed(sample_source(), Material.TALLY, "km", Form.A) is first
    assert printed(replace(sample_source(), release="0" * 64), Material.TALLY, "km", Form.A) != first
