"""Without these, a commune written in another way would not be found, or the wrong one of five be taken."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lms import create_app
from lms.config import SettingError
from lms.places import gazetteer
from lms.places.place import BadPlaces
from tests.conftest import settings_for

THMEI = ["070716", "080108", "100610", "130403", "200211"]


@pytest.fixture(autouse=True)
def packaged_list() -> Iterator[None]:
    gazetteer.use(None)
    yield
    gazetteer.use(None)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        # As the organisations' own reports spell them.
        ("Staung", "0608"),
        ("Stoung", "0608"),
        ("Prasat Sambo", "0605"),
        ("Prosat Sambo", "0605"),
        ("Prasat Sambour", "0605"),
        ("Santhok", "0607"),
        ("Stoung Sen", "0603"),
        ("KamPong Svay", "0602"),
        ("Kompong Svay Svay", "0602"),
        ("TrorPang Roeusey", "060209"),
        # As people write them elsewhere.
        ("kompong thum", "06"),
        ("Kampong Thom", "06"),
        ("Siemreap", "17"),
        ("Takeo", "21"),
        ("Takaev", "21"),
        ("Sihanoukville", "18"),
        ("Bat Dambang", "02"),
        ("Rattanak Kiri", "16"),
        ("Poipet", "0110"),
        ("Phnom Srok", "0103"),
        # In Khmer, with the subscript that looks the same, the word for what it is, an unseen space.
        ("ស្ទោង", "0608"),
        ("ស្រុកស្ទោង", "0608"),
        ("ត្រពាំង\u200bឫស្សី", "060209"),
        ("ស្ទឹងសេន", "0603"),
        ("ខេត្តកណ្ដាល", "08"),
        ("ខេត្តកណ្តាល", "08"),
        # With where it lies.
        ("Thmei Svay Rieng", "200211"),
        ("Thmey commune, Svay Rieng province", "200211"),
        ("ឃុំថ្មី ស្រុកកំពង់រោទិ៍ ខេត្តស្វាយរៀង", "200211"),
        # By code, in either digits.
        ("060209", "060209"),
        ("០៦០៨", "0608"),
    ],
)
def test_a_place_is_found_first_however_it_is_spelt(written: str, code: str) -> None:
    found = gazetteer.search(written, 10)

    assert found[0].code == code


@pytest.mark.parametrize("written", ["Thmei", "Thmey", "Thmei commune", "ថ្មី", "ឃុំថ្មី"])
def test_every_one_of_five_communes_of_one_name_is_shown(written: str) -> None:
    found = gazetteer.search(written, 10)

    assert set(THMEI) <= {one.code for one in found}
    assert len({one.in_full("km") for one in found}) == len(found)


@pytest.mark.parametrize("written", ["", "  ", "?!", "\u200b", "qqqqqq", "ៜៜ", "99"])
def test_nothing_is_found_for_what_names_no_place(written: str) -> None:
    assert gazetteer.search(written, 10) == []


def test_a_subscript_letter_is_not_found_as_the_beginning_of_a_word() -> None:
    found = gazetteer.search("រៀង", 1700)

    assert all("រៀង" in one.km.replace("្រៀង", "") for one in found)


def test_a_retired_code_is_shown_as_it_is() -> None:
    assert gazetteer.find("060299") is None
    assert gazetteer.named("060299", "km") == "060299"
    assert gazetteer.named(None, "km") == ""


def test_an_organisation_can_use_a_list_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("code,kind,km,latin\n06,khaet,កំពង់ធំ,Kampong Thom\n", encoding="utf-8")

    gazetteer.use(own)

    assert [one.code for one in gazetteer.search("កំពង់", 5)] == ["06"]
    assert gazetteer.named("0608", "km") == "0608"


def test_a_list_that_cannot_be_used_leaves_the_one_in_use(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("code,kind,km,latin\n06,khum,ក,Ka\n", encoding="utf-8")

    with pytest.raises(BadPlaces, match="line 2"):
        gazetteer.use(bad)

    assert gazetteer.find("0608") is not None


def test_the_program_does_not_start_with_a_list_it_cannot_use(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("code,kind,km,latin\n06,khum,ក,Ka\n", encoding="utf-8")
    settings = replace(settings_for(tmp_path, "sqlite://"), places=bad)

    with pytest.raises(SettingError, match="LMS_PLACES: line 2: kind 'khum' does not fit 06"):
        create_app(settings)
