"""Which texts only quote a wrong belief, so that it can be judged; they may say what no lesson may."""

from lms.courses.yaml_file import Place, Plain


def is_claim(root: Plain, place: Place) -> bool:
    """Whether a text is there to be judged: a wrong option, a false statement, a belief, a thing to sort.

    So is what an adult never says to a child who tells something hard.
    """
    if not place:
        return False
    if place[:2] == ("disclosure", "never"):
        return True
    around = _at(root, place[:-1])
    if not isinstance(around, dict):
        return False
    if place[-1] == "belief":
        return True
    if place[-1] == "stem":
        return around.get("answer") is False or around.get("agreeing") == "riskier"
    judged = "misconception" in around or "reason" in around or "box" in around
    return place[-1] == "text" and judged and around.get("right") is not True


def _at(root: Plain, place: Place) -> Plain:
    here = root
    for step in place:
        if isinstance(here, list) and isinstance(step, int):
            here = here[step]
        elif isinstance(here, dict):
            here = here.get(str(step))
    return here
