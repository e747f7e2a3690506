"""A translation that comes back: what it would change, what it cannot, and the files as they would be."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from lms.authoring.khmer_lock import confirmed
from lms.authoring.likeness import Unlike, unlike
from lms.authoring.sentences import Sentence, source_digest
from lms.authoring.splice import CannotSplice, Value, spliced
from lms.authoring.translatable import State, Translatable, lock_in, lock_name, translatables
from lms.courses.files import Files
from lms.courses.yaml_file import Place
from lms.text import Language, Text


@dataclass(frozen=True, slots=True)
class Incoming:
    """A text as it came back. `sent` are the digests of both languages as they went out, if that is known.

    `unfinished` says that its translator is not sure of it, `confirmed` that an old Khmer is still right.
    """

    id: str
    en: str
    km: str
    sent: tuple[str, str] | None = None
    unfinished: bool = False
    confirmed: bool = False


_OPEN = {State.STALE, State.UNSURE}


class Reason(StrEnum):
    """Why a text that came back is left alone."""

    STALE = "stale"
    MEANWHILE = "meanwhile"
    UNFINISHED = "unfinished"


REASONS: dict[Reason, Text] = {
    Reason.STALE: Text(
        en="the English has changed since this was sent out; translate it anew",
        km="អត្ថបទអង់គ្លេសបានផ្លាស់ប្តូរ បន្ទាប់ពីបានផ្ញើចេញ សូមបកប្រែឡើងវិញ",
    ),
    Reason.MEANWHILE: Text(
        en="somebody has changed the same text since this was sent out; put the two together",
        km="មានអ្នកផ្សេងបានកែអត្ថបទនេះ បន្ទាប់ពីបានផ្ញើចេញ សូមបញ្ចូលអត្ថបទទាំងពីរចូលគ្នា",
    ),
    Reason.UNFINISHED: Text(
        en="it is marked as not finished (fuzzy)",
        km="វាត្រូវបានសម្គាល់ថាមិនទាន់ចប់ (fuzzy)",
    ),
}


@dataclass(frozen=True, slots=True)
class Change:
    """A text of one language that would be written over; `notes` are worth a look, or break something."""

    of: Translatable
    language: Language
    old: str
    new: str
    notes: tuple[Unlike, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A text that came back and is left alone."""

    of: Translatable
    reason: Reason
    new: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What would happen: changes, texts whose Khmer is still right, and what is not taken in and why."""

    changes: tuple[Change, ...] = ()
    broken: tuple[Change, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    unknown: tuple[str, ...] = ()
    confirmed: frozenset[str] = field(default=frozenset())
    same: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether everything that came back can be taken in."""
        return not (self.broken or self.skipped or self.unknown)


def sent_digests(sentence: Sentence) -> tuple[str, str]:
    """Return what goes out with a text and comes back: of the English its meaning, of the Khmer every sign.

    Where a line may be broken (a zero-width space) is no other meaning, and worth a translator's work.
    """
    return sentence.source_digest, khmer_digest(sentence.km)


def khmer_digest(khmer: str) -> str:
    """Return a short digest of a Khmer text as it is written."""
    return hashlib.sha256(_same_ends(khmer).encode()).hexdigest()[:12]


def plan(texts: Iterable[Translatable], rows: Iterable[Incoming]) -> Plan:
    """Return what would change if these texts came back into these files."""
    known = {one.id: one for one in texts}
    found = Plan()
    for row in rows:
        one = known.get(row.id)
        if one is None:
            found = replace(found, unknown=(*found.unknown, row.id))
            continue
        found = _with(found, one, row)
    return found


def _with(found: Plan, one: Translatable, row: Incoming) -> Plan:
    """Return the plan with one more text."""
    here = one.sentence
    km, en = _same_ends(row.km), _same_ends(row.en)
    sent_en, sent_km = row.sent or (source_digest(row.en), "")
    new_km = bool(km) and km != _same_ends(here.km) and khmer_digest(km) != sent_km
    new_en = bool(row.sent and en) and source_digest(en) != sent_en and en != _same_ends(here.en)
    if not new_km and not new_en:
        if row.confirmed and one.state in _OPEN and sent_en == here.source_digest:
            return replace(found, confirmed=found.confirmed | {one.id})
        return replace(found, same=found.same + 1)
    reason = _reason(here, row, sent_en, sent_km if new_km else "")
    if reason is not None:
        return replace(found, skipped=(*found.skipped, Skipped(one, reason, km if new_km else en)))
    after_en, after_km = en if new_en else here.en, km if new_km else here.km
    notes = unlike(after_en, after_km) if not one.spellings else ()
    made = [Change(one, "en", here.en, en, notes)] if new_en else []
    made += [Change(one, "km", here.km, km, notes)] if new_km else []
    if any(note.breaks for note in notes):
        return replace(found, broken=(*found.broken, *made))
    sure = {one.id} if new_km and not one.spellings else set()
    return replace(found, changes=(*found.changes, *made), confirmed=found.confirmed | sure)


def _reason(here: Sentence, row: Incoming, sent_en: str, sent_km: str) -> Reason | None:
    if row.unfinished:
        return Reason.UNFINISHED
    if sent_en != here.source_digest:
        return Reason.STALE
    if sent_km and sent_km != khmer_digest(here.km):
        return Reason.MEANWHILE
    return None


def _same_ends(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
    return "\n".join(line.rstrip() for line in lines)


def carried_out(
    files: Files, unit: str, changes: Collection[Change], confirmed_ids: Collection[str]
) -> tuple[dict[str, bytes], tuple[Change, ...]]:
    """Return the files of a unit as they are with these changes, and the changes no file can hold.

    Among the files is the one that says for which English the Khmer was written.
    """
    written: dict[str, bytes] = {}
    refused: list[Change] = []
    for name in dict.fromkeys(change.of.sentence.name for change in changes):
        own = [change for change in changes if change.of.sentence.name == name]
        data, left = _in_file(files.read(name), own)
        refused += left
        if len(left) < len(own):
            written[name] = data
    gone = {change.of.id for change in refused}
    sure = {one for one in confirmed_ids if one not in gone}
    if sure:
        after = _Over(files, written)
        here = [one.sentence for one in translatables(after, unit) if not one.spellings]
        complete = [one for one in here if one.en.strip() and one.km.strip()]
        written[lock_name(unit)] = confirmed(lock_in(files, unit), complete, sure).encode()
    return written, tuple(refused)


def _in_file(data: bytes, changes: Collection[Change]) -> tuple[bytes, list[Change]]:
    """Return a file with all changes; those that do not go are left out and returned."""
    try:
        return spliced(data, {_place(one): _value(one) for one in changes}), []
    except CannotSplice:
        left = []
        for one in changes:
            try:
                data = spliced(data, {_place(one): _value(one)})
            except CannotSplice:
                left.append(one)
        return data, left


def _place(change: Change) -> Place:
    return (*change.of.sentence.place, change.language)


def _value(change: Change) -> Value:
    if change.of.spellings:
        return tuple(line.strip() for line in change.new.split("\n") if line.strip())
    return change.new


class _Over(Files):
    """Files of which some are written over."""

    def __init__(self, below: Files, written: Mapping[str, bytes]) -> None:
        self.below, self.written = below, written
        self.title = below.title

    def read(self, name: str) -> bytes:
        return self.written[name] if name in self.written else self.below.read(name)

    def all_names(self) -> Iterable[str]:
        return {*self.below.all_names(), *self.written}

    def folders(self, below: str) -> list[str]:
        return self.below.folders(below)
