"""Without these, a plan to lead a session could change an old release, or lose words that a trainer needs."""

from datetime import date

from lms.authoring.gates.view import Unit
from lms.authoring.gates.wording import find
from lms.authoring.recordings import clips
from lms.authoring.safety import is_safety
from lms.authoring.sentences import sentences
from lms.authoring.translatable import translatables
from lms.courses.content import Module
from lms.courses.files import Files, Folder, Parcel
from lms.courses.loader import survey
from lms.courses.release import digest, release_body
from lms.courses.yaml_file import YamlFile, read_yaml
from tests.courses.samples import FACTS, HOME, LEADING, SAMPLE, TODAY

MODULE = "clean-hands"


def sample(*, old: str = "", new: str = "", led: bool = True) -> Files:
    """Return the sample with a change of how the session is led, or without it."""
    entries = {name: Folder(SAMPLE).read(name) for name in Folder(SAMPLE).all_names()}
    text = entries.pop(LEADING).decode()
    assert old in text
    return Parcel({**entries, LEADING: text.replace(old, new).encode()} if led else entries)


def module(files: Files) -> Module:
    return survey(files, TODAY).modules[MODULE]


def leading(files: Files) -> YamlFile:
    file = read_yaml(files, LEADING)
    assert isinstance(file, YamlFile)
    return file


def test_a_module_without_a_plan_keeps_the_release_it_had():
    without, with_it = module(sample(led=False)), module(sample())

    assert '"facilitation"' not in release_body(without)
    assert digest(release_body(without)) != digest(release_body(with_it))
    assert Module.model_validate_json(release_body(without)).facilitation is None


def test_steps_come_out_of_a_release_as_safe_html_and_everything_else_as_it_was_written():
    found = Module.model_validate_json(release_body(module(sample())))

    written, ready = module(sample()).facilitation, found.facilitation
    assert written is not None
    assert ready is not None
    assert "<li>Show where <strong>help</strong> is.</li>" in ready.plan.parts[0].steps.en
    assert ready.role_plays[0].steps.en.startswith("<ol>")
    assert ready.energisers[0].steps.km.startswith("<p>")
    assert ready.disclosure == written.disclosure


def test_a_number_that_is_named_has_its_fact_in_the_release():
    files = sample(old="  - health-line", new="  - other-line")
    entries = {name: files.read(name) for name in files.all_names()}
    known = entries[FACTS].decode()
    entries[FACTS] += (
        known[known.index("  - id: health-line") :].replace("health-line", "other-line").encode()
    )

    assert "other-line" in module(Parcel(entries)).facts


def test_parts_begin_where_the_ones_before_end():
    led = module(sample()).facilitation

    assert led is not None
    assert [start for start, _ in led.plan.slots] == [0, 5, 20, 35]


def test_its_texts_are_translated_but_nobody_is_asked_to_read_them_aloud():
    texts = [one for one in translatables(sample(), MODULE) if one.sentence.name == LEADING]
    read = [one.id for language in ("km", "en") for one in clips(sample(), MODULE, language)]

    assert "facilitation:plan.parts.welcome.steps" in {one.id for one in texts}
    assert "facilitation:disclosure.never.1" in {one.id for one in texts}
    assert [one for one in read if one.startswith("facilitation")] == []


def test_the_words_for_a_hard_moment_and_no_others_are_safety_critical():
    file = leading(sample())

    guarded = [one.place[0] for one in sentences(LEADING, file) if is_safety(one, file)]
    assert guarded == ["disclosure"] * 9


def test_what_is_never_said_may_be_quoted_and_what_is_said_may_not_blame():
    blame = "It is your own fault."
    quoted = sample(old="Promise to keep it to yourself.", new=blame)
    said = sample(old="I believe you.", new=blame)

    assert [list(find(unit(files))) != [] for files in (sample(), quoted, said)] == [False, False, True]


def unit(files: Files) -> Unit:
    file = leading(files)
    return Unit(MODULE, f"{HOME}/", {LEADING: file}, None, {}, files, date(2026, 12, 1))


def test_a_broken_plan_is_named_beside_a_module_that_cannot_be_read():
    entries = {name: sample().read(name) for name in sample().all_names()}
    entries[f"{HOME}/module.yaml"] = b"id: 5\n"
    entries[LEADING] = (
        entries[LEADING].replace(b"    say:", b"    says:", 1).replace(b"  say:", b"  says:", 1)
    )

    found = {one.file for one in survey(Parcel(entries), TODAY).mistakes}

    assert f"content/{LEADING}" in found
