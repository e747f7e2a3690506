"""Without these, a finding could be let pass by nobody, or by the one who wrote what was found."""

import pytest
from sqlalchemy.orm import Session

from lms.workshop import approvals, drafts, eyes, releasing, waiving
from lms.workshop.models import Draft
from lms.workshop.refusals import Blocked, EditedSince, OwnWork, WaivedByWriter
from tests.conftest import NOW
from tests.courses.samples import FORM_B, LESSON
from tests.factories import Someone
from tests.workshop.drafting import (
    THEN,
    TODAY,
    UNIT,
    approve,
    ask,
    author,
    focal_point,
    only_the_sample,
    write,
    write_plain,
    write_stale,
)

# What is decided here does not depend on the kind of database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
WAIVERS = f"modules/{UNIT}/waivers.yaml"


@pytest.fixture
def small(session: Session) -> Session:
    only_the_sample(session)
    return session


def test_a_stale_safety_sentence_is_refused_by_name_until_a_reviewer_lets_it_pass(small: Session):
    writer, reader = author(small), author(small)
    draft = write_stale(small, writer)
    both = ask(small, writer, draft)
    asked = both["content"]
    with pytest.raises(Blocked) as refused:
        approve(small, reader, asked)
    assert [(one.file, one.where) for one in refused.value.mistakes] == [
        (f"content/{FORM_B}", refused.value.mistakes[0].where)
    ]
    assert "hands-b5" in refused.value.message.en or "items[5]" in refused.value.message.en

    (finding,) = approvals.standing(small, reader, draft.id, TODAY).looked.findings
    with pytest.raises(OwnWork):
        waive(small, writer, draft, finding.gate, finding.at)
    with pytest.raises(waiving.NoReason):
        waive(small, reader, draft, finding.gate, finding.at, reason="ok")
    waive(small, reader, draft, finding.gate, finding.at)

    assert approve(small, reader, asked).verdict == "approved"
    approve(small, focal_point(small), both["safety"])
    made = releasing.publish(small, writer, draft.id, today=TODAY, now=THEN)
    (printed,) = made.waivers
    assert (printed["gate"], printed["at"]) == (finding.gate, finding.at)
    assert printed["by"] == "Sok Chan"
    assert printed["reason"] == "The Khmer says it already."


def waive(
    session: Session,
    person: Someone,
    draft: Draft,
    gate: str,
    at: str,
    reason: str = "The Khmer says it already.",
) -> None:
    waiving.waive(session, person, draft.id, gate=gate, at=at, reason=reason, today=TODAY, now=THEN)


def test_a_lesson_called_waivers_is_writing_like_any_other(small: Session):
    writer, other = author(small), author(small)
    draft = write_plain(small, writer)
    name = f"modules/{UNIT}/lessons/waivers.yaml"
    drafts.save(small, other, draft, name, b"id: waivers\n", replaces=None, now=NOW)

    assert eyes.writers_of(small, draft) == {writer.id, other.id}
    assert eyes.unbacked(small, draft) == set()


@pytest.mark.parametrize("whose", ["the writer's", "a stranger's name"])
def test_a_waiver_that_no_reviewer_stands_behind_hinders_the_approval(small: Session, whose: str):
    writer, reader = author(small), author(small)
    draft = write_stale(small, writer)
    (finding,) = approvals.standing(small, writer, draft.id, TODAY).looked.findings
    saver, name = (writer, "Sok Chan") if whose == "the writer's" else (reader, "Somebody Else")
    text = (
        f"waivers:\n  - gate: {finding.gate}\n    at: {finding.at}\n    reason: It is fine as it is.\n"
        f"    by: {name}\n    on: {TODAY}\n"
    )
    drafts.save(small, saver, draft, WAIVERS, text.encode(), replaces=None, now=NOW)
    asked = ask(small, writer, draft)["content"]

    with pytest.raises(WaivedByWriter):
        approve(small, reader, asked)
    assert len(eyes.unbacked(small, draft)) == 1

    waive(small, reader, draft, finding.gate, finding.at)
    assert approve(small, reader, asked).verdict == "approved"


def test_letting_a_gate_pass_that_guards_children_asks_the_focal_point(small: Session):
    writer, reader = author(small), author(small)
    draft = write(small, writer, LESSON, ("He is hungry", "He is very hungry"))
    asked = ask(small, writer, draft)
    assert set(asked) == {"content"}
    (finding, *_) = approvals.standing(small, reader, draft.id, TODAY).looked.findings

    waive(small, reader, draft, finding.gate, finding.at)
    approve(small, reader, asked["content"])

    found = approvals.standing(small, reader, draft.id, TODAY)
    assert (found.needs_safety, found.approved) == (True, False)
    assert found.safety is not None
    assert (found.state(found.safety), found.safety.asked_by) == ("waiting", writer.id)
    approve(small, focal_point(small), found.safety)
    assert approvals.standing(small, reader, draft.id, TODAY).approved


def test_a_page_from_before_a_finding_was_let_pass_approves_nothing(small: Session):
    writer, reader = author(small), author(small)
    draft = write_stale(small, writer)
    review = ask(small, writer, draft)["content"]
    seen = approvals.fingerprint(review)
    (finding,) = approvals.standing(small, reader, draft.id, TODAY).looked.findings
    waive(small, reader, draft, finding.gate, finding.at)

    with pytest.raises(EditedSince):
        decide(small, reader, review.id, seen)

    small.refresh(review)
    assert decide(small, reader, review.id, approvals.fingerprint(review)) == "approved"


def decide(session: Session, reader: Someone, review_id: str, seen: str) -> str | None:
    made = approvals.decide(session, reader, review_id, "approved", note="", today=TODAY, now=THEN, seen=seen)
    return made.verdict
