"""A question as other programs can ask it, turned back into the kind it stands for by its labels."""

from collections.abc import Callable

from lms.courses.yaml_file import Plain
from lms.interop.labels import Labels
from lms.interop.notes import Item
from lms.text import latin_digits


def shaped(item: Item, labels: Labels) -> Item:
    """Return the item as the kind its labels name, where what was read can be one."""
    kind = labels.one("kind")
    change = _CHANGES.get((str(item.get("kind")), kind))
    changed = change(dict(item), labels) if change else None
    return item if changed is None else {**changed, "kind": kind}


def entries(value: Plain) -> list[Item]:
    """Return the mappings in a list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _as_hotspot(item: Item, labels: Labels) -> Item | None:
    options, areas = entries(item.pop("options", None)), labels.values.get("area", ())
    if "picture" not in item or len(areas) != len(options):
        return None
    item["areas"] = [_area(option, area) for option, area in zip(options, areas, strict=True)]
    return item


def _area(option: Item, label: str) -> Plain:
    id_, *numbers = label.split()
    names = ("x", "y", "width", "height")
    sides: Item = {
        name: int(number) for name, number in zip(names, numbers, strict=False) if number.isdecimal()
    }
    right: Item = {"right": True} if option.get("right") is True else {}
    rest: Item = {key: value for key, value in option.items() if key != "right"}
    return {"id": id_, **right, **sides, **rest}


def _as_scale(item: Item, labels: Labels) -> Item:
    kept: Item = {key: item[key] for key in ("kind", "stem", "explain") if key in item}
    return {"agreeing": labels.one("agreeing"), **kept}


def _as_ordering(item: Item, _labels: Labels) -> Item | None:
    pairs = entries(item.pop("pairs", None))
    numbers = [latin_digits(_english(pair.get("right"))) for pair in pairs]
    if sorted(numbers) != [str(i) for i in range(1, len(pairs) + 1)]:
        return None
    steps = sorted(zip(numbers, pairs, strict=True), key=lambda one: int(one[0]))
    item["steps"] = [{"text": pair.get("left", {})} for _, pair in steps]
    return item


def _as_categorise(item: Item, labels: Labels) -> Item | None:
    pairs = entries(item.pop("pairs", None))
    placed = list(labels.pairs("thing").items())
    if len(placed) != len(pairs):
        return None
    texts: dict[str, Plain] = {
        box: pair.get("right", {}) for (_, box), pair in zip(placed, pairs, strict=True)
    }
    spare = entries(item.pop("spare", None))
    for box in labels.words("boxes"):
        if box not in texts and spare:
            texts[box] = spare.pop(0)
    item["boxes"] = [{"id": box, "text": texts[box]} for box in labels.words("boxes") if box in texts]
    item["things"] = [
        {
            "id": thing,
            "box": box,
            "text": pair.get("left", {}),
            "if_wrong": {"feedback": pair.get("feedback", {})},
        }
        for (thing, box), pair in zip(placed, pairs, strict=True)
    ]
    return item


def _if_wrong(pair: Item) -> Item:
    return {"if_wrong": {"feedback": pair["feedback"]}} if pair.get("feedback") else {}


def _as_gap_fill(item: Item, labels: Labels) -> Item | None:
    """A sentence with one gap: the choice stands in the middle of it, what is asked in a line above."""
    gap = labels.one("gap").split()
    text = item.get("stem")
    if not gap or not isinstance(text, dict) or not all("_____" in str(said) for said in text.values()):
        return None
    stems: Item = {}
    texts: Item = {}
    for language, said in text.items():
        lines = str(said).split("\n")
        first = next(i for i, line in enumerate(lines) if "_____" in line)
        stems[language] = "\n".join(lines[:first])
        texts[language] = "\n".join(lines[first:]).replace("_____", f"[{gap[0]}]", 1)
    item["gaps"] = [{"id": gap[0], "options": item.pop("options", None)}]
    return {**item, "stem": stems, "text": texts}


def _english(value: Plain) -> str:
    return str(value.get("en", "")).strip() if isinstance(value, dict) else ""


_CHANGES: dict[tuple[str, str], Callable[[Item, Labels], Item | None]] = {
    ("single-choice", "hotspot"): _as_hotspot,
    ("single-choice", "scale"): _as_scale,
    ("multiple-choice", "scale"): _as_scale,
    ("matching", "ordering"): _as_ordering,
    ("matching", "categorise"): _as_categorise,
    ("single-choice", "gap-fill"): _as_gap_fill,
    ("single-choice", "multiple-choice"): lambda item, _labels: item,
}
