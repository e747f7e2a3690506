"""Without these, a learner could be typed in from the wrong form or release, or by the wrong person."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from lms.courses import releases
from lms.errors import Forbidden, NotFound
from lms.people.models import Cohort
from lms.permissions import Role
from lms.printing.sheet import DrawnForm
from lms.quizzes.models import Attempt
from lms.quizzes.quiz import Form, Moment
from lms.training import paper_entry, paper_sheet
from tests.conftest import NOW
from tests.factories import (
    end_teaching,
    make_adult,
    take,
)
from tests.training.paper import TODAY, make_group, publish_every_kind, row_for, sheet_of, typed_for

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def group(session):
    """A trainer with a cohort of three learners."""
    return make_group(session)


def test_half_of_a_swapped_group_is_typed_in_from_the_other_form(session, group):
    session.get_one(Cohort, group[1]).swap_forms = True
    session.flush()

    a, b = sheet_of(session, group, form="A"), sheet_of(session, group, form="B")

    assert {one.id for one in (*a.learners, *b.learners)} == {one.id for one in group[2]}
    assert sorted((len(a.learners), len(b.learners))) == [1, 2]
    assert dict(a.forms) == dict(b.forms) == {Form.A: len(a.learners), Form.B: len(b.learners)}
    wrong = paper_entry.look(session, group[0], a, typed_for(a, [(b.learners[0].id, row_for(a))]), NOW)
    assert "form is B" in wrong.slips[0].message.en
    typed = typed_for(b, [(one.id, row_for(b)) for one in b.learners])
    paper_entry.keep(session, group[0], b, typed, NOW)
    attempt = session.scalars(select(Attempt)).first()
    assert attempt.form == "B"
    after = sheet_of(session, group, Moment.AFTER, form="A")
    assert {one.id for one in b.learners} <= {one.id for one in after.learners}


def test_a_form_that_is_drawn_is_refused_in_words(session, group):
    publish_every_kind(session, draws=(Form.A,))

    with pytest.raises(DrawnForm) as refused:
        sheet_of(session, group, code="M9")

    assert "typed in" in refused.value.message.en


def test_a_follow_up_on_paper_waits_for_its_day(session, group):
    learner = group[2][0]
    take(session, learner, Moment.AFTER, at=NOW - timedelta(days=40))
    cohort = session.get_one(Cohort, group[1])

    cohort.begins_on = TODAY - timedelta(days=10)
    early = sheet_of(session, group, Moment.FOLLOW_UP_1)
    cohort.begins_on = TODAY - timedelta(days=35)
    due = sheet_of(session, group, Moment.FOLLOW_UP_1)

    assert early.learners == ()
    assert "opens on" in early.others[learner.id][1].en
    assert [one.id for one in due.learners] == [learner.id]
    assert due.form is Form.C


def test_an_older_paper_is_marked_by_the_release_it_was_printed_from(session, group):
    old = publish_every_kind(session, at=NOW - timedelta(days=1))
    first = releases.current_releases(session)["clean-hands"]
    items = tuple(item for item in old.forms[Form.A] if item.kind != "number")
    publish_every_kind(session, forms={**old.forms, Form.A: items})

    newest = sheet_of(session, group, code="M9")
    older = sheet_of(session, group, code="M9", release=first)

    assert newest.release != first
    assert len(older.questions) == len(newest.questions) + 1
    row = {one.number: "20" if one.item.kind == "number" else "?" for one in older.questions}
    paper_entry.keep(session, group[0], older, typed_for(older, [(group[2][0].id, row)]), NOW)
    assert session.scalars(select(Attempt)).one().release == first


def test_only_who_teaches_the_group_now_types_in(session, group):
    other, author = make_adult(session), make_adult(session, Role.AUTHOR)

    for stranger in (other, make_adult(session, Role.MASTER)):
        with pytest.raises(NotFound):
            sheet_of(session, (stranger, *group[1:]))
    with pytest.raises(Forbidden):
        sheet_of(session, (author, *group[1:]))
    end_teaching(session, group[1], group[0], NOW - timedelta(minutes=1))
    with pytest.raises(NotFound):
        sheet_of(session, group)


def test_the_list_of_what_can_be_typed_in_counts_who_lacks_it(session, group):
    take(session, group[2][0], Moment.BEFORE)

    _, lines = paper_sheet.lacking(session, group[0], group[1], NOW)

    counts = {(line.module.head.code, line.moment): line.learners for line in lines}
    assert counts["M1", Moment.BEFORE] == 2
    assert counts["M1", Moment.AFTER] == 3
    assert ("M1", Moment.FOLLOW_UP_1) not in counts
