"""How long a thousand modules take to be checked: copies of the small sample module, and of the shipped ones.

`python -m bench.check_modules --modules 1000` writes the copies to a temporary folder and starts
`lms content check` on it, as an author would; the first run of each is told beside the best.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests/courses/sample"
SHIPPED = ROOT / "content"
COMMAND = [sys.executable, "-c", "from lms.cli import main; main()", "content", "check"]


def copies(source: Path, folder: Path, count: int) -> None:
    """Fill a folder with so many modules, copied in turn from those of another; each has its own id."""
    for path in source.iterdir():
        if path.name != "modules":
            (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / path.name)
    homes = sorted((source / "modules").iterdir())
    for number in range(count):
        home = homes[number % len(homes)]
        new = folder / "modules" / (home.name if number < len(homes) else f"{home.name}-{number}")
        shutil.copytree(home, new)
        head = (new / "module.yaml").read_text("utf-8")
        (new / "module.yaml").write_text(head.replace(f"id: {home.name}\n", f"id: {new.name}\n"), "utf-8")


def check(folder: Path) -> tuple[float, float, str]:
    """Return the seconds that the command took by the clock and of processors, and what it said last."""
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([*COMMAND, str(folder)], capture_output=True, text=True, check=False)
    spent, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, used, (done.stdout + done.stderr).strip().rpartition("\n")[2]


def main() -> None:
    """Measure both kinds of module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--modules", type=int, default=1000)
    parser.add_argument("--only", choices=("sample", "shipped"))
    parser.add_argument("--tries", type=int, default=3)
    asked = parser.parse_args()
    for name, source in (("sample", SAMPLE), ("shipped", SHIPPED)):
        if asked.only not in {None, name}:
            continue
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "content"
            folder.mkdir()
            copies(source, folder, asked.modules)
            size = sum(path.stat().st_size for path in folder.rglob("*.yaml")) / 2**20
            runs = [check(folder) for _ in range(asked.tries)]
            best = min(runs)
            print(
                f"{asked.modules} copies of {name} ({size:.0f} MB): first {runs[0][0]:.1f} s, "
                f"best {best[0]:.1f} s with {best[1]:.1f} s of processors\n  {best[2]}"
            )


if __name__ == "__main__":
    main()
