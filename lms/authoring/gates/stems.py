"""A question asks what is so: who reads slowly overlooks a "not" and answers the opposite."""

import re
from collections.abc import Iterator

from lms.authoring.gates.view import Finding, Gate, Unit
from lms.text import LANGUAGES, Language, visible

_QUESTION = re.compile(r"[^.!?។៕\n]*\?")
_BE = "(?:is|are|was|do|does|did|can|could|should|would|must|may|will|has|have)"
_NOT: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"\b(?:which|what|who|whom)\b[^?]*\b{_BE}(?:n't| not| never)\b|\b(?:except|apart from)\b"
        r"|\b(?:is|are) (?:not|never) (?:a|an|true|right|one|part|safe)\b[^?]*\?",
        re.IGNORECASE,
    ),
    "km": re.compile("(?:មួយណា|អ្វី|នរណា|អ្នកណា|ណាខ្លះ|អ្វីខ្លះ)[^?]{0,24}?មិន|លើកលែងតែ|ក្រៅពី"),
}
# What is not so may stand in the story; only the question itself is asked the right way round.
_IF = re.compile(
    r"\b(?:if|when|because|although|that|says?|told)\b.*\bnot\b|(?:បើ|ពេល|ព្រោះ|ដែល|ថា).{0,60}មិន",
    re.IGNORECASE,
)


def find(unit: Unit) -> Iterator[Finding]:
    """Yield each question to choose an answer for that asks what is not so."""
    for name, place, item, groups in unit.questions:
        for language in LANGUAGES if any(groups) else ():
            questions = _QUESTION.findall(visible(item.stem.to(language)))
            if any(_NOT[language].search(one) and not _IF.search(one) for one in questions[-1:]):
                yield unit.say(name, (*place, "stem", language), "stem_negative")


GATES = (Gate("negative-stem", find, blocks=False),)
