"""What is said around the plan of a session, on paper and on a phone; a plan alone would be bare lists."""

from lms.courses.facilitation import PLAN_MINUTES, PartKind
from lms.text import Text, khmer_digits

LEADING: dict[str, Text] = {
    "one_session": Text(
        en=f"One session of {PLAN_MINUTES} minutes", km=f"វគ្គមួយ {khmer_digits(PLAN_MINUTES)} នាទី"
    ),
    "for_this": Text(en="What it is for", km="គោលបំណងនៃវគ្គ"),
    "bring": Text(en="Bring with you", km="អ្វីដែលត្រូវយកទៅ"),
    "disclosure": Text(en="When a child tells you something hard", km="ពេលកុមារប្រាប់រឿងធ្ងន់ធ្ងរ"),
    "you_say": Text(en="You can say", km="អាចនិយាយថា"),
    "you_do": Text(en="You do", km="អ្វីដែលត្រូវធ្វើ"),
    "you_never": Text(en="You never", km="អ្វីដែលមិនត្រូវធ្វើជាដាច់ខាត"),
    "lessons": Text(en="The module lesson by lesson", km="ម៉ូឌុលនេះ មួយមេរៀនម្ដងៗ"),
    "role_plays": Text(en="Role plays", km="ការសម្ដែងតួ"),
    "role_plays_how": Text(
        en="Nobody has to play. Whoever plays may stop at any time. Afterwards everybody says their own name "
        "and shakes the part off.",
        km="គ្មាននរណាត្រូវបង្ខំឱ្យសម្ដែងទេ។ អ្នកសម្ដែងអាចឈប់បានគ្រប់ពេល។ ចប់ហើយ ម្នាក់ៗនិយាយឈ្មោះខ្លួន រួចរលាស់តួចេញ។",
    ),
    "energisers": Text(en="Games to wake up and to calm down", km="ល្បែងឱ្យស្រស់ស្រាយ និងឱ្យស្ងប់ចិត្ត"),
}

KINDS: dict[PartKind, Text] = {
    PartKind.OPENING: Text(en="Opening", km="បើកវគ្គ"),
    PartKind.ENERGISER: Text(en="Game", km="ល្បែង"),
    PartKind.STORY: Text(en="Story", km="រឿង"),
    PartKind.TALK: Text(en="Talk", km="ពិភាក្សា"),
    PartKind.METHOD: Text(en="Activity", km="សកម្មភាព"),
    PartKind.CLOSING: Text(en="Closing", km="បិទវគ្គ"),
}
"""What a part of a session is called by people."""
