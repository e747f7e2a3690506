"""Words and small pieces that the tables of a cohort's report share, so that each is said one way."""

from collections.abc import Iterable

from lms.measures.distributions import Interval
from lms.reports.table import Column, Value, rounded
from lms.text import Text

Sheet = tuple[tuple[Column, ...], Iterable[tuple[Value, ...]]]
"""The columns of a table, and its rows."""

COUNT = Column("learners", Text(en="Learners", km="សិក្ខាកាម (នាក់)"))
LOW = Text(en="From (95% interval)", km="ចាប់ពី (ចន្លោះជឿជាក់ ៩៥%)")
HIGH = Text(en="To", km="ដល់")


def ends(interval: Interval | None, places: int) -> tuple[Value, Value]:
    """Return both ends of an interval, rounded; nothing for none."""
    if interval is None:
        return None, None
    return rounded(interval.low, places), rounded(interval.high, places)
