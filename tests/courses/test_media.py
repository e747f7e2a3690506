"""Without these, a child could wait for a recording that cannot be heard, or belongs to another text."""

import pytest

from lms.courses.bilingual import sentence_id, text_digest, texts_in
from lms.courses.content import Module
from lms.courses.files import Folder, Parcel
from lms.courses.loader import survey
from lms.courses.release import digest, release_body
from lms.courses.sounds_of_texts import is_spoken, recording_of, sentence_of
from lms.courses.yaml_file import YamlFile, read_yaml
from tests.courses.samples import HOME, SAMPLE, TODAY, shipped
from tests.sounds import recording

HEADING = "lessons/when-to-wash:screens.before-food.heading"
FILE = recording_of(HEADING, "km")
SOUND = recording(2.0)


def content(changes: dict[str, bytes | None] | None = None, *, licensed: bool = True) -> Parcel:
    """Return the sample with files of its module changed; recordings get their lines in media.yaml."""
    entries = {name: Folder(SAMPLE).read(name) for name in Folder(SAMPLE).all_names()}
    for name, data in (changes or {}).items():
        entries[f"{HOME}/{name}"] = data or b""
        if data is None:
            del entries[f"{HOME}/{name}"]
        elif name.startswith("audio/") and licensed:
            entries[f"{HOME}/media.yaml"] += line_for(name)
    return Parcel(entries)


def line_for(name: str, reads: str | None = None) -> bytes:
    """Return the line of a file in media.yaml; that of a recording says that it reads its text of today."""
    said = f"  - file: {name}\n    licence: CC-BY-SA-4.0\n    made_by: a volunteer\n    made_on: 2026-11-20\n"
    reads = reads or today_of(sentence_of(name), name)
    return (said + (f"    reads: {reads}\n" if reads else "")).encode()


def today_of(sentence: str, name: str) -> str:
    """Return the digest of a text of the sample; empty when there is none."""
    for one in ("lessons/when-to-wash", "items/form-a", "items/form-b"):
        file = read_yaml(Folder(SAMPLE), f"{HOME}/{one}.yaml")
        for text in texts_in(file.root) if isinstance(file, YamlFile) else ():
            if sentence_id(f"{HOME}/{one}.yaml", text.way) == sentence:
                return text_digest(text.en if "/en/" in name else text.km)
    return ""


def told(files: Parcel) -> list[tuple[str, int, str]]:
    found = survey(files, TODAY).mistakes
    return [(one.file.removeprefix(f"content/{HOME}/"), one.line, one.code) for one in found]


def module(files: Parcel) -> Module:
    return survey(files, TODAY).modules["clean-hands"]


def test_a_recording_belongs_to_its_text_and_says_its_size_and_length():
    sound = module(content({FILE: SOUND})).sounds[HEADING]["km"]

    assert (sound.size, sound.seconds, len(sound.digest)) == (len(SOUND), 2, 32)


@pytest.mark.parametrize(
    "sentence", [HEADING, "items/form-a:items.hands-a1.options.a.text", "lessons/l:screens.s.practice.stem"]
)
def test_the_name_of_a_recording_leads_back_to_its_text(sentence: str):
    assert is_spoken(sentence)
    assert sentence_of(recording_of(sentence, "en")) == sentence


@pytest.mark.parametrize("sentence", ["module:title", "lessons/l:title", "items/form-a:items.a1.explain"])
def test_texts_without_a_place_to_listen_are_not_recorded(sentence: str):
    assert not is_spoken(sentence)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (recording(91, kbits=8), "sound_long"),
        (recording(80, kbits=23), "sound_big"),
        (recording(2, kbits=30), "sound_rate"),
        (recording(2, kbits=0.8), "sound_silent"),
        (recording(0), "sound_silent"),
        (recording(2, channels=2), "sound_stereo"),
        (b"ID3\x03", "sound_not_opus"),
        (SOUND[:-9], "sound_not_opus"),
    ],
    ids=lambda value: value if isinstance(value, str) else str(len(value)),
)
def test_a_recording_that_is_unfit_is_named(data: bytes, code: str):
    files = content({FILE: data})

    assert told(files) == [(FILE, 1, code)]
    assert "clean-hands" not in survey(files, TODAY).modules


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("audio/km/lessons.when-to-wash/screens.befor-food.heading.opus", "sound_stray"),
        ("audio/km/module/title.opus", "sound_stray"),
        ("audio/fr/lessons.when-to-wash/screens.before-food.heading.opus", "sound_name"),
        ("audio/km/heading.opus", "sound_name"),
        ("audio/km/lessons.when-to-wash/screens.before-food.heading.mp3", "sound_not_opus"),
    ],
)
def test_a_recording_of_no_text_is_named(name: str, code: str):
    assert (name, 1, code) in told(content({name: SOUND}))


def test_a_stray_recording_is_told_which_text_was_probably_meant():
    stray = "audio/km/lessons.when-to-wash/screens.befor-food.heading.opus"

    (mistake,) = survey(content({stray: SOUND}), TODAY).mistakes

    assert HEADING in mistake.say("en")


@pytest.mark.parametrize("changes", [{"media.yaml": None}, {"pictures/other.svg": b"<svg/>"}])
def test_a_picture_without_a_word_on_where_it_is_from_is_named(changes: dict[str, bytes | None]):
    assert "no_licence" in {code for _, _, code in told(content(changes))}


def test_a_recording_without_a_word_on_where_it_is_from_is_named():
    assert told(content({FILE: SOUND}, licensed=False)) == [(FILE, 1, "no_licence")]


def test_a_recording_of_what_the_text_said_earlier_is_named():
    media = Folder(SAMPLE).read(f"{HOME}/media.yaml")
    old = content({FILE: SOUND, "media.yaml": media + line_for(FILE, "0123456789ab")}, licensed=False)
    unsaid = content(
        {FILE: SOUND, "media.yaml": media + line_for(FILE).split(b"    reads")[0]}, licensed=False
    )

    assert told(old) == [("media.yaml", 10, "sound_old")]
    assert told(unsaid) == [("media.yaml", 6, "no_reads")]


def test_a_line_without_its_file_is_named_on_its_line():
    files = content({"media.yaml": Folder(SAMPLE).read(f"{HOME}/media.yaml") + line_for("pictures/gone.svg")})

    assert told(files) == [("media.yaml", 6, "no_such_file")]


def test_a_line_that_stands_twice_is_named():
    files = content(
        {"media.yaml": Folder(SAMPLE).read(f"{HOME}/media.yaml") + line_for("pictures/hands.svg")}
    )

    assert told(files) == [("media.yaml", 6, "same_id")]


def test_a_release_without_sound_says_nothing_of_sound():
    assert all('"sounds"' not in release_body(one) for one in shipped().modules)


def test_a_release_with_another_recording_is_another_release():
    plain, one, other = (
        digest(release_body(module(content(changes))))
        for changes in ({}, {FILE: SOUND}, {FILE: recording(2.5)})
    )

    assert len({plain, one, other}) == 3
    assert Module.model_validate_json(release_body(module(content({FILE: SOUND})))).sounds[HEADING]["km"].size
