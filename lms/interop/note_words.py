"""What the report on an import or export says, in words a writer understands."""

from lms.text import Text

_T = Text

WORDS: dict[str, Text] = {
    "taken": _T(en="taken as {what}", km="បានយកជា {what}"),
    "joined": _T(
        en="joined with the same question in the other language",
        km="បានភ្ជាប់ជាមួយសំណួរដដែលជាភាសាមួយទៀត",
    ),
    "not-joined": _T(
        en="the second file has no question in this place of the same kind; it stands alone",
        km="ឯកសារទីពីរគ្មានសំណួរប្រភេទដូចគ្នានៅទីនេះទេ សំណួរនេះនៅដោយឡែក",
    ),
    "renamed": _T(en="its id “{id}” was taken already", km="លេខសម្គាល់ «{id}» ត្រូវបានប្រើរួចហើយ"),
    "lost-style": _T(
        en="bold, links and other styles are gone; questions are plain text",
        km="អក្សរដិត តំណ និងរចនាប័ទ្មផ្សេងៗបាត់ ព្រោះសំណួរជាអត្ថបទធម្មតា",
    ),
    "lost-table": _T(en="a table became lines of words", km="តារាងក្លាយជាបន្ទាត់អត្ថបទ"),
    "lost-media": _T(en="sound, film or something embedded was not taken", km="មិនបានយកសំឡេង វីដេអូ ឬវត្ថុបង្កប់ទេ"),
    "lost-formula": _T(
        en="a formula stands there as it is written; nobody will see it drawn",
        km="រូបមន្តនៅដូចដែលបានសរសេរ វានឹងមិនបង្ហាញជារូបទេ",
    ),
    "picture-here": _T(
        en="a picture was not taken: this kind of question has no place for it",
        km="មិនបានយករូបភាពទេ ព្រោះសំណួរប្រភេទនេះគ្មានកន្លែងដាក់រូប",
    ),
    "picture-missing": _T(en="the picture “{name}” is not in the file", km="រូបភាព «{name}» មិនមានក្នុងឯកសារទេ"),
    "picture-unsafe": _T(
        en="the picture “{name}” was not taken: only small, plain SVG drawings can be ({problem})",
        km="មិនបានយករូបភាព «{name}» ទេ៖ ប្រើបានតែគំនូរ SVG តូច និងសាមញ្ញ ({problem})",
    ),
    "points": _T(
        en="worth {worth} there; points here are whole, from 1 to 10",
        km="ទីនោះបាន {worth} ពិន្ទុ ប៉ុន្តែទីនេះពិន្ទុជាលេខគត់ ពី ១ ដល់ ១០",
    ),
    "weights": _T(
        en="answers that earned a part of the points there earn nothing here",
        km="ចម្លើយដែលបានពិន្ទុមួយផ្នែកនៅទីនោះ មិនបានពិន្ទុនៅទីនេះទេ",
    ),
    "credit-minus": _T(
        en="wrong options cost points there: credit is minus-wrong, and points must be 2 or more",
        km="ទីនោះជម្រើសខុសកាត់ពិន្ទុ៖ ដាក់ credit ជា minus-wrong ហើយ points ត្រូវចាប់ពី ២",
    ),
    "credit-all": _T(
        en="parts earned points there; here only the whole answer does, unless you write credit",
        km="ទីនោះផ្នែកនីមួយៗបានពិន្ទុ ទីនេះមានតែចម្លើយពេញលេញ លុះត្រាតែសរសេរ credit",
    ),
    "spare-answers": _T(
        en="answers that belong to nothing were left out", km="ចម្លើយដែលមិនត្រូវនឹងអ្វី ត្រូវបានទុកចោល"
    ),
    "feedback-right": _T(
        en="the words for the right answer were left out; write them under explain",
        km="ពាក្យសម្រាប់ចម្លើយត្រឹមត្រូវ បានទុកចោល សូមសរសេរក្រោម explain",
    ),
    "feedback-left": _T(
        en="the feedback “{name}” belongs to no single answer and was left out",
        km="ពាក្យឆ្លើយតប «{name}» មិនមែនសម្រាប់ចម្លើយណាមួយទេ ហើយត្រូវបានទុកចោល",
    ),
    "answer-left": _T(
        en="the answer “{text}” was left out: it earns a part, or stands for many",
        km="ចម្លើយ «{text}» ត្រូវបានទុកចោល ព្រោះបានពិន្ទុមួយផ្នែក ឬតំណាងឱ្យច្រើន",
    ),
    "column-left": _T(
        en="the column “{column}” is not one of ours and was left out",
        km="ជួរឈរ «{column}» មិនមែនជារបស់យើងទេ ហើយត្រូវបានទុកចោល",
    ),
    "gap-match": _T(
        en="words to put into gaps became a list in each gap", km="ពាក្យសម្រាប់ដាក់ក្នុងចន្លោះ ក្លាយជាបញ្ជីក្នុងចន្លោះនីមួយៗ"
    ),
    "templates": _T(
        en="values drawn by chance there are fixed here; look at the texts",
        km="តម្លៃដែលជ្រើសដោយចៃដន្យនៅទីនោះ ក្លាយជាតម្លៃថេរនៅទីនេះ សូមពិនិត្យអត្ថបទ",
    ),
    "category": _T(en="the category was left out: {text}", km="ក្រុមសំណួរ (category) ត្រូវបានទុកចោល៖ {text}"),
    "moodle-type": _T(en="questions of type “{type}” cannot be taken", km="មិនអាចយកសំណួរប្រភេទ «{type}» បានទេ"),
    "qti-interaction": _T(en="there is no kind like {name} here", km="ទីនេះគ្មានប្រភេទដូច {name} ទេ"),
    "qti-test": _T(en="the order of a test is not taken, only its items", km="មិនយកលំដាប់នៃតេស្តទេ យកតែសំណួរ"),
    "qti-old": _T(
        en="{type} is older than QTI 2; export it anew from its program as QTI 2 or 3",
        km="{type} ចាស់ជាង QTI 2 សូមនាំចេញម្ដងទៀតជា QTI 2 ឬ 3",
    ),
    "no-interaction": _T(en="nothing is asked in it", km="ក្នុងនេះគ្មានអ្វីត្រូវឆ្លើយទេ"),
    "composite": _T(
        en="it asks several things at once; divide it into several questions",
        km="វាសួររឿងច្រើនក្នុងពេលតែមួយ សូមបំបែកជាសំណួរច្រើន",
    ),
    "no-key": _T(en="no right answer can be found in it", km="រកមិនឃើញចម្លើយត្រឹមត្រូវទេ"),
    "not-whole": _T(en="numbers here are whole and not negative", km="លេខនៅទីនេះត្រូវជាលេខគត់ និងមិនអវិជ្ជមាន"),
    "many-to-many": _T(en="each thing must belong to exactly one other", km="របស់នីមួយៗត្រូវនឹងរបស់តែមួយប៉ុណ្ណោះ"),
    "cloze-typed": _T(
        en="gaps to type into cannot be taken, only gaps with a list",
        km="មិនអាចយកចន្លោះសម្រាប់វាយអក្សរបានទេ យកបានតែចន្លោះដែលមានបញ្ជី",
    ),
    "hotspot-picture": _T(
        en="a place in a picture needs a plain SVG drawing with its width and height",
        km="កន្លែងក្នុងរូបភាពត្រូវការគំនូរ SVG សាមញ្ញ ដែលមានទទឹង និងកម្ពស់",
    ),
    "hotspot-shape": _T(en="only rectangles can be taken", km="យកបានតែចតុកោណកែង"),
    "description": _T(en="it is a text and asks nothing", km="នេះជាអត្ថបទ មិនមែនជាសំណួរទេ"),
    "braces": _T(
        en="the braces {{ }} around the answers do not match, or there are several",
        km="សញ្ញា {{ }} ជុំវិញចម្លើយមិនត្រូវគូគ្នា ឬមានច្រើន",
    ),
    "too-many-answers": _T(en="there are more than 100 answers", km="មានចម្លើយលើសពី ១០០"),
    "formula": _T(
        en="the cell in column “{column}” begins like a formula (= + - @). "
        "Nothing is computed here, so write words",
        km="ក្រឡាក្នុងជួរឈរ «{column}» ចាប់ផ្តើមដូចរូបមន្ត (= + - @) ទីនេះមិនគណនាទេ សូមសរសេរពាក្យ",
    ),
    "computed": _T(
        en="the workbook has formulas; only the values saved last were read, nothing was computed",
        km="តារាងនេះមានរូបមន្ត៖ អានតែតម្លៃដែលបានរក្សាទុកចុងក្រោយ ដោយមិនគណនាអ្វីទេ",
    ),
    "sheet-kind": _T(
        en="“{what}” is no kind of question that a sheet can hold",
        km="«{what}» មិនមែនជាប្រភេទសំណួរដែលតារាងអាចមានទេ",
    ),
    "file-missing": _T(en="this file is not in the package", km="ឯកសារនេះមិនមានក្នុងកញ្ចប់ទេ"),
    "export-kind": _T(
        en="{format} has no way to ask this ({what}); it is not in the file",
        km="{format} គ្មានវិធីសួរបែបនេះទេ ({what}) ដូច្នេះវាមិននៅក្នុងឯកសារទេ",
    ),
    "export-label": _T(
        en="a note of more than 250 signs is not in the file: {label}",
        km="កំណត់ចំណាំវែងជាង ២៥០ តួអក្សរ មិននៅក្នុងឯកសារទេ៖ {label}",
    ),
    "export-credit": _T(
        en="other programs give part of the points here; our rule ({credit}) is kept as a label only",
        km="កម្មវិធីផ្សេងនឹងឱ្យពិន្ទុមួយផ្នែក វិធីរបស់យើង ({credit}) រក្សាទុកតែជាស្លាក",
    ),
    "export-as": _T(
        en="asked there as {as_kind}; read back here it is {what} again",
        km="ទីនោះសួរជា {as_kind} ពេលនាំមកវិញ វាជា {what} ដដែល",
    ),
    "export-feedback": _T(
        en="words for single wrong answers have no place there", km="ពាក្យសម្រាប់ចម្លើយខុសនីមួយៗ គ្មានកន្លែងនៅទីនោះទេ"
    ),
    "export-rubric": _T(
        en="the rubric and the model answer are not in the file",
        km="ចំណុចដាក់ពិន្ទុ (rubric) និងចម្លើយគំរូ មិននៅក្នុងឯកសារទេ",
    ),
    "export-twice": _T(
        en="one question for each language, because words stand in another order",
        km="សំណួរមួយសម្រាប់ភាសានីមួយៗ ព្រោះពាក្យមានលំដាប់ខុសគ្នា",
    ),
    "export-facts": _T(
        en="facts, reasons and other notes travel as labels (lms:…)",
        km="ព័ត៌មាន មូលហេតុ និងកំណត់ចំណាំ ទៅជាមួយជាស្លាក (lms:…)",
    ),
    "file-unread": _T(en="{en}", km="{km}"),
}
