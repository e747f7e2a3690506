"""An id that was changed where it is defined: said there once, not wherever the old one is still used."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from lms.courses.checks import say
from lms.courses.meant import hint
from lms.courses.mistakes import Mistake
from lms.courses.yaml_file import Place, Plain, YamlFile

_SEVERAL = 2


def put_together(
    mistakes: Iterable[Mistake],
    what: str,
    defined: Mapping[str, tuple[YamlFile, Place]],
    used: Iterable[YamlFile],
) -> list[Mistake]:
    """Return the mistakes with one in place of all that miss the same id of a kind (`what`).

    That is so when several places ask for an id that is not there, and one that nobody asks for is: it
    was renamed. `defined` says where each id stands; `used` are the files that may ask for it.
    """
    mistakes = list(mistakes)
    asked = Counter(wanted for one in mistakes if (wanted := _wanted(one, what)))
    if not asked or max(asked.values()) < _SEVERAL:
        return mistakes
    words = Counter(word for file in used for word in _words(file.root))
    idle = [one for one in defined if words[one] <= 1]
    for old, count in asked.items():
        new = hint(old, idle) or (idle[0] if len(idle) == len(asked) == 1 else "")
        if count >= _SEVERAL and new:
            idle.remove(new)
            file, place = defined[new]
            kept = [one for one in mistakes if _wanted(one, what) != old and not _is_about(one, new)]
            mistakes = [*kept, say(file, place, "renamed", new=new, old=old, count=str(count))]
    return mistakes


def _wanted(mistake: Mistake, what: str) -> str | None:
    values = dict(mistake.values)
    return values["id"] if mistake.code == "unknown_ref" and values["what"] == what else None


def _is_about(mistake: Mistake, id_: str) -> bool:
    return mistake.code == "unasked" and dict(mistake.values)["id"] == id_


def _words(value: Plain) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _words(part)
