"""Which texts a child's safety may hang on; these are cleared and translated with more care than others."""

from lms.authoring.difference_subjects import home_name
from lms.authoring.sentences import Sentence
from lms.courses.registers import Nature
from lms.courses.yaml_file import Plain, YamlFile


def is_safety(sentence: Sentence, file: YamlFile) -> bool:
    """Whether a text is safety-critical.

    It is in a critical item, on the help card, in what a family agrees to, the note about hard content,
    a fact with a telephone number or of advice, the truth against a wrong belief, or what an adult says
    and does when a child tells something hard.
    """
    kind = home_name(sentence.name)
    if kind in {"agreements.yaml", "help.yaml"}:
        return True
    if kind == "misconceptions.yaml":
        return "truth" in sentence.place
    if kind == "facilitation.yaml":
        return sentence.place[:1] == ("disclosure",)
    if kind == "module.yaml":
        return sentence.place[:1] == ("content_note",)
    guards = is_guarded_fact if kind == "facts.yaml" else _is_critical
    return any(guards(part) for part in _around(sentence, file))


def is_guarded_fact(part: Plain) -> bool:
    """Whether this is a fact with a telephone number, or advice of the programme."""
    return isinstance(part, dict) and (bool(part.get("number")) or part.get("nature") == Nature.GUIDANCE)


def _is_critical(part: Plain) -> bool:
    return isinstance(part, dict) and part.get("critical") is True


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
