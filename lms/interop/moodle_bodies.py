"""The part of a Moodle question that differs by its type: answers, pairs, steps, numbers."""

import base64
from collections.abc import Callable, Iterator, Mapping

from lms.interop.moodle_weights import weights_of
from lms.interop.prose import to_html
from lms.interop.xml_text import both, tag, words
from lms.quizzes.kinds import ItemBase
from lms.quizzes.kinds.base import Choices, Picture
from lms.quizzes.kinds.categorise import Categorise
from lms.quizzes.kinds.credit import Credit
from lms.quizzes.kinds.hotspot import Hotspot
from lms.quizzes.kinds.matching import Matching
from lms.quizzes.kinds.multiple_choice import MultipleChoice
from lms.quizzes.kinds.number import Number
from lms.quizzes.kinds.open_answer import OpenAnswer
from lms.quizzes.kinds.ordering import Ordering
from lms.quizzes.kinds.picture_choice import PictureChoice, PictureOption
from lms.quizzes.kinds.scale import Scale
from lms.quizzes.kinds.short_answer import ShortAnswer
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.quizzes.kinds.true_false import TrueFalse
from lms.text import Text

AGREEMENT = (
    Text(en="I do not agree at all", km="មិនយល់ស្របទាល់តែសោះ"),
    Text(en="I do not agree", km="មិនយល់ស្រប"),
    Text(en="I am not sure", km="មិនប្រាកដ"),
    Text(en="I agree", km="យល់ស្រប"),
    Text(en="I agree very much", km="យល់ស្របខ្លាំង"),
)
"""The steps of a scale, as they are named for other programs."""


def type_and_body(item: ItemBase, pictures: Mapping[str, str]) -> tuple[str, str]:
    """Return what Moodle calls the question, and its answers; a gap-fill has them in its text."""
    name, write = next(value for kind, value in _WRITERS.items() if isinstance(item, kind))
    return name, "".join(write(item, pictures))


def _text(name: str, html: str, *more: str, **attributes: str) -> str:
    return tag(name, tag("text", words(html)), *more, format="html", **attributes)


def _answer(html: str, fraction: str, feedback: str = "", *more: str) -> str:
    return _text("answer", html, *more, _text("feedback", feedback), fraction=fraction)


def _choice(item: ItemBase, pictures: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(item, Choices | PictureChoice)  # noqa: S101 - by the table below
    several = isinstance(item, MultipleChoice)
    yield tag("single", "false" if several else "true")
    yield tag("shuffleanswers", "false" if item.keep_order else "true")
    yield tag("answernumbering", "none")
    count = sum(option.right for option in item.options)
    for option in item.options:
        files = file_of(option.picture, pictures) if isinstance(option, PictureOption) else ""
        parts = [image_of(option.picture)] if isinstance(option, PictureOption) else []
        parts += [both(option.text)] if option.text else []
        fraction = weights_of(count, right=option.right) if several else "100" if option.right else "0"
        yield _answer("<br>".join(parts), fraction, both(option.feedback), files)


def _hotspot(item: ItemBase, _pictures: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(item, Hotspot)  # noqa: S101 - by the table below
    yield tag("single", "true")
    yield tag("shuffleanswers", "true")
    for area in item.areas:
        yield _answer(both(area.text), "100" if area.right else "0", both(area.feedback))


def _scale(_item: ItemBase, _pictures: Mapping[str, str]) -> Iterator[str]:
    yield tag("single", "true")
    yield tag("shuffleanswers", "false")
    # Nothing is right, and Moodle wants an answer that is: all are, for no points.
    yield from (_answer(both(step), "100") for step in AGREEMENT)


def _true_false(item: ItemBase, _pictures: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(item, TrueFalse)  # noqa: S101 - by the table below
    for word, way in (("true", item.if_true), ("false", item.if_false)):
        right = item.answer == (word == "true")
        yield _answer(word, "100" if right else "0", both(way.feedback))


def _ordering(item: ItemBase, _pictures: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(item, Ordering)  # noqa: S101 - by the table below
    yield tag("layouttype", "VERTICAL")
    yield tag("selecttype", "ALL")
    yield tag("selectcount", "0")
    yield tag("gradingtype", "ABSOLUTE_POSITION" if item.credit is Credit.PER_PART else "ALL_OR_NOTHING")
    yield tag("showgrading", "HIDE")
    yield tag("numberingstyle", "none")
    yield from (_answer(both(step.text), f"{place}.0000000") for place, step in enumerate(item.steps, 1))


def _matching(item: ItemBase, _pictures: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(item, Matching)  # noqa: S101 - by the table below
    yield tag("shuffleanswers", "true")
    for pair in item.pairs:
        yield _text("subquestion", both(pair.left), tag("answer", tag("text", words(both(pair.right)))))


def _categorise(item: ItemBase, _pictures: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(item, Categorise)  # noqa: S101 - by the table below
    boxes = {box.id: both(box.text) for box in item.boxes}
    yield tag("shuffleanswers", "true")
    for thing in item.things:
        answer = tag("answer", tag("text", words(boxes[thing.box])))
        # Moodle shows no words for single things and passes over these; read back here they are kept.
        said = _text("feedback", both(thing.if_wrong.feedback)) if thing.if_wrong else ""
        yield _text("subquestion", both(thing.text), answer, said)
    used = {thing.box for thing in item.things}
    for box in item.boxes:
        if box.id not in used:
            yield _text("subquestion", "", tag("answer", tag("text", words(boxes[box.id]))))


def _number(item: ItemBase, _pictures: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(item, Number)  # noqa: S101 - by the table below
    ways = [(str(item.answer), "100", "", str(item.tolerance))]
    ways += [(str(one.value), "0", both(one.feedback), "0") for one in item.known_wrong]
    for value, fraction, feedback, tolerance in ways:
        text = tag("text", value)
        said = _text("feedback", feedback)
        yield tag("answer", text, tag("tolerance", tolerance), said, fraction=fraction, format="plain_text")
    if item.unit:
        names = dict.fromkeys((item.unit.km, item.unit.en))
        yield tag("units", *(_unit(name) for name in names))
        yield tag("unitgradingtype", "0") + tag("unitpenalty", "0") + tag("showunits", "3")
        yield tag("unitsleft", "0")


def _unit(name: str) -> str:
    return tag("unit", tag("multiplier", "1"), tag("unit_name", words(name)))


def _short(item: ItemBase, _pictures: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(item, ShortAnswer)  # noqa: S101 - by the table below
    yield tag("usecase", "0")
    for one in item.accepted:
        for spelling in (*one.en, *one.km):
            text = tag("text", words(spelling))
            yield tag("answer", text, _text("feedback", ""), fraction="100", format="plain_text")


def _essay(item: ItemBase, _pictures: Mapping[str, str]) -> Iterator[str]:
    assert isinstance(item, OpenAnswer)  # noqa: S101 - by the table below
    yield tag("responseformat", "plain") + tag("responserequired", "1") + tag("responsefieldlines", "10")
    yield tag("attachments", "0")
    yield _text("graderinfo", both(rubric_and_model(item)))


def rubric_and_model(item: OpenAnswer) -> Text:
    """Return the lines of the rubric, then the model answer, for whoever marks elsewhere."""
    lines = [Text(en=f"- {line.text.en}", km=f"- {line.text.km}") for line in item.rubric]
    texts = [*lines, item.model]
    return Text(en="\n".join(one.en for one in texts), km="\n".join(one.km for one in texts))


def image_of(picture: Picture) -> str:
    """Return the place of a picture in HTML; its words stand there in both languages."""
    alt = to_html(f"{picture.alt.km} / {picture.alt.en}").replace('"', "&quot;")
    return f'<img src="@@PLUGINFILE@@/{picture.file}" alt="{alt}">'


def file_of(picture: Picture, pictures: Mapping[str, str]) -> str:
    """Return the picture itself, or nothing where it is not known."""
    svg = pictures.get(picture.file)
    if svg is None:
        return ""
    content = base64.b64encode(svg.encode()).decode()
    return tag("file", content, name=picture.file, path="/", encoding="base64")


_Writer = Callable[[ItemBase, Mapping[str, str]], Iterator[str]]
_WRITERS: dict[type[ItemBase], tuple[str, _Writer]] = {
    PictureChoice: ("multichoice", _choice),
    SingleChoice: ("multichoice", _choice),
    MultipleChoice: ("multichoice", _choice),
    Hotspot: ("multichoice", _hotspot),
    Scale: ("multichoice", _scale),
    TrueFalse: ("truefalse", _true_false),
    Ordering: ("ordering", _ordering),
    Matching: ("matching", _matching),
    Categorise: ("matching", _categorise),
    Number: ("numerical", _number),
    ShortAnswer: ("shortanswer", _short),
    OpenAnswer: ("essay", _essay),
}
