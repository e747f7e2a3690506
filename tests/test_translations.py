"""Whether the Khmer catalogue says everything the program says, and nothing it no longer says."""

import re
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
KHMER = re.compile("[\u1780-\u17ff]")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
# What a Khmer text may consist of besides Khmer: marks, and an example of a code.
WITHOUT_WORDS = re.compile(r"[\W\d]*(?:%\(\w+\)s[\W\d]*)*")


@cache
def catalogue() -> Catalog:
    """Return the Khmer catalogue as it lies in the folder."""
    path = ROOT / "lms" / "translations" / "km" / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return read_po(file, locale="km", abort_invalid=True)


@cache
def said_by_the_program() -> frozenset[str]:
    """Return every message in code and templates, found as babel.cfg tells."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS)
    return frozenset(text if isinstance(text, str) else text[0] for _, _, text, _, _ in found)


def entries() -> list[Message]:
    """Return the catalogue's messages without its head."""
    return [one for one in catalogue() if one.id]


def texts(entry: Message) -> list[tuple[str, str]]:
    """Return each English text of an entry beside its Khmer one; Khmer has one form for every count."""
    if isinstance(entry.id, str):
        return [(entry.id, str(entry.string))]
    return [(english, entry.string[0]) for english in entry.id]


def test_the_program_says_something() -> None:
    assert len(said_by_the_program()) > 100


def test_every_message_of_the_program_is_in_the_catalogue() -> None:
    known = {english for entry in entries() for english, _ in texts(entry)[:1]}

    assert said_by_the_program() - known == set()


def test_the_catalogue_holds_nothing_that_nobody_says() -> None:
    known = {english for entry in entries() for english, _ in texts(entry)[:1]}

    assert known - said_by_the_program() == set()
    assert list(catalogue().obsolete) == []


def test_every_message_is_said_in_khmer_letters() -> None:
    silent = [
        english
        for entry in entries()
        for english, khmer in texts(entry)
        if not KHMER.search(khmer) and not WITHOUT_WORDS.fullmatch(english)
    ]

    assert silent == []


def test_no_translation_is_a_guess() -> None:
    assert [entry.id for entry in entries() if entry.fuzzy] == []


def test_both_languages_have_the_same_places_for_values() -> None:
    different = [
        english
        for entry in entries()
        for english, khmer in texts(entry)
        if sorted(PLACEHOLDER.findall(english)) != sorted(PLACEHOLDER.findall(khmer))
    ]

    assert different == []


def test_a_percent_sign_never_stands_alone_in_a_message_with_values() -> None:
    stray = re.compile(r"%(?!\(\w+\)[sd]|%)")

    wrong = [
        text
        for entry in entries()
        for pair in texts(entry)
        for text in pair
        if PLACEHOLDER.search(text) and stray.search(text)
    ]

    assert wrong == []
