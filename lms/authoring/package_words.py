"""Why a package of modules is refused, in both languages."""

from lms.text import Text

_T = Text

WORDS: dict[str, Text] = {
    "no-manifest": _T(
        en="There is no manifest.json in this package, so it was not made by “lms content export”.",
        km="ក្នុងកញ្ចប់នេះគ្មាន manifest.json ទេ ដូច្នេះវាមិនមែនបង្កើតដោយ «lms content export» ទេ។",
    ),
    "bad-manifest": _T(
        en="manifest.json cannot be read. Ask for the package again.",
        km="មិនអាចអាន manifest.json បានទេ។ សូមសុំកញ្ចប់ម្ដងទៀត។",
    ),
    "newer": _T(
        en="A newer version of the program made this package. Bring yours up to date first.",
        km="កញ្ចប់នេះបង្កើតដោយកម្មវិធីកំណែថ្មីជាង។ សូមធ្វើបច្ចុប្បន្នភាពកម្មវិធីជាមុនសិន។",
    ),
    "not-listed": _T(
        en="“{name}” is in the package, and its manifest does not list it.",
        km="«{name}» មានក្នុងកញ្ចប់ តែមិនមានក្នុង manifest ទេ។",
    ),
    "missing": _T(
        en="“{name}” is in the manifest, and not in the package.",
        km="«{name}» មានក្នុង manifest តែមិនមានក្នុងកញ្ចប់ទេ។",
    ),
    "wrong-size": _T(
        en="“{name}” does not have the size that the manifest says.",
        km="ទំហំ «{name}» មិនត្រូវនឹង manifest ទេ។",
    ),
    "wrong-digest": _T(
        en="“{name}” is not the file that was packed: its SHA-256 is another.",
        km="«{name}» មិនមែនជាឯកសារដែលបានវេចខ្ចប់ទេ៖ SHA-256 ខុសគ្នា។",
    ),
    "not-content": _T(
        en="“{name}” is not a file that content can have.",
        km="«{name}» មិនមែនជាឯកសារដែលខ្លឹមសារអាចមានទេ។",
    ),
    "not-of-these": _T(
        en="“{name}” belongs to a module that the manifest does not name.",
        km="«{name}» ជារបស់ម៉ូឌុលដែល manifest មិនបានប្រាប់ឈ្មោះ។",
    ),
    "empty-unit": _T(
        en="The manifest names “{name}”, and no file of it is in the package.",
        km="manifest ប្រាប់ឈ្មោះ «{name}» តែក្នុងកញ្ចប់គ្មានឯកសាររបស់វាទេ។",
    ),
}
