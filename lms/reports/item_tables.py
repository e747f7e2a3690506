"""The item analysis as tables: what a page shows, a spreadsheet gets, digit for digit."""

from collections.abc import Iterable, Sequence

from lms.i18n import tr
from lms.measures import rasch
from lms.measures.dif import Difference
from lms.measures.items import DONT_KNOW
from lms.quizzes.kinds import Item
from lms.quizzes.quiz import MOMENT_NAMES
from lms.reports.figure_words import FIGURES
from lms.reports.form_figures import FormFigures, difficulties
from lms.reports.form_words import ABOUT, form_words
from lms.reports.item_choices import OTHERS, Offered, Share, offered
from lms.reports.item_figures import Dif, ItemFigures
from lms.reports.item_statistics import ModuleFigures
from lms.reports.item_words import remarks
from lms.reports.table import Column, Table, Value, rounded
from lms.text import Text

_N = Column("answers", Text(en="Answers", km="ចម្លើយ"))
_TAKEN = Column("taken", Text(en="Quizzes", km="ចំនួនដងដែលឆ្លើយ"))
_MOMENT = Column("moment", Text(en="When", km="ពេលណា"))
_FORM = Column("form", Text(en="Form", km="ទម្រង់"))
_RIGHT = Column(
    "facility", Text(en="Points earned, % (facility)", km="ពិន្ទុទទួលបាន % (កម្រិតងាយ)"), places=1, unit="%"
)
_TELLS = Column(
    "discrimination",
    Text(
        en="Tells strong from weak, −1 to 1 (discrimination)",
        km="បែងចែកអ្នកចេះច្រើន និងតិច ពី −១ ដល់ ១ (ការបែងចែក)",
    ),
    places=2,
)
_UNKNOWN = Column("dont-know", Text(en="“I don't know”", km="«ខ្ញុំមិនដឹងទេ»"), places=1, unit="%")
_EARLIER = Column("earlier", Text(en="Before it was edited (not counted)", km="មុនពេលកែសម្រួល (មិនបានរាប់)"))
_REMARKS = Column("remarks", Text(en="What to look at", km="អ្វីដែលគួរពិនិត្យ"))


def overview(modules: Iterable[ModuleFigures]) -> Table:
    """Return each form of each module at each moment, with how many took it and what to look at."""
    columns = (
        Column("module", Text(en="Module", km="ម៉ូឌុល")),
        _MOMENT,
        _FORM,
        _TAKEN,
        Column("alpha", Text(en="Reliability (alpha)", km="ភាពជឿទុកចិត្តបាន (អាល់ហ្វា)"), places=2),
        Column("to-look-at", Text(en="Questions to look at", km="សំណួរដែលគួរពិនិត្យ")),
    )
    rows = tuple(
        (
            one.module.head.code,
            tr(MOMENT_NAMES[form.moment]),
            form.form.value,
            form.n + form.earlier,
            rounded(form.statistics.alpha, 2) if form.judged else None,
            form.flagged,
        )
        for one in modules
        for form in one.forms
    )
    return Table("questions", Text(en="All forms", km="ទម្រង់ទាំងអស់"), columns, rows)


def name_of(code: str, form: FormFigures, what: str) -> str:
    """Return the name of a form's table, which is part of a file's name."""
    return f"{code}-{form.form}-{form.moment}-{what}"


def form_table(code: str, form: FormFigures) -> Table:
    """Return what the quiz as a whole is worth, with what each figure means."""
    columns = (
        Column("figure", Text(en="Figure", km="តួលេខ")),
        Column("value", Text(en="Value", km="តម្លៃ"), places=2),
        Column("meaning", Text(en="What it means here", km="មានន័យថា")),
    )
    rows = tuple(
        (tr(name), value if isinstance(value, int) else rounded(value, 2), tr(meaning))
        for name, value, meaning in form_words(form)
    )
    return Table(name_of(code, form, "all"), ABOUT, columns, rows)


def points_table(code: str, form: FormFigures) -> Table:
    """Return how many learners reached how many of 100 points."""
    columns = (
        Column("from", Text(en="From (% of the points)", km="ចាប់ពី (% នៃពិន្ទុ)")),
        Column("below", Text(en="To below", km="ដល់ក្រោម")),
        Column("learners", Text(en="Learners", km="សិក្ខាកាម (នាក់)")),
    )
    rows = tuple((int(one.low), int(one.high), one.n) for one in form.histogram)
    notes = (Text(en="The last row includes 100.", km="ជួរចុងក្រោយរាប់បញ្ចូល ១០០ ផង។"),)
    title = Text(en="The points in numbers", km="ពិន្ទុគិតជាលេខ")
    return Table(name_of(code, form, "points"), title, columns, rows, notes)


def items_table(code: str, form: FormFigures) -> Table:
    """Return the questions, those first that need a look most."""
    columns = (
        Column("place", Text(en="Question", km="សំណួរ")),
        Column("stem", Text(en="What is asked", km="អ្វីដែលសួរ")),
        _REMARKS,
        _N,
        _RIGHT,
        _TELLS,
        _UNKNOWN,
        _EARLIER,
    )
    rows = tuple(
        (one.place, tr(one.item.stem), said_of(one), *_figures(one), one.earlier) for one in form.by_attention
    )
    title = Text(en="Questions, what needs a look first", km="សំណួរ តម្រៀបតាមអ្វីដែលគួរពិនិត្យមុន")
    return Table(name_of(code, form, "questions"), title, columns, rows)


def said_of(one: ItemFigures) -> str:
    """Return all remarks on a question, one after another, in the language of this request."""
    return " ".join(tr(words) for words in remarks(one, offered(one.item)))


def _figures(one: ItemFigures) -> tuple[Value, ...]:
    found = one.statistics
    if not one.judged:
        return found.n, None, None, None
    return (
        found.n,
        _hundred(found.facility),
        rounded(found.discrimination, 2),
        _hundred(one.unknown_share),
    )


def item_table(code: str, place: str, forms: Sequence[tuple[FormFigures, ItemFigures]]) -> Table:
    """Return one question's figures, a column for each moment it was asked at, and what they mean."""
    columns = (
        Column("figure", Text(en="Figure", km="តួលេខ")),
        *(Column(one.moment.value, MOMENT_NAMES[one.moment], places=2) for _, one in forms),
        Column("meaning", Text(en="What it means", km="មានន័យថា")),
    )
    values = [_item_values(form, one) for form, one in forms]
    rows = tuple(
        (tr(name), *(own[number] for own in values), tr(meaning))
        for number, (name, meaning) in enumerate(FIGURES)
    )
    title = Text(en="The figures of this question", km="តួលេខនៃសំណួរនេះ")
    return Table(f"{code}-{place}-figures", title, columns, rows)


def _item_values(form: FormFigures, one: ItemFigures) -> tuple[Value, ...]:
    found = one.statistics
    if not one.judged:
        return (found.n, *[None] * (len(FIGURES) - 2), one.earlier)
    difficulty, error = difficulty_of(form, one.item)
    return (
        found.n,
        found.missing,
        _hundred(found.facility, 2),
        rounded(found.discrimination, 2),
        rounded(found.upper_lower, 2),
        _hundred(one.unknown_share, 2),
        rounded(difficulty, 2),
        rounded(error, 2),
        rounded(_delta(one.by_sex), 2),
        rounded(_delta(one.by_language), 2),
        one.earlier,
    )


def difficulty_of(form: FormFigures, item: Item) -> tuple[float | None, float | None]:
    """Return an item's Rasch difficulty and its standard error, in logits; None where there is none."""
    found = difficulties(form)
    if not isinstance(found, rasch.Calibration):
        return None, None
    own = next(one for one in found.items if one.item == item.id)
    return own.difficulty, own.standard_error


def _delta(between: Dif) -> float | None:
    return between.delta if isinstance(between, Difference) else None


def shares_table(code: str, place: str, figures: Sequence[ItemFigures]) -> Table:
    """Return how many chose each option, with columns for each moment; of moments with too few, none."""
    columns = [
        Column("option", Text(en="Answer", km="ចម្លើយ")),
        Column("key", Text(en="Marked right", km="កំណត់ថាត្រូវ")),
    ]
    for one in figures:
        when = MOMENT_NAMES[one.moment]
        columns += [
            Column(f"{one.moment}-n", Text(en=f"{when.en}: learners", km=f"{when.km}៖ ចំនួននាក់")),
            Column(f"{one.moment}-share", Text(en=f"{when.en}: share", km=f"{when.km}៖ ភាគរយ"), 1, "%"),
        ]
    rows = tuple(_share_row(share, figures) for share in listed_shares(figures))
    title = Text(en="The answers in numbers", km="ចម្លើយគិតជាលេខ")
    return Table(f"{code}-{place}-answers", title, tuple(columns), rows)


def listed_shares(figures: Sequence[ItemFigures]) -> tuple[Share, ...]:
    """Return each answer that stands at some moment, once, in the order of the options."""
    known = {share.offered.id: share for one in figures for share in one.chosen}
    last = [known.pop(id_) for id_ in (OTHERS, DONT_KNOW) if id_ in known]
    return (*known.values(), *last)


def _share_row(share: Share, figures: Sequence[ItemFigures]) -> tuple[Value, ...]:
    row: list[Value] = [option_words(share), "✓" if share.offered.right else ""]
    for one in figures:
        own = share_in(one, share.offered.id)
        row += [own.n, _hundred(own.n / own.of if own.of else None)] if one.judged else [None, None]
    return tuple(row)


def share_in(one: ItemFigures, id_: str) -> Share:
    """Return the share of an answer at a moment, which may be nobody's."""
    other = Share(Offered(id_, None, None), 0, one.chosen[0].of)
    return next((share for share in one.chosen if share.offered.id == id_), other)


def option_words(share: Share) -> str:
    """Return an answer in the language of this request; one that was made, not chosen, as it was kept."""
    return share.offered.id if share.offered.text is None else tr(share.offered.text)


def _hundred(share: float | None, places: int = 1) -> Value:
    return None if share is None else rounded(100 * share, places)
