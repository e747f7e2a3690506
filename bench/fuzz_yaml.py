"""Damaged documents by the million for the reader of content: it never breaks, hangs or swells.

`python -m bench.fuzz_yaml --documents 1000000` stops with 1 at the first document that raises, that takes
over a second of the processor, or when memory has grown by 64 MB; it keeps that document.
"""

import argparse
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from lms.courses.content import AttitudesFile, FormFile, Lesson, ModuleHead
from lms.courses.mistakes import Mistake
from lms.courses.registers import Facts, HelpCard, Misconceptions
from lms.courses.structure import check_structure
from lms.courses.yaml_file import parse_bytes
from lms.text import LANGUAGES

ROOT = Path(__file__).parent.parent
SLOWEST = 1.0
MOST_GROWTH = 64 * 1024 * 1024
WARM = 5_000
MODELS: dict[str, type[BaseModel]] = {
    "facts": Facts,
    "misconceptions": Misconceptions,
    "help": HelpCard,
    "module": ModuleHead,
    "attitudes": AttitudesFile,
}
SCRAPS = [
    *(
        "\n",
        "\n\n",
        " ",
        "  ",
        "    ",
        "\t",
        "-",
        "- ",
        ":",
        ": ",
        "'",
        '"',
        "#",
        " #",
        "&a",
        "*a",
        "!",
        "|",
        ">",
    ),
    *(
        "{",
        "}",
        "[",
        "]",
        ",",
        "?",
        "? ",
        "%",
        "@",
        "`",
        "\\",
        "~",
        "<<",
        "=",
        ".",
        "...",
        "---\n",
        "\r",
        "\r\n",
    ),
    *(
        "\0",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u200b",
        "\u00a0",
        "“",
        "”",
        "៖",
        "：",
        "ក",
        "្",
        "១២",
        "🇰🇭",
        "\U0010ffff",
    ),
    *(
        "true",
        "no",
        "1e3",
        "0x1F",
        "12:30",
        "kh",
        "km:",
        "en:",
        "id:",
        "kind: number\n",
        "items:\n",
        "a: &a [*a]\n",
    ),
    *(
        "- " * 50,
        "? " * 50,
        "[" * 200,
        "{a: " * 200,
        "a:\n  " * 30,
        '"\\u1780"',
        "x" * 2000,
        "!!python/name:os.system ",
    ),
]
BYTES = [b"\xff", b"\xfe", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\0\0", b"\xe1\x9e", b"\x80"]


def sources() -> list[tuple[str, type[BaseModel], bytes]]:
    """Return whole files and single entries of all content, and what each should be."""
    found = []
    for folder in (ROOT / "tests/courses/sample", ROOT / "content"):
        for path in sorted([*folder.glob("*.yaml"), *folder.glob("modules/*/**/*.yaml")]):
            model = MODELS.get(path.stem) or {"items": FormFile, "lessons": Lesson}.get(path.parent.name)
            if model is None:
                continue
            data = path.read_bytes()
            found.append((path.stem, model, data))
            head, *entries = data.split(b"\n  - id: ")
            key = head.rsplit(b"\n", 1)[-1]
            found += [(path.stem, model, key + b"\n  - id: " + one + b"\n") for one in entries]
    return found


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return a document with some slips, and one in eight with blows that no editor would deal."""
    text = data.decode()
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6, 12))):
        at = chance.randrange(len(text) + 1)
        end = at + chance.choice((0, 0, 0, 1, 2, 5, 40))
        other = chance.randrange(len(text) + 1)
        new = (
            chance.choice(SCRAPS),
            chance.choice(SCRAPS),
            "",
            text[other : other + chance.choice((3, 30, 300))],
            chr(chance.choice((chance.randrange(128), chance.randrange(0x1780, 0x1800)))),
        )
        text = text[:at] + chance.choice(new) + text[end:]
    document = bytearray(text.encode())
    if chance.random() < 0.125:
        at = chance.randrange(len(document) + 1)
        document[at : at + chance.randrange(4)] = chance.choice([*BYTES, chance.randbytes(4)])
    return bytes(document)


def documents(count: int, seed: int) -> Iterator[tuple[str, type[BaseModel], bytes]]:
    """Yield what to read; mostly single entries, as whole files only take longer to break in the same way."""
    chance = random.Random(seed)
    whole = sources()
    small = [one for one in whole if len(one[2]) < 4000]
    for _ in range(count):
        name, model, data = chance.choice(whole if chance.random() < 0.02 else small)
        if chance.random() < 0.1:
            data = "".join(chance.choices(SCRAPS, k=chance.randrange(40))).encode()
        yield name, model, damaged(data, chance)


def read(name: str, model: type[BaseModel], data: bytes) -> tuple[Mistake, ...]:
    """Return what is said of a document, in both languages."""
    file = parse_bytes(data, f"{name}.yaml")
    found = file if isinstance(file, tuple) else check_structure(file, model, file.root)
    if not isinstance(found, tuple):
        return ()
    for one in found:
        for language in LANGUAGES:
            one.say(language)
    return found


def memory() -> int:
    """Return the most memory this process has held so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> None:
    """Read as many documents as asked for; tell of the worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failure.yaml"))
    asked = parser.parse_args()
    codes: Counter[str] = Counter()
    slowest, base, begun = 0.0, 0, time.perf_counter()
    for number, (name, model, data) in enumerate(documents(asked.documents, asked.seed), 1):
        before = time.process_time()
        try:
            found = read(name, model, data)
        except BaseException:
            asked.keep.write_bytes(data)
            raise
        slowest = max(slowest, time.process_time() - before)
        codes[found[0].code if found else "no mistake"] += 1
        base = memory() if number == WARM else base
        grown = memory() - base if base else 0
        if slowest > SLOWEST or grown > MOST_GROWTH:
            asked.keep.write_bytes(data)
            sys.exit(f"document {number}: slowest {slowest:.2f} s, memory +{grown / 2**20:.0f} MB")
        if number % 50_000 == 0 or number == asked.documents:
            spent = time.perf_counter() - begun
            print(
                f"{number} documents in {spent:.0f} s, slowest {slowest * 1000:.0f} ms, "
                f"memory +{grown / 2**20:.1f} MB, {len(codes)} kinds of first message",
                flush=True,
            )
    print(", ".join(f"{code} {count}" for code, count in codes.most_common()))


if __name__ == "__main__":
    main()
