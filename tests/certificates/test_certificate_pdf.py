"""Without these, a certificate could run off its page, lie about its code, or run what it should print."""

from contextvars import copy_context
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from PIL import ImageOps

from lms import i18n
from lms.certificates.paper import CannotPrint, Certificate, render_certificate
from lms.text import Text

LONG_KM = "ព្រះបាទសម្តេចឧកញ៉ា ស្រីរតនាសុវណ្ណភូមិន្ទ្រា ចន្ទ្រាវិសុទ្ធិពង្សពិសិដ្ឋ វង្សា"
LONG_LATIN = "SOMDECH OKNHA Sreyratanasovannaphumintrea Chantreavisothipongspiseth VON"
WHITE_MM = 19

SHORT = Certificate(
    name_km="សុខ ស្រីមុំ",
    name_latin="SOK Sreymom",
    title=Text(en="Certificate for trainers", km="វិញ្ញាបនបត្រគ្រូបណ្តុះបណ្តាល"),
    achievement=Text(en="has completed the course", km="បានបញ្ចប់វគ្គបណ្តុះបណ្តាល"),
    organisation=Text(en="Child Peer Education Programme", km="កម្មវិធីអប់រំមិត្តកុមារ"),
    awarded_on=date(2026, 12, 12),
    expires_on=date(2027, 12, 12),
    awarded_by_km="ឈឹម សុភ័ក្ត្រា",
    awarded_by_latin="CHHIM Sopheaktra",
    number="7K3M-Q2XF",
    check_address="https://learn.example.org/check/7K3MQ2XF9D0ZT4AB1C2D3E4F5G",
    demonstration=False,
)
LONG = replace(
    SHORT,
    name_km=LONG_KM,
    name_latin=LONG_LATIN,
    awarded_by_km=LONG_KM,
    awarded_by_latin=LONG_LATIN,
    demonstration=True,
)
LONGEST = replace(
    LONG,
    name_km="ក" * 120,
    name_latin="W" * 120,
    awarded_by_km="ក" * 120,
    awarded_by_latin="W" * 120,
    title=Text(en="Title " * 60, km=SHORT.title.km * 8),
    achievement=Text(en="has completed the course " * 40, km=SHORT.achievement.km * 40),
    organisation=Text(en="Programme " * 40, km=SHORT.organisation.km * 12),
    number="7K3M-Q2XF" * 4,
    check_address="https://learn.example.org/" + "x" * 280,
)
EVERY_LENGTH = pytest.mark.parametrize(
    "certificate", [SHORT, LONG, LONGEST], ids=["short", "long", "longest"]
)


def page_of(certificate):
    """Return the only page of the PDF."""
    document = pypdfium2.PdfDocument(BytesIO(render_certificate(certificate)))
    assert len(document) == 1
    return document[0]


def picture_of(certificate, pixels_per_mm=6):
    """Return the page as a grey picture."""
    return page_of(certificate).render(scale=pixels_per_mm * 25.4 / 72).to_pil().convert("L")


def text_of(certificate):
    """Return the Latin text of the page; Khmer does not survive extraction from any PDF."""
    return page_of(certificate).get_textpage().get_text_bounded()


@EVERY_LENGTH
def test_the_code_on_the_page_leads_to_the_check(certificate):
    picture = picture_of(certificate, pixels_per_mm=12)

    codes = zxingcpp.read_barcodes(picture)

    assert [code.text for code in codes] == [certificate.check_address]


@EVERY_LENGTH
def test_there_is_white_space_around_everything(certificate):
    picture = picture_of(certificate)

    left, top, right, bottom = ImageOps.invert(picture).getbbox()

    margins = (left, top, picture.width - right, picture.height - bottom)
    assert min(margins) >= WHITE_MM * 6


def test_the_page_is_a4_landscape():
    page = page_of(SHORT)

    width, height = page.get_size()

    assert (round(width * 25.4 / 72), round(height * 25.4 / 72)) == (297, 210)


def test_long_names_are_printed_to_the_end():
    text = " ".join(text_of(LONG).split())

    assert text.count(LONG_LATIN) == 2


@pytest.mark.parametrize(
    "author_text",
    [
        '#read("/etc/passwd")',
        "*x* _y_ `z`",
        "$x^2$ // not seen",
        "= heading",
        "\\ -- ~ @who <label>",
        "&lt;b",
    ],
)
def test_markup_is_printed_as_it_stands(author_text):
    certificate = replace(SHORT, name_latin=author_text, achievement=Text(en=author_text, km="ក"))

    text = text_of(certificate)

    assert text.count(author_text) == 2


@pytest.mark.parametrize("demonstration", [True, False])
def test_a_demonstration_says_that_it_is_not_valid_and_nothing_else_does(demonstration):
    certificate = replace(SHORT, demonstration=demonstration)

    text = text_of(certificate)

    assert ("Demonstration – not valid" in text) is demonstration


def test_the_page_says_who_awarded_what_and_when():
    text = text_of(SHORT)

    for said in (
        "Child Peer Education Programme",
        "Certificate for trainers",
        "SOK Sreymom",
        "has completed the course",
        "12 December 2026",
        "12 December 2027",
        "CHHIM Sopheaktra",
        "Scan to check",
        "7K3M-Q2XF",
    ):
        assert said in text


@pytest.mark.parametrize("month", range(1, 13))
def test_the_page_writes_days_as_the_pages_of_the_site_do(month):
    awarded = date(2026, month, 9)

    text = text_of(replace(SHORT, awarded_on=awarded))

    assert _day_on_the_site(awarded) in text


def _day_on_the_site(day):
    def in_english():
        i18n.speak("en")
        return i18n.day(datetime(day.year, day.month, day.day, tzinfo=UTC))

    return copy_context().run(in_english)


def test_the_same_certificate_gives_the_same_bytes():
    first = render_certificate(SHORT)

    again = render_certificate(replace(SHORT))

    assert first == again


@pytest.mark.parametrize("name", ["陳大文", "สมชาย", "Sok 😀", "bell \a"])
def test_letters_that_cannot_be_printed_are_refused_in_words(name):
    certificate = replace(SHORT, name_latin=name)

    with pytest.raises(CannotPrint) as refused:
        render_certificate(certificate)

    assert "cannot be printed" in refused.value.message.en


@pytest.mark.parametrize("name", ["Nguyễn Thị Ánh", "José Ångström", "សុខ\u200bស្រីមុំ"])
def test_names_with_accents_or_invisible_breaks_are_printed(name):
    certificate = replace(SHORT, name_latin=name)

    pdf = render_certificate(certificate)

    assert pdf.startswith(b"%PDF-")
