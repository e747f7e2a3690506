"""The words in which a difference is told to a writer, to whom ways of YAML would tell nothing."""

from lms.text import Text

_T = Text

PARTS: dict[str, Text] = {
    "options": _T(en="option {id}", km="ជម្រើស {id}"),
    "steps": _T(en="step {id}", km="ជំហាន {id}"),
    "pairs": _T(en="pair {id}", km="គូ {id}"),
    "boxes": _T(en="box {id}", km="ប្រអប់ {id}"),
    "things": _T(en="thing {id}", km="របស់ {id}"),
    "gaps": _T(en="gap {id}", km="ចន្លោះ {id}"),
    "areas": _T(en="area {id}", km="កន្លែង {id}"),
    "points": _T(en="point {id}", km="ចំណុច {id}"),
    "rubric": _T(en="line {id} of the rubric", km="ចំណុចដាក់ពិន្ទុ {id}"),
    "known_wrong": _T(en="the known wrong answer {id}", km="ចម្លើយខុសដែលស្គាល់ {id}"),
    "accepted": _T(en="accepted answer {id}", km="ចម្លើយដែលទទួលយក {id}"),
    "numbers": _T(en="the line for {id}", km="បន្ទាត់សម្រាប់ {id}"),
    "objectives": _T(en="objective {id}", km="គោលបំណង {id}"),
    "blueprint": _T(en="the blueprint's line {id}", km="បន្ទាត់ប្លង់ {id}"),
    "quizzes": _T(en="the quiz {id}", km="កម្រងសំណួរ {id}"),
    "corrections": _T(en="the correction of {id}", km="ការកែតម្រូវ {id}"),
    "lessons": _T(en="lesson {id}", km="មេរៀន {id}"),
    "facts": _T(en="the cited fact {id}", km="ព័ត៌មានយោង {id}"),
    "all": _T(en="condition {id}", km="លក្ខខណ្ឌ {id}"),
    "conditions": _T(en="part {id}", km="ផ្នែក {id}"),
    "promises": _T(en="promise {id}", km="ការសន្យា {id}"),
    "red_lines": _T(en="red line {id}", km="បន្ទាត់ក្រហម {id}"),
    "types": _T(en="kind {id}", km="ប្រភេទ {id}"),
    "waivers": _T(en="the waiver for {id}", km="ការអនុញ្ញាតរំលង {id}"),
    "materials": _T(en="thing {id} to bring", km="របស់ត្រូវយកទៅទី {id}"),
    "parts": _T(en="part {id}", km="ផ្នែក {id}"),
    "say": _T(en="sentence {id} to say", km="ប្រយោគទី {id}"),
    "do": _T(en="thing {id} to do", km="អ្វីត្រូវធ្វើទី {id}"),
    "never": _T(en="thing {id} never to do", km="អ្វីមិនត្រូវធ្វើទី {id}"),
    "role_plays": _T(en="role play {id}", km="ការសម្ដែង {id}"),
    "energisers": _T(en="energiser {id}", km="ល្បែងកម្សាន្ត {id}"),
}
"""What a part of a list is called."""

SINGLE_PARTS: dict[str, Text] = {
    "if_true": _T(en="the answer “true”", km="ចម្លើយ «ពិត»"),
    "if_false": _T(en="the answer “false”", km="ចម្លើយ «មិនពិត»"),
    "if_wrong": _T(en="a wrong place", km="កន្លែងខុស"),
    "activity": _T(en="the activity", km="សកម្មភាព"),
    "picture": _T(en="the picture", km="រូបភាព"),
    "renewal": _T(en="the renewal", km="ការបន្ត"),
    "plan": _T(en="the plan", km="គម្រោងវគ្គ"),
    "disclosure": _T(en="the words for when a child tells something hard", km="ការណែនាំពេលកុមារប្រាប់រឿងធ្ងន់"),
}
"""What a part is called of which there is one."""

FIELDS: dict[str, Text] = {
    "stem": _T(en="the question", km="ខ្លឹមសារសំណួរ"),
    "explain": _T(en="the explanation", km="ការពន្យល់"),
    "title": _T(en="the title", km="ចំណងជើង"),
    "summary": _T(en="the summary", km="សេចក្តីសង្ខេប"),
    "theme": _T(en="the theme", km="ប្រធានបទ"),
    "content_note": _T(en="the note about hard content", km="សេចក្តីជូនដំណឹងជាមុន"),
    "heading": _T(en="the heading", km="ចំណងជើង"),
    "text": _T(en="the text", km="អត្ថបទ"),
    "can": _T(en="“I can …”", km="«ខ្ញុំអាច…»"),
    "alt": _T(en="the description", km="ការពិពណ៌នា"),
    "file": _T(en="the file", km="ឯកសារ"),
    "minutes": _T(en="the minutes", km="ចំនួននាទី"),
    "steps": _T(en="the steps", km="ជំហាន"),
    "answer": _T(en="the right answer", km="ចម្លើយត្រឹមត្រូវ"),
    "right": _T(en="the right side", km="ផ្នែកខាងស្ដាំ"),
    "left": _T(en="the left side", km="ផ្នែកខាងឆ្វេង"),
    "box": _T(en="the right box", km="ប្រអប់ត្រឹមត្រូវ"),
    "tolerance": _T(en="how far off a right answer may be", km="គម្លាតដែលនៅតែត្រឹមត្រូវ"),
    "unit": _T(en="the unit", km="ឯកតា"),
    "kind": _T(en="the kind", km="ប្រភេទ"),
    "level": _T(en="the level", km="កម្រិត"),
    "objective": _T(en="the objective", km="គោលបំណង"),
    "critical": _T(en="“must be right” (critical)", km="«ត្រូវតែឆ្លើយត្រូវ» (critical)"),
    "credit": _T(en="how points are given", km="របៀបឱ្យពិន្ទុ"),
    "points": _T(en="the points", km="ពិន្ទុ"),
    "family": _T(en="the family", km="គ្រួសារសំណួរ"),
    "last": _T(en="“stays last”", km="«នៅចុងក្រោយ»"),
    "model": _T(en="the model answer", km="ចម្លើយគំរូ"),
    "misconception": _T(en="the misconception", km="ការយល់ច្រឡំ"),
    "reason": _T(en="the reason", km="មូលហេតុ"),
    "min_age": _T(en="the lowest age", km="អាយុទាបបំផុត"),
    "max_age": _T(en="the highest age", km="អាយុខ្ពស់បំផុត"),
    "completed_percent": _T(en="the percentage for “completed”", km="ភាគរយសម្រាប់ «បានបញ្ចប់»"),
    "achieved_percent": _T(en="the percentage for “achieved”", km="ភាគរយសម្រាប់ «សម្រេចបាន»"),
    "items": _T(en="the number of questions", km="ចំនួនសំណួរ"),
    "code": _T(en="the code", km="លេខកូដ"),
    "native_review": _T(en="the check by a native reader", km="ការពិនិត្យដោយអ្នកមានភាសាខ្មែរជាភាសាកំណើត"),
    "draw": _T(en="“each attempt draws its own questions”", km="«ការធ្វើម្ដងៗយកសំណួរផ្សេងគ្នា»"),
    "source": _T(en="the source", km="ប្រភព"),
    "checked_on": _T(en="the day it was checked", km="ថ្ងៃពិនិត្យ"),
    "expires_on": _T(en="the day it expires", km="ថ្ងៃផុតកំណត់"),
    "confidence": _T(en="how sure we are", km="កម្រិតជឿជាក់"),
    "nature": _T(en="whether it is advice", km="ជាដំបូន្មាន ឬមិនមែន"),
    "also": _T(en="other Khmer that is right", km="ពាក្យខ្មែរផ្សេងដែលត្រឹមត្រូវ"),
    "avoid": _T(en="Khmer not to be written", km="ពាក្យខ្មែរដែលមិនត្រូវសរសេរ"),
    "everyday": _T(en="whether it is a word of every day", km="ជាពាក្យប្រចាំថ្ងៃ ឬមិនមែន"),
    "sex": _T(en="girl or boy", km="ស្រី ឬប្រុស"),
    "number": _T(en="the telephone number", km="លេខទូរសព្ទ"),
    "belief": _T(en="the belief", km="អ្វីដែលគេយល់ច្រឡំ"),
    "truth": _T(en="what is true", km="ការពិត"),
    "reassure": _T(en="the words of comfort", km="ពាក្យលួងលោម"),
    "who": _T(en="who answers", km="អ្នកទទួលទូរសព្ទ"),
    "when": _T(en="when to call", km="ពេលណាត្រូវទូរសព្ទ"),
    "on_card": _T(en="the words on the card", km="ពាក្យលើប័ណ្ណ"),
    "traces": _T(en="the words on traces", km="ពាក្យអំពីដាន"),
    "why": _T(en="the why", km="មូលហេតុ"),
    "on": _T(en="the day", km="ថ្ងៃ"),
    "take": _T(en="how often it can be taken", km="ចំនួនដងដែលអាចធ្វើ"),
    "achievement": _T(en="what was achieved", km="អ្វីដែលសម្រេចបាន"),
    "next_step": _T(en="the next step", km="ជំហានបន្ទាប់"),
    "opening": _T(en="the first words", km="ពាក្យផ្តើម"),
    "closing": _T(en="the last words", km="ពាក្យបញ្ចប់"),
    "explained": _T(en="what it is for", km="សម្រាប់អ្វី"),
    "went_well": _T(en="the words when it went well", km="ពាក្យពេលធ្វើបានល្អ"),
    "try_next": _T(en="what to try next", km="អ្វីដែលគួរសាកលើកក្រោយ"),
    "then": _T(en="what the observer does", km="អ្វីដែលអ្នកសង្កេតធ្វើ"),
    "feedback": _T(en="the reply", km="ពាក្យឆ្លើយតប"),
}
"""What a key of the files is called."""

LANGUAGE_NAMES = {"en": _T(en="English", km="អង់គ្លេស"), "km": _T(en="Khmer", km="ខ្មែរ")}

OF = _T(en="{field} of {part}", km="{field} នៃ{part}")
REPLY = _T(en="the reply to {part}", km="ពាក្យឆ្លើយតបចំពោះ{part}")
KEY = _T(en="the right answer is now {new} (it was {old})", km="ចម្លើយត្រឹមត្រូវឥឡូវជា {new} (មុនជា {old})")
TRUE, FALSE = _T(en="“true”", km="«ពិត»"), _T(en="“false”", km="«មិនពិត»")
NOTHING = _T(en="nothing", km="គ្មាន")

SENTENCES: dict[str, Text] = {
    "text": _T(en="{what} changed in {language}", km="{what} បានប្តូរ (ភាសា{language})"),
    "text-added": _T(en="{what} added in {language}", km="{what} បានបន្ថែម (ភាសា{language})"),
    "text-removed": _T(en="{what} taken away in {language}", km="{what} បានដកចេញ (ភាសា{language})"),
    "value": _T(en="{what} is now {new} (it was {old})", km="{what} ឥឡូវជា {new} (មុនជា {old})"),
    "added": _T(en="{what} added", km="បានបន្ថែម {what}"),
    "added-value": _T(en="{what} added: {new}", km="បានបន្ថែម {what}៖ {new}"),
    "removed": _T(en="{what} taken away", km="បានដក {what} ចេញ"),
    "removed-value": _T(en="{what} taken away (it was {old})", km="បានដក {what} ចេញ (មុនជា {old})"),
    "word-added": _T(
        en="{what}: “{new}” added in {language}", km="{what}៖ បានបន្ថែម «{new}» (ភាសា{language})"
    ),
    "word-removed": _T(
        en="{what}: “{old}” taken away in {language}", km="{what}៖ បានដក «{old}» ចេញ (ភាសា{language})"
    ),
    "moved": _T(en="{what} moved from place {old} to place {new}", km="{what} បានផ្លាស់ពីលំដាប់ទី {old} ទៅទី {new}"),
    "order": _T(en="{what}: the order changed", km="{what}៖ បានប្តូរលំដាប់"),
    "whole-added": _T(en="added", km="បានបន្ថែម"),
    "whole-removed": _T(en="taken away", km="បានដកចេញ"),
    "whole-moved": _T(en="moved from place {old} to place {new}", km="បានផ្លាស់ពីលំដាប់ទី {old} ទៅទី {new}"),
    "bytes": _T(en="changed", km="បានប្តូរ"),
    "layout": _T(
        en="only comments or layout changed, nothing a learner sees",
        km="ប្តូរតែចំណាំ ឬការរៀបបន្ទាត់ គ្មានអ្វីដែលសិក្ខាកាមឃើញបានប្តូរទេ",
    ),
    "unreadable": _T(
        en="changed, and one of the two cannot be read as YAML",
        km="បានប្តូរ ហើយមួយក្នុងចំណោមពីរមិនអាចអានជា YAML បានទេ",
    ),
}

EFFECTS: dict[str, Text] = {
    "incomparable": _T(
        en="before and after can no longer be compared between the two releases",
        km="លទ្ធផលមុន និងក្រោយ លែងអាចប្រៀបធៀបគ្នារវាងកំណែទាំងពីរ",
    ),
    "needs-correction": _T(
        en="answers given before keep the old key; if that key was wrong, name the question under "
        "corrections in module.yaml",
        km="ចម្លើយមុនៗនៅដាក់ពិន្ទុតាមចម្លើយត្រឹមត្រូវចាស់ បើចម្លើយចាស់ខុស សូមសរសេរសំណួរនេះក្នុង corrections នៃ module.yaml",
    ),
    "marked-again": _T(
        en="answers given before are marked again by the new key",
        km="ចម្លើយមុនៗ នឹងត្រូវដាក់ពិន្ទុឡើងវិញ តាមចម្លើយត្រឹមត្រូវថ្មី",
    ),
}
