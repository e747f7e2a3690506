"""What may stand in each kind of content file, as JSON Schema: editors complete keys and explain them."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from lms.authoring.gates.waivers import Waivers
from lms.authoring.key_words import meaning
from lms.certificates.rule import Rule
from lms.courses.content import AttitudesFile, FormFile, Lesson, ModuleHead
from lms.courses.facilitation import Facilitation
from lms.courses.media import MediaFile
from lms.courses.registers import Characters, Facts, Glossary, HelpCard, Misconceptions
from lms.practice.checklist import Checklist
from lms.training.agreements import Agreements
from lms.training.cohort_type import CohortTypes
from lms.training.conduct import Conduct

Schema = dict[str, Any]

KINDS: dict[str, tuple[type[BaseModel], str]] = {
    "module": (ModuleHead, "modules/*/module.yaml"),
    "lesson": (Lesson, "modules/*/lessons/*.yaml"),
    "form": (FormFile, "modules/*/items/form-*.yaml"),
    "attitudes": (AttitudesFile, "modules/*/items/attitudes.yaml"),
    "facilitation": (Facilitation, "modules/*/facilitation.yaml"),
    "media": (MediaFile, "modules/*/media.yaml"),
    "waivers": (Waivers, "**/waivers.yaml"),
    "facts": (Facts, "facts.yaml"),
    "misconceptions": (Misconceptions, "misconceptions.yaml"),
    "help": (HelpCard, "help.yaml"),
    "glossary": (Glossary, "glossary.yaml"),
    "characters": (Characters, "characters.yaml"),
    "code-of-conduct": (Conduct, "code-of-conduct.yaml"),
    "agreements": (Agreements, "agreements.yaml"),
    "cohort-types": (CohortTypes, "cohort-types.yaml"),
    "checklist": (Checklist, "checklists/*.yaml"),
    "certificate": (Rule, "certificates/*.yaml"),
}
"""Every kind of file: what it holds, and where in the folder of content it lies."""

_DIALECT = "http://json-schema.org/draft-07/schema#"
_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
# Lists that validators, not limits, keep from being empty: an entry with a mistake is not a missing one.
_NEVER_EMPTY = {"checklist": {"points", "red_lines"}, "certificate": {"all", "conditions"}}


def schema_of(kind: str) -> Schema:
    """Return the schema of a kind of file."""
    model, glob = KINDS[kind]
    schema = model.model_json_schema(by_alias=True)
    parts = list(_parts(schema))
    for part in parts:
        _dress(part)
    for part in parts:
        _explain(part, kind)
    return {"$schema": _DIALECT, **schema, "title": f"{kind} ({glob})"}


def settings(folder: str, content: str) -> dict[str, str]:
    """Return the setting `yaml.schemas` of VS Code: from schema to files, with schemas in `folder`."""
    return {f"{folder}/{kind}.schema.json": f"{content}/{glob}" for kind, (_, glob) in KINDS.items()}


def _parts(schema: Any) -> Iterator[Schema]:
    if isinstance(schema, dict):
        yield schema
        for one in schema.values():
            yield from _parts(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from _parts(one)


def _dress(schema: Schema) -> None:
    """Make of what pydantic tells about its types what an author should read, and be held to."""
    # Only tools for web interfaces know it; `const` in each alternative says the same.
    schema.pop("discriminator", None)
    if schema.get("default", ...) is None:
        del schema["default"]
    if isinstance(schema.get("description"), str) and "type" in schema:
        # What docstrings tell is meant for programmers.
        del schema["description"]
    if schema.get("format") == "date":
        schema["pattern"] = _DAY
    if schema.get("type") == "string" and schema.get("minLength") and "pattern" not in schema:
        schema["pattern"] = r"\S"
    if set(schema.get("properties", {})) == {"en", "km"}:
        for language in ("en", "km"):
            schema["properties"][language] |= {"minLength": 1, "pattern": r"\S"}


def _explain(schema: Schema, kind: str) -> None:
    never_empty = _NEVER_EMPTY.get(kind, set())
    for key, part in schema.get("properties", {}).items():
        if key in never_empty and part.get("type") == "array":
            part["minItems"] = max(1, part.get("minItems", 0))
        if (said := meaning(key, kind)) is not None:
            part["title"] = key
            part["description"] = f"{said.en}\n{said.km}"
            part["markdownDescription"] = f"{said.en}\n\n{said.km}"
