"""Everybody of the year, and the calendar of what is still to be done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time
from heapq import heappop, heappush

from sqlalchemy.orm import Session

from lms.certificates.issuer import Issuer
from lms.i18n import CAMBODIA
from tests.factories import Someone
from tests.year.plan import on

Deed = Callable[[datetime], None]


def at(day: int, hour: int = 9) -> datetime:
    """Return an hour in Cambodia of a day of the year."""
    return datetime.combine(on(day), time(hour), CAMBODIA)


@dataclass
class Programme:
    """Everybody of the year, by what they are and their number; `deeds` are what is still to be done."""

    session: Session
    issuer: Issuer
    master: Someone = field(init=False)
    manager: Someone = field(init=False)
    focal_point: Someone = field(init=False)
    course: str = ""
    trainers: list[Someone] = field(default_factory=list)
    leaders: dict[tuple[int, int], Someone] = field(default_factory=dict)
    groups: dict[int, str] = field(default_factory=dict)
    deeds: list[tuple[int, int, int, Deed]] = field(default_factory=list)
    known: int = 0

    def do(self, day: int, deed: Deed, hour: int = 9) -> None:
        """Remember to do something on a day."""
        self.known += 1
        heappush(self.deeds, (day, hour, self.known, deed))

    def live_until(self, day: int) -> None:
        """Do everything up to a day, in the order of the days and hours; deeds may bring others."""
        while self.deeds and self.deeds[0][0] <= day:
            when, hour, _, deed = heappop(self.deeds)
            deed(at(when, hour))
