"""What a translation must share with its source: numbers, bold words, gaps; seen before a child sees it."""

import re
from collections import Counter
from dataclasses import dataclass

from lms.courses.checks import telephone_numbers
from lms.text import Text, latin_digits, visible

_GAP = re.compile(r"\[([^\[\]\s]*)\]")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_BOLD = re.compile(r"\*\*[^*]+\*\*")
_ENTRY = re.compile(r"^\s*(?:[-*]|[0-9]+\.) ", re.MULTILINE)
_KHMER = re.compile("[\u1780-\u17b3]")
_IN_WORDS = (
    ("zero", "សូន្យ"), ("one", "មួយ"), ("two", "ពីរ"), ("three", "បី"), ("four", "បួន"), ("five", "ប្រាំ"),
    ("six", "ប្រាំមួយ"), ("seven", "ប្រាំពីរ"), ("eight", "ប្រាំបី"), ("nine", "ប្រាំបួន"), ("ten", "ដប់"),
    ("eleven", "ដប់មួយ"), ("twelve", "ដប់ពីរ"), ("thirteen", "ដប់បី"), ("fourteen", "ដប់បួន"),
    ("fifteen", "ដប់ប្រាំ"), ("sixteen", "ដប់ប្រាំមួយ"), ("seventeen", "ដប់ប្រាំពីរ"),
    ("eighteen", "ដប់ប្រាំបី"), ("nineteen", "ដប់ប្រាំបួន"), ("twenty", "ម្ភៃ"),
)  # fmt: skip
_OTHER_WORDS = {"once": 1, "twice": 2, "first": 1, "second": 2, "third": 3, "both": 2, "half": 2}
_LONGEST_ON_A_BUTTON = 28
"""Clusters of Khmer that still stand on one line of a button at 360 px."""
_CLUSTER = re.compile("(?<!\u17d2)[\u1780-\u17b3]")

WORDS: dict[str, Text] = {
    "gaps": Text(
        en="the gaps in [brackets] are not the same: {found}",
        km="ចន្លោះក្នុង [តង្កៀប] មិនដូចគ្នាទេ៖ {found}",
    ),
    "telephone": Text(
        en="the telephone numbers are not the same: {found}",
        km="លេខទូរសព្ទមិនដូចគ្នាទេ៖ {found}",
    ),
    "no-khmer": Text(en="there is no Khmer in it", km="គ្មានអក្សរខ្មែរទេ"),
    "numbers": Text(en="the numbers are not the same: {found}", km="លេខមិនដូចគ្នាទេ៖ {found}"),
    "bold": Text(
        en="not as many words are **bold** as in the English",
        km="ចំនួនពាក្យដិត (**) មិនស្មើនឹងអត្ថបទអង់គ្លេសទេ",
    ),
    "entries": Text(
        en="the list has not as many entries as the English one",
        km="ចំនួនចំណុចក្នុងបញ្ជី មិនស្មើនឹងអត្ថបទអង់គ្លេសទេ",
    ),
    "long": Text(en="this is long for a small screen", km="អត្ថបទនេះវែងសម្រាប់អេក្រង់តូច"),
}
_BREAKING = {"gaps", "telephone", "no-khmer"}


@dataclass(frozen=True, slots=True)
class Unlike:
    """One way in which two languages differ; what `breaks` cannot be taken in."""

    code: str
    found: str = ""

    @property
    def breaks(self) -> bool:
        """Whether a module with this would be wrong, and not only perhaps be."""
        return self.code in _BREAKING

    @property
    def words(self) -> Text:
        """What is said about it."""
        said = WORDS[self.code]
        return Text(en=said.en.format(found=self.found), km=said.km.format(found=self.found))


def unlike(en: str, km: str, *, short: bool = False) -> tuple[Unlike, ...]:
    """Return how a Khmer text differs from its English where it should not; `short` is one for a button."""
    if not en.strip() or not km.strip():
        return ()
    found = []
    if Counter(_GAP.findall(en)) != Counter(_GAP.findall(km)):
        found.append(Unlike("gaps", _apart(Counter(_GAP.findall(en)), Counter(_GAP.findall(km)))))
    dialled = Counter(telephone_numbers(en)), Counter(telephone_numbers(km))
    if dialled[0].keys() != dialled[1].keys():
        found.append(Unlike("telephone", _apart(*dialled)))
    elif numbers := _numbers_apart(en, km):
        found.append(Unlike("numbers", numbers))
    if re.search("[A-Za-z]{2}", en) and not _KHMER.search(km):
        found.append(Unlike("no-khmer"))
    if len(_BOLD.findall(en)) != len(_BOLD.findall(km)):
        found.append(Unlike("bold"))
    if len(_ENTRY.findall(latin_digits(en))) != len(_ENTRY.findall(latin_digits(km))):
        found.append(Unlike("entries"))
    if short and len(_CLUSTER.findall(km)) > _LONGEST_ON_A_BUTTON:
        found.append(Unlike("long"))
    return tuple(found)


def _numbers_apart(en: str, km: str) -> str:
    """Return the numbers of one language that the other has neither in digits nor in words."""
    english, khmer = _numbers(en), _numbers(km)
    said_en = {i for i, (word, _) in enumerate(_IN_WORDS) if re.search(rf"\b{word}\b", en, re.IGNORECASE)}
    said_en |= {value for word, value in _OTHER_WORDS.items() if re.search(rf"\b{word}\b", en, re.IGNORECASE)}
    said_km = {i for i, (_, word) in enumerate(_IN_WORDS) if word in km}
    apart = [number for number in english - khmer if not _is_said(number, said_km)]
    apart += [number for number in khmer - english if not _is_said(number, said_en)]
    return ", ".join(sorted(set(apart)))


def _numbers(text: str) -> set[str]:
    if telephone_numbers(text):
        text = re.sub(r"(?<=\d)[ .-](?=\d)", "", text)
    return {re.sub("[.,]", "", one).lstrip("0") for one in _NUMBER.findall(latin_digits(visible(text)))}


def _is_said(number: str, said: set[int]) -> bool:
    return number.isascii() and (int(number or "0") in said if len(number) < 4 else False)


def _apart(one: Counter[str], other: Counter[str]) -> str:
    return ", ".join(sorted({*(one - other), *(other - one)}))
