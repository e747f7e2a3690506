"""Without these, a wrong list of places would be believed, and a code nobody knows would be kept."""

import re
from collections import Counter

import pytest

from lms.khmer import folded
from lms.places.gazetteer import PACKAGED
from lms.places.place import KINDS, BadPlaces, read_places
from lms.text import visible

HEAD = "code,kind,km,latin\n"
PROVINCE = "20,khaet,ស្វាយរៀង,Svay Rieng\n"
PACKAGED_PLACES = read_places(PACKAGED.read_text(encoding="utf-8"))
BETWEEN_SCRIPTS = str.maketrans("ដ០១២៣៤៥៦៧៨៩", "ត0123456789")
# Under a vowel above, a shifter is written at the foot: so it is compared, and not so it is written.
FOOT = re.compile("[៉៊ុ]")
APART = re.compile("[ ‹›]")


def test_the_packaged_list_holds_every_province_district_and_commune() -> None:
    levels = Counter(len(code) for code in PACKAGED_PLACES)

    assert levels == {2: 25, 4: 210, 6: 1652}


def test_every_packaged_place_has_a_code_a_fitting_kind_and_its_parents() -> None:
    for code, place in PACKAGED_PLACES.items():
        assert re.fullmatch("([0-9]{2}){1,3}", code)
        assert KINDS[place.kind][0] == len(code)
        assert [one.code for one in place.parents] == [code[:end] for end in range(len(code) - 2, 0, -2)]


def test_every_packaged_khmer_name_has_its_signs_in_the_usual_order() -> None:
    """Names are shown as the list has them; a name in another order would be put right by the script."""
    odd = [
        place.km
        for place in PACKAGED_PLACES.values()
        if place.km != visible(place.km) or _letters(place.km) != _letters(folded(place.km))
    ]

    assert odd == []


def _letters(name: str) -> str:
    return FOOT.sub("", APART.sub("", name).translate(BETWEEN_SCRIPTS))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("", "line 2: there is no place"),
        ("02,khaet,ក,Ka\n0301,srok,ខ,Kha\n", "line 3: 0301 lies in 03"),
        (PROVINCE + "2x,khaet,ក,Ka\n", "line 3: '2x' is no code"),
        (PROVINCE + "20020101,khum,ក,Ka\n", "line 3: '20020101' is no code"),
        (
            PROVINCE + "2001,khum,ក,Ka\n",
            "kind 'khum' does not fit 2001; write one of srok, krong, khan",
        ),
        (PROVINCE + "2001,Srok,ក,Ka\n", "line 3: kind 'Srok'"),
        (PROVINCE + "200101,khum,ក,Ka\n", "line 3: 200101 lies in 2001, which is not in the list"),
        (PROVINCE + PROVINCE, "line 3: the code 20 stands 2 times"),
        (PROVINCE + "2001,srok,,Ka\n", "line 3: 2001 needs a name"),
        (PROVINCE + "2001,srok,ក\n", "line 3: 2001 needs a name"),
    ],
)
def test_a_list_with_a_mistake_is_refused_with_the_line(rows: str, said: str) -> None:
    with pytest.raises(BadPlaces, match=said):
        read_places(HEAD + rows)


def test_a_list_without_the_columns_says_which() -> None:
    with pytest.raises(BadPlaces, match="line 1: the first line must name the columns code, kind, km, latin"):
        read_places("code;kind;km;latin\n")


def test_a_list_from_a_spreadsheet_is_read_as_it_was_meant() -> None:
    """With a byte order mark, another column, Khmer digits, and the zero in front eaten."""
    rows = (
        "\ufeffcode,note,kind,km,latin",
        "6,,khaet,កំពង់ធំ,Kampong Thom",
        "608,x,srok,ស្ទោង,Stoung",
        "០៦០៨០១,,khum,បន្ទាយស្ទោង,Banteay Stoung",
    )

    found = read_places("\r\n".join(rows))

    assert list(found) == ["06", "0608", "060801"]
    assert found["060801"].in_full("en") == "Banteay Stoung commune, Stoung district, Kampong Thom province"
    assert found["060801"].in_full("km") == "ឃុំបន្ទាយស្ទោង ស្រុកស្ទោង ខេត្តកំពង់ធំ"
