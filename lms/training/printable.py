"""Published modules ready for paper; what is printed must be what learners are asked."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.courses import releases
from lms.courses.content import Module
from lms.courses.models import Release
from lms.errors import NotFound
from lms.i18n import local_day
from lms.permissions import Action, Actor, require
from lms.printing.source import Source, short
from lms.quizzes.quiz import Form


@dataclass(frozen=True, slots=True)
class Printable:
    """A published module as a list of papers shows it; `drawn` forms have no paper."""

    module: Module
    release: str
    published_at: datetime

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms that can be printed."""
        return tuple(form for form in sorted(self.module.forms) if form not in self.module.draws)

    @property
    def drawn(self) -> tuple[Form, ...]:
        """The forms of which everybody gets other questions."""
        return tuple(sorted(self.module.draws))

    @property
    def short(self) -> str:
        """What stands in the foot of its papers."""
        return short(self.release)


def printables(session: Session, actor: Actor) -> list[Printable]:
    """Return the newest release of each module, in the order of the modules' codes."""
    require(actor, Action.MATERIAL_PRINT)
    return [_printable(session, release) for release in releases.current_releases(session).values()]


def source_for(session: Session, actor: Actor, release: str, *, with_key: bool = False) -> Source:
    """Return what the papers of a release are made from; raise NotFound for an unknown one.

    Right answers are for those who write and clear them.
    """
    require(actor, Action.CONTENT_READ if with_key else Action.MATERIAL_PRINT)
    return published_source(session, release)


def published_source(session: Session, release: str) -> Source:
    """Return what the papers of a release are made from, for whoever was allowed to ask.

    In their foot stands the day of publishing, so that two printings of it are the same.
    """
    found = _printable(session, release)
    help_card = releases.help_card(session)
    return Source(
        module=found.module,
        release=release,
        on=local_day(found.published_at),
        misconceptions=releases.misconceptions(session),
        help=help_card[0] if help_card else None,
        numbers=help_card[1] if help_card else {},
    )


def _printable(session: Session, release: str) -> Printable:
    row = session.execute(select(Release.published_at).where(Release.digest == release)).one_or_none()
    if row is None:
        raise NotFound
    return Printable(releases.find_module(session, release), release, row.published_at)
