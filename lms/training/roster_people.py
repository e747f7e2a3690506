"""A child or an adult from one row of a file, and where the row contradicts itself or what is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from lms.training import roster_cells as cells
from lms.training import roster_days
from lms.training.roster_columns import Column
from lms.training.roster_mistakes import Problem, problem
from lms.training.roster_places import Places
from lms.training.roster_row import Person, Row


@dataclass(frozen=True, slots=True)
class KnownLearner:
    """What is kept of a learner of the trainer's own cohorts; `here` says whether it is this cohort."""

    id: str
    nickname: str | None
    sex: str
    birth_year: int | None
    here: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What a file is compared with: the day, learners within reach by code, and user names that are taken."""

    today: date
    learners: Mapping[str, KnownLearner] = field(default_factory=dict)
    logins: frozenset[str] = frozenset()


def child(row: Row, known: Known, places: Places) -> Person:
    """Read a child."""
    nickname = row.read(Column.NICKNAME, cells.nickname)
    sex = row.read(Column.SEX, cells.sex, empty=True)
    year = _year(row, known.today, adults=False)
    place = row.read(Column.COMMUNE, lambda text: places.read(text, commune=True))
    consent = row.read(Column.CONSENT_ON, lambda text: roster_days.day(text, known.today))
    how = row.read(Column.CONSENT_METHOD, cells.method)
    assent = row.read(Column.ASSENT_ON, lambda text: roster_days.day(text, known.today))
    _compare(row, year, consent, assent)
    kept = row.read(Column.CODE, lambda text: _kept(text, known))
    if kept is not None:
        _contradictions(row, kept, nickname, sex, year)
    return Person(
        row=row.number,
        nickname=nickname,
        sex=sex or "not-recorded",
        birth_year=year,
        place=place,
        consent_on=consent,
        consent_method=how,
        assent_on=assent,
        learner_id=kept.id if kept else None,
    )


def adult(row: Row, known: Known, places: Places) -> Person:
    """Read an adult."""
    return Person(
        row=row.number,
        name_km=row.read(Column.NAME_KM, cells.name_km, empty=True) or "",
        name_latin=row.read(Column.NAME_LATIN, cells.name_latin, empty=True) or "",
        login=row.read(Column.LOGIN, lambda text: _free(text, known)) or "",
        sex=row.read(Column.SEX, cells.sex, empty=True) or "not-recorded",
        birth_year=_year(row, known.today, adults=True),
        place=row.read(Column.PLACE, lambda text: places.read(text, commune=False)),
    )


def _year(row: Row, today: date, *, adults: bool) -> int | None:
    """Return the year of birth; from an age it is the later of two possible ones."""
    year = row.read(Column.BIRTH_YEAR, lambda text: cells.birth_year(text, today, adults=adults))
    age = row.read(Column.AGE, lambda text: cells.age(text, adults=adults))
    if age is None:
        return year
    if year is not None and today.year - year - age not in {0, 1}:
        row.say(Column.AGE, problem("age-contradicts", value=str(age), wanted=str(year)))
    return today.year - age if year is None else year


def _compare(row: Row, year: int | None, consent: date | None, assent: date | None) -> None:
    if year is not None and consent is not None and consent.year < year:
        row.say(Column.CONSENT_ON, problem("consent-before-birth"))
    if year is not None and assent is not None and assent.year < year:
        row.say(Column.ASSENT_ON, problem("assent-before-birth"))
    dated, said = row.text(Column.CONSENT_ON), row.text(Column.CONSENT_METHOD)
    if dated and not said:
        row.say(Column.CONSENT_METHOD, problem("consent-without-method"))
    if said and not dated:
        row.say(Column.CONSENT_METHOD, problem("method-without-consent"))


def _kept(text: str, known: Known) -> KnownLearner | Problem:
    code = cells.code(text)
    if isinstance(code, Problem):
        return code
    written = f"{code[:4]}-{code[4:]}"
    kept = known.learners.get(code)
    if kept is None:
        return problem("code-unknown", value=written)
    return problem("already-here", value=written) if kept.here else kept


def _contradictions(
    row: Row, kept: KnownLearner, nickname: str | None, sex: str | None, year: int | None
) -> None:
    said = {Column.NICKNAME: nickname, Column.BIRTH_YEAR: year}
    stored = {Column.NICKNAME: kept.nickname, Column.BIRTH_YEAR: kept.birth_year}
    if row.text(Column.SEX):
        said[Column.SEX], stored[Column.SEX] = sex, kept.sex
    for column, value in said.items():
        if value is not None and row.text(column) and value != stored[column]:
            row.say(column, cells.about("code-contradicts", row.text(column)))


def _free(text: str, known: Known) -> str | Problem:
    login = cells.login(text)
    if isinstance(login, str) and login in known.logins:
        return problem("login-taken", value=login)
    return login
