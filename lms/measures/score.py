"""What one learner earned in one quiz, in whole points; percentages are taken from it and never stored."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Score:
    """Whole points, 0 <= `earned` <= `possible` and `possible` > 0. Raise ValueError otherwise."""

    earned: int
    possible: int

    def __post_init__(self) -> None:
        if not 0 <= self.earned <= self.possible or self.possible == 0:
            raise ValueError(f"{self.earned} of {self.possible} points")

    @property
    def percent(self) -> Fraction:
        """The exact percentage, 0 to 100."""
        return Fraction(100 * self.earned, self.possible)
