"""The pages of certificates: what waits for a second person, what ends soon, and the children's cards."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from sqlalchemy.orm import Session

from lms import clock, i18n
from lms.certificates import completion, revocations
from lms.certificates.models import Award
from lms.people.models import Account
from lms.permissions import Role
from tests.certificates.doing import practise_as_a_child
from tests.certificates.giving import ORGANISATION, give, propose
from tests.factories import (
    Someone,
    earn_certificate,
    make_adult,
    make_cohort,
    make_learner,
    make_master_over,
    read_lessons,
    take,
)

MODULES = ("child-rights", "signs-of-trafficking", "safe-migration")


def award_pages(
    session: Session, people: dict[str, Someone]
) -> Iterable[tuple[str, str, Mapping[str, str | int]]]:
    """Let three trainers stand differently, and children earn a card; yield who opens which page."""
    first, second, third = (make_adult(session) for _ in range(3))
    people["guide"], people["warden"] = (
        make_master_over(session, first, second, third),
        make_adult(session, Role.SAFEGUARDING),
    )
    for one in (first, second, third):
        earn_certificate(session, one)
    now = clock.now()
    propose(session, people["guide"], first, now=now)
    given = give(session, people["guide"], second, now=now - timedelta(days=2))
    ending = give(session, people["guide"], third, now=now - timedelta(days=3))
    _end_soon(session, ending, 25)
    revocations.ask(session, people["guide"], given.id, "left", revocation_id=clock.new_id(), now=now)
    people["renewing"], people["holder"] = third, first
    for who in ("guide", "warden"):
        yield who, "decisions.waiting", {}
        yield who, "renewals.certificates", {}
    yield "guide", "staff.trainer", {"account_id": first.id}
    yield "guide", "staff.trainer", {"account_id": third.id}
    yield "guide", "decisions.about", {"award_id": given.id}
    yield "warden", "decisions.about", {"award_id": ending.id}
    yield "renewing", "renewals.certificates", {}
    yield "renewing", "certificates.way", {}
    yield "novice", "renewals.certificates", {}
    yield from _cards(session, people)


def _cards(
    session: Session, people: dict[str, Someone]
) -> Iterable[tuple[str, str, Mapping[str, str | int]]]:
    people["proud"] = make_adult(session)
    cohort = make_cohort(session, people["proud"])
    children = [make_learner(session, cohort) for _ in range(4)]
    for child in children[:2]:
        for module in MODULES:
            read_lessons(session, child, module)
            take(session, child, module=module)
        practise_as_a_child(session, child.id, people["proud"].id)
    session.get_one(Account, children[0].id).nickname = "ស្រីល័ក្ខ"
    values = {"cohort_id": cohort}
    completion.give_all(
        session, people["proud"], cohort, organisation=ORGANISATION, now=clock.now() - timedelta(minutes=1)
    )
    for module in MODULES:
        read_lessons(session, children[2], module)
        take(session, children[2], module=module)
    practise_as_a_child(session, children[2].id, people["proud"].id)
    yield "proud", "completion.page", values
    yield "proud", "completion.cards", values


def _end_soon(session: Session, award: Award, days: int) -> None:
    award.expires_on = i18n.local_day(clock.now()) + timedelta(days=days)
    session.flush()
