"""Damaged files of other programs by the hundred thousand: reading them never breaks, hangs or swells.

`python -m bench.fuzz_interop --mutants 200000` stops with 1 at the first file that raises
anything but our own errors, takes over a second of the processor, or when memory has grown by 64 MB;
it keeps that file.
"""

import argparse
import random
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path

from lms.errors import LmsError
from lms.interop.drafting import draft
from lms.interop.formats import read_questions
from lms.interop.gift_out import write_gift
from lms.interop.moodle_out import write_moodle
from lms.interop.qti_out import write_qti
from lms.interop.sheet_columns import template
from tests.interop import samples

SLOWEST = 1.0
MOST_GROWTH = 64 * 1024 * 1024
WARM = 2_000
_VALUE = re.compile(rb'(?<=["\>])([^"<>\n]*)(?=["<])')
SCRAPS = [
    *b"""{ } = ~ # #### -> :: %50% % // $CATEGORY: < > & &amp; &#0; <![CDATA[ ]]> <!-- --> <? </answer>
    <answer> </text> <text> fraction= {1:MC:=a~b} <qti-gap/> identifier='' </itemBody> <itemBody>
    <correctResponse/> --km , ; =1+1 [tag:lms:kind=hotspot] lms:kind=gap-fill
    lms:points=99999999999999999999 9999999999999999999999999999999999999999 -1 0.5 1e999 nan
    ../../../../../../../../../ PK {mlang} $$""".split(),
    b'\\',
    b'\n',
    b'\n\n',
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"<question type='cloze'>",
    b"<img src='a'>",
    b'ANSWER: A',
    b'A. ',
    b'"',
    b'\t',
    b'\x00',
    b'\xff\xfe',
    b'\xef\xbb\xbf',
    b'\xe1\x9e\x80',
    b'lms:area=a 1 2 3 4',
    b'lms:gap=a b c',
    b'lms:accepted=a 1 1',
    b'lms:ids=a a a',
    b" " * 500,
    b"a" * 5000,
    b"<b>" * 300,
    b"{" * 200,
    b"~=" * 300,
    b'{mlang km}',
]  # fmt: skip


def seeds() -> list[tuple[str, bytes]]:
    """Return sound files of each format, with the format's name."""
    items = samples.manuals()
    pictures = samples.drawings(items)
    rows = [line.split(",") for line in samples.SHEET.splitlines()]
    package = samples.package({"a.xml": samples.QTI_21, "b.xml": samples.QTI_21})
    return [
        ("gift", samples.GIFT.encode()),
        ("gift", write_gift(items, "demo", pictures).data),
        ("moodle", samples.MOODLE.encode()),
        ("moodle", write_moodle(items, "demo", pictures).data),
        ("qti", samples.QTI_21.encode()),
        ("qti", package),
        *(("qti", write_qti([item], "demo", pictures).data) for item in items),
        *(("qti", _single(write_qti([item], "demo", pictures).data)) for item in items),
        ("aiken", samples.AIKEN.encode()),
        ("sheet", samples.SHEET.encode()),
        ("sheet", template()),
        ("sheet", samples.workbook(rows)),
    ]


def mutants(chance: random.Random, found: list[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield damaged files without end."""
    formats = sorted({name for name, _ in found})
    while True:
        wanted = chance.choice(formats)
        data = chance.choice([data for name, data in found if name == wanted])
        changed = _within(chance, data, found) if data.startswith(b"PK") and chance.random() < 0.8 else data
        if changed is data:
            changed = _damaged(chance, data, found)
        yield (wanted if chance.random() < 0.9 else ""), changed


def tried(name: str, data: bytes) -> str:
    """Read a file as an import does; return what came of it. Only our own errors are expected."""
    try:
        draft(read_questions(data, name), "A", "bank")
    except LmsError as error:
        return type(error).__name__
    return "read"


def _single(package: bytes) -> bytes:
    files = samples.unzipped(package)
    return next(content for name, content in files.items() if name.endswith("en.xml"))


def _within(chance: random.Random, package: bytes, found: list[tuple[str, bytes]]) -> bytes:
    """Damage one file of a package, which stays a package."""
    files = samples.unzipped(package)
    name = chance.choice(sorted(files))
    files[name] = _damaged(chance, files[name], found)
    return samples.zipped(files)


def _damaged(chance: random.Random, data: bytes, found: list[tuple[str, bytes]]) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice([1, 1, 1, 2, 3, 8])):
        if b"<" in data and chance.random() < 0.6:
            _damage_xml(chance, changed)
        else:
            _damage(chance, changed, found)
    return bytes(changed)


def _damage_xml(chance: random.Random, data: bytearray) -> None:
    """Change a value or a text, so that it stays XML."""
    places = [one.span(1) for one in _VALUE.finditer(data)]
    if not places:
        return
    start, end = chance.choice(places)
    other = chance.choice([chance.choice(SCRAPS), bytes(data[slice(*chance.choice(places))]), b""])
    data[start:end] = other if chance.random() < 0.1 else escape(other.decode(errors="ignore")).encode()


def _damage(chance: random.Random, data: bytearray, found: list[tuple[str, bytes]]) -> None:
    start = chance.randrange(len(data) + 1)
    length = chance.choice([0, 1, 2, 10, 60])
    end = min(len(data), start + length)
    kind = chance.randrange(6)
    if kind == 0:
        data[start:end] = b""
    elif kind == 1:
        data[start:end] = chance.choice(SCRAPS)
    elif kind == 2:
        data[start:start] = data[start:end] * chance.choice([1, 2, 50])
    elif kind == 3:
        other = chance.choice(found)[1]
        place = chance.randrange(len(other))
        data[start:start] = other[place : place + 200]
    elif kind == 4:
        data[start:end] = chance.randbytes(length)
    else:
        del data[start:]


def _grown(base: int) -> int:
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) * 1024


def main() -> int:
    """Run; return 0 when all went well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    came: Counter[str] = Counter()
    base, slowest = 0, 0.0
    source = mutants(random.Random(asked.seed), seeds())
    for number in range(asked.mutants):
        name, data = next(source)
        start = time.process_time()
        try:
            came[f"{name or 'guessed'} {tried(name, data)}"] += 1
        except BaseException:
            return _kept(f"{name} raises", data)
        took = time.process_time() - start
        slowest = max(slowest, took)
        if took > SLOWEST:
            return _kept(f"{name} took {took:.1f} s", data)
        if number == WARM:
            base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        if base and _grown(base) > MOST_GROWTH:
            return _kept(f"{name} grew by {_grown(base) >> 20} MB", data)
    print(f"{asked.mutants} files, slowest {slowest * 1000:.0f} ms, grown by {max(0, _grown(base)) >> 20} MB")
    for what, count in came.most_common():
        print(f"  {count:7} {what}")
    return 0


def _kept(why: str, data: bytes) -> int:
    Path("fuzzed-interop.bin").write_bytes(data)
    print(f"{why}; kept as fuzzed-interop.bin", file=sys.stderr)
    if sys.exc_info()[0]:
        raise  # noqa: PLE0704 - called while an exception is handled
    return 1


if __name__ == "__main__":
    sys.exit(main())
