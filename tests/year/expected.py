"""Who should hold what at the end of the year, worked out from the plan alone and past the program."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tests.year.items import MODULES, asked
from tests.year.plan import AWARDED, TAUGHT, Leader, Sat, Seen, Trainer, on

REVOKED_AFTER = 150
"""The day on which the certificate of the first trainer who holds one is taken back."""


@dataclass(frozen=True, order=True)
class Held:
    """A certificate: by which rule, of which trainer (or of which leader in whose group), from when."""

    rule: str
    trainer: int
    leader: int | None
    on: date
    renews: bool = False


def expected(trainers: tuple[Trainer, ...]) -> set[Held]:
    """Return every certificate that should have been given in the year."""
    found: set[Held] = set()
    revoked = _first_certified(trainers)
    for number, trainer in enumerate(trainers):
        found |= {
            Held("peer-educator", number, place, on(AWARDED[0]))
            for place, leader in enumerate(trainer.leaders)
            if _earns_card(leader)
        }
        found |= set(_of_trainer(number, trainer, taken_back=number == revoked))
    return found


def _first_certified(trainers: tuple[Trainer, ...]) -> int:
    return next(number for number, one in enumerate(trainers) if _earns(one, AWARDED[0]))


def _of_trainer(number: int, trainer: Trainer, *, taken_back: bool) -> Iterator[Held]:
    first = next((day for day in AWARDED if _earns(trainer, day)), None)
    if first is None:
        return
    yield Held("trainer", number, None, on(first))
    if taken_back:
        return
    # Twelve months are 365 days here; the way to the next certificate opens 90 days before.
    again = [
        day for day in AWARDED if day > first and first + 365 - 90 <= day and _renews(trainer, first, day)
    ]
    if again:
        yield Held("trainer", number, None, on(again[0]), renews=True)
    valid = [day for day in AWARDED if first <= day <= first + 365 or again]
    masters = [day for day in valid if day >= first and _earns_master(trainer, day)]
    if masters:
        yield Held("master-trainer", number, None, on(masters[0]))


def _earns(trainer: Trainer, day: int) -> bool:
    read = not trainer.unread
    quizzes = all(_passed(trainer.sat, module, "after", 80, day, critical=True) for module in MODULES)
    there = (5 - len(trainer.missed)) * 100 >= 80 * 5
    alone = trainer.alone or any(one <= day for one in trainer.monthly)
    return (
        read and quizzes and there and _observed(trainer.observed, 80) and alone and _declared(trainer, day)
    )


def _renews(trainer: Trainer, since: int, day: int) -> bool:
    held = [one for one in trainer.monthly if since < one <= day]
    kept = all(
        _passed(trainer.sat, module, "refresher", 70, day, critical=False, since=since) for module in MODULES
    )
    return kept and len(held) >= 2


def _earns_master(trainer: Trainer, day: int) -> bool:
    months = on(day) >= date(2025, 7, 6)
    sessions = len(TAUGHT) + sum(one <= day for one in trainer.monthly)
    coached = sum(leader.practice is not None and leader.practice.signed for leader in trainer.leaders)
    gained = _gain(trainer.leaders) >= 30
    return months and sessions >= 4 and coached >= 2 and gained and _declared(trainer, day)


def _declared(trainer: Trainer, day: int) -> bool:
    cleared = trainer.clearance is not None and trainer.clearance <= day
    if trainer.withdrawn is not None and trainer.withdrawn <= day:
        cleared = False
    return cleared and trainer.conduct is not None and trainer.conduct <= day


def _earns_card(leader: Leader) -> bool:
    quizzes = all(_passed(leader.sat, module, "after", 70, 100, critical=True) for module in MODULES)
    there = (5 - len(leader.missed)) * 100 >= 80 * 5
    agreed = leader.declared == {"guardian-consent", "assent", "pledge"}
    return quizzes and not leader.unread and there and agreed and _observed(leader.practice, 50)


def _observed(seen: Seen | None, percent: int) -> bool:
    return seen is not None and seen.signed and not seen.red_line and sum(seen.points) * 100 >= percent * 20


def _passed(
    sat: Iterable[Sat], module: str, moment: str, percent: int, day: int, *, critical: bool, since: int = -1
) -> bool:
    for one in sat:
        if (one.module, one.moment) == (module, moment) and since < one.day <= day:
            earned, possible, safe = _points(one)
            if earned * 100 >= percent * possible and (safe or not critical):
                return True
    return False


def _points(sat: Sat) -> tuple[int, int, bool]:
    items = asked(sat.module, sat.moment)
    earned = sum(one.points for one in items if one.id not in sat.wrong)
    safe = not any(one.critical and one.id in sat.wrong for one in items)
    return earned, sum(one.points for one in items), safe


def _gain(leaders: Iterable[Leader]) -> float:
    """Return Hake's gain of a class in percent, from the means over every learner and module."""
    before, after = [], []
    for leader in leaders:
        for one in leader.sat:
            earned, possible, _ = _points(one)
            {"before": before, "after": after}[one.moment].append(100 * earned / possible)
    pre, post = sum(before) / len(before), sum(after) / len(after)
    return 100 * (post - pre) / (100 - pre)
