"""How a session is led, as plain values that a template sets: the plan, the words, the plays and games."""

from collections.abc import Iterable

from lms.courses.facilitation import Energiser, Facilitation, RolePlay
from lms.printing.leading_words import KINDS
from lms.printing.prose import prose
from lms.printing.source import plain


def led(found: Facilitation) -> dict[str, object]:
    """Return what the guide prints of a facilitation whose steps are HTML; minutes are counted from 0."""
    plan, hard = found.plan, found.disclosure
    return {
        "objective": plain(plan.objective),
        "materials": [plain(one) for one in plan.materials],
        "parts": [
            {
                "from": start,
                "to": start + part.minutes,
                "minutes": part.minutes,
                "kind": plain(KINDS[part.kind]),
                "title": plain(part.title),
                "steps": prose(part.steps),
            }
            for start, part in plan.slots
        ],
        "say": [plain(one) for one in hard.say],
        "do": [plain(one) for one in hard.do],
        "never": [plain(one) for one in hard.never],
        "role_plays": _played(found.role_plays),
        "energisers": _played(found.energisers),
    }


def _played(games: Iterable[RolePlay | Energiser]) -> list[dict[str, object]]:
    return [{"title": plain(one.title), "minutes": one.minutes, "steps": prose(one.steps)} for one in games]
