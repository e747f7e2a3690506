"""A generation report as a value: what a reader is shown of every module, and what to look at first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lms.courses.content import Module
from lms.reports.generation import Cascade, Step
from lms.reports.generation_limits import Limits

Names = Mapping[str, tuple[str, str]]
"""Adults by id: their names in Khmer and in Latin script."""


@dataclass(frozen=True, slots=True)
class OfModule:
    """The generations in one module."""

    module: Module
    cascade: Cascade


@dataclass(frozen=True, slots=True)
class Quiet:
    """An open cohort, who leads it now, and the day of its last session; None when there was none yet."""

    cohort_id: str
    cohort: str
    trainer: str | None
    last: date | None
    days: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a reader is shown. `quiet` are the cohorts without a session for long."""

    limits: Limits
    modules: tuple[OfModule, ...]
    quiet: tuple[Quiet, ...]
    names: Names

    @property
    def lost(self) -> Iterator[tuple[Module, Step]]:
        """The steps on which too much is lost, module by module."""
        return ((one.module, step) for one in self.modules for step in one.cascade.steps if step.too_much)
