"""Whose sheets of one form can be typed in now: every learner who should have had it, and why others not."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.courses import releases, study, taking
from lms.courses.content import Module
from lms.courses.models import Release
from lms.courses.progress import Progress
from lms.courses.taking import AlreadyHas, NotYet
from lms.errors import NotFound
from lms.people.models import Account, Cohort
from lms.permissions import Action, Actor, Role, Scope, scope
from lms.printing.quiz_paper import on_paper
from lms.printing.sheet import Question
from lms.quizzes.quiz import Form, Moment
from lms.text import Text
from lms.training import cohorts, due_list
from lms.training.cohorts import Grid
from lms.training.grid import Learner


@dataclass(frozen=True, slots=True)
class Lacking:
    """A quiz that some learners of a cohort have not done; `forms` without a paper are `drawn`."""

    module: Module
    moment: Moment
    learners: int
    drawn: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A learner as the one whose answers are kept."""

    id: str
    role: Role


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form of one release at a moment, with the learners whose sheets are typed in.

    `others` are not typed in, each with the reason; `forms` says how many wait for which form,
    `releases` which releases of the module there are, newest first.
    """

    cohort: Cohort
    module: Module
    release: str
    moment: Moment
    form: Form
    questions: tuple[Question, ...]
    learners: tuple[Learner, ...]
    others: Mapping[str, tuple[Learner, Text]]
    forms: Mapping[Form, int]
    releases: tuple[tuple[str, datetime], ...]
    ways: Mapping[str, Progress]
    members: Mapping[str, Member]


def lacking(session: Session, actor: Actor, cohort_id: str, now: datetime) -> tuple[Cohort, list[Lacking]]:
    """Return a cohort of the actor's, and each quiz that learners of it could have done on paper."""
    grid = _grid(session, actor, cohort_id, now)
    due = Counter(
        (line.module.head.id, line.station.moment)
        for line in due_list.due_list(session, grid, now)
        if line.station.state.waits and not line.station.open
    )
    found = []
    for module in grid.modules:
        for policy in module.series:
            count = due[module.head.id, policy.moment]
            if not policy.moment.is_follow_up:
                count = sum(
                    not any(
                        one.module == module.head.id and one.moment is policy.moment and not one.skipped
                        for one in grid.attempts.get(learner, ())
                    )
                    for learner in grid.learners
                )
            if count:
                found.append(Lacking(module, policy.moment, count, policy.form in module.draws))
    return grid.cohort, found


def sheet_for(
    session: Session,
    actor: Actor,
    cohort_id: str,
    code: str,
    moment: Moment,
    *,
    now: datetime,
    release: str | None = None,
    form: str | None = None,
) -> Sheet:
    """Return the sheet of a module by its code; without a form, that of most learners who lack it.

    Raises NotFound outside the actor's reach and for what there is not, DrawnForm for a form without a paper.
    """
    grid = _grid(session, actor, cohort_id, now)
    newest = next((one for one in grid.modules if one.head.code == code), None)
    if newest is None or newest.policy(moment) is None:
        raise NotFound
    known = _releases(session, newest.head.id)
    used = _one_of(known, release)
    module = releases.find_module(session, used)
    waiting = _waiting(session, grid, Paper(newest.head.id, used, module, moment), now)
    counts = Counter(waiting.forms.values())
    chosen = _form(form) or (counts.most_common(1)[0][0] if counts else _usual(module, moment))
    other = {one: _other_form(own) for one, own in waiting.forms.items() if own is not chosen}
    return Sheet(
        cohort=grid.cohort,
        module=module,
        release=used,
        moment=moment,
        form=chosen,
        questions=on_paper(module, used, chosen),
        learners=tuple(one for one in grid.learners.values() if waiting.forms.get(one.id) is chosen),
        others={one: (grid.learners[one], why) for one, why in {**waiting.reasons, **other}.items()},
        forms=counts,
        releases=known,
        ways=waiting.ways,
        members=waiting.members,
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """Which paper lies on the table, whatever its form."""

    name: str
    release: str
    module: Module
    moment: Moment


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Each member's way, the form of those who wait for the quiz, and why the others do not."""

    members: Mapping[str, Member]
    ways: Mapping[str, Progress]
    forms: Mapping[str, Form]
    reasons: Mapping[str, Text]


def _waiting(session: Session, grid: Grid, paper: Paper, now: datetime) -> _Waiting:
    members = _members(session, grid)
    found = _Waiting(members, ways := {}, forms := {}, reasons := {})
    for one in members.values():
        own = study.progress_in(session, one, paper.name, now)
        ways[one.id] = replace(own, release=paper.release, module=paper.module)
        try:
            forms[one.id] = taking.form_on_paper(session, one, ways[one.id], paper.moment, now)
        except (AlreadyHas, NotYet) as error:
            reasons[one.id] = error.message
        except NotFound:
            reasons[one.id] = _AFTER_FIRST
    return found


_AFTER_FIRST = Text(
    en="The follow-up comes after the quiz after, which is not done yet.",
    km="ការតាមដាននេះមកក្រោយកម្រងសំណួរក្រោយរៀន ដែលមិនទាន់បានធ្វើ។",
)


def _other_form(form: Form) -> Text:
    return Text(en=f"The form is {form}.", km=f"ទម្រង់គឺ {form}។")


def _grid(session: Session, actor: Actor, cohort_id: str, now: datetime) -> Grid:
    cohort = cohorts.find_cohort(session, actor, cohort_id, Action.PAPER_ENTER, now)
    return cohorts.grid_of(session, cohort, now, children=cohorts.sees_children(actor))


def _members(session: Session, grid: Grid) -> dict[str, Member]:
    rows = session.execute(select(Account.id, Account.role).where(Account.id.in_(list(grid.learners))))
    roles = {row.id: Role(row.role) for row in rows}
    return {
        learner: Member(learner, roles[learner])
        for learner in grid.learners
        if scope(roles[learner], Action.MODULE_LEARN) is not Scope.NONE
    }


def _releases(session: Session, module: str) -> tuple[tuple[str, datetime], ...]:
    newest_first = Release.published_at.desc(), Release.digest
    rows = session.execute(
        select(Release.digest, Release.published_at).where(Release.module == module).order_by(*newest_first)
    )
    return tuple((row.digest, row.published_at) for row in rows)


def _one_of(known: tuple[tuple[str, datetime], ...], release: str | None) -> str:
    used = release or known[0][0]
    if used not in dict(known):
        raise NotFound
    return used


def _form(said: str | None) -> Form | None:
    if not said:
        return None
    if said not in set(Form):
        raise NotFound
    return Form(said)


def _usual(module: Module, moment: Moment) -> Form:
    policy = module.policy(moment)
    if policy is None:
        raise NotFound
    return policy.form
