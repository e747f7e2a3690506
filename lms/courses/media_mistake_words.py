"""What a mistake in a recording, or in where a picture comes from, is called."""

from lms.text import Text

_T = Text

OF_MEDIA: dict[str, Text] = {
    "sound_not_opus": _T(
        en="this is no Opus recording ({problem}); save it as Opus in Ogg, one channel",
        km="នេះមិនមែនជាសំឡេង Opus ទេ ({problem}) សូមរក្សាទុកជា Opus ក្នុង Ogg ឆានែលតែមួយ",
    ),
    "sound_name": _T(
        en="a recording has no such name; lms content record lists the names",
        km="គ្មានឈ្មោះសំឡេងបែបនេះទេ lms content record បង្ហាញឈ្មោះទាំងអស់",
    ),
    "sound_stereo": _T(
        en="this has {found} channels; one is enough for a voice (mono)",
        km="សំឡេងនេះមាន {found} ឆានែល សម្រាប់សំឡេងមនុស្ស ឆានែលតែមួយគ្រប់គ្រាន់ (mono)",
    ),
    "sound_rate": _T(
        en="this uses {found} kbit/s; {limit} are enough for a voice",
        km="សំឡេងនេះប្រើ {found} kbit/s តែ {limit} គ្រប់គ្រាន់សម្រាប់សំឡេងមនុស្ស",
    ),
    "sound_long": _T(
        en="this lasts {found} seconds; the longest is {limit}. Read a little faster, or shorten the text",
        km="សំឡេងនេះមាន {found} វិនាទី យ៉ាងវែងបំផុត {limit} សូមអានលឿនបន្តិច ឬសរសេរអត្ថបទឱ្យខ្លី",
    ),
    "sound_big": _T(
        en="this is {found} KB; the largest is {limit}",
        km="ឯកសារនេះមានទំហំ {found} KB យ៉ាងធំបំផុត {limit}",
    ),
    "sound_silent": _T(
        en="there is nothing to hear in this recording; record it again",
        km="គ្មានអ្វីឮក្នុងសំឡេងនេះទេ សូមថតម្ដងទៀត",
    ),
    "sound_stray": _T(
        en='no text "{id}" is read aloud here{hint}; rename or remove this recording',
        km="ទីនេះគ្មានអត្ថបទ «{id}» សម្រាប់អានឮៗទេ{hint} សូមប្តូរឈ្មោះ ឬលុបសំឡេងនេះ",
    ),
    "sound_old": _T(
        en="the text has changed since it was read aloud; record it again, then write reads: {digest}",
        km="អត្ថបទបានផ្លាស់ប្តូរ បន្ទាប់ពីបានអានថតសំឡេង សូមថតម្ដងទៀត រួចសរសេរ reads: {digest}",
    ),
    "no_reads": _T(
        en="which text does this recording read? If it is the one of today, write reads: {digest}",
        km="សំឡេងនេះអានអត្ថបទណា? បើជាអត្ថបទថ្ងៃនេះ សូមសរសេរ reads: {digest}",
    ),
    "no_licence": _T(
        en="media.yaml does not say who made {which} and how it may be used; add it there",
        km="media.yaml មិនប្រាប់ថានរណាបានធ្វើ {which} និងរបៀបប្រើទេ សូមបន្ថែមនៅទីនោះ",
    ),
    "no_such_file": _T(
        en='there is no file "{which}" in this module{hint}; correct or remove this entry',
        km="ម៉ូឌុលនេះគ្មានឯកសារ «{which}» ទេ{hint} សូមកែ ឬលុបចំណុចនេះ",
    ),
}
