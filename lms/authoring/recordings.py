"""What a volunteer has still to read aloud, in the order in which a learner meets it."""

import re
from dataclasses import dataclass
from datetime import date

from lms.authoring.splice import written
from lms.authoring.translatable import translatables
from lms.courses.bilingual import text_digest
from lms.courses.checks import words_in_khmer
from lms.courses.files import Files
from lms.courses.sounds_of_texts import is_spoken, recording_of
from lms.courses.yaml_file import YamlFile, read_yaml
from lms.text import LANGUAGES, Language

WORDS_A_MINUTE = 110
"""How fast somebody reads aloud to a child, in both languages; an estimate, with pauses between clips."""


_ENTRY = re.compile(r"[-*] |[0-9]+\. ")


@dataclass(frozen=True, slots=True)
class Clip:
    """A text to read aloud, the file it is kept in, whether that is there, and the digest of the text."""

    id: str
    file: str
    where: str
    text: str
    recorded: bool
    digest: str

    @property
    def words(self) -> int:
        """How many words it has; in Khmer, which has no spaces between them, about how many."""
        return max(words_in_khmer(self.text), len(self.text.split()))


def clips(files: Files, module: str, language: Language) -> tuple[Clip, ...]:
    """Return every text of a module that a page has a place to listen to."""
    home = f"modules/{module}/"
    found = []
    for one in translatables(files, module):
        text = one.sentence.km if language == "km" else one.sentence.en
        if one.spellings or not is_spoken(one.id) or not text.strip():
            continue
        name = recording_of(one.id, language)
        where = f"{one.sentence.name.removeprefix(home)}:{one.lines[language == 'km']}"
        found.append(
            Clip(one.id, home + name, where, _as_read(text), files.has(home + name), text_digest(text))
        )
    return tuple(found)


def missing_recordings(files: Files, module: str, language: Language = "km") -> tuple[Clip, ...]:
    """Return what nobody has read aloud yet."""
    return tuple(clip for clip in clips(files, module, language) if not clip.recorded)


def minutes(of: tuple[Clip, ...]) -> int:
    """Estimate how many minutes it takes to read some texts aloud."""
    words = sum(clip.words for clip in of)
    return -(-words // WORDS_A_MINUTE)


def entered(files: Files, module: str, *, made_by: str, licence: str, made_on: date) -> tuple[bytes, int]:
    """Return media.yaml with a line for each recording that has none yet, and how many these are.

    Each is said to read its text as it is today. What stood there stays as it was.
    """
    home = f"modules/{module}/"
    name = f"{home}media.yaml"
    before = files.read(name).decode("utf-8") if files.has(name) else "media:\n"
    file = read_yaml(files, name) if files.has(name) else None
    listed = file.root.get("media") if isinstance(file, YamlFile) else None
    known = {one.get("file") for one in (listed if isinstance(listed, list) else []) if isinstance(one, dict)}
    all_clips = (clip for language in LANGUAGES for clip in clips(files, module, language))
    new = [clip for clip in all_clips if clip.recorded and clip.file.removeprefix(home) not in known]
    said = f"    licence: {written(licence, None)}\n    made_by: {written(made_by, None)}\n"
    said += f"    made_on: {made_on}\n"
    lines = [
        f"  - file: {clip.file.removeprefix(home)}\n{said}    reads: {written(clip.digest, None)}\n"
        for clip in new
    ]
    end = "" if before.endswith("\n") else "\n"
    return (before + end * bool(lines) + "".join(lines)).encode(), len(lines)


def _as_read(markdown: str) -> str:
    """Return a text without its signs, each paragraph and each entry of a list on a line."""
    lines: list[str] = []
    for line in markdown.strip().split("\n"):
        bare = line.strip().lstrip("> ").replace("**", "")
        if lines and lines[-1] and bare and not _ENTRY.match(bare):
            lines[-1] += f" {bare}"
        else:
            lines.append(bare)
    return "\n".join(line for line in lines if line)
