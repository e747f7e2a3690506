"""Items as Moodle XML, in both languages at once where Moodle can show that."""

from collections.abc import Iterable, Iterator, Mapping

from lms.interop.cloze import gaps_in, write_cloze
from lms.interop.labels import LONGEST, PREFIX, labels_of
from lms.interop.moodle_bodies import file_of, image_of, type_and_body
from lms.interop.notes import Exported, Note, Where, note
from lms.interop.xml_text import DECLARATION, both, tag, words
from lms.quizzes.kinds import ItemBase
from lms.quizzes.kinds.categorise import Categorise
from lms.quizzes.kinds.credit import Credit
from lms.quizzes.kinds.gap_fill import GapFill
from lms.quizzes.kinds.hotspot import Hotspot
from lms.quizzes.kinds.matching import Matching
from lms.quizzes.kinds.multiple_choice import MultipleChoice
from lms.quizzes.kinds.scale import Scale
from lms.text import LANGUAGES, Language


def write_moodle(items: Iterable[ItemBase], title: str, pictures: Mapping[str, str]) -> Exported:
    """Return the items as one file to import into a question bank."""
    found = list(items)
    category = tag("category", tag("text", words(f"$course$/top/{title}")))
    questions = [tag("question", category, type="category")]
    report: list[Note] = []
    for item in found:
        questions += _questions(item, pictures)
        report += _report(item)
    return Exported(
        f"{title}.xml", (DECLARATION + tag("quiz", "\n", "\n".join(questions), "\n")).encode(), tuple(report)
    )


def kept_labels(item: ItemBase) -> list[str]:
    """Return the labels short enough for other programs."""
    return [label for label in labels_of(item) if len(label) <= LONGEST]


def label_notes(item: ItemBase) -> Iterator[Note]:
    """Say which labels are too long."""
    for label in labels_of(item):
        if len(label) > LONGEST:
            yield note("left", Where(name=item.id), "export-label", label=f"{label[:60]}…")


def _report(item: ItemBase) -> Iterator[Note]:
    where = Where(name=item.id)
    yield note("taken", where, "taken", what=_type(item))
    yield from label_notes(item)
    if item.credit is not Credit.MINUS_WRONG and isinstance(item, MultipleChoice):
        yield note("changed", where, "export-credit", credit=item.credit)
    if isinstance(item, Matching | Categorise) and item.credit is not Credit.PER_PART:
        yield note("changed", where, "export-credit", credit=item.credit)
    if isinstance(item, GapFill):
        yield note("changed", where, "export-twice")
        if item.credit is not Credit.PER_PART:
            yield note("changed", where, "export-credit", credit=item.credit)
    if isinstance(item, Categorise | Hotspot | Scale):
        yield note("changed", where, "export-as", as_kind=_type(item), what=item.kind)
    if isinstance(item, Categorise) and any(thing.if_wrong for thing in item.things):
        yield note("left", where, "export-feedback")


def _type(item: ItemBase) -> str:
    return "cloze" if isinstance(item, GapFill) else type_and_body(item, {})[0]


def _questions(item: ItemBase, pictures: Mapping[str, str]) -> list[str]:
    if isinstance(item, GapFill):
        return [_gap_fill(item, language) for language in reversed(LANGUAGES)]
    name, body = type_and_body(item, pictures)
    stem = both(item.stem)
    files = ""
    if isinstance(item, Hotspot):
        stem += f"<br>{image_of(item.picture)}"
        files = file_of(item.picture, pictures)
    question = tag("questiontext", tag("text", words(stem)), files, format="html")
    return [_question(item, name, question, body)]


def _question(
    item: ItemBase, name: str, text: str, body: str, *, suffix: str = "", more: tuple[str, ...] = ()
) -> str:
    labels = [*more, *kept_labels(item)]
    return tag(
        "question",
        "\n",
        tag("name", tag("text", words(_title(item)))),
        text,
        tag("generalfeedback", tag("text", words(both(item.explain))), format="html"),
        tag("defaultgrade", str(item.points)),
        tag("penalty", "0"),
        tag("hidden", "0"),
        tag("idnumber", words(f"{item.id}{suffix}")),
        body,
        tag("tags", *(tag("tag", tag("text", words(label))) for label in labels)),
        "\n",
        type=name,
    )


def _title(item: ItemBase) -> str:
    first = " ".join(item.stem.en.split())
    return f"{item.id}: {first}"[:80]


def _gap_fill(item: GapFill, language: Language) -> str:
    text = tag("questiontext", tag("text", words(write_cloze(item, language))), format="html")
    order = " ".join(gap.id for gap in gaps_in(item, language))
    more = (f"{PREFIX}language={language}", f"{PREFIX}here={order}")
    return _question(item, "cloze", text, "", suffix=f"--{language}", more=more)
