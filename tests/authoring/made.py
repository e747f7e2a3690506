"""The small module with questions of one's own choosing in both forms."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.authoring import looked

NUMBER_ITEM = "  - id: hands-{}5\n"
ENGLISH = ("with water", "on a plate", "in a boat")
KHMER = ("នឹងទឹក", "លើចាន", "ក្នុងទូក")
BLUEPRINT = "blueprint:\n  - objective: when\n    level: remember\n    items: {}\n"


@dataclass(frozen=True)
class Question:
    """A single-choice item: which option is right (from 0), and how many times as long it is."""

    right: int = 0
    longer: int = 1


@dataclass(frozen=True)
class Statement:
    """A true-false item."""

    answer: bool


def questions(wanted: Iterable[Question | Statement]) -> dict[str, bytes]:
    """Return the files of a module whose forms both ask this, and the question that must be right."""
    asked = list(wanted)
    entries = looked.files()
    head = entries[looked.HEAD].decode()
    cut = head.index("blueprint:"), head.index("  - objective: ask")
    head = head[: cut[0]] + BLUEPRINT.format(len(asked)) + head[cut[1] :]
    entries[looked.HEAD] = head.encode()
    for form, name in (("a", looked.FORM_A), ("b", looked.FORM_B)):
        text = entries[name].decode()
        last = text[text.index(NUMBER_ITEM.format(form)) :]
        made = "".join(_item(f"made-{form}{i}", one) for i, one in enumerate(asked))
        entries[name] = f"form: {form.upper()}\nitems:\n{made}{last}".encode()
    return entries


def _item(id_: str, one: Question | Statement) -> str:
    head = f"  - id: {id_}\n    objective: when\n    level: remember\n    explain:\n{_text(id_, 'ពន្យល់', 6)}"
    head += f"    stem:\n{_text('How is it done?', 'តើគេធ្វើយ៉ាងណា?', 6)}"
    return head + (_statement(one) if isinstance(one, Statement) else _choice(one))


def _choice(one: Question) -> str:
    made = "    kind: single-choice\n    options:\n"
    for i, (en, km) in enumerate(zip(ENGLISH, KHMER, strict=True)):
        right = i == one.right
        times = one.longer if right else 1
        made += f"      - id: o{i}\n        {'right: true' if right else 'reason: invented'}\n"
        made += f"        text:\n{_text(' '.join([en] * times), ' '.join([km] * times), 10)}"
        made += f"        feedback:\n{_text(f'So it is {i}.', f'គឺ {i}។', 10)}"
    return made


def _statement(one: Statement) -> str:
    made = f"    kind: true-false\n    answer: {str(one.answer).lower()}\n"
    for way in ("true", "false"):
        wrong = "" if (way == "true") is one.answer else "      reason: invented\n"
        made += f"    if_{way}:\n{wrong}      feedback:\n{_text(f'It is {way}.', f'ចម្លើយ {way}។', 8)}"
    return made


def _text(en: str, km: str, indent: int) -> str:
    space = " " * indent
    return f"{space}en: {en}\n{space}km: {km}\n"
