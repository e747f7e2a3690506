# ruff: noqa: E501
"""Why something is a mistake at all: what the pages of docs/authoring/mistakes say beyond the message."""

REASONS: dict[str, tuple[str, str]] = {
    "unreadable": (
        "Files are read as UTF-8, the form in which every system writes Khmer in Unicode.",
        "ឯកសារត្រូវរក្សាទុកជា UTF-8 ដែលប្រព័ន្ធទាំងអស់ប្រើសម្រាប់អក្សរខ្មែរយូនីកូដ។",
    ),
    "utf_16": (
        "Some editors call it Unicode; choose UTF-8 when saving.",
        "ពេលរក្សាទុក សូមជ្រើស UTF-8 កុំជ្រើស «Unicode»។",
    ),
    "syntax": (
        "The shape of the line is not one of YAML. Compare it with a line like it that is right.",
        "ទម្រង់បន្ទាត់នេះមិនមែនជា YAML ទេ សូមប្រៀបធៀបជាមួយបន្ទាត់ស្រដៀងគ្នាដែលត្រឹមត្រូវ។",
    ),
    "duplicate": (
        "Of two equal keys a program would keep one and lose the other. Often a dash is missing before the second.",
        "បើមានពាក្យគន្លឹះដូចគ្នាពីរ កម្មវិធីនឹងបាត់មួយ។ ញឹកញាប់ គឺភ្លេចសញ្ញា - នៅមុខទីពីរ។",
    ),
    "implicit": (
        "Some programs read no as false and 12:30 as 750. Quotation marks make it a text; true and false are the only words for yes and no.",
        "កម្មវិធីខ្លះយល់ no ថា false និង 12:30 ថា 750។ ដាក់សញ្ញាសម្រង់ បើជាអត្ថបទ ប្រើ true ឬ false បើជាបាទឬទេ។",
    ),
    "odd_space": (
        "Text copied from a web page or a word processor brings spaces that look ordinary and are not.",
        "អត្ថបទដែលចម្លងពីគេហទំព័រ ឬ Word មានដកឃ្លាដែលមើលទៅធម្មតា តែមិនមែន។",
    ),
    "khmer_colon": (
        "The Khmer sign ៖ and the wide ： are letters to YAML. Within a text they are welcome.",
        "សញ្ញា ៖ និង ： ជាអក្សរធម្មតាសម្រាប់ YAML។ ក្នុងអត្ថបទ អាចប្រើបាន។",
    ),
    "colon_space": ("Without the space the whole is one word.", "បើគ្មានដកឃ្លា វាក្លាយជាពាក្យតែមួយ។"),
    "dash_space": ("Without the space the dash belongs to the word.", "បើគ្មានដកឃ្លា សញ្ញា - ជាផ្នែកនៃពាក្យ។"),
    "smart_quotes": (
        "Word processors bend quotation marks. Bent ones are welcome within a text, straight ones go around it.",
        "Word ប្តូរសញ្ញាសម្រង់ជាកោង។ ក្នុងអត្ថបទប្រើសញ្ញាកោងបាន តែជុំវិញអត្ថបទត្រូវប្រើសញ្ញាត្រង់។",
    ),
    "open_quote": (
        "Everything up to the next quotation mark, lines below too, would be part of the text.",
        "អ្វីៗរហូតដល់សញ្ញាសម្រង់បន្ទាប់ ទោះនៅបន្ទាត់ក្រោម នឹងក្លាយជាអត្ថបទ។",
    ),
    "quotes_in_quotes": (
        "The first straight quotation mark within the text ends it.",
        "សញ្ញាសម្រង់ត្រង់ដំបូងក្នុងអត្ថបទ បញ្ចប់អត្ថបទនោះ។",
    ),
    "colon_in_text": (
        "A colon and a space make a key of what stands before them.",
        "សញ្ញា : និងដកឃ្លា ធ្វើឱ្យពាក្យខាងមុខក្លាយជាពាក្យគន្លឹះ។",
    ),
    "starts_with": (
        "At the beginning of a text these signs mean something to YAML.",
        "នៅដើមអត្ថបទ សញ្ញាទាំងនេះមានន័យពិសេសសម្រាប់ YAML។",
    ),
    "indent": (
        "The spaces at the beginning say what belongs to what: two for each step, never tabs.",
        "ដកឃ្លានៅដើមបន្ទាត់ប្រាប់ថាអ្វីនៅជាមួយអ្វី៖ ពីរដកឃ្លាក្នុងមួយថ្នាក់ កុំប្រើ Tab។",
    ),
    "no_colon": (
        "Each line is a key, an entry, or goes on with a text and then stands deeper than its key.",
        "បន្ទាត់នីមួយៗជាពាក្យគន្លឹះ ជាធាតុ ឬជាបន្តនៃអត្ថបទ ដែលត្រូវជ្រៅជាងពាក្យគន្លឹះរបស់វា។",
    ),
    "no_dash": (
        "Without its dash an entry looks like a key of what stands around it.",
        "បើគ្មានសញ្ញា - ធាតុនេះមើលទៅដូចពាក្យគន្លឹះនៃអ្វីដែលនៅជុំវិញ។",
    ),
    "escape": (
        r"Only a few letters may follow a \ there, such as \n.",
        r"មានតែអក្សរខ្លះទេដែលអាចនៅក្រោយ \ ដូចជា \n។",
    ),
    "tab": (
        "A tab is as wide as each editor likes, so YAML refuses it. Set your editor to write spaces.",
        "Tab មានទទឹងខុសគ្នាតាមកម្មវិធី ដូច្នេះ YAML មិនទទួលទេ។ សូមកំណត់កម្មវិធីឱ្យសរសេរដកឃ្លា។",
    ),
    "control": (
        "It cannot be seen and would not be kept; it comes with copied text.",
        "តួអក្សរនេះមើលមិនឃើញ ហើយមកជាមួយអត្ថបទចម្លង។",
    ),
    "comment": (
        "After a space and # nothing counts; the rest of the text would be lost in silence.",
        "ក្រោយដកឃ្លា និង # អ្វីៗមិនរាប់ទេ ដូច្នេះអត្ថបទនឹងបាត់ដោយមិនដឹងខ្លួន។",
    ),
    "alias": (
        "& and * copy parts of a file, which nobody sees on the page.",
        "& និង * ចម្លងផ្នែកនៃឯកសារ ដែលគ្មាននរណាមើលឃើញ។",
    ),
    "tag": (
        "! tells YAML what something is; here that is always known.",
        "! ប្រាប់ YAML ពីប្រភេទ តែទីនេះដឹងរួចហើយ។",
    ),
    "flow": (
        "One value in each line can be found, compared and translated.",
        "មួយបន្ទាត់មួយតម្លៃ ងាយរក ងាយប្រៀបធៀប និងងាយបកប្រែ។",
    ),
    "missing": (
        "Something that must be written is not there; every text needs both languages.",
        "ខ្វះអ្វីដែលត្រូវតែមាន អត្ថបទទាំងអស់ត្រូវមានពីរភាសា។",
    ),
    "unknown": (
        "Mostly it is misspelt, or stands one step too far left or right.",
        "ភាគច្រើន វាសរសេរខុស ឬនៅឆ្វេងពេក ស្តាំពេក។",
    ),
    "text": ("A number or true stands where words are wanted.", "មានលេខ ឬ true នៅកន្លែងដែលត្រូវការពាក្យ។"),
    "blank": ("The key is there and nothing behind it.", "មានពាក្យគន្លឹះ តែគ្មានអ្វីនៅក្រោយ។"),
    "khmer_digits": (
        "Numbers that the program counts with are written 0 to 9; what people read may use ០ to ៩.",
        "លេខដែលកម្មវិធីគណនា សរសេរដោយ 0 ដល់ 9 អ្វីដែលមនុស្សអាន អាចប្រើ ០ ដល់ ៩។",
    ),
    "old_font": (
        "Limon and ABC draw Khmer in the place of Latin letters; on a phone the Latin letters show.",
        "Limon និង ABC គូរអក្សរខ្មែរជំនួសអក្សរឡាតាំង លើទូរសព្ទនឹងឃើញតែអក្សរឡាតាំង។",
    ),
    "no_khmer": (
        "Khmer comes first; a text without it would leave most learners out.",
        "ភាសាខ្មែរមកមុន បើគ្មាន សិក្ខាកាមភាគច្រើនមិនអាចអានបាន។",
    ),
    "id_shape": (
        "Ids are parts of addresses and stay for ever, so they are simple.",
        "លេខសម្គាល់ជាផ្នែកនៃអាសយដ្ឋាន ហើយនៅជារៀងរហូត ដូច្នេះត្រូវសាមញ្ញ។",
    ),
    "unknown_ref": (
        "What is referred to must exist, or learners would see a hole.",
        "អ្វីដែលយោងទៅត្រូវតែមាន បើមិនដូច្នោះ សិក្ខាកាមនឹងឃើញចន្លោះទទេ។",
    ),
    "renamed": (
        "An id was changed where it is defined and not where it is used.",
        "លេខសម្គាល់ត្រូវបានប្តូរនៅកន្លែងកំណត់ តែមិនប្តូរនៅកន្លែងប្រើ។",
    ),
    "expired": (
        "What was true two years ago may not be; a dead telephone number is worse than none.",
        "អ្វីដែលពិតកាលពីពីរឆ្នាំមុន ប្រហែលលែងពិត លេខទូរសព្ទដែលលែងប្រើ អាក្រក់ជាងគ្មាន។",
    ),
    "number_uncited": (
        "Every number a child might call comes from a fact that is checked on time.",
        "លេខណាដែលកុមារអាចទូរសព្ទទៅ ត្រូវមកពីព័ត៌មានដែលបានពិនិត្យទាន់ពេល។",
    ),
    "no_reason": (
        "A wrong answer that nobody believes teaches nothing; say what it stands for.",
        "ចម្លើយខុសដែលគ្មាននរណាជឿ មិនបង្រៀនអ្វីទេ សូមប្រាប់ថាវាតំណាងអ្វី។",
    ),
    "one_right": ("With one choice there is one right answer.", "បើជ្រើសបានតែមួយ ចម្លើយត្រឹមត្រូវក៏មានតែមួយ។"),
    "words": (
        "Too short leaves out what keeps somebody safe, too long is not read to the end.",
        "ខ្លីពេក ខ្វះអ្វីដែលការពារសុវត្ថិភាព វែងពេក គ្មាននរណាអានចប់។",
    ),
    "right_answer": (
        "The answer marked as right must earn every point of the question.",
        "ចម្លើយដែលចាត់ទុកថាត្រូវ ត្រូវបានពិន្ទុពេញ។",
    ),
    "invalid": (
        "This is the last net; please tell the programmers which file brought it.",
        "សារនេះសម្រាប់ករណីដែលគ្មានសារផ្សេង សូមប្រាប់អ្នកសរសេរកម្មវិធី។",
    ),
    "paper_for": (
        "A child's card is never published; an adult's certificate can be checked by anybody.",
        "កាតរបស់កុមារមិនផ្សព្វផ្សាយទេ វិញ្ញាបនបត្រមនុស្សធំ អាចពិនិត្យបាន។",
    ),
    "four_eyes": ("Nobody awards alone what others rely on.", "គ្មាននរណាអាចផ្តល់អ្វីដែលអ្នកដទៃពឹងផ្អែកតែម្នាក់ឯងទេ។"),
    "groups_deep": ("People have to understand what they still miss.", "មនុស្សត្រូវយល់ថាខ្លួននៅខ្វះអ្វី។"),
    "own_rule": ("Nobody could ever earn it.", "គ្មាននរណាអាចទទួលបានទេ។"),
    "link_outside": (
        "Only files within the folder are content; a link could lead anywhere.",
        "មានតែឯកសារក្នុងថតទេដែលជាមាតិកា តំណអាចនាំទៅកន្លែងណាក៏បាន។",
    ),
    "plan_minutes": (
        "A plan that takes longer than it says ends without its closing, and that is where help is named.",
        "គម្រោងដែលយូរជាងម៉ោងកំណត់ នឹងចប់ដោយគ្មានការបិទវគ្គ ដែលជាពេលប្រាប់ពីជំនួយ។",
    ),
    "plan_methods": (
        "What children say, sort, draw or play themselves stays longer than what they are told.",
        "អ្វីដែលកុមារនិយាយ តម្រៀប គូរ ឬសម្ដែងដោយខ្លួនឯង ចាំបានយូរជាងអ្វីដែលគេប្រាប់។",
    ),
}
