"""What somebody has done, as plain values: without them a rule would have to know the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from fractions import Fraction

from lms import i18n
from lms.permissions import Role
from lms.practice.practised import Practice

NO_PRACTICE = Practice((), (), ())


@dataclass(frozen=True, slots=True)
class QuizEvidence:
    """One finished attempt at a quiz of a module, in whole points.

    `missed_critical` says whether any safety-critical item was not right, `waiting` how many answers
    a person has yet to mark: until then points may be missing.
    """

    attempt_id: str
    earned: int
    possible: int
    missed_critical: bool
    finished_at: datetime
    waiting: int = 0
    moment: str = "after"

    @property
    def day(self) -> date:
        """The day in Cambodia on which it was finished."""
        return i18n.local_day(self.finished_at)


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration; one that was withdrawn counts no longer and stays to be seen."""

    kind: str
    given_on: date
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """The days on which a role was held; `until`, the first day without it, is None while it goes on."""

    role: Role
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Coached:
    """Somebody whose observation both have signed, and the day of it."""

    person: str
    signed_on: date


@dataclass(frozen=True, slots=True)
class OwnCohort:
    """What an own cohort gained: Hake's gain of the class, None without room to gain.

    `learners` took both quizzes; `last_on` is the day of the last quiz after.
    """

    cohort_id: str
    learners: int
    gain: Fraction | None
    last_on: date


@dataclass(frozen=True, slots=True)
class Held:
    """A certificate somebody was given and that is worth something until `expires_on`."""

    rule: str
    awarded_on: date
    expires_on: date


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one person has done.

    Lessons (with the day they were finished) and quizzes stand by module id; a module that is not named
    was not begun. `lessons_wanted` holds the ids of all lessons of a module's release.
    """

    lessons_read: Mapping[str, Mapping[str, date]] = field(default_factory=dict)
    lessons_wanted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    quizzes: Mapping[str, tuple[QuizEvidence, ...]] = field(default_factory=dict)
    practice: Practice = NO_PRACTICE
    declarations: tuple[Declaration, ...] = ()
    terms: tuple[Term, ...] = ()
    coached: tuple[Coached, ...] = ()
    cohorts: tuple[OwnCohort, ...] = ()
    awards: tuple[Held, ...] = ()

    def since(self, day: date) -> "Evidence":
        """Return what was done on that day or later; a certificate is renewed by nothing older.

        Other certificates count as they are: they have an end of their own.
        """
        return replace(
            self,
            lessons_read={
                module: {lesson: on for lesson, on in read.items() if on >= day}
                for module, read in self.lessons_read.items()
            },
            quizzes={
                module: tuple(one for one in tried if one.day >= day)
                for module, tried in self.quizzes.items()
            },
            practice=self.practice.since(day),
            declarations=tuple(one for one in self.declarations if one.given_on >= day),
            terms=tuple(
                replace(one, since=max(one.since, day))
                for one in self.terms
                if one.until is None or one.until > day
            ),
            coached=tuple(one for one in self.coached if one.signed_on >= day),
            cohorts=tuple(one for one in self.cohorts if one.last_on >= day),
        )
