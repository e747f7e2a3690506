"""A unit is what is drafted, reviewed and published together: one module, or what all modules share."""

import re
from collections.abc import Iterable, Mapping

SHARED = "_shared"
"""The unit of everything beside the modules; no module can be called so."""


def unit_of(name: str) -> str:
    """Return the unit that the file of this name belongs to."""
    parts = name.split("/")
    return parts[1] if parts[0] == "modules" and len(parts) > 2 else SHARED


def own_files(unit: str, names: Iterable[str]) -> list[str]:
    """Return the names that belong to a unit, in order."""
    return sorted(name for name in names if unit_of(name) == unit)


def by_unit(entries: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """Return files by unit and name."""
    found: dict[str, dict[str, bytes]] = {}
    for name in sorted(entries):
        found.setdefault(unit_of(name), {})[name] = entries[name]
    return found


_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_ALLOWED = re.compile(
    rf"(?:facts|misconceptions|help|agreements|cohort-types|code-of-conduct|characters|glossary|khmer|waivers)\.yaml"
    rf"|(?:checklists|certificates)/{_ID}\.yaml"
    rf"|modules/{_ID}/(?:(?:module|facilitation|khmer|waivers|media)\.yaml"
    rf"|lessons/{_ID}\.yaml|items/(?:form-[abc]|attitudes)\.yaml"
    rf"|pictures/{_ID}\.svg|audio/(?:km|en)/[a-z0-9][a-z0-9.-]*(?:/[a-z0-9][a-z0-9.-]*)?\.opus)"
)
_LONGEST, _LONGEST_UNIT = 200, 60


def is_content_name(name: str) -> bool:
    """Whether content can have a file of this name; nothing else is ever written or taken in."""
    fits = len(name) <= _LONGEST and len(unit_of(name)) <= _LONGEST_UNIT
    return fits and bool(_ALLOWED.fullmatch(name))
