"""What the figures of a whole quiz mean, in words; without it alpha is a letter."""

from collections.abc import Iterable

from lms.measures.quiz import QuizStatistics
from lms.reports.form_figures import FormFigures
from lms.reports.item_words import said, too_few
from lms.reports.table import rounded
from lms.text import Text

ABOUT = Text(en="The quiz as a whole", km="កម្រងសំណួរទាំងមូល")
RELIABLE, FAIR = 0.80, 0.60
"""Alpha from which a quiz may judge one learner, and a group (Nunnally, Psychometric Theory, 1967)."""
_LEANING, _PEAKED = 0.5, 1.0

_ALPHA = {
    "good": Text(
        en="The questions pull together: the points tell well who knows more.",
        km="សំណួរទាំងនេះស៊ីគ្នា៖ ពិន្ទុបង្ហាញបានល្អថា អ្នកណាចេះច្រើន។",
    ),
    "fair": Text(
        en="Good enough to speak of groups, not of one learner by these points alone.",
        km="ល្មមសម្រាប់និយាយពីក្រុម តែមិនអាចវិនិច្ឆ័យសិក្ខាកាមម្នាក់ៗ ដោយមើលតែពិន្ទុនេះទេ។",
    ),
    "poor": Text(
        en="The questions hardly pull together: look at those below before you trust the points.",
        km="សំណួរទាំងនេះស្ទើរតែមិនស៊ីគ្នា៖ សូមពិនិត្យសំណួរខាងក្រោម មុននឹងជឿពិន្ទុ។",
    ),
    "none": Text(
        en="It cannot be said: each learner got questions of their own, or all have the same points.",
        km="មិនអាចនិយាយបានទេ៖ សិក្ខាកាមម្នាក់ៗទទួលសំណួរផ្សេងគ្នា ឬគ្រប់គ្នាបានពិន្ទុដូចគ្នា។",
    ),
}
_LEAN = {
    "low": Text(
        en="Most did well, and a few are far below them.", km="ភាគច្រើនឆ្លើយបានល្អ មានពីរបីនាក់បានទាបដាច់គេ។"
    ),
    "even": Text(
        en="About as many are above the average as below it.", km="អ្នកលើសមធ្យម និងក្រោមមធ្យម មានចំនួនប្រហាក់ប្រហែលគ្នា។"
    ),
    "high": Text(
        en="Most found it hard, and a few are far above them.", km="ភាគច្រើនយល់ថាពិបាក មានពីរបីនាក់បានខ្ពស់ដាច់គេ។"
    ),
}
_PEAK = {
    "flat": Text(
        en="The points are spread widely, perhaps in two camps.", km="ពិន្ទុខុសគ្នាឆ្ងាយៗ ប្រហែលជាបែកជាពីរក្រុម។"
    ),
    "usual": Text(en="The points lie around the average as is usual.", km="ពិន្ទុនៅជុំវិញមធ្យមភាគ ដូចធម្មតា។"),
    "peaked": Text(
        en="Most have nearly the same points, and a few are far from them.",
        km="ភាគច្រើនបានពិន្ទុប្រហាក់ប្រហែលគ្នា មានពីរបីនាក់ខុសគេឆ្ងាយ។",
    ),
}
_UNDEFINED = Text(
    en="It cannot be said of so few, or of equal points.", km="មិនអាចនិយាយបានទេ ព្រោះតិចពេក ឬពិន្ទុស្មើគ្នា។"
)

Line = tuple[Text, int | float | None, Text]


def form_words(form: FormFigures) -> tuple[Line, ...]:
    """Return each figure of a quiz: its name with the term in brackets, its value, what it means here."""
    who = Text(en="How many took it (n)", km="ចំនួនអ្នកឆ្លើយ (n)")
    if not form.judged:
        return ((who, form.n, too_few(form.n)),)
    first_try = Text(en="First tries of the form as it is now.", km="ការឆ្លើយលើកដំបូង លើទម្រង់ដូចបច្ចុប្បន្ន។")
    return ((who, form.n, first_try), *_middle(form), *_shape(form.statistics), *_trust(form.statistics))


def _middle(form: FormFigures) -> Iterable[Line]:
    found, possible = form.statistics, form.possible
    mean, median = f"{rounded(found.mean, 2)}", f"{rounded(found.median, 1)}"
    yield (
        Text(en="Points on average (mean)", km="ពិន្ទុមធ្យម (មធ្យមភាគ)"),
        found.mean,
        said(
            Text(en="{mean} of {possible} points.", km="{mean} ក្នុងចំណោម {possible} ពិន្ទុ។"),
            mean=mean,
            possible=possible,
        ),
    )
    yield (
        Text(en="Points in the middle (median)", km="ពិន្ទុនៅកណ្ដាល (មេដ្យាន, median)"),
        found.median,
        said(
            Text(
                en="Half have {median} points or more, half have {median} or fewer.",
                km="ពាក់កណ្ដាលបាន {median} ពិន្ទុឡើងទៅ ពាក់កណ្ដាលទៀតបាន {median} ពិន្ទុចុះក្រោម។",
            ),
            median=median,
        ),
    )
    yield (
        Text(
            en="How far apart they are (standard deviation)",
            km="ពិន្ទុឃ្លាតពីគ្នាប៉ុណ្ណា (គម្លាតស្តង់ដារ, standard deviation)",
        ),
        found.standard_deviation,
        Text(en="A usual distance from the average, in points.", km="ចម្ងាយធម្មតាពីមធ្យមភាគ គិតជាពិន្ទុ។"),
    )


def _shape(found: QuizStatistics) -> Iterable[Line]:
    lean = _named(found.skewness, _LEANING, ("low", "even", "high"))
    peak = _named(found.kurtosis, _PEAKED, ("flat", "usual", "peaked"))
    yield (
        Text(en="To which side they lean (skewness)", km="លម្អៀងទៅខាងណា (skewness)"),
        found.skewness,
        _LEAN[lean] if lean else _UNDEFINED,
    )
    yield (
        Text(en="How close they stand together (kurtosis)", km="ប្រមូលផ្តុំប៉ុណ្ណា (kurtosis)"),
        found.kurtosis,
        _PEAK[peak] if peak else _UNDEFINED,
    )


def _trust(found: QuizStatistics) -> Iterable[Line]:
    yield (
        Text(en="How well the questions agree (Cronbach's alpha)", km="សំណួរស៊ីគ្នាប៉ុណ្ណា (Cronbach's alpha)"),
        found.alpha,
        _ALPHA[alpha_word(found.alpha)],
    )
    error = found.standard_error
    yield (
        Text(en="Chance in one learner's points (standard error)", km="ចៃដន្យក្នុងពិន្ទុម្នាក់ៗ (standard error)"),
        error,
        _UNDEFINED
        if error is None
        else said(
            Text(
                en="On another day the same learner may well have {error} points more or fewer.",
                km="នៅថ្ងៃផ្សេង សិក្ខាកាមដដែលអាចបានពិន្ទុច្រើន ឬតិចជាងនេះ {error}។",
            ),
            error=f"{rounded(error, 1)}",
        ),
    )


def alpha_word(alpha: float | None) -> str:
    """Return how far a quiz can be trusted: good, fair, poor, or none where it cannot be said."""
    if alpha is None:
        return "none"
    return "good" if alpha >= RELIABLE else "fair" if alpha >= FAIR else "poor"


def _named(value: float | None, bound: float, names: tuple[str, str, str]) -> str | None:
    if value is None:
        return None
    return names[0] if value < -bound else names[2] if value > bound else names[1]
