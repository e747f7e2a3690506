"""Publishing releases and finding them again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from lms.courses import regrading
from lms.courses.content import Library, Module
from lms.courses.models import Register, Regrade, Release
from lms.courses.registers import Fact, HelpCard, Misconception
from lms.courses.regrading import Key, Published
from lms.courses.release import digest, picture_digest, release_body
from lms.errors import NotFound
from lms.quizzes.quiz import Quiz

_MISCONCEPTIONS = TypeAdapter(dict[str, Misconception])
_FACTS = TypeAdapter(dict[str, Fact])


def publish(
    session: Session, library: Library, now: datetime, *, message: str = "", correction: bool = False
) -> list[Release]:
    """Store each module of the library that is not the newest release of itself; return the new ones.

    A release that corrects items waits to mark earlier attempts again. Raises CannotMarkAgain when it
    could not.
    """
    added = []
    for module in library.modules:
        body = release_body(module)
        newest = _newest(session, module.head.id)
        if newest is not None and newest.digest == digest(body):
            continue
        items = _newly_corrected(session, module)
        release = session.get(Release, digest(body))
        if release is None:
            release = Release(digest=digest(body), module=module.head.id, body=body)
            session.add(release)
        # Publishing an earlier content again makes it the newest; its digest and body stay.
        # What it once corrected must not come back to anybody, so a correction remains one.
        release.published_at, release.message = now, message
        release.correction = correction or bool(items) or bool(release.correction)
        session.flush()
        if items and session.get(Regrade, release.digest) is None:
            session.add(
                Regrade(release=release.digest, module=release.module, items=list(items), queued_at=now)
            )
            session.flush()
        added.append(release)
    _keep_register(session, "misconceptions", _MISCONCEPTIONS.dump_json(dict(library.misconceptions)), now)
    _keep_register(session, "help", library.help.model_dump_json().encode(), now)
    numbers = {line.fact: library.facts[line.fact] for line in library.help.numbers}
    _keep_register(session, "help-facts", _FACTS.dump_json(numbers), now)
    return added


def _keep_register(session: Session, name: str, body: bytes, now: datetime) -> None:
    session.merge(Register(name=name, body=body.decode(), published_at=now))


def _newly_corrected(session: Session, module: Module) -> tuple[str, ...]:
    """Return the items that a module, about to be published, corrects; raise CannotMarkAgain."""
    digests = session.scalars(
        select(Release.digest)
        .where(Release.module == module.head.id)
        .order_by(Release.published_at.desc(), Release.digest)
    )
    earlier = [find_module(session, one) for one in digests]
    items = regrading.newly_corrected(earlier[0] if earlier else None, module)
    known = {item for key in keys(session, module.head.id).values() for item in key}
    regrading.check(module, earlier, items, sorted(known))
    return items


def _newest(session: Session, module: str) -> Release | None:
    return session.scalar(
        select(Release).where(Release.module == module).order_by(Release.published_at.desc()).limit(1)
    )


def current_releases(session: Session) -> dict[str, str]:
    """Return the digest of the newest release of each module, in the order of the modules' codes."""
    rows = session.execute(select(Release.module, Release.digest).order_by(Release.published_at)).all()
    newest = {row.module: row.digest for row in rows}
    in_order = sorted(newest.items(), key=lambda pair: find_module(session, pair[1]).head.code)
    return dict(in_order)


def release_for(session: Session, module: str, begun: str | None) -> str:
    """Return the release for a learner who has begun `begun`: that one, or a later correction of it.

    Raises NotFound for a module that was never published.
    """
    newest = _newest(session, module)
    if newest is None:
        raise NotFound
    own = session.get(Release, begun) if begun else None
    if own is None:
        return newest.digest
    corrections = session.scalars(
        select(Release.digest)
        .where(
            Release.module == module,
            Release.correction,
            Release.published_at > own.published_at,
        )
        .order_by(Release.published_at.desc())
    )
    return corrections.first() or own.digest


def find_module(session: Session, release: str) -> Module:
    """Return the module as it was published under this digest; raise NotFound for an unknown one.

    What is published never changes, so each process reads a release once.
    """
    known = _KEPT.get(release)
    if known is None:
        body = session.scalar(select(Release.body).where(Release.digest == release))
        if body is None:
            raise NotFound
        known = Module.model_validate_json(body)
        while len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)))
        _KEPT[release] = known
    return known


def keys(session: Session, module: str) -> dict[str, Key]:
    """Return the corrected items by the release whose key is in force, in the order of corrections.

    A later correction goes on from the earlier ones.
    """
    rows = session.execute(
        select(Regrade.release, Regrade.items)
        .where(Regrade.module == module)
        .order_by(Regrade.queued_at, Regrade.release)
    )
    found: dict[str, Key] = {}
    key: Key = {}
    for release, items in rows:
        there = regrading.items_of(find_module(session, release))
        key = {**key, **{item: there[item] for item in items}}
        found[release] = key
    return found


def published(session: Session, module: str) -> Published:
    """Return every release of a module and every key, to tell which quizzes can be compared."""
    digests = session.scalars(select(Release.digest).where(Release.module == module))
    return Published({one: find_module(session, one) for one in digests}, keys(session, module))


def corrected(session: Session, quiz: Quiz, release: str) -> Quiz:
    """Return the quiz by the key of `release`: what was corrected until then stands as it is there."""
    key = keys(session, quiz.module).get(release, {})
    return replace(quiz, items=regrading.in_force(quiz.items, key))


_KEPT: dict[str, Module] = {}
_MOST_KEPT = 64


def find_picture(session: Session, name: str) -> str:
    """Return a published drawing by the digest of its content."""
    for release in session.scalars(select(Release.digest).order_by(Release.published_at.desc())):
        for svg in find_module(session, release).pictures.values():
            if picture_digest(svg) == name:
                return svg
    raise NotFound


def misconceptions(session: Session) -> Mapping[str, Misconception]:
    """Return the register of misconceptions as published last; empty before the first publishing."""
    row = session.get(Register, "misconceptions")
    return _read_misconceptions(row.body) if row else {}


def help_card(session: Session) -> tuple[HelpCard, Mapping[str, Fact]] | None:
    """Return the help card and the facts with its numbers; None before the first publishing."""
    card, facts = session.get(Register, "help"), session.get(Register, "help-facts")
    if card is None or facts is None:
        return None
    return _read_help(card.body), _read_facts(facts.body)


@lru_cache(maxsize=4)
def _read_misconceptions(body: str) -> Mapping[str, Misconception]:
    return _MISCONCEPTIONS.validate_json(body)


@lru_cache(maxsize=4)
def _read_help(body: str) -> HelpCard:
    return HelpCard.model_validate_json(body)


@lru_cache(maxsize=4)
def _read_facts(body: str) -> Mapping[str, Fact]:
    return _FACTS.validate_json(body)
