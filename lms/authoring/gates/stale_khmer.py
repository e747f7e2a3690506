"""No Khmer goes out beside English that has changed since: it may promise what is no longer so."""

from collections.abc import Iterator

from lms.authoring.gates.view import Finding, Gate, Unit
from lms.authoring.khmer_lock import Lock, is_locked, is_stale, lock_of, read_lock
from lms.authoring.safety import is_safety
from lms.authoring.sentences import sentences
from lms.authoring.units import SHARED
from lms.courses.files import Parcel
from lms.courses.yaml_file import YamlFile, read_yaml


def lock_in(unit: Unit) -> Lock:
    """Return what the unit's khmer.yaml says; nothing when there is none."""
    name = f"{unit.home}khmer.yaml"
    file = read_yaml(unit.source, name) if unit.source.has(name) else None
    return read_lock(file if isinstance(file, YamlFile) else None)


def find_stale(unit: Unit) -> Iterator[Finding]:
    """Yield each text whose English is newer than its Khmer, by the lock or by what was published."""
    lock, before = lock_in(unit), _before(unit)
    module = "" if unit.name == SHARED else f"{unit.name} "
    for one in unit.sentences:
        # What was never confirmed is held against what readers have now.
        known = not is_locked(one, lock) and (is_stale(one, lock) or is_stale(one, before))
        if known:
            code = "khmer_stale_safety" if is_safety(one, unit.files[one.name]) else "khmer_stale"
            yield unit.say(one.name, (*one.place, "km"), code, id=one.id, module=module)


def find_unconfirmed(unit: Unit) -> Iterator[Finding]:
    """Yield one finding when nobody has said of some texts that both languages agree."""
    lock, before = lock_in(unit), _before(unit)
    unsaid = [one for one in unit.sentences if not is_locked(one, lock)]
    fresh = [one for one in unsaid if not is_stale(one, lock) and not is_stale(one, before)]
    if fresh:
        module = "" if unit.name == SHARED else f"{unit.name} "
        ids = f"{fresh[0].id}…" if len(fresh) > 1 else fresh[0].id
        yield unit.say(
            fresh[0].name, fresh[0].place, "khmer_unconfirmed", count=str(len(fresh)), ids=ids, module=module
        )


def _before(unit: Unit) -> Lock:
    published = Parcel(unit.before or {})
    found: dict[str, tuple[str, str]] = {}
    for name in unit.files:
        file = read_yaml(published, name) if published.has(name) else None
        if isinstance(file, YamlFile):
            found |= lock_of(one for one in sentences(name, file) if one.en and one.km)
    return found


GATES = (
    Gate("stale-khmer", find_stale, blocks=True),
    Gate("unconfirmed-khmer", find_unconfirmed, blocks=False),
)
