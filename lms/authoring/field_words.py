"""What each key of an item is called by people, and what belongs there; a form would show only keys."""

from dataclasses import dataclass

from lms.text import Text


@dataclass(frozen=True, slots=True)
class Word:
    """The label of a field, and a hint where the label does not say enough."""

    label: Text
    hint: Text | None = None


def _w(en: str, km: str, hint_en: str = "", hint_km: str = "") -> Word:
    return Word(Text(en=en, km=km), Text(en=hint_en, km=hint_km) if hint_en else None)


FIELDS: dict[str, Word] = {
    "id": _w("Id", "លេខសម្គាល់", "Small letters, digits, hyphens. Keep it once it is published.",
             "អក្សរឡាតាំងតូច លេខ និងសហសញ្ញា។ កុំប្តូរវាក្រោយបោះផ្សាយ។"),
    "kind": _w("Kind of question", "ប្រភេទសំណួរ"),
    "objective": _w("Objective", "គោលបំណង"),
    "level": _w("Level", "កម្រិត"),
    "family": _w("Family", "គ្រួសារសំណួរ", "Questions of one family are never asked together. May stay empty.",
                 "សំណួរក្នុងគ្រួសារតែមួយ មិនសួរជាមួយគ្នាទេ។ អាចទុកទំនេរ។"),
    "credit": _w("How points are given", "របៀបឱ្យពិន្ទុ"),
    "critical": _w("Must be right to pass (safety)", "ត្រូវតែឆ្លើយត្រូវ ទើបសម្រេចបាន (សុវត្ថិភាព)"),
    "facts": _w("Facts it relies on", "ព័ត៌មានដែលវាយោង"),
    "points": _w("Points", "ពិន្ទុ"),
    "stem": _w("Question", "សំណួរ"),
    "explain": _w("Explanation afterwards", "ការពន្យល់ក្រោយឆ្លើយ"),
    "options": _w("Options", "ជម្រើស"),
    "right": _w("Right", "ត្រូវ"),
    "last": _w("Always stands last", "តែងតែនៅចុងក្រោយ", 'Such as "none of these".', "ដូចជា «គ្មានចម្លើយណាត្រូវ»។"),
    "text": _w("Text", "អត្ថបទ"),
    "feedback": _w("Words after choosing it", "ពាក្យក្រោយជ្រើសវា"),
    "misconception": _w("Misconception it stands for", "ការយល់ច្រឡំដែលវាតំណាង"),
    "reason": _w("Or: why somebody chooses it", "ឬ៖ ហេតុអ្វីមានគេជ្រើសវា", "For authors; learners never see it.",
                 "សម្រាប់អ្នកសរសេរ។ សិក្ខាកាមមិនឃើញទេ។"),
    "keep_order": _w("Keep the options in this order", "រក្សាលំដាប់ជម្រើសនេះ"),
    "answer": _w("Right answer", "ចម្លើយត្រឹមត្រូវ"),
    "if_true": _w('For somebody who says "true"', "សម្រាប់អ្នកដែលឆ្លើយ «ពិត»"),
    "if_false": _w('For somebody who says "not true"', "សម្រាប់អ្នកដែលឆ្លើយ «មិនពិត»"),
    "steps": _w("Steps in the right order", "ជំហានតាមលំដាប់ត្រឹមត្រូវ"),
    "pairs": _w("Pairs that belong together", "គូដែលត្រូវគ្នា"),
    "left": _w("Left side", "ខាងឆ្វេង"),
    "tolerance": _w("May be off by", "អាចលើស ឬខ្វះបាន"),
    "unit": _w("Unit", "ឯកតា", "Such as seconds. May stay empty.", "ដូចជា វិនាទី។ អាចទុកទំនេរ។"),
    "known_wrong": _w("Wrong numbers that stand for a belief", "លេខខុសដែលតំណាងការយល់ច្រឡំ"),
    "value": _w("Number", "លេខ"),
    "accepted": _w("Answers that are right", "ចម្លើយដែលត្រូវ", "The id is one of the spellings.",
                   "លេខសម្គាល់ជាពាក្យមួយក្នុងចំណោមរបៀបសរសេរ។"),
    "en": _w("English", "អង់គ្លេស"),
    "km": _w("Khmer", "ខ្មែរ"),
    "gaps": _w("Gaps", "ចន្លោះ",
             "[id] marks the place of each gap in the text.",
             "សរសេរលេខសម្គាល់ក្នុង [ ] នៅកន្លែងចន្លោះក្នុងអត្ថបទ។"),
    "boxes": _w("Boxes", "ប្រអប់"),
    "things": _w("Things to put into a box", "របស់ដែលត្រូវដាក់ក្នុងប្រអប់"),
    "box": _w("Belongs in the box (its id)", "ត្រូវដាក់ក្នុងប្រអប់ (លេខសម្គាល់របស់វា)"),
    "if_wrong": _w("For somebody who puts it elsewhere", "សម្រាប់អ្នកដែលដាក់វាកន្លែងផ្សេង"),
    "picture": _w("Picture", "រូបភាព"),
    "file": _w("File of the picture", "ឯកសាររូបភាព"),
    "alt": _w("In words, for who cannot see it", "ជាពាក្យ សម្រាប់អ្នកដែលមើលមិនឃើញ"),
    "areas": _w("Areas in the picture", "កន្លែងក្នុងរូបភាព",
                "In hundredths of its width and height, from the upper left corner.",
                "គិតជាភាគរយនៃទទឹង និងកម្ពស់ ចាប់ពីជ្រុងឆ្វេងខាងលើ។"),
    "x": _w("From the left", "ពីខាងឆ្វេង"),
    "y": _w("From above", "ពីខាងលើ"),
    "width": _w("Width", "ទទឹង"),
    "height": _w("Height", "កម្ពស់"),
    "agreeing": _w("Whoever agrees is", "អ្នកដែលយល់ស្រប"),
    "model": _w("A good answer, as an example", "ចម្លើយល្អ ជាឧទាហរណ៍"),
    "rubric": _w("What counts, with its points", "ចំណុចដែលរាប់ និងពិន្ទុ"),
}  # fmt: skip

RIGHT_SIDE = _w("Right side", "ខាងស្ដាំ")
"""What `right` is in a pair, where it is a text."""

CHOICES: dict[str, Text] = {
    "remember": Text(en="remember", km="ចងចាំ"),
    "understand": Text(en="understand", km="យល់"),
    "apply": Text(en="apply", km="អនុវត្ត"),
    "all-or-nothing": Text(en="all or nothing", km="បានទាំងអស់ ឬគ្មាន"),
    "per-part": Text(en="for each part that is right", km="តាមផ្នែកដែលត្រូវ"),
    "minus-wrong": Text(en="right parts less wrong ones", km="ផ្នែកត្រូវ ដកផ្នែកខុស"),
    "true": Text(en="It is true", km="ពិត"),
    "false": Text(en="It is not true", km="មិនពិត"),
    "safer": Text(en="safer", km="មានសុវត្ថិភាពជាង"),
    "riskier": Text(en="at greater risk", km="ប្រឈមហានិភ័យជាង"),
    "single-choice": Text(en="One of several options", km="ជ្រើសរើសមួយ"),
    "multiple-choice": Text(en="All options that are right", km="ជ្រើសរើសទាំងអស់ដែលត្រូវ"),
    "true-false": Text(en="True or not", km="ពិត ឬមិនពិត"),
    "ordering": Text(en="Bring into order", km="រៀបតាមលំដាប់"),
    "matching": Text(en="Find what belongs together", km="ផ្គូផ្គង"),
    "number": Text(en="A number", km="ចំនួនលេខ"),
    "short-answer": Text(en="A word or two", km="មួយ ឬពីរពាក្យ"),
    "gap-fill": Text(en="A text with gaps", km="អត្ថបទមានចន្លោះ"),
    "categorise": Text(en="Put things into boxes", km="ដាក់របស់ក្នុងប្រអប់"),
    "picture-choice": Text(en="One of several pictures", km="ជ្រើសរើសរូបភាពមួយ"),
    "hotspot": Text(en="A place in a picture", km="កន្លែងក្នុងរូបភាព"),
    "scale": Text(en="How far one agrees (an attitude)", km="យល់ស្របកម្រិតណា (ទស្សនៈ)"),
    "open-answer": Text(en="In one's own words (adults only)", km="ដោយពាក្យផ្ទាល់ខ្លួន (មនុស្សធំប៉ុណ្ណោះ)"),
}
