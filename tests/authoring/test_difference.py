"""Without these, a reviewer could approve a change that the words about it do not show."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from lms.authoring.difference import Change, compare
from lms.authoring.word_marks import marked, tokens
from lms.courses.files import Folder, Parcel
from tests.courses.samples import FORM_B, HEAD, LESSON, SAMPLE

BASE = {name: (SAMPLE / name).read_bytes() for name in Folder(SAMPLE).all_names()}
EDITS = yaml.safe_load((Path(__file__).parent / "differing.yaml").read_text("utf-8"))


def edited(edit: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the sample with an edit of the table."""
    new = dict(BASE)
    if edit.get("removed"):
        del new[edit["file"]]
    elif "whole" in edit:
        new[edit["file"]] = edit["whole"].encode()
    for one in edit.get("changes", ()):
        text = new[edit["file"]].decode()
        assert text.count(one["old"]) == 1
        new[edit["file"]] = text.replace(one["old"], one["new"]).encode()
    return new


def told(new: Mapping[str, bytes], old: Mapping[str, bytes] = BASE) -> tuple[Change, ...]:
    return compare(Parcel(old), Parcel(new))


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: f"{edit['file']}: {edit['en'][0][-60:]}")
def test_a_writer_is_told_what_changed_in_both_languages(edit: Mapping[str, Any]):
    found = told(edited(edit))

    assert [one.say("en") for one in found] == edit["en"]
    assert [one.say("km") for one in found] == edit["km"]
    assert any(one.safety for one in found) == edit["safety"]


def test_the_table_is_long_enough():
    assert len(EDITS) >= 40


def test_files_that_are_the_same_differ_in_nothing():
    assert told(dict(BASE)) == ()


def test_questions_that_change_places_are_told_as_moved_and_not_as_rewritten():
    first, rest = BASE[FORM_B].decode().split("  - id: hands-b1\n")
    one, others = rest.split("  - id: hands-b2\n")
    swapped = f"{first}  - id: hands-b2\n{others}  - id: hands-b1\n{one}"

    found = told({**BASE, FORM_B: swapped.encode()})

    assert [one.say("en") for one in found] == [
        "Form B, question 5 (hands-b1): moved from place 1 to place 5; "
        "before and after can no longer be compared between the two releases"
    ]


def test_a_corrected_key_says_that_answers_are_marked_again():
    key = BASE[FORM_B].replace(b"answer: 1289", b"answer: 1288")
    why = "    why:\n      en: Wrong.\n      km: ខុស។\n"
    correction = f"corrections:\n  - item: hands-b5\n    on: 2026-11-20\n{why}lessons:\n"
    head = BASE[HEAD].decode().replace("lessons:\n", correction).encode()

    found = told({**BASE, FORM_B: key, HEAD: head})

    assert [one.say("en") for one in found if one.name == FORM_B] == [
        "Form B, question 5 (hands-b5): the right answer is now 1288 (it was 1289); "
        "answers given before are marked again by the new key"
    ]


def test_the_texts_of_a_change_come_with_it_to_be_shown_side_by_side():
    (found,) = told({**BASE, LESSON: BASE[LESSON].replace(b"He is hungry", b"He is very hungry")})

    assert (found.language, "is hungry" in found.old, "very hungry" in found.new) == ("en", True, True)


def test_what_was_added_comes_with_all_its_words_for_whoever_has_to_approve_it():
    fact = """
  - id: soap-lasts
    text:
      en: A piece of soap lasts for weeks.
      km: សាប៊ូមួយដុំប្រើបានយូរ។
    source: invented example
    checked_on: 2026-11-21
    expires_on: 2027-11-21
    confidence: low
"""

    (found,) = told({**BASE, "facts.yaml": BASE["facts.yaml"].rstrip() + fact.encode()})

    assert found.new.split("\n")[:3] == [
        "សាប៊ូមួយដុំប្រើបានយូរ។",
        "A piece of soap lasts for weeks.",
        "source: invented example",
    ]
    assert "confidence: low" in found.new


def test_english_is_marked_word_by_word():
    found = marked("Wash before you eat.", "Wash with soap before you eat!")

    assert [(one.kind, one.text) for one in found] == [
        ("same", "Wash"),
        ("new", " with soap"),
        ("same", " before you eat"),
        ("old", "."),
        ("new", "!"),
    ]


def test_khmer_is_marked_by_clusters_that_can_be_read():
    found = marked("តើប្អូនលាងដៃនៅពេលណា?", "តើប្អូនលាងជើងនៅពេលណា?")

    assert [(one.kind, one.text) for one in found] == [
        ("same", "តើប្អូនលាង"),
        ("old", "ដៃ"),
        ("new", "ជើង"),
        ("same", "នៅពេលណា?"),
    ]


def test_the_pieces_are_both_texts_again():
    old, new = BASE[LESSON].decode(), BASE[LESSON].decode().replace("ដារ៉ា", "បុប្ផា").replace("Dara", "Bopha")

    found = marked(old[:3000], new[:3000])

    assert "".join(one.text for one in found if one.kind != "new") == old[:3000]
    assert "".join(one.text for one in found if one.kind != "old") == new[:3000]
    assert "".join(tokens(old)) == old
