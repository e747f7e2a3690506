"""What is the matter with a question, for those who write questions and never read a book of statistics."""

from lms.measures.dif import FEWEST_PER_GROUP, FEWEST_TOGETHER, DifClass, Difference, TooFew
from lms.measures.item_flags import FEWEST_TO_JUDGE, Flag, FlagKind
from lms.quizzes.quiz import Moment
from lms.reports.item_choices import Offered
from lms.reports.item_figures import Dif, ItemFigures
from lms.text import Text, khmer_digits

TOO_FEW = Text(en="too few to judge", km="ចម្លើយតិចពេក មិនទាន់អាចវិនិច្ឆ័យបាន")
NOTHING = Text(en="Nothing stands out.", km="គ្មានអ្វីត្រូវកត់សម្គាល់ទេ។")
_LATER = Text(en="After the lessons this may be good news.", km="បើក្រោយរៀន នេះអាចជាដំណឹងល្អ។")
_GOOD_LATER = {FlagKind.TOO_EASY, FlagKind.DEAD_OPTION}
_SAID = {
    FlagKind.NEGATIVE_DISCRIMINATION: Text(
        en="Those who know more get this one wrong more often than those who"
        " know less: check the words and the"
        " key (negative discrimination).",
        km="អ្នកដែលចេះច្រើន ឆ្លើយសំណួរនេះខុសញឹកញាប់ជាងអ្នកដែលចេះតិច៖ សូមពិនិត្យពាក្យពេចន៍ និងចម្លើយដែលកំណត់ថាត្រូវ"
        " (negative discrimination)។",
    ),
    FlagKind.WEAK_DISCRIMINATION: Text(
        en="It hardly tells those who know more from those who know less (weak discrimination).",
        km="សំណួរនេះស្ទើរតែមិនបង្ហាញថា អ្នកណាចេះច្រើន អ្នកណាចេះតិច (weak discrimination)។",
    ),
    FlagKind.TOO_HARD: Text(
        en="Only {share} of the points were earned: is it too hard, or not taught (low facility)?",
        km="ទទួលបានតែ {share} នៃពិន្ទុប៉ុណ្ណោះ៖ តើសំណួរពិបាកពេក ឬមិនទាន់បានបង្រៀន (low facility)?",
    ),
    FlagKind.TOO_EASY: Text(
        en="Nearly everybody has it right ({share}), so it tells little (high facility).",
        km="ស្ទើរតែគ្រប់គ្នាឆ្លើយត្រូវ ({share}) ដូច្នេះសំណួរនេះប្រាប់យើងបានតិចតួច (high facility)។",
    ),
    FlagKind.DEAD_OPTION: Text(
        en="Hardly anybody ({share}) chooses option {option}: write one that people really believe"
        " (dead option).",
        km="ស្ទើរតែគ្មាននរណា ({share}) ជ្រើសរើសជម្រើស {option} ទេ៖ សូមសរសេរជម្រើសមួយ ដែលមានអ្នកជឿពិតមែន"
        " (dead option)។",
    ),
}
_MOST_STRONG = Text(
    en="Most strong learners ({share}) choose option {option}: check the key (suspect key).",
    km="អ្នកចេះច្រើនភាគច្រើន ({share}) ជ្រើសរើសជម្រើស {option}៖ សូមពិនិត្យចម្លើយដែលកំណត់ថាត្រូវ (suspect key)។",
)
_STRONGER = Text(
    en="Learners who choose option {option} know more than those who choose"
    " the answer marked right ({share} of"
    " the strongest choose it): check the key (suspect key).",
    km="អ្នកដែលជ្រើសរើសជម្រើស {option} ចេះច្រើនជាងអ្នកដែលជ្រើសរើសចម្លើយដែលកំណត់ថាត្រូវ (ក្នុងចំណោមអ្នកចេះច្រើនជាងគេ {share}"
    " ជ្រើសរើសវា)៖ សូមពិនិត្យចម្លើយដែលកំណត់ថាត្រូវ (suspect key)។",
)
SEX = (
    Text(en="Girls and boys", km="ភេទស្រី និងភេទប្រុស"),
    Text(en="boys", km="ភេទប្រុស"),
    Text(en="girls", km="ភេទស្រី"),
)
LANGUAGE = (
    Text(en="Readers of Khmer and readers of English", km="អ្នកអានភាសាខ្មែរ និងអ្នកអានភាសាអង់គ្លេស"),
    Text(en="readers of Khmer", km="អ្នកអានភាសាខ្មែរ"),
    Text(en="readers of English", km="អ្នកអានភាសាអង់គ្លេស"),
)
Pair = tuple[Text, Text, Text]
"""Both groups, the first, the second: who is compared."""
_DIFFERENT = {
    DifClass.B: Text(
        en="{both} who know equally much answer this somewhat differently: it is harder for {harder}"
        " (differential item functioning, class B).",
        km="{both} ដែលចេះស្មើគ្នា ឆ្លើយសំណួរនេះខុសគ្នាបន្តិច៖ វាពិបាកជាងសម្រាប់{harder} (DIF កម្រិត B)។",
    ),
    DifClass.C: Text(
        en="{both} who know equally much answer this differently: it is much"
        " harder for {harder}. Read its words"
        " with their eyes (differential item functioning, class C).",
        km="{both} ដែលចេះស្មើគ្នា ឆ្លើយសំណួរនេះខុសគ្នា៖ វាពិបាកជាងច្រើនសម្រាប់{harder}។ សូមអានពាក្យពេចន៍ដោយគិតដូចពួកគេ"
        " (DIF កម្រិត C)។",
    ),
}
_SAME = Text(en="{both} who know equally much answer this alike.", km="{both} ដែលចេះស្មើគ្នា ឆ្លើយសំណួរនេះដូចគ្នា។")
_FEW_TO_COMPARE = Text(
    en="{both}: too few answers to compare ({each} of each and {together} together are needed).",
    km="{both}៖ ចម្លើយតិចពេក មិនទាន់អាចប្រៀបធៀបបានទេ (ត្រូវការ {each} ក្នុងក្រុមនីមួយៗ និង {together} សរុបទាំងពីរក្រុម)។",
)
_NOT_COMPARABLE = Text(
    en="{both} cannot be compared: all who know equally much answered alike.",
    km="{both} មិនអាចប្រៀបធៀបបានទេ៖ អ្នកដែលចេះស្មើគ្នា ឆ្លើយដូចគ្នាទាំងអស់។",
)


def said(template: Text, **values: str | int | Text) -> Text:
    """Fill a text with values; numbers in Khmer digits in Khmer, texts in their own language."""
    english = {name: one.en if isinstance(one, Text) else one for name, one in values.items()}
    khmer = {name: one.km if isinstance(one, Text) else khmer_digits(one) for name, one in values.items()}
    return Text(en=template.en.format(**english), km=template.km.format(**khmer))


def in_percent(share: float) -> str:
    """Write a share as whole hundredths, rounded half up."""
    return f"{int(100 * share + 0.5)}%"


def flag_words(flag: Flag, offered: tuple[Offered, ...], moment: Moment) -> Text:
    """Return what is the matter with an item, as a sentence."""
    if flag.kind is FlagKind.TOO_FEW:
        return too_few(int(flag.value))
    share = in_percent(max(0.0, flag.value))
    option = _quoted(next((one for one in offered if one.id == flag.option), None))
    template = _SAID.get(flag.kind) or (_MOST_STRONG if flag.value >= 0.5 else _STRONGER)
    words = said(template, share=share, option=option)
    if moment is Moment.BEFORE or flag.kind not in _GOOD_LATER:
        return words
    return Text(en=f"{words.en} {_LATER.en}", km=f"{words.km} {_LATER.km}")


def too_few(n: int) -> Text:
    """Say that there are too few answers to say anything else."""
    return said(
        Text(
            en="{n} answers: too few to judge; {fewest} are needed.",
            km="មានចម្លើយ {n}៖ តិចពេក មិនទាន់អាចវិនិច្ឆ័យបានទេ ត្រូវការយ៉ាងតិច {fewest}។",
        ),
        n=n,
        fewest=FEWEST_TO_JUDGE,
    )


def between_words(between: Dif, pair: Pair) -> Text:
    """Return whether two groups who know equally much answer alike, as a sentence."""
    both, first, second = pair
    if isinstance(between, TooFew):
        return said(_FEW_TO_COMPARE, both=both, each=FEWEST_PER_GROUP, together=FEWEST_TOGETHER)
    if not isinstance(between, Difference):
        return said(_NOT_COMPARABLE, both=both)
    template = _DIFFERENT.get(between.ets_class, _SAME)
    return said(template, both=both, harder=second if between.delta < 0 else first)


def remarks(one: ItemFigures, offered: tuple[Offered, ...]) -> tuple[Text, ...]:
    """Return every sentence about an item that asks for a look, the gravest first."""
    words = [flag_words(flag, offered, one.moment) for flag in one.flags]
    if one.judged:
        words += [
            between_words(between, pair)
            for between, pair in ((one.by_sex, SEX), (one.by_language, LANGUAGE))
            if isinstance(between, Difference) and between.ets_class is not DifClass.A
        ]
    return tuple(words)


def _quoted(option: Offered | None) -> Text:
    if option is None:
        return Text(en="–", km="–")
    if option.text is None:
        return Text(en=option.id, km=option.id)
    sign = f"{option.id} " if len(option.id) == 1 else ""
    return Text(en=f"{sign}“{option.text.en}”", km=f"{sign}«{option.text.km}»")
