"""How far each person stands from the first trainer, and circles in who trained whom: pure arithmetic."""

from collections.abc import Iterator, Mapping


def ancestors(person: str, trained_by: Mapping[str, str]) -> Iterator[str]:
    """Yield who trained somebody, who trained them, and so on; a circle ends where it closes."""
    seen = {person}
    above = trained_by.get(person)
    while above is not None and above not in seen:
        yield above
        seen.add(above)
        above = trained_by.get(above)


def generation(person: str, trained_by: Mapping[str, str]) -> int:
    """Return the distance from whoever was trained by nobody: 0 for them, 1 for those they trained."""
    return sum(1 for _ in ancestors(person, trained_by))


def closes_a_circle(trainee: str, trainer: str, trained_by: Mapping[str, str]) -> bool:
    """Whether saying that `trainer` trained `trainee` would make somebody their own trainer's trainer."""
    return trainee == trainer or trainee in ancestors(trainer, trained_by)
