"""The pages of consent, conduct and clearance, with some of it recorded and some not."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from sqlalchemy.orm import Session

from lms import clock
from lms.i18n import local_day
from lms.permissions import Role
from lms.training import clearances, declarations
from lms.training.declarations import OF_CHILDREN, Given, Kind
from lms.training.roster_file import read_table
from lms.training.roster_parcel import pack
from tests.factories import Someone, make_adult, make_cohort

Where = tuple[str, str, dict[str, str | int]]
Sent = tuple[str, str, Mapping[str, str | int], Mapping[str, str]]


def enrol_places(session: Session, people: dict[str, Someone], cohort: str, empty: str) -> Iterable[Where]:
    """Let one child have everything, one nothing; return who opens which endpoint with which values."""
    now = clock.now()
    given = Given(local_day(now) - timedelta(days=9), "paper", people["trainer"].id)
    whole, part = people["done"].id, people["midway"].id
    ticked = {kind: [whole] for kind in OF_CHILDREN} | {Kind.ASSENT: [whole, part]}
    declarations.record(session, people["trainer"], ticked, given, now)
    other = make_cohort(session, people["trainer"])
    course = make_cohort(session, people["master"], kind="refresher")
    people["focal"] = make_adult(session, Role.SAFEGUARDING)
    clearances.clear(session, people["focal"], people["master"].id, given, now)
    declarations.promise(session, people["novice"], given.day, now)
    return (
        ("trainer", "consent.cohort", {"cohort_id": cohort}),
        ("novice", "consent.cohort", {"cohort_id": empty}),
        ("trainer", "consent.learner", {"learner_id": whole}),
        ("trainer", "consent.learner", {"learner_id": part}),
        ("trainer", "imports.page", {"cohort_id": cohort}),
        ("trainer", "moving.page", {"cohort_id": cohort}),
        ("trainer", "moving.page", {"cohort_id": other}),
        ("novice", "moving.page", {"cohort_id": empty}),
        ("master", "imports.page", {"cohort_id": course}),
        ("done", "agreements.kept", {}),
        ("trainer", "conduct.page", {}),
        ("novice", "conduct.page", {}),
        ("focal", "clearances.page", {}),
    )


def enrol_sent(values: Mapping[str, Mapping[str, str | int]], novice: str) -> Iterable[Sent]:
    """Return who sends what to which endpoint: ticks and days that are not right, files of every state."""
    learner, cohort = values["cohorts.learner"], values["cohorts.cards"]
    wrong = "ឈ្មោះហៅ,ភេទ,ឆ្នាំកំណើត,លេខកូដឃុំ\n=១,ភ,១២,ថ្មី\n012 345 678,,2555,06\n"
    right = "ឈ្មោះហៅ,ភេទ,ថ្ងៃយល់ព្រម,របៀបយល់ព្រម\nដារ៉ា,ប្រុស,2026-01-15,ក្រដាស\n,ស្រី,,\n"
    faulty, clean = (pack(read_table(text.encode())) for text in (wrong, right))
    return (
        ("trainer", "consent.record", cohort, {"day": "2026-11-01"}),
        ("trainer", "consent.record_one", learner, {"day": "x", "pledge": str(learner["learner_id"])}),
        ("focal", "clearances.record", {"account_id": novice}, {"day": "2999-01-01", "method": "paper"}),
        ("trainer", "imports.look", cohort, {}),
        ("trainer", "imports.put", cohort, {"table": faulty}),
        ("trainer", "imports.put", cohort, {"table": clean, "batch": "1", "witness": ""}),
        ("trainer", "moving.move", cohort, {}),
    )
