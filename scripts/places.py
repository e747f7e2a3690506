"""The list of places, made anew from dwilkie/pumi; without it next year's codes are typed by hand.

Run `python -m scripts.places FOLDER`, where FOLDER holds provinces.yml, districts.yml and communes.yml,
and look at the difference. Positions and links are left out; spaces in a row become one.
"""

import csv
import sys
from pathlib import Path

import yaml

from lms.places.place import COLUMNS, read_places

TARGET = Path(__file__).parent.parent / "lms" / "places" / "places.csv"
LEVELS = ("provinces", "districts", "communes")


def main(folder: Path) -> None:
    """Write the packaged file, in the order of the codes, and read it back."""
    rows = sorted(row for level in LEVELS for row in rows_of(folder / f"{level}.yml", level))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    read_places(TARGET.read_text(encoding="utf-8"))
    print(f"{len(rows)} places in {TARGET}")  # noqa: T201 - a command


def rows_of(path: Path, level: str) -> list[tuple[str, ...]]:
    """Return code, kind and both names of every place of a level."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))[level]
    return [
        (
            code,
            one["administrative_unit"]["latin"].lower().replace(" ", "-"),
            " ".join(one["name"]["km"].split()),
            " ".join(one["name"]["latin"].split()),
        )
        for code, one in found.items()
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
