"""Items as a QTI 3.0 package: each item once in each language, with what only we know in the manifest."""

from collections.abc import Iterable, Iterator, Mapping

from lms.authoring.safe_zip import write_zip
from lms.interop.labels import ways
from lms.interop.moodle_out import kept_labels, label_notes
from lms.interop.notes import Exported, Note, Where, note
from lms.interop.qti_body import FOLDER, Body
from lms.interop.qti_names import GAP, identifier
from lms.interop.qti_scoring import declarations, processing
from lms.interop.xml_text import DECLARATION, tag, words
from lms.quizzes.kinds import ItemBase
from lms.quizzes.kinds.categorise import Categorise
from lms.quizzes.kinds.gap_fill import GapFill
from lms.quizzes.kinds.number import Number
from lms.quizzes.kinds.scale import Scale
from lms.text import LANGUAGES, Language, Text

_ITEM = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_SCHEMA = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_MANIFEST = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
_LOM = "http://ltsc.ieee.org/xsd/LOM"


def write_qti(items: Iterable[ItemBase], title: str, pictures: Mapping[str, str]) -> Exported:
    """Return the items as a package; a player shows a reader the items of one language."""
    found = list(items)
    files: dict[str, bytes] = {"imsmanifest.xml": _manifest(found, title, pictures).encode()}
    report: list[Note] = []
    for item in found:
        for language in LANGUAGES:
            files[_name(item, language)] = _item(item, Body(language, pictures)).encode()
        for picture in item.pictures():
            if picture.file in pictures:
                files[f"{FOLDER}/{picture.file}"] = pictures[picture.file].encode()
        report += _report(item)
    return Exported(f"{title}.zip", write_zip(files), tuple(report))


def _name(item: ItemBase, language: Language) -> str:
    return f"{item.id}--{language}.xml"


def _report(item: ItemBase) -> Iterator[Note]:
    where = Where(name=item.id)
    yield note("taken", where, "taken", what="QTI 3.0")
    yield from label_notes(item)
    if isinstance(item, Scale):
        yield note("changed", where, "export-as", as_kind="choice", what=item.kind)


def _item(item: ItemBase, body: Body) -> str:
    return DECLARATION + tag(
        "qti-assessment-item",
        declarations(item, body.language),
        body.write(item),
        processing(item),
        *_modal(item, body),
        xmlns=_ITEM,
        **{
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": f"{_ITEM} {_SCHEMA}",
        },
        identifier=f"{identifier(item.id)}--{body.language}",
        title=item.id,
        adaptive="false",
        time_dependent="false",
        xml_lang=body.language,
    )


def _modal(item: ItemBase, body: Body) -> Iterator[str]:
    for name, text in _said(item):
        yield _feedback("FEEDBACK", name, body.say(text))
    yield _feedback("EXPLAIN", "explain", body.say(item.explain))


def _feedback(outcome: str, name: str, said: str) -> str:
    content = tag("qti-content-body", tag("p", said))
    return tag("qti-modal-feedback", content, outcome_identifier=outcome, identifier=name, show_hide="show")


def _said(item: ItemBase) -> Iterator[tuple[str, Text]]:
    """Yield the identifier of each feedback, and its words."""
    if isinstance(item, GapFill):
        for gap in item.gaps:
            for word in gap.options:
                if word.feedback:
                    yield f"{GAP}{gap.id}.{identifier(word.id)}", word.feedback
        return
    for key, way in ways(item):
        if isinstance(item, Categorise):
            yield f"if.{identifier(key)}", way.feedback
        elif isinstance(item, Number):
            yield f"value-{key}", way.feedback
        else:
            yield identifier(key), way.feedback


def _manifest(items: Iterable[ItemBase], title: str, pictures: Mapping[str, str]) -> str:
    resources = [_resource(item, language, pictures) for item in items for language in LANGUAGES]
    schema = tag("schema", "QTI Package") + tag("schemaversion", "3.0.0")
    return DECLARATION + tag(
        "manifest",
        tag("metadata", schema),
        tag("organizations"),
        tag("resources", "\n", "\n".join(resources), "\n"),
        xmlns=_MANIFEST,
        **{"xmlns:imsmd": _LOM},
        identifier=f"lms-{title}",
    )


def _resource(item: ItemBase, language: Language, pictures: Mapping[str, str]) -> str:
    name = _name(item, language)
    drawn = dict.fromkeys(one.file for one in item.pictures() if one.file in pictures)
    keywords = (
        tag("imsmd:keyword", tag("imsmd:string", words(label), language="en")) for label in kept_labels(item)
    )
    general = tag("imsmd:general", tag("imsmd:language", language), *keywords)
    return tag(
        "resource",
        tag("metadata", tag("imsmd:lom", general)),
        tag("file", href=name),
        *(tag("file", href=f"{FOLDER}/{file}") for file in drawn),
        identifier=f"{identifier(item.id)}--{language}",
        type="imsqti_item_xmlv3p0",
        href=name,
    )
