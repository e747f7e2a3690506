"""One master trainer, three trainers, four cohorts and sixty learners, all invented."""

from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms import clock
from lms.certificates import proposals
from lms.certificates.issuing import issuer_of
from lms.config import read_settings
from lms.courses import releases
from lms.courses.content import Module
from lms.db import will_write
from lms.demo.history import Invented, live, train
from lms.demo.practised import practise
from lms.people import accounts, membership, secrets
from lms.people.models import Account, Enrolment
from lms.permissions import Role

PASSWORD = "demonstration"  # noqa: S105 - printed at every start, for invented people only
MASTER = ("master", "គ្រូបង្គោល សាកល្បង", "Demo Master")
TRAINERS = (
    ("trainer1", "គ្រូ សាកល្បងទីមួយ", "Demo Trainer One"),
    ("trainer2", "គ្រូ សាកល្បងទីពីរ", "Demo Trainer Two"),
    ("trainer3", "គ្រូ សាកល្បងទីបី", "Demo Trainer Three"),
)
AUTHOR = ("author", "អ្នកនិពន្ធ សាកល្បង", "Demo Author")
MANAGER = ("manager", "អ្នកគ្រប់គ្រងកម្មវិធី សាកល្បង", "Demo Manager")
ADMIN = ("admin", "អ្នកគ្រប់គ្រង សាកល្បង", "Demo Admin")
# Name, trainer, days since it was opened; the last one begins half with form A, half with form B.
COHORTS = (
    ("ក្រុមផ្កាឈូក", 0, 130),
    ("ក្រុមដើមត្នោត", 0, 48),
    ("ក្រុមទន្លេ", 1, 24),
    ("ក្រុមព្រះអាទិត្យ", 2, 20),
)
LEARNERS_EACH = 15
NICKNAMES = tuple(
    """ចាន់ ដារ៉ា បុប្ផា វណ្ណា លីណា រិទ្ធ សុភា ពិសី មករា នារី
    សុខា ភារម្យ ធីតា វិចិត្រ រតនា កុសល សំណាង បូរី មាលា ស្រីល័ក្ខ
    ចន្ថា វាសនា ពេជ្រ កញ្ញា ដេត ម៉ៅ សុជាតិ ណារិន ថាវី សិលា""".split()  # noqa: SIM905 - reads better than quotes
)


def code_of(number: int) -> str:
    """Return the code of the demonstration's learner with this number, from 1."""
    return f"DEM0{number:04}"


def pin_of(number: int) -> str:
    """Return their PIN."""
    return f"{(number * 7919 + 100003) % 10**secrets.PIN_DIGITS:06}"


def load(session: Session) -> None:
    """Fill an empty database. Raises WrongPurpose when it is one for real people."""
    token = will_write.set(True)
    try:
        accounts.claim_purpose(session, "demonstration")
        now = clock.now()
        start = now - timedelta(days=160)
        pepper = read_settings().secret_key
        master, manager, trainers = _adults(session, pepper, start)
        modules = [
            (digest, releases.find_module(session, digest))
            for digest in releases.current_releases(session).values()
        ]
        chance = Random(2026)  # noqa: S311 - the same invented people every time
        for index, trainer in enumerate(trainers):
            train(session, trainer, modules, start + timedelta(days=index), known=(1.0, 1.0, 0.6)[index])
        _learners(session, trainers, modules, chance, pepper, now)
        _certify(session, master, manager, trainers[0], now - timedelta(days=20))
        session.commit()
    finally:
        will_write.reset(token)


def sign_in_sheet(session: Session) -> str:
    """Return who can sign in to the demonstration, as lines to print."""
    known = set(session.scalars(select(Account.login)))
    adults = [login for login, _, _ in (MASTER, *TRAINERS, AUTHOR, MANAGER, ADMIN) if login in known]
    learners = [number for number in (1, 2, 16, 31, 46) if code_of(number) in known]
    lines = ["", "DEMONSTRATION: all people and results are invented.", ""]
    lines += [f"  {login:<10} password {PASSWORD}" for login in adults]
    lines += [
        f"  learner    code {secrets.shown_code(code_of(number))}  digits {pin_of(number)}"
        for number in learners
    ]
    return "\n".join([*lines, ""])


def _adults(
    session: Session, pepper: str, start: datetime
) -> tuple[Invented, Invented, list[Invented]]:
    def make(login: str, name_km: str, name_latin: str, role: Role) -> Invented:
        made = accounts.new_adult(
            session,
            role=role,
            login=login,
            name_km=name_km,
            name_latin=name_latin,
            pepper=pepper,
            by=None,
            now=start,
            password=PASSWORD,
        )
        return Invented(made.account_id, role)

    make(*AUTHOR, Role.AUTHOR)
    manager = make(*MANAGER, Role.MANAGER)
    make(*ADMIN, Role.ADMIN)
    master = make(*MASTER, Role.MASTER)
    trainers = [make(*one, Role.TRAINER) for one in TRAINERS]
    course = membership.open_cohort(session, master.id, name="វគ្គ ToT សាកល្បង", kind="tot", now=start)
    for trainer in trainers:
        membership.enrol(session, course.id, trainer.id, start)
    return master, manager, trainers


def _certify(
    session: Session, master: Invented, manager: Invented, trainer: Invented, now: datetime
) -> None:
    practise(session, master.id, trainer.id, now)
    issuer = issuer_of(read_settings())
    given = proposals.propose(
        session,
        master,
        trainer.id,
        "trainer",
        award_id=clock.new_id(),
        organisation=issuer.organisation,
        now=now - timedelta(days=1),
    )
    proposals.confirm(session, manager, given.id, issuer=issuer, now=now)


def _learners(
    session: Session,
    trainers: list[Invented],
    modules: list[tuple[str, Module]],
    chance: Random,
    pepper: str,
    now: datetime,
) -> None:
    number = 0
    for place, (name, trainer, days) in enumerate(COHORTS):
        opened = now - timedelta(days=days)
        cohort = membership.open_cohort(
            session, trainers[trainer].id, name=f"{name} (សាកល្បង)", kind="peer-group", now=opened
        )
        cohort.swap_forms = place == len(COHORTS) - 1
        for seat in range(LEARNERS_EACH):
            number += 1
            swap = cohort.swap_forms and seat % 2 == 1
            person = _learner(session, number, trainers[trainer].id, chance, pepper, opened, swap=swap)
            session.add(Enrolment(cohort_id=cohort.id, learner_id=person.id, from_at=opened))
            session.flush()
            if number > 1:
                live(session, person, modules, chance, opened, now)


def _learner(
    session: Session,
    number: int,
    trainer: str,
    chance: Random,
    pepper: str,
    now: datetime,
    *,
    swap: bool,
) -> Invented:
    made = accounts.new_learner(
        session,
        sex=chance.choice(("female", "female", "female", "male", "male", "male", "not-recorded")),
        pepper=pepper,
        by=trainer,
        now=now,
        nickname=NICKNAMES[(number * 7) % len(NICKNAMES)] if number % 6 else None,
        birth_year=chance.choice((None, *range(now.year - 17, now.year - 9))),
    )
    account = session.get_one(Account, made.account_id)
    account.login, account.secret = code_of(number), secrets.hashed(pin_of(number), pepper)
    return Invented(account.id, Role.LEARNER, swap)
