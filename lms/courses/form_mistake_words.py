"""What a mistake in a module's forms and series of quizzes is called, in words an author can act on."""

from lms.text import Text

_T = Text

OF_FORMS: dict[str, Text] = {
    "before_policy": _T(
        en="of the quiz before, the first attempt counts and nothing is shown: "
        "write counts: first and review: nothing",
        km="សម្រាប់កម្រងសំណួរមុនរៀន គេរាប់តែលើកទីមួយ ហើយមិនបង្ហាញអ្វីទេ សូមសរសេរ counts: first និង review: nothing",
    ),
    "due_days": _T(
        en="a follow-up has due_after_days and, later, overdue_after_days",
        km="កម្រងសំណួរតាមដានត្រូវមាន due_after_days និង overdue_after_days ដែលក្រោយជាង",
    ),
    "no_due_days": _T(
        en="the quizzes before and after are not counted in days; "
        "remove due_after_days and overdue_after_days",
        km="កម្រងសំណួរមុនរៀន និងក្រោយរៀន មិនរាប់ជាថ្ងៃទេ សូមលុប due_after_days និង overdue_after_days",
    ),
    "no_form": _T(
        en="there is no form {form}; write its file in items/, or name another form",
        km="គ្មានទម្រង់ {form} ទេ សូមសរសេរឯកសាររបស់វាក្នុង items/ ឬប្រើទម្រង់ផ្សេង",
    ),
    "no_moment": _T(
        en="the quiz {moment} is missing; every module has one before and one after",
        km="ខ្វះកម្រងសំណួរ {moment} ម៉ូឌុលនីមួយៗត្រូវមានមួយមុនរៀន (before) និងមួយក្រោយរៀន (after)",
    ),
    "family_place": _T(
        en='items of the family "{id}" have the same objective, level and critical; mend one of them',
        km="សំណួរក្នុងក្រុម family «{id}» ត្រូវមាន objective, level និង critical ដូចគ្នា សូមកែមួយ",
    ),
    "family_twice": _T(
        en='the family "{id}" is asked twice in this form; '
        "move one item to another form, or write draw: true",
        km="ទម្រង់នេះសួរពីក្រុម family «{id}» ពីរដង សូមប្តូរសំណួរមួយទៅទម្រង់ផ្សេង ឬសរសេរ draw: true",
    ),
    "attitudes_apart": _T(
        en="a scale measures a view, not knowledge; move it to items/attitudes.yaml",
        km="សំណួរបែបមាត្រដ្ឋានវាស់ទស្សនៈ មិនមែនចំណេះដឹងទេ សូមប្តូរវាទៅ items/attitudes.yaml",
    ),
    "knowledge_apart": _T(
        en="only scales stand in attitudes.yaml; move this question to a form",
        km="attitudes.yaml មានតែសំណួរបែបមាត្រដ្ឋានទេ សូមប្តូរសំណួរនេះទៅទម្រង់ណាមួយ",
    ),
}
