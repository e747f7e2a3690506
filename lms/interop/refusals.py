"""Why a foreign file is not read at all, in words for the person who sent it."""

from lms.errors import LmsError
from lms.interop.notes import Where
from lms.text import Text

LARGEST = 4 * 1024 * 1024
"""Bytes a foreign file may have."""
MOST_QUESTIONS = 500
MOST_ANSWERS = 6000
"""Answers of all questions of a file together, so that reading takes no longer than two seconds."""
LONGEST_TEXT = 10_000

_T = Text

WORDS: dict[str, Text] = {
    "too-large": _T(en="The file is larger than 4 MB.", km="ឯកសារធំជាង ៤ MB។"),
    "empty": _T(en="There is no question in this file.", km="ក្នុងឯកសារនេះគ្មានសំណួរទេ។"),
    "too-many": _T(
        en="There are more than {limit} questions in this file. Divide it.",
        km="ក្នុងឯកសារនេះមានសំណួរលើសពី {limit}។ សូមបំបែកវា។",
    ),
    "too-much": _T(
        en="The questions in this file have more than 6,000 answers together. Divide it.",
        km="សំណួរក្នុងឯកសារនេះមានចម្លើយសរុបលើសពី ៦០០០។ សូមបំបែកវា។",
    ),
    "too-long": _T(en="A text here is longer than 10,000 characters.", km="អត្ថបទនៅទីនេះវែងជាង ១០០០០ តួអក្សរ។"),
    "encoding": _T(
        en="The file is not text in UTF-8 or UTF-16. Save it as UTF-8.",
        km="ឯកសារនេះមិនមែនជាអត្ថបទ UTF-8 ឬ UTF-16 ទេ។ សូមរក្សាទុកជា UTF-8។",
    ),
    "zero-byte": _T(
        en="The file has zero bytes in it, so it is not a text.",
        km="ក្នុងឯកសារមានបៃសូន្យ ដូច្នេះវាមិនមែនជាអត្ថបទទេ។",
    ),
    "doctype": _T(
        en="The file declares a document type (DTD) or entities. "
        "These can read other files, so they are refused. Take the line with <!DOCTYPE out.",
        km="ឯកសារនេះប្រកាស DTD ឬ entity ដែលអាចអានឯកសារផ្សេង ដូច្នេះមិនទទួលទេ។ សូមលុបបន្ទាត់ <!DOCTYPE។",
    ),
    "xml": _T(en="This is not well-formed XML: {problem}", km="XML នេះមិនត្រឹមត្រូវ៖ {problem}"),
    "too-deep": _T(
        en="The elements of this file stand more than 100 deep.",
        km="ធាតុក្នុងឯកសារនេះត្រួតគ្នាជ្រៅជាង ១០០ ជាន់។",
    ),
    "not-this": _T(en="This is not a file of this format ({format}).", km="នេះមិនមែនជាឯកសារទម្រង់ {format} ទេ។"),
    "unknown": _T(
        en="Nobody can tell what kind of file this is. Choose its format.",
        km="មិនអាចដឹងថានេះជាឯកសារប្រភេទអ្វីទេ។ សូមជ្រើសទម្រង់ឯកសារ។",
    ),
    "macros": _T(
        en="The workbook has macros, which are programs. Save it as .xlsx without them.",
        km="តារាងនេះមានម៉ាក្រូ ដែលជាកម្មវិធី។ សូមរក្សាទុកជា .xlsx ដោយគ្មានម៉ាក្រូ។",
    ),
    "external": _T(
        en="The workbook is linked to other files or embeds some. Save a copy with values only.",
        km="តារាងនេះភ្ជាប់ទៅឯកសារផ្សេង ឬបង្កប់ឯកសារផ្សេង។ សូមរក្សាទុកច្បាប់ចម្លងដែលមានតែតម្លៃ។",
    ),
    "workbook": _T(en="This workbook cannot be read.", km="មិនអាចអានតារាងនេះបានទេ។"),
    "columns": _T(
        en="The first row must name the columns; “{missing}” is missing.",
        km="ជួរដំបូងត្រូវមានឈ្មោះជួរឈរ ប៉ុន្តែខ្វះ «{missing}»។",
    ),
    "manifest": _T(
        en="There is no imsmanifest.xml in this package.", km="ក្នុងកញ្ចប់នេះគ្មាន imsmanifest.xml ទេ។"
    ),
    "no-room": _T(
        en="The questions cannot be added to “{name}” as it stands: its list of items must come last. "
        "Choose another form.",
        km="មិនអាចបន្ថែមសំណួរទៅ «{name}» បានទេ ព្រោះបញ្ជី items ត្រូវនៅចុងក្រោយ។ សូមជ្រើសទម្រង់ផ្សេង។",
    ),
    "file-full": _T(
        en="All these questions make a file larger than 256 KB. Divide them.",
        km="សំណួរទាំងនេះធ្វើឱ្យឯកសារធំជាង ២៥៦ KB។ សូមបំបែក។",
    ),
}


class Unreadable(LmsError):
    """A foreign file that cannot be taken; nothing of it was kept."""

    status = 422

    def __init__(self, code: str, where: Where | None = None, **values: str) -> None:
        self.code = code
        words = WORDS[code]
        said = Text(en=words.en.format(**values), km=words.km.format(**values))
        if where is not None:
            place = where.text
            said = Text(en=f"{said.en} ({place.en})", km=f"{said.km} ({place.km})")
        super().__init__(said)
