"""The figures of a generation report as tables, so that the page and its files say the same numbers."""

from collections.abc import Iterable, Iterator

from lms.courses.chart import AFTER, BEFORE, moment_name
from lms.i18n import spoken, tr
from lms.reports.generation import Generation, Step, Sure
from lms.reports.generation_report import OfModule, Report
from lms.reports.learnt_words import HIGH, LOW, ends
from lms.reports.table import Column, Table, Value, rounded, shown
from lms.text import Text

SMALLEST_HEADS = 5
"""Head counts below this stay in the team."""
_FEW = Text(en="fewer than 5", km="តិចជាង ៥ នាក់")
_UNKNOWN = Text(en="not recorded", km="មិនបានកត់ត្រា")
_GENERATION = Column("generation", Text(en="Generation", km="ជំនាន់"))
_MATCHED = Column("matched", Text(en="Took both, compared", km="ឆ្លើយទាំងពីរលើក ប្រៀបធៀបបាន"))
_GAIN = Column("gain", Text(en="Gain, points of 100", km="កំណើន (ពិន្ទុក្នុង ១០០)"), 1)
_G = Column("normalised", Text(en="Normalised gain ⟨g⟩", km="កំណើនធៀប ⟨g⟩"), 2)
_SURE = {
    Sure.UNKNOWN: Text(en="how sure, cannot be said", km="មិនអាចប្រាប់ថាប្រាកដប៉ុនណា"),
    Sure.MAYBE: Text(en="may be chance", km="អាចជាការចៃដន្យ"),
    Sure.LOST: Text(en="a loss; it may be below 10", km="ពិតជាបាត់បង់ តែអាចតិចជាង ១០"),
    Sure.TOO_MUCH: Text(en="more than 10, surely", km="លើសពី ១០ ប្រាកដ"),
}


def overview(found: Report) -> Table:
    """Return every module's generations in one table."""
    rows = (
        (one.module.head.code, *_counts(line, found), *_means(line), *_gained(line))
        for one in found.modules
        for line in one.cascade.generations
    )
    return Table(
        "generations",
        Text(en="All modules, generation by generation", km="គ្រប់ម៉ូឌុល តាមជំនាន់នីមួយៗ"),
        (Column("module", Text(en="Module", km="ម៉ូឌុល")), *_COUNTS, *_MEANS, *_GAINS),
        tuple(rows),
    )


def tables(found: Report, one: OfModule) -> dict[str, Table]:
    """Return the tables of one module by their name: known, gain, steps, kept, trainers."""
    lines, code = one.cascade.generations, one.module.head.code
    known = ((*_counts(line, found), *_means_with_ends(line)) for line in lines)
    gains = ((_number(line), _heads(line.gain.n_matched, found), *_gained(line)) for line in lines)
    made = {
        "known": (
            Text(en="What they knew before and after", km="អ្វីដែលពួកគេដឹង មុន និងក្រោយរៀន"),
            (*_COUNTS, *_MEANS_WITH_ENDS),
            known,
        ),
        "gain": (Text(en="What was gained", km="អ្វីដែលរៀនបាន"), (_GENERATION, _IN_FIGURES, *_GAINS), gains),
        "steps": (
            Text(en="From one generation to the next", km="ពីជំនាន់មួយទៅជំនាន់បន្ទាប់"),
            _STEPS,
            (_step(step) for step in one.cascade.steps),
        ),
        "kept": (Text(en="What was kept", km="អ្វីដែលនៅចាំ"), _KEPT, _kept(lines, found)),
        "trainers": (
            Text(en="By trainer, in the order of their names", km="តាមគ្រូនីមួយៗ រៀបតាមឈ្មោះ"),
            _TRAINERS,
            _trainers(lines, found),
        ),
    }
    return {
        name: Table(f"{code}-{name}", title, columns, tuple(rows))
        for name, (title, columns, rows) in made.items()
    }


def quiet(found: Report) -> Table:
    """Return the cohorts without a session for long."""
    return Table(
        "no-session",
        Text(en="No session for 60 days and more", km="គ្មានវគ្គ ៦០ ថ្ងៃឡើងទៅ"),
        (
            Column("cohort", Text(en="Cohort", km="ក្រុម")),
            Column("trainer", Text(en="Trainer", km="គ្រូបណ្តុះបណ្តាល")),
            Column("last", Text(en="Last session", km="វគ្គចុងក្រោយ")),
            Column("days", Text(en="Days since, or since it began", km="ចំនួនថ្ងៃ គិតពីវគ្គចុងក្រោយ ឬពីថ្ងៃចាប់ផ្តើម")),
        ),
        tuple((one.cohort, name_of(found, one.trainer), one.last, one.days) for one in found.quiet),
    )


def whole(value: float | None) -> str:
    """Write points in whole numbers, in the digits of the reader."""
    return shown(rounded(value, 0), _POINTS, spoken())


def name_of(found: Report, person: str | None) -> str:
    """Return an adult's name in the script of the reader; a dash for nobody."""
    km, latin = found.names.get(person or "", ("", ""))
    return tr(Text(en=latin or km or "–", km=km or latin or "–"))


_POINTS = Column("points", Text(en="Points", km="ពិន្ទុ"), 0)
_IN_FIGURES = Column("learners", Text(en="Learners in these figures", km="សិក្ខាកាមក្នុងតួលេខទាំងនេះ"))
_COUNTS = (
    _GENERATION,
    _MATCHED,
    Column("before-only", Text(en="Before only", km="ឆ្លើយតែមុនរៀន")),
    Column("after-only", Text(en="After only", km="ឆ្លើយតែក្រោយរៀន")),
)
_MEANS = (Column("before", BEFORE, 1, "%"), Column("after", AFTER, 1, "%"))
_MEANS_WITH_ENDS = (
    _MEANS[0],
    Column("before-low", LOW, 1),
    Column("before-high", HIGH, 1),
    _MEANS[1],
    Column("after-low", LOW, 1),
    Column("after-high", HIGH, 1),
)
_GAINS = (
    _GAIN,
    Column("gain-low", LOW, 1),
    Column("gain-high", HIGH, 1),
    _G,
    Column("g-low", LOW, 2),
    Column("g-high", HIGH, 2),
)
_STEPS = (
    Column("from", Text(en="From generation", km="ពីជំនាន់")),
    Column("to", Text(en="To generation", km="ទៅជំនាន់")),
    Column("above", Text(en="Learners above", km="សិក្ខាកាមជំនាន់លើ")),
    Column("below", Text(en="Learners below", km="សិក្ខាកាមជំនាន់ក្រោម")),
    Column("loss", Text(en="Points of 100 lost after the lessons", km="ពិន្ទុក្នុង ១០០ ដែលបាត់បង់ ក្រោយរៀន"), 1),
    Column("low", LOW, 1),
    Column("high", HIGH, 1),
    Column("sure", Text(en="How sure", km="ប្រាកដប៉ុនណា")),
)
_KEPT = (
    _GENERATION,
    Column("when", Text(en="When", km="ពេលណា")),
    Column("taken", Text(en="Took it", km="បានឆ្លើយ (នាក់)")),
    Column("matched", Text(en="Took all three, compared", km="ឆ្លើយទាំងបីលើក ហើយអាចប្រៀបធៀបបាន")),
    Column("kept", Text(en="Kept of the gain, R", km="ចំណែកកំណើនដែលនៅចាំ R"), 2),
    Column("low", LOW, 2),
    Column("high", HIGH, 2),
)
_TRAINERS = (
    Column("trainer", Text(en="Trainer", km="គ្រូបណ្តុះបណ្តាល")),
    Column("generation", Text(en="Generation of the learners", km="ជំនាន់របស់សិក្ខាកាម")),
    _IN_FIGURES,
    _GAIN,
    Column("low", LOW, 1),
    Column("high", HIGH, 1),
)


def _number(line: Generation) -> Value:
    return tr(_UNKNOWN) if line.number is None else line.number


def _heads(count: int, found: Report) -> Value:
    """Return a head count; a few people are not counted where the figures leave the team."""
    hidden = not found.limits.cohorts_seen and 0 < count < SMALLEST_HEADS
    return tr(_FEW) if hidden else count


def _counts(line: Generation, found: Report) -> tuple[Value, ...]:
    heads = (line.matched, line.before_only, line.after_only)
    return _number(line), *(_heads(one, found) for one in heads)


def _means(line: Generation) -> tuple[Value, ...]:
    return rounded(line.gain.mean_before, 1), rounded(line.gain.mean_after, 1)


def _means_with_ends(line: Generation) -> tuple[Value, ...]:
    before, after = _means(line)
    return before, *ends(line.before, 1), after, *ends(line.after, 1)


def _gained(line: Generation) -> tuple[Value, ...]:
    gain = line.gain
    return (
        rounded(gain.raw, 1),
        *ends(gain.raw_interval, 1),
        rounded(gain.normalised, 2),
        *ends(gain.normalised_interval, 2),
    )


def _step(step: Step) -> tuple[Value, ...]:
    if step.loss is None:
        return step.above, step.below, None, None, None, None, None, None
    return (
        step.above,
        step.below,
        step.n_above,
        step.n_below,
        rounded(step.loss, 1),
        *ends(step.interval, 1),
        tr(_SURE[step.sure]),
    )


def _kept(lines: Iterable[Generation], found: Report) -> Iterator[tuple[Value, ...]]:
    for line in lines:
        for one in line.follow_ups:
            shown = one.kept.n_matched > 0
            yield (
                _number(line),
                tr(moment_name(one.moment, one.days)),
                _heads(one.taken, found),
                one.kept.n_matched if shown else None,
                rounded(one.kept.retained, 2),
                *ends(one.kept.interval, 2),
            )


def _trainers(lines: Iterable[Generation], found: Report) -> Iterator[tuple[Value, ...]]:
    for line in lines:
        for one in sorted(line.trainers, key=lambda one: name_of(found, one.trainer)):
            if one.gain is None:
                yield name_of(found, one.trainer), _number(line), None, None, None, None
            else:
                gain = one.gain
                yield (
                    name_of(found, one.trainer),
                    _number(line),
                    gain.n_matched,
                    rounded(gain.raw, 1),
                    *ends(gain.raw_interval, 1),
                )
