"""From attempts and marks to rows without a name: without it every row would have to be cleaned by hand."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Row, and_, func, select
from sqlalchemy.orm import Session

from lms.courses import releases, study
from lms.courses.models import Taught
from lms.i18n import local_day
from lms.people.models import Account, Cohort, Enrolment
from lms.permissions import Role
from lms.quizzes.kinds import Item
from lms.quizzes.kinds.base import DONT_KNOW
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Moment
from lms.reports.anonymity import NOT_GIVEN, Pseudonyms, Traits, age_band, described, told_choice, weeks_band
from lms.reports.table import Value

# So many people are read at a time: a program of any size fits into the same memory.
_AT_A_TIME = 100
_MOMENTS = {moment.value: place for place, moment in enumerate(Moment)}
_ROWS = select(
    Attempt.learner_id,
    Attempt.started_at,
    Attempt.finished_at,
    Attempt.skipped,
    Attempt.language,
    Attempt.release,
    Attempt.graded_by,
    Attempt.form,
    Attempt.moment,
    Attempt.ordinal,
    Mark.item,
    Mark.points,
    Mark.possible,
    Mark.waits,
    Mark.choice,
    Mark.misconception,
).outerjoin(Mark, and_(Mark.attempt_id == Attempt.id, Attempt.finished_at.is_not(None)))


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer with its attempt; the fields stand in the order of the columns asked for.

    An attempt without answers has one of these, without a question.
    """

    learner_id: str
    started_at: datetime
    finished_at: datetime | None
    skipped: bool
    language: str
    release: str
    graded_by: str | None
    form: str
    moment: str
    ordinal: int
    item: str | None
    points: int | None
    possible: int | None
    waits: bool | None
    choice: str | None
    misconception: str | None


@dataclass(frozen=True, slots=True)
class _Stay:
    """Somebody's time in a cohort."""

    cohort: str
    from_at: datetime
    until_at: datetime | None

    def holds(self, moment: datetime) -> bool:
        return self.from_at <= moment and (self.until_at is None or moment < self.until_at)


def rows_of(
    session: Session, module: str, pseudonyms: Pseudonyms, smallest: int
) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of a module, one for each learner, attempt and answer, as the codebook describes them.

    An attempt that is open or was skipped is one row without a question.
    """
    traits = _traits(session, module)
    said = described(Counter(traits.values()), smallest)
    named = {learner: pseudonyms.of("learner", learner) for learner in traits}
    writer = _Writer(session, module, pseudonyms)
    in_order = iter(sorted(named, key=named.__getitem__))
    while chunk := tuple(islice(in_order, _AT_A_TIME)):
        stays, answers = _stays(session, chunk), _answers(session, module, chunk)
        for learner in chunk:
            told = said[traits[learner]]
            for answer in answers[learner]:
                cohort = _cohort_at(stays[learner], answer.started_at)
                shown = NOT_GIVEN if told.cohort == NOT_GIVEN else cohort
                yield (named[learner], *writer.row(answer, told, shown))


class _Writer:
    """Turns an answer into a row, remembering the questions and cohorts it has met."""

    def __init__(self, session: Session, module: str, pseudonyms: Pseudonyms) -> None:
        self._session, self._pseudonyms = session, pseudonyms
        self._taught = _taught_days(session, module)
        newest = releases.current_releases(session)[module]
        self._code = releases.find_module(session, newest).head.code
        self._items: dict[str, Mapping[str, Item]] = {}
        self._cohorts: dict[str, str] = {}

    def row(self, answer: _Answer, said: Traits, cohort: str | None) -> tuple[Value, ...]:
        """Return a row but for the learner."""
        return (
            self._name(cohort),
            said.group,
            said.sex,
            said.age,
            answer.language if said.language != NOT_GIVEN else NOT_GIVEN,
            self._code,
            answer.release,
            answer.graded_by or answer.release,
            answer.form,
            answer.moment,
            None if answer.skipped else answer.ordinal,
            self._weeks(answer, cohort),
            "skipped" if answer.skipped else "open" if answer.finished_at is None else "finished",
            *self._answered(answer),
        )

    def _answered(self, answer: _Answer) -> tuple[Value, ...]:
        if answer.item is None:
            return (None,) * 11
        item = self._item(answer.release, answer.item)
        return (
            item.id,
            item.kind,
            item.objective,
            item.level,
            int(item.critical),
            None if answer.waits else answer.points,
            answer.possible,
            int(bool(answer.waits)),
            told_choice(item, answer.choice),
            int(answer.choice == DONT_KNOW),
            answer.misconception,
        )

    def _name(self, cohort: str | None) -> str | None:
        if cohort is None or cohort == NOT_GIVEN:
            return cohort
        if cohort not in self._cohorts:
            self._cohorts[cohort] = self._pseudonyms.of("cohort", cohort)
        return self._cohorts[cohort]

    def _weeks(self, answer: _Answer, cohort: str | None) -> str | None:
        # Cohorts are taught on different days: the weeks would tell a cohort that is not given.
        if cohort is None or cohort == NOT_GIVEN:
            return cohort
        ended = local_day(answer.finished_at or answer.started_at)
        return weeks_band((ended - self._taught[cohort]).days // 7)

    def _item(self, release: str, item: str) -> Item:
        if release not in self._items:
            whole = releases.find_module(self._session, release)
            asked = (*(one for form in whole.forms.values() for one in form), *whole.attitudes)
            self._items[release] = {one.id: one for one in asked}
        return self._items[release][item]


def _traits(session: Session, module: str) -> dict[str, Traits]:
    """Return what may be said of everybody who began a quiz of the module, by account."""
    first = func.min(Attempt.started_at)
    found = session.execute(
        select(Account.id, Account.role, Account.sex, Account.birth_year, first.label("first"))
        .join(Attempt, Attempt.learner_id == Account.id)
        .where(Attempt.module == module)
        .group_by(Account.id, Account.role, Account.sex, Account.birth_year)
    ).all()
    traits: dict[str, Traits] = {}
    for beginning in range(0, len(found), _AT_A_TIME):
        chunk = found[beginning : beginning + _AT_A_TIME]
        shown = _shown(session, module, [row.id for row in chunk])
        for row in chunk:
            group = "child" if row.role == Role.LEARNER else "adult"
            age = age_band(row.birth_year, local_day(row.first).year)
            cohort, language = shown[row.id]
            traits[row.id] = Traits(cohort, group, row.sex, age, language)
    return traits


def _shown(session: Session, module: str, learners: Sequence[str]) -> Mapping[str, tuple[str, str]]:
    """Return which cohorts and languages somebody's rows would show one after the other, by account."""
    stays = _stays(session, learners)
    cohorts: dict[str, list[str]] = defaultdict(list)
    languages: dict[str, list[str]] = defaultdict(list)
    for row in session.execute(
        select(Attempt.learner_id, Attempt.started_at, Attempt.language)
        .where(Attempt.module == module, Attempt.learner_id.in_(learners))
        .order_by(Attempt.started_at, Attempt.id)
    ):
        cohorts[row.learner_id].append(_cohort_at(stays[row.learner_id], row.started_at) or "")
        languages[row.learner_id].append(row.language)
    return {one: (_in_turn(cohorts[one]), _in_turn(languages[one])) for one in learners}


def _in_turn(values: Iterable[str]) -> str:
    return "+".join(value for value, _ in groupby(values))


def _cohort_at(stays: Iterable[_Stay], moment: datetime) -> str | None:
    return next((one.cohort for one in stays if one.holds(moment)), None)


def _answers(session: Session, module: str, learners: Sequence[str]) -> Mapping[str, list[_Answer]]:
    found: dict[str, list[_Answer]] = defaultdict(list)
    rows: Iterable[Row[*tuple[Any, ...]]] = session.execute(
        _ROWS.where(Attempt.module == module, Attempt.learner_id.in_(learners))
    )
    for row in rows:
        answer = _Answer(*row)
        found[answer.learner_id].append(answer)
    for answers in found.values():
        answers.sort(key=lambda one: (_MOMENTS[one.moment], not one.skipped, one.ordinal, one.item or ""))
    return found


def _stays(session: Session, learners: Sequence[str]) -> Mapping[str, list[_Stay]]:
    """Return the cohorts of some people, the one joined first before the others."""
    found: dict[str, list[_Stay]] = defaultdict(list)
    for row in session.execute(
        select(Enrolment.learner_id, Enrolment.cohort_id, Enrolment.from_at, Enrolment.until_at)
        .where(Enrolment.learner_id.in_(learners))
        .order_by(Enrolment.from_at, Enrolment.cohort_id)
    ):
        found[row.learner_id].append(_Stay(row.cohort_id, row.from_at, row.until_at))
    return found


def _taught_days(session: Session, module: str) -> dict[str, date]:
    """Return the day each cohort was taught the module: as somebody said, or the cohort's first day."""
    said = session.execute(select(Taught.cohort_id, Taught.taught_on).where(Taught.module == module))
    taught = {row.cohort_id: row.taught_on for row in said}
    return {one.id: taught.get(one.id) or study.begins_on(one) for one in session.scalars(select(Cohort))}
