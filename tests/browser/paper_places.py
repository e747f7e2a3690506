"""The pages of papers and of quizzes typed in from them: empty, mistaken, to be confirmed, and kept."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from lms import clock
from lms.i18n import local_day
from lms.people.models import Account, Cohort
from lms.quizzes.quiz import Moment
from lms.training import paper_entry, paper_sheet
from lms.training.paper_entry import Typed
from tests.factories import Someone, make_adult, make_cohort, make_learner, module_digest, take

Asked = tuple[str, str, Mapping[str, str | int]]
Sent = tuple[str, str, Mapping[str, str | int], Mapping[str, str | list[str]]]
GRID = {"code": "M1", "moment": "before"}


def paper_pages(session: Session, people: dict[str, Someone]) -> Iterable[Asked]:
    """Let one of three learners have the quiz from paper and one from the phone.

    Returns who opens which endpoint with which values.
    """
    typist, now = make_adult(session), clock.now()
    people["typist"] = typist
    cohort, swapped = make_cohort(session, typist), make_cohort(session, typist)
    session.get_one(Cohort, swapped).swap_forms = True
    learners = [make_learner(session, cohort) for _ in range(3)]
    for _ in range(4):
        make_learner(session, swapped)
    session.get_one(Account, learners[0].id).nickname = "ស្រីមុំ"
    take(session, learners[1], Moment.BEFORE, at=now)
    sheet = paper_sheet.sheet_for(session, typist, cohort, "M1", Moment.BEFORE, now=now)
    row = dict.fromkeys((one.number for one in sheet.questions), "?")
    typed = Typed(clock.new_id(), 1, local_day(now), [(learners[0].id, row)])
    entry = paper_entry.keep(session, typist, sheet, typed, now)
    grid = {"cohort_id": cohort, **GRID}
    return (
        ("typist", "materials.index", {}),
        ("author", "materials.index", {}),
        ("typist", "materials.leading", {"release": module_digest(session)}),
        ("typist", "papers.choose", {"cohort_id": cohort}),
        ("typist", "papers.grid", grid),
        ("typist", "papers.grid", {**grid, "moment": "refresher"}),
        ("typist", "papers.grid", {**grid, "cohort_id": swapped}),
        ("typist", "papers.entered", {"cohort_id": cohort, "entry_id": entry.id}),
        ("typist", "cohorts.learner", {"learner_id": learners[0].id}),
    )


def papers_sent(values: Mapping[str, Mapping[str, str | int]]) -> Iterable[Sent]:
    """Return what is sent that a page answers: a grid with mistakes, and an empty one."""
    grid = values["papers.grid"]
    yield "typist", "papers.enter", grid, {"sheets": "x", "day": "", "row-1": "0" * 32, "1-1": "zz"}
    yield "typist", "papers.enter", grid, {"sheets": "2", "day": "2026-11-01", "step": "keep"}
