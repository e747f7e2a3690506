"""Where the links of a learner's page lead while it is only looked at; without it they leave the preview."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

from lms.courses.content import Module
from lms.courses.progress import Kind, Step
from lms.courses.release import DIGEST_LENGTH, picture_digest
from lms.text import Language

GO = "go=1"
"""Marks an address to which a form is only sent to go on."""

OUTSIDE = "outside"
"""The part that stands for every page of the program that is not the module's."""

_FORMS = {"before": "form-a", "after": "form-b"}


class Addresses(ABC):
    """What templates call to make addresses."""

    @abstractmethod
    def url_for(self, endpoint: str, **values: str | int) -> str:
        """Return the address of a page of the program."""

    @abstractmethod
    def picture_address(self, module: Module, name: str) -> str:
        """Return the address of a drawing."""

    @abstractmethod
    def in_other_language(self) -> str:
        """Return the address of this page in the other language."""

    def step_address(self, release: str, step: Step) -> str:
        """Return where a step of the path is done."""
        if step.kind is Kind.LESSON:
            return self.url_for("courses.lesson", release=release, lesson=step.number, screen=step.screen)
        return self.url_for("courses.module", release=release)


@dataclass(frozen=True, slots=True)
class Previewed(Addresses):
    """Addresses within a preview: `to` makes that of a step, `file` that of a drawing or a recording."""

    to: Callable[[str, int], str]
    file: Callable[[str], str]
    other: str

    def url_for(self, endpoint: str, **values: str | int) -> str:
        """Return the step that stands for a page, or the one that says that it lies outside."""
        attempt = str(values.get("attempt_id", ""))
        match endpoint:
            case "courses.lesson" | "courses.practise":
                return self.to(f"lesson-{values['lesson']}", int(values["screen"]))
            case "courses.pass_screen":
                return f"{self.to('lesson-' + str(values['lesson']), int(values['screen']) + 1)}?{GO}"
            case "quiz.start":
                form = _FORMS.get(str(values["moment"]), "form-c")
                return f"{self.to(form, 1)}?{GO}"
            case "quiz.question":
                return self.to(attempt, int(values["number"]))
            case "quiz.result" if "/" in attempt:
                # After an answer one goes back to the question, as there is no result yet.
                part, _, number = attempt.partition("/")
                return self.to(part, int(number))
            case "quiz.result" | "quiz.review":
                return self.to("result", 1)
            case "courses.module" | "courses.home" | "home.front":
                return self.to("path", 1)
            case "courses.help_page":
                return self.to("help", 1)
            case "sounds.sound":
                return self.file(str(values["name"]))
        return self.to(OUTSIDE, 1)

    def picture_address(self, module: Module, name: str) -> str:
        """Return the address of a drawing as it stands now."""
        return self.file(f"pictures/{name}")

    def in_other_language(self) -> str:
        """Return the address of this step in the other language."""
        return self.other


@dataclass(frozen=True, slots=True)
class Learners(Addresses):
    """Addresses as long as those of learners, so that a page weighs what it will weigh once published."""

    language: Language
    module: str

    def url_for(self, endpoint: str, **values: str | int) -> str:
        """Return an address of the same shape as the real one."""
        digest = hashlib.sha256(self.module.encode()).hexdigest()[:DIGEST_LENGTH]
        home = f"/{self.language}"
        match endpoint:
            case "courses.lesson" | "courses.pass_screen":
                return f"{home}/m/{digest}/{values['lesson']}/{values['screen']}"
            case "courses.practise":
                return f"{home}/m/{digest}/{values['lesson']}/{values['screen']}/try"
            case "courses.module":
                return f"{home}/m/{digest}"
            case "quiz.start":
                return f"{home}/m/{digest}/{values['moment']}"
            case "quiz.question":
                return f"{home}/a/{digest}/{values['number']}"
            case "quiz.result" | "quiz.review":
                return f"{home}/a/{digest}/{endpoint.removeprefix('quiz.')}"
            case "sounds.sound":
                return (
                    f"/sounds/{hashlib.sha256(str(values['name']).encode()).hexdigest()[:DIGEST_LENGTH]}.opus"
                )
        return f"{home}/{endpoint.rpartition('.')[2].removesuffix('_page')}"

    def picture_address(self, module: Module, name: str) -> str:
        """Return an address of the same shape as the real one."""
        return f"/pictures/{picture_digest(module.pictures.get(name, ''))}.svg"

    def in_other_language(self) -> str:
        """Return an address of the same shape as the real one."""
        return self.url_for("courses.lesson", lesson=1, screen=1)
