"""What changed between two sets of files, in words a writer understands, with what it means for figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lms.authoring.difference_effects import Effects
from lms.authoring.difference_guarded import guarded
from lms.authoring.difference_safety import is_safety_edit
from lms.authoring.difference_shown import written_out
from lms.authoring.difference_subjects import (
    filled,
    home_name,
    numeral,
    part_at,
    subject,
    subject_of_file,
    what,
)
from lms.authoring.difference_tree import Edit, Way, edits
from lms.authoring.difference_words import EFFECTS, FALSE, KEY, LANGUAGE_NAMES, NOTHING, SENTENCES, TRUE
from lms.authoring.units import unit_of
from lms.courses.files import Files
from lms.courses.loader import survey
from lms.courses.yaml_file import Plain, YamlFile, read_yaml
from lms.text import Language, Text

_LISTED = ("module.yaml", "lessons/", "items/", "facilitation.yaml", "pictures/", "audio/", "")
_BY_MACHINE = "khmer.yaml"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: in which file, of what, and what it means.

    `old` and `new` are texts to show side by side in `language`; empty where the words say it all.
    `safety` says that a child's safety may hang on it.
    """

    name: str
    way: Way
    subject: Text
    words: Text
    effects: tuple[Text, ...] = ()
    language: Language | None = None
    old: str = ""
    new: str = ""
    safety: bool = False

    def say(self, language: Language) -> str:
        """Return the change as a sentence: what: what happened; what that means."""
        parts = [f"{self.subject.to(language)}{'៖' if language == 'km' else ':'} {self.words.to(language)}"]
        return ("។ " if language == "km" else "; ").join(
            [*parts, *(effect.to(language) for effect in self.effects)]
        )


def compare(old: Files, new: Files, unit: str | None = None) -> tuple[Change, ...]:
    """Return what changed from some files to others, of one unit or of all."""
    names = {name for name in {*old.all_names(), *new.all_names()} if unit is None or unit_of(name) == unit}
    changed = [name for name in names if _read(old, name) != _read(new, name)]
    if not changed:
        return ()
    before, after = survey(old, date.min), survey(new, date.min)
    leaned_on = guarded(before.files) | guarded(after.files)
    found: list[Change] = []
    for name in sorted(changed, key=_rank):
        home = unit_of(name)
        effects = Effects(before.modules.get(home), after.modules.get(home))
        found += _of_file(old, new, name, effects)
    return tuple(replace(one, safety=one.safety or _names(one) in leaned_on) for one in found)


def _names(change: Change) -> str:
    """Return what a change is of, as `guarded` calls it."""
    is_fact = change.name == "facts.yaml" and change.way[:1] == ("facts",) and len(change.way) > 1
    return f"fact {change.way[1]}" if is_fact else change.name


def _read(files: Files, name: str) -> bytes | None:
    return files.read(name) if files.has(name) else None


def _rank(name: str) -> tuple[str, int, str]:
    home = home_name(name)
    return unit_of(name), next(place for place, start in enumerate(_LISTED) if home.startswith(start)), name


def _of_file(old: Files, new: Files, name: str, effects: Effects) -> Iterator[Change]:
    here = old.has(name), new.has(name)
    if not name.endswith(".yaml") or home_name(name) == _BY_MACHINE:
        code = "bytes" if all(here) else "whole-added" if here[1] else "whole-removed"
        yield Change(name, (), subject_of_file(name, ()), SENTENCES[code])
        return
    before, after = _tree(old, name), _tree(new, name)
    if (here[0] and before is None) or (here[1] and after is None):
        # Nobody can tell what is in it, so it is looked at as if a child's safety hung on it.
        yield Change(name, (), subject_of_file(name, ()), SENTENCES["unreadable"], safety=True)
    elif not all(here):
        yield from _whole(name, before, after)
    else:
        yield from _inside(name, before or {}, after or {}, effects)


def _whole(name: str, before: Plain, after: Plain) -> Iterator[Change]:
    code = "whole-added" if before is None else "whole-removed"
    parts = edits(before or {}, after or {})
    safety = any(is_safety_edit(name, one, before or {}, after or {}) for one in parts)
    yield Change(name, (), subject_of_file(name, (after, before)), SENTENCES[code], safety=safety)


def _tree(files: Files, name: str) -> dict[str, Plain] | None:
    file = read_yaml(files, name) if files.has(name) else None
    return file.root if isinstance(file, YamlFile) else None


def _inside(
    name: str, before: Mapping[str, Plain], after: Mapping[str, Plain], effects: Effects
) -> Iterator[Change]:
    old, new = dict(before), dict(after)
    found = [*_without_flags(edits(old, new), old, new)]
    if not found:
        yield Change(name, (), subject_of_file(name, (new, old)), SENTENCES["layout"])
    for edit in found:
        means = tuple(EFFECTS.get(code, text) for code, text in effects.of(name, edit))
        safety = is_safety_edit(name, edit, old, new)
        yield replace(_told(name, edit, (new, old)), effects=means, safety=safety)


def _without_flags(found: Iterator[Edit], old: Plain, new: Plain) -> Iterator[Edit]:
    """Yield the edits, and one that names the right options for all flags `right` of one question."""
    told: set[Way] = set()
    for edit in found:
        if edit.way[-1] != "right" or not (isinstance(edit.old, bool) or isinstance(edit.new, bool)):
            yield edit
            continue
        group = edit.way[:-2]
        if group not in told:
            told.add(group)
            yield Edit((*group, "right"), "value", _right(part_at(old, group)), _right(part_at(new, group)))


def _right(options: Plain) -> Plain:
    listed = options if isinstance(options, list) else []
    found = [str(one.get("id")) for one in listed if isinstance(one, dict) and one.get("right") is True]
    return ", ".join(found)


def _told(name: str, edit: Edit, trees: Sequence[Plain]) -> Change:
    about, rest = subject(name, edit.way, trees)
    change = Change(name, edit.way, about, SENTENCES["bytes"])
    if edit.way[-1] == "right" and isinstance(edit.old, str) and isinstance(edit.new, str):
        words = filled(KEY, new=edit.new or NOTHING, old=edit.old or NOTHING)
        return replace(change, words=words)
    if edit.kind == "text":
        return _text(change, edit, rest)
    if not rest:
        code = f"whole-{edit.kind}"
        return replace(change, words=filled(SENTENCES[code], **_values(edit)), **_both(edit))  # type: ignore[arg-type]  # names of its fields
    if edit.way[-2:-1] in (("en",), ("km",)):
        return _word(change, edit, rest)
    code = edit.kind
    if code in {"added", "removed"} and not isinstance(edit.new or edit.old, dict | list):
        code = code if _says_itself(edit) else f"{code}-value"
    texts = _both(edit)
    words = filled(SENTENCES[code], what=what(rest), **_values(edit))
    return replace(change, words=words, **texts)  # type: ignore[arg-type]  # names of its fields


def _word(change: Change, edit: Edit, rest: Way) -> Change:
    """Tell of one of several words in a language, such as an answer that is accepted too."""
    words = SENTENCES["word-added" if edit.old is None else "word-removed"]
    language = LANGUAGE_NAMES[edit.way[-2]]
    return replace(change, words=filled(words, what=what(rest[:-2]), language=language, **_values(edit)))


def _text(change: Change, edit: Edit, rest: Way) -> Change:
    language: Language = "km" if edit.way[-1] == "km" else "en"
    old, new = str(edit.old or ""), str(edit.new or "")
    code = "text" if old and new else "text-added" if new else "text-removed"
    words = filled(SENTENCES[code], what=what(rest[:-1]), language=LANGUAGE_NAMES[language])
    return replace(change, words=words, language=language, old=old.strip(), new=new.strip())


def _says_itself(edit: Edit) -> bool:
    """Whether the last step of the way is the value, as in a list of ids."""
    value = edit.new if edit.old is None else edit.old
    return edit.way[-1] == str(value)


def _both(edit: Edit) -> dict[str, str]:
    """Return the texts of what came or went, to be shown."""
    value = edit.new if edit.old is None else edit.old
    if edit.kind not in {"added", "removed"} or not isinstance(value, dict | list):
        return {}
    return {"new" if edit.kind == "added" else "old": written_out(value)}


def _values(edit: Edit) -> dict[str, Text]:
    if edit.way[-1] == "answer" and isinstance(edit.new, bool):
        return {"old": TRUE if edit.old else FALSE, "new": TRUE if edit.new else FALSE}
    return {"old": _value(edit.old), "new": _value(edit.new)}


def _value(value: Plain) -> Text:
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return Text(en="yes" if value else "no", km="បាទ/ចាស" if value else "ទេ")
    return numeral(value) if isinstance(value, int) else Text(en=str(value), km=str(value))
