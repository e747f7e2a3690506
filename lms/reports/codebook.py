"""What each column of the research rows means: without it somebody would take "waits" for "wrong"."""

from dataclasses import dataclass

from lms.reports.table import Column, Table
from lms.text import Text


@dataclass(frozen=True, slots=True)
class Meaning:
    """A column of the research rows: its name in the file, what it holds, and the values it can have."""

    key: str
    holds: Text
    values: str


def _meaning(key: str, values: str, en: str, km: str) -> Meaning:
    return Meaning(key, Text(en=en, km=km), values)


MEANINGS: tuple[Meaning, ...] = (
    _meaning(
        "learner",
        "16 hexadecimal digits",
        "One person. The same within this file, another in every other file. Still, equal answers can be "
        "recognised in two files: keep the files apart, and use each only as the agreement allows.",
        "មនុស្សម្នាក់។ ដូចគ្នាក្នុងឯកសារនេះ ប៉ុន្តែខុសគ្នាក្នុងឯកសារទាញយកផ្សេងទៀត។ ទោះយ៉ាងណា ចម្លើយដែលដូចគ្នា "
        "នៅតែអាចឱ្យគេដឹងថាជាមនុស្សតែមួយក្នុងឯកសារពីរ។ សូមរក្សាទុកឯកសារនីមួយៗដាច់ពីគ្នា ហើយប្រើតែតាមកិច្ចព្រមព្រៀង។",
    ),
    _meaning(
        "cohort",
        "16 hexadecimal digits, not-given; empty: in no group",
        "The group the person belonged to when the quiz was begun. Not given where too few people are alike.",
        "ក្រុមដែលអ្នកនោះស្ថិតនៅ ពេលចាប់ផ្តើមឆ្លើយកម្រងសំណួរ។ មិនបញ្ជាក់ ប្រសិនបើមានមនុស្សដូចគ្នាតិចពេក។",
    ),
    _meaning(
        "group",
        "child, adult, not-given",
        "Child learner or adult. Not given where too few people are alike.",
        "សិក្ខាកាមជាកុមារ ឬមនុស្សធំ។ មិនបញ្ជាក់ ប្រសិនបើមានមនុស្សដូចគ្នាតិចពេក។",
    ),
    _meaning(
        "sex",
        "female, male, not-recorded, not-given",
        "Sex as recorded. Not given where too few people of the group are alike.",
        "ភេទតាមការកត់ត្រា។ មិនបញ្ជាក់ ប្រសិនបើក្នុងក្រុមមានមនុស្សដូចគ្នាតិចពេក។",
    ),
    _meaning(
        "age",
        "under-10, 10-12, 13-15, 16-17, 18+, not-recorded, not-given",
        "Age reached in the year of the first quiz of this module. "
        "Not given where too few people of the group are alike.",
        "អាយុដែលគ្រប់ ក្នុងឆ្នាំដែលឆ្លើយកម្រងសំណួរដំបូងនៃម៉ូឌុលនេះ។ មិនបញ្ជាក់ ប្រសិនបើក្នុងក្រុមមានមនុស្សដូចគ្នាតិចពេក។",
    ),
    _meaning(
        "language",
        "km, en, not-given",
        "The language in which the quiz was begun. Not given where too few people are alike.",
        "ភាសាដែលប្រើ ពេលចាប់ផ្តើមឆ្លើយកម្រងសំណួរ។ មិនបញ្ជាក់ ប្រសិនបើមានមនុស្សដូចគ្នាតិចពេក។",
    ),
    _meaning("module", "code", "The module's code.", "លេខកូដម៉ូឌុល។"),
    _meaning(
        "release",
        "digest",
        "The published content that was asked.",
        "កំណែខ្លឹមសារដែលបានបោះផ្សាយ ហើយបានយកមកសួរ។",
    ),
    _meaning(
        "marked_by",
        "digest",
        "The published content whose key gave the points: another one after a correction.",
        "កំណែខ្លឹមសារ ដែលយកចម្លើយត្រឹមត្រូវមកដាក់ពិន្ទុ៖ ក្រោយការកែតម្រូវ គឺជាកំណែផ្សេង។",
    ),
    _meaning("form", "A, B, C", "The form of the quiz.", "ទម្រង់កម្រងសំណួរ។"),
    _meaning(
        "moment",
        "before, after, follow-up-1, follow-up-2, follow-up-3, refresher",
        "When the quiz belongs in the series.",
        "កម្រងសំណួរនេះសម្រាប់ពេលណា ក្នុងលំដាប់ទាំងមូល។",
    ),
    _meaning(
        "attempt",
        "1, 2, …; empty: skipped",
        "Which attempt at this moment it is.",
        "ការឆ្លើយលើកទីប៉ុន្មាននៅពេលនោះ។",
    ),
    _meaning(
        "weeks",
        "0, 1-4, 5-13, 14-26, 27+, not-given; empty: in no group",
        "Whole weeks from the day the group was taught until the quiz ended; 0 before that day too. "
        "Not given where the group is not given.",
        "ចំនួនសប្ដាហ៍ពេញ គិតពីថ្ងៃដែលក្រុមបានរៀន រហូតដល់បញ្ចប់កម្រងសំណួរ។ មុនថ្ងៃនោះក៏ដាក់ ០ ដែរ។ មិនបញ្ជាក់ ប្រសិនបើមិនបញ្ជាក់ក្រុម។",
    ),
    _meaning(
        "state",
        "finished, open, skipped",
        "How the attempt stands. Open and skipped attempts are one row without a question.",
        "ស្ថានភាពនៃការឆ្លើយ។ ការឆ្លើយមិនទាន់ចប់ ឬដែលបានរំលង មានតែមួយជួរ ដោយគ្មានសំណួរ។",
    ),
    _meaning("item", "id", "The question.", "សំណួរ។"),
    _meaning("kind", "id", "The kind of question.", "ប្រភេទសំណួរ។"),
    _meaning("objective", "id", "The objective it belongs to.", "គោលបំណងដែលសំណួរនេះវាស់។"),
    _meaning(
        "level",
        "remember, understand, apply; empty: asks for a view",
        "Its cognitive level.",
        "កម្រិតនៃការគិត៖ ចងចាំ យល់ ឬអនុវត្ត។",
    ),
    _meaning("critical", "0, 1", "1: about safety, so it must be right.", "១៖ អំពីសុវត្ថិភាព ដូច្នេះត្រូវតែឆ្លើយត្រូវ។"),
    _meaning(
        "points",
        "whole number; empty: nobody has marked it yet",
        "Points earned.",
        "ពិន្ទុដែលទទួលបាន។",
    ),
    _meaning("possible", "whole number", "Points that can be earned.", "ពិន្ទុអតិបរមា។"),
    _meaning(
        "waits",
        "0, 1",
        "1: an answer in words that a person has yet to mark. The words are never exported.",
        "១៖ ចម្លើយជាពាក្យដែលមិនទាន់មានអ្នកដាក់ពិន្ទុ។ ពាក្យទាំងនោះមិនដាក់ក្នុងឯកសារទេ។",
    ),
    _meaning(
        "choice",
        "ids joined by +; other; empty: left blank, or in words",
        "What was chosen.",
        "អ្វីដែលបានជ្រើសរើស។",
    ),
    _meaning("dont_know", "0, 1", '1: said "I don\'t know".', "១៖ ឆ្លើយថា «ខ្ញុំមិនដឹងទេ»។"),
    _meaning(
        "misconception",
        "id",
        "The wrong belief that the answer stands for.",
        "ការយល់ច្រឡំដែលចម្លើយនេះបង្ហាញ។",
    ),
)

KEYS: tuple[str, ...] = tuple(meaning.key for meaning in MEANINGS)


def codebook() -> Table:
    """Return the meanings as a table, in both languages at once."""
    return Table(
        name="codebook",
        title=Text(en="What the columns mean", km="អត្ថន័យនៃជួរឈរ"),
        columns=(
            Column("column", Text(en="Column", km="ជួរឈរ")),
            Column("meaning_en", Text(en="Meaning (English)", km="អត្ថន័យ (អង់គ្លេស)")),
            Column("meaning_km", Text(en="Meaning (Khmer)", km="អត្ថន័យ (ខ្មែរ)")),
            Column("values", Text(en="Values", km="តម្លៃ")),
        ),
        rows=tuple((one.key, one.holds.en, one.holds.km, one.values) for one in MEANINGS),
    )
