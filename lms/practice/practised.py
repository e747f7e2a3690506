"""What somebody has done in practice, as values: sessions led, observations signed by both, attendance."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class SessionLed:
    """A held session in which somebody led or co-led.

    `independent`: they led and nobody led with them. `co_led`: they were the second of two; the first of
    two is neither.
    """

    id: str
    held_on: date
    cohort_kind: str
    independent: bool
    co_led: bool


@dataclass(frozen=True, slots=True)
class Observed:
    """An observation that both have signed; `percent` is rounded down, `red_lines` the ids of those crossed.

    `setting` is practice, co-facilitation or independent; `observer` an account's id; `signed_on` the day
    on which the second of the two signed.
    """

    id: str
    signed_on: date
    setting: str
    percent: int
    red_lines: tuple[str, ...]
    observer: str


@dataclass(frozen=True, slots=True)
class Attended:
    """Of one cohort: sessions held for it while somebody belonged to it, and those they attended.

    Sessions that its members led for the community are not among them. `days` has each session that counts,
    and whether they were there.
    """

    cohort_kind: str
    held: int
    attended: int
    days: tuple[tuple[date, bool], ...] = ()

    def since(self, day: date) -> "Attended":
        """Return the same of the sessions held on that day or later."""
        later = tuple(one for one in self.days if one[0] >= day)
        return replace(self, held=len(later), attended=sum(there for _, there in later), days=later)


@dataclass(frozen=True, slots=True)
class Practice:
    """All of it for one person, oldest first."""

    led: tuple[SessionLed, ...]
    observed: tuple[Observed, ...]
    attended: tuple[Attended, ...]

    def since(self, day: date) -> "Practice":
        """Return what was done on that day or later."""
        return Practice(
            tuple(one for one in self.led if one.held_on >= day),
            tuple(one for one in self.observed if one.signed_on >= day),
            tuple(one.since(day) for one in self.attended),
        )


@dataclass(frozen=True, slots=True)
class Stay:
    """The days somebody belonged to a cohort; `until` is None while they do."""

    since: date
    until: date | None


def attendance(stays: Iterable[Stay], held: Iterable[tuple[date, bool]]) -> tuple[int, int]:
    """Return how many sessions count for somebody and how many of them they attended."""
    days = counted(stays, held)
    return len(days), sum(there for _, there in days)


def counted(stays: Iterable[Stay], held: Iterable[tuple[date, bool]]) -> tuple[tuple[date, bool], ...]:
    """Return the sessions that count for somebody, by day, and whether they were there.

    `held` has the day of each session of the cohort and whether they were there. A session before they
    joined or after they left does not count, unless they were there.
    """
    own = tuple(stays)
    return tuple(
        (day, there)
        for day, there in sorted(held)
        if there or any(one.since <= day and (one.until is None or day <= one.until) for one in own)
    )


def share(held: int, attended: int) -> int | None:
    """Return attended / held as a whole percentage, rounded down; None when nothing was held."""
    return 100 * attended // held if held else None
