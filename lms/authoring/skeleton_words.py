"""What a new module says beside what is to be filled in; without it the files would explain nothing."""

from lms.text import Text

REMARKS = {
    "module": Text(
        en="This file holds the module together. Lines that begin with # are remarks for you, and learners\n"
        "never see them. Fill in every text that is missing, English and Khmer. Keep the ids as they are.",
        km="ឯកសារនេះភ្ជាប់ម៉ូឌុលទាំងមូល។ បន្ទាត់ដែលចាប់ផ្តើមដោយ # ជាចំណាំសម្រាប់លោកគ្រូ អ្នកគ្រូ សិក្ខាកាមមិនឃើញទេ។\n"
        "សូមបំពេញអត្ថបទដែលខ្វះទាំងភាសាអង់គ្លេស និងភាសាខ្មែរ។ កុំប្តូរ id។",
    ),
    "native_review": Text(
        en='"done" once a native reader has read all of the Khmer.',
        km="ប្តូរទៅជា done ពេលអ្នកមានភាសាខ្មែរជាភាសាកំណើត បានអានអត្ថបទខ្មែរទាំងអស់។",
    ),
    "summary": Text(
        en="One or two sentences: what a learner will be able to do.",
        km="មួយ ឬពីរប្រយោគ៖ សិក្ខាកាមនឹងអាចធ្វើអ្វី។",
    ),
    "objectives": Text(
        en='What a learner can do afterwards. "text" is for trainers,\n'
        '"can" says it in the words of a child: I can …',
        km='អ្វីដែលសិក្ខាកាមអាចធ្វើក្រោយរៀន។ "text" សម្រាប់គ្រូ ហើយ "can" ជាពាក្យរបស់កុមារ៖ ខ្ញុំអាច …',
    ),
    "blueprint": Text(
        en="How many questions of which level each form asks for each objective:\n"
        "remember, understand or apply. Forms A and B must have exactly these.\n"
        "Change it when you add questions; most quizzes have 4 to 12.",
        km="ទម្រង់នីមួយៗសួរប៉ុន្មានសំណួរ សម្រាប់គោលបំណងនីមួយៗ និងកម្រិតណា៖\n"
        "remember (ចងចាំ) understand (យល់) apply (អនុវត្ត)។ ទម្រង់ A និង B ត្រូវមានដូចនេះ។\n"
        "សូមកែវា ពេលបន្ថែមសំណួរ កម្រងសំណួរភាគច្រើនមានពី ៤ ដល់ ១២ សំណួរ។",
    ),
    "lessons": Text(
        en="The lessons in their order; each is a file of this name.",
        km="មេរៀនតាមលំដាប់ មេរៀននីមួយៗជាឯកសារដែលមានឈ្មោះនេះ។",
    ),
    "lesson": Text(
        en="A lesson has 250 to 500 words in each language: short sentences, one idea on each screen.",
        km="មេរៀនមួយមានពី ២៥០ ដល់ ៥០០ ពាក្យ ក្នុងភាសានីមួយៗ៖ ប្រយោគខ្លីៗ គំនិតមួយក្នុងមួយអេក្រង់។",
    ),
    "screens": Text(
        en="Add as many screens as the lesson needs (2 to 12).",
        km="បន្ថែមអេក្រង់តាមតម្រូវការ (ពី ២ ដល់ ១២)។",
    ),
    "screen": Text(
        en="A text of several paragraphs goes below, two spaces further to the right:\n"
        "  en: |\n"
        "    The first paragraph, with **strong** words.\n"
        "\n"
        "    The second one.\n"
        "What must be true stands in facts.yaml (in the browser: What all modules share);\n"
        'name it beside the heading, below a line "facts:", as "  - id-of-the-fact".',
        km="អត្ថបទដែលមានកថាខណ្ឌច្រើន ដាក់នៅខាងក្រោម ហើយចូលមកស្ដាំពីរដកឃ្លាទៀត៖\n"
        "  km: |\n"
        "    កថាខណ្ឌទីមួយ មានពាក្យ **សំខាន់**។\n"
        "\n"
        "    កថាខណ្ឌទីពីរ។\n"
        "ព័ត៌មានដែលត្រូវតែពិត មាននៅក្នុង facts.yaml (ក្នុងកម្មវិធីរុករក៖ អ្វីដែលម៉ូឌុលទាំងអស់ប្រើរួមគ្នា)\n"
        "សូមដាក់ឈ្មោះវាក្បែរ heading នៅក្រោមបន្ទាត់ «facts:» ជា «  - id-របស់ព័ត៌មាន»។",
    ),
    "practice": Text(
        en="A question to practise: the answer is never stored.",
        km="សំណួរលំហាត់៖ ចម្លើយមិនត្រូវបានរក្សាទុកឡើយ។",
    ),
    "activity": Text(
        en="What to do with friends afterwards, in 5 to 60 minutes.",
        km="សកម្មភាពជាមួយមិត្តភក្តិក្រោយរៀន ពី ៥ ដល់ ៦០ នាទី។",
    ),
    "form": Text(
        en="A quiz. Form A comes before the lessons, form B after them: other questions of the same kind.",
        km="កម្រងសំណួរ។ ទម្រង់ A សួរមុនមេរៀន ទម្រង់ B សួរក្រោយមេរៀន៖ សំណួរផ្សេង តែប្រភេទដូចគ្នា។",
    ),
    "item": Text(
        en='Let the right option not always be the first one. "reason" says why\n'
        "somebody chooses a wrong one; if misconceptions.yaml has that belief,\n"
        "write misconception: MC01 (its id) instead.",
        km="កុំឱ្យចម្លើយត្រឹមត្រូវនៅទីមួយជានិច្ច។ «reason» ប្រាប់ថា ហេតុអ្វីមានគេជ្រើសចម្លើយខុសនេះ។\n"
        "បើ misconceptions.yaml មានការយល់ច្រឡំនេះ សូមសរសេរ misconception: MC01 (id របស់វា) ជំនួសវិញ។",
    ),
    "facilitation": Text(
        en="One session of 45 minutes that an adult can lead from paper, without having seen it before.\n"
        "Open with rules made together, the right to be silent or to go out, and where help is.\n"
        'Write numbered lines in "steps": what to do, and the very words to say.',
        km="វគ្គមួយ ៤៥ នាទី ដែលមនុស្សធំអាចដឹកនាំពីក្រដាស ទោះមិនធ្លាប់ឃើញពីមុនក៏ដោយ។\n"
        "បើកវគ្គដោយធ្វើគោលការណ៍រួមគ្នា សិទ្ធិនៅស្ងៀម ឬចេញក្រៅ និងប្រាប់កន្លែងរកជំនួយ។\n"
        "ក្នុង steps សូមសរសេរជាបន្ទាត់មានលេខ៖ អ្វីត្រូវធ្វើ និងពាក្យដែលត្រូវនិយាយ។",
    ),
    "disclosure": Text(
        en="When a child tells something hard: short sentences to say, what to do, what never to do.",
        km="ពេលកុមារប្រាប់រឿងធ្ងន់ធ្ងរ៖ ប្រយោគខ្លីៗសម្រាប់និយាយ អ្វីត្រូវធ្វើ និងអ្វីមិនត្រូវធ្វើ។",
    ),
    "role_plays": Text(
        en="Nobody plays the person who does harm alone or in detail. There is a way out, a calm ending,\n"
        "and then everybody steps out of the part.",
        km="កុំឱ្យនរណាដើរតួជាអ្នកធ្វើបាបតែម្នាក់ឯង ឬល្អិតល្អន់។ មានផ្លូវចេញ ចប់ដោយស្ងប់\nបន្ទាប់មក គ្រប់គ្នាចេញពីតួ។",
    ),
    "attitudes": Text(
        en="Statements one agrees with more or less. They are asked at the end of every quiz\n"
        "and never marked.",
        km="ឃ្លាដែលគេយល់ស្របច្រើន ឬតិច។ សួរនៅចុងកម្រងសំណួរនីមួយៗ ហើយមិនដាក់ពិន្ទុទេ។",
    ),
}
