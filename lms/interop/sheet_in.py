"""Questions from a sheet with our own columns, filled in with Excel or anything that writes CSV."""

import re
from collections.abc import Callable, Mapping

from lms.courses.yaml_file import Plain
from lms.interop.asked import Asked, chosen_from
from lms.interop.labels import Labels
from lms.interop.languages import Said
from lms.interop.notes import Imported, Item, Question, Where, note
from lms.interop.refusals import MOST_QUESTIONS, Unreadable
from lms.interop.sheet_columns import COLUMNS, EITHER, LETTERS, NEEDED
from lms.interop.sheet_file import has_formulas, read_rows
from lms.text import latin_digits

_MISCONCEPTION = re.compile("MC[0-9]{2}")
_FORMULA = re.compile(r"[=@]|[+-](?![0-9\s])")
_YES = {"yes", "true", "1", "x", "បាទ", "ចាស", "ពិត"}
_NO = {"no", "false", "0", "ទេ", "មិនពិត"}


def read_sheet(data: bytes) -> Imported:
    """Return the questions of a CSV or XLSX sheet; raise Unreadable for one without our columns."""
    rows = read_rows(data)
    if not rows:
        raise Unreadable("empty")
    columns = [_column(cell) for cell in rows[0][1]]
    for name in NEEDED:
        if name not in columns:
            raise Unreadable("columns", Where(rows[0][0]), missing=name)
    if not set(EITHER) & set(columns):
        raise Unreadable("columns", Where(rows[0][0]), missing=EITHER[0])
    if len(rows) > MOST_QUESTIONS + 1:
        raise Unreadable("too-many", limit=str(MOST_QUESTIONS))
    strange = [name for name in columns if name and name not in COLUMNS]
    found = tuple(
        _question(number, dict(zip(columns, row, strict=False)), strange) for number, row in rows[1:]
    )
    if not found:
        raise Unreadable("empty")
    computed = (note("changed", Where(), "computed"),) if has_formulas(data) else ()
    return Imported(found, computed)


def _column(cell: str) -> str:
    return re.sub(r"[\s-]+", "_", cell.strip().lower())


def _question(number: int, row: Mapping[str, str], strange: list[str]) -> Question:
    cells = {name: cell.strip() for name, cell in row.items()}
    stem = _both(cells, "stem")
    asked = Asked(Where(number, str(stem.get("en") or stem.get("km") or "")))
    formulas = sorted(name for name, cell in cells.items() if _FORMULA.match(cell))
    if formulas:
        return asked.left("formula", column=formulas[0][:40])
    for name in strange:
        if cells.get(name):
            asked.say("changed", "column-left", column=name[:40])
    kind = cells.get("kind", "").lower().replace(" ", "-").replace("_", "-")
    read = _READERS.get(kind)
    if read is None:
        return asked.left("sheet-kind", what=kind[:40] or "?")
    raw = read(cells)
    if isinstance(raw, str):
        return asked.left(raw)
    labels: dict[str, tuple[str, ...]] = {
        name: (cells[name],) for name in ("objective", "level", "credit") if cells.get(name)
    }
    if cells.get("critical", "").lower() in _YES:
        labels["critical"] = ("yes",)
    head: Item = {"kind": kind, "stem": {**stem}, "explain": {**_both(cells, "explain")}}
    return asked.taken(
        {**head, **raw}, Labels(labels), cells.get("id", ""), asked.points(cells.get("points", ""))
    )


def _both(cells: Mapping[str, str], name: str) -> Said:
    return {
        language: cells[f"{name}_{language}"] for language in ("en", "km") if cells.get(f"{name}_{language}")
    }


def _way(cells: Mapping[str, str], letter: str) -> Item:
    why = cells.get(f"wrong_{letter}", "")
    named: Item = {"misconception" if _MISCONCEPTION.fullmatch(why) else "reason": why} if why else {}
    return {**named, "feedback": {**_both(cells, f"feedback_{letter}")}}


def _used(cells: Mapping[str, str]) -> list[str]:
    return [letter for letter in LETTERS if _both(cells, f"option_{letter}")]


def _choice(cells: Mapping[str, str]) -> Item | str:
    right = set(re.split(r"[\s,;]+", cells.get("right", "").lower())) - {""}
    used = _used(cells)
    if not right or not right <= set(used):
        return "no-key"
    options: list[Item] = []
    for letter in used:
        mark: Item = {"right": True} if letter in right else {}
        options.append(
            {"id": letter, **mark, **_way(cells, letter), "text": {**_both(cells, f"option_{letter}")}}
        )
    _, parts = chosen_from(options, several=True)
    return {"options": parts}


def _true_false(cells: Mapping[str, str]) -> Item | str:
    answer = cells.get("right", "").lower()
    if answer not in _YES | _NO:
        return "no-key"
    return {"answer": answer in _YES, "if_true": _way(cells, "a"), "if_false": _way(cells, "b")}


def _number(cells: Mapping[str, str]) -> Item | str:
    asked = Asked(Where())
    answer = asked.whole(latin_digits(cells.get("right", "")))
    tolerance = asked.whole(latin_digits(cells.get("tolerance", "") or "0"))
    if answer is None or tolerance is None:
        return "not-whole"
    known: list[Plain] = []
    for letter in _used(cells):
        value = asked.whole(latin_digits(str(next(iter(_both(cells, f"option_{letter}").values())))))
        if value is not None:
            known.append({"value": value, **_way(cells, letter)})
    unit: Item = {"unit": {**_both(cells, "unit")}}
    return {"answer": answer, "tolerance": tolerance or None, **unit, "known_wrong": known}


def _short(cells: Mapping[str, str]) -> Item | str:
    found = [cells.get("right", "")]
    found += [str(said) for letter in _used(cells) for said in _both(cells, f"option_{letter}").values()]
    spellings: list[Plain] = [word.strip() for cell in found for word in cell.split("|") if word.strip()]
    return {"spellings": spellings} if spellings else "no-key"


def _ordering(cells: Mapping[str, str]) -> Item | str:
    steps: list[Plain] = [{"text": {**_both(cells, f"option_{letter}")}} for letter in _used(cells)]
    return {"steps": steps} if steps else "no-key"


def _matching(cells: Mapping[str, str]) -> Item | str:
    pairs: list[Plain] = [
        {"left": {**_both(cells, f"option_{letter}")}, "right": {**_both(cells, f"match_{letter}")}}
        for letter in _used(cells)
    ]
    return {"pairs": pairs} if pairs else "no-key"


_READERS: dict[str, Callable[[Mapping[str, str]], Item | str]] = {
    "single-choice": _choice,
    "multiple-choice": _choice,
    "true-false": _true_false,
    "number": _number,
    "short-answer": _short,
    "ordering": _ordering,
    "matching": _matching,
    "scale": lambda cells: {"agreeing": cells.get("agreeing", "")},
}
