"""What a mistake in a question is called, in words an author can act on."""

from lms.text import Text

_T = Text

OF_ITEMS: dict[str, Text] = {
    "one_right": _T(
        en="exactly one option has right: true; here it is {count}",
        km="ត្រូវមានជម្រើស right: true តែមួយគត់ ទីនេះមាន {count}",
    ),
    "right_and_wrong": _T(
        en="at least one option must be right and one wrong",
        km="យ៉ាងតិចត្រូវមានជម្រើសត្រឹមត្រូវមួយ និងជម្រើសខុសមួយ",
    ),
    "reserved_id": _T(
        en='the id "{id}" belongs to the program; choose another',
        km="លេខសម្គាល់ «{id}» ជារបស់កម្មវិធី សូមជ្រើសផ្សេង",
    ),
    "id_spelling": _T(
        en='the id "{id}" must be one of the right answers below it, with hyphens for spaces',
        km="លេខសម្គាល់ «{id}» ត្រូវតែជាចម្លើយត្រឹមត្រូវមួយនៅខាងក្រោម ដោយប្រើសហសញ្ញាជំនួសដកឃ្លា",
    ),
    "spelling": _T(
        en="an accepted answer has one to {limit} words",
        km="ចម្លើយដែលទទួលយក ត្រូវមានពីមួយដល់ {limit} ពាក្យ",
    ),
    "wrong_is_right": _T(
        en="this number earns the points, so it is not a known wrong one; remove it",
        km="លេខនេះបានពិន្ទុ ដូច្នេះមិនមែនជាចម្លើយខុសទេ សូមលុបវា",
    ),
    "no_reason": _T(
        en="a wrong answer names its misconception (MC01…) or a reason",
        km="ចម្លើយខុសត្រូវបញ្ជាក់ misconception (MC01…) ឬ reason",
    ),
    "right_answer": _T(
        en="the right answer does not earn all points; check the item",
        km="ចម្លើយត្រឹមត្រូវមិនបានពិន្ទុពេញ សូមពិនិត្យសំណួរ",
    ),
    "gap_once": _T(
        en="the gap [{id}] stands exactly once in the text of each language; here it stands {count} times",
        km="ចន្លោះ [{id}] ត្រូវមានតែម្ដងគត់ក្នុងអត្ថបទនៃភាសានីមួយៗ ទីនេះមាន {count} ដង",
    ),
    "gap_unknown": _T(
        en="no gap below is called [{id}]; the gaps are: {choices}",
        km="ខាងក្រោមគ្មានចន្លោះឈ្មោះ [{id}] ទេ មានតែចន្លោះទាំងនេះ៖ {choices}",
    ),
    "box_unknown": _T(
        en='there is no box "{id}"; the boxes are: {choices}',
        km="គ្មានប្រអប់ «{id}» ទេ មានតែប្រអប់ទាំងនេះ៖ {choices}",
    ),
    "same_text": _T(
        en="two sides of the pairs read the same, so nobody can tell them apart; reword one",
        km="មានផ្នែកពីរដែលសរសេរដូចគ្នា ដូច្នេះ គ្មាននរណាបែងចែកបានទេ សូមសរសេរមួយឡើងវិញ",
    ),
    "credit": _T(
        en="this kind of question knows only these rules of credit: {choices}",
        km="សំណួរប្រភេទនេះមានតែវិធីឱ្យពិន្ទុទាំងនេះ៖ {choices}",
    ),
    "credit_points": _T(
        en="part of one point is nothing; with this credit write points of 2 or more",
        km="មួយផ្នែកនៃមួយពិន្ទុគឺសូន្យ បើប្រើ credit នេះ សូមដាក់ points ចាប់ពី ២ ឡើង",
    ),
    "unfit": _T(
        en='a question of this kind has no "{key}"; remove it',
        km="សំណួរប្រភេទនេះមិនមាន «{key}» ទេ សូមលុបវា",
    ),
    "area_outside": _T(
        en="this area leaves the picture; x + width and y + height are at most 100",
        km="ផ្ទៃនេះលើសគែមរូបភាព x + width និង y + height ត្រូវមិនលើស ១០០",
    ),
    "areas_overlap": _T(
        en='the areas "{first}" and "{second}" overlap; a finger could mean either',
        km="ផ្ទៃ «{first}» និង «{second}» ត្រួតគ្នា សូមដាក់ឱ្យដាច់ពីគ្នា ព្រោះម្រាមដៃអាចចុចលើទាំងពីរ",
    ),
    "rubric_points": _T(
        en="the points of the rubric make {total}; write points: {total}",
        km="ពិន្ទុក្នុង rubric បូកបាន {total} សូមសរសេរ points: {total}",
    ),
    "open_for_adults": _T(
        en="free text is asked of adults only; use another kind, or min_age of {age} or more in module.yaml",
        km="មានតែមនុស្សធំទេ ដែលត្រូវសរសេរចម្លើយដោយពាក្យខ្លួនឯង "
        "សូមប្រើប្រភេទសំណួរផ្សេង ឬដាក់ min_age ចាប់ពី {age} ឡើងក្នុង module.yaml",
    ),
}
