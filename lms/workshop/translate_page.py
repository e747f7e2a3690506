"""What a translator's page shows: which texts, what was typed, and what is worth a look."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lms.authoring.difference_subjects import place_in_words
from lms.authoring.glossary import Term, terms_in
from lms.authoring.incoming import REASONS, Incoming, Plan, Reason, sent_digests
from lms.authoring.likeness import unlike
from lms.authoring.names_of_files import called
from lms.authoring.translatable import State, Translatable
from lms.text import Text
from lms.workshop.translating import Desk

ON_A_PAGE = 20
_ON_BUTTONS = (".options.", ".things.", ".boxes.", ".pairs.")
SHOWN: dict[str, frozenset[State]] = {
    "todo": frozenset({State.MISSING, State.STALE}),
    "stale": frozenset({State.STALE}),
    "missing": frozenset({State.MISSING}),
    "unsure": frozenset({State.UNSURE}),
    "all": frozenset(State),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A text on the page: `km` is what stands in its field, `seen` what its translator saw.

    `refused` says why what was typed was not kept; `there` is what somebody else has written meanwhile.
    """

    text: Translatable
    km: str
    seen: str
    terms: tuple[Term, ...]
    notes: tuple[Text, ...]
    refused: Text | None = None
    there: str = ""

    @property
    def rows(self) -> int:
        """How many lines the field has."""
        return min(14, 1 + sum(1 + len(line) // 45 for line in self.km.split("\n")))

    @property
    def where(self) -> Text:
        """Where the text stands in its file."""
        return place_in_words(self.text.sentence.place)

    @property
    def is_stale(self) -> bool:
        """Whether the English has changed since the Khmer was written."""
        return self.text.state is State.STALE


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to see: which states, which file, and from which page on."""

    show: str
    file: str
    page: int

    @classmethod
    def read(cls, said: Mapping[str, str], desk: Desk) -> "Wanted":
        """Read it from an address; without a word, what there is to do or to confirm, or else everything."""
        counts = counted(desk)
        usual = next((show for show in ("todo", "unsure") if counts[show]), "all")
        show = said.get("show", "") if said.get("show", "") in SHOWN else usual
        names = {text.sentence.name for text in desk.texts}
        page = said.get("page", "1")
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 1
        return cls(show, said.get("file", "") if said.get("file", "") in names else "", max(1, number))

    def all_of(self, desk: Desk) -> list[Translatable]:
        """Return every text that is wanted, on whichever page."""
        states = SHOWN[self.show]
        return [text for text in desk.texts if text.state in states and self.file in {"", text.sentence.name}]


def counted(desk: Desk) -> dict[str, int]:
    """Return how many texts each choice shows."""
    return {show: sum(text.state in states for text in desk.texts) for show, states in SHOWN.items()}


def titles(desk: Desk) -> dict[str, Text]:
    """Return what people call each file: its own title where it has one in both languages."""
    found = {text.sentence.name: called(text.sentence.name) for text in desk.texts}
    for text in desk.texts:
        here = text.sentence
        if here.place == ("title",) and here.en.strip() and here.km.strip():
            found[here.name] = Text(en=here.en, km=here.km)
    return found


def rows_of(desk: Desk, texts: Iterable[Translatable]) -> list[Row]:
    """Return texts as they stand."""
    return [_row(desk, text) for text in texts]


def rows_again(desk: Desk, sent: Sequence[Incoming], found: Plan) -> list[Row]:
    """Return the texts that were sent and not kept, with what was typed and why it was not kept."""
    typed = {row.id: row for row in sent}
    known = {text.id: text for text in desk.texts}
    rows = []
    for one in found.skipped:
        meanwhile = known[one.of.id].sentence.km if one.reason is Reason.MEANWHILE else ""
        rows.append(_row(desk, known[one.of.id], typed[one.of.id], REASONS[one.reason], meanwhile))
    for change in found.broken:
        breaking = [note.words for note in change.notes if note.breaks]
        rows.append(_row(desk, known[change.of.id], typed[change.of.id], breaking[0] if breaking else _UNFIT))
    return rows


_UNFIT = Text(
    en="this cannot stand here: an invisible sign, or nothing at all",
    km="អត្ថបទនេះមិនអាចនៅទីនេះបានទេ៖ មានសញ្ញាមើលមិនឃើញ ឬទទេ",
)


def _row(
    desk: Desk,
    text: Translatable,
    typed: Incoming | None = None,
    refused: Text | None = None,
    there: str = "",
) -> Row:
    km = typed.km if typed else text.sentence.km.strip()
    short = any(part in text.id for part in _ON_BUTTONS)
    notes = () if text.spellings else unlike(text.sentence.en, km, short=short)
    terms = tuple(terms_in(text.sentence.en, desk.terms))
    seen = " ".join(sent_digests(text.sentence))
    return Row(text, km, seen, terms, tuple(note.words for note in notes), refused, there.strip())
