"""Without these, the code on a cheap print could not be read, or the paper lack who stands behind it."""

import random
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric import ec
from PIL import Image, ImageDraw, ImageFilter

from lms.certificates.paper import CannotPrint, Certificate, Look, as_svg, render_certificate
from lms.certificates.statement import Statement, sign
from lms.text import Text

ADDRESS = "https://learn.example.org/km/c/00112233445566778899aabbccddeeff"
SAID = Statement(
    "0a1b2c3d",
    ADDRESS[-32:],
    4242,
    "trainer",
    1,
    date(2026, 12, 12),
    date(2028, 12, 12),
    "សុខ ស្រីមុំ",
    "SOK Sreymom",
)
LONG_KM = "ព្រះបាទសម្តេចឧកញ៉ា ស្រីរតនាសុវណ្ណភូមិន្ទ្រា ចន្ទ្រាវិសុទ្ធិពង្សពិសិដ្ឋ វង្សា"


def with_statement(said: Statement) -> Certificate:
    """Return a paper that two people have signed, with a real statement in its code."""
    statement = sign(said, ec.generate_private_key(ec.SECP256R1()))
    return Certificate(
        name_km=said.name_km,
        name_latin=said.name_latin,
        title=Text(en="Certificate for trainers", km="វិញ្ញាបនបត្រគ្រូបណ្តុះបណ្តាល"),
        achievement=Text(en="has completed the course", km="បានបញ្ចប់វគ្គបណ្តុះបណ្តាល"),
        organisation=Text(en="Child Peer Education Programme", km="កម្មវិធីអប់រំមិត្តកុមារ"),
        awarded_on=said.awarded_on,
        expires_on=said.expires_on,
        awarded_by_km="ឈឹម សុភ័ក្ត្រា",
        awarded_by_latin="CHHIM Sopheaktra",
        number="00112233",
        check_address=f"{ADDRESS}#{statement}",
        demonstration=False,
        confirmed_by_km="ស៊ឹម ចាន់ណា",
        confirmed_by_latin="SIM Channa",
    )


PAPER = with_statement(SAID)


def page_of(certificate: Certificate) -> pypdfium2.PdfPage:
    document = pypdfium2.PdfDocument(BytesIO(render_certificate(certificate)))
    assert len(document) == 1
    return document[0]


def photographed(certificate: Certificate, *, turned: float, blur: float, grain: int) -> Image.Image:
    """Return the page as a cheap printer and a cheap camera leave it: grey, turned, blurred, grainy, dim."""
    printed = page_of(certificate).render(scale=200 / 72).to_pil().convert("L")
    tired = printed.point(lambda grey: 40 + grey * 170 // 255)
    askew = tired.rotate(turned, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=200)
    soft = askew.filter(ImageFilter.GaussianBlur(blur))
    chance = random.Random(26)  # grain, not a secret
    noise = Image.frombytes("L", soft.size, chance.randbytes(soft.width * soft.height))
    return Image.blend(soft, noise, grain / 100)


@pytest.mark.parametrize(
    ("turned", "blur", "grain"), [(0, 0.0, 0), (3, 0.8, 8), (-7, 1.0, 12), (90, 0.6, 15), (184, 1.0, 8)]
)
def test_the_code_is_read_from_a_photograph_of_a_black_and_white_print(
    turned: float, blur: float, grain: int
) -> None:
    picture = photographed(PAPER, turned=turned, blur=blur, grain=grain)

    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [PAPER.check_address]


def test_the_code_of_very_long_names_is_read_from_a_photograph() -> None:
    paper = with_statement(replace(SAID, name_km=LONG_KM, name_latin="Somdech Oknha " * 5))

    picture = photographed(paper, turned=2, blur=0.7, grain=8)

    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [paper.check_address]


def test_the_code_is_at_least_35_millimetres_wide() -> None:
    picture = page_of(PAPER).render(scale=200 / 72).to_pil()

    (code,) = zxingcpp.read_barcodes(picture)

    width = code.position.top_right.x - code.position.top_left.x
    assert width * 25.4 / 200 >= 35


def test_the_page_says_that_no_internet_is_needed_and_who_stands_behind_it() -> None:
    text = page_of(PAPER).get_textpage().get_text_bounded()

    for said in ("Check without internet", "CHHIM Sopheaktra", "Proposed by", "SIM Channa", "Confirmed by"):
        assert said in text


def test_without_a_second_person_one_signature_stands_alone() -> None:
    alone = replace(PAPER, confirmed_by_km="", confirmed_by_latin="")

    text = page_of(alone).get_textpage().get_text_bounded()

    assert "Awarded by" in text
    assert "Confirmed by" not in text


def drawn(folder: Path, name: str) -> str:
    picture = Image.new("RGBA", (300, 120), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((10, 10, 290, 110), fill=(200, 0, 0, 255))
    picture.save(folder / name)
    return as_svg(folder / name)


def test_logo_motto_and_signatures_stand_on_the_page_and_everything_still_fits(tmp_path: Path) -> None:
    motto = Text(en="Kingdom of Cambodia\nNation Religion King", km="ព្រះរាជាណាចក្រកម្ពុជា\nជាតិ សាសនា ព្រះមហាក្សត្រ")
    picture = drawn(tmp_path, "red.png")
    look = Look(motto, picture, picture, picture)
    paper = replace(PAPER, name_km=LONG_KM, awarded_by_km=LONG_KM, confirmed_by_km=LONG_KM, look=look)

    page = page_of(paper)

    red = page.render(scale=2).to_pil().convert("RGB")
    coloured = sum(count for count, (r, g, b) in red.getcolors(2**24) or [] if r > 150 and g < 60 and b < 60)
    assert "Nation Religion King" in page.get_textpage().get_text_bounded()
    # Three red pictures: the logo, and two signatures about half as large.
    assert coloured > 8_000


def test_what_is_no_picture_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"not a picture")

    with pytest.raises(CannotPrint) as refused:
        as_svg(tmp_path / "logo.png")

    assert "PNG" in refused.value.message.en
