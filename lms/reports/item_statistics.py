"""How questions do, for those who write them: counts from the database in one statement, nobody by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import CTE, Select, bindparam, func, select
from sqlalchemy.orm import Session

from lms.courses import releases
from lms.courses.content import Module
from lms.errors import NotFound
from lms.khmer import found_in
from lms.people.models import Account
from lms.permissions import Action, Actor, require
from lms.quizzes.kinds import Item
from lms.quizzes.models import Attempt, Mark
from lms.quizzes.quiz import Form, Moment
from lms.reports.form_figures import FormFigures, measure_form
from lms.reports.item_figures import Answered, Group
from lms.reports.item_versions import Alike, alike
from lms.text import LANGUAGES


@dataclass(frozen=True, slots=True)
class ModuleFigures:
    """The newest release of a module, and each form at each moment somebody took it, in order of time."""

    module: Module
    forms: tuple[FormFigures, ...]

    @property
    def n(self) -> int:
        """How many first attempts there are, of any release."""
        return sum(one.n + one.earlier for one in self.forms)


@dataclass(frozen=True, slots=True)
class Found:
    """A question and where it stands: its module, and its place such as B3."""

    module: Module
    place: str
    item: Item


def list_modules(session: Session, actor: Actor) -> tuple[ModuleFigures, ...]:
    """Return the figures of every module that was published, in the order of their codes."""
    require(actor, Action.ITEM_STATISTICS)
    current = releases.current_releases(session)
    return tuple(_measured(session, digest) for digest in current.values())


def find_module(session: Session, actor: Actor, code: str) -> ModuleFigures:
    """Return the figures of the module with this code; raise NotFound for any other."""
    require(actor, Action.ITEM_STATISTICS)
    return _measured(session, _digest_of(session, code))


def find_item(session: Session, actor: Actor, code: str, place: str) -> tuple[Found, tuple[FormFigures, ...]]:
    """Return a question and its form at each moment; raise NotFound where no question has this place."""
    require(actor, Action.ITEM_STATISTICS)
    digest = _digest_of(session, code)
    module = releases.find_module(session, digest)
    found = next((one for one in _questions(module) if one.place == place), None)
    if found is None:
        raise NotFound
    return found, _measured(session, digest, Form(place[0])).forms


def search(session: Session, actor: Actor, words: str) -> tuple[Found, ...]:
    """Return the questions in which somebody would see the words, in Khmer or in English."""
    require(actor, Action.ITEM_STATISTICS)
    modules = (releases.find_module(session, one) for one in releases.current_releases(session).values())
    return tuple(
        one
        for module in modules
        for one in _questions(module)
        if any(found_in(words, text.to(language)) for text in one.item.texts() for language in LANGUAGES)
    )


def _digest_of(session: Session, code: str) -> str:
    for digest in releases.current_releases(session).values():
        if releases.find_module(session, digest).head.code == code:
            return digest
    raise NotFound


def _questions(module: Module) -> Iterable[Found]:
    for form in module.forms:
        for number, item in enumerate(_scored(module, form), 1):
            yield Found(module, f"{form}{number}", item)


def _scored(module: Module, form: Form) -> list[Item]:
    return [item for item in module.forms[form] if item.scored]


def _measured(session: Session, digest: str, only: Form | None = None) -> ModuleFigures:
    module = releases.find_module(session, digest)
    groups, answered = _count(session, module.head.id, only)
    same = {one.version: _alike(session, digest, one.release, one.graded_by) for one in groups}
    asked = {(one.moment, one.form) for one in groups if one.form in module.forms}
    order = {moment: number for number, moment in enumerate(Moment)}
    return ModuleFigures(
        module,
        tuple(
            measure_form(
                form,
                moment,
                _scored(module, form),
                [one for one in groups if (one.moment, one.form) == (moment, form)],
                [one for one in answered if (one.group.moment, one.group.form) == (moment, form)],
                same,
                drawn=form in module.draws,
            )
            for moment, form in sorted(asked, key=lambda pair: (order[pair[0]], pair[1]))
        ),
    )


def _alike(session: Session, newest: str, release: str, graded_by: str | None) -> Alike:
    """Compare two releases, once: what was published never changes."""
    key = (newest, release, graded_by)
    known = _COMPARED.get(key)
    if known is None:
        corrected_by = releases.find_module(session, graded_by) if graded_by else None
        now, asked = releases.find_module(session, newest), releases.find_module(session, release)
        known = alike(now, asked, corrected_by)
        while len(_COMPARED) >= _MOST_COMPARED:
            _COMPARED.pop(next(iter(_COMPARED)))
        _COMPARED[key] = known
    return known


_COMPARED: dict[tuple[str, str, str | None], Alike] = {}
_MOST_COMPARED = 256


def _count(session: Session, module: str, only: Form | None) -> tuple[list[Group], list[Answered]]:
    """Count the module's first attempts and their answers; of one form only where that is asked."""
    rows = session.execute(_statement(one_form=only is not None), {"module": module, "form": only})
    groups: dict[int, Group] = {}
    answered: list[Answered] = []
    for row in rows:
        group = groups.get(row.number)
        if group is None:
            alike_in = (row.earned, row.possible, row.language, row.sex, row.n)
            group = Group(row.release, row.graded_by, Moment(row.moment), Form(row.form), *alike_in)
            groups[row.number] = group
        if row.item is not None:
            answered.append(Answered(group, row.item, row.points, row.choice, row.times))
    return list(groups.values()), answered


_ALIKE = ("release", "graded_by", "moment", "form", "earned", "possible", "language", "sex")


@cache
def _statement(*, one_form: bool) -> Select[Any]:
    """Return the one statement: groups of attempts that are alike, each with its answers added up.

    Groups are numbered first, so that the answers are sorted by a number and not by eight texts. Attempts
    with answers that a person has yet to mark have no points to compare.
    """
    first = _first_attempts(one_form=one_form)
    names = [first.c[name] for name in _ALIKE]
    groups = select(first.c.number, *names, func.count().label("n")).group_by(first.c.number, *names).cte("g")
    kinds = (first.c.number, Mark.item, Mark.points, Mark.choice)
    answers = (
        select(*kinds, func.count().label("times"))
        .join(Mark, Mark.attempt_id == first.c.id)
        # What measures no knowledge is worth nothing, and judged nowhere here.
        .where(Mark.possible > 0)
        .group_by(*kinds)
        .cte("answers")
    )
    return (
        select(groups, answers.c.item, answers.c.points, answers.c.choice, answers.c.times)
        .select_from(groups)
        .outerjoin(answers, answers.c.number == groups.c.number)
    )


def _first_attempts(*, one_form: bool) -> CTE:
    columns = [getattr(Attempt, name) for name in _ALIKE if name != "sex"]
    number = func.dense_rank().over(order_by=[*columns, Account.sex]).label("number")
    wanted = (
        select(Attempt.id, *columns, Account.sex, number)
        .join(Account, Account.id == Attempt.learner_id)
        .where(
            Attempt.module == bindparam("module"),
            Attempt.finished_at.is_not(None),
            Attempt.skipped.is_(False),
            Attempt.ordinal == 1,
            Attempt.waiting == 0,
        )
    )
    return (wanted.where(Attempt.form == bindparam("form")) if one_form else wanted).cte("first")
