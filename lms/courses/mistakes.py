"""Everything that can be wrong in a content file, each with the place to mend."""

from dataclasses import dataclass, field

from lms.courses.mistake_words import WORDS
from lms.text import Language, Text


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing to mend: in which file, on which line (from 1), where in the file, and what.

    `column` counts signs from 1; 0 stands for the whole line.
    """

    file: str
    line: int
    where: str
    code: str
    values: tuple[tuple[str, str], ...] = field(default=())
    column: int = 0

    def say(self, language: Language) -> str:
        """Return `file:line: where: what to do` in the author's language."""
        return f"{self.file}:{self.line}: {self.where + ': ' if self.where else ''}{self.what(language)}"

    def what(self, language: Language) -> str:
        """Return what to do, without the place."""
        # Most messages leave room for what was probably meant; not everybody who makes one knows it.
        spoken = {"hint": ""} | {name: _spoken(name, value, language) for name, value in self.values}
        return WORDS[self.code].to(language).format(**spoken)

    @property
    def shown_code(self) -> str:
        """The name by which docs/authoring/mistakes explains it."""
        return self.code.replace("_", "-")


# What an author typed or has to type stays as it is; only these values are words of ours.
_TRANSLATED = {
    "relation": {"≥": Text(en="at least", km="យ៉ាងតិច"), "≤": Text(en="at most", km="យ៉ាងច្រើន")},
    "language": {"en": Text(en="English", km="ភាសាអង់គ្លេស"), "km": Text(en="Khmer", km="ភាសាខ្មែរ")},
    "what": {
        "fact": Text(en="fact", km="ព័ត៌មាន"),
        "misconception": Text(en="misconception", km="ការយល់ច្រឡំ"),
        "objective": Text(en="objective", km="គោលបំណង"),
        "lesson": Text(en="lesson", km="មេរៀន"),
        "module": Text(en="module", km="ម៉ូឌុល"),
        "picture": Text(en="picture", km="រូបភាព"),
        "kind of cohort": Text(en="kind of cohort", km="ប្រភេទក្រុម"),
        "rule": Text(en="rule", km="វិធាន"),
    },
}
_PERHAPS = Text(en='(perhaps "{near}")', km="(ប្រហែលជា «{near}»)")


def _spoken(name: str, value: str, language: Language) -> str:
    if name == "hint":
        return f" {_PERHAPS.to(language).format(near=value)}" if value else ""
    word = _TRANSLATED.get(name, {}).get(value)
    return word.to(language) if word else value


class ContentError(Exception):
    """The content has mistakes; all of them are in `mistakes`, in the order of the files."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__("\n".join(mistake.say("en") for mistake in self.mistakes))
