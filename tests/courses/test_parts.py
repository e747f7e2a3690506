"""The short way to the parts of a value finds what a walk through everything finds."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from lms.courses.content import Module
from lms.courses.loader import load
from lms.courses.parts import parts_of
from lms.courses.yaml_file import Place
from lms.quizzes.kinds.base import Picture, Wrong
from lms.text import Text
from tests.courses.samples import SHIPPED, TODAY


def everything(value: object, place: Place) -> Iterator[tuple[Place, object]]:
    yield place, value
    steps = vars(value) if isinstance(value, BaseModel) else {}
    for step, part in steps.items() if not isinstance(value, tuple) else enumerate(value):
        yield from everything(part, (*place, step))


@pytest.mark.parametrize("wanted", [Text, Wrong, Picture])
def test_parts_are_found_in_order_wherever_they_stand(wanted: type[BaseModel]):
    modules: tuple[Module, ...] = load(SHIPPED, TODAY).modules
    values = [part for one in modules for part in (one.head, one.lessons, *one.forms.values(), one.attitudes)]

    found = [parts_of(value, ("here",), wanted) for value in values]

    all_there_is = [
        [(place, part) for place, part in everything(value, ("here",)) if isinstance(part, wanted)]
        for value in values
    ]
    assert any(found)
    assert found == all_there_is
