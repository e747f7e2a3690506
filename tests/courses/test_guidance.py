"""Without these, advice of the programme would pass for something one can look up."""

import json

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lms.courses import releases
from lms.courses.loader import load
from lms.courses.registers import Nature
from lms.courses.release import release_body
from tests.conftest import CONTENT, NOW
from tests.factories import make_learner, module_digest, sign_in


def test_a_fact_speaks_of_its_nature_in_a_release_only_where_it_is_advice() -> None:
    module = load(CONTENT, NOW.date()).modules[0]
    fact = next(fact for fact in module.facts.values() if not fact.is_guidance)
    advice = fact.model_copy(update={"nature": Nature.GUIDANCE})

    plain, advised = (
        json.loads(release_body(module.model_copy(update={"facts": {fact.id: one}})))["facts"][fact.id]
        for one in (fact, advice)
    )

    assert "nature" not in plain
    assert advised == {**plain, "nature": "guidance"}


def test_a_page_says_which_of_its_facts_are_advice(client: FlaskClient, session: Session) -> None:
    sign_in(client, session, make_learner(session))
    digest = module_digest(session, "safe-migration")
    module = releases.find_module(session, digest)
    cited = [
        (f"/en/m/{digest}/{number}/{place}", [module.facts[one].is_guidance for one in screen.facts])
        for number, lesson in enumerate(module.lessons, 1)
        for place, screen in enumerate(lesson.screens, 1)
        if screen.practice is None
    ]

    said = [client.get(address).text.count("This is advice of the programme.") for address, _ in cited]

    assert said == [sum(advice) for _, advice in cited]
    assert sum(said) > 0
