"""A year of a programme, drawn by chance as plain values: what everybody will do, and on which day."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tests.year.items import MODULES, asked

FIRST_DAY = date(2025, 1, 6)
COURSE = tuple(range(5))
"""The days of the training of trainers, counted from the first day."""
TAUGHT = (20, 27, 34, 41, 48)
"""The days on which a peer group is taught."""
WATCHED = 34
PRACTISED = 55
AWARDED = (100, 250, 400)
"""The days on which a master trainer and a manager go through who has earned what."""
TRAINERS, LEADERS_EACH = 25, 20
FULL = 2


@dataclass(frozen=True)
class Sat:
    """A quiz somebody takes: which items they do not know."""

    module: str
    moment: str
    day: int
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """An observation: the points in the order of the checklist, a red line or none, signed by both or not."""

    points: tuple[int, ...]
    red_line: bool = False
    signed: bool = True


@dataclass(frozen=True)
class Leader:
    """A peer leader's year; `missed` are the sessions they were not at, by their place in TAUGHT."""

    missed: frozenset[int]
    unread: frozenset[str]
    sat: tuple[Sat, ...]
    practice: Seen | None
    declared: frozenset[str]


@dataclass(frozen=True)
class Trainer:
    """A trainer's year; `monthly` are the days of sessions after the group was taught."""

    missed: frozenset[int]
    unread: frozenset[str]
    sat: tuple[Sat, ...]
    observed: Seen | None
    alone: bool
    monthly: tuple[int, ...]
    conduct: int | None
    clearance: int | None
    withdrawn: int | None
    leaders: tuple[Leader, ...] = field(default=())


def draw(seed: int = 4) -> tuple[Trainer, ...]:
    """Return the year of everybody; the same for the same seed."""
    chance = Random(seed)
    return tuple(_trainer(chance, number) for number in range(TRAINERS))


def on(day: int) -> date:
    """Return the date of a day of the year."""
    return FIRST_DAY + timedelta(days=day)


def _trainer(chance: Random, number: int) -> Trainer:
    flaw = number % 12  # each way of not getting there at least twice among 25
    sat = [_sat(chance, module, "after", 5, 2 if flaw == 1 else 0, critical=flaw == 2) for module in MODULES]
    if flaw == 2 and number > 12:
        # Misses a question about safety first, and knows it a month later.
        sat += [_sat(chance, module, "after", 60, 0) for module in MODULES]
    if flaw in {0, 3, 10, 11}:
        sat += [_sat(chance, module, "refresher", 340, 1) for module in MODULES]
    return Trainer(
        missed=frozenset(chance.sample(range(5), 2 if flaw == 4 else chance.randrange(2))),
        unread=frozenset({"safe-migration"} if flaw == 5 else ()),
        sat=tuple(sat),
        observed=None if flaw == 6 else _seen(chance, 75 if flaw == 7 else 80, red=flaw == 8 and number > 12),
        alone=flaw != 8 or number > 12,
        monthly=tuple(range(80, 400, 30))[: (12, 1, 5)[number % 3]],
        conduct=None if flaw == 9 and number < 12 else 6,
        clearance=None if flaw == 9 and number > 12 else 150 if flaw == 10 else 6,
        withdrawn=200 if flaw == 11 and number < 12 else None,
        leaders=tuple(_leader(chance, place, strong=number % 4 != 3) for place in range(LEADERS_EACH)),
    )


def _leader(chance: Random, place: int, *, strong: bool) -> Leader:
    sat = []
    for module in MODULES:
        sat.append(_sat(chance, module, "before", 19, 6 + chance.randrange(3), any_item=True))
        known = chance.randrange(4) if strong else 5 + chance.randrange(3)
        sat.append(_sat(chance, module, "after", 50, known, any_item=not strong or place % 7 == 0))
    declared = {"guardian-consent", "assent", "pledge"}
    if place % 10 == 9:
        declared.discard(chance.choice(sorted(declared)))
    seen = None if place % 11 == 5 else _seen(chance, 60, red=place % 13 == 7, signed=place % 17 != 3)
    return Leader(
        missed=frozenset(chance.sample(range(5), (0, 0, 1, 1, 2)[place % 5])),
        unread=frozenset({chance.choice(MODULES)} if place % 19 == 18 else ()),
        sat=tuple(sat),
        practice=seen,
        declared=frozenset(declared),
    )


def _sat(
    chance: Random,
    module: str,
    moment: str,
    day: int,
    wrong: int,
    *,
    critical: bool = False,
    any_item: bool = False,
) -> Sat:
    """Return a quiz with so many items not known; none that safety rests on unless it is said."""
    items = asked(module, moment)
    open_to = [one.id for one in items if any_item or not one.critical]
    missed = set(chance.sample(open_to, min(wrong, len(open_to))))
    if critical:
        missed.add(chance.choice([one.id for one in items if one.critical]))
    return Sat(module, moment, day, tuple(sorted(missed)))


def _seen(chance: Random, percent: int, *, red: bool = False, signed: bool = True) -> Seen:
    """Return ten points that come to a percentage, in an order of chance."""
    left, points = percent * 10 * FULL // 100, []
    for _ in range(10):
        points.append(min(FULL, left))
        left -= points[-1]
    chance.shuffle(points)
    return Seen(tuple(points), red, signed)
