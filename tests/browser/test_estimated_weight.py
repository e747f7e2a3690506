"""Without this, an author would be told weights and seconds that no phone meets."""

from lms.authoring.figures import weigh_step
from lms.authoring.sketch import sketch
from lms.authoring.steps import find, steps
from lms.courses import releases
from lms.courses.cache import Cache
from lms.courses.files import Folder
from lms.quizzes.quiz import Moment
from lms.text import LANGUAGES
from tests.browser.places import begin
from tests.browser.server import Served
from tests.browser.wire import fetch, first_visit
from tests.conftest import CONTENT
from tests.factories import make_learner

MODULE = "child-rights"


def test_a_page_weighs_on_the_wire_what_its_author_was_told(served: Served) -> None:
    with served.session() as session:
        reader = make_learner(session)
        attempt = begin(session, reader, MODULE, Moment.BEFORE)
        release = releases.current_releases(session)[MODULE]
    drawn = sketch(Folder(CONTENT), MODULE, Cache(), lambda _: ())
    cookie = served.cookie_of(reader)
    sent = {
        ("lesson-1", 1): f"m/{release}/1/1",
        ("lesson-2", 3): f"m/{release}/2/3",
        ("form-a", 2): f"a/{attempt}/2",
    }

    for (part, number), path in sent.items():
        step = find(steps(drawn), part, number)
        assert step is not None
        for language in LANGUAGES:
            told = weigh_step(drawn, step).weights[language]
            alone, _ = fetch(served.address, f"/{language}/{path}", cookie)
            whole = first_visit(served.address, f"/{language}/{path}", cookie)
            assert abs(told.page - alone) < 0.05 * alone, (path, told, alone)
            assert abs(told.first - whole) < 0.02 * whole, (path, told, whole)
