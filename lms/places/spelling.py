"""Latin spellings of Khmer names made comparable; without it Staung is not found when the list says Stoung.

There is no one way to write Khmer in Latin letters: vowels vary freely, h marks a breath or nothing, and
a final r is not heard. What is left is a skeleton of consonants, by which to find; the letters rank.
"""

import re
import unicodedata

_LETTERS = re.compile("[^a-z0-9 ]")
_VOWELS = "aeiou"
_SOUNDS = (
    (re.compile("ng"), "9"),
    (re.compile("gn|nh|ny"), "n"),
    (re.compile("ch|tch"), "j"),
    (re.compile("(?<=[a-z9])h"), ""),
    (re.compile("x|z"), "s"),
    (re.compile("ck|q|c|g"), "k"),
    (re.compile("b"), "p"),
    (re.compile("d"), "t"),
    (re.compile("w"), "v"),
    (re.compile(f"(?<=[{_VOWELS}])r(?![{_VOWELS}])"), ""),
    (re.compile(r"(?<=[a-z9])y(?![aeiou])"), ""),
    (re.compile(f"^[{_VOWELS}]+"), "0"),
    (re.compile(f"[{_VOWELS}]+"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def plain(text: str) -> str:
    """Return a Latin spelling in small letters without accents and signs; words parted by one space."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(_LETTERS.sub("", bare.replace("-", " ")).split())


def skeleton(text: str) -> str:
    """Return the consonants of a plain spelling as they are heard, word by word: "stng" for Staung.

    A word that begins with a vowel keeps a sign for it; a number stays as it is between hyphens.
    """
    return " ".join(_word(word) for word in text.split())


def _word(word: str) -> str:
    if word.isdigit():
        return f"-{word}-"
    for sound, instead in _SOUNDS:
        word = sound.sub(instead, word)
    return word
