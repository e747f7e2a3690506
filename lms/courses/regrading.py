"""Without this, a corrected key could mark answers it cannot read, and a gain could mix two quizzes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from lms.courses.content import Module
from lms.courses.fingerprints import Path, Plain, leaves, marked, plain, seen
from lms.courses.regrade_words import CannotMarkAgain, Problem
from lms.quizzes.kinds import Answer, Item, Outcome
from lms.quizzes.kinds.base import FIELD, OTHER
from lms.quizzes.kinds.short_answer import ShortAnswer
from lms.quizzes.quiz import Form, place_of
from lms.quizzes.taken import Taken

Key: TypeAlias = "Mapping[str, Item]"
"""Corrected items by id, as they stand in the release whose key is in force."""


def items_of(module: Module) -> dict[str, Item]:
    """Return every item a quiz of the module can ask, by id."""
    return {item.id: item for items in (*module.forms.values(), module.attitudes) for item in items}


def newly_corrected(earlier: Module | None, module: Module) -> tuple[str, ...]:
    """Return the items a release corrects that the one before it did not.

    An item that was named before counts again when its key has changed since.
    """
    if earlier is None:
        return ()
    said = {(one.item, one.on) for one in earlier.head.corrections}
    old, new = items_of(earlier), items_of(module)
    named = (
        one.item
        for one in module.head.corrections
        if (one.item, one.on) not in said
        or (one.item in old and marked(old[one.item]) != marked(new[one.item]))
    )
    return tuple(dict.fromkeys(named))


def check(module: Module, earlier: Sequence[Module], corrected: Iterable[str], known: Iterable[str]) -> None:
    """Raise CannotMarkAgain unless the items `corrected` can mark what the newest earlier release asked.

    `earlier` goes from the newest to the oldest. Items that were corrected before (`known`) must
    still be named, or their old keys would come back.
    """
    new = items_of(module)
    named = {one.item for one in module.head.corrections}
    problems = [(item, Problem.FORGOTTEN) for item in known if item in new and item not in named]
    for item in corrected:
        old = next((items[item] for items in map(items_of, earlier) if item in items), None)
        problem = why_not(old, new[item]) if old else None
        if problem is not None:
            problems.append((item, problem))
    if problems:
        raise CannotMarkAgain(module.head.id, tuple(dict.fromkeys(problems)))


@lru_cache(maxsize=256)
def why_not(old: Item, new: Item) -> Problem | None:
    """Return why answers to `old` cannot be marked by `new`; None when they can."""
    if old.kind != new.kind:
        return Problem.KIND
    if new.by_hand:
        return Problem.BY_HAND
    if not new.scored:
        return Problem.NO_KEY
    if old.points != new.points:
        return Problem.POINTS
    before, after = dict(leaves(plain(old))), dict(leaves(plain(new)))
    if _parts(before) != _parts(after):
        return Problem.PARTS
    return Problem.MOVED if _moved(before, after) else None


def in_force(items: Sequence[Item], key: Key) -> tuple[Item, ...]:
    """Return the items with those of the key in their place, where these can mark their answers."""
    return tuple(_in_force(item, key) for item in items)


def _in_force(item: Item, key: Key) -> Item:
    new = key.get(item.id)
    return item if new is None or why_not(item, new) else new


def mark_again(old: Item, new: Item, kept: Answer) -> Outcome | None:
    """Return what a kept answer earns by the new key; None when what was kept cannot tell."""
    return None if is_untold(old, new, other=_is_other(kept)) else new.grade(kept)


def is_untold(old: Item, new: Item, *, other: bool) -> bool:
    """Whether the new key cannot mark an answer to `old`; `other` if none of its accepted ones was kept.

    Nobody can say afterwards whether what was typed is among the answers accepted only now.
    """
    if why_not(old, new):
        return True
    if not (other and isinstance(old, ShortAnswer) and isinstance(new, ShortAnswer)):
        return False
    spellings = (one for accepted in new.accepted for one in (*accepted.en, *accepted.km))
    return any(not any(accepted.accepts(one) for accepted in old.accepted) for one in spellings)


def readable(asked: Item, given: Answer) -> Answer:
    """Return an answer to an item as it was asked so that another definition of it can mark it too.

    What a form calls a part may hang on its words; what is kept of an answer hangs on ids alone.
    A typed answer is read as it was typed.
    """
    return given if isinstance(asked, ShortAnswer) else asked.grade(given).kept


def _is_other(kept: Answer) -> bool:
    return list(kept.get(FIELD, ())) == [OTHER]


@dataclass(frozen=True, slots=True)
class Published:
    """The releases of one module by digest, and the keys in force by the release that brought them."""

    modules: Mapping[str, Module]
    keys: Mapping[str, Key]


def comparer(published: Published) -> Callable[[Taken, Taken], bool]:
    """Return how to tell whether a learner's quizzes before and after can be compared.

    They can when both are of one release; and of two releases, when in both every item of either
    form looks the same to a learner and was marked by the same key.
    """

    @cache
    def version(release: str, graded_by: str | None, form: str) -> tuple[object, ...]:
        module, key = published.modules[release], published.keys.get(graded_by or "", {})
        quiz = module.quiz(release, Form(form))
        asked = tuple(seen(item, module.pictures) for item in quiz.items if item.scored)
        marking = tuple(marked(item) for item in in_force(quiz.items, key) if item.scored)
        if quiz.take is None:
            return asked, marking
        return asked, marking, tuple(quiz.take.items()), tuple(place_of(item) for item in quiz.items)

    def compare(before: Taken, after: Taken) -> bool:
        return before.release == after.release or all(
            version(before.release, before.graded_by, form) == version(after.release, after.graded_by, form)
            for form in sorted({before.form, after.form})
        )

    return compare


def comparable(before: Taken, after: Taken, published: Published) -> bool:
    """Whether one learner's quizzes before and after can be compared; see `comparer`."""
    return comparer(published)(before, after)


def by_version(pairs: Iterable[tuple[Taken, Taken]]) -> dict[tuple[str, str], list[tuple[Taken, Taken]]]:
    """Return matched pairs by the releases of their quizzes before and after, in the order met."""
    found: dict[tuple[str, str], list[tuple[Taken, Taken]]] = {}
    for before, after in pairs:
        found.setdefault((before.release, after.release), []).append((before, after))
    return found


def _parts(leaves: Mapping[Path, Plain]) -> frozenset[Path]:
    return frozenset(path for path in leaves if path[-1] == "id")


def _moved(before: Mapping[Path, Plain], after: Mapping[Path, Plain]) -> bool:
    """Whether words or a drawing stand where others stood before: then a kept id means something else."""

    def words(leaves: Mapping[Path, Plain]) -> dict[Path, Plain]:
        return {path: leaf for path, leaf in leaves.items() if path[-1] in {"en", "km", "file"} and leaf}

    old, new = words(before), words(after)
    return any(
        leaf == old[other] and leaf != old.get(path) and _are_siblings(path, other)
        for path, leaf in new.items()
        for other in old
    )


def _are_siblings(path: Path, other: Path) -> bool:
    return (
        len(path) == len(other)
        and sum(a != b for a, b in zip(path, other, strict=True)) == 1
        and (path[-1] == other[-1])
    )
