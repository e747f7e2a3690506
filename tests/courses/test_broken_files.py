"""Every mistake an author can make is named with its file, its line, and what to do."""

import re
import time
from pathlib import Path

import pytest

from lms.courses.gate_mistake_words import OF_GATES
from lms.courses.media_mistake_words import OF_MEDIA
from lms.courses.mistake_words import WORDS
from lms.courses.mistakes import Mistake
from lms.courses.rule_mistake_words import OF_RULES
from tests.courses.broken import BOOKS, Case, read_cases
from tests.courses.broken_kinds import BROKEN_KINDS
from tests.courses.broken_views import BROKEN_VIEWS
from tests.courses.broken_whole import BROKEN_WHOLE, Whole
from tests.courses.samples import make_content, mistakes_in, write_text

CASES = [case for name in BOOKS for case in read_cases(name)]
PLACE = re.compile(r"content/[\w./-]+:[1-9][0-9]*: ")


def check(folder: Path, case: Case | Whole, line: int) -> None:
    """The folder has this mistake and no other, said in time and in both languages."""
    begun = time.process_time()
    mistakes = mistakes_in(folder)
    spent = time.process_time() - begun

    places = {(one.file, one.line, one.code) for one in mistakes}
    assert places == {(f"content/{case.file}", line, case.code)}
    assert any(case.says in one.say("en") for one in mistakes)
    assert spent < 20
    for one in mistakes:
        check_words(one)


def check_words(mistake: Mistake) -> None:
    """A message is a place and a sentence in each language, with nothing of the machine in it."""
    english, khmer = mistake.say("en"), mistake.say("km")
    assert PLACE.match(english)
    assert PLACE.match(khmer)
    assert re.search("[\u1780-\u17b3]", khmer)
    assert not re.search(r"Traceback|{(key|hint|limit|what|id)}|\bNone\b|pydantic|Error", english + khmer)
    assert not re.search("perhaps|at least|at most|there is no", khmer)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_in_a_file_is_named_with_its_line(case: Case, tmp_path: Path):
    folder = make_content(tmp_path)

    line = case.apply(folder)

    check(folder, case, line)


@pytest.mark.parametrize("case", [*BROKEN_WHOLE, *BROKEN_KINDS, *BROKEN_VIEWS], ids=lambda case: case.name)
def test_a_file_broken_as_a_whole_is_named(case: Whole, tmp_path: Path):
    folder = make_content(tmp_path)

    if case.text is None:
        (folder / case.file).unlink()
    else:
        write_text(folder, case.file, case.text)

    check(folder, case, case.line)


def test_the_sample_has_no_mistake(tmp_path: Path):
    folder = make_content(tmp_path)

    assert mistakes_in(folder) == ()


def test_every_message_is_met_by_a_case():
    # The last net, for what no other message describes; nothing is known to fall into it.
    unmet = {"invalid", "right_answer", "syntax"}
    # What only rules and checklists can have wrong is met in tests/certificates.
    unmet |= OF_RULES.keys()
    # What hinders publishing and not loading is met in tests/authoring.
    unmet |= OF_GATES.keys()
    # What only pictures and recordings can have wrong is met in test_media.
    unmet |= OF_MEDIA.keys()
    # A text file cannot hold a link; it is met in test_odd_files.
    unmet |= {"link_outside"}

    met = {case.code for case in (*CASES, *BROKEN_WHOLE, *BROKEN_KINDS, *BROKEN_VIEWS)}

    assert met == WORDS.keys() - unmet
