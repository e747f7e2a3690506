"""Without these, a child could read another telephone number than the English, or miss a gap to fill."""

import pytest

from lms.authoring.likeness import unlike
from lms.authoring.translatable import translatables
from lms.authoring.units import SHARED
from lms.courses.files import Folder
from tests.courses.samples import SHIPPED


@pytest.mark.parametrize(
    ("en", "km", "codes"),
    [
        ("Call 117 now", "ហៅ ១១៧ ឥឡូវ", []),
        ("Call 117 now", "ហៅ ១១៩ ឥឡូវ", ["telephone"]),
        ("Call 012 345 678", "ហៅ 012345678", []),
        ("Call 012 345 678", "ហៅ", ["telephone"]),
        ("In 3 days", "ក្នុង ៣ ថ្ងៃ", []),
        ("In 3 days", "ក្នុងបីថ្ងៃ", []),
        ("In three days", "ក្នុង ៣ ថ្ងៃ", []),
        ("In 3 days", "ក្នុង ៤ ថ្ងៃ", ["numbers"]),
        ("1,000 people", "មនុស្ស ១០០០ នាក់", []),
        ("I wash [when] I eat", "ខ្ញុំលាង [when]", []),
        ("I wash [when] I eat", "ខ្ញុំលាង [ពេល]", ["gaps"]),
        ("a **bold** word", "ពាក្យ **ដិត**", []),
        ("a **bold** word", "ពាក្យដិត", ["bold"]),
        ("- a\n- b", "- ក", ["entries"]),
        ("Words", "Words", ["no-khmer"]),
        ("", "ក", []),
        ("Words", "", []),
    ],
)
def test_what_the_languages_should_have_in_common_is_compared(en: str, km: str, codes: list[str]):
    assert [one.code for one in unlike(en, km)] == codes


def test_no_text_of_the_shipped_modules_breaks_what_both_languages_have_in_common():
    folder = Folder(SHIPPED)
    texts = [text for unit in (SHARED, *folder.folders("modules")) for text in translatables(folder, unit)]

    broken = {text.id for text in texts if any(u.breaks for u in unlike(text.sentence.en, text.sentence.km))}

    assert broken == set()
