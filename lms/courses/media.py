"""The pictures and recordings of a module: fit for a phone, and with a word on where they are from."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from pydantic import Field

from lms.courses import checks
from lms.courses.bilingual import Bilingual, sentence_id, text_digest, texts_in
from lms.courses.content import Sound
from lms.courses.markup import BadPicture, safe_picture
from lms.courses.meant import hint
from lms.courses.mistakes import Mistake
from lms.courses.opus import NotOpus, Recorded, read_opus
from lms.courses.reader import Reader
from lms.courses.registers import Day, Line
from lms.courses.sounds_of_texts import is_spoken, recording_of, sentence_of
from lms.courses.yaml_file import Place, YamlFile
from lms.text import LANGUAGES, Content, Language

FILES_OF_MEDIA = ("media.yaml", "pictures/*.svg", "audio/*", "audio/*/*", "audio/*/*/*")
LONGEST = 90
"""Seconds."""
LARGEST = 200
"""KB of 1,000 bytes, as people buy them."""
FASTEST = 24
"""kbit/s: what a voice needs, and what a slow connection keeps up with."""
QUIETEST = 2_000
"""Bits a second that even a whisper needs; Opus writes silence with about 1,200."""
DIGEST_LENGTH = 32


class Origin(Content):
    """Who made a picture or recording and how it may be used; a role or organisation, never a child.

    `reads` is the digest of the text that a recording reads.
    """

    file: Line
    licence: Line
    made_by: Line
    made_on: Day
    reads: Line | None = None


class MediaFile(Content):
    """What stands in media.yaml."""

    media: tuple[Origin, ...] = Field(min_length=1)


def read_pictures(reader: Reader, home: str) -> dict[str, str]:
    """Return the drawings of the module in the folder `home` by name; an empty one where one is unfit."""
    pictures = {}
    for name in reader.files.names(f"{home}/pictures/*.svg"):
        picture = PurePosixPath(name).name
        try:
            pictures[picture] = safe_picture(_drawn(reader.files.read(name)))
        except (BadPicture, UnicodeDecodeError, OSError) as error:
            reader.add([Mistake(reader.files.said(name), 1, "", "picture", (("problem", str(error)),))])
            pictures[picture] = ""
    return pictures


def _drawn(data: bytes) -> str:
    return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def read_sounds(reader: Reader, home: str) -> dict[str, dict[Language, Sound]]:
    """Return the recordings of a module by the id of their text and language; say what is wrong with any.

    The YAML files of the module must have been read before.
    """
    found: dict[str, dict[Language, Sound]] = {}
    patterns = (pattern for pattern in FILES_OF_MEDIA if pattern.startswith("audio/"))
    names = [name for pattern in patterns for name in reader.files.names(f"{home}/{pattern}")]
    spoken = _spoken(reader, home) if names else set()
    for name in names:
        own = name.removeprefix(f"{home}/")
        text = sentence_of(own)
        language = next((one for one in LANGUAGES if text and own == recording_of(text, one)), None)
        if not name.endswith(".opus"):
            reader.add([_wrong(reader, name, "sound_not_opus", problem=PurePosixPath(name).suffix or "?")])
        elif language is None:
            reader.add([_wrong(reader, name, "sound_name")])
        elif text not in spoken:
            reader.add([_wrong(reader, name, "sound_stray", id=text, hint=hint(text, spoken))])
        else:
            data = reader.files.read(name)
            sound, mistakes = _sound(data)
            reader.add(_wrong(reader, name, code, **values) for code, values in mistakes)
            found.setdefault(text, {})[language] = sound
    return found


def _spoken(reader: Reader, home: str) -> dict[str, Bilingual]:
    """Return the texts that can be read aloud by their ids, of all files that could be read."""
    files = {name: file for name, file in reader.read_files.items() if name.startswith(f"{home}/")}
    texts = {sentence_id(name, one.way): one for name, file in files.items() for one in texts_in(file.root)}
    return {id_: one for id_, one in texts.items() if is_spoken(id_)}


def _wrong(reader: Reader, name: str, code: str, **values: str) -> Mistake:
    return Mistake(reader.files.said(name), 1, "", code, tuple(values.items()))


def _sound(data: bytes) -> tuple[Sound, list[tuple[str, dict[str, str]]]]:
    """Return a recording, and what makes it unfit: codes with their values."""
    name = hashlib.sha256(data).hexdigest()[:DIGEST_LENGTH]
    try:
        recorded = read_opus(data)
    except NotOpus as error:
        return Sound(digest=name, size=len(data), seconds=0), [("sound_not_opus", {"problem": str(error)})]
    sound = Sound(digest=name, size=len(data), seconds=-(-recorded.length // 48_000))
    return sound, list(_unfit(recorded, len(data)))


def _unfit(recorded: Recorded, size: int) -> Iterator[tuple[str, dict[str, str]]]:
    if recorded.channels != 1:
        yield "sound_stereo", {"found": str(recorded.channels)}
    if recorded.bits_a_second < QUIETEST:
        yield "sound_silent", {}
    if recorded.bits_a_second > FASTEST * 1000:
        yield "sound_rate", {"found": str(-(-int(recorded.bits_a_second) // 1000)), "limit": str(FASTEST)}
    if recorded.seconds > LONGEST:
        yield "sound_long", {"found": str(round(recorded.seconds)), "limit": str(LONGEST)}
    if size > LARGEST * 1000:
        yield "sound_big", {"found": str(-(-size // 1000)), "limit": str(LARGEST)}


def check_origins(reader: Reader, home: str, pictures: Mapping[str, str]) -> None:
    """Every picture and recording has its line in media.yaml, and every line its file."""
    own = [f"pictures/{name}" for name in pictures]
    own += [name.removeprefix(f"{home}/") for name in reader.files.names(f"{home}/audio/*/*/*")]
    name = f"{home}/media.yaml"
    if not own and not reader.files.has(name):
        return
    file, content = reader.read(name, MediaFile) if reader.files.has(name) else (None, None)
    if content is None:
        if not reader.files.has(name):
            reader.add(_wrong(reader, f"{home}/{one}", "no_licence", which=one) for one in own)
        return
    assert file is not None  # noqa: S101 - there is no content without its file
    listed = [one.file for one in content.media]
    spoken = _spoken(reader, home) if any(one.startswith("audio/") for one in listed) else {}
    for i, line in enumerate(content.media):
        reader.add(_check_read(file, ("media", i), line, spoken))
    for i, one in enumerate(listed):
        if one not in own:
            near = hint(one, own)
            reader.add([checks.say(file, ("media", i, "file"), "no_such_file", which=one, hint=near)])
        if one in listed[:i]:
            reader.add([checks.say(file, ("media", i, "file"), "same_id", id=one, what="media")])
    missing = (one for one in own if one not in listed)
    reader.add(_wrong(reader, f"{home}/{one}", "no_licence", which=one) for one in missing)


def _check_read(
    file: YamlFile, place: Place, line: Origin, spoken: Mapping[str, Bilingual]
) -> Iterator[Mistake]:
    """A recording reads what its text says now; what was true once may be dangerous today."""
    text = spoken.get(sentence_of(line.file)) if line.file.startswith("audio/") else None
    if text is None:
        return
    now = text_digest(text.to("en" if line.file.startswith("audio/en/") else "km"))
    if line.reads is None:
        yield checks.say(file, place, "no_reads", digest=now)
    elif line.reads != now:
        yield checks.say(file, (*place, "reads"), "sound_old", digest=now)
