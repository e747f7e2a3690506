"""Why two accounts cannot be one person's; without it a merge could let somebody have trained themselves."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from lms.certificates.awards import GIVEN
from lms.certificates.models import Award, Revocation
from lms.errors import Conflict
from lms.people import lineage
from lms.people.generations import ancestors
from lms.people.models import Account, Lineage
from lms.people.one_person import accounts_of
from lms.permissions import Role
from lms.practice.models import Observation, TrainingSession
from lms.quizzes.models import Attempt, Marking
from lms.text import Text

_Column = InstrumentedAttribute[str] | InstrumentedAttribute[str | None]


class NotOnePerson(Conflict):
    """What both accounts did says that they are two people, or must stay two accounts."""


class BothCertified(Conflict):
    """Both accounts hold a certificate in force, given by different people, and nobody said they know."""

    message = Text(
        en="Both hold a certificate in force, given by different people. Say that you have seen this.",
        km="គណនីទាំងពីរមានវិញ្ញាបនបត្រដែលនៅមានសុពលភាព ហើយប្រគល់ដោយមនុស្សផ្សេងគ្នា។ សូមបញ្ជាក់ថាលោកគ្រូ អ្នកគ្រូ បានឃើញហើយ។",
    )


_KINDS = Text(
    en="A learner and an adult are never made one.",
    km="គណនីសិក្ខាកាម និងគណនីមនុស្សធំ មិនអាចរួមជាគណនីតែមួយបានទេ។",
)
_TRAINED = Text(
    en="One of them trained the other, so they are two people. Nothing was changed.",
    km="ម្នាក់ក្នុងចំណោមនេះបានបណ្តុះបណ្តាលម្នាក់ទៀត ដូច្នេះពួកគាត់ជាមនុស្សពីរនាក់។ មិនមានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។",
)
_TOGETHER = Text(
    en="They led a session together, so they are two people. Nothing was changed.",
    km="ពួកគាត់បានដឹកនាំវគ្គជាមួយគ្នា ដូច្នេះជាមនុស្សពីរនាក់។ មិនមានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។",
)
_WATCHED = Text(
    en="One of them observed the other, so they are two people. Nothing was changed.",
    km="ម្នាក់បានសង្កេតម្នាក់ទៀត ដូច្នេះពួកគាត់ជាមនុស្សពីរនាក់។ មិនមានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។",
)
_MARKED = Text(
    en="One of them marked the other's answers, so they are two people. Nothing was changed.",
    km="ម្នាក់បានដាក់ពិន្ទុចម្លើយរបស់ម្នាក់ទៀត ដូច្នេះពួកគាត់ជាមនុស្សពីរនាក់។ មិនមានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។",
)
_AWARDED = Text(
    en="One of them gave, confirmed or took back what the other holds or asked for: nobody does that alone."
    " Nothing was changed.",
    km="ម្នាក់បានប្រគល់ បញ្ជាក់ ឬដកវិញ្ញាបនបត្រដែលទាក់ទងនឹងម្នាក់ទៀត៖ ការងារនេះត្រូវមានមនុស្សពីរនាក់។ មិនមានអ្វីត្រូវបានផ្លាស់ប្តូរទេ។",
)


def refuse_two_people(session: Session, kept: Account, gone: Account) -> None:
    """Raise NotOnePerson with the reason when the accounts cannot be one person's, or Circle."""
    if kept.role != gone.role and Role.LEARNER in (kept.role, gone.role):
        raise NotOnePerson(_KINDS)
    for one, other in product(accounts_of(session, kept.id), accounts_of(session, gone.id)):
        for query, why in _signs(one, other):
            if session.execute(query.limit(1)).first() is not None:
                raise NotOnePerson(why)
    above = lineage.trained_by(session)
    joined = {
        kept.id if trainee == gone.id else trainee: kept.id if trainer == gone.id else trainer
        for trainee, trainer in above.items()
        if trainee != gone.id or kept.id not in above
    }
    if any(joined.get(one) == kept.id for one in ancestors(kept.id, joined)):
        raise lineage.Circle


def refuse_unsaid(session: Session, kept: Account, gone: Account, today: date) -> None:
    """Raise BothCertified when both hold an award in force and different people gave them."""
    givers = [
        set(
            session.scalars(
                select(Award.awarded_by).where(
                    Award.account_id == one.id,
                    GIVEN,
                    Award.revoked_at.is_(None),
                    Award.expires_on >= today,
                )
            )
        )
        for one in (kept, gone)
    ]
    if all(givers) and givers[0] != givers[1]:
        raise BothCertified


def _signs(one: str, other: str) -> Iterator[tuple[Select[str], Text]]:
    def both(first: _Column, second: _Column) -> ColumnElement[bool]:
        return or_(and_(first == one, second == other), and_(first == other, second == one))

    yield select(Lineage.id).where(both(Lineage.trainee_id, Lineage.trainer_id)), _TRAINED
    yield select(TrainingSession.id).where(both(TrainingSession.led_by, TrainingSession.co_led_by)), _TOGETHER
    yield select(Observation.id).where(both(Observation.observer_id, Observation.observed_id)), _WATCHED
    marked = select(Marking.id).join(Attempt, Attempt.id == Marking.attempt_id)
    yield marked.where(both(Attempt.learner_id, Marking.marked_by)), _MARKED
    for first, second in (
        (Award.account_id, Award.awarded_by),
        (Award.account_id, Award.confirmed_by),
        (Award.awarded_by, Award.confirmed_by),
    ):
        yield select(Award.id).where(both(first, second)), _AWARDED
    yield select(Revocation.id).where(both(Revocation.asked_by, Revocation.confirmed_by)), _AWARDED
