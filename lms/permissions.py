"""Who may do what, and how far: the one table of grants."""

from enum import Enum, StrEnum
from typing import Protocol

from lms.errors import Forbidden
from lms.text import Text


class Role(StrEnum):
    """What a person is in the programme; stored as text."""

    LEARNER = "learner"
    TRAINER = "trainer"
    MASTER = "master-trainer"
    AUTHOR = "author"
    SAFEGUARDING = "safeguarding"
    MANAGER = "manager"
    ADMIN = "admin"


class Action(StrEnum):
    """Everything that needs a permission, as `resource:verb`, in alphabetical order."""

    ACCOUNT_CREATE = "account:create"
    ACCOUNT_MERGE = "account:merge"
    ANSWER_MARK = "answer:mark"
    CARD_AWARD = "card:award"
    CERTIFICATE_AWARD = "certificate:award"
    CERTIFICATE_CONFIRM = "certificate:confirm"
    CERTIFICATE_READ = "certificate:read"
    CLEARANCE_RECORD = "clearance:record"
    COHORT_AGGREGATE = "cohort:aggregate"
    COHORT_CREATE = "cohort:create"
    COHORT_EDIT = "cohort:edit"
    COHORT_READ = "cohort:read"
    CONDUCT_PROMISE = "conduct:promise"
    CONSENT_RECORD = "consent:record"
    CONTENT_CLEAR = "content:clear"
    CONTENT_PUBLISH = "content:publish"
    CONTENT_READ = "content:read"
    CONTENT_REVIEW = "content:review"
    CONTENT_WRITE = "content:write"
    GENERATION_READ = "generation:read"
    ITEM_STATISTICS = "item:statistics"
    LEARNER_ADD = "learner:add"
    LEARNER_READ = "learner:read"
    LEARNER_RESET = "learner:reset"
    LINEAGE_SET = "lineage:set"
    MATERIAL_PRINT = "material:print"
    MODULE_LEARN = "module:learn"
    OBSERVATION_FILL = "observation:fill"
    OBSERVATION_SIGN = "observation:sign"
    PAPER_ENTER = "paper:enter"
    PASSWORD_CHANGE = "password:change"  # noqa: S105 - the name of an action
    REGRADE_READ = "regrade:read"
    RESEARCH_EXPORT = "research:export"
    ROLE_GIVE = "role:give"
    ROSTER_READ = "roster:read"
    SESSION_LOG = "session:log"
    TRAINER_READ = "trainer:read"


class Scope(Enum):
    """How far a grant reaches."""

    NONE = "nobody"
    OWN = "themselves"
    COHORT = "the cohorts they teach now"
    SUBTREE = "the trainers they train now, and those trainers' cohorts"
    ALL = "everybody"


ROLE_NAMES: dict[Role, Text] = {
    Role.LEARNER: Text(en="Learner", km="សិក្ខាកាម"),
    Role.TRAINER: Text(en="Trainer", km="គ្រូបណ្តុះបណ្តាល"),
    Role.MASTER: Text(en="Master trainer", km="គ្រូបង្គោល"),
    Role.AUTHOR: Text(en="Curriculum staff", km="បុគ្គលិកកម្មវិធីសិក្សា"),
    Role.SAFEGUARDING: Text(en="Safeguarding focal point", km="អ្នកទទួលបន្ទុកការពារកុមារ"),
    Role.MANAGER: Text(en="Programme manager", km="អ្នកគ្រប់គ្រងកម្មវិធី"),
    Role.ADMIN: Text(en="Administrator", km="អ្នកគ្រប់គ្រងប្រព័ន្ធ"),
}

GRANTS: dict[Role, dict[Action, Scope]] = {
    Role.LEARNER: {
        Action.MODULE_LEARN: Scope.OWN,
        Action.OBSERVATION_SIGN: Scope.OWN,
    },
    Role.TRAINER: {
        Action.ACCOUNT_MERGE: Scope.COHORT,
        Action.CARD_AWARD: Scope.COHORT,
        Action.CERTIFICATE_READ: Scope.OWN,
        Action.COHORT_AGGREGATE: Scope.COHORT,
        Action.COHORT_CREATE: Scope.OWN,
        Action.COHORT_EDIT: Scope.COHORT,
        Action.COHORT_READ: Scope.COHORT,
        Action.CONDUCT_PROMISE: Scope.OWN,
        Action.CONSENT_RECORD: Scope.COHORT,
        Action.LEARNER_ADD: Scope.COHORT,
        Action.LEARNER_READ: Scope.COHORT,
        Action.LEARNER_RESET: Scope.COHORT,
        Action.MATERIAL_PRINT: Scope.ALL,
        Action.MODULE_LEARN: Scope.OWN,
        Action.OBSERVATION_FILL: Scope.COHORT,
        Action.OBSERVATION_SIGN: Scope.OWN,
        Action.PAPER_ENTER: Scope.COHORT,
        Action.PASSWORD_CHANGE: Scope.OWN,
        Action.SESSION_LOG: Scope.COHORT,
    },
    Role.MASTER: {
        Action.ACCOUNT_CREATE: Scope.SUBTREE,
        Action.ACCOUNT_MERGE: Scope.SUBTREE,
        Action.ANSWER_MARK: Scope.SUBTREE,
        Action.CERTIFICATE_AWARD: Scope.SUBTREE,
        Action.CERTIFICATE_CONFIRM: Scope.SUBTREE,
        Action.CERTIFICATE_READ: Scope.SUBTREE,
        Action.COHORT_AGGREGATE: Scope.SUBTREE,
        Action.COHORT_CREATE: Scope.OWN,
        Action.COHORT_EDIT: Scope.COHORT,
        Action.COHORT_READ: Scope.COHORT,
        Action.CONDUCT_PROMISE: Scope.OWN,
        Action.GENERATION_READ: Scope.SUBTREE,
        Action.LINEAGE_SET: Scope.SUBTREE,
        Action.MATERIAL_PRINT: Scope.ALL,
        Action.MODULE_LEARN: Scope.OWN,
        Action.OBSERVATION_FILL: Scope.SUBTREE,
        Action.OBSERVATION_SIGN: Scope.OWN,
        Action.PAPER_ENTER: Scope.COHORT,
        Action.PASSWORD_CHANGE: Scope.OWN,
        Action.ROLE_GIVE: Scope.SUBTREE,
        Action.SESSION_LOG: Scope.COHORT,
        Action.TRAINER_READ: Scope.SUBTREE,
    },
    Role.AUTHOR: {
        Action.CONDUCT_PROMISE: Scope.OWN,
        Action.CONTENT_PUBLISH: Scope.ALL,
        Action.CONTENT_READ: Scope.ALL,
        Action.CONTENT_REVIEW: Scope.ALL,
        Action.CONTENT_WRITE: Scope.ALL,
        Action.ITEM_STATISTICS: Scope.ALL,
        Action.MATERIAL_PRINT: Scope.ALL,
        Action.PASSWORD_CHANGE: Scope.OWN,
        Action.REGRADE_READ: Scope.ALL,
    },
    Role.SAFEGUARDING: {
        Action.CERTIFICATE_CONFIRM: Scope.ALL,
        Action.CLEARANCE_RECORD: Scope.ALL,
        Action.CONDUCT_PROMISE: Scope.OWN,
        Action.CONTENT_CLEAR: Scope.ALL,
        Action.CONTENT_READ: Scope.ALL,
        Action.MATERIAL_PRINT: Scope.ALL,
        Action.PASSWORD_CHANGE: Scope.OWN,
    },
    Role.MANAGER: {
        Action.CERTIFICATE_CONFIRM: Scope.ALL,
        Action.CONDUCT_PROMISE: Scope.OWN,
        Action.GENERATION_READ: Scope.ALL,
        Action.ITEM_STATISTICS: Scope.ALL,
        Action.PASSWORD_CHANGE: Scope.OWN,
        Action.RESEARCH_EXPORT: Scope.ALL,
        Action.ROSTER_READ: Scope.ALL,
    },
    Role.ADMIN: {
        Action.ACCOUNT_CREATE: Scope.ALL,
        Action.ACCOUNT_MERGE: Scope.ALL,
        Action.CONDUCT_PROMISE: Scope.OWN,
        Action.LINEAGE_SET: Scope.ALL,
        Action.PASSWORD_CHANGE: Scope.OWN,
        Action.ROLE_GIVE: Scope.ALL,
    },
}


class Actor(Protocol):
    """Whoever asks: a signed-in person, or the command line acting for one."""

    @property
    def id(self) -> str:
        """The account's id."""
        ...

    @property
    def role(self) -> Role:
        """The account's role now."""
        ...


def scope(role: Role, action: Action) -> Scope:
    """Return how far `role` may do `action`; what the table does not grant is nobody's."""
    return GRANTS[role].get(action, Scope.NONE)


def require(actor: Actor, action: Action) -> Scope:
    """Return how far the actor may do `action`; raise Forbidden when not at all.

    The caller narrows its query to the scope it gets: what lies outside is NotFound, as if
    it did not exist.
    """
    reach = scope(actor.role, action)
    if reach is Scope.NONE:
        raise Forbidden
    return reach
