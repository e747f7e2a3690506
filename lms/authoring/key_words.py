"""What each key of a content file means, in a sentence: an editor shows it where the pointer rests."""

from lms.authoring.facilitation_words import OF_FACILITATION
from lms.authoring.field_words import FIELDS
from lms.text import Text

_T = Text


def meaning(key: str, kind: str = "") -> Text | None:
    """Return what a key means in a kind of file; None for a key that no content file has."""
    if kind == "facilitation" and key in OF_FACILITATION:
        return OF_FACILITATION[key]
    if key in _MEANINGS:
        return _MEANINGS[key]
    word = FIELDS.get(key)
    if word is None:
        return None
    if word.hint is None:
        return Text(en=f"{word.label.en}.", km=f"{word.label.km}។")
    return Text(en=f"{word.label.en}. {word.hint.en}", km=f"{word.label.km}។ {word.hint.km}")


_MEANINGS: dict[str, Text] = {
    "also": _T(en="Other Khmer words that are right for it.", km="ពាក្យខ្មែរផ្សេងទៀត ដែលត្រឹមត្រូវដែរ។"),
    "avoid": _T(en="Khmer that must not be written for it.", km="ពាក្យខ្មែរ ដែលមិនត្រូវសរសេរ។"),
    "everyday": _T(
        en="With true, the word is shown to translators and not looked for: it has many translations.",
        km="បើ true បង្ហាញពាក្យនេះដល់អ្នកបកប្រែ តែមិនត្រួតពិនិត្យទេ ព្រោះបកប្រែបានច្រើនបែប។",
    ),
    "characters": _T(
        en="The invented people of whom lessons and questions tell.", km="តួអង្គប្រឌិត ក្នុងមេរៀន និងសំណួរ។"
    ),
    "sex": _T(en="female or male; questions tell of both alike.", km="female ឬ male។ សំណួរនិយាយពីទាំងពីរស្មើគ្នា។"),
    "achieved_percent": _T(
        en="From this many percent a quiz counts as achieved.", km="ចាប់ពីភាគរយនេះ កម្រងសំណួរចាត់ទុកថាសម្រេចបាន។"
    ),
    "achievement": _T(
        en="What the certificate says was achieved, in a sentence.", km="អ្វីដែលបានសម្រេច ជាប្រយោគមួយលើវិញ្ញាបនបត្រ។"
    ),
    "activity": _T(en="What to do with friends after the lesson.", km="អ្វីដែលត្រូវធ្វើជាមួយមិត្តភក្តិ ក្រោយមេរៀន។"),
    "all": _T(en="The conditions; every one of them has to be met.", km="លក្ខខណ្ឌ ដែលត្រូវបំពេញទាំងអស់។"),
    "assent": _T(en="The child's own yes, in plain words.", km="ការយល់ព្រមរបស់កុមារផ្ទាល់ ជាពាក្យងាយយល់។"),
    "at": _T(en="The file, item or sentence this is about.", km="ឯកសារ សំណួរ ឬប្រយោគ ដែលនិយាយដល់។"),
    "at_least": _T(en="How many are needed.", km="ចំនួនយ៉ាងតិចដែលត្រូវការ។"),
    "attempts": _T(
        en="How often the quiz may be taken: a number, or unlimited.",
        km="អាចធ្វើបានប៉ុន្មានដង៖ ចំនួនមួយ ឬ unlimited។",
    ),
    "belief": _T(en="What people wrongly believe.", km="អ្វីដែលគេយល់ច្រឡំ។"),
    "blueprint": _T(
        en="How many items of which level each form asks for each objective.",
        km="ទម្រង់នីមួយៗសួរប៉ុន្មានសំណួរ កម្រិតណា សម្រាប់គោលបំណងនីមួយៗ។",
    ),
    "by": _T(en="The name of the reviewer who let it pass.", km="ឈ្មោះអ្នកពិនិត្យដែលអនុញ្ញាតរំលង។"),
    "can": _T(
        en="What a learner can do afterwards, in a child's words.", km="អ្វីដែលសិក្ខាកាមអាចធ្វើបាន ដោយពាក្យរបស់កុមារ។"
    ),
    "checked_on": _T(
        en="The day on which the source was last looked at, as 2026-11-21.",
        km="ថ្ងៃដែលបានពិនិត្យប្រភពលើកចុងក្រោយ ដូច 2026-11-21។",
    ),
    "closing": _T(en="The last words, above the signature.", km="ពាក្យបញ្ចប់ នៅពីលើហត្ថលេខា។"),
    "code": _T(
        en="A capital letter and a number, such as M1; modules stand in this order.",
        km="អក្សរឡាតាំងធំមួយ និងលេខ ដូចជា M1។ ម៉ូឌុលរៀបតាមលំដាប់នេះ។",
    ),
    "cohorts": _T(en="The kinds of cohort that count.", km="ប្រភេទក្រុមដែលរាប់បញ្ចូល។"),
    "completed_percent": _T(
        en="From this many percent a quiz counts as done.", km="ចាប់ពីភាគរយនេះ កម្រងសំណួរចាត់ទុកថាបានបញ្ចប់។"
    ),
    "conditions": _T(en="The conditions in this group.", km="លក្ខខណ្ឌក្នុងក្រុមនេះ។"),
    "confidence": _T(
        en="How sure the fact is: high, medium or low.", km="ព័ត៌មាននេះប្រាកដកម្រិតណា៖ high, medium ឬ low។"
    ),
    "consent": _T(
        en="What a parent or guardian reads before saying yes.",
        km="អ្វីដែលឪពុកម្ដាយ ឬអាណាព្យាបាលអាន មុនពេលយល់ព្រម។",
    ),
    "content_note": _T(
        en="Said before a module on a hard subject begins.", km="សេចក្តីជូនដំណឹងជាមុន សម្រាប់ម៉ូឌុលអំពីរឿងធ្ងន់ធ្ងរ។"
    ),
    "corrections": _T(
        en="Items whose key was wrong; earlier attempts are marked again.",
        km="សំណួរដែលចម្លើយត្រឹមត្រូវធ្លាប់សរសេរខុស។ ការធ្វើពីមុននឹងត្រូវដាក់ពិន្ទុឡើងវិញ។",
    ),
    "counts": _T(en="Which attempt counts: first, best or last.", km="លើកណាដែលរាប់៖ first, best ឬ last។"),
    "declaration": _T(en="What has to be declared.", km="អ្វីដែលត្រូវប្រកាស។"),
    "draw": _T(
        en="With true, each attempt draws its own items from this file.",
        km="បើ true ការធ្វើម្ដងៗយកសំណួរផ្សេងគ្នាពីឯកសារនេះ។",
    ),
    "due_after_days": _T(
        en="Days after the last quiz until this one is due.", km="ចំនួនថ្ងៃក្រោយកម្រងសំណួរមុន ទើបដល់ពេលធ្វើ។"
    ),
    "expires_on": _T(
        en="The day from which the fact has to be checked anew, as 2027-11-21.",
        km="ថ្ងៃដែលត្រូវពិនិត្យព័ត៌មានឡើងវិញ ដូច 2027-11-21។",
    ),
    "explained": _T(en="What this kind of cohort is for.", km="ប្រភេទក្រុមនេះសម្រាប់អ្វី។"),
    "fact": _T(en="The id of a fact in facts.yaml.", km="លេខសម្គាល់ព័ត៌មានក្នុង facts.yaml។"),
    "for": _T(en="The roles that can earn it.", km="តួនាទីដែលអាចទទួលបាន។"),
    "form": _T(
        en="The form of the quiz: A before, B after, C at follow-up.",
        km="ទម្រង់កម្រងសំណួរ៖ A មុន B ក្រោយ C ពេលតាមដាន។",
    ),
    "forms": _T(en="Other ways to write the English word.", km="របៀបសរសេរពាក្យអង់គ្លេសផ្សេងទៀត។"),
    "four_eyes": _T(en="With true, a second person confirms.", km="បើ true ត្រូវមានអ្នកទីពីរបញ្ជាក់។"),
    "gain_percent": _T(
        en="The normalised gain that is needed, in percent.", km="ការរីកចម្រើនដែលត្រូវការ គិតជាភាគរយ។"
    ),
    "gate": _T(en="The name of the gate that found something.", km="ឈ្មោះការត្រួតពិនិត្យដែលរកឃើញ។"),
    "heading": _T(en="The heading of the screen.", km="ចំណងជើងអេក្រង់។"),
    "independent": _T(
        en="With true, only sessions led without a coach count.", km="បើ true រាប់តែវគ្គដែលដឹកនាំដោយខ្លួនឯង។"
    ),
    "item": _T(en="The id of the item.", km="លេខសម្គាល់សំណួរ។"),
    "items": _T(en="The items; in the blueprint, how many.", km="សំណួរ ឬចំនួនសំណួរ (ក្នុងប្លង់)។"),
    "learners": _T(
        en="Who learns there, or how many must have both quizzes.",
        km="អ្នកដែលរៀន ឬចំនួនអ្នកដែលត្រូវមានកម្រងសំណួរទាំងពីរ។",
    ),
    "lessons": _T(
        en="The lessons in their order: names of files in lessons/ without .yaml.",
        km="មេរៀនតាមលំដាប់៖ ឈ្មោះឯកសារក្នុង lessons/ ដោយគ្មាន .yaml។",
    ),
    "licence": _T(en="How it may be used, such as CC-BY-SA-4.0.", km="របៀបដែលអាចប្រើវា ដូចជា CC-BY-SA-4.0។"),
    "made_by": _T(en="A role or organisation, never a child's name.", km="តួនាទី ឬអង្គការ កុំដាក់ឈ្មោះកុមារ។"),
    "made_on": _T(en="The day it was made, as 2026-11-21.", km="ថ្ងៃដែលបានធ្វើ ដូច 2026-11-21។"),
    "max_age": _T(en="The oldest it is written for, in years.", km="អាយុច្រើនបំផុតដែលសរសេរសម្រាប់ គិតជាឆ្នាំ។"),
    "media": _T(en="Where each picture and recording is from.", km="ប្រភពនៃរូបភាព និងសំឡេងនីមួយៗ។"),
    "min_age": _T(en="The youngest it is written for, in years.", km="អាយុតិចបំផុតដែលសរសេរសម្រាប់ គិតជាឆ្នាំ។"),
    "minutes": _T(en="How long it takes, 5 to 60.", km="រយៈពេល ពី 5 ដល់ 60 នាទី។"),
    "misconceptions": _T(en="The register of wrong beliefs.", km="បញ្ជីការយល់ច្រឡំ។"),
    "module": _T(en="The id of a module.", km="លេខសម្គាល់ម៉ូឌុល។"),
    "moment": _T(
        en="When the quiz is taken: before, after, a follow-up or the refresher.",
        km="ពេលធ្វើកម្រងសំណួរ៖ មុន ក្រោយ តាមដាន ឬរំលឹក។",
    ),
    "months": _T(en="For how many months.", km="ចំនួនខែ។"),
    "native_review": _T(
        en="done when somebody whose language is Khmer has read it; until then pending.",
        km="done ពេលអ្នកមានភាសាខ្មែរជាភាសាកំណើតបានអាន។ មុននោះ pending។",
    ),
    "nature": _T(
        en="guidance for what the programme advises; without it the fact is a claim that can be looked up.",
        km="guidance សម្រាប់អ្វីដែលកម្មវិធីណែនាំ។ បើគ្មានទេ ព័ត៌មាននេះជារឿងដែលអាចស្វែងរកប្រភពបាន។",
    ),
    "next_step": _T(en="What to do so that this is met.", km="អ្វីដែលត្រូវធ្វើ ដើម្បីបំពេញលក្ខខណ្ឌនេះ។"),
    "no_red_line": _T(
        en="With true, no red line may have been crossed.", km="បើ true មិនត្រូវបានឆ្លងបន្ទាត់ក្រហមណាមួយទេ។"
    ),
    "number": _T(en="A telephone number, as text.", km="លេខទូរសព្ទ ជាអត្ថបទ។"),
    "numbers": _T(en="Who can be called, in order.", km="អ្នកដែលអាចទូរសព្ទទៅ តាមលំដាប់។"),
    "objectives": _T(
        en="What a learner can do afterwards; in a lesson, the ids of those it serves.",
        km="អ្វីដែលសិក្ខាកាមអាចធ្វើបានក្រោយរៀន។ ក្នុងមេរៀន ដាក់លេខសម្គាល់គោលបំណង។",
    ),
    "on": _T(en="The day, as 2026-11-21.", km="ថ្ងៃ ដូច 2026-11-21។"),
    "on_card": _T(
        en="Who answers, as it stands on a card that anybody may find.",
        km="អ្នកដែលឆ្លើយ តាមពាក្យលើប័ណ្ណដែលនរណាក៏អាចរកឃើញ។",
    ),
    "opening": _T(en="The first words.", km="ពាក្យផ្តើម។"),
    "opens_days_before": _T(
        en="Days before the end from which it can be renewed.", km="ចំនួនថ្ងៃមុនផុតកំណត់ ដែលអាចបន្តបាន។"
    ),
    "overdue_after_days": _T(en="Days after which it is overdue.", km="ចំនួនថ្ងៃ ក្រោយពីនោះហួសពេល។"),
    "paper": _T(en="certificate for adults, card for children.", km="certificate សម្រាប់មនុស្សធំ card សម្រាប់កុមារ។"),
    "percent": _T(en="How many percent are needed.", km="ភាគរយដែលត្រូវការ។"),
    "pledge": _T(en="What a peer educator promises.", km="អ្វីដែលអ្នកអប់រំមិត្តសន្យា។"),
    "practice": _T(
        en="A practice question, in place of heading and text.", km="សំណួរលំហាត់ ជំនួស heading និង text។"
    ),
    "privacy": _T(
        en="What is kept about a child, told to the child.",
        km="អ្វីដែលរក្សាទុកអំពីកុមារ ប្រាប់ដល់កុមារ។",
    ),
    "promises": _T(en="What is promised, line by line.", km="អ្វីដែលសន្យា មួយបន្ទាត់ម្ដង។"),
    "quizzes": _T(en="The quizzes of the module in the order of time.", km="កម្រងសំណួររបស់ម៉ូឌុល តាមលំដាប់ពេលវេលា។"),
    "reads": _T(en="The digest of the text that a recording reads.", km="សញ្ញាសម្គាល់អត្ថបទដែលសំឡេងនេះអាន។"),
    "reassure": _T(en="The first kind words on the help page.", km="ពាក្យលួងលោមដំបូង លើទំព័រជំនួយ។"),
    "red_lines": _T(en="What must never happen.", km="អ្វីដែលមិនត្រូវកើតឡើងជាដាច់ខាត។"),
    "refresher_after_months": _T(
        en="Months after which a refresher is needed.", km="ចំនួនខែ ក្រោយពីនោះត្រូវមានវគ្គរំលឹក។"
    ),
    "renewal": _T(en="How the certificate is renewed.", km="របៀបបន្តវិញ្ញាបនបត្រ។"),
    "review": _T(
        en="What is shown after the quiz: nothing or feedback.",
        km="អ្វីដែលបង្ហាញក្រោយកម្រងសំណួរ៖ nothing ឬ feedback។",
    ),
    "role": _T(en="The role that must be held.", km="តួនាទីដែលត្រូវមាន។"),
    "rule": _T(en="The id of another certificate's rule.", km="លេខសម្គាល់វិធាននៃវិញ្ញាបនបត្រផ្សេង។"),
    "says": _T(en="The words of the yes.", km="ពាក្យដែលបញ្ជាក់ការយល់ព្រម។"),
    "screens": _T(en="The screens of the lesson, one idea on each.", km="អេក្រង់នៃមេរៀន មួយអេក្រង់មួយគំនិត។"),
    "sessions": _T(en="How many sessions must have been held.", km="ចំនួនវគ្គដែលត្រូវធ្វើ។"),
    "settings": _T(en="Where the observation took place.", km="កន្លែងដែលបានសង្កេត។"),
    "source": _T(en="Where it is from, so that somebody can look it up.", km="ប្រភព ដើម្បីឱ្យគេអាចស្វែងរកបាន។"),
    "summary": _T(en="What the module is about, in a sentence.", km="ម៉ូឌុលនិយាយអំពីអ្វី ជាប្រយោគមួយ។"),
    "terms": _T(
        en="The words of the programme and their agreed Khmer.", km="ពាក្យរបស់កម្មវិធី និងពាក្យខ្មែរដែលបានព្រមព្រៀង។"
    ),
    "then": _T(en="What the observer does when it happens.", km="អ្វីដែលអ្នកសង្កេតធ្វើ ពេលវាកើតឡើង។"),
    "theme": _T(
        en="The theme of this year's campaign; it stands at the top of the module and its papers.",
        km="ប្រធានបទយុទ្ធនាការឆ្នាំនេះ ដែលបង្ហាញនៅខាងលើម៉ូឌុល និងឯកសារបោះពុម្ព។",
    ),
    "title": _T(en="The title, in both languages.", km="ចំណងជើង ជាភាសាទាំងពីរ។"),
    "traces": _T(
        en="What is said about the traces a visit leaves on a phone.", km="អ្វីដែលប្រាប់អំពីដាននៅក្នុងទូរសព្ទ។"
    ),
    "truth": _T(en="What is true instead.", km="អ្វីដែលពិតវិញ។"),
    "try_next": _T(en="What to try next time.", km="អ្វីដែលគួរសាកលើកក្រោយ។"),
    "types": _T(en="The kinds of cohort.", km="ប្រភេទក្រុម។"),
    "valid_months": _T(en="For how many months it is valid.", km="មានសុពលភាពប៉ុន្មានខែ។"),
    "version": _T(en="Grows with every change of what is asked.", km="កើនឡើងរាល់ពេលប្តូរអ្វីដែលទាមទារ។"),
    "wait_hours": _T(en="Hours between two attempts.", km="ចំនួនម៉ោងរវាងការធ្វើពីរលើក។"),
    "waivers": _T(
        en="What reviewers have let pass, each with a reason.", km="អ្វីដែលអ្នកពិនិត្យបានអនុញ្ញាតរំលង ដោយមានមូលហេតុ។"
    ),
    "went_well": _T(en="What is said when it went well.", km="អ្វីដែលប្រាប់ ពេលធ្វើបានល្អ។"),
    "when": _T(en="When somebody answers.", km="ពេលដែលមានអ្នកឆ្លើយ។"),
    "who": _T(en="Who answers.", km="អ្នកដែលឆ្លើយ។"),
    "why": _T(en="Why the key was wrong.", km="មូលហេតុដែលចម្លើយត្រឹមត្រូវធ្លាប់សរសេរខុស។"),
}
