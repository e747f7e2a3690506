"""Questions as other programs write them, made up for these tests."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from lms.courses.yaml_file import parse_yaml
from lms.quizzes.kinds import ITEM, KINDS, ItemBase

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180">'
    '<rect x="1" y="2" width="30" height="40"/></svg>'
)

GIFT = """\
// a remark of a teacher
$CATEGORY: $course$/top/Cooking

// [id:soup-1] [tag:kitchen]
::Soup::Who stirs the soup? {
  =The cook#Right, the cook does.
  ~The cat # A cat has no spoon.
  ####The cook stirs it.
}

::Fruit::Which are fruit? { ~%50%Mango ~%50%Banana ~%-50%Rice }

A cow gives {=milk =fresh milk} every morning.

Two and two is {#4:0}.

Rain is wet. {T#It is, look outside.#Yes.}

Match the young. { =Cow -> Calf =Hen -> Chick }

Tell about your kitchen. {}

This is only a text.

::Broken:: What now? { =a { =b } }

The soup needs {~sand =salt} today.

Half a litre is {#0.5:0.1} litres.
"""

MOODLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category"><category><text>$course$/Cooking</text></category></question>
  <question type="multichoice">
    <name><text>Soup</text></name>
    <questiontext format="html"><text><![CDATA[<p>Who <b>stirs</b> the soup?</p><script>x()</script>]]></text></questiontext>
    <generalfeedback format="html"><text>The cook stirs it.</text></generalfeedback>
    <defaultgrade>2.0000000</defaultgrade><single>true</single>
    <answer fraction="100" format="html"><text>The cook</text><feedback format="html"><text>Right.</text></feedback></answer>
    <answer fraction="50" format="html"><text>The helper</text><feedback format="html"><text>Sometimes.</text></feedback></answer>
    <answer fraction="0" format="html"><text>The cat</text><feedback format="html"><text></text></feedback></answer>
  </question>
  <question type="multichoice">
    <name><text>Two languages</text></name>
    <questiontext format="html"><text>{mlang en}Who eats?{mlang}{mlang km}តើអ្នកណាញ៉ាំ?{mlang}</text></questiontext>
    <single>false</single>
    <answer fraction="50"><text>&lt;span lang="km" class="multilang"&gt;ឆ្មា&lt;/span&gt; &lt;span lang="en" class="multilang"&gt;The cat&lt;/span&gt;</text></answer>
    <answer fraction="50"><text>Dog / ឆ្កែ</text></answer>
    <answer fraction="-50"><text>12</text></answer>
  </question>
  <question type="cloze">
    <name><text>Gaps</text></name>
    <questiontext format="html"><text>Fill it in.&lt;br&gt;Soup needs {1:MULTICHOICE:=salt~sand#Never} and {1:MC:fire~=water}.</text></questiontext>
  </question>
  <question type="cloze">
    <name><text>Typed</text></name>
    <questiontext format="html"><text>Soup needs {1:SHORTANSWER:=salt}.</text></questiontext>
  </question>
  <question type="multichoice">
    <name><text>Pictures</text></name>
    <questiontext format="html"><text>Which one?</text></questiontext>
    <single>true</single>
    <answer fraction="100"><text>&lt;img src="@@PLUGINFILE@@/pot.svg" alt="A pot"&gt;</text>
      <file name="pot.svg" path="/" encoding="base64">PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjwvc3ZnPg==</file></answer>
    <answer fraction="0"><text>&lt;img src="@@PLUGINFILE@@/cup.png" alt="A cup"&gt; A cup</text>
      <file name="cup.png" path="/" encoding="base64">iVBORw0KGgo=</file></answer>
  </question>
  <question type="calculated"><name><text>Sum</text></name><questiontext><text>{a}+{b}</text></questiontext></question>
  <question type="description"><name><text>Read</text></name><questiontext><text>Read.</text></questiontext></question>
</quiz>
"""  # noqa: E501 - as such files are

QTI_21 = """\
<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="Soup_01" title="Soup"
    xml:lang="en" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
    <correctResponse><value>A</value></correctResponse>
  </responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" normalMaximum="1"/>
  <outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>
  <itemBody>
    <p>Look into the kitchen.</p>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1">
      <prompt>Who stirs the <strong>soup</strong>?</prompt>
      <simpleChoice identifier="A">The cook</simpleChoice>
      <simpleChoice identifier="B">The cat <feedbackInline
        outcomeIdentifier="F" identifier="B" showHide="show">A cat has no spoon.</feedbackInline>
      </simpleChoice>
    </choiceInteraction>
  </itemBody>
  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
  <modalFeedback outcomeIdentifier="FEEDBACK" identifier="A" showHide="show">Right.</modalFeedback>
  <modalFeedback outcomeIdentifier="FEEDBACK" identifier="ALL" showHide="show">Good.</modalFeedback>
</assessmentItem>
"""


def qti_3(body: str, declared: str, language: str = "en", identifier: str = "soup-1") -> str:
    """Return a QTI 3 item around a body."""
    return (
        f'<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="{identifier}"'
        f' title="Soup" adaptive="false" time-dependent="false" xml:lang="{language}">{declared}'
        f"<qti-item-body>{body}</qti-item-body></qti-assessment-item>"
    )


def package(files: dict[str, str], types: str = "imsqti_item_xmlv2p1") -> bytes:
    """Return a QTI package with these files as its items."""
    resources = "".join(f'<resource identifier="r" type="{types}" href="{name}"/>' for name in files)
    manifest = f"<manifest><resources>{resources}</resources></manifest>"
    return zipped({"imsmanifest.xml": manifest, **files})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return files as a zip."""
    out = BytesIO()
    with ZipFile(out, "w", compression=ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


AIKEN = """\
Who stirs the soup?
A. The cook
B) The cat
ANSWER: A

តើអ្នកណាញ៉ាំ?
A. ឆ្មា
B. ឆ្កែ
ANSWER: B

Nobody answers?
"""

SHEET = """\
kind,stem_en,stem_km,right,option_a_en,option_a_km,option_b_en,feedback_b_en,wrong_b,points,colour
single-choice,Who stirs?,តើអ្នកណាកូរ?,a,The cook,ចុងភៅ,The cat,A cat has no spoon.,MC01,2,red
true-false,Rain is wet.,,yes,,,,,,,
number,How many eggs?,,៤,,,,,,,
short-answer,What is salty?,,salt | sea salt,,,,,,,
poem,Write one.,,a,,,,,,,
single-choice,=1+1,,a,x,,,,,,
"""


def workbook(rows: list[list[str]]) -> bytes:
    """Return an XLSX file with these rows."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell)
    return out.getvalue()


def manuals() -> list[ItemBase]:
    """Return the example of each kind."""
    found = []
    for kind in KINDS:
        file = parse_yaml(kind.manual, kind.__name__)
        assert not isinstance(file, tuple)
        found.append(ITEM.validate_python(file.root))
    return found


def drawings(items: list[ItemBase]) -> dict[str, str]:
    """Return a drawing for each picture that items show."""
    return {picture.file: DRAWING for item in items for picture in item.pictures()}


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the files in a zip."""
    with ZipFile(BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
