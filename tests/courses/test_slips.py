"""Two hundred slips in the shipped modules: the first message names the line, in both languages."""

import random
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from lms.authoring.units import own_files
from lms.courses.cache import Cache
from lms.courses.files import Folder, Parcel
from lms.courses.loader import survey
from lms.courses.mistakes import Mistake
from tests.courses.samples import SHIPPED, TODAY
from tests.courses.slips import SLIPS, make_slip

COUNT = 200
RIGHT = 195
SEED = 5
MOST_LOOKS = 50 * COUNT
WRITTEN = re.compile(r"/(module|lessons/.*|items/.*)\.yaml$")


@dataclass(frozen=True)
class Tried:
    """A slip, what it should be called by, and what was said first."""

    name: str
    file: str
    lines: frozenset[int]
    mistakes: tuple[Mistake, ...]

    @property
    def is_named(self) -> bool:
        """Whether the first message points to the slip."""
        first = self.mistakes[0] if self.mistakes else None
        return first is not None and first.file == f"content/{self.file}" and first.line in self.lines


@cache
def tried(seed: int = SEED, count: int = COUNT) -> tuple[Tried, ...]:
    """Return so many slips, each kind in turn; what stands beside a broken file is read once."""
    kept, chance = Cache(), random.Random(seed)
    folder = Folder(SHIPPED)
    shared = {name: folder.read(name) for name in folder.names("*.yaml")}
    homes = {
        home: shared | {name: folder.read(name) for name in own_files(home, folder.all_names())}
        for home in folder.folders("modules")
    }
    done: list[Tried] = []
    for _ in range(MOST_LOOKS):
        if len(done) == count:
            break
        name = list(SLIPS)[len(done) % len(SLIPS)]
        home = chance.choice(sorted(homes))
        file = chance.choice(
            [one for one in homes[home] if re.search(r"/(module|(lessons|items)/.*)\.yaml$", one)]
        )
        slip = make_slip(name, homes[home][file].decode(), chance)
        if slip is not None:
            files = Parcel(homes[home] | {file: slip.text.encode()})
            done.append(Tried(name, file, slip.lines, survey(files, TODAY, kept).mistakes))
    return tuple(done)


def test_the_first_message_names_the_line_of_the_slip():
    missed = [one for one in tried() if not one.is_named]

    said = [
        f"{one.name} {one.file}:{sorted(one.lines)}: {[m.say('en') for m in one.mistakes[:2]]}"
        for one in missed
    ]
    assert COUNT - len(missed) >= RIGHT, "\n".join(said)


def test_every_slip_is_told_in_both_languages_and_in_words_of_ours():
    for one in tried():
        for mistake in one.mistakes:
            assert re.search("[\u1780-\u17b3]", mistake.what("km"))
            assert not re.search(
                r"Traceback|pydantic|Error|\bNone\b|\{[a-z]", mistake.what("en") + mistake.what("km")
            )


def test_every_kind_of_slip_was_made_several_times():
    counts = Counter(one.name for one in tried())

    assert counts.keys() == SLIPS.keys()
    assert min(counts.values()) >= COUNT // len(SLIPS)
