"""No Khmer goes out beside English that has changed since: it may promise what is no longer so."""

from collections.abc import Iterator

from lms.authoring.gates.view import Finding, Gate, Unit
from lms.authoring.khmer_lock import Lock, is_stale, lock_of
from lms.authoring.safety import is_safety
from lms.authoring.sentences import Sentence, sentences
from lms.courses.files import Parcel
from lms.courses.yaml_file import YamlFile, read_yaml


def find_stale(unit: Unit) -> Iterator[Finding]:
    """Yield each text whose English is newer than its Khmer, by the lock or by what was published."""
    for one in unconfirmed(unit, stale=True):
        code = "khmer_stale_safety" if is_safety(one, unit.files[one.name]) else "khmer_stale"
        yield unit.say(one.name, (*one.place, "km"), code, id=one.id, module=unit.name)


def find_unconfirmed(unit: Unit) -> Iterator[Finding]:
    """Yield one finding when nobody has said of some texts that both languages agree."""
    fresh = list(unconfirmed(unit, stale=False))
    if fresh:
        first, count = fresh[0], str(len(fresh))
        values = {"count": count, "id": first.id, "module": unit.name}
        yield unit.say(first.name, first.place, "khmer_unconfirmed", **values)


def unconfirmed(unit: Unit, *, stale: bool) -> Iterator[Sentence]:
    """Yield the texts that the lock does not confirm: those known to be stale, or the others."""
    before = _before(unit)
    if not unit.lock and not before:
        yield from () if stale else unit.sentences
        return
    for one in unit.sentences:
        now, kept = unit.pairs[one.id], unit.lock.get(one.id)
        # What was never confirmed is held against what readers have now.
        if kept != now and stale == (is_stale(now, kept) or is_stale(now, before.get(one.id))):
            yield one


def _before(unit: Unit) -> Lock:
    """Return the lock that what was published would have, as far as files have changed since."""
    published = Parcel(unit.before or {})
    found: dict[str, tuple[str, str]] = {}
    for name in unit.files:
        if not published.has(name) or published.read(name) == unit.source.read(name):
            continue
        file = read_yaml(published, name)
        if isinstance(file, YamlFile):
            found |= lock_of(one for one in sentences(name, file) if one.en and one.km)
    return found


GATES = (
    Gate("stale-khmer", find_stale, blocks=True),
    Gate("unconfirmed-khmer", find_unconfirmed, blocks=False),
)
