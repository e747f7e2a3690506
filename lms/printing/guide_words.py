"""What a facilitator's guide says beside the module itself: how a session is kept safe, in both languages."""

from lms.text import Text

GUIDE: dict[str, Text] = {
    "objectives": Text(en="Afterwards the learners can", km="រៀនចប់ សិក្ខាកាមអាច"),
    "materials": Text(en="Bring with you", km="អ្វីដែលត្រូវយកទៅ"),
    "sessions": Text(en="The sessions", km="វគ្គនីមួយៗ"),
    "session": Text(en="Session", km="វគ្គទី"),
    "minutes": Text(en="minutes", km="នាទី"),
    "together": Text(en="Together", km="សរុប"),
    "note": Text(en="Say this at the beginning", km="សូមប្រាប់នៅពេលចាប់ផ្តើម"),
    "opening": Text(en="Open safely", km="ចាប់ផ្តើមដោយសុវត្ថិភាព"),
    "closing": Text(en="Close safely", km="បញ្ចប់ដោយសុវត្ថិភាព"),
    "never": Text(en="What you never do", km="អ្វីដែលមិនត្រូវធ្វើជាដាច់ខាត"),
    "told": Text(en="When a child tells you something", km="ពេលកុមារប្រាប់រឿងអ្វីមួយ"),
    "help": Text(en="Help close by", km="ជំនួយនៅក្បែរ"),
    "local": Text(en="Fill in before the session", km="សូមបំពេញមុនវគ្គ"),
    "focal": Text(en="Safeguarding focal point", km="អ្នកទទួលបន្ទុកការពារកុមារ"),
    "commune": Text(en="Commune committee for women and children", km="គណៈកម្មាធិការទទួលបន្ទុកកិច្ចការនារី និងកុមារ"),
    "health": Text(en="Health centre", km="មណ្ឌលសុខភាព"),
    "say": Text(en="Say in your own words", km="និយាយតាមពាក្យរបស់លោកគ្រូ អ្នកគ្រូ"),
    "card": Text(en="card", km="ផ្ទាំងទី"),
    "ask": Text(
        en="Ask. Everybody thinks first, then all answer together", km="សួរ។ ឱ្យគ្រប់គ្នាគិតសិន រួចឆ្លើយព្រមគ្នា"
    ),
    "right": Text(en="right", km="ត្រូវ"),
    "answer_is": Text(en="Right answer", km="ចម្លើយត្រឹមត្រូវ"),
    "afterwards": Text(en="Then say", km="បន្ទាប់មក និយាយ"),
    "behind": Text(en="Behind this answer", km="គំនិតនៅពីក្រោយចម្លើយនេះ"),
    "true": Text(en="What is true", km="ការពិត"),
    "activity": Text(en="Activity", km="សកម្មភាព"),
    "before": Text(en="Quiz before (paper or phone)", km="កម្រងសំណួរមុនរៀន (ក្រដាស ឬទូរសព្ទ)"),
    "after": Text(en="Quiz after (paper or phone)", km="កម្រងសំណួរក្រោយរៀន (ក្រដាស ឬទូរសព្ទ)"),
    "before_how": Text(
        en="Give no answers and no hints, not even afterwards: the same ideas come again after the lessons. "
        "Whoever does not want to answer leaves it out.",
        km="កុំប្រាប់ចម្លើយ និងកុំឱ្យតម្រុយ ទោះក្រោយពេលឆ្លើយក៏ដោយ ព្រោះគំនិតទាំងនេះនឹងមានសួរម្ដងទៀតក្រោយរៀន។ "
        "អ្នកដែលមិនចង់ឆ្លើយ រំលងបាន។",
    ),
    "after_how": Text(
        en="Collect the papers and count them. Thank everybody. Nobody's answers are read aloud.",
        km="ប្រមូលក្រដាស ហើយរាប់។ អរគុណគ្រប់គ្នា។ កុំអានចម្លើយរបស់នរណាឱ្យឮៗ។",
    ),
    "beliefs": Text(en="What some may still believe", km="អ្វីដែលអ្នកខ្លះអាចនៅជឿ"),
    "beliefs_how": Text(
        en="Wrong ideas come from somewhere. Nobody is laughed at: thank them, say what is true, and why. "
        "The activity takes ten minutes and needs nothing but what a village has.",
        km="គំនិតខុសតែងមានដើមហេតុ។ កុំសើចចំអកនរណា៖ អរគុណគេ រួចប្រាប់ការពិត និងមូលហេតុ។ "
        "សកម្មភាពនេះត្រូវការពេលដប់នាទី និងរបស់ដែលមានក្នុងភូមិប៉ុណ្ណោះ។",
    ),
    "belief": Text(en="Some say", km="អ្នកខ្លះថា"),
    "checked": Text(en="Numbers checked on", km="លេខបានពិនិត្យនៅថ្ងៃទី"),
}

MATERIALS: tuple[Text, ...] = (
    Text(en="The flipchart of this module, printed on both sides", km="ផ្ទាំងបង្ហាញនៃម៉ូឌុលនេះ បោះពុម្ពទាំងសងខាង"),
    Text(en="A handout for each learner", km="សន្លឹកសម្រាប់រក្សាទុក ម្នាក់មួយសន្លឹក"),
    Text(en="The tally sheet and a pen", km="តារាងរាប់ចំនួន និងប៊ិច"),
    Text(
        en="Question papers and pens, for the first and the last session",
        km="ក្រដាសសំណួរ និងប៊ិច សម្រាប់វគ្គដំបូង និងវគ្គចុងក្រោយ",
    ),
)

OPENING: tuple[Text, ...] = (
    Text(
        en="Sit in a circle where others can see you and strangers do not listen in. Another adult is near.",
        km="អង្គុយជារង្វង់ នៅកន្លែងដែលគេមើលឃើញ តែគ្មានអ្នកក្រៅមកលួចស្តាប់។ មានមនុស្សធំម្នាក់ទៀតនៅក្បែរ។",
    ),
    Text(
        en="Agree on rules: one speaks and all listen, nobody laughs at an answer, everybody may say “pass”.",
        km="ព្រមព្រៀងគ្នាលើគោលការណ៍៖ ម្នាក់និយាយ គ្រប់គ្នាស្តាប់ កុំសើចចំអកចម្លើយ ហើយគ្រប់គ្នាអាចនិយាយថា «រំលង»។",
    ),
    Text(
        en="Say: “Whoever wants to may leave at any time, without a reason. We tell no stories of our own "
        "here, and no names.”",
        km="និយាយ៖ «អ្នកណាចង់ចេញក្រៅ អាចចេញបានគ្រប់ពេល មិនបាច់ប្រាប់ហេតុផលទេ។ "
        "នៅទីនេះ យើងមិននិយាយរឿងផ្ទាល់ខ្លួន ហើយក៏មិននិយាយឈ្មោះអ្នកណាដែរ»។",
    ),
    Text(en="Show where the help numbers are.", km="បង្ហាញកន្លែងដែលមានលេខជំនួយ។"),
)

CLOSING: tuple[Text, ...] = (
    Text(
        en="Ask: “What do you take home today?” Whoever likes says one sentence.",
        km="សួរ៖ «ថ្ងៃនេះ តើប្អូនបានរៀនអ្វី យកទៅផ្ទះ?» អ្នកណាចង់និយាយ អាចនិយាយមួយប្រយោគ។",
    ),
    Text(
        en="Say: “If something made you sad or worried, talk with an adult you trust. It is never your "
        "fault.” Name the help numbers once more.",
        km="និយាយ៖ «បើមានអ្វីធ្វើឱ្យប្អូនពិបាកចិត្ត ឬបារម្ភ សូមនិយាយជាមួយមនុស្សធំដែលប្អូនទុកចិត្ត។ "
        "ទោះយ៉ាងណា នោះមិនមែនជាកំហុសរបស់ប្អូនឡើយ»។ ប្រាប់លេខជំនួយម្ដងទៀត។",
    ),
    Text(
        en="End with a song or a game. Stay for a while, where others see you, so that anybody can come.",
        km="បញ្ចប់ដោយចម្រៀង ឬល្បែងកម្សាន្ត។ រង់ចាំបន្តិចទៀត នៅកន្លែងដែលគេមើលឃើញ ដើម្បីឱ្យអ្នកណាចង់និយាយ អាចមកជួប។",
    ),
)

NEVER: tuple[Text, ...] = (
    Text(en="Be alone with a child where nobody sees you.", km="នៅតែពីរនាក់ជាមួយកុមារ នៅកន្លែងដែលគ្មាននរណាមើលឃើញ។"),
    Text(
        en="Take photos, film or record; write down names or stories.",
        km="ថតរូប ថតវីដេអូ ឬថតសំឡេង កត់ត្រាឈ្មោះ ឬរឿងរ៉ាវ។",
    ),
    Text(en="Promise to keep a secret.", km="សន្យាថារក្សាការសម្ងាត់។"),
    Text(
        en="Ask for details of what happened to somebody, or let anybody tell it before the group.",
        km="សួរល្អិតល្អន់ពីរឿងដែលកើតឡើងចំពោះនរណាម្នាក់ ឬឱ្យគេនិយាយរឿងនោះនៅមុខក្រុម។",
    ),
    Text(
        en="Blame, laugh, or make anybody answer, draw or play a part.",
        km="បន្ទោស សើចចំអក ឬបង្ខំនរណាឱ្យឆ្លើយ គូររូប ឬដើរតួ។",
    ),
    Text(
        en="Tell anybody not to move or not to work elsewhere. We say how to do it safely.",
        km="ហាមនរណាមិនឱ្យចំណាកស្រុក ឬមិនឱ្យទៅធ្វើការកន្លែងផ្សេង។ យើងប្រាប់ពីរបៀបធ្វើដំណើរដោយសុវត្ថិភាព។",
    ),
)

TOLD: tuple[Text, ...] = (
    Text(
        en="Listen calmly. Say: “I believe you. It is not your fault. It is good that you tell me.”",
        km="ស្តាប់ដោយស្ងប់ចិត្ត។ និយាយ៖ «ខ្ញុំជឿប្អូន។ នេះមិនមែនជាកំហុសរបស់ប្អូនទេ។ ល្អណាស់ ដែលប្អូនបានប្រាប់ខ្ញុំ»។",
    ),
    Text(
        en="Say: “I cannot keep this to myself. I will only tell people who can help.” "
        "Do not ask for details.",
        km="និយាយ៖ «ខ្ញុំមិនអាចលាក់រឿងនេះទុកតែខ្លួនឯងបានទេ។ ខ្ញុំនឹងប្រាប់តែអ្នកដែលអាចជួយប្អូន»។ កុំសួរល្អិតល្អន់។",
    ),
    Text(
        en="Tell the safeguarding focal point the same day. When there is danger now, call 1288 "
        "or 117 at once.",
        km="ប្រាប់អ្នកទទួលបន្ទុកការពារកុមារ ក្នុងថ្ងៃដដែលនោះ។ បើមានគ្រោះថ្នាក់ឥឡូវនេះ ទូរសព្ទទៅ 1288 ឬ 117 ភ្លាម។",
    ),
)
