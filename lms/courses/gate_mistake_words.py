"""What keeps a module from being published is called, in words an author can act on."""

from lms.text import Text

_T = Text

OF_GATES: dict[str, Text] = {
    "khmer_stale": _T(
        en="the English has changed since this Khmer was written; translate it anew, "
        "or confirm it (page Translate, or: lms content translated {module} {id})",
        km="អត្ថបទអង់គ្លេសបានប្តូរ ក្រោយពេលសរសេរអត្ថបទខ្មែរនេះ សូមបកប្រែឡើងវិញ "
        "ឬបញ្ជាក់វា (ទំព័រ «បកប្រែ» ឬ៖ lms content translated {module} {id})",
    ),
    "khmer_stale_safety": _T(
        en="SAFETY TEXT: the English has changed since this Khmer was written; translate it anew, "
        "or confirm it (page Translate, or: lms content translated {module} {id})",
        km="អត្ថបទសុវត្ថិភាព៖ អត្ថបទអង់គ្លេសបានប្តូរ ក្រោយពេលសរសេរអត្ថបទខ្មែរនេះ សូមបកប្រែឡើងវិញ "
        "ឬបញ្ជាក់វា (ទំព័រ «បកប្រែ» ឬ៖ lms content translated {module} {id})",
    ),
    "khmer_unconfirmed": _T(
        en="nobody has said yet that both languages say the same (texts: {count}, from {id} on); "
        "read them, then confirm them (page Translate, or: lms content translated {module} --all)",
        km="មិនទាន់មាននរណាបញ្ជាក់ថា ភាសាទាំងពីរមានន័យដូចគ្នាទេ (អត្ថបទ {count} ចាប់ពី {id}) "
        "សូមអានវា រួចបញ្ជាក់ (ទំព័រ «បកប្រែ» ឬ៖ lms content translated {module} --all)",
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
        km="«{found}» ធ្វើឱ្យអ្នកដែលត្រូវគេហៅដូច្នេះឈឺចាប់ សូមសរសេរ៖ {instead}",
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
        km="«{found}» ធ្វើឱ្យសិក្ខាកាមអាម៉ាស់ សូមសរសេរ៖ {instead}",
    ),
    "wording_stay": _T(
        en='"{found}" tells people not to move; they have a right to, so say how to do it safely: {instead}',
        km="«{found}» ហាមមិនឱ្យធ្វើចំណាកស្រុក តែគេមានសិទ្ធិ ដូច្នេះ សូមប្រាប់របៀបធ្វើដោយសុវត្ថិភាព៖ {instead}",
    ),
    "note_without_help": _T(
        en="a note about hard content says where there is help; name an adult they trust and the help page",
        km="សេចក្តីជូនដំណឹងជាមុន ត្រូវប្រាប់ថាមានជំនួយនៅណា សូមសរសេរអំពីមនុស្សធំដែលទុកចិត្ត និងទំព័រជំនួយ",
    ),
    "no_content_note": _T(
        en="{count} texts speak of what may hurt; write content_note, and in it where there is help",
        km="អត្ថបទ {count} និយាយពីរឿងដែលអាចប៉ះពាល់ចិត្ត សូមសរសេរ content_note ហើយប្រាប់ថាមានជំនួយនៅណា",
    ),
    "lessons_without_help": _T(
        en="no lesson says in {language} how to get help; say whom to tell, or name the help page",
        km="គ្មានមេរៀនណាប្រាប់ជា{language} ពីរបៀបសុំជំនួយទេ សូមប្រាប់ថាត្រូវប្រាប់នរណា ឬសរសេរអំពីទំព័រជំនួយ",
    ),
    "term_avoided": _T(
        en='this programme does not write "{found}"; write: {instead}',
        km="កម្មវិធីនេះមិនសរសេរ «{found}» ទេ សូមសរសេរ៖ {instead}",
    ),
    "term_missing": _T(
        en='the English says "{term}", and the Khmer does not say it with an agreed word ({khmer})',
        km="អត្ថបទអង់គ្លេសមានពាក្យ «{term}» តែអត្ថបទខ្មែរគ្មានពាក្យដែលបានព្រមព្រៀង ({khmer}) ទេ",
    ),
    "lesson_length": _T(
        en="this lesson has {found} words in {language}; {low} to {high} are read in one sitting",
        km="មេរៀននេះមាន {found} ពាក្យជា{language} សូមសរសេរពី {low} ដល់ {high} ពាក្យ ដើម្បីអានចប់ម្ដង",
    ),
    "lesson_no_practice": _T(
        en="this lesson has nothing to try; add a screen with a practice question",
        km="មេរៀននេះគ្មានលំហាត់ទេ សូមបន្ថែមអេក្រង់មួយដែលមានសំណួរលំហាត់ (practice)",
    ),
    "lesson_no_story": _T(
        en="this lesson tells no story; add a screen whose id begins with story, and ask what one could do",
        km="មេរៀននេះគ្មានរឿងទេ សូមបន្ថែមអេក្រង់ដែល id ចាប់ផ្តើមដោយ story រួចសួរថាគួរធ្វើអ្វី",
    ),
    "lesson_no_help": _T(
        en="no screen of this lesson says where to get help; cite a fact with a number, or with advice",
        km="គ្មានអេក្រង់ណាក្នុងមេរៀននេះ ប្រាប់កន្លែងសុំជំនួយទេ សូមយោងព័ត៌មានដែលមានលេខទូរសព្ទ ឬដំបូន្មាន",
    ),
    "protagonists": _T(
        en="these questions tell {boys} times of boys and {girls} times of girls; tell of both alike",
        km="សំណួរទាំងនេះនិយាយពីកុមារប្រុស {boys} ដង និងកុមារស្រី {girls} ដង សូមនិយាយពីទាំងពីរស្មើគ្នា",
    ),
    "khmer_order": _T(
        en='the signs of "{word}" stand in an order that not every phone draws; write: {right}',
        km="សញ្ញាក្នុង «{word}» មានលំដាប់ដែលទូរសព្ទខ្លះបង្ហាញមិនត្រូវ សូមសរសេរ៖ {right}",
    ),
    "khmer_stray": _T(
        en='in "{word}" a sign stands on no letter, and phones draw a dotted circle; write the word anew',
        km="ក្នុង «{word}» មានសញ្ញាមួយគ្មានអក្សរផ្ទុក ទូរសព្ទបង្ហាញរង្វង់ចុចៗ សូមសរសេរពាក្យនេះឡើងវិញ",
    ),
    "khmer_old_sign": _T(
        en='"{word}" holds a sign that is no longer used; write it with the signs of today',
        km="«{word}» មានសញ្ញាដែលលែងប្រើ សូមសរសេរដោយសញ្ញាសព្វថ្ងៃ",
    ),
    "khmer_legacy": _T(
        en='"{word}" looks like Khmer in letters of an old font (Limon, ABC); type it in Khmer Unicode',
        km="«{word}» មើលទៅដូចជាអក្សរ Limon ឬ ABC សូមវាយជាអក្សរខ្មែរយូនីកូដ",
    ),
    "fact_unsure": _T(
        en='a question that must be right cites "{id}", of which we are not sure ({confidence}); '
        "check the fact, or cite a sure one",
        km="សំណួរដែលត្រូវតែឆ្លើយត្រូវ យោង «{id}» ដែលយើងមិនទាន់ប្រាកដ ({confidence}) សូមពិនិត្យព័ត៌មាននេះ ឬយោងព័ត៌មានដែលប្រាកដ",
    ),
    "fact_expiring": _T(
        en='the fact "{id}" expires on {day}; check it now, so that publishing is not stopped then',
        km="ព័ត៌មាន «{id}» ផុតកំណត់នៅ {day} សូមពិនិត្យឥឡូវ ដើម្បីកុំឱ្យការបោះផ្សាយត្រូវផ្អាក",
    ),
    "no_form_c": _T(
        en="there is no form C; without it nobody learns what lasts after months",
        km="គ្មានទម្រង់ C ទេ បើគ្មាន គេមិនដឹងថា អ្វីនៅចាំបានក្រោយច្រើនខែ",
    ),
    "no_attitudes": _T(
        en="there is no items/attitudes.yaml; without it nobody sees whether views move",
        km="គ្មាន items/attitudes.yaml ទេ បើគ្មាន គេមិនដឹងថា ទស្សនៈបានប្តូរ ឬមិនបានប្តូរ",
    ),
    "no_facilitation": _T(
        en="there is no facilitation.yaml; without it no adult can lead a session on this from paper",
        km="គ្មាន facilitation.yaml ទេ បើគ្មាន មនុស្សធំមិនអាចដឹកនាំវគ្គអំពីម៉ូឌុលនេះពីក្រដាសបានទេ",
    ),
    "few_misconceptions": _T(
        en="{found} of {total} wrong answers name a misconception; name one where a belief stands behind",
        km="ចម្លើយខុស {found} ក្នុងចំណោម {total} មានការយល់ច្រឡំ (misconception) សូមបន្ថែម នៅកន្លែងដែលមានការយល់ច្រឡំនៅពីក្រោយ",
    ),
    "option_equal": _T(
        en="this option reads like another one of the question; write another, or remove it",
        km="ជម្រើសនេះដូចជម្រើសមួយទៀតក្នុងសំណួរ សូមសរសេរថ្មី ឬលុប",
    ),
    "option_overlap": _T(
        en='this option says "{other}" and more, so both seem right; write them apart',
        km="ជម្រើសនេះមាន «{other}» នៅក្នុងវា ដូច្នេះ មើលទៅត្រូវទាំងពីរ សូមសរសេរឱ្យខុសគ្នា",
    ),
    "option_summary": _T(
        en="an option that speaks of the others is chosen without knowing; ask with kind: multiple-choice",
        km="ជម្រើសដែលនិយាយពីជម្រើសផ្សេង គេអាចរើសដោយមិនដឹង សូមសួរដោយ kind: multiple-choice",
    ),
    "option_longest": _T(
        en="the right option is much longer ({right} letters) than the others (at most {wrong}); "
        "shorten it, or tell more in a wrong one",
        km="ជម្រើសត្រឹមត្រូវវែងជាងគេ ({right} អក្សរ ឯជម្រើសផ្សេងវែងបំផុត {wrong}) សូមកាត់ឱ្យខ្លី ឬសរសេរជម្រើសខុសឱ្យវែងជាងមុន",
    ),
    "options_longest": _T(
        en="in {language} {found} of {total} right options are the longest of their question; shorten some",
        km="ជា{language} ជម្រើសត្រឹមត្រូវ {found} ក្នុងចំណោម {total} វែងជាងគេ សូមកាត់ខ្លះឱ្យខ្លី",
    ),
    "stem_negative": _T(
        en="this question asks what is not so, and is easily misread; ask what is so",
        km="សំណួរនេះសួរអំពីអ្វីដែលមិនមែន ងាយនឹងអានច្រឡំ សូមសួរអំពីអ្វីដែលត្រូវ",
    ),
    "option_absolute": _T(
        en='words like "always" and "never" tell which option is right; use them in both kinds, or in none',
        km="ពាក្យដូចជា «ជានិច្ច» «មិនដែល» បង្ហាញថាជម្រើសណាត្រូវ សូមប្រើទាំងក្នុងជម្រើសត្រូវ និងខុស ឬកុំប្រើ",
    ),
    "option_echo": _T(
        en='"{word}" of the question comes again in the right option alone; use it in a wrong one too',
        km="«{word}» ក្នុងសំណួរ មានតែក្នុងជម្រើសត្រឹមត្រូវ សូមប្រើក្នុងជម្រើសខុសដែរ",
    ),
    "sentence_long": _T(
        en="a sentence here has {found} words; for these readers at most {limit}, so make two of it",
        km="ប្រយោគនៅទីនេះមាន {found} ពាក្យ សម្រាប់អ្នកអានទាំងនេះ យ៉ាងច្រើន {limit} សូមបំបែកជាពីរ",
    ),
    "alt_repeats": _T(
        en="these words only repeat the heading or name a thing; tell what the picture shows",
        km="ពាក្យទាំងនេះគ្រាន់តែដូចចំណងជើង ឬប្រាប់ឈ្មោះវត្ថុ សូមប្រាប់ថារូបភាពបង្ហាញអ្វី",
    ),
    "audio_missing": _T(
        en="{count} texts ({id}, …) have no recording in {language}, while others have; "
        "list them with: lms content record",
        km="អត្ថបទ {count} ({id}, …) គ្មានសំឡេងជា{language} ខណៈអត្ថបទផ្សេងមាន បង្ហាញបញ្ជីដោយ៖ lms content record",
    ),
    "page_heavy": _T(
        en="this page weighs {found} KB, and {limit} KB is the limit; make two screens of it",
        km="ទំព័រនេះមានទំហំ {found} KB លើសពី {limit} KB សូមបំបែកជាពីរអេក្រង់",
    ),
    "waiver_unused": _T(
        en='this waives nothing: the gate {gate} finds nothing at "{at}"; remove it',
        km="ការអនុញ្ញាតរំលងនេះគ្មានប្រយោជន៍ទេ៖ {gate} រកមិនឃើញអ្វីនៅ «{at}» សូមលុប",
    ),
    "waiver_ahead": _T(
        en="a waiver cannot be given on a day to come; write the day it was given",
        km="មិនអាចអនុញ្ញាតរំលងនៅថ្ងៃអនាគតបានទេ សូមសរសេរថ្ងៃដែលបានអនុញ្ញាត",
    ),
}
