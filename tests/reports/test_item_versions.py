"""Which earlier answers count with a question as it stands now."""

import pytest
from sqlalchemy.orm import Session

from lms.courses.content import Correction, Module
from lms.permissions import Role
from lms.quizzes.kinds import Item
from lms.quizzes.models import Attempt
from lms.quizzes.quiz import Form
from lms.reports import item_statistics
from lms.reports.form_figures import FormFigures
from tests.conftest import NOW
from tests.factories import make_adult
from tests.reports.item_answers import able, publish_changed, sit, with_item

A1 = "child-rights-a1"


def figures(session: Session) -> tuple[FormFigures, ...]:
    """Return the figures of the module as its author sees them."""
    return item_statistics.find_module(session, make_adult(session, Role.AUTHOR), "M1").forms


def test_answers_to_a_question_before_it_was_edited_are_counted_apart(session: Session) -> None:
    sit(session, 40, able)
    publish_changed(session, lambda module: with_item(module, reworded(module.forms[Form.A][0])))
    sit(session, 32, able)

    (form,) = figures(session)

    counts = {one.item.id: (one.statistics.n, one.earlier) for one in form.items}
    assert counts.pop(A1) == (32, 40)
    assert set(counts.values()) == {(72, 0)}
    assert (form.n, form.earlier) == (32, 40)


def test_new_feedback_does_not_make_another_question(session: Session) -> None:
    def explained_anew(item: Item) -> Item:
        return item.model_copy(update={"explain": item.stem})

    sit(session, 40, able)
    publish_changed(session, lambda module: with_item(module, explained_anew(module.forms[Form.A][0])))
    sit(session, 32, able)

    (form,) = figures(session)

    assert (form.n, form.earlier) == (72, 0)


def test_a_correction_that_also_changes_the_words_does_not_take_the_old_answers(session: Session) -> None:
    old = sit(session, 40, able)
    newest = publish_changed(
        session, lambda module: corrects(with_item(module, reworded(module.forms[Form.A][0])), A1)
    )
    session.query(Attempt).filter(Attempt.id.in_(old)).update({"graded_by": newest})
    sit(session, 32, able)

    (form,) = figures(session)

    assert (form.items[0].statistics.n, form.items[0].earlier) == (32, 40)


@pytest.mark.parametrize(("marked_again", "counted"), [(True, (72, 0)), (False, (32, 40))])
def test_answers_marked_again_by_the_corrected_key_count_with_the_new_ones(
    session: Session, *, marked_again: bool, counted: tuple[int, int]
) -> None:
    def with_other_key(item: Item) -> Item:
        changed = tuple(one.model_copy(update={"right": one.id == "a"}) for one in item.options)
        return item.model_copy(update={"options": changed})

    old = sit(session, 40, able)
    newest = publish_changed(
        session, lambda module: corrects(with_item(module, with_other_key(module.forms[Form.A][0])), A1)
    )
    if marked_again:
        session.query(Attempt).filter(Attempt.id.in_(old)).update({"graded_by": newest})
    sit(session, 32, able)

    (form,) = figures(session)

    assert (form.items[0].statistics.n, form.items[0].earlier) == counted


def reworded(item: Item) -> Item:
    """Return the item with other words in its stem."""
    return item.model_copy(update={"stem": item.explain})


def corrects(module: Module, item_id: str) -> Module:
    """Return the module with a correction of an item."""
    correction = Correction(item=item_id, on=NOW.date(), why=module.head.title)
    return module.model_copy(update={"head": module.head.model_copy(update={"corrections": (correction,)})})
