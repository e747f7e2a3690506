"""Without these, a file from elsewhere could read our files, fill the memory or bring a program along."""

import stat
import time
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import pytest

from lms.authoring.safe_sheet import NoSheet
from lms.authoring.safe_zip import UnsafeZip
from lms.errors import LmsError
from lms.interop.formats import READERS, read_questions
from lms.interop.refusals import WORDS, Unreadable
from lms.interop.sheet_in import read_sheet
from tests.interop import samples

LAUGHS = '<!DOCTYPE q [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><quiz>&b;</quiz>'
FILES = '<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><question>&x;</question></quiz>'
OUTSIDE = '<!DOCTYPE quiz SYSTEM "http://example.invalid/quiz.dtd"><quiz/>'
PARAMETER = '<!DOCTYPE q [<!ENTITY % p SYSTEM "http://example.invalid/p">%p;]><assessmentItem/>'


@pytest.mark.parametrize("source", [LAUGHS, FILES, OUTSIDE, PARAMETER])
@pytest.mark.parametrize("format_", ["moodle", "qti"])
def test_document_types_and_entities_are_refused(format_: str, source: str):
    for data in (source.encode(), source.encode("utf-16")):
        with pytest.raises(Unreadable) as refused:
            READERS[format_](data)
        assert refused.value.code == "doctype"


def test_a_document_type_in_one_item_refuses_the_package():
    with pytest.raises(Unreadable) as refused:
        read_questions(samples.package({"a.xml": samples.QTI_21, "b.xml": FILES}))

    assert (refused.value.code, "b.xml" in refused.value.message.en) == ("doctype", True)


def harmful_zips() -> dict[str, bytes]:
    link = BytesIO()
    with ZipFile(link, "w") as made:
        info = ZipInfo("imsmanifest.xml")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(info, "/etc/passwd")
    return {
        "parent": samples.zipped({"imsmanifest.xml": "<manifest/>", "../../evil.xml": "x"}),
        "bomb": samples.zipped({"imsmanifest.xml": "<manifest>" + " " * 2_000_000 + "</manifest>"}),
        "link": link.getvalue(),
        "absolute": samples.zipped({"/etc/imsmanifest.xml": "<manifest/>"}),
    }


@pytest.mark.parametrize("cause", harmful_zips())
def test_harmful_packages_are_refused_with_their_cause(cause: str):
    with pytest.raises(UnsafeZip) as refused:
        read_questions(harmful_zips()[cause])

    assert cause in {problem.code for problem in refused.value.problems}


def test_a_manifest_leads_to_no_file_outside_the_package():
    found = read_questions(_leading())

    assert {line.code for line in found.report} == {"file-missing"}


def _leading() -> bytes:
    names = ("../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "https://example.invalid/a.xml")
    resources = "".join(f'<resource type="imsqti_item_xmlv3p0" href="{name}"/>' for name in names)
    return samples.zipped({"imsmanifest.xml": f"<manifest><resources>{resources}</resources></manifest>"})


def test_workbooks_with_programs_or_links_are_refused():
    rows = [["kind", "right", "stem_en"], ["scale", "", "x"]]
    for name, cause in (
        ("xl/vbaProject.bin", "macros"),
        ("xl/macrosheets/sheet1.xml", "macros"),
        ("xl/externalLinks/externalLink1.xml", "external"),
        ("xl/connections.xml", "external"),
        ("xl/embeddings/oleObject1.bin", "external"),
    ):
        data = BytesIO(samples.workbook(rows))
        with ZipFile(data, "a") as made:
            made.writestr(name, "<a/>")
        with pytest.raises(Unreadable) as refused:
            read_sheet(data.getvalue())
        assert refused.value.code == cause


def test_odd_texts_are_refused_with_their_cause():
    head = "kind,right,stem_en\n"
    cases = {
        b"\x00\x01 kind,right,stem_en": "zero-byte",
        b"\xff\xfe\x00\xd8\x00\xd8": "encoding",
        b"\xe1\x9e": "encoding",
        b"": "empty",
        (head + f"scale,a,{'x' * 20_000}").encode(): "too-long",
        (head + f'scale,a,"{"x" * 200_000}"').encode(): "too-long",
        b"a,b\n1,2\n": "columns",
        b"\xd0\xcf\x11\xe0 old": "workbook",
        b"x" * (5 * 1024 * 1024): "too-large",
        (head + "scale,a,b\n" * 600).encode(): "too-many",
    }
    for data, cause in cases.items():
        with pytest.raises(Unreadable) as refused:
            read_sheet(data)
        assert refused.value.code == cause


def test_formulas_in_cells_are_never_taken():
    rows = "".join(f'scale,a,"{cell}"\n' for cell in ("=cmd|' /C calc'!A0", "@SUM(A1)", "-cmd", "+cmd"))

    found = read_sheet(f"kind,right,stem_en\n{rows}".encode())

    assert [question.item for question in found.questions] == [{}] * 4


def test_a_workbook_that_is_none_is_refused():
    with pytest.raises(NoSheet):
        read_sheet(samples.zipped({"xl/workbook.xml": "<nonsense/>"}))


def test_xml_that_is_deep_or_broken_is_refused_with_its_line():
    with pytest.raises(Unreadable) as deep:
        READERS["moodle"](b"<quiz>" + b"<a>" * 5000)
    with pytest.raises(Unreadable) as broken:
        READERS["moodle"](b"<quiz>\n<question>\n</quiz>")

    assert deep.value.code == "too-deep"
    assert "line 3" in broken.value.message.en


@pytest.mark.parametrize(
    "data",
    [
        b"a {" + b"=~" * 19_000 + b"}",
        b"a {{1:MULTICHOICE:" + b"&#1" * 10_000,
        b"<quiz>"
        + b'<question type="cloze"><questiontext><text>{1:MC:'
        + b"&amp;#123;" * 3000
        + b"</text></questiontext></question>" * 1
        + b"</quiz>",
        b"<quiz><question type='essay'><questiontext><text>"
        + b"&lt;b&gt;" * 4000
        + b"</text></questiontext></question></quiz>",
        b"<quiz><question type='essay'><questiontext><text>"
        + b"\\( $ \\[ " * 4000
        + b"</text></questiontext></question></quiz>",
        b"Q" + b" " * 9000 + b"\nA. " + b" / " * 3000 + b"\nANSWER: A",
        b"x {" + b"#" * 30_000 + b"}",
    ],
    ids=range(7),
)
def test_nothing_takes_long_however_it_is_made(data: bytes):
    start = time.process_time()
    for read in READERS.values():
        try:
            read(data)
        except LmsError:
            continue

    assert time.process_time() - start < 20


def test_every_refusal_is_said_in_both_languages():
    for words in WORDS.values():
        assert words.en.strip() != words.km.strip()
        assert any("\u1780" <= sign <= "\u17ff" for sign in words.km)


@pytest.mark.parametrize("place", ["c99999999999", "C4294967290", "C0", "ZZZZZZ2", "2C", ""])
def test_a_cell_that_stands_nowhere_cannot_fill_the_memory(place: str):
    files = samples.unzipped(samples.workbook([["kind", "right", "stem_en"], ["scale", "", "x"]]))
    sheet = "xl/worksheets/sheet1.xml"

    files[sheet] = files[sheet].replace(b'r="C2"', f'r="{place}"'.encode())

    with pytest.raises(NoSheet):
        read_sheet(samples.zipped(files))


def test_more_answers_than_can_be_read_in_two_seconds_are_refused():
    answers = '<answer fraction="0"><text>&lt;b&gt;x&lt;/b&gt;</text></answer>' * 90
    choices = '<simpleChoice identifier="a"/>' * 99
    question = f'<question type="multichoice">{answers}</question>'
    files = {
        "moodle": f"<quiz>{question * 90}</quiz>".encode(),
        "gift": "\n\n".join(f"Q{number} {{ =a {'~b' * 99} }}" for number in range(90)).encode(),
        "qti": samples.package(
            {f"{n}.xml": f"<assessmentItem>{choices}</assessmentItem>" for n in range(130)}
        ),
    }

    for format_, data in files.items():
        with pytest.raises(Unreadable) as refused:
            READERS[format_](data)
        assert refused.value.code == "too-much"
