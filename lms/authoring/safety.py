"""Which texts a child's safety may hang on; these are cleared and translated with more care than others."""

from lms.authoring.difference_subjects import home_name
from lms.authoring.sentences import Sentence
from lms.courses.yaml_file import Plain, YamlFile


def is_safety(sentence: Sentence, file: YamlFile) -> bool:
    """Whether a text is safety-critical.

    It is in a critical item, on the help card, the note about hard content, a fact with a telephone
    number, or the truth against a wrong belief.
    """
    kind = home_name(sentence.name)
    if kind == "help.yaml":
        return True
    if kind == "misconceptions.yaml":
        return "truth" in sentence.place
    if kind == "module.yaml":
        return sentence.place[:1] == ("content_note",)
    return any(_is_guarded(part, facts=kind == "facts.yaml") for part in _around(sentence, file))


def _is_guarded(part: Plain, *, facts: bool) -> bool:
    return isinstance(part, dict) and (bool(part.get("number")) if facts else part.get("critical") is True)


def _around(sentence: Sentence, file: YamlFile) -> list[Plain]:
    """Return the parts of the file that hold the text, from the outermost."""
    here: Plain = file.root
    found = [here]
    for step in sentence.place:
        if isinstance(here, list) and isinstance(step, int):
            here = here[step]
        elif isinstance(here, dict):
            here = here.get(str(step))
        found.append(here)
    return found
