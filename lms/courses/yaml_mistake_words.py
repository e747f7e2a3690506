"""What a mistake in the signs of a file is called: its lines, its quotation marks, its letters."""

from lms.text import Text

_T = Text

OF_YAML: dict[str, Text] = {
    "unreadable": _T(
        en="this file cannot be read as text from here on; save it as UTF-8, "
        "and convert Khmer typed in an old font (Limon, ABC) to Unicode",
        km="ចាប់ពីទីនេះ មិនអាចអានឯកសារជាអក្សរបានទេ សូមរក្សាទុកជា UTF-8 "
        "ហើយបម្លែងអក្សរខ្មែរដែលវាយដោយពុម្ពអក្សរចាស់ (Limon, ABC) ទៅជាយូនីកូដ",
    ),
    "utf_16": _T(
        en='this file is saved as UTF-16 ("Unicode" in some editors); save it as UTF-8',
        km="ឯកសារនេះរក្សាទុកជា UTF-16 (កម្មវិធីខ្លះហៅថា «Unicode») សូមរក្សាទុកជា UTF-8",
    ),
    "syntax": _T(
        en="this line cannot be read as YAML ({problem}); check the indentation, and put a text "
        "with ': ' or ' #' in quotes",
        km="មិនអាចអានបន្ទាត់នេះជា YAML បានទេ ({problem}) សូមពិនិត្យការចូលបន្ទាត់ "
        "ហើយដាក់អត្ថបទដែលមាន ': ' ឬ ' #' ក្នុងសញ្ញាសម្រង់",
    ),
    "duplicate": _T(
        en="\"{key}\" is written twice; remove one, rename it, or begin a new entry with '- '",
        km="«{key}» ត្រូវបានសរសេរពីរដង សូមលុបមួយ ប្តូរឈ្មោះ ឬចាប់ផ្តើមធាតុថ្មីដោយ '- '",
    ),
    "implicit": _T(
        en='"{value}" means different things to different programs{hint}; put it in quotes if it is a text',
        km="«{value}» មានន័យខុសគ្នាសម្រាប់កម្មវិធីផ្សេងគ្នា{hint} បើជាអត្ថបទ សូមដាក់ក្នុងសញ្ញាសម្រង់",
    ),
    "odd_space": _T(
        en="there is a space here that is not an ordinary one (as copied from a web page); "
        "delete it and press the space bar",
        km="ទីនេះមានដកឃ្លាខុសធម្មតា (ដូចជាចម្លងពីគេហទំព័រ) សូមលុបវា ហើយចុចដកឃ្លា (space) ឡើងវិញ",
    ),
    "khmer_colon": _T(
        en='after a key stands an ordinary colon and a space; write "{key}: "',
        km="ក្រោយពាក្យគន្លឹះ ត្រូវប្រើសញ្ញា : ធម្មតា និងដកឃ្លាមួយ (មិនមែន ៖) សូមសរសេរ «{key}: »",
    ),
    "colon_space": _T(
        en='a space is missing after the colon; write "{key}: "',
        km="ខ្វះដកឃ្លាក្រោយសញ្ញា : សូមសរសេរ «{key}: »",
    ),
    "dash_space": _T(
        en="a space is missing after the dash; write '- '",
        km="ខ្វះដកឃ្លាក្រោយសញ្ញា - សូមសរសេរ '- '",
    ),
    "smart_quotes": _T(
        en='these quotation marks (“ ” ‘ ’ « ») are letters here; put the text in straight ones, "…"',
        km='សញ្ញាសម្រង់ទាំងនេះ (“ ” ‘ ’ « ») ត្រូវបានចាត់ទុកជាអក្សរធម្មតា សូមប្រើសញ្ញាត្រង់ "…"',
    ),
    "open_quote": _T(
        en="the quotation that begins here is never closed; write {sign} at its end too",
        km="សញ្ញាសម្រង់ដែលបើកនៅទីនេះ មិនបានបិទទេ សូមសរសេរ {sign} នៅចុងអត្ថបទផង",
    ),
    "quotes_in_quotes": _T(
        en="the quotation ends here, yet the text goes on; within {sign}…{sign} write “ ” instead of {sign}",
        km="សញ្ញាសម្រង់ចប់ត្រឹមនេះ តែអត្ថបទនៅបន្ត ក្នុង {sign}…{sign} សូមប្រើ “ ” ជំនួស {sign}",
    ),
    "colon_in_text": _T(
        en="a text with ': ' in it stands in quotes: key: \"first: second\"",
        km="អត្ថបទដែលមាន ': ' ត្រូវដាក់ក្នុងសញ្ញាសម្រង់ ដូចជា key: \"មួយ: ពីរ\"",
    ),
    "starts_with": _T(
        en='a text that begins with {sign} stands in quotes: "{sign}…"',
        km='អត្ថបទដែលចាប់ផ្តើមដោយ {sign} ត្រូវដាក់ក្នុងសញ្ញាសម្រង់៖ "{sign}…"',
    ),
    "indent": _T(
        en="this line does not begin under the lines it belongs to; "
        "begin it exactly below them, two spaces deeper than the key they belong to",
        km="បន្ទាត់នេះមិនចាប់ផ្តើមចំក្រោមបន្ទាត់ដែលវានៅជាមួយទេ សូមដាក់ឱ្យត្រង់គ្នា ជ្រៅជាងពាក្យគន្លឹះខាងលើពីរដកឃ្លា",
    ),
    "no_colon": _T(
        en="this line has no key and no dash; write 'key: ' or '- ', "
        "or move it in if it goes on with the text above",
        km="បន្ទាត់នេះគ្មានពាក្យគន្លឹះ និងគ្មានសញ្ញា - ទេ សូមសរសេរ 'key: ' ឬ '- ' ឬរុញវាចូល បើវាជាបន្តនៃអត្ថបទខាងលើ",
    ),
    "no_dash": _T(
        en="an entry of a list begins with '- '; write it before this key",
        km="ធាតុនីមួយៗក្នុងបញ្ជីចាប់ផ្តើមដោយ '- ' សូមសរសេរវានៅមុខពាក្យគន្លឹះនេះ",
    ),
    "escape": _T(
        en="within \"…\" a \\ means something else; put the text in '…', or write \\\\",
        km="ក្នុង \"…\" សញ្ញា \\ មានន័យផ្សេង សូមដាក់អត្ថបទក្នុង '…' ឬសរសេរ \\\\",
    ),
    "missing_file": _T(en="this file is missing; write it", km="ខ្វះឯកសារនេះ សូមសរសេរវា"),
    "link_outside": _T(
        en="this is a symbolic link that leads out of the folder of content; put the file itself here",
        km="នេះជាតំណ (symbolic link) ដែលនាំចេញក្រៅថតខ្លឹមសារ សូមដាក់ឯកសារពិតនៅទីនេះ",
    ),
    "too_big": _T(
        en="the file is larger than 256 KiB; split it",
        km="ឯកសារធំជាង 256 KiB សូមបំបែកវា",
    ),
    "too_deep": _T(
        en="this is nested more than 20 levels deep; write it flatter",
        km="ចំណុចនេះជ្រៅជាង ២០ ថ្នាក់ សូមសរសេរឱ្យរាក់ជាងនេះ",
    ),
    "tab": _T(
        en="there is a tab character; use spaces",
        km="មានសញ្ញា Tab នៅទីនេះ សូមប្រើដកឃ្លា (space)",
    ),
    "control": _T(
        en="there is an invisible control character here; write this line anew",
        km="មានតួអក្សរបញ្ជាមើលមិនឃើញនៅទីនេះ សូមសរសេរបន្ទាត់នេះឡើងវិញ",
    ),
    "comment": _T(
        en="everything after ' #' is left out; put the text in quotes, or the remark on its own line",
        km="អ្វីៗបន្ទាប់ពី ' #' នឹងបាត់ សូមដាក់អត្ថបទក្នុងសញ្ញាសម្រង់ ឬដាក់ចំណាំនៅបន្ទាត់ផ្សេង",
    ),
    "odd_key": _T(
        en="a key is a single word before ':'; write this line anew",
        km="ពាក្យគន្លឹះជាពាក្យតែមួយនៅមុខ ':' សូមសរសេរបន្ទាត់នេះឡើងវិញ",
    ),
    "alias": _T(
        en="anchors (&) and aliases (*) are not used here; write the text out, or put it in quotes",
        km="មិនប្រើ & និង * នៅទីនេះទេ សូមសរសេរអត្ថបទពេញ ឬដាក់ក្នុងសញ្ញាសម្រង់",
    ),
    "tag": _T(
        en="tags (!) are not used here; put the text in quotes",
        km="មិនប្រើ ! នៅទីនេះទេ សូមដាក់អត្ថបទក្នុងសញ្ញាសម្រង់",
    ),
    "flow": _T(
        en="write this line by line instead of in {{…}} or […]",
        km="សូមសរសេរមួយបន្ទាត់ម្ដង ជំនួសឱ្យ {{…}} ឬ […]",
    ),
    "many_documents": _T(
        en="one file holds one document; remove this ---",
        km="ឯកសារមួយមានតែមួយផ្នែក សូមលុប --- នេះ",
    ),
    "not_mapping": _T(
        en='a file begins with "key: value" lines',
        km="ឯកសារចាប់ផ្តើមដោយបន្ទាត់ «key: value»",
    ),
}
