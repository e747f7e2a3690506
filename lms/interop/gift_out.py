"""Items as GIFT, in both languages at once; what GIFT cannot ask is named in the report."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from lms.interop.gift_signs import masked
from lms.interop.labels import PREFIX
from lms.interop.moodle_out import kept_labels, label_notes
from lms.interop.moodle_weights import weights_of
from lms.interop.notes import Exported, Note, Where, note
from lms.interop.prose import to_html
from lms.interop.xml_text import both
from lms.quizzes.kinds import ItemBase
from lms.quizzes.kinds.base import Choices
from lms.quizzes.kinds.categorise import Categorise
from lms.quizzes.kinds.gap_fill import Gap, GapFill
from lms.quizzes.kinds.matching import Matching
from lms.quizzes.kinds.multiple_choice import MultipleChoice
from lms.quizzes.kinds.number import Number
from lms.quizzes.kinds.open_answer import OpenAnswer
from lms.quizzes.kinds.ordering import Ordering
from lms.quizzes.kinds.short_answer import ShortAnswer
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.quizzes.kinds.true_false import TrueFalse
from lms.text import LANGUAGES, Language, Text


def write_gift(items: Iterable[ItemBase], title: str, _pictures: Mapping[str, str]) -> Exported:
    """Return the items as one text file."""
    blocks = [f"$CATEGORY: $course$/top/{masked(title)}"]
    report: list[Note] = []
    for item in items:
        blocks += _blocks(item)
        report += _report(item)
    return Exported(f"{title}.gift.txt", ("\n\n".join(blocks) + "\n").encode(), tuple(report))


def _blocks(item: ItemBase) -> list[str]:
    if not _held(item):
        return []
    if isinstance(item, GapFill):
        return [_gap_fill(item, language) for language in reversed(LANGUAGES)]
    answers = "".join(f"\n  {line}" for line in _WRITERS[type(item)](item))
    explain = f"\n  ####{_said(item.explain)}"
    return [f"{_head(item)}[html]{_said(item.stem)} {{{answers}{explain}\n}}"]


def _held(item: ItemBase) -> bool:
    return len(item.gaps) == 1 if isinstance(item, GapFill) else type(item) in _WRITERS


def _head(item: ItemBase, suffix: str = "", more: Iterable[str] = ()) -> str:
    labels = [*more, *kept_labels(item)]
    remark = " ".join([f"[id:{item.id}{suffix}]", *(f"[tag:{_bracketed(label)}]" for label in labels)])
    return f"// {remark}\n::{masked(item.id)}::"


def _bracketed(label: str) -> str:
    return label.replace("\\", "\\\\").replace("]", "\\]")


def _said(text: Text) -> str:
    return _html(both(text))


def _html(source: str) -> str:
    return masked(source.replace("%", "&#37;").replace("->", "-&gt;"))


def _choice(item: ItemBase) -> Iterator[str]:
    assert isinstance(item, Choices)  # noqa: S101 - by the table below
    count = sum(option.right for option in item.options)
    several = isinstance(item, MultipleChoice)
    for option in item.options:
        sign = "=" if option.right else "~"
        if several:
            sign = f"~%{weights_of(count, right=option.right)}%"
        yield f"{sign}{_said(option.text)}#{_said(option.feedback)}"


def _true_false(item: ItemBase) -> Iterator[str]:
    assert isinstance(item, TrueFalse)  # noqa: S101 - by the table below
    right, wrong = (item.if_true, item.if_false) if item.answer else (item.if_false, item.if_true)
    yield f"{str(item.answer).upper()}#{_said(wrong.feedback)}#{_said(right.feedback)}"


def _matching(item: ItemBase) -> Iterator[str]:
    assert isinstance(item, Matching)  # noqa: S101 - by the table below
    yield from (f"={_said(pair.left)} -> {_said(pair.right)}" for pair in item.pairs)


def _categorise(item: ItemBase) -> Iterator[str]:
    assert isinstance(item, Categorise)  # noqa: S101 - by the table below
    boxes = {box.id: _said(box.text) for box in item.boxes}
    yield from (f"={_said(thing.text)} -> {boxes[thing.box]}" for thing in item.things)
    used = {thing.box for thing in item.things}
    yield from (f"= -> {text}" for box, text in boxes.items() if box not in used)


def _ordering(item: ItemBase) -> Iterator[str]:
    assert isinstance(item, Ordering)  # noqa: S101 - by the table below
    yield from (f"={_said(step.text)} -> {place}" for place, step in enumerate(item.steps, 1))


def _number(item: ItemBase) -> Iterator[str]:
    assert isinstance(item, Number)  # noqa: S101 - by the table below
    yield "#"
    yield f"={item.answer}:{item.tolerance}"
    yield from (f"=%0%{wrong.value}:0#{_said(wrong.feedback)}" for wrong in item.known_wrong)


def _short(item: ItemBase) -> Iterator[str]:
    assert isinstance(item, ShortAnswer)  # noqa: S101 - by the table below
    for one in item.accepted:
        yield from (f"={masked(spelling)}" for spelling in (*one.en, *one.km))


def _essay(_item: ItemBase) -> Iterator[str]:
    return iter(())


def _gap_fill(item: GapFill, language: Language) -> str:
    words = []
    for part in item.sentence(language):
        words.append(_gap(part, item, language) if isinstance(part, Gap) else _html(to_html(part)))
    more = [f"{PREFIX}language={language}"]
    stem = _html(f"{to_html(item.stem.to(language))}<br>")
    return f"{_head(item, f'--{language}', more)}[html]{stem}{''.join(words)}"


def _gap(gap: Gap, item: GapFill, language: Language) -> str:
    lines = []
    for word in gap.options:
        feedback = f"#{_html(to_html(word.feedback.to(language)))}" if word.feedback else ""
        lines.append(f"{'=' if word.right else '~'}{_html(to_html(word.text.to(language)))}{feedback}")
    return f"{{{' '.join(lines)} ####{_html(to_html(item.explain.to(language)))}}}"


def _report(item: ItemBase) -> Iterator[Note]:
    where = Where(name=item.id)
    if not _held(item):
        yield note("left", where, "export-kind", format="GIFT", what=item.kind)
        return
    yield note("taken", where, "taken", what="GIFT")
    yield from label_notes(item)
    if isinstance(item, MultipleChoice | Matching | Ordering | Categorise):
        yield note("changed", where, "export-credit", credit=item.credit)
    if isinstance(item, Ordering | Categorise):
        yield note("changed", where, "export-as", as_kind="matching", what=item.kind)
    if isinstance(item, Categorise) and any(thing.if_wrong for thing in item.things):
        yield note("left", where, "export-feedback")
    if isinstance(item, OpenAnswer):
        yield note("left", where, "export-rubric")
    if isinstance(item, GapFill):
        yield note("changed", where, "export-twice")


_WRITERS: dict[type[ItemBase], Callable[[ItemBase], Iterator[str]]] = {
    SingleChoice: _choice,
    MultipleChoice: _choice,
    TrueFalse: _true_false,
    Ordering: _ordering,
    Matching: _matching,
    Categorise: _categorise,
    Number: _number,
    ShortAnswer: _short,
    OpenAnswer: _essay,
}
