"""QTI files as they come: one item, or a package with its manifest."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lms.authoring.safe_zip import read_zip
from lms.interop.asked import Asked
from lms.interop.labels import Labels, read_labels
from lms.interop.notes import Imported, Note, Question, Where, note
from lms.interop.qti_in import read_item
from lms.interop.qti_names import named_alike
from lms.interop.refusals import LARGEST, MOST_ANSWERS, MOST_QUESTIONS, Unreadable
from lms.interop.xml_file import Element, read_xml

_ANSWER = re.compile(rb"<[\w:-]*(?:[cC]hoice|[fF]eedback|[gG]ap-?[tT]ext|li)\b")
MANIFEST = "imsmanifest.xml"
_ITEM = "imsqti_item_xml"
_TEST = ("imsqti_test_xml", "imsqti_section_xml")


def read_qti(data: bytes) -> Imported:
    """Return the items of a QTI item file or package; raise Unreadable or UnsafeZip."""
    if len(data) > LARGEST:
        raise Unreadable("too-large")
    return _package(read_zip(data)) if data.startswith(b"PK") else _single(data)


def _single(data: bytes) -> Imported:
    pictures: dict[str, str] = {}
    question = _item(data, "", {}, Labels(), pictures)
    return Imported((question,), pictures=pictures)


def _package(files: Mapping[str, bytes]) -> Imported:
    if MANIFEST not in files:
        raise Unreadable("manifest")
    root = read_xml(files[MANIFEST], MANIFEST)
    named_alike(root)
    pictures: dict[str, str] = {}
    questions: list[Question] = []
    notes: list[Note] = []
    answers = 0
    for resource in root.below("resource"):
        kind, name = resource.get("type"), unquote(resource.get("href"))
        where = Where(resource.line, name, MANIFEST)
        if not kind.startswith(_ITEM):
            notes += _beside(kind, where)
        elif name not in files:
            notes.append(note("left", where, "file-missing"))
        else:
            answers += sum(1 for _ in _ANSWER.finditer(files[name]))
            # An answer and what is said of it count as one.
            if answers > 2 * MOST_ANSWERS:
                raise Unreadable("too-much")
            questions.append(_guarded(files, name, _labels(resource), pictures))
        if len(questions) > MOST_QUESTIONS:
            raise Unreadable("too-many", limit=str(MOST_QUESTIONS))
    if not questions and not notes:
        raise Unreadable("empty")
    return Imported(tuple(questions), tuple(notes), pictures)


def _guarded(files: Mapping[str, bytes], name: str, labels: Labels, pictures: dict[str, str]) -> Question:
    """Read one item of a package; one that cannot be read does not keep the others out."""
    try:
        return _item(files[name], name, files, labels, pictures)
    except Unreadable as error:
        if error.code == "doctype":
            raise
        line = note("left", Where(file=name), "file-unread", en=error.message.en, km=error.message.km)
        return Question(Where(file=name), {}, (line,))


def _item(
    data: bytes, name: str, files: Mapping[str, bytes], labels: Labels, pictures: dict[str, str]
) -> Question:
    root = read_xml(data, name)
    named_alike(root)
    if root.tag == "questestinterop":
        raise Unreadable("not-this", format="QTI 2, QTI 3")
    if root.tag != "assessmentItem":
        raise Unreadable("not-this", format="QTI")
    where = Where(root.line, root.get("title") or root.get("identifier"), name)

    def drawing(address: str) -> bytes | None:
        return files.get(posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(address))))

    asked = Asked(where, language=root.get("lang"), drawing=drawing, pictures=pictures)
    return read_item(root, asked, labels)


def _beside(kind: str, where: Where) -> Iterator[Note]:
    if kind.startswith(_TEST):
        yield note("left", where, "qti-test")
    elif kind.startswith(("imsqti_xmlv1", "imsqti_")):
        yield note("left", where, "qti-old", type=kind[:40])


def _labels(resource: Element) -> Labels:
    words = [one.text for metadata in resource.all("metadata") for one in metadata.below("keyword")]
    return read_labels(words)
