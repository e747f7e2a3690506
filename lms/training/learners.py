"""The learners of a trainer's cohorts: adding them, and what may be known of them."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from lms.courses import releases, study
from lms.courses.assigned import assigned_to
from lms.courses.progress import Progress, begun_release, progress
from lms.errors import Conflict, NotFound
from lms.people import accounts, membership
from lms.people.accounts import SEXES, Issued, Sex
from lms.people.models import Account, Enrolment, Installation
from lms.people.scope import enrolled_now, people_within
from lms.permissions import Action, Actor, require
from lms.text import Text
from lms.training.cohorts import find_cohort

MOST_AT_ONCE = 60


class AlreadyAdded(Conflict):
    """The same page was sent twice."""

    message = Text(
        en="These learners were added already. If you need their pictures, give each new ones.",
        km="បានបន្ថែមសិក្ខាកាមទាំងនេះរួចហើយ។ បើត្រូវការរូបភាពសម្ងាត់ សូមបង្កើតថ្មីឱ្យម្នាក់ៗ។",
    )


def add_learners(
    session: Session,
    actor: Actor,
    cohort_id: str,
    *,
    counts: Mapping[Sex, int],
    batch: str,
    pepper: str,
    now: datetime,
) -> list[Issued]:
    """Add so many learners by sex. `batch` is the id of the page that asks; used twice it is refused."""
    cohort = find_cohort(session, actor, cohort_id, Action.LEARNER_ADD, now)
    take_once(session, batch, cohort.id)
    issued = []
    for sex in SEXES:
        for _ in range(min(counts.get(sex, 0), MOST_AT_ONCE)):
            one = accounts.new_learner(session, sex=sex, pepper=pepper, by=actor.id, now=now)
            membership.enrol(session, cohort.id, one.account_id, now)
            issued.append(one)
    return issued


def take_once(session: Session, batch: str, cohort_id: str) -> None:
    """Note that the page with this id was used; raise AlreadyAdded when it was before."""
    try:
        with session.begin_nested():
            session.add(Installation(key=f"batch/{batch[:32]}", value=cohort_id))
    except IntegrityError:
        raise AlreadyAdded from None


def learners_of(session: Session, cohort_id: str, now: datetime) -> list[Account]:
    """Return the accounts in a cohort now, by code; the caller was allowed to see the cohort."""
    return list(
        session.scalars(
            select(Account)
            .join(Enrolment, Enrolment.learner_id == Account.id)
            .where(Enrolment.cohort_id == cohort_id, enrolled_now(now), Account.active)
            .order_by(Account.login)
        )
    )


def find_learner(session: Session, actor: Actor, learner_id: str, now: datetime) -> Account:
    """Return a learner of the actor's cohorts; raise NotFound for anybody else."""
    reach = require(actor, Action.LEARNER_READ)
    found = session.scalar(select(Account).where(Account.id == learner_id, people_within(actor, reach, now)))
    if found is None:
        raise NotFound
    return found


def progress_of(session: Session, actor: Actor, learner_id: str, now: datetime) -> list[Progress]:
    """Return a child's progress in every module meant for children, for a trainer of theirs."""
    find_learner(session, actor, learner_id, now)
    taken, read = study.taken_by(session, learner_id), study.read_by(session, learner_id)
    found, assigned = [], assigned_to(session, learner_id, now)
    for module in releases.current_releases(session):
        begun = begun_release(taken[module], read[module])
        if assigned is not None and module not in assigned and begun is None:
            continue
        release = releases.release_for(session, module, begun)
        whole = releases.find_module(session, release)
        if not whole.for_adults:
            found.append(progress(release, whole, taken[module], read[module]))
    return found


def editable(learner: Account) -> dict[str, str]:
    """Return what the form about a learner shows."""
    year = str(learner.birth_year or "")
    return {
        "nickname": learner.nickname or "",
        "sex": learner.sex,
        "birth_year": year,
        "commune_code": learner.commune_code or "",
    }


def describe(
    learner: Account,
    *,
    nickname: str | None,
    sex: str | None,
    birth_year: str | None,
    commune_code: str | None,
) -> None:
    """Set what may be known of a learner; an empty value is "not recorded"."""
    learner.nickname = (nickname or "").strip() or None
    learner.sex = sex if sex in SEXES else "not-recorded"
    learner.birth_year = int(birth_year) if birth_year else None
    learner.commune_code = commune_code or None
