"""Whether one condition is met by what somebody has done; without it a rule would be words only."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from lms.certificates.found import (
    AttendanceFound,
    AwardFound,
    CountFound,
    DeclaredFound,
    GainFound,
    LessonsFound,
    ObservedFound,
    QuizFound,
    RoleFound,
)
from lms.certificates.gathered import Evidence, QuizEvidence, Term
from lms.certificates.months import later
from lms.certificates.rule_conditions import (
    Attendance,
    AwardHeld,
    CohortGain,
    Declared,
    LessonsRead,
    Observed,
    PeopleCoached,
    QuizPassed,
    RoleHeld,
    SessionsLed,
)
from lms.measures.means import mean
from lms.quizzes.grading import reaches


def lessons_read(asked: LessonsRead, evidence: Evidence) -> tuple[bool, LessonsFound]:
    """All wanted lessons are read. A module without lessons is not there yet; nobody has read it."""
    wanted = evidence.lessons_wanted.get(asked.module, frozenset())
    done = wanted & evidence.lessons_read.get(asked.module, {}).keys()
    return bool(wanted) and done == wanted, LessonsFound(len(done), len(wanted))


def quiz_passed(asked: QuizPassed, evidence: Evidence) -> tuple[bool, QuizFound]:
    """An attempt that passes counts before a better one that does not; of equals, the earliest."""

    def passes(attempt: QuizEvidence) -> bool:
        enough = reaches(attempt.earned, attempt.possible, asked.percent)
        return enough and not (asked.critical and attempt.missed_critical)

    def worth(attempt: QuizEvidence) -> tuple[bool, Fraction, bool]:
        share = Fraction(attempt.earned, attempt.possible) if attempt.possible else Fraction(0)
        return passes(attempt), share, not attempt.missed_critical

    tried = [one for one in evidence.quizzes.get(asked.module, ()) if one.moment == asked.moment]
    in_time = sorted(tried, key=lambda attempt: (attempt.finished_at, attempt.attempt_id))
    best = max(in_time, key=worth, default=None)
    unread = any(attempt.waiting for attempt in in_time)
    return best is not None and passes(best), QuizFound(best, unread)


def attendance(asked: Attendance, evidence: Evidence) -> tuple[bool, AttendanceFound]:
    """One cohort of the kinds asked for is enough: who begins again is not held to the first time."""

    def met(found: AttendanceFound) -> bool:
        return found.attended >= asked.sessions and reaches(found.attended, found.held, asked.percent)

    def worth(found: AttendanceFound) -> tuple[bool, Fraction, int]:
        share = Fraction(found.attended, found.held) if found.held else Fraction(0)
        return met(found), share, found.held

    own = [
        AttendanceFound(one.attended, one.held)
        for one in evidence.practice.attended
        if one.cohort_kind in asked.cohorts
    ]
    best = max(own, key=worth, default=AttendanceFound(0, 0))
    return met(best), best


def observed(asked: Observed, evidence: Evidence) -> tuple[bool, ObservedFound]:
    """After a red line, in whatever setting, everything begins anew when the rule says so."""
    everything = evidence.practice.observed
    crossed = [place for place, one in enumerate(everything) if one.red_lines and asked.no_red_line]
    after = everything[crossed[-1] + 1 :] if crossed else everything
    watched = [one for one in after if one.setting in asked.settings]
    counting = [one for one in watched if one.percent >= asked.percent]
    found = ObservedFound(
        counting=len(counting),
        best=max((one.percent for one in watched), default=None),
        red_line_on=everything[crossed[-1]].signed_on if crossed else None,
        ids=tuple(one.id for one in counting),
    )
    return len(counting) >= asked.at_least, found


def sessions_led(asked: SessionsLed, evidence: Evidence) -> tuple[bool, CountFound]:
    """Sessions led alone, or all of them."""
    own = [one.id for one in evidence.practice.led if one.independent or not asked.independent]
    return len(own) >= asked.at_least, CountFound(len(own), tuple(own))


def declared(asked: Declared, evidence: Evidence) -> tuple[bool, DeclaredFound]:
    """The newest one that was not withdrawn counts."""
    own = sorted(
        (one for one in evidence.declarations if one.kind == asked.declaration), key=lambda one: one.given_on
    )
    standing = [one.given_on for one in own if one.withdrawn_on is None]
    if standing:
        return True, DeclaredFound(standing[-1])
    return False, DeclaredFound(
        None, max((one.withdrawn_on for one in own if one.withdrawn_on), default=None)
    )


def role_held(asked: RoleHeld, evidence: Evidence, today: date) -> tuple[bool, RoleFound]:
    """Days that a term lacks are carried into the next one."""
    own = sorted((one for one in evidence.terms if one.role == asked.role), key=lambda one: one.since)
    full_on = _full_on(_joined(own), asked.months)
    found = RoleFound(own[0].since if own else None, full_on)
    return full_on is not None and full_on <= today, found


def _full_on(terms: Sequence[Term], months: int) -> date | None:
    if not terms:
        return None
    full_on = later(terms[0].since, months)
    for term, following in zip(terms, (*terms[1:], None), strict=True):
        if term.until is None or full_on <= term.until:
            return full_on
        if following is not None:
            full_on = following.since + (full_on - term.until)
    return None


def _joined(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return terms, the first one first, without counting a day twice."""
    joined: list[Term] = []
    for term in terms:
        last = joined[-1] if joined else None
        if last is None or (last.until is not None and term.since > last.until):
            joined.append(term)
        elif last.until is not None and (term.until is None or term.until > last.until):
            joined[-1] = Term(last.role, last.since, term.until)
    return tuple(joined)


def people_coached(asked: PeopleCoached, evidence: Evidence) -> tuple[bool, CountFound]:
    """Somebody who was observed twice is one person."""
    people = tuple(sorted({one.person for one in evidence.coached}))
    return len(people) >= asked.at_least, CountFound(len(people), people)


def cohort_gain(asked: CohortGain, evidence: Evidence) -> tuple[bool, GainFound]:
    """The mean over all own cohorts that are large enough, not over the best of them."""
    own = [one for one in evidence.cohorts if one.gain is not None and one.learners >= asked.learners]
    average = mean([one.gain for one in own if one.gain is not None])
    found = GainFound(len(own), average, tuple(one.cohort_id for one in own))
    enough = average is not None and average * 100 >= asked.gain_percent
    return enough and len(own) >= asked.at_least, found


def award_held(asked: AwardHeld, evidence: Evidence, today: date) -> tuple[bool, AwardFound]:
    """Valid to the end of its last day."""
    until = max((one.expires_on for one in evidence.awards if one.rule == asked.rule), default=None)
    return until is not None and today <= until, AwardFound(until)
