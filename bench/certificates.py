"""How long a thousand certificates take on paper, next to as many pages that say one word."""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import typst
from cryptography.hazmat.primitives.asymmetric import ec

from lms.certificates.paper import Certificate, render_many
from lms.certificates.statement import Statement, sign
from lms.printing.typesetting import fonts
from lms.text import Text

KM = ("សុខ", "ចាន់", "ស្រីមុំ", "ភក្ត្រា", "សុភ័ក្ត្រ", "ដារ៉ា", "ស៊ីណាត", "ច័ន្ទរស្មី", "វណ្ណៈ", "ធីតា")
LATIN = ("Sok", "Chan", "Sreymom", "Pheaktra", "Sopheak", "Dara", "Sinath", "Chanreasmey", "Vannak", "Thida")
WORD = '#set document(title: "ក", date: none)\n#set text(font: "Noto Sans Khmer", lang: "km")\nក'


@dataclass(frozen=True)
class Round:
    """Seconds for all, seconds that cores worked for it, seconds of a bare page, and most memory in MB."""

    seconds: float
    worked: float
    bare: float
    memory: float


def main() -> None:
    """Measure each round in a process of its own and print a Markdown table."""
    options = _options()
    if options.inside:
        print(json.dumps(_measure(options)), flush=True)
        return
    rounds = [_one(options) for _ in range(options.rounds)]
    print("| certificates | seconds | work on two cores, s | ms each | × a bare page | memory MB |")
    print("|---|---|---|---|---|---|")
    each = [1000 * one.seconds / options.count for one in rounds]
    ratio = [one.seconds / options.count / one.bare for one in rounds]
    memory = [one.memory for one in rounds]
    worked = [one.worked / 2 for one in rounds]
    cells = (
        spread([one.seconds for one in rounds], 1),
        spread(worked, 1),
        spread(each, 1),
        spread(ratio, 1),
        spread(memory),
    )
    print(f"| {options.count} | {' | '.join(cells)} |")


def spread(values: list[float], digits: int = 0) -> str:
    """Write values as bench.report does; that module would bring the whole program into what is measured."""
    return f"{median(values):.{digits}f} [{min(values):.{digits}f}..{max(values):.{digits}f}]"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.certificates", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="certificates, each with names of its own")
    parser.add_argument("--rounds", type=int, default=3, help="how often all of them are made")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _one(options: argparse.Namespace) -> Round:
    sizes = ["--count", str(options.count), "--threads", str(options.threads)]
    said = subprocess.run(
        [sys.executable, "-m", "bench.certificates", "--inside", *sizes],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    return Round(*json.loads(said.stdout))


def _measure(options: argparse.Namespace) -> tuple[float, float, float, float]:
    bare = median(_bare_page() for _ in range(20))
    started, working = time.perf_counter(), time.process_time()
    sizes = [len(pdf) for pdf in render_many(_certificates(options.count), options.threads)]
    seconds, worked = time.perf_counter() - started, time.process_time() - working
    if len(sizes) != options.count or min(sizes) < 10_000:
        raise RuntimeError("not every certificate was printed")
    return seconds, worked, bare, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _bare_page() -> float:
    started = time.perf_counter()
    typst.compile(WORD.encode(), font_paths=fonts())
    return time.perf_counter() - started


def _certificates(count: int) -> Iterator[Certificate]:
    """Yield certificates with distinct names and real statements, signed as they are made."""
    key = ec.generate_private_key(ec.SECP256R1())
    for number in range(count):
        first, second, third = number % 10, number // 10 % 10, number // 100 % 10
        km = f"{KM[first]} {KM[second]}{KM[third]}"
        latin = f"{LATIN[first].upper()} {LATIN[second]} {LATIN[third]}"
        awarded = date(2026, 1, 1) + timedelta(days=number % 365)
        award = os.urandom(16).hex()
        said = Statement(
            "0a1b2c3d", award, number, "trainer", 1, awarded, awarded + timedelta(days=730), km, latin
        )
        yield Certificate(
            name_km=km,
            name_latin=latin,
            title=Text(en="Certificate for trainers", km="វិញ្ញាបនបត្រគ្រូបណ្តុះបណ្តាល"),
            achievement=Text(en="has completed the course", km="បានបញ្ចប់វគ្គបណ្តុះបណ្តាល"),
            organisation=Text(en="Child Peer Education Programme", km="កម្មវិធីអប់រំមិត្តកុមារ"),
            awarded_on=said.awarded_on,
            expires_on=said.expires_on,
            awarded_by_km="ឈឹម សុភ័ក្ត្រា",
            awarded_by_latin="CHHIM Sopheaktra",
            number=award[:8].upper(),
            check_address=f"https://learn.example.org/km/c/{award}#{sign(said, key)}",
            demonstration=False,
            confirmed_by_km="ស៊ឹម ចាន់ណា",
            confirmed_by_latin="SIM Channa",
        )


if __name__ == "__main__":
    main()
