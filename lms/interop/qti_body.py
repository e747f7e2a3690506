"""What a learner sees of an item in QTI 3, in one language."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lms.interop.moodle_bodies import AGREEMENT
from lms.interop.qti_names import BOX, GAP, UNIT, identifier
from lms.interop.xml_text import tag, words
from lms.quizzes.kinds import ItemBase
from lms.quizzes.kinds.base import Choices, Picture
from lms.quizzes.kinds.categorise import Categorise
from lms.quizzes.kinds.gap_fill import Gap, GapFill
from lms.quizzes.kinds.hotspot import Area, Hotspot
from lms.quizzes.kinds.matching import Matching
from lms.quizzes.kinds.multiple_choice import MultipleChoice
from lms.quizzes.kinds.number import Number
from lms.quizzes.kinds.open_answer import OpenAnswer
from lms.quizzes.kinds.ordering import Ordering
from lms.quizzes.kinds.picture_choice import PictureChoice, PictureOption
from lms.quizzes.kinds.scale import STEPS, Scale
from lms.quizzes.kinds.short_answer import ShortAnswer
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.quizzes.kinds.true_false import FALSE, TRUE, TrueFalse
from lms.text import Language, Text

FOLDER = "pictures"
_VIEW = re.compile(r'viewBox="[\s0-9.-]*?\s([0-9.]+)\s+([0-9.]+)"')
_LEAST, _USUAL = 200, (400, 300)


@dataclass(frozen=True, slots=True)
class Body:
    """Writes bodies in one language, with the drawings there are."""

    language: Language
    pictures: Mapping[str, str]

    def write(self, item: ItemBase) -> str:
        """Return the body of an item."""
        return tag("qti-item-body", _WRITERS[type(item)](self, item))

    def say(self, text: Text) -> str:
        """Return a text as XHTML."""
        return words(text.to(self.language)).replace("\n", "<br/>")

    def prompt(self, item: ItemBase) -> str:
        """Return the question of an item."""
        return tag("qti-prompt", self.say(item.stem))

    def image(self, picture: Picture, **more: str) -> str:
        """Return a picture with the words for who does not see it."""
        return tag("img", src=f"{FOLDER}/{picture.file}", alt=picture.alt.to(self.language), **more)

    def size(self, picture: Picture) -> tuple[int, int]:
        """Return a drawing's width and height in pixels, each at least so large that a hundredth is two."""
        found = _VIEW.search(self.pictures.get(picture.file, ""))
        sides = (float(found[1]), float(found[2])) if found else _USUAL
        if min(sides) < 1:
            sides = _USUAL
        scale = max(1.0, _LEAST / min(sides))
        return round(sides[0] * scale), round(sides[1] * scale)


def right_side(sign: str) -> str:
    """Return the identifier of a right side: made from nothing that tells where it belongs."""
    return f"r{sign}"


def _choice(body: Body, item: ItemBase) -> str:
    assert isinstance(item, Choices | PictureChoice)  # noqa: S101 - by the table below
    several = isinstance(item, MultipleChoice)
    return tag(
        "qti-choice-interaction",
        body.prompt(item),
        *(_option(body, option) for option in item.options),
        response_identifier="RESPONSE",
        shuffle="false" if item.keep_order else "true",
        max_choices="0" if several else "1",
    )


def _option(body: Body, option: object) -> str:
    parts = [body.image(option.picture)] if isinstance(option, PictureOption) else []
    text, id_, last = (getattr(option, name) for name in ("text", "id", "last"))
    parts += [body.say(text)] if text else []
    fixed = {"fixed": "true"} if last else {}
    return tag("qti-simple-choice", "<br/>".join(parts), identifier=identifier(id_), **fixed)


def _rows(body: Body, item: ItemBase, rows: list[tuple[str, Text]]) -> str:
    return tag(
        "qti-choice-interaction",
        body.prompt(item),
        *(tag("qti-simple-choice", body.say(text), identifier=name, fixed="true") for name, text in rows),
        response_identifier="RESPONSE",
        shuffle="false",
        max_choices="1",
    )


def _true_false(body: Body, item: ItemBase) -> str:
    return _rows(body, item, [("true", TRUE), ("false", FALSE)])


def _scale(body: Body, item: ItemBase) -> str:
    return _rows(body, item, [(f"step-{step}", text) for step, text in zip(STEPS, AGREEMENT, strict=True)])


def _ordering(body: Body, item: ItemBase) -> str:
    assert isinstance(item, Ordering)  # noqa: S101 - by the table below
    steps = (
        tag("qti-simple-choice", body.say(step.text), identifier=identifier(step.id))
        for step in item.shown("")
    )
    return tag(
        "qti-order-interaction", body.prompt(item), *steps, response_identifier="RESPONSE", shuffle="true"
    )


def _side(body: Body, entries: list[tuple[str, Text]], most: int) -> str:
    return tag(
        "qti-simple-match-set",
        *(
            tag("qti-simple-associable-choice", body.say(text), identifier=name, match_max=str(most))
            for name, text in entries
        ),
    )


def _match(body: Body, item: ItemBase) -> str:
    assert isinstance(item, Matching | Categorise)  # noqa: S101 - by the table below
    if isinstance(item, Matching):
        left = [(identifier(pair.id), pair.left) for pair in item.pairs]
        right = sorted((right_side(pair.sign), pair.right) for pair in item.pairs)
    else:
        left = [(identifier(thing.id), thing.text) for thing in item.things]
        right = [(f"{BOX}{box.id}", box.text) for box in item.boxes]
    return tag(
        "qti-match-interaction",
        body.prompt(item),
        _side(body, left, 1),
        _side(body, right, 0),
        response_identifier="RESPONSE",
        shuffle="true",
        max_associations=str(len(left)),
    )


def _entry(body: Body, item: ItemBase) -> str:
    assert isinstance(item, Number | ShortAnswer)  # noqa: S101 - by the table below
    length = "9" if isinstance(item, Number) else "40"
    field = tag("qti-text-entry-interaction", response_identifier="RESPONSE", expected_length=length)
    unit = item.unit if isinstance(item, Number) else None
    behind = tag("span", f" {body.say(unit)}", class_=UNIT) if unit else ""
    return tag("div", body.say(item.stem)) + tag("p", field, behind)


def _gap_fill(body: Body, item: ItemBase) -> str:
    assert isinstance(item, GapFill)  # noqa: S101 - by the table below
    parts = (
        words(part).replace("\n", "<br/>") if isinstance(part, str) else _gap(body, part)
        for part in item.sentence(body.language)
    )
    return tag("div", body.say(item.stem)) + tag("p", "".join(parts))


def _gap(body: Body, gap: Gap) -> str:
    options = (
        tag("qti-inline-choice", body.say(word.text), identifier=identifier(word.id)) for word in gap.options
    )
    return tag(
        "qti-inline-choice-interaction", *options, response_identifier=f"{GAP}{gap.id}", shuffle="true"
    )


def _hotspot(body: Body, item: ItemBase) -> str:
    assert isinstance(item, Hotspot)  # noqa: S101 - by the table below
    width, height = body.size(item.picture)
    return tag(
        "qti-hotspot-interaction",
        body.prompt(item),
        body.image(item.picture, width=str(width), height=str(height)),
        *(_area(body, area, width, height) for area in item.areas),
        response_identifier="RESPONSE",
        max_choices="1",
    )


def _area(body: Body, area: Area, width: int, height: int) -> str:
    across = (area.x, area.x + area.width)
    down = (area.y, area.y + area.height)
    left, right = (round(width * side / 100) for side in across)
    top, bottom = (round(height * side / 100) for side in down)
    return tag(
        "qti-hotspot-choice",
        identifier=identifier(area.id),
        shape="rect",
        coords=f"{left},{top},{right},{bottom}",
        hotspot_label=area.text.to(body.language),
    )


def _essay(body: Body, item: ItemBase) -> str:
    assert isinstance(item, OpenAnswer)  # noqa: S101 - by the table below
    lines = tag("ol", *(tag("li", body.say(line.text)) for line in item.rubric))
    scorer = tag("qti-content-body", lines, tag("div", body.say(item.model)))
    return tag(
        "qti-extended-text-interaction",
        body.prompt(item),
        response_identifier="RESPONSE",
        expected_lines="8",
    ) + tag("qti-rubric-block", scorer, use="scoring", view="scorer")


_WRITERS: dict[type[ItemBase], Callable[[Body, ItemBase], str]] = {
    SingleChoice: _choice,
    MultipleChoice: _choice,
    PictureChoice: _choice,
    TrueFalse: _true_false,
    Scale: _scale,
    Ordering: _ordering,
    Matching: _match,
    Categorise: _match,
    Number: _entry,
    ShortAnswer: _entry,
    GapFill: _gap_fill,
    Hotspot: _hotspot,
    OpenAnswer: _essay,
}
