"""How a check is answered: as text for people, as JSON for programs, as annotations for GitHub."""

import json
import os
from pathlib import Path
from typing import Literal

from lms.courses.files import Files, Folder
from lms.courses.mistakes import Mistake
from lms.courses.telling import Teller, told
from lms.text import Language, Text
from lms.workshop.checked import Checked

Format = Literal["text", "json", "github"]
_ADVICE = Text(
    en="Worth a second look; nothing of this keeps anything from being published:",
    km="គួរមើលម្ដងទៀត តែមិនរារាំងការបោះផ្សាយទេ៖",
)
FORMATS: tuple[Format, ...] = ("text", "json", "github")


def as_text(checked: Checked, files: Files, language: Language) -> str:
    """Return every mistake in full, mistakes before what is only worth a look."""
    teller = Teller(files)
    lines = [teller.in_full(one, language) for one in checked.mistakes]
    if checked.warnings:
        lines.append(_ADVICE.to(language))
        lines += [teller.in_full(one, language) for one in checked.warnings]
    return "\n".join(lines)


def as_json(checked: Checked) -> str:
    """Return a list of objects; `level` is error or warning."""
    found = [{"level": level, **told(one)} for level, one in _levels(checked)]
    return json.dumps(found, ensure_ascii=False)


def as_github(checked: Checked, files: Folder, language: Language) -> str:
    """Return a workflow command for each mistake; its file is named from where the command was started."""
    lines = []
    for level, one in _levels(checked):
        file = os.path.relpath(files.path / one.file.removeprefix(f"{files.title}/"))
        where = {"file": Path(file).as_posix(), "line": str(one.line)}
        where |= {"col": str(one.column)} if one.column else {}
        where["title"] = one.shown_code
        said = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in where.items())
        what = f"{one.where}: {one.what(language)}" if one.where else one.what(language)
        lines.append(f"::{level} {said}::{_escaped(what)}")
    return "\n".join(lines)


def _levels(checked: Checked) -> list[tuple[str, Mistake]]:
    return [("error", one) for one in checked.mistakes] + [("warning", one) for one in checked.warnings]


def _escaped(text: str, also: str = "") -> str:
    """Write what would end a workflow command as GitHub demands."""
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{also}" else sign for sign in text)
