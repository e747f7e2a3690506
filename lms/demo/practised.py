"""What invented people have done beside learning: sessions, observations, consent, promises, cards."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock, i18n
from lms.certificates.issuing import issuer_of
from lms.certificates.proposals import confirm, propose
from lms.certificates.standing import standings
from lms.config import read_settings
from lms.demo.history import Invented
from lms.people.models import Account, Cohort
from lms.practice import observations, session_log, session_plans, signatures
from lms.practice.checklists import checklists
from lms.practice.observations import Seen
from lms.practice.said import Heads, Plan, Said, heads_of
from lms.training import clearances, conduct_text, declarations
from lms.training.declarations import Given, Kind

EVERY = timedelta(days=14)


def promise(session: Session, person: Invented, focal_point: Invented, now: datetime) -> None:
    """Let an adult promise the code of conduct, and be cleared to work with children."""
    declarations.promise(session, person, conduct_text.conduct(session).version, now)
    given = Given(i18n.local_day(now), "paper")
    clearances.clear(session, focal_point, person.id, given, now)


def agree(session: Session, trainer: Invented, learners: Sequence[str], now: datetime) -> None:
    """Let children and their guardians agree; the last of a group has not brought the paper yet."""
    given = Given(i18n.local_day(now), "paper", trainer.id)
    ticked = {Kind.GUARDIAN_CONSENT: learners[:-1], Kind.ASSENT: learners, Kind.PLEDGE: learners}
    declarations.record(session, trainer, ticked, given, now)


def hold(
    session: Session,
    leader: Invented,
    cohort: Cohort,
    members: Sequence[str],
    chance: Random,
    at: datetime,
    second: str | None = None,
    *,
    all_there: bool = False,
) -> str:
    """Log one session of a cohort in which nearly everybody was; return its id."""
    there = frozenset(one for one in members if all_there or chance.random() < 0.93)
    sexes = session.execute(select(Account.sex).where(Account.id.in_(there))).scalars()
    heads = heads_of((sex, cohort.kind != "tot") for sex in sexes)
    return _log(session, leader, cohort, leader.id, heads, there, at, second)


def meet(
    session: Session,
    trainer: Invented,
    cohort: Cohort,
    members: Sequence[str],
    chance: Random,
    first: datetime,
    now: datetime,
) -> None:
    """Let a group meet every second week, forget to log one meeting, and plan the next."""
    at = first
    while at < now - timedelta(days=4):
        hold(session, trainer, cohort, members, chance, at)
        at += EVERY
    for day in (now - timedelta(days=3), now + timedelta(days=11)):
        wanted = Plan(
            planned_on=i18n.local_day(day),
            modules=("safe-migration",),
            led_by=trainer.id,
            co_led_by=None,
            place_code=cohort.commune_code,
            community=False,
        )
        session_plans.plan(session, trainer, cohort.id, wanted, plan_id=clock.new_id(), now=day - EVERY)


def watch(
    session: Session,
    observer: Invented,
    observed: Invented,
    held: str,
    at: datetime,
    *,
    signed: bool = True,
) -> None:
    """Let somebody watch another lead a session, and both sign; or leave the second signature open."""
    checklist = checklists(session)["facilitation"]
    points = {point.id: 1 if place in {3, 8} else 2 for place, point in enumerate(checklist.points)}
    seen = Seen(points=points, red_lines=frozenset())
    row = observations.begin(
        session, observer, held, observed.id, seen, observation_id=clock.new_id(), now=at
    )
    signatures.sign(session, observer, row.id, at + timedelta(hours=1))
    if signed:
        signatures.countersign(session, observed, row.id, at + timedelta(hours=2))


def practise(
    session: Session, trainer: Invented, cohort: Cohort, leaders: Sequence[Invented], at: datetime
) -> None:
    """Let peer leaders lead a session for children around them, with their trainer beside."""
    for place, leader in enumerate(leaders):
        day = at + timedelta(days=place % 5)
        heads = Heads(girls=4 + place % 4, boys=3 + place % 5, women=place % 2)
        held = _log(session, trainer, cohort, leader.id, heads, frozenset(), day, None, community=True)
        watch(session, trainer, leader, held, day)


def award_what_is_earned(
    session: Session, giver: Invented, second: Invented, people: Sequence[str], now: datetime
) -> None:
    """Let somebody give what these people have earned, and another confirm what needs four eyes."""
    issuer = issuer_of(read_settings())
    for account_id, mine in standings(session, people, i18n.local_day(now)).items():
        for rule in (one.rule.id for one in mine if one.ready):
            given = propose(
                session,
                giver,
                account_id,
                rule,
                award_id=clock.new_id(),
                organisation=issuer.organisation,
                now=now,
            )
            if given.four_eyes:
                confirm(session, second, given.id, issuer=issuer, now=now + timedelta(hours=2))


def _log(
    session: Session,
    by: Invented,
    cohort: Cohort,
    led_by: str,
    heads: Heads,
    there: frozenset[str],
    at: datetime,
    second: str | None,
    *,
    community: bool = False,
) -> str:
    said = Said(
        held_on=i18n.local_day(at),
        modules=("child-rights",),
        led_by=led_by,
        co_led_by=second,
        place_code=cohort.commune_code,
        community=community,
        heads=heads,
        present=there,
    )
    return session_log.log(session, by, cohort.id, said, session_id=clock.new_id(), now=at).id
