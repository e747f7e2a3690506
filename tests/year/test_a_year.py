"""A whole year of a programme: without it the parts could each be right and their sum not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lms import clock
from lms.certificates import proposals, revocations
from lms.certificates.issuer import Issuer
from lms.certificates.models import Award
from lms.certificates.standing import standings
from lms.i18n import local_day
from lms.people import generations, lineage
from lms.people.models import Account
from lms.quizzes.models import Attempt
from lms.text import Text
from tests.factories import Someone
from tests.year.expected import REVOKED_AFTER, Held, expected
from tests.year.live import found, people, plan_all
from tests.year.plan import AWARDED, LEADERS_EACH, TRAINERS, draw
from tests.year.programme import Programme, at

YEAR = draw()


@pytest.fixture
def here(session: Session, database_url: str, tmp_path: Path) -> Programme:
    """A programme with its first people, and the year before it."""
    if not database_url.startswith("sqlite"):
        pytest.skip("a year takes more than a minute and is lived on one database")
    organisation = Text(en="An invented programme", km="កម្មវិធីសាកល្បង")
    issuer = Issuer(organisation, "https://learn.example.org", tmp_path / "keys", "a key for tests")
    programme = found(session, issuer)
    plan_all(programme, YEAR)
    return programme


def award_what_is_earned(here: Programme, day: int) -> None:
    """Let everybody who may look through who has earned what, propose it, and confirm it."""
    now = at(day, 16)
    for number, trainer in enumerate(here.trainers):
        if day == AWARDED[0]:
            group = [here.leaders[number, place].id for place in range(LEADERS_EACH)]
            for account_id, rule in _ready(here, group, day):
                _propose(here, trainer, account_id, rule, day)
    for account_id, rule in _ready(here, [one.id for one in here.trainers], day):
        given = _propose(here, here.master, account_id, rule, day)
        proposals.confirm(here.session, here.manager, given, issuer=here.issuer, now=now)
    # Who holds the first certificate since this hour may have earned the second with it.
    for account_id, rule in _ready(here, [one.id for one in here.trainers], day):
        given = _propose(here, here.master, account_id, rule, day)
        proposals.confirm(here.session, here.manager, given, issuer=here.issuer, now=now)


def _ready(here: Programme, ids: list[str], day: int) -> Iterator[tuple[str, str]]:
    taken_back = set(here.session.scalars(select(Award.account_id).where(Award.revoked_at.is_not(None))))
    for account_id, mine in standings(here.session, ids, local_day(at(day))).items():
        for one in mine:
            if one.ready and account_id not in taken_back:
                yield account_id, one.rule.id


def _propose(here: Programme, by: Someone, account_id: str, rule: str, day: int) -> str:
    given = proposals.propose(
        here.session,
        by,
        account_id,
        rule,
        award_id=clock.new_id(),
        organisation=here.issuer.organisation,
        now=at(day, 15),
    )
    return given.id


def take_back_one_and_ask_about_another(here: Programme) -> None:
    """Revoke the certificate of the first who holds one; ask about the second, and let it stay."""
    order = {account: number for account, (number, place) in people(here) if place is None}
    awards = here.session.scalars(select(Award).where(Award.rule == "trainer")).all()
    first, second, *_ = sorted(awards, key=lambda one: order[one.account_id])
    for award, really in ((first, True), (second, False)):
        asked = revocations.ask(
            here.session,
            here.master,
            award.id,
            "conduct",
            revocation_id=clock.new_id(),
            now=at(REVOKED_AFTER),
        )
        end = revocations.confirm if really else revocations.dismiss
        end(here.session, here.manager, asked.id, at(REVOKED_AFTER, 12))


def given(here: Programme) -> set[Held]:
    """Return every award that was given, in the words of the plan."""
    numbers = dict(people(here))
    rows = here.session.scalars(select(Award)).all()
    return {
        Held(row.rule, *numbers[row.account_id], row.awarded_on, renews=row.renews is not None)
        for row in rows
    }


def test_a_year_ends_with_the_certificates_that_the_plan_says_no_more_and_no_fewer(here: Programme) -> None:
    for day in AWARDED:
        here.live_until(day)
        award_what_is_earned(here, day)
        if day == AWARDED[0]:
            take_back_one_and_ask_about_another(here)

    wanted = expected(YEAR)
    assert sorted(given(here) ^ wanted) == []
    assert here.session.scalar(select(func.count()).select_from(Award)) == len(wanted)
    _is_a_whole_programme(here, wanted)


def _is_a_whole_programme(here: Programme, wanted: set[Held]) -> None:
    """Say that the year was not an empty one: people got there, and did not, in every way."""
    by_rule = {rule: {one for one in wanted if one.rule == rule} for rule in ("peer-educator", "trainer")}
    accounts = here.session.scalar(select(func.count()).select_from(Account))
    trained = lineage.trained_by(here.session)
    depths = {generations.generation(one.id, trained) for one in (here.master, *here.trainers)}
    assert accounts == 3 + TRAINERS + TRAINERS * LEADERS_EACH
    assert depths == {0, 1}
    assert 100 < len(by_rule["peer-educator"]) < TRAINERS * LEADERS_EACH - 100
    assert 5 < len({one.trainer for one in by_rule["trainer"]}) < TRAINERS - 5
    assert any(one.renews for one in by_rule["trainer"])
    assert any(one.rule == "master-trainer" for one in wanted)
    assert (here.session.scalar(select(func.count()).select_from(Attempt)) or 0) > 3000
