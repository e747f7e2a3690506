"""What people cannot tell apart is one answer, and what they can tell apart is two."""

import re
from itertools import permutations
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.khmer import folded, found_in
from tests.quizzes.naughty import NAUGHTY

# Why two ways of typing are one: the usual way, and others that look the same or are read the same.
SAME = {
    "a subscript DA looks like a subscript TA": [
        ("កណ្តាល", "កណ\u17d2\u178aាល"),
        ("ម្តាយ", "ម\u17d2\u178aាយ"),
        ("ស្តាំ", "ស\u17d2\u178aាំ"),
        ("បន្ត", "បន\u17d2\u178a"),
        ("ក្តី", "ក\u17d2\u178aី"),
        ("បណ្តុះបណ្តាល", "បណ\u17d2\u178aុះបណ្តាល"),
    ],
    "a subscript RO stands before the letter whenever it is typed": [
        ("ស្ត្រី", "ស\u17d2\u179a\u17d2\u178f\u17b8", "ស\u17d2\u179a\u17d2\u178a\u17b8"),
        ("សង្គ្រាម", "សង\u17d2\u179a\u17d2\u1782ាម"),
        ("មន្ត្រី", "មន\u17d2\u179a\u17d2\u178fី"),
    ],
    "a vowel is typed before a subscript": [
        ("ខ្មែរ", "ខ\u17c2\u17d2\u1798រ"),
        ("សិទ្ធិ", "សិទ\u17b7\u17d2\u1792"),
        ("ស្រុក", "ស\u17bb\u17d2\u179aក"),
        ("ស្ត្រី", "ស\u17d2\u178f\u17b8\u17d2\u179a", "ស\u17b8\u17d2\u179a\u17d2\u178f"),
    ],
    "a shifter is typed before a subscript or after the vowel": [
        ("ម្យ៉ាង", "ម\u17c9\u17d2\u1799ាង", "ម\u17d2\u1799\u17b6\u17c9ង"),
        ("សាប៊ូ", "សាប\u17bc\u17ca"),
        ("ប៉ូលិស", "ប\u17bc\u17c9លិស"),
    ],
    "below a vowel that stands above, a shifter is shown as u": [
        ("ស៊ី", "ស\u17bb\u17b8", "ស\u17b8\u17bb", "ស\u17b8\u17ca", "ស\u17c9\u17b8"),
        ("ស៊ើប", "ស\u17bb\u17beប", "ស\u17c1\u17bb\u17b8ប", "ស\u17ca\u17c1\u17b8ប"),
        ("ស៊ាំ", "ស\u17bb\u17b6\u17c6", "ស\u17c6\u17bb\u17b6"),
        ("នំប៉័ង", "នំប\u17bb\u17d0ង", "នំប\u17d0\u17bbង"),
        ("ញ៉ាំ", "ញ\u17bb\u17b6\u17c6"),
        ("អ៊ីនធឺណិត", "អ\u17bb\u17b8នធឺណិត"),
        ("ប៉ី", "ប\u17bb\u17b8"),
        ("រ៉ឺម៉ក", "រ\u17bb\u17baម៉ក"),
    ],
    "a vowel of two parts is typed in two strokes": [
        ("ធ្វើ", "ធ្វ\u17c1\u17b8", "ធ្វ\u17b8\u17c1", "ធ\u17c1\u17b8\u17d2\u179c"),
        ("លោក", "ល\u17c1\u17b6ក", "ល\u17b6\u17c1ក"),
        ("កោះ", "ក\u17c1\u17b6\u17c7", "ក\u17c7\u17c4"),
        ("ក\u17be\u17b6", "ក\u17c4\u17b8"),
    ],
    "a mark is typed before the vowel": [
        ("កុំ", "ក\u17c6\u17bb"),
        ("ចាំ", "ច\u17c6\u17b6"),
        ("ព្រហស្បតិ៍", "ព្រហស្បត\u17cd\u17b7"),
        ("មាគ៌ា", "មាគ\u17b6\u17cc"),
        ("នុ៎ះ", "ន\u17ce\u17bb\u17c7", "ន\u17bb\u17c7\u17ce"),
        ("ក\u17d2\u179a\u17dd", "ក\u17dd\u17d2\u179a", "ក\u17d2\u17dd\u179a"),
    ],
    "nobody sees it": [
        ("អប់រំមិត្ត", "អប់រំ\u200bមិត្ត", "\ufeffអប់រំមិត្ត\u200d", "អប់រំ\u2060មិត្ត", "អប់រំមិត\u200b្ត"),
        ("ស៊ី", "ស៊\u200cី"),
        ("ក", "ក\u17b4", "ក\u17b5", "\u202aក\u202c", "\0ក", "ក\ufe0f"),
        ("coop", "co\u00adop"),
    ],
    "the sign was typed twice": [
        ("កំពង់", "កំ\u17c6ពង់"),
        ("កាត់", "កា\u17b6ត់"),
        ("ស្ត្រី", "ស\u17d2\u17d2ត្រី", "ស្ត្រី\u17d2"),
    ],
    "the code point is no longer used": [
        ("អក្សរ", "\u17a3ក្សរ"),
        ("អាយុ", "\u17a4យុ"),
        ("។ល។", "\u17d8"),
        ("ឧក", "\u17a8"),
        ("កំ", "ក\u17d3"),
        ("ឱ្យ", "\u17b2្យ"),
    ],
    "another letter or sign is taken for it": [
        ("ឡាន", "ទ\u17d2\u17a1ាន"),
        ("ឡើង", "ទ\u17d2\u1794ើង"),
        ("កុម្ភៈ", "កុម្ភ:", "កុម្ភ：", "កុម្ភ:។"),
    ],
    "digits have two scripts and two widths": [("១២៨០", "1280"), ("15", "１５"), ("១៥ ឆ្នាំ", "15ឆ្នាំ")],
    "punctuation is not part of an answer": [
        ("ស្រី", "«ស្រី»។", "ស្រី:", "ស្រី៖", "(ស្រី)", "ស្រី?!", "ស្រី…", "ស្រី៕"),
        ("ឪពុកម្តាយ", "ឪពុក-ម្តាយ", "ឪពុក–ម្តាយ"),
        ("don't", "don’t"),
        ("soap", "“soap”", "soap；"),
    ],
    "Khmer has no spaces between words": [
        ("សិទ្ធិកុមារ", "សិទ្ធិ  កុមារ", "សិទ្ធិ\u00a0កុមារ", "\tសិទ្ធិកុមារ\n"),
        ("ផ្សេងៗ", "ផ្សេង ៗ"),
        ("៥០០៛", "500 ៛"),
    ],
    "spaces, letter case and width do not count in Latin": [
        ("a soap", "  A   Soap ", "Ａ　ｓｏａｐ"),
        ("straße", "STRASSE"),
        ("café", "CAFE\u0301"),
        ("find", "ﬁnd"),
        ("ΐ", "Ϊ\u0301"),
        ("ᾴ", "α\u0345\u0301"),
    ],
}
EQUAL = [pytest.param(p[0], other, id=why) for why, rows in SAME.items() for p in rows for other in p[1:]]

DIFFERENT = {
    "letters": "ដ/ត ដូច/តូច ក/ខ ណ/ន ល/ឡ ប/ព ឥ/ឦ ឧ/ឩ ឫ/ឬ ឭ/ឮ ឱ/ឪ ឱ/ឳ ឮា/ញ ឫ/ប្ញ",
    "subscripts": "ស្ត្រី/ស្រី ត្រី/ស្រី ស្ត្រី/ស្តី ស្រ/សរ អដ្ឋ/អដ្ធ ក្ប/ក្ឡ ខ្មែ/ខែម ទ្វ/ឡ ស្ន្ត/ស្ត្ន ពិន្ទុ/ពិនទុ",
    "shifters": "ប៉ី/ប៊ី ប៉ា/បា ប៉ា/ប៊ា ម៉ា/មា ម៉ី/ម៊ី ស៊ូ/សូ ស៊ុំ/សុំ ស៊ក/សក ម៉ែ/មែ ស៊ី/សី ប៊ិច/បិច ស៊ា/សុា ស្ប៉ី/ស្ប៊ី",
    "vowels": "កា/ក កិ/កី ទឹក/ទិក កឹ/កឺ កុ/កូ កួ/កូ កេ/កែ កែ/កៃ កោ/កៅ កើ/កេ កើ/កី កោ/កា គៀ/គេ្យ គឿ/គើ្យ",
    "marks": "កុំ/កំ កុំ/កុ ចាំ/ចា ចុះ/ចុ រយៈ/រយ រយៈ/រយះ ធម៌/ធម៍ ធម៌/ធម កក់/កក ខ្ញុំ/ខ្ញំ ផ្សេងៗ/ផ្សេង ១០០៛/១០០ ពណ៌/រ្ពណ",
    "others": "1/2 ៣/៨ 1,5/15 5²/52 50%/50 resume/résumé soap/soup don't/dont trainer/trainers co-op/coop",
}
UNEQUAL = [
    pytest.param(*pair.split("/"), id=what) for what, pairs in DIFFERENT.items() for pair in pairs.split()
]

KHMER = st.text(st.characters(min_codepoint=0x1780, max_codepoint=0x17FF), max_size=12)
MIXED = st.text(
    st.characters(min_codepoint=0x1780, max_codepoint=0x17FF)
    | st.sampled_from(
        "\u17d2\u17d2\u17d2\u17dd កដបម ab:;.-ßİςＡ\u0301\u0323\u0345\u200b\u200d\ufb01\u037e\ud800"
    ),
    max_size=12,
)
# A mark at either end would belong to the word beside it.
WORDS = st.text(st.characters(exclude_categories=["M", "Cs"]))
UNIT = re.compile("\u17d2.|.")


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_spellings_nobody_can_tell_apart_are_one(one: str, other: str):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), UNEQUAL)
def test_spellings_people_can_tell_apart_are_two(one: str, other: str):
    assert folded(one) != folded(other)


def test_the_table_is_long_and_has_no_pair_that_is_typed_in_one_way():
    pairs = [param.values for param in EQUAL]

    assert len(set(pairs)) == len(pairs) >= 60
    assert len({param.values for param in UNEQUAL}) == len(UNEQUAL) >= 40
    assert all(one != other for one, other in pairs)
    assert not [one for one, _ in pairs if normalize("NFC", one) != one]


@pytest.mark.parametrize("cluster", ["ស្ត្រី", "ឆ្នាំ", "ស្រ៊ី", "ម្យ៉ាំ", "ស៊ើ", "ធ្វើ", "ក្រោះ", "ឃុំ", "គ៌ា", "នុ៎ះ", "ស្ត្រ៊័"])
def test_the_signs_of_a_cluster_may_be_typed_in_any_order(cluster: str):
    letter, *signs = UNIT.findall(cluster)

    read = {folded(letter + "".join(typed)) for typed in permutations(signs)}

    assert read == {folded(cluster)}


def test_the_canonical_order_is_that_of_the_encoding_structure():
    typed = "ម\u17c7\u17ce\u17b6\u17c9\u17d2\u179a\u17d2\u1799\u17cc"

    assert folded(typed) == "ម\u17cc\u17d2\u1799\u17d2\u179a\u17c9\u17b6\u17ce\u17c7"


@given(text=st.text() | MIXED | st.sampled_from(NAUGHTY))
def test_folding_never_fails_and_folding_twice_is_folding_once(text: str):
    once = folded(text)

    assert folded(once) == once
    assert once == once.strip()
    assert "  " not in once
    assert folded(f"  {text}។ ") == once


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_what_nobody_expects_is_folded_too(text: str):
    assert folded(folded(text)) == folded(text)


@given(text=KHMER)
def test_invisible_characters_never_count(text: str):
    assert folded("\u200b".join(text)) == folded(text)


def test_marks_are_only_sorted_as_far_as_a_language_has_them():
    assert folded("a" + "\u0301\u0323" * 9_000) == folded("a" + "\u0301\u0323" * 90)
    assert len(folded("\u0301\u0323" * 9_000)) == 30
    assert len(folded("\u0344" * 30)) == 30


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("", "ស្ត្រី"),
        ("", ""),
        (" \u200b។", "ស្ត្រី"),
        ("កុមារ", "សិទ្ធិ\u200bកុមារ"),
        ("ស\u17d2\u179a\u17d2\u178aី", "កម្មការិនីជាស្ត្រី ៣០នាក់"),
        ("30 នាក់", "ស្ត្រី៣០\u200bនាក់"),
        ("កុម", "កុមារ"),
        ("ស្ត", "ស្ត្រី"),
        ("ស\u17bb", "ស៊ី"),
        ("SAFE migration", "About “Safe  Migration”."),
    ],
)
def test_a_word_is_found_as_people_see_it(query: str, text: str):
    assert found_in(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [("រ", "ស្ត្រី"), ("រី", "ស្ត្រី"), ("ដ", "កណ\u17d2\u178aាល"), ("ស្រី", "ស្ត្រី"), ("កុមារ", ""), ("ba", "ab ab")],
)
def test_a_word_nobody_sees_is_not_found(query: str, text: str):
    assert not found_in(query, text)


@given(before=WORDS, word=st.sampled_from(sorted({param.values[0] for param in EQUAL})), after=WORDS)
def test_a_word_is_found_between_any_others(before: str, word: str, after: str):
    assert found_in(word, f"{before} {word} {after}")
