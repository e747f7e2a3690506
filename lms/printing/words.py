"""The fixed words of what is printed for learners; a paper in one language must be whole in it."""

from lms.text import Text

NAMES: dict[str, Text] = {
    "handout": Text(en="To keep", km="សន្លឹកសម្រាប់រក្សាទុក"),
    "guide": Text(en="Facilitator's guide", km="ការណែនាំសម្រាប់អ្នកសម្របសម្រួល"),
    "flipchart": Text(en="Flipchart", km="ផ្ទាំងបង្ហាញ"),
    "quiz": Text(en="Questions", km="កម្រងសំណួរ"),
    "answer-sheet": Text(en="Answer sheet", km="សន្លឹកចម្លើយ"),
    "key": Text(en="Right answers", km="ចម្លើយត្រឹមត្រូវ"),
    "tally": Text(en="Tally sheet", km="តារាងរាប់ចំនួន"),
}

SHEET: dict[str, Text] = {
    "form": Text(en="Form", km="ទម្រង់"),
    "code": Text(en="Your code", km="លេខកូដរបស់ប្អូន"),
    "code_adult": Text(en="Your code or user name", km="លេខកូដ ឬឈ្មោះគណនី"),
    "day": Text(en="Day", km="ថ្ងៃទី"),
    "how": Text(
        en="Tick the box of your answer. You may leave out any question. This is not an exam: nobody fails.",
        km="គូសក្នុងប្រអប់នៃចម្លើយរបស់ប្អូន។ សំណួរណាក៏រំលងបាន។ នេះមិនមែនជាការប្រឡងទេ សូមកុំបារម្ភ។",
    ),
    "how_adult": Text(
        en="Tick the box of your answer. You may leave out any question.",
        km="សូមគូសក្នុងប្រអប់នៃចម្លើយ។ សំណួរណាក៏រំលងបាន។",
    ),
    "one": Text(en="Tick one box.", km="គូសប្រអប់តែមួយ។"),
    "several": Text(en="Tick all that are right.", km="គូសគ្រប់ប្រអប់ដែលត្រូវ។"),
    "places": Text(
        en="Write 1 in the box of what comes first, then 2, and so on.",
        km="សរសេរលេខ ១ ក្នុងប្រអប់នៃអ្វីដែលមកមុនគេ បន្ទាប់មកលេខ ២ រហូតដល់ចប់។",
    ),
    "match": Text(
        en="Write in each box the letter of what belongs to it.",
        km="សរសេរក្នុងប្រអប់នីមួយៗ នូវអក្សរនៃចម្លើយដែលត្រូវគ្នា។",
    ),
    "sort": Text(
        en="Write in each box the letter of where it belongs.",
        km="សរសេរក្នុងប្រអប់នីមួយៗ នូវអក្សរនៃក្រុមដែលត្រូវនឹងវា។",
    ),
    "gaps": Text(
        en="Choose a word for each number. Write its letter in the box.",
        km="ជ្រើសពាក្យមួយសម្រាប់លេខនីមួយៗ។ សរសេរអក្សររបស់វាក្នុងប្រអប់។",
    ),
    "number": Text(en="Write the number.", km="សរសេរលេខ។"),
    "short": Text(en="Write one to three words.", km="សរសេរពីមួយទៅបីពាក្យ។"),
    "open": Text(en="Write in your own words.", km="សូមសរសេរតាមពាក្យផ្ទាល់ខ្លួន។"),
    "view": Text(
        en="Nothing here is right or wrong. Tick what you think yourself.",
        km="ទីនេះគ្មានចម្លើយត្រូវ ឬខុសទេ។ គូសតាមអ្វីដែលខ្លួនគិត។",
    ),
    "knows_not": Text(en="I don't know", km="ខ្ញុំមិនដឹងទេ"),
    "thanks": Text(
        en="Thank you. Give the paper back to your trainer.",
        km="អរគុណ។ សូមប្រគល់ក្រដាសនេះជូនគ្រូវិញ។",
    ),
    "question": Text(en="Question", km="សំណួរ"),
    "answer": Text(en="Answer", km="ចម្លើយ"),
    "points": Text(en="Points", km="ពិន្ទុ"),
    "critical": Text(en="safety", km="សុវត្ថិភាព"),
    "all_points": Text(en="All points", km="ពិន្ទុសរុប"),
    "keep_key": Text(
        en="Keep this paper away from learners and trainers before all quizzes of this form are done.",
        km="កុំឱ្យសិក្ខាកាម ឬគ្រូបណ្តុះបណ្តាលឃើញក្រដាសនេះ មុនពេលគ្រប់គ្នាបានធ្វើកម្រងសំណួរទម្រង់នេះរួច។",
    ),
    "rubric": Text(en="What counts", km="អ្វីដែលត្រូវរាប់ពិន្ទុ"),
}

HANDOUT: dict[str, Text] = {
    "do": Text(en="To do with friends", km="ធ្វើជាមួយមិត្តភក្តិ"),
    "minutes": Text(en="minutes", km="នាទី"),
    "help": Text(en="How to get help", km="របៀបរកជំនួយ"),
    "i_can": Text(en="Afterwards I can say", km="រៀនចប់ ខ្ញុំអាចនិយាយថា"),
    "note": Text(en="Before you read", km="មុនពេលអាន"),
    "checked": Text(en="Numbers checked on", km="លេខបានពិនិត្យនៅថ្ងៃទី"),
}

TALLY: dict[str, Text] = {
    "day": Text(en="Day", km="ថ្ងៃទី"),
    "cohort": Text(en="Group", km="ក្រុម"),
    "place": Text(en="Village, commune", km="ភូមិ ឃុំ"),
    "who": Text(en="Led by", km="អ្នកសម្របសម្រួល"),
    "present": Text(en="Who was there", km="អ្នកដែលបានមក"),
    "girls": Text(en="Girls", km="កុមារី"),
    "boys": Text(en="Boys", km="កុមារា"),
    "women": Text(en="Women", km="ស្ត្រី"),
    "men": Text(en="Men", km="បុរស"),
    "under": Text(en="under 18", km="ក្រោម ១៨ ឆ្នាំ"),
    "over": Text(en="18 and older", km="១៨ ឆ្នាំឡើង"),
    "marks": Text(en="Strokes", km="គូសរាប់"),
    "sum": Text(en="Number", km="ចំនួន"),
    "total": Text(en="Together", km="សរុប"),
    "again": Text(en="Were here before", km="ធ្លាប់មកពីមុន"),
    "hands": Text(en="Show of hands", km="លើកដៃឆ្លើយ"),
    "how": Text(
        en="Eyes closed, one hand each. Count the hands for each answer before you talk about it. "
        "The numbers in a row must add up to those who are there. Write no names.",
        km="ឱ្យគ្រប់គ្នាបិទភ្នែក ម្នាក់ៗលើកដៃតែម្ដង។ រាប់ដៃសម្រាប់ចម្លើយនីមួយៗ មុនពេលពិភាក្សា។ "
        "ក្នុងជួរនីមួយៗ ផលបូកត្រូវស្មើនឹងចំនួនអ្នកដែលមក។ កុំសរសេរឈ្មោះ។",
    ),
    "lesson": Text(en="Lesson", km="មេរៀនទី"),
    "knew": Text(en="knew it", km="ដឹង"),
    "not_yet": Text(en="not yet", km="មិនទាន់ដឹង"),
}

FLIPCHART: dict[str, Text] = {
    "card": Text(en="Card", km="ផ្ទាំងទី"),
    "back": Text(en="For the trainer", km="សម្រាប់អ្នកសម្របសម្រួល"),
    "minutes": Text(en="minutes", km="នាទី"),
    "say": Text(en="Say in your own words", km="និយាយតាមពាក្យរបស់លោកគ្រូ អ្នកគ្រូ"),
    "ask": Text(
        en="Everybody thinks first, then all answer together. Then count the hands.",
        km="ឱ្យគ្រប់គ្នាគិតសិន រួចឆ្លើយព្រមគ្នា។ បន្ទាប់មក រាប់ដៃ។",
    ),
    "right": Text(en="right", km="ត្រូវ"),
    "answer_is": Text(en="Right answer", km="ចម្លើយត្រឹមត្រូវ"),
    "afterwards": Text(en="Then say", km="បន្ទាប់មក និយាយ"),
    "activity": Text(en="Activity", km="សកម្មភាព"),
    "turn": Text(
        en="Print on both sides, turned along the short edge: the trainer reads the back.",
        km="បោះពុម្ពទាំងសងខាង បត់តាមគែមខ្លី៖ អ្នកសម្របសម្រួលអានខាងខ្នង។",
    ),
}
