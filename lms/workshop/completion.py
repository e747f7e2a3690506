"""What can be written at each place of a file, for the editor to offer; ids are those there are now."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel
from sqlalchemy.orm import Session

from lms.authoring.facilitation_words import OF_FACILITATION
from lms.authoring.field_words import CHOICES, FIELDS
from lms.authoring.shape import Shape, Sort, shape_of
from lms.authoring.units import unit_of
from lms.certificates.rule import Rule
from lms.courses.content import AttitudesFile, FormFile, Lesson, ModuleHead
from lms.courses.facilitation import Facilitation
from lms.courses.loader import Survey
from lms.courses.registers import Facts, HelpCard, Misconceptions
from lms.courses.yaml_file import Plain
from lms.i18n import tr
from lms.permissions import Actor
from lms.practice.checklist import Checklist
from lms.text import Text
from lms.training.agreements import Agreements
from lms.training.cohort_type import CohortTypes
from lms.training.conduct import Conduct
from lms.workshop import checking

_MODELS: tuple[tuple[str, type[BaseModel]], ...] = (
    (r"modules/[^/]+/module\.yaml", ModuleHead),
    (r"modules/[^/]+/lessons/[^/]+\.yaml", Lesson),
    (r"modules/[^/]+/items/form-[abc]\.yaml", FormFile),
    (r"modules/[^/]+/items/attitudes\.yaml", AttitudesFile),
    (r"modules/[^/]+/facilitation\.yaml", Facilitation),
    (r"facts\.yaml", Facts),
    (r"misconceptions\.yaml", Misconceptions),
    (r"help\.yaml", HelpCard),
    (r"certificates/[^/]+\.yaml", Rule),
    (r"checklists/[^/]+\.yaml", Checklist),
    (r"cohort-types\.yaml", CohortTypes),
    (r"agreements\.yaml", Agreements),
    (r"code-of-conduct\.yaml", Conduct),
)


def words(session: Session, actor: Actor, name: str, today: date) -> dict[str, Any]:
    """Return the shape of a file as plain values, and the ids that can be named in it."""
    model = next((model for pattern, model in _MODELS if re.fullmatch(pattern, name)), None)
    found = checking.check_unit(session, actor, unit_of(name), today).survey
    known = ids(found, unit_of(name))
    return {
        "shape": _plain(shape_of(model), OF_FACILITATION if model is Facilitation else {}) if model else {},
        "ids": {kind: [[one, tr(said)] for one, said in named.items()] for kind, named in known.items()},
    }


def ids(found: Survey, unit: str) -> Mapping[str, Mapping[str, Text]]:
    """Return what can be named in the files of a unit: kind of thing, id, and what it says."""
    head = found.files.get(f"modules/{unit}/module.yaml")
    objectives = head.root.get("objectives") if head else None
    named = [one for one in objectives if isinstance(one, dict)] if isinstance(objectives, list) else []
    home = f"modules/{unit}/pictures/"
    pictures = [one.removeprefix(home) for one in found.source.names(f"{home}*.svg")]
    return {
        "objectives": {str(one.get("id")): _said(one.get("text")) for one in named},
        "facts": {one.id: one.text for one in found.facts.values()},
        "misconceptions": {one.id: one.belief for one in found.misconceptions.values()},
        "pictures": {one: Text(en=one, km=one) for one in pictures},
        "modules": {one: Text(en=one, km=one) for one in found.source.folders("modules")},
    }


def _said(value: Plain) -> Text:
    """Return a text of a file that may be incomplete; its place must be told in some way."""
    en, km = (str(value.get(one) or "") if isinstance(value, dict) else "" for one in ("en", "km"))
    return Text(en=en.strip() or km.strip() or "–", km=km.strip() or en.strip() or "–")


def _plain(shape: Shape, words: Mapping[str, Text]) -> dict[str, Any]:
    """Return a shape as plain values; `words` are those of keys that mean something of their own here."""
    made: dict[str, Any] = {"sort": shape.sort.value}
    if shape.sort is Sort.TEXT:
        made["fields"] = {language: {"sort": "line", "needed": True} for language in ("en", "km")}
    if shape.needed:
        made["needed"] = True
    if shape.values:
        made["values"] = [[one, tr(CHOICES[one]) if one in CHOICES else ""] for one in shape.values]
    if shape.sort is Sort.YES:
        made["values"] = [["true", ""], ["false", ""]]
    if shape.ids:
        made["ids"] = shape.ids
    if shape.fields:
        made["fields"] = {key: _plain(one, words) | _told(key, words) for key, one in shape.fields.items()}
    if shape.of:
        made["of"] = _plain(shape.of, words)
    if shape.kinds:
        made["kinds"] = {kind: _plain(one, words)["fields"] for kind, one in shape.kinds.items()}
        made["values"] = [[kind, tr(CHOICES[kind]) if kind in CHOICES else ""] for kind in shape.kinds]
    return made


def _told(key: str, words: Mapping[str, Text]) -> dict[str, str]:
    if key in words:
        return {"told": tr(words[key])}
    return {"told": tr(FIELDS[key].label)} if key in FIELDS else {}
