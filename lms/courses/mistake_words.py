"""What each mistake in a content file is called, in words an author can act on."""

from lms.courses.facilitation_mistake_words import OF_FACILITATION
from lms.courses.form_mistake_words import OF_FORMS
from lms.courses.gate_mistake_words import OF_GATES
from lms.courses.item_mistake_words import OF_ITEMS
from lms.courses.media_mistake_words import OF_MEDIA
from lms.courses.rule_mistake_words import OF_RULES
from lms.courses.yaml_mistake_words import OF_YAML
from lms.text import Text

_T = Text

WORDS: dict[str, Text] = (
    OF_FACILITATION
    | OF_FORMS
    | OF_GATES
    | OF_ITEMS
    | OF_MEDIA
    | OF_RULES
    | OF_YAML
    | {
        "missing": _T(en='"{key}" is missing; add it', km="ខ្វះ «{key}» សូមបន្ថែម"),
        "unknown": _T(
            en='"{key}" is not a key here{hint}; correct or remove it',
            km="«{key}» មិនមែនជាពាក្យគន្លឹះនៅទីនេះទេ{hint} សូមកែ ឬលុប",
        ),
        "text": _T(
            en="a text is wanted here; put it in quotes",
            km="ទីនេះត្រូវការអត្ថបទ សូមដាក់ក្នុងសញ្ញាសម្រង់",
        ),
        "blank": _T(en="the text is empty; write it", km="អត្ថបទនេះទទេ សូមសរសេរ"),
        "whole_number": _T(
            en="a whole number is wanted here, without quotes",
            km="ទីនេះត្រូវការចំនួនគត់ ដោយគ្មានសញ្ញាសម្រង់",
        ),
        "yes_no": _T(en="write true or false", km="សូមសរសេរ true ឬ false"),
        "khmer_digits": _T(
            en="numbers and dates are written with 0 to 9 here; write {meant}",
            km="ទីនេះ លេខ និងកាលបរិច្ឆេទសរសេរដោយ 0 ដល់ 9 សូមសរសេរ {meant}",
        ),
        "old_font": _T(
            en="this is not Khmer in Unicode; a text typed in an old font (Limon, ABC) has to be converted",
            km="នេះមិនមែនជាអក្សរខ្មែរយូនីកូដទេ អត្ថបទដែលវាយដោយពុម្ពអក្សរចាស់ (Limon, ABC) ត្រូវបម្លែងសិន",
        ),
        "list": _T(
            en="a list is wanted here; begin each entry with '- '",
            km="ទីនេះត្រូវការបញ្ជី សូមចាប់ផ្តើមធាតុនីមួយៗដោយ '- '",
        ),
        "mapping": _T(
            en="'key: value' lines are wanted here, such as en: and km:",
            km="ទីនេះត្រូវការបន្ទាត់ 'key: value' ដូចជា en: និង km:",
        ),
        "choice": _T(en="write one of: {choices}{hint}", km="សូមសរសេរមួយក្នុងចំណោម៖ {choices}{hint}"),
        "kind": _T(
            en='"{value}" is not a kind{hint}; write one of: {choices}',
            km="«{value}» មិនមែនជាប្រភេទទេ{hint} សូមសរសេរមួយក្នុងចំណោម៖ {choices}",
        ),
        "id_shape": _T(
            en="this must look like {pattern}{hint}; small letters, digits and single hyphens",
            km="ចំណុចនេះត្រូវមានទម្រង់ {pattern}{hint} អក្សរតូច លេខ និងសហសញ្ញាតែមួយ",
        ),
        "date": _T(en="write a date as 2026-11-21{hint}", km="សូមសរសេរកាលបរិច្ឆេទដូច 2026-11-21{hint}"),
        "too_few": _T(en="at least {limit} are needed here", km="ទីនេះត្រូវការយ៉ាងតិច {limit}"),
        "too_many": _T(en="at most {limit} are allowed here", km="ទីនេះអនុញ្ញាតយ៉ាងច្រើន {limit}"),
        "too_long": _T(
            en="at most {limit} letters are allowed here",
            km="ទីនេះអនុញ្ញាតអក្សរយ៉ាងច្រើន {limit}",
        ),
        "out_of_range": _T(
            en="this must be {relation} {limit}",
            km="ចំណុចនេះត្រូវតែ {relation} {limit}",
        ),
        "same_id": _T(
            en='the id "{id}" stands twice in {what}; give each its own',
            km="លេខសម្គាល់ «{id}» មានពីរដងក្នុង {what} សូមឱ្យខុសគ្នា",
        ),
        "invalid": _T(en="this is not right here: {problem}", km="ចំណុចនេះមិនត្រឹមត្រូវ៖ {problem}"),
        "screen_shape": _T(
            en="a screen has either heading and text, or a practice question",
            km="អេក្រង់មួយមាន heading និង text ឬមាន practice មួយ",
        ),
        "wrong_name": _T(
            en='the id must be "{wanted}", like the name of its file or folder',
            km="លេខសម្គាល់ត្រូវតែជា «{wanted}» ដូចឈ្មោះឯកសារ ឬថតរបស់វា",
        ),
        "unknown_ref": _T(
            en='there is no {what} "{id}"{hint}; correct it, or add it to {where}',
            km="គ្មាន {what} «{id}» ទេ{hint} សូមកែ ឬបន្ថែមក្នុង {where}",
        ),
        "renamed": _T(
            en='{count} places refer to "{old}", which is not there, and nothing refers to "{new}"; '
            'add "{old}", or, if "{new}" is its new name, write "{new}" there',
            km="មាន {count} កន្លែងយោងទៅ «{old}» ដែលមិនមាន ហើយគ្មានអ្វីយោងទៅ «{new}» ទេ "
            "សូមបន្ថែម «{old}» ឬបើ «{new}» ជាឈ្មោះថ្មីរបស់វា សូមសរសេរ «{new}» នៅកន្លែងទាំងនោះ",
        ),
        "no_number": _T(
            en='the fact "{id}" holds no telephone number; name one that does',
            km="ព័ត៌មាន «{id}» គ្មានលេខទូរសព្ទទេ សូមដាក់ព័ត៌មានដែលមានលេខ",
        ),
        "unlisted": _T(
            en="nothing uses this file; name it in module.yaml, or remove it",
            km="គ្មានអ្វីប្រើឯកសារនេះទេ សូមដាក់ឈ្មោះវាក្នុង module.yaml ឬលុបវា",
        ),
        "blueprint": _T(
            en="the blueprint wants {wanted} item(s) for {cell}; this form has {found}",
            km="ប្លង់ត្រូវការ {wanted} សំណួរសម្រាប់ {cell} ទម្រង់នេះមាន {found}",
        ),
        "unasked": _T(
            en='the blueprint asks nothing about "{id}"; add a line for it',
            km="ប្លង់មិនសួរអ្វីអំពី «{id}» ទេ សូមបន្ថែមបន្ទាត់សម្រាប់វា",
        ),
        "no_level": _T(
            en="an item of a form needs a level: remember, understand or apply",
            km="សំណួរក្នុងទម្រង់ត្រូវមាន level៖ remember, understand ឬ apply",
        ),
        "shared_item": _T(
            en='the item "{id}" stands in {where} already; an item has one place',
            km="សំណួរ «{id}» មានក្នុង {where} រួចហើយ សំណួរមួយមានកន្លែងតែមួយ",
        ),
        "expired": _T(
            en='the fact "{id}" expired on {day}; check it again and move its dates',
            km="ព័ត៌មាន «{id}» ផុតកំណត់នៅ {day} សូមពិនិត្យឡើងវិញ ហើយប្តូរកាលបរិច្ឆេទ",
        ),
        "long_expiry": _T(
            en="a telephone number is checked again after at most 180 days; bring expires_on nearer",
            km="លេខទូរសព្ទត្រូវពិនិត្យឡើងវិញក្នុង ១៨០ ថ្ងៃយ៉ាងយូរ សូមដាក់ expires_on ឱ្យជិតជាងនេះ",
        ),
        "number_confidence": _T(
            en="only a fact of high confidence may hold a telephone number",
            km="មានតែព័ត៌មាន confidence: high ទេ ដែលអាចមានលេខទូរសព្ទ",
        ),
        "number_uncited": _T(
            en='"{number}" looks like a telephone number; cite the fact that holds it, or remove it',
            km="«{number}» មើលទៅដូចលេខទូរសព្ទ សូមយោងព័ត៌មានដែលមានលេខនេះ ឬលុបវា",
        ),
        "words": _T(
            en="{language}: {found} words; a lesson has {low} to {high}",
            km="{language}៖ {found} ពាក្យ មេរៀនមួយមាន {low} ដល់ {high}",
        ),
        "markup": _T(
            en="this text shows stray signs ({signs}); check the Markdown",
            km="អត្ថបទនេះមានសញ្ញាលើស ({signs}) សូមពិនិត្យ Markdown",
        ),
        "no_khmer": _T(
            en="there is no Khmer in the Khmer text; translate it",
            km="គ្មានអក្សរខ្មែរក្នុងអត្ថបទខ្មែរទេ សូមបកប្រែ",
        ),
        "picture": _T(
            en="the picture cannot be used ({problem}); simple shapes only, at most 6 KB",
            km="មិនអាចប្រើរូបភាពនេះទេ ({problem}) សូមប្រើរាងសាមញ្ញ យ៉ាងធំ 6 KB",
        ),
    }
)
