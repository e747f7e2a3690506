"""Without these, a translator could be told where a text stands in the words of a program."""

import pytest

from lms.authoring.difference_subjects import place_in_words
from lms.courses.yaml_file import Place
from lms.text import Text


@pytest.mark.parametrize(
    ("place", "en", "km"),
    [
        (("title",), "the title", "ចំណងជើង"),
        (("screens", 1, "heading"), "Screen 2: the heading", "អេក្រង់ទី ២៖ ចំណងជើង"),
        (("screens", 4, "practice", "if_true", "feedback"),
         "Screen 5: the reply to the answer “true”", "អេក្រង់ទី ៥៖ ពាក្យឆ្លើយតបចំពោះចម្លើយ «ពិត»"),
        (("items", 2, "pairs", 0, "left"),
         "Question 3: the left side of pair 1", "សំណួរទី ៣៖ ផ្នែកខាងឆ្វេង នៃគូ ១"),
        (("objectives", 0, "can"), "“I can …” of objective 1", "«ខ្ញុំអាច…» នៃគោលបំណង ១"),
    ],
)  # fmt: skip
def test_a_translator_is_told_in_words_where_a_text_stands(place: Place, en: str, km: str):
    assert place_in_words(place) == Text(en=en, km=km)
