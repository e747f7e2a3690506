"""Without these, a name could reach the tables that they cannot hold, or a file that content has not."""

import pytest

from lms.authoring.units import is_content_name


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        (f"modules/{'m' * 60}/module.yaml", True),
        (f"modules/{'m' * 61}/module.yaml", False),
        ("modules/m/lessons/khmer.yaml", True),
        ("modules/m/facilitation.yaml", True),
        ("facilitation.yaml", False),
        ("modules/../help.yaml", False),
        ("modules/m/pictures/../../help.yaml", False),
        ("modules/m/pictures/a.svg\n", False),
        ("modules/_shared/module.yaml", False),
        ("/facts.yaml", False),
        ("certificates/.yaml", False),
        ("modules/m/audio/km/..opus", False),
    ],
)
def test_only_names_that_content_can_have_are_taken(name: str, allowed: bool):
    assert is_content_name(name) == allowed
