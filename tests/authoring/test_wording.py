"""Words that hurt, blame, frighten or shame are found in both languages; kind sentences are left alone."""

import time
from pathlib import Path

import pytest

from lms.authoring.wording import faults
from lms.text import LANGUAGES, Language
from tests.authoring import looked

HOME = Path(__file__).parent / "wording"


def corpus(language: Language) -> list[tuple[str, bool, str]]:
    """Return each sentence with its heading, and whether a reader would take offence at it."""
    found, heading = [], ""
    for line in (HOME / f"{language}.txt").read_text("utf-8").splitlines():
        mark, words = line[:1], line[2:]
        if mark == "#":
            heading = words
        else:
            found.append((heading, mark == "!", words))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lint_agrees_with_readers(language: Language):
    sentences = corpus(language)
    bad = {words for _, wrong, words in sentences if wrong}

    found = {words for _, _, words in sentences if faults(words, language)}

    assert len(bad) >= 60
    assert len(sentences) - len(bad) >= 60
    recall, precision = len(found & bad) / len(bad), len(found & bad) / len(found)
    missed, wronged = sorted(bad - found), sorted(found - bad)
    assert recall >= 0.9, missed
    assert precision >= 0.95, wronged


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_is_named_for_what_it_is_and_says_what_to_write(language: Language):
    for heading, wrong, words in corpus(language):
        found = faults(words, language) if wrong else ()

        assert not found or f"wording_{heading}" in {one.code for one in found}, words
        assert all(one.instead for one in found)


WRONG_OPTION = "Only before school"
RIGHT_OPTION = "Before I eat"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (RIGHT_OPTION, "You should stay at home", "wording_stay"),
        (WRONG_OPTION, "You should stay at home", None),
        (WRONG_OPTION, "It was her own fault", None),
        (WRONG_OPTION, "She is a prostitute", "wording_banned"),
        (WRONG_OPTION, "He was raped", "wording_graphic"),
        ("When do you wash your hands?", "You failed. What now?", "wording_shame"),
        ("Before food is even more important.", "It was your own fault.", "wording_blame"),
    ],
)
def test_a_wrong_option_may_quote_a_wrong_belief_and_nothing_else(old: str, new: str, code: str | None):
    verdict = looked.look(looked.changed(looked.files(), looked.FORM_A, old, new))

    assert [one.code for one in verdict.blocking] == ([code] if code else [])


def test_a_belief_may_say_what_its_truth_may_not():
    said = "Children must never leave their village."
    belief = looked.changed(looked.files(), looked.MISCONCEPTIONS, "Hands that look clean are clean.", said)
    truth = looked.changed(looked.files(), looked.MISCONCEPTIONS, "Germs are too small to see.", said)

    assert looked.look(belief).blocking == ()
    assert [one.code for one in looked.look(truth).blocking] == ["wording_stay"]


@pytest.mark.parametrize(
    "words", ["do not move ", "adults blame ", "no child should never ", "it is better "]
)
def test_a_text_without_an_end_is_looked_at_in_seconds_and_to_its_end(words: str):
    begun = time.monotonic()

    found = faults(words * (200_000 // len(words)) + "she was careless", "en")

    assert time.monotonic() - begun < 60
    assert "careless" in {one.found for one in found}
