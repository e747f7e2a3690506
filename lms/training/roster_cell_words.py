"""What is wrong with one cell of a file of people, in both languages."""

from lms.text import Text
from lms.training.roster_adult_words import OF_ADULTS
from lms.training.roster_date_words import OF_DATES

_T = Text

OF_CELLS: dict[str, tuple[Text, Text]] = (
    OF_ADULTS
    | OF_DATES
    | {
        "legacy-font": (
            _T(
                en="“{value}” was written with an old Khmer font (Limon, ABC).",
                km="«{value}» សរសេរដោយពុម្ពអក្សរខ្មែរចាស់ (Limon, ABC)។",
            ),
            _T(en="Type it anew with a Khmer Unicode keyboard.", km="សូមវាយឡើងវិញ ដោយប្រើក្ដារចុចខ្មែរយូនីកូដ។"),
        ),
        "broken-letters": (
            _T(
                en="The letters of “{value}” were lost when the file was saved.",
                km="អក្សររបស់ «{value}» បានបាត់នៅពេលរក្សាទុកឯកសារ។",
            ),
            _T(
                en="Type it anew, and save as “CSV UTF-8” or XLSX.",
                km="សូមវាយឡើងវិញ រួចរក្សាទុកជា «CSV UTF-8» ឬ XLSX។",
            ),
        ),
        "control-sign": (
            _T(en="There is an invisible control sign in this cell.", km="ក្នុងក្រឡានេះមានសញ្ញាបញ្ជាដែលមើលមិនឃើញ។"),
            _T(en="Empty the cell and type it anew.", km="សូមលុបក្រឡានេះ រួចវាយឡើងវិញ។"),
        ),
        "formula": (
            _T(
                en="“{value}” begins like a formula (=, +, - or @).",
                km="«{value}» ចាប់ផ្តើមដូចរូបមន្ត (=, +, - ឬ @)។",
            ),
            _T(en="Write the plain text without this sign.", km="សូមសរសេរជាអក្សរធម្មតា ដោយគ្មានសញ្ញានេះ។"),
        ),
        "formula-error": (
            _T(
                en="The spreadsheet could not work out this cell: {value}.",
                km="កម្មវិធីតារាងគណនាក្រឡានេះមិនបាន៖ {value}។",
            ),
            _T(en="Write the value itself instead of a formula.", km="សូមសរសេរតម្លៃផ្ទាល់ ជំនួសរូបមន្ត។"),
        ),
        "nickname-too-long": (
            _T(en="The nickname is longer than 20 letters.", km="ឈ្មោះហៅវែងជាង ២០ តួអក្សរ។"),
            _T(
                en="Write the short name friends use, or leave it empty; no family name.",
                km="សូមសរសេរឈ្មោះហៅខ្លីដែលមិត្តភក្តិហៅ ឬទុកទទេ។ កុំដាក់នាមត្រកូល។",
            ),
        ),
        "nickname-is-number": (
            _T(en="“{value}” looks like a telephone number.", km="«{value}» មើលទៅដូចជាលេខទូរសព្ទ។"),
            _T(
                en="Delete it: numbers of children are not kept.", km="សូមលុបវា៖ ទីនេះមិនរក្សាទុកលេខទូរសព្ទរបស់កុមារទេ។"
            ),
        ),
        "nickname-is-address": (
            _T(en="“{value}” is an e-mail or web address.", km="«{value}» ជាអាសយដ្ឋានអ៊ីមែល ឬគេហទំព័រ។"),
            _T(
                en="Delete it: addresses of children are not kept.",
                km="សូមលុបវា៖ ទីនេះមិនរក្សាទុកអាសយដ្ឋានរបស់កុមារទេ។",
            ),
        ),
        "nickname-without-letters": (
            _T(en="“{value}” has no letter.", km="«{value}» គ្មានតួអក្សរសោះ។"),
            _T(en="Write a nickname, or leave the cell empty.", km="សូមសរសេរឈ្មោះហៅ ឬទុកក្រឡាឱ្យទទេ។"),
        ),
        "sex-unknown": (
            _T(en="“{value}” is not understood as sex.", km="មិនយល់ថា «{value}» ជាភេទអ្វីទេ។"),
            _T(
                en="Write ស្រី or F, ប្រុស or M, or leave it empty for “not recorded”.",
                km="សូមសរសេរ ស្រី ឬ F, ប្រុស ឬ M ឬទុកទទេ បើ «មិនបានកត់ត្រា»។",
            ),
        ),
        "year-not-a-number": (
            _T(en="“{value}” is no year.", km="«{value}» មិនមែនជាឆ្នាំទេ។"),
            _T(
                en="Write four digits, such as 2012, or leave it empty.",
                km="សូមសរសេរលេខ ៤ ខ្ទង់ ដូចជា ២០១២ ឬទុកទទេ។",
            ),
        ),
        "year-two-digits": (
            _T(en="The year “{value}” has too few digits.", km="ឆ្នាំ «{value}» ខ្វះខ្ទង់។"),
            _T(en="Write all four digits, such as 2012.", km="សូមសរសេរឱ្យគ្រប់ ៤ ខ្ទង់ ដូចជា ២០១២។"),
        ),
        "year-is-a-date": (
            _T(en="A whole day of birth stands here.", km="នៅទីនេះមានថ្ងៃខែឆ្នាំកំណើតពេញ។"),
            _T(en="Write the year only: the day is not kept.", km="សូមសរសេរតែឆ្នាំ៖ ទីនេះមិនរក្សាទុកថ្ងៃកំណើតទេ។"),
        ),
        "year-buddhist": (
            _T(en="{value} is a year of the Buddhist era.", km="{value} ជាឆ្នាំពុទ្ធសករាជ។"),
            _T(en="Write the common year, about {wanted}.", km="សូមសរសេរឆ្នាំគ្រិស្តសករាជ ប្រហែល {wanted}។"),
        ),
        "year-in-future": (
            _T(en="The year {value} is still to come.", km="ឆ្នាំ {value} មិនទាន់មកដល់ទេ។"),
            _T(en="Look at the digits again.", km="សូមពិនិត្យលេខម្ដងទៀត។"),
        ),
        "year-long-ago": (
            _T(en="Nobody alive was born in {value}.", km="គ្មានអ្នកកើតឆ្នាំ {value} ណា ដែលនៅរស់ដល់សព្វថ្ងៃទេ។"),
            _T(en="Look at the digits again.", km="សូមពិនិត្យលេខម្ដងទៀត។"),
        ),
        "too-young": (
            _T(en="Somebody of this age is younger than 5.", km="អ្នកនេះអាយុតិចជាង ៥ ឆ្នាំ។"),
            _T(en="Look at the digits again, or take the row out.", km="សូមពិនិត្យលេខម្ដងទៀត ឬលុបជួរនេះ។"),
        ),
        "adult-among-children": (
            _T(
                en="Somebody of this age is an adult, and this group is for children.",
                km="អ្នកនេះជាមនុស្សធំ ប៉ុន្តែក្រុមនេះសម្រាប់កុមារ។",
            ),
            _T(
                en="Look at the digits again, or take the row out: adults learn in groups of their own.",
                km="សូមពិនិត្យលេខម្ដងទៀត ឬលុបជួរនេះ៖ មនុស្សធំរៀនក្នុងក្រុមដាច់ដោយឡែក។",
            ),
        ),
        "age-not-a-number": (
            _T(en="“{value}” is no age in whole years.", km="«{value}» មិនមែនជាអាយុគិតជាឆ្នាំពេញទេ។"),
            _T(en="Write a number such as 13, or leave it empty.", km="សូមសរសេរលេខ ដូចជា ១៣ ឬទុកទទេ។"),
        ),
        "age-contradicts": (
            _T(
                en="Age {value} does not fit the year of birth {wanted}.",
                km="អាយុ {value} មិនស៊ីគ្នានឹងឆ្នាំកំណើត {wanted}។",
            ),
            _T(en="Keep the right one of the two.", km="សូមទុកតែមួយដែលត្រឹមត្រូវ។"),
        ),
        "place-is-a-name": (
            _T(
                en="“{value}” is a name; several places may have it.",
                km="«{value}» ជាឈ្មោះ ហើយអាចមានកន្លែងច្រើនដែលឈ្មោះដូចគ្នា។",
            ),
            _T(en="Write the code: {wanted}.", km="សូមសរសេរលេខកូដ៖ {wanted}។"),
        ),
        "place-unknown-name": (
            _T(
                en="“{value}” is no code, and no place of this name is known.",
                km="«{value}» មិនមែនជាលេខកូដ ហើយមិនស្គាល់កន្លែងឈ្មោះនេះទេ។",
            ),
            _T(
                en="Write the six digits of the commune, or leave it empty.", km="សូមសរសេរលេខកូដឃុំ ៦ ខ្ទង់ ឬទុកទទេ។"
            ),
        ),
        "place-malformed": (
            _T(
                en="A commune's code has six digits, “{value}” has not.",
                km="លេខកូដឃុំមាន ៦ ខ្ទង់ ប៉ុន្តែ «{value}» មិនមែនទេ។",
            ),
            _T(en="Write the six digits, or leave it empty.", km="សូមសរសេរលេខ ៦ ខ្ទង់ ឬទុកទទេ។"),
        ),
        "place-too-wide": (
            _T(
                en="{value} is the code of {wanted}, not of a commune.",
                km="{value} ជាលេខកូដ{wanted} មិនមែនរបស់ឃុំទេ។",
            ),
            _T(en="Write the six digits of the commune.", km="សូមសរសេរលេខកូដឃុំ ៦ ខ្ទង់។"),
        ),
        "place-is-a-village": (
            _T(
                en="{value} is the code of a village; villages are not kept.",
                km="{value} ជាលេខកូដភូមិ ហើយទីនេះមិនរក្សាទុកភូមិទេ។",
            ),
            _T(en="Write its first six digits: {wanted}.", km="សូមសរសេរតែ ៦ ខ្ទង់ដំបូង៖ {wanted}។"),
        ),
        "place-unknown": (
            _T(en="There is no place with the code {value}.", km="គ្មានកន្លែងដែលមានលេខកូដ {value} ទេ។"),
            _T(en="Look the code up again, or leave it empty.", km="សូមរកលេខកូដម្ដងទៀត ឬទុកទទេ។"),
        ),
        "code-malformed": (
            _T(en="“{value}” is no learner's code.", km="«{value}» មិនមែនជាលេខកូដសិក្ខាកាមទេ។"),
            _T(
                en="A code looks like 7K3M-Q2XF. Leave it empty for somebody new.",
                km="លេខកូដមានរាងដូច 7K3M-Q2XF។ សម្រាប់អ្នកថ្មី សូមទុកទទេ។",
            ),
        ),
        "code-unknown": (
            _T(
                en="No learner of your groups has the code {value}.",
                km="គ្មានសិក្ខាកាមក្នុងក្រុមរបស់លោកគ្រូ អ្នកគ្រូ ដែលមានលេខកូដ {value} ទេ។",
            ),
            _T(
                en="Look at the card again, or leave it empty for somebody new.",
                km="សូមពិនិត្យកាតលេខកូដម្ដងទៀត ឬទុកទទេសម្រាប់អ្នកថ្មី។",
            ),
        ),
        "code-twice": (
            _T(
                en="The code {value} stands in row {number} already.",
                km="លេខកូដ {value} មានរួចហើយក្នុងជួរទី {number}។",
            ),
            _T(en="Delete one of the rows.", km="សូមលុបជួរមួយ។"),
        ),
        "already-here": (
            _T(
                en="The learner with the code {value} is in this group already.",
                km="សិក្ខាកាមលេខកូដ {value} នៅក្នុងក្រុមនេះរួចហើយ។",
            ),
            _T(en="Take the row out.", km="សូមលុបជួរនេះ។"),
        ),
        "code-contradicts": (
            _T(
                en="“{value}” is not what is kept of the learner with this code.",
                km="«{value}» ខុសពីអ្វីដែលបានរក្សាទុកអំពីសិក្ខាកាមដែលមានលេខកូដនេះ។",
            ),
            _T(
                en="Leave this cell empty; what is kept is changed on the learner's own page.",
                km="សូមទុកក្រឡានេះឱ្យទទេ។ បើចង់កែ សូមកែនៅទំព័ររបស់សិក្ខាកាមនោះ។",
            ),
        ),
    }
)
