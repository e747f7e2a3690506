"""Right answers stand now here, now there: whoever always takes the first row must not pass by it."""

from collections import Counter
from collections.abc import Iterator

from lms.authoring.gates.view import Finding, Gate, Unit
from lms.quizzes.kinds.base import Choices
from lms.quizzes.kinds.single_choice import SingleChoice
from lms.quizzes.kinds.true_false import TrueFalse

FEWEST = 4
"""With fewer choice items in a form chance alone puts most keys in one place."""

MOST_PERCENT = 60


def find(unit: Unit) -> Iterator[Finding]:
    """Yield a finding for each form in which one position holds most of the right answers."""
    for form in unit.module.forms if unit.module else ():
        items = [item for _, _, item in unit.form(form)]
        at = Counter(position(item) for item in items if isinstance(item, SingleChoice))
        truths = Counter(item.answer for item in items if isinstance(item, TrueFalse))
        for counts, code in ((at, "key_position"), (truths, "key_truth")):
            if counts.total() < FEWEST:
                continue
            value, most = counts.most_common(1)[0]
            if most * 100 > MOST_PERCENT * counts.total():
                said = str(value).lower()
                total = str(counts.total())
                yield unit.say(
                    unit.form_name(form), ("items",), code, position=said, found=str(most), total=total
                )


def position(item: Choices) -> int:
    """Return at which place the right option stands, from 1."""
    return next(i for i, option in enumerate(item.options, 1) if option.right)


GATES = (Gate("key-positions", find, blocks=True),)
