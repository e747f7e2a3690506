"""A module whose Khmer is longer than anybody wrote it, to see whether a page bears it."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from lms.courses.content import Module
from lms.courses.models import Release
from lms.courses.release import digest, release_body
from tests.conftest import NOW
from tests.courses.samples import shipped

_CLUSTER = re.compile("[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17d3\u17dd\u200b])*|.")
_SIGNS = re.compile(r"(\*\*|\[[^\]]*\]|^\s*(?:[-*>] |[0-9]+\. ))")
_JOINER = "\u2060"

AT = NOW - timedelta(days=300)
"""Older than what is shipped, so that nobody meets it who does not ask for it."""

Stretch = Callable[[str], str]


def with_breaks(words: str) -> str:
    """Return words 60 % longer, without a space more; a browser finds where Khmer words end."""
    clusters = [one for one in _CLUSTER.findall(words) if one != " "]
    return words + "".join((clusters * 2)[: round(len(_CLUSTER.findall(words)) * 0.6)])


def without_breaks(words: str) -> str:
    """Return words 60 % longer in which no browser finds a place to break a line."""
    return _JOINER.join(_CLUSTER.findall(with_breaks(words).replace(" ", "")))


def longer(module: Module, stretch: Stretch) -> Module:
    """Return the module with every Khmer text stretched; signs of Markdown and gaps stay."""
    return Module.model_validate(_stretched(module.model_dump(mode="json"), stretch))


def publish_longer(session: Session, module: str, stretch: Stretch) -> str:
    """Publish such a module beside the shipped ones, so that nobody else meets it; return its digest."""
    whole = next(one for one in shipped().modules if one.head.id == module)
    body = release_body(longer(whole, stretch))
    session.add(Release(digest=digest(body), module=module, body=body, published_at=AT))
    session.flush()
    return digest(body)


def _stretched(value: Any, stretch: Stretch) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"en", "km"} and isinstance(value["km"], str):
            return {"en": value["en"], "km": _text(value["km"], stretch)}
        return {key: _stretched(part, stretch) for key, part in value.items()}
    return [_stretched(part, stretch) for part in value] if isinstance(value, list) else value


def _text(text: str, stretch: Stretch) -> str:
    return "\n".join(
        "".join(_part(part, stretch) for part in _SIGNS.split(line)) for line in text.split("\n")
    )


def _part(part: str, stretch: Stretch) -> str:
    return stretch(part) if part.strip() and not _SIGNS.fullmatch(part) else part
