"""Modules as one file to send, with a manifest; what comes back is checked to the last byte."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lms.authoring.package_words import WORDS
from lms.authoring.safe_zip import LARGEST, read_zip, write_zip
from lms.authoring.safe_zip_words import MORE
from lms.authoring.units import is_content_name, unit_of
from lms.courses.yaml_file import YamlFile, parse_bytes
from lms.errors import LmsError
from lms.text import Text

MANIFEST = "manifest.json"
FORMAT: Literal["lms-content-package"] = "lms-content-package"
VERSION = 1
LARGEST_PACKAGE = LARGEST
LARGEST_MANIFEST = 4 * 1024 * 1024
_MOST_SAID = 10


class Part(BaseModel):
    """A part of a manifest. What a newer program adds within the same version is left unread."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class ListedFile(Part):
    """A file of the package with its size in bytes and the SHA-256 of them."""

    name: str = Field(max_length=240)
    size: int = Field(ge=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class ListedUnit(Part):
    """What the sender says of a module, or of what all modules share, as it was published there."""

    unit: str = Field(max_length=60)
    release: str | None = Field(default=None, max_length=64)
    published_at: str = Field(default="", max_length=40)
    message: str = Field(default="", max_length=400)
    correction: bool = False
    reviewed: bool = False
    cleared: bool = False
    waivers: tuple[dict[str, str], ...] = ()


class Cited(Part):
    """A fact or misconception that the modules refer to, so that the receiver sees what is missing."""

    id: str = Field(max_length=60)
    en: str = Field(default="", max_length=4000)
    km: str = Field(default="", max_length=4000)


class Manifest(Part):
    """What stands in manifest.json."""

    format: Literal["lms-content-package"]
    version: int = Field(ge=1, le=VERSION)
    program: str = Field(max_length=40)
    units: tuple[ListedUnit, ...] = Field(min_length=1)
    facts: tuple[Cited, ...] = ()
    misconceptions: tuple[Cited, ...] = ()
    files: tuple[ListedFile, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Package:
    """A package whose files are what its manifest says, with names that content can have."""

    manifest: Manifest
    files: Mapping[str, bytes]


class BadPackage(LmsError):
    """A package that is not what it says; nothing of it was taken."""

    def __init__(self, reasons: Iterable[Text]) -> None:
        self.reasons = tuple(reasons)
        shown = [*self.reasons[:_MOST_SAID], *([MORE] if len(self.reasons) > _MOST_SAID else [])]
        super().__init__(Text(en=" ".join(one.en for one in shown), km=" ".join(one.km for one in shown)))


def pack(
    files: Mapping[str, bytes],
    units: Sequence[ListedUnit],
    *,
    facts: Sequence[Cited] = (),
    misconceptions: Sequence[Cited] = (),
    program: str,
) -> bytes:
    """Return a package of files; the same content always gives the same bytes."""
    listed = tuple(
        ListedFile(name=name, size=len(data), sha256=hashlib.sha256(data).hexdigest())
        for name, data in sorted(files.items())
    )
    manifest = Manifest(
        format=FORMAT,
        version=VERSION,
        program=program,
        units=tuple(units),
        facts=tuple(facts),
        misconceptions=tuple(misconceptions),
        files=listed,
    )
    head = json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
    return write_zip({MANIFEST: head.encode(), **dict(sorted(files.items()))})


def unpack(data: bytes) -> Package:
    """Return what is in a package; raise UnsafeZip, or BadPackage with every reason."""
    entries = dict(read_zip(data))
    head = entries.pop(MANIFEST, None)
    if head is None:
        raise BadPackage([WORDS["no-manifest"]])
    manifest = _manifest(head)
    reasons = [*_against_manifest(manifest, entries), *_against_content(manifest, entries)]
    if reasons:
        raise BadPackage(dict.fromkeys(reasons))
    return Package(manifest, dict(sorted(entries.items())))


def _manifest(head: bytes) -> Manifest:
    if len(head) > LARGEST_MANIFEST:
        raise BadPackage([WORDS["bad-manifest"]])
    try:
        plain = json.loads(head.decode("utf-8"))
        if isinstance(plain, dict) and plain.get("format") == FORMAT and _is_newer(plain.get("version")):
            raise BadPackage([WORDS["newer"]])
        return Manifest.model_validate(plain)
    except (UnicodeDecodeError, ValueError, RecursionError, ValidationError):
        raise BadPackage([WORDS["bad-manifest"]]) from None


def _is_newer(version: object) -> bool:
    return isinstance(version, int) and version > VERSION


def _against_manifest(manifest: Manifest, entries: Mapping[str, bytes]) -> Iterator[Text]:
    listed = {one.name: one for one in manifest.files}
    for name in sorted(entries.keys() - listed.keys()):
        yield _said("not-listed", name)
    for name, one in sorted(listed.items()):
        data = entries.get(name)
        if data is None:
            yield _said("missing", name)
        elif len(data) != one.size:
            yield _said("wrong-size", name)
        elif hashlib.sha256(data).hexdigest() != one.sha256:
            yield _said("wrong-digest", name)


def _against_content(manifest: Manifest, entries: Mapping[str, bytes]) -> Iterator[Text]:
    units = {one.unit for one in manifest.units}
    for name, data in sorted(entries.items()):
        if not is_content_name(name):
            yield _said("not-content", name)
        elif unit_of(name) not in units:
            yield _said("not-of-these", name)
        elif name.endswith(".yaml"):
            file = parse_bytes(data, name)
            if not isinstance(file, YamlFile):
                first = file[0]
                yield Text(en=first.say("en"), km=first.say("km"))
    there = {unit_of(name) for name in entries}
    for unit in sorted(units - there):
        yield _said("empty-unit", unit)


def _said(code: str, name: str) -> Text:
    shown = "".join(sign if sign.isprintable() else "�" for sign in name)
    words = WORDS[code]
    return Text(en=words.en.format(name=shown), km=words.km.format(name=shown))
