"""Whether a change is one that the safeguarding focal point has to see; see also lms.authoring.safety."""

from collections.abc import Iterator

from lms.authoring.difference_subjects import home_name, part_at
from lms.authoring.difference_tree import Edit
from lms.authoring.safety import is_guarded_fact
from lms.courses.yaml_file import Plain

_OF_MODULE = {"content_note", "corrections"}
_ALWAYS = {"agreements.yaml", "help.yaml", "code-of-conduct.yaml"}
_RULES = ("cohort-types.yaml", "certificates/")
_GUARDING = {"help-in-note", "help-in-lessons", "unsure-facts", "wording", "stale-khmer"}
"""Gates that stand between a child and a dangerous sentence; who lets one pass needs a second look."""


def is_safety_edit(name: str, edit: Edit, old: Plain, new: Plain) -> bool:
    """Whether a child's safety may hang on what changed.

    That is: a critical question or the mark that it is one; the note about hard content; what is true
    against a wrong belief; the help card; a fact with a telephone number, advice, or the mark that it is
    advice; what a correction says; what adults promise and must never do; what they say and do when a child
    tells something hard; who may be with children; what a gate that guards them let pass.
    """
    home = home_name(name)
    if home in _ALWAYS:
        return True
    if home.startswith(_RULES):
        return edit.kind != "text"
    if home.startswith("checklists/"):
        return edit.way[0] == "red_lines" or _is_critical(edit, old, new)
    if home == "waivers.yaml":
        return edit.kind not in {"removed", "moved"} and any(
            isinstance(part, dict) and part.get("gate") in _GUARDING for part in _around(edit, old, new)
        )
    if home == "module.yaml":
        return edit.way[0] in _OF_MODULE or (edit.way[0] == "blueprint" and _is_critical(edit, old, new))
    if home == "facilitation.yaml":
        return edit.way[0] == "disclosure"
    if home == "misconceptions.yaml":
        return "truth" in edit.way or "truth" in _keys(edit)
    if home == "facts.yaml":
        return any(is_guarded_fact(part) for part in _around(edit, old, new))
    return _is_critical(edit, old, new)


def _is_critical(edit: Edit, old: Plain, new: Plain) -> bool:
    return any(part.get("critical") is True for part in _around(edit, old, new) if isinstance(part, dict))


def _keys(edit: Edit) -> set[str]:
    found: set[str] = set()
    for value in (edit.old, edit.new):
        parts = value if isinstance(value, list) else [value]
        for part in parts:
            found |= set(part) if isinstance(part, dict) else set()
    return found


def _around(edit: Edit, old: Plain, new: Plain) -> Iterator[Plain]:
    """Yield what holds the change, before and after, from the outermost; and all that is in it."""
    for tree in (old, new):
        for length in range(1, len(edit.way) + 1):
            yield part_at(tree, edit.way[:length])
    yield from _within(edit.old)
    yield from _within(edit.new)


def _within(value: Plain) -> Iterator[Plain]:
    yield value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from _within(part)
