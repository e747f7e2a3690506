"""Without these, a kind of group could bring adults and children together, or a slip pass unseen."""

from pathlib import Path
from typing import Literal

import pytest
from sqlalchemy.orm import Session

from lms.courses import releases
from lms.courses.mistakes import ContentError
from lms.permissions import Role
from lms.text import Text
from lms.training import cohort_types
from lms.training.cohort_rules import Lack, fits, lacks, may_teach, taught, unknown
from lms.training.cohort_type import FILE, CohortType, load_types
from tests.conftest import CONTENT, NOW

SHIPPED = (CONTENT / FILE).read_text(encoding="utf-8")
Learners = Literal["children", "adults", "both"]


def kind(learners: Learners) -> CohortType:
    """Return a kind of cohort in which these learn."""
    name = Text(en="Group", km="ក្រុម")
    return CohortType(id="group", title=name, explained=name, learners=learners)


@pytest.mark.parametrize(
    ("role", "learners", "may"),
    [
        (Role.TRAINER, "children", True),
        (Role.TRAINER, "both", True),
        (Role.TRAINER, "adults", False),
        (Role.MASTER, "children", False),
        (Role.MASTER, "both", False),
        (Role.MASTER, "adults", True),
        *((role, learners, False) for role in Role for learners in ("children", "both", "adults")
          if role not in {Role.TRAINER, Role.MASTER}),
    ],
)  # fmt: skip
def test_trainers_teach_where_children_learn_and_master_trainers_adults(
    role: Role, learners: Learners, may: bool
) -> None:
    assert may_teach(role, kind(learners)) is may


@pytest.mark.parametrize(
    ("learners", "acts", "contacts", "expected"),
    [
        ("children", True, 1, ()),
        ("children", False, 1, (Lack.FOCAL_POINT,)),
        ("children", True, 0, (Lack.HELP_CONTACT,)),
        ("children", False, 0, (Lack.FOCAL_POINT, Lack.HELP_CONTACT)),
        ("both", False, 0, (Lack.FOCAL_POINT, Lack.HELP_CONTACT)),
        ("adults", False, 0, ()),
    ],
)
def test_where_children_learn_a_focal_point_and_a_help_contact_are_needed(
    learners: Learners, acts: bool, contacts: int, expected: tuple[Lack, ...]
) -> None:
    assert lacks(kind(learners), focal_point_acts=acts, contacts=contacts) == expected


def test_what_was_written_for_adults_is_not_assigned_to_children(session: Session) -> None:
    child = releases.find_module(session, releases.current_releases(session)["child-rights"])
    adult = child.model_copy(update={"head": child.head.model_copy(update={"id": "adult", "min_age": 18})})
    modules = (child, adult)

    assert [fits(kind(who), adult) for who in ("children", "both", "adults")] == [False, True, True]
    assert taught(kind("children"), None, modules) == (child,)
    assert taught(kind("children"), ["adult"], modules) == ()
    assert taught(kind("both"), None, modules) == (child,)
    assert taught(kind("both"), ["adult"], modules) == (adult,)
    assert taught(kind("adults"), None, modules) == modules
    assert taught(kind("adults"), ["child-rights"], modules) == (child,)


def test_a_kind_that_is_published_no_more_is_read_as_one_for_children(session: Session) -> None:
    assert cohort_types.find_type(session, "no-more").has_children
    assert not cohort_types.find_type(session, "no-more").has_adults
    assert not unknown("tot").has_children


def test_the_kinds_of_the_shipped_content_are_published_in_their_order(session: Session) -> None:
    found = cohort_types.types(session)

    assert list(found) == ["peer-group", "child-club", "village-workshop", "tot", "refresher"]
    assert cohort_types.kinds_for_adults(session) == {"tot", "refresher"}


def test_training_of_trainers_is_for_adults_before_anything_was_published(session: Session) -> None:
    cohort_types.publish(session, (), NOW)

    assert cohort_types.kinds_for_adults(session) == {"tot"}


def test_without_a_file_there_are_no_kinds(tmp_path: Path) -> None:
    assert load_types(tmp_path) == ()


@pytest.mark.parametrize(
    ("good", "bad", "line", "said"),
    [
        ("  - id: child-club", "  - id: peer-group", 12, "id"),
        ("    learners: both", "    learners: everybody", 27, "learners"),
        ("    learners: both", "    learner: both", 27, "learner"),
        ("      km: ក្លឹបកុមារ", "      km: ''", 15, "km"),
        ("  - id: tot", "  - id: To T", 28, "id"),
        ("native_review: pending", "native_review: perhaps", 2, "native_review"),
        ("types:", "types: [", 4, ""),
    ],
)
def test_a_slip_in_the_file_is_named_with_its_line(
    tmp_path: Path, good: str, bad: str, line: int, said: str
) -> None:
    assert good in SHIPPED
    (tmp_path / FILE).write_text(SHIPPED.replace(good, bad, 1), encoding="utf-8")

    with pytest.raises(ContentError) as found:
        load_types(tmp_path)

    told = [(one.line, one.where) for one in found.value.mistakes]
    assert all(one.file.endswith(FILE) for one in found.value.mistakes)
    assert any(at == line and where.endswith(said) for at, where in told), told
