"""What a whole form is worth at one moment, and all of its questions; nothing here asks a database."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from lms.measures import quiz, rasch
from lms.measures.item_flags import FEWEST_TO_JUDGE
from lms.measures.quiz import Bin, QuizStatistics
from lms.quizzes.kinds import Item
from lms.quizzes.quiz import Form, Moment
from lms.reports.item_figures import Answered, Group, ItemFigures, Same, measure_item


@dataclass(frozen=True, slots=True)
class FormFigures:
    """One form at one moment: everybody whose form was as it is now, and its questions.

    `earlier` counts attempts at the form as it was before; no other figure has them. `drawn` says that
    each learner got questions of their own, so that there is no alpha. `right` and `scores` (how many had
    each item right, how many reached each total) are what difficulties are made from.
    """

    form: Form
    moment: Moment
    possible: int
    n: int
    earlier: int
    drawn: bool
    statistics: QuizStatistics
    histogram: tuple[Bin, ...]
    items: tuple[ItemFigures, ...]
    right: Mapping[str, int] = field(repr=False)
    scores: Mapping[int, int] = field(repr=False)

    @property
    def judged(self) -> bool:
        """Whether enough took it to show any figure but their number."""
        return self.n >= FEWEST_TO_JUDGE

    @property
    def by_attention(self) -> tuple[ItemFigures, ...]:
        """The questions, those first that need a look most."""
        return tuple(sorted(self.items, key=lambda one: -one.attention))

    @property
    def flagged(self) -> int:
        """How many questions somebody should look at."""
        return sum(one.attention > 0 for one in self.items)


def difficulties(form: FormFigures) -> rasch.Calibration | rasch.TooFew | rasch.NotEstimable | None:
    """Return the Rasch difficulties of a form's items; None where the model does not fit its marking.

    It wants one point for each question, the same questions for everybody, and points that add up.
    """
    adds_up = sum(score * n for score, n in form.scores.items()) == sum(form.right.values())
    if form.drawn or not adds_up or any(one.item.points != 1 for one in form.items):
        return None
    return rasch.calibrate(form.right, form.scores)


def measure_form(
    form: Form,
    moment: Moment,
    scored: Sequence[Item],
    groups: Sequence[Group],
    answered: Iterable[Answered],
    same: Same,
    *,
    drawn: bool,
) -> FormFigures:
    """Measure a form at one moment from its groups and their answers; `scored` are its items as now."""
    whole = [one for one in groups if form in same[one.version].forms]
    possible = _commonest_size(whole) if drawn else sum(item.points for item in scored)
    counted = {one for one in whole if one.possible == possible}
    totals: Counter[int] = Counter()
    for group in counted:
        totals[group.earned] += group.n
    by_item: dict[str, list[Answered]] = defaultdict(list)
    for one in answered:
        by_item[one.item].append(one)
    points = {item.id: _points(by_item[item.id], counted, totals.total()) for item in scored}
    spreads = [] if drawn else [quiz.variance(points[item.id]) or Fraction() for item in scored]
    return FormFigures(
        form=form,
        moment=moment,
        possible=possible,
        n=totals.total(),
        earlier=sum(one.n for one in groups) - totals.total(),
        drawn=drawn,
        statistics=quiz.measure(totals, spreads),
        histogram=quiz.histogram(totals, possible) if possible else (),
        items=tuple(
            measure_item(item, f"{form}{number}", moment, groups, by_item[item.id], same, drawn=drawn)
            for number, item in enumerate(scored, 1)
        ),
        right={item.id: points[item.id][item.points] for item in scored},
        scores=dict(totals),
    )


def _commonest_size(groups: Iterable[Group]) -> int:
    sizes: Counter[int] = Counter()
    for group in groups:
        sizes[group.possible] += group.n
    return max(sizes, key=lambda size: (sizes[size], size), default=0)


def _points(answered: Iterable[Answered], counted: set[Group], n: int) -> Counter[int]:
    """Count how many earned each number of points in an item; who left it out earned none."""
    points: Counter[int] = Counter()
    for one in answered:
        if one.group in counted:
            points[one.points] += one.n
    points[0] += n - points.total()
    return points
