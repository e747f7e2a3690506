"""Spellings of short answers, sorted into answers that mean the same."""

from lms.courses.yaml_file import Plain
from lms.interop.labels import Labels
from lms.interop.languages import language_of
from lms.khmer import folded
from lms.quizzes.kinds.short_answer import MOST_WORDS


def grouped(spellings: Plain, labels: Labels) -> list[Plain]:
    """Return the answers for the spellings, by the labels or all as one answer in two languages.

    Where nothing groups them the first Latin spelling gives the id; what is missing has no key.
    """
    found = [str(one) for one in spellings] if isinstance(spellings, list) else []
    marked = [value.split() for value in labels.values.get("accepted", ())]
    sizes = [(id_, int(en), int(km)) for id_, en, km in _sound(marked)]
    if sizes and sum(en + km for _, en, km in sizes) == len(found):
        return _by_sizes(found, sizes)
    en = [one for one in found if language_of(one) != "km"]
    km = [one for one in found if language_of(one) != "en"]
    id_ = next((_hyphened(one) for one in en if _hyphened(one)), "")
    parts: dict[str, Plain] = {"id": id_, "en": [*en], "km": [*km]}
    return [{key: value for key, value in parts.items() if value}]


def too_long(spellings: Plain) -> bool:
    """Whether a spelling has more words than an answer can have."""
    found = [str(one) for one in spellings] if isinstance(spellings, list) else []
    return any(len(one.split()) > MOST_WORDS for one in found)


def _sound(marked: list[list[str]]) -> list[list[str]]:
    return [one for one in marked if len(one) == 3 and one[1].isdecimal() and one[2].isdecimal()]


def _by_sizes(found: list[str], sizes: list[tuple[str, int, int]]) -> list[Plain]:
    answers: list[Plain] = []
    start = 0
    for id_, en, km in sizes:
        middle, end = start + en, start + en + km
        answers.append({"id": id_, "en": [*found[start:middle]], "km": [*found[middle:end]]})
        start = end
    return answers


def _hyphened(spelling: str) -> str:
    """Return a spelling as the id that stands for it; nothing where none can."""
    word = "-".join(spelling.lower().split())
    plain = word.isascii() and all(part.isalnum() for part in word.split("-"))
    return word if plain and folded(word) == folded(spelling) else ""
