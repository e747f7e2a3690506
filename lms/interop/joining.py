"""One question in two languages: halves with the same id, or in the same place of two files, become one."""

from collections.abc import Iterable
from dataclasses import replace

from lms.interop.languages import merged
from lms.interop.notes import Imported, Item, Question, note


def joined(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return the questions with halves of the same id and kind put together, where the first half stood."""
    found: list[Question] = []
    places: dict[str, int] = {}
    for question in questions:
        id_ = str(question.item.get("id", ""))
        first = places.get(id_) if id_ else None
        if first is not None and _halves(found[first].item, question.item):
            found[first] = _together(found[first], question)
            continue
        if id_:
            places.setdefault(id_, len(found))
        found.append(question)
    return tuple(found)


def joined_files(one: Imported, other: Imported) -> Imported:
    """Return two files as one: by ids where both have them, else each question with that in its place."""
    by_id = {str(q.item["id"]): q for q in other.questions if q.item.get("id")}
    rest = [question for question in other.questions if question.item]
    found: list[Question] = []
    used: set[int] = set()
    for place, question in enumerate(one.questions):
        id_ = str(question.item.get("id", ""))
        partner = by_id.get(id_) or (other.questions[place] if place < len(other.questions) else None)
        if partner is not None and id(partner) not in used and _halves(question.item, partner.item):
            used.add(id(partner))
            found.append(_together(question, partner))
        elif question.item:
            alone = note("changed", question.where, "not-joined")
            found.append(replace(question, notes=(*question.notes, alone)))
        else:
            found.append(question)
    found += [question for question in rest if id(question) not in used]
    found += [question for question in other.questions if not question.item]
    pictures = {**other.pictures, **one.pictures}
    return Imported(tuple(found), (*one.notes, *other.notes), pictures)


def _halves(one: Item, other: Item) -> bool:
    """Whether two items are of one kind and in different languages."""
    first, second = one.get("stem") or one.get("text"), other.get("stem") or other.get("text")
    if not isinstance(first, dict) or not isinstance(second, dict) or one.get("kind") != other.get("kind"):
        return False
    return not (first.keys() & second.keys())


def _together(one: Question, other: Question) -> Question:
    item = merged(one.item, other.item)
    notes = (*one.notes, note("changed", other.where, "joined"))
    more = (line for line in other.notes if line.kind != "taken" and line.code != "points")
    return Question(one.where, item if isinstance(item, dict) else one.item, (*notes, *more))
