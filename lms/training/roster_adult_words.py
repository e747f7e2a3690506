"""What is wrong with a cell about an adult in a file of people, in both languages."""

from lms.text import Text

_T = Text

OF_ADULTS: dict[str, tuple[Text, Text]] = {
    "name-km-missing": (
        _T(en="The name in Khmer is missing.", km="ខ្វះឈ្មោះជាអក្សរខ្មែរ។"),
        _T(en="Write it: it will stand on the certificate.", km="សូមសរសេរ៖ ឈ្មោះនេះនឹងមានលើវិញ្ញាបនបត្រ។"),
    ),
    "name-latin-missing": (
        _T(en="The name in Latin letters is missing.", km="ខ្វះឈ្មោះជាអក្សរឡាតាំង។"),
        _T(en="Write it: it will stand on the certificate.", km="សូមសរសេរ៖ ឈ្មោះនេះនឹងមានលើវិញ្ញាបនបត្រ។"),
    ),
    "name-km-in-latin": (
        _T(en="“{value}” is not in Khmer letters.", km="«{value}» មិនមែនជាអក្សរខ្មែរទេ។"),
        _T(
            en="Write the name in Khmer here, and in Latin letters in the other column.",
            km="សូមសរសេរឈ្មោះជាអក្សរខ្មែរនៅទីនេះ ហើយអក្សរឡាតាំងនៅជួរឈរម្ខាងទៀត។",
        ),
    ),
    "name-latin-in-khmer": (
        _T(en="“{value}” is not in Latin letters.", km="«{value}» មិនមែនជាអក្សរឡាតាំងទេ។"),
        _T(
            en="Write the name in Latin letters here, and in Khmer in the other column.",
            km="សូមសរសេរឈ្មោះជាអក្សរឡាតាំងនៅទីនេះ ហើយអក្សរខ្មែរនៅជួរឈរម្ខាងទៀត។",
        ),
    ),
    "name-with-digits": (
        _T(en="There are digits in the name “{value}”.", km="ក្នុងឈ្មោះ «{value}» មានលេខ។"),
        _T(en="Write the name alone.", km="សូមសរសេរតែឈ្មោះ។"),
    ),
    "name-too-long": (
        _T(en="The name is longer than 120 letters.", km="ឈ្មោះវែងជាង ១២០ តួអក្សរ។"),
        _T(en="Write the name alone.", km="សូមសរសេរតែឈ្មោះ។"),
    ),
    "login-malformed": (
        _T(en="“{value}” cannot be a user name.", km="«{value}» មិនអាចធ្វើជាឈ្មោះអ្នកប្រើបានទេ។"),
        _T(
            en="Use three or more small Latin letters and digits, or leave it empty: then one is made.",
            km="សូមប្រើអក្សរឡាតាំងតូច និងលេខ យ៉ាងតិច ៣ តួ ឬទុកទទេ ដើម្បីឱ្យកម្មវិធីបង្កើត។",
        ),
    ),
    "login-taken": (
        _T(en="The user name “{value}” is taken.", km="ឈ្មោះអ្នកប្រើ «{value}» មានគេប្រើហើយ។"),
        _T(
            en="Choose another, or leave it empty: then one is made.",
            km="សូមជ្រើសឈ្មោះផ្សេង ឬទុកទទេ ដើម្បីឱ្យកម្មវិធីបង្កើត។",
        ),
    ),
    "login-twice": (
        _T(
            en="The user name “{value}” stands in row {number} already.",
            km="ឈ្មោះអ្នកប្រើ «{value}» មានរួចហើយក្នុងជួរទី {number}។",
        ),
        _T(en="Choose another for one of them.", km="សូមជ្រើសឈ្មោះផ្សេងសម្រាប់ម្នាក់ក្នុងចំណោមពីរនាក់នេះ។"),
    ),
    "child-among-adults": (
        _T(
            en="Somebody of this age is a child, and this group is for adults.",
            km="អ្នកនេះជាកុមារ ប៉ុន្តែក្រុមនេះសម្រាប់មនុស្សធំ។",
        ),
        _T(
            en="Look at the digits again, or take the row out: children learn in groups of their own.",
            km="សូមពិនិត្យលេខម្ដងទៀត ឬលុបជួរនេះ៖ កុមាររៀនក្នុងក្រុមដាច់ដោយឡែក។",
        ),
    ),
}
