"""What a mistake in a plan to lead a session is called, in words an author can act on."""

from lms.text import Text

_T = Text

OF_FACILITATION: dict[str, Text] = {
    "plan_minutes": _T(
        en="the parts take {found} minutes together; make them {wanted}",
        km="ផ្នែកទាំងអស់រួមគ្នាមាន {found} នាទី សូមកែឱ្យបាន {wanted} នាទី",
    ),
    "plan_opening": _T(
        en="a session begins with its opening: ground rules, and where help is; write kind: opening",
        km="វគ្គចាប់ផ្តើមដោយការបើកវគ្គ៖ គោលការណ៍រួម និងកន្លែងរកជំនួយ សូមសរសេរ kind: opening",
    ),
    "plan_closing": _T(
        en="a session ends calmly, with whom one can tell; write kind: closing",
        km="វគ្គបញ្ចប់ដោយស្ងប់ស្ងាត់ និងដោយប្រាប់ថាអាចប្រាប់នរណា សូមសរសេរ kind: closing",
    ),
    "plan_methods": _T(
        en="the group does something itself in {found} part(s); at least {limit} have kind: method",
        km="ក្រុមធ្វើសកម្មភាពដោយខ្លួនឯងតែ {found} ផ្នែក ត្រូវមានយ៉ាងតិច {limit} ផ្នែកដែល kind: method",
    ),
}
