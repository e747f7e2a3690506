"""Read questions as the text of a form's file, with a remark above each on what it still needs."""

import re
from collections.abc import Iterable

from pydantic import ValidationError

from lms.authoring.yaml_writer import write_entry, write_yaml
from lms.courses.yaml_file import LARGEST, parse_yaml
from lms.interop.notes import Imported, Item, Question
from lms.interop.refusals import Unreadable
from lms.interop.shaping import entries
from lms.quizzes.kinds import ITEM

PRACTICE = "practice"
FORMS = ("A", "B", "C", PRACTICE)
_INDENT = 2
_MOST_SAID = 14


def file_name(module: str, form: str, number: int = 1) -> str:
    """Return the name of the content file for a form's questions, or of the next lesson of practice."""
    if form == PRACTICE:
        return f"modules/{module}/lessons/{PRACTICE}{f'-{number}' if number > 1 else ''}.yaml"
    return f"modules/{module}/items/form-{form.lower()}.yaml"


def draft(imported: Imported, form: str, source: str, lesson: str = PRACTICE) -> str:
    """Return a new file of content with the questions; `source` is what the foreign file is called.

    What the source lacks has no key: a check of the content refuses the file until it is written, and
    names each place. Practice questions become screens of a lesson that has yet to get its words.
    Raises Unreadable when there is no question to take, or too much of it for one file.
    """
    items = _items(imported)
    if form == PRACTICE:
        head = write_yaml({"id": lesson}) + "screens:\n"
        return _fitting(head + "".join(_screen(question, source) for question in items))
    head = write_yaml({"form": form}) + "items:\n"
    return _fitting(head + _written(items, source))


def added(text: str, imported: Imported, source: str) -> str:
    """Return a form's file with the questions below those it has; ids it has are not used again.

    Raises Unreadable where the list of items is not the last thing in the file.
    """
    file = parse_yaml(text, "form")
    old = entries(file.root.get("items")) if not isinstance(file, tuple) else []
    if not old:
        raise Unreadable("no-room", name="items")
    taken = {str(item.get("id")) for item in old}
    items = [_renamed(question, taken) for question in _items(imported)]
    start = re.search(r"^items:[^\n]*\n(?:[ ]*(?:#[^\n]*)?\n)*?( *)- ", text, re.MULTILINE)
    indent = len(start[1]) if start else _INDENT
    whole = text.rstrip("\n") + "\n" + _written(items, source, indent)
    after = parse_yaml(whole, "form")
    expected = [*old, *(question.item for question in items)]
    if isinstance(after, tuple) or len(entries(after.root.get("items"))) != len(expected):
        raise Unreadable("no-room", name="items")
    return _fitting(whole)


def missing(item: Item) -> list[str]:
    """Return what an item still needs, each as the way to it: `options b > feedback > km`."""
    found = [] if item.get("level") or item.get("kind") == "scale" else ["level"]
    try:
        ITEM.validate_python(item)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False):
            if detail["type"] == "missing":
                found.append(_way(item, detail["loc"]))
    for name in ("options", "areas"):
        wrong = (part for part in entries(item.get(name)) if part.get("right") is not True)
        found += [f"{name} {part.get('id')} > reason" for part in wrong if not _explained(part)]
    found += [f"if_{word} > reason" for word in _unexplained(item)]
    return found


def _items(imported: Imported) -> list[Question]:
    found = [question for question in imported.questions if question.item]
    if not found:
        raise Unreadable("empty")
    return found


def _written(questions: Iterable[Question], source: str, indent: int = _INDENT) -> str:
    return "".join(f"{_remark(one, source, indent)}{write_entry(one.item, indent)}" for one in questions)


def _screen(question: Question, source: str) -> str:
    kept: Item = {key: value for key, value in question.item.items() if key != "level"}
    screen = write_entry({"id": f"try-{question.item.get('id')}"[:60].strip("-"), "practice": kept}, _INDENT)
    return f"{_remark(question, source, _INDENT)}{screen}"


def _remark(question: Question, source: str, indent: int) -> str:
    place = question.where.text.en
    lines = [f"From {_one_line(source)}, {_one_line(place)}"]
    if lacking := missing(question.item):
        more = f" and {len(lacking) - _MOST_SAID} more" if len(lacking) > _MOST_SAID else ""
        lines.append(f"Still to write (ត្រូវសរសេរបន្ថែម): {'; '.join(lacking[:_MOST_SAID])}{more}")
    return "".join(f"{' ' * indent}# {line}\n" for line in lines)


def _one_line(text: str) -> str:
    return re.sub(r"[^\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd]+", " ", " ".join(text.split()))[:120]


def _renamed(question: Question, taken: set[str]) -> Question:
    wanted = str(question.item.get("id"))
    id_, number = wanted, 2
    while id_ in taken:
        id_, number = f"{wanted[:55].strip('-')}-{number}", number + 1
    taken.add(id_)
    return Question(question.where, {**question.item, "id": id_}, question.notes)


def _way(item: Item, place: tuple[int | str, ...]) -> str:
    """Return a place in words, parts of lists by their id."""
    here: object = item
    words: list[str] = []
    for step in place[1:]:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
            name = here.get("id") if isinstance(here, dict) else None
            words[-1:] = [f"{words[-1] if words else ''} {name or step + 1}".strip()]
        elif step not in {"right-word", "wrong-word"}:
            here = here.get(step) if isinstance(here, dict) else None
            words.append(step)
    return " > ".join(words)


def _explained(part: Item) -> bool:
    return bool(part.get("misconception") or part.get("reason"))


def _unexplained(item: Item) -> Iterable[str]:
    if item.get("kind") == "true-false":
        wrong = "false" if item.get("answer") is True else "true"
        way = item.get(f"if_{wrong}")
        if not isinstance(way, dict) or not _explained(way):
            yield wrong


def _fitting(text: str) -> str:
    if len(text.encode()) > LARGEST:
        raise Unreadable("file-full")
    return text
