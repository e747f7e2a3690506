"""What keeps a module from being published is called, in words an author can act on."""

from lms.text import Text

_T = Text

OF_GATES: dict[str, Text] = {
    "khmer_stale": _T(
        en="the English has changed since this Khmer was written; translate it anew, "
        "or confirm it with: lms content translated {module}{id}",
        km="អត្ថបទអង់គ្លេសបានប្តូរ ក្រោយពេលសរសេរអត្ថបទខ្មែរនេះ សូមបកប្រែឡើងវិញ "
        "ឬបញ្ជាក់ដោយ៖ lms content translated {module}{id}",
    ),
    "khmer_stale_safety": _T(
        en="SAFETY TEXT: the English has changed since this Khmer was written; translate it anew, "
        "or confirm it with: lms content translated {module}{id}",
        km="អត្ថបទសុវត្ថិភាព៖ អត្ថបទអង់គ្លេសបានប្តូរ ក្រោយពេលសរសេរអត្ថបទខ្មែរនេះ សូមបកប្រែឡើងវិញ "
        "ឬបញ្ជាក់ដោយ៖ lms content translated {module}{id}",
    ),
    "khmer_unconfirmed": _T(
        en="of {count} texts from here on ({id}, …) nobody has said that both languages say the same; "
        "read them, then: lms content translated {module}--all",
        km="អត្ថបទ {count} ចាប់ពីទីនេះ ({id}, …) មិនទាន់មាននរណាបញ្ជាក់ថា ភាសាទាំងពីរមានន័យដូចគ្នាទេ "
        "សូមអានវា រួចប្រើ៖ lms content translated {module}--all",
    ),
    "key_position": _T(
        en="{found} of {total} right answers are option {position}; put some of them elsewhere",
        km="ចម្លើយត្រឹមត្រូវ {found} ក្នុងចំណោម {total} គឺជម្រើសទី {position} សូមប្តូរទីតាំងខ្លះ",
    ),
    "key_truth": _T(
        en="the answer to {found} of {total} statements is {position}; turn some of them round",
        km="ចម្លើយនៃឃ្លា {found} ក្នុងចំណោម {total} គឺ {position} សូមកែឃ្លាខ្លះឱ្យផ្ទុយវិញ",
    ),
    "wording_banned": _T(
        en='"{found}" hurts the person it names; write: {instead}',
        km="«{found}» ធ្វើឱ្យឈឺចាប់ដល់អ្នកដែលគេនិយាយដល់ សូមសរសេរ៖ {instead}",
    ),
    "wording_blame": _T(
        en='"{found}" puts the blame on who was harmed; write: {instead}',
        km="«{found}» បន្ទោសអ្នកដែលរងគ្រោះ សូមសរសេរ៖ {instead}",
    ),
    "wording_graphic": _T(
        en='"{found}" shows a child more than it has to see; write: {instead}',
        km="«{found}» បង្ហាញលើសពីអ្វីដែលកុមារត្រូវឃើញ សូមសរសេរ៖ {instead}",
    ),
    "wording_shame": _T(
        en='"{found}" shames who is learning; write: {instead}',
        km="«{found}» ធ្វើឱ្យអ្នករៀនអាម៉ាស់ សូមសរសេរ៖ {instead}",
    ),
    "wording_stay": _T(
        en='"{found}" tells people not to move; they have a right to, so say how to do it safely: {instead}',
        km="«{found}» ហាមមិនឱ្យធ្វើចំណាកស្រុក តែគេមានសិទ្ធិ ដូច្នេះ សូមប្រាប់របៀបធ្វើដោយសុវត្ថិភាព៖ {instead}",
    ),
    "waiver_unused": _T(
        en='this waives nothing: the gate {gate} finds nothing at "{at}"; remove it',
        km="ការលើកលែងនេះគ្មានប្រយោជន៍ទេ៖ {gate} រកមិនឃើញអ្វីនៅ «{at}» សូមលុប",
    ),
    "waiver_ahead": _T(
        en="a waiver cannot be given on a day to come; write the day it was given",
        km="មិនអាចលើកលែងនៅថ្ងៃអនាគតបានទេ សូមសរសេរថ្ងៃដែលបានលើកលែង",
    ),
}
