"""Who is counted, what was gained and what of it lasted, as rows of a table."""

from collections.abc import Mapping
from datetime import date

from lms.courses.chart import AFTER, BEFORE, moment_name
from lms.i18n import day, tr
from lms.measures.distributions import Interval
from lms.measures.effect import Effect
from lms.measures.gain import Gain
from lms.reports.figures import Figures
from lms.reports.learnt import Version
from lms.reports.learnt_words import COUNT, HIGH, LOW, Sheet, ends
from lms.reports.table import Column, Value, rounded
from lms.text import Text

_WHAT = Text(en="What", km="អ្វី")


def who(found: Figures) -> Sheet:
    """Return who is in the group, and who of them is in which figure."""
    gained, gain = found.gained, found.gained.gain
    rows = (
        (Text(en="In the group today", km="ក្នុងក្រុមសព្វថ្ងៃ"), found.learners),
        (
            Text(en="Took both quizzes, compared", km="ឆ្លើយទាំងពីរលើក ហើយអាចប្រៀបធៀបបាន"),
            gain.n_matched,
        ),
        (
            Text(en="Took both, but not comparable", km="ឆ្លើយទាំងពីរលើក តែមិនអាចប្រៀបធៀបបាន"),
            gained.not_comparable,
        ),
        (Text(en="Took the quiz before only", km="ឆ្លើយតែមុនរៀន"), gain.n_before_only),
        (Text(en="Took the quiz after only", km="ឆ្លើយតែក្រោយរៀន"), gain.n_after_only),
        (Text(en="Skipped the quiz before", km="រំលងកម្រងសំណួរមុនរៀន"), gained.skipped),
        (Text(en="Has an answer still to be marked", km="មានចម្លើយរង់ចាំដាក់ពិន្ទុ"), gained.waiting),
        (
            Text(en="Compared: had every point before", km="អ្នកប្រៀបធៀប៖ ពិន្ទុពេញតាំងពីមុនរៀន"),
            gain.n_at_ceiling,
        ),
        (
            Text(en="Compared: reached the mark before", km="អ្នកប្រៀបធៀប៖ ដល់កម្រិតកំណត់មុនរៀន"),
            gained.mastery.before,
        ),
        (
            Text(en="Compared: reached the mark after", km="អ្នកប្រៀបធៀប៖ ដល់កម្រិតកំណត់ក្រោយរៀន"),
            gained.mastery.after,
        ),
    )
    return (Column("what", _WHAT), COUNT), ((tr(name), count) for name, count in rows)


def gain(found: Figures) -> Sheet:
    """Return the gain with its intervals, and the effect size."""
    gain, effect = found.gained.gain, found.gained.effect
    columns = (
        Column("what", _WHAT),
        Column("value", Text(en="Value", km="តម្លៃ"), 2),
        Column("low", LOW, 2),
        Column("high", HIGH, 2),
    )
    rows = (*_points_gained(gain), *_effect(effect))
    return columns, ((tr(name), rounded(value, 2), *ends(interval, 2)) for name, value, interval in rows)


def _points_gained(gain: Gain) -> tuple[tuple[Text, float | None, Interval | None], ...]:
    return (
        (Text(en="Mean before, % of points", km="មធ្យមមុនរៀន (% នៃពិន្ទុ)"), gain.mean_before, None),
        (Text(en="Mean after, % of points", km="មធ្យមក្រោយរៀន (% នៃពិន្ទុ)"), gain.mean_after, None),
        (Text(en="Gain, points of 100", km="កំណើន (ពិន្ទុក្នុង ១០០)"), gain.raw, gain.raw_interval),
        (
            Text(en="Normalised gain ⟨g⟩ of the class", km="កំណើនធៀប ⟨g⟩ របស់ក្រុម"),
            gain.normalised,
            gain.normalised_interval,
        ),
        (
            Text(en="Mean of single normalised gains", km="មធ្យមកំណើនធៀបម្នាក់ៗ"),
            gain.mean_single_gain,
            None,
        ),
        (Text(en="Mean normalised change", km="មធ្យមបម្រែបម្រួលធៀប"), gain.mean_change, None),
    )


def _effect(effect: Effect | None) -> tuple[tuple[Text, float | None, Interval | None], ...]:
    return (
        (
            Text(en="Effect size, d of average spread", km="ទំហំឥទ្ធិពល d (តាមគម្លាតមធ្យម)"),
            effect.d_av if effect else None,
            effect.interval if effect else None,
        ),
        (
            Text(en="The same, corrected for a small group", km="ដូចខាងលើ កែតម្រូវសម្រាប់ក្រុមតូច"),
            effect.corrected if effect else None,
            None,
        ),
    )


def kept(found: Figures) -> Sheet:
    """Return each follow-up with what was kept."""
    columns = (
        Column("when", Text(en="When", km="ពេលណា")),
        Column("due", Text(en="Due on", km="ដល់ពេលថ្ងៃ")),
        Column("taken", Text(en="Took it", km="បានឆ្លើយ (នាក់)")),
        Column("matched", Text(en="Took all three, compared", km="ឆ្លើយទាំងបីលើក ហើយអាចប្រៀបធៀបបាន")),
        Column("unlike", Text(en="Not comparable", km="មិនអាចប្រៀបធៀបបាន")),
        Column("before", BEFORE, 1, "%"),
        Column("after", AFTER, 1, "%"),
        Column("later", Text(en="At that time", km="នៅពេលនោះ"), 1, "%"),
        Column("kept", Text(en="Kept of the gain, R", km="នៅចាំពីកំណើន R"), 2),
        Column("low", LOW, 2),
        Column("high", HIGH, 2),
    )
    rows = (
        (
            tr(moment_name(one.moment, one.days)),
            one.due_on,
            one.taken,
            one.kept.n_matched,
            one.not_comparable,
            rounded(one.kept.mean_before, 1),
            rounded(one.kept.mean_after, 1),
            rounded(one.kept.mean_follow_up, 1),
            rounded(one.kept.retained, 2),
            *ends(one.kept.interval, 2),
        )
        for one in found.follow_ups
    )
    return columns, rows


def versions(found: Figures, published: Mapping[str, date]) -> Sheet:
    """Return the gain by the two releases it lies between."""
    columns = (
        Column("before", Text(en="Version before", km="កំណែមុនរៀន")),
        Column("after", Text(en="Version after", km="កំណែក្រោយរៀន")),
        COUNT,
        Column("gain", Text(en="Gain, points of 100", km="កំណើន (ពិន្ទុក្នុង ១០០)"), 1),
        Column("low", LOW, 1),
        Column("high", HIGH, 1),
    )
    rows = (
        (
            _version(one.before, published),
            _version(one.after, published),
            one.n,
            *_version_gain(one),
        )
        for one in found.gained.versions
    )
    return columns, rows


def _version(digest: str, published: Mapping[str, date]) -> str:
    """Return a release as a reader can tell it: its day, and the beginning of its name."""
    said = f"({digest[:8].upper()})"
    return f"{day(published[digest])} {said}" if digest in published else said


def _version_gain(one: Version) -> tuple[Value, Value, Value]:
    if one.gain is None:
        return None, None, None
    return rounded(one.gain.raw, 1), *ends(one.gain.raw_interval, 1)
