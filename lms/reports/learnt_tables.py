"""The figures of a cohort's report as tables, so that the page and its files say the same numbers."""

from collections.abc import Mapping
from datetime import date

from lms.courses.registers import Misconception
from lms.reports import belief_tables, gain_tables
from lms.reports.figures import Figures
from lms.reports.table import Table
from lms.text import Text


def tables(
    found: Figures, known: Mapping[str, Misconception], published: Mapping[str, date]
) -> dict[str, Table]:
    """Return the tables of a report by their name: who, gain, kept, objectives, beliefs, views, versions."""
    made = {
        "who": (Text(en="Who is counted", km="អ្នកដែលរាប់បញ្ចូល"), gain_tables.who(found)),
        "gain": (Text(en="What was gained", km="អ្វីដែលរៀនបាន"), gain_tables.gain(found)),
        "kept": (Text(en="What was kept", km="អ្វីដែលនៅចាំ"), gain_tables.kept(found)),
        "objectives": (
            Text(en="Objective by objective", km="តាមគោលបំណងនីមួយៗ"),
            belief_tables.objectives(found),
        ),
        "beliefs": (Text(en="Who held which belief", km="ចំនួនអ្នកយល់ច្រឡំ"), belief_tables.beliefs(found, known)),
        "views": (Text(en="How views moved", km="ការប្រែប្រួលនៃទស្សនៈ"), belief_tables.views(found)),
        "versions": (Text(en="By version", km="តាមកំណែខ្លឹមសារ"), gain_tables.versions(found, published)),
    }
    code = found.module.head.code
    return {
        name: Table(f"{code}-{name}", title, columns, tuple(rows))
        for name, (title, (columns, rows)) in made.items()
    }
