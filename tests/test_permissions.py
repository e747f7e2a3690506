"""Without these, a grant could change and nobody would have read it."""

from pathlib import Path

import pytest

from lms.errors import Forbidden
from lms.permissions import GRANTS, ROLE_NAMES, Action, Role, Scope, require, scope
from tests.factories import Someone

FILE = Path(__file__).parent / "permissions.txt"


def in_words() -> str:
    """Return the grants as a table that a person can read, without its introduction."""
    rows = [
        f"{role.value:<15}{action.value:<20}{scope(role, action).value}"
        for role in Role
        for action in Action
        if scope(role, action) is not Scope.NONE
    ]
    return "\n".join([f"{'role':<15}{'action':<20}reach", *rows])


def test_the_grants_are_those_that_were_agreed() -> None:
    agreed = [line for line in FILE.read_text("utf-8").splitlines() if line and not line.startswith("#")]

    assert in_words().splitlines() == agreed


def test_every_role_has_its_grants_and_its_name() -> None:
    assert set(GRANTS) == set(ROLE_NAMES) == set(Role)


def test_what_is_not_granted_is_refused() -> None:
    child = Someone("somebody", Role.LEARNER)

    refused = set(Action) - {Action.MODULE_LEARN, Action.OBSERVATION_SIGN}

    for action in refused:
        with pytest.raises(Forbidden):
            require(child, action)


def test_nobody_reaches_everybody_but_for_accounts_and_for_what_names_nobody() -> None:
    everybody = {(role, action) for role in Role for action in Action if scope(role, action) is Scope.ALL}

    assert everybody == {
        (Role.ADMIN, Action.ACCOUNT_CREATE),
        (Role.ADMIN, Action.ACCOUNT_MERGE),
        (Role.ADMIN, Action.LINEAGE_SET),
        (Role.ADMIN, Action.ROLE_GIVE),
        (Role.AUTHOR, Action.CONTENT_PUBLISH),
        (Role.AUTHOR, Action.CONTENT_READ),
        (Role.AUTHOR, Action.CONTENT_REVIEW),
        (Role.AUTHOR, Action.CONTENT_WRITE),
        (Role.AUTHOR, Action.ITEM_STATISTICS),
        (Role.AUTHOR, Action.MATERIAL_PRINT),
        (Role.AUTHOR, Action.REGRADE_READ),
        (Role.MANAGER, Action.CERTIFICATE_CONFIRM),
        (Role.MANAGER, Action.GENERATION_READ),
        (Role.MANAGER, Action.ITEM_STATISTICS),
        (Role.MANAGER, Action.RESEARCH_EXPORT),
        (Role.MANAGER, Action.ROSTER_READ),
        (Role.MASTER, Action.MATERIAL_PRINT),
        (Role.TRAINER, Action.MATERIAL_PRINT),
        (Role.SAFEGUARDING, Action.CONTENT_CLEAR),
        (Role.SAFEGUARDING, Action.CONTENT_READ),
        (Role.SAFEGUARDING, Action.MATERIAL_PRINT),
        (Role.SAFEGUARDING, Action.CERTIFICATE_CONFIRM),
        (Role.SAFEGUARDING, Action.CLEARANCE_RECORD),
    }
