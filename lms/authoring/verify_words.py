"""What the groups of things to verify are called, what to do with each, and what is remarked of an entry."""

from datetime import date
from itertools import groupby

from lms.authoring.verify import Cited, Entry, Group
from lms.courses.registers import Confidence
from lms.text import Language, Text, khmer_digits

TITLE = Text(en="To verify before field use", km="អ្វីដែលត្រូវផ្ទៀងផ្ទាត់ មុនប្រើជាមួយកុមារ")

TITLES: dict[Group, Text] = {
    Group.NUMBERS: Text(en="Telephone numbers to test-call", km="លេខទូរសព្ទដែលត្រូវសាកហៅ"),
    Group.GUIDANCE: Text(en="Advice of the programme", km="ដំបូន្មានរបស់កម្មវិធី"),
    Group.UNSURE: Text(en="Facts we are not sure of", km="ព័ត៌មានដែលយើងមិនទាន់ប្រាកដ"),
    Group.CHANGING: Text(
        en="Borders, costs, papers and law that change", km="ព្រំដែន ថ្លៃចំណាយ ឯកសារ និងច្បាប់ដែលប្រែប្រួល"
    ),
    Group.EXPIRING: Text(en="Facts that expire soon", km="ព័ត៌មានដែលជិតផុតកំណត់"),
    Group.READING: Text(
        en="Khmer that no native reader has read", km="អត្ថបទខ្មែរ ដែលអ្នកមានភាសាខ្មែរជាភាសាកំណើតមិនទាន់បានអាន"
    ),
    Group.LOCAL: Text(en="What only your place knows", km="អ្វីដែលមានតែតំបន់របស់លោកអ្នកទេដែលដឹង"),
}

TO_DO: dict[Group, Text] = {
    Group.NUMBERS: Text(
        en="Call each from a Cambodian phone. Does somebody answer in Khmer, is it free, and at night too? "
        "Then write the day into the register of facts.",
        km="សូមហៅលេខនីមួយៗពីទូរសព្ទក្នុងប្រទេសកម្ពុជា។ តើមានអ្នកឆ្លើយជាភាសាខ្មែរ មិនអស់លុយ ហើយទាំងពេលយប់ដែរឬទេ? "
        "រួចសរសេរថ្ងៃនោះក្នុងបញ្ជីព័ត៌មាន។",
    ),
    Group.GUIDANCE: Text(
        en="Nobody can look this up. The safeguarding focal point reads it and signs for it.",
        km="រឿងនេះគ្មានប្រភពឱ្យស្វែងរកទេ។ អ្នកទទួលបន្ទុកការពារកុមារអាន ហើយចុះហត្ថលេខាទទួលខុសត្រូវ។",
    ),
    Group.UNSURE: Text(
        en="Find a second source, or say it more carefully. Only then is it sure.",
        km="សូមរកប្រភពទីពីរ ឬសរសេរឱ្យប្រុងប្រយ័ត្នជាង។ ទើបចាត់ទុកថាប្រាកដ។",
    ),
    Group.CHANGING: Text(
        en="Ask the office named in the source how it is today.",
        km="សូមសួរការិយាល័យដែលមានក្នុងប្រភព ថាឥឡូវយ៉ាងណា។",
    ),
    Group.EXPIRING: Text(
        en="Look at the source again; an expired fact stops publishing.",
        km="សូមមើលប្រភពឡើងវិញ។ ព័ត៌មានផុតកំណត់ធ្វើឱ្យការបោះផ្សាយផ្អាក។",
    ),
    Group.READING: Text(
        en="Somebody whose language is Khmer reads all of it, and says so in the file.",
        km="អ្នកមានភាសាខ្មែរជាភាសាកំណើតអានទាំងអស់ រួចបញ្ជាក់ក្នុងឯកសារ។",
    ),
    Group.LOCAL: Text(en="Ask in the commune before the first session.", km="សូមសួរនៅឃុំ មុនវគ្គទីមួយ។"),
}

BROKEN = Text(
    en="The files have mistakes, so this list may lack something. See: lms content check",
    km="ឯកសារមានកំហុស ដូច្នេះបញ្ជីនេះអាចខ្វះអ្វីមួយ។ សូមមើល៖ lms content check",
)
NOWHERE = Text(en="cited nowhere", km="មិនទាន់មានអ្នកយោង")

_CONFIDENCE: dict[Confidence, Text] = {
    Confidence.HIGH: Text(en="sure", km="ប្រាកដ"),
    Confidence.MEDIUM: Text(en="fairly sure", km="ប្រាកដមធ្យម"),
    Confidence.LOW: Text(en="unsure", km="មិនប្រាកដ"),
}
_EXPIRES = Text(en="expires in {days} days", km="ផុតកំណត់ក្នុង {days} ថ្ងៃ")
_EXPIRED = Text(en="HAS EXPIRED", km="ផុតកំណត់ហើយ")
_CHANGES = Text(en="may change at any time", km="អាចប្រែប្រួលគ្រប់ពេល")


def remarks(entry: Entry, today: date, language: Language) -> list[str]:
    """Return what is to be known of an entry beside its text: how sure it is, and until when."""
    said = []
    fact = entry.fact
    if fact is not None and fact.confidence is not Confidence.HIGH and not fact.is_guidance:
        said.append(_CONFIDENCE[fact.confidence].to(language))
    if entry.changes and entry.group is not Group.CHANGING:
        said.append(_CHANGES.to(language))
    left = entry.days_left(today)
    if left is not None:
        said.append(
            _EXPIRES.to(language).format(days=_digits(left, language)) if left > 0 else _EXPIRED.to(language)
        )
    return said


def where(entry: Entry, language: Language) -> list[str]:
    """Return the places that cite a fact, a line for each module: `M2 · Form A: signs-a12; Form B: b12`."""
    return [
        " · ".join(filter(None, (code, "; ".join(_place(one, language) for one in places))))
        for code, places in by_module(entry)
    ]


def by_module(entry: Entry) -> list[tuple[str, list[Cited]]]:
    """Return the places that cite a fact by the codes of their modules; the help card has no code."""
    return [(code, list(places)) for code, places in groupby(entry.cited, key=lambda one: one.code)]


def _place(cited: Cited, language: Language) -> str:
    part = cited.part.to(language)
    return f"{part}{'៖' if language == 'km' else ':'} {', '.join(cited.ids)}" if cited.ids else part


def _digits(number: int, language: Language) -> str:
    return khmer_digits(number) if language == "km" else str(number)
