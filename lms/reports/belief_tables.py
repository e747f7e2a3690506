"""Objectives, wrong beliefs and views as rows of a table."""

from collections.abc import Mapping, Sequence

from lms.courses.chart import AFTER, BEFORE, moment_name
from lms.courses.registers import Misconception
from lms.i18n import tr
from lms.measures.distributions import Interval
from lms.measures.misconceptions import Share
from lms.reports.believed import View
from lms.reports.figures import Figures
from lms.reports.learnt_words import HIGH, LOW, Sheet, ends
from lms.reports.table import Column, Value, rounded
from lms.text import Text
from lms.training.grid import FEW_ANSWERED


def objectives(found: Figures) -> Sheet:
    """Return the share of points of each objective at each moment."""
    columns = [Column("objective", Text(en="Objective", km="គោលបំណង"))]
    for moment, days in found.moments:
        columns += [
            Column(moment, moment_name(moment, days), 1, "%"),
            Column(f"{moment}-n", Text(en="Learners", km="នាក់")),
        ]
    rows = (
        (
            tr(objective.text),
            *(value for one in points for value in (rounded(one.share, 1), one.n)),
        )
        for objective, points in found.objectives
    )
    return tuple(columns), rows


def beliefs(found: Figures, known: Mapping[str, Misconception]) -> Sheet:
    """Return who held each belief, of those asked, at each moment."""
    columns = [Column("belief", Text(en="Belief", km="ការយល់ច្រឡំ"))]
    for moment, days in found.moments:
        name = moment_name(moment, days)
        columns += [
            Column(f"{moment}-held", Text(en=f"{name.en}: held", km=f"{name.km}៖ យល់ច្រឡំ")),
            Column(f"{moment}-asked", Text(en="of", km="ក្នុងចំណោម")),
        ]
    columns += [
        Column("change", Text(en="Change, points of 100", km="បម្រែបម្រួល (ក្នុង ១០០)"), 1),
        Column("low", LOW, 1),
        Column("high", HIGH, 1),
    ]
    rows = (
        (
            tr(known[one.id].belief) if one.id in known else one.id,
            *(
                value
                for share in (one.before, one.after, *(share for _, share in one.follow_ups))
                for value in _held(share)
            ),
            rounded(_hundred(one.change.change), 1),
            *ends(_in_hundreds(one.change.interval), 1),
        )
        for one in found.beliefs
    )
    return tuple(columns), (*rows, *_said_of_few(columns, hidden=bool(found.few_at)))


def views(found: Figures) -> Sheet:
    """Return how the views on each statement moved; of fewer than ten the mean shift and no more."""
    columns = (
        Column("statement", Text(en="Statement", km="ឃ្លា")),
        Column("learners", Text(en="Answered twice", km="ឆ្លើយពីរលើក (នាក់)")),
        Column("before", BEFORE, 1),
        Column("after", AFTER, 1),
        Column("shift", Text(en="Shift", km="បម្រែបម្រួល"), 1),
        Column("low", LOW, 1),
        Column("high", HIGH, 1),
        Column("safer", Text(en="Moved to the safer side", km="ប្រែទៅខាងសុវត្ថិភាពជាង")),
        Column("stayed", Text(en="Stayed", km="នៅដដែល")),
        Column("riskier", Text(en="Moved to the riskier side", km="ប្រែទៅខាងប្រឈមជាង")),
    )
    rows = (
        (
            tr(one.statement.stem),
            one.shift.n_matched,
            rounded(one.shift.mean_before, 1),
            rounded(one.shift.mean_after, 1),
            rounded(one.shift.shift, 1),
            *ends(one.shift.interval, 1),
            *_moved(one),
        )
        for one in found.views
        if not one.few
    )
    return columns, (*rows, *_said_of_few(columns, hidden=any(one.few for one in found.views)))


def _said_of_few(columns: Sequence[Column], *, hidden: bool) -> tuple[tuple[Value, ...], ...]:
    """Return a last row that says why something is missing, so that the file says it as well."""
    return ((tr(FEW_ANSWERED), *(None for _ in columns[1:])),) if hidden else ()


def _moved(one: View) -> tuple[Value, Value, Value]:
    shift = one.shift
    return (shift.moved_safer, shift.stayed, shift.moved_riskier) if one.counted else (None, None, None)


def _held(share: Share) -> tuple[Value, Value]:
    return (share.holding, share.asked) if share.asked else (None, None)


def _hundred(share: float | None) -> float | None:
    return None if share is None else 100 * share


def _in_hundreds(interval: Interval | None) -> Interval | None:
    return None if interval is None else Interval(100 * interval.low, 100 * interval.high)
