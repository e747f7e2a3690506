"""Why a package is refused, in both languages."""

from lms.text import Text

_T = Text

WORDS: dict[str, Text] = {
    "not-a-zip": _T(en="This is not a zip package.", km="នេះមិនមែនជាកញ្ចប់ zip ទេ។"),
    "empty": _T(en="There is no file in this package.", km="ក្នុងកញ្ចប់នេះគ្មានឯកសារទេ។"),
    "damaged": _T(
        en="The package is damaged. Ask for it again.",
        km="កញ្ចប់នេះខូច។ សូមសុំម្ដងទៀត។",
    ),
    "too-large": _T(
        en="The package is larger than 50 MB, or would be when it is unpacked.",
        km="កញ្ចប់នេះធំជាង ៥០ MB ឬនឹងធំជាងនេះពេលពន្លា។",
    ),
    "too-many": _T(
        en="There are more than 4,000 files in this package.",
        km="ក្នុងកញ្ចប់នេះមានឯកសារលើសពី ៤ ០០០។",
    ),
    "bomb": _T(
        en="“{name}” would grow to more than 100 times its size.",
        km="«{name}» នឹងរីកធំជាង ១០០ ដងនៃទំហំក្នុងកញ្ចប់។",
    ),
    "parent": _T(
        en="“{name}” leads out of the folder (“..”).",
        km="«{name}» នាំចេញក្រៅថត («..»)។",
    ),
    "absolute": _T(
        en="“{name}” begins at the root of the computer (“/”).",
        km="«{name}» ចាប់ផ្តើមពីឫសនៃកុំព្យូទ័រ («/»)។",
    ),
    "drive": _T(
        en="“{name}” begins with the letter of a drive.",
        km="«{name}» ចាប់ផ្តើមដោយអក្សរនៃថាស។",
    ),
    "backslash": _T(
        en="“{name}” has a backslash in its name; only “/” parts folders.",
        km="«{name}» មានសញ្ញា \\ ក្នុងឈ្មោះ។ ត្រូវប្រើតែ «/» ដើម្បីញែកថត។",
    ),
    "control": _T(
        en="“{name}” has a sign in its name that cannot be seen.",
        km="«{name}» មានសញ្ញាដែលមើលមិនឃើញក្នុងឈ្មោះ។",
    ),
    "odd-name": _T(
        en="“{name}” has an empty part in its name, or one that is only a dot.",
        km="«{name}» មានផ្នែកទទេ ឬមានតែសញ្ញាចុច ក្នុងឈ្មោះ។",
    ),
    "long-name": _T(en="The name “{name}” is too long.", km="ឈ្មោះ «{name}» វែងពេក។"),
    "link": _T(
        en="“{name}” is a symbolic link: it could point anywhere. Put the file itself there.",
        km="«{name}» ជាតំណទៅឯកសារផ្សេង (symbolic link) ដែលអាចចង្អុលទៅកន្លែងណាក៏បាន។ សូមដាក់ឯកសារពិត។",
    ),
    "special": _T(en="“{name}” is not a plain file.", km="«{name}» មិនមែនជាឯកសារធម្មតាទេ។"),
    "encrypted": _T(
        en="“{name}” is protected by a password. Take the password off.",
        km="«{name}» មានពាក្យសម្ងាត់ការពារ។ សូមដកពាក្យសម្ងាត់ចេញ។",
    ),
    "method": _T(
        en="“{name}” is packed in a way that is not read here. Use a plain zip (deflate).",
        km="«{name}» ត្រូវបានបង្រួមតាមរបៀបដែលទីនេះអានមិនបាន។ សូមប្រើ zip ធម្មតា (deflate)។",
    ),
    "folder-with-content": _T(
        en="“{name}” says it is a folder, and holds something.",
        km="«{name}» ប្រាប់ថាជាថត តែមានខ្លឹមសារ។",
    ),
    "twice": _T(en="“{name}” is there twice.", km="«{name}» មានពីរដង។"),
    "alike": _T(
        en="“{name}” and another file would be one and the same on many computers.",
        km="«{name}» និងឯកសារមួយទៀត នឹងក្លាយជាឯកសារតែមួយ លើកុំព្យូទ័រជាច្រើន។",
    ),
    "nested": _T(
        en="“{name}” is a package inside the package. Unpack it first.",
        km="«{name}» ជាកញ្ចប់នៅក្នុងកញ្ចប់។ សូមពន្លាវាជាមុនសិន។",
    ),
}

MORE = _T(en="There is more of this kind.", km="មានបែបនេះច្រើនទៀត។")
