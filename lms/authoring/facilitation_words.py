"""What the keys of facilitation.yaml mean, to whoever writes how a session is led."""

from lms.text import Text

_T = Text

OF_FACILITATION: dict[str, Text] = {
    "plan": _T(en="One session of 45 minutes, part after part.", km="វគ្គមួយ ៤៥ នាទី មួយផ្នែកម្ដងៗ។"),
    "objective": _T(en="The one thing the session is for.", km="គោលបំណងតែមួយនៃវគ្គនេះ។"),
    "materials": _T(en="What to bring; a village has all of it.", km="អ្វីដែលត្រូវយកទៅ ដែលក្នុងភូមិមានស្រាប់។"),
    "parts": _T(
        en="The parts; their minutes make 45. The first is the opening, the last the closing.",
        km="ផ្នែកនៃវគ្គ រួមគ្នា ៤៥ នាទី។ ផ្នែកទីមួយជាការបើកវគ្គ ផ្នែកចុងក្រោយជាការបិទវគ្គ។",
    ),
    "kind": _T(
        en="What the group does: opening, energiser, story, talk, method or closing; twice or more a method.",
        km="ក្រុមធ្វើអ្វី៖ opening, energiser, story, talk, method ឬ closing។ method ត្រូវមានយ៉ាងតិចពីរដង។",
    ),
    "minutes": _T(en="How long it takes.", km="រយៈពេល គិតជានាទី។"),
    "steps": _T(
        en="What to do and the very words to say, line by line.",
        km="អ្វីដែលត្រូវធ្វើ និងពាក្យដែលត្រូវនិយាយ មួយបន្ទាត់ម្ដងៗ។",
    ),
    "disclosure": _T(
        en="For the moment in which a child tells something hard.", km="សម្រាប់ពេលកុមារប្រាប់រឿងធ្ងន់ធ្ងរ។"
    ),
    "say": _T(
        en="Short sentences the adult can say as they stand.", km="ប្រយោគខ្លីៗ ដែលមនុស្សធំអាចនិយាយតាមបានភ្លាម។"
    ),
    "do": _T(en="What the adult does.", km="អ្វីដែលមនុស្សធំត្រូវធ្វើ។"),
    "never": _T(en="What the adult never does or says.", km="អ្វីដែលមនុស្សធំមិនត្រូវធ្វើ ឬនិយាយជាដាច់ខាត។"),
    "role_plays": _T(
        en="Plays with a way out and a calm ending; then everybody steps out of the part.",
        km="ការសម្ដែងដែលមានផ្លូវចេញ និងចប់ដោយស្ងប់ បន្ទាប់មកគ្រប់គ្នាចេញពីតួ។",
    ),
    "energisers": _T(
        en="Short games in which everybody can take part as they are.",
        km="ល្បែងខ្លីៗ ដែលគ្រប់គ្នាអាចចូលរួម តាមដែលខ្លួនអាច។",
    ),
    "facts": _T(
        en="The facts whose telephone numbers stand in these texts.", km="ព័ត៌មានដែលមានលេខទូរសព្ទក្នុងអត្ថបទទាំងនេះ។"
    ),
}
"""Some keys mean something else in other files."""
