"""What to verify, as a sheet with room to write down who did it; the command and the page share it."""

from collections.abc import Iterable
from datetime import date

from lms.authoring.verify import Entry
from lms.authoring.verify_words import NOWHERE, TITLE, TITLES, TO_DO, remarks, where
from lms.reports.table import Column, Table, Value
from lms.text import Language, Text

_COLUMNS = (
    Column("group", Text(en="Group", km="ក្រុម")),
    Column("what", Text(en="What", km="អ្វី")),
    Column("number", Text(en="Number", km="លេខ"), latin=True),
    Column("who", Text(en="Who answers", km="អ្នកឆ្លើយ")),
    Column("remarks", Text(en="Remarks", km="សម្គាល់")),
    Column("source", Text(en="Source", km="ប្រភព"), latin=True),
    Column("checked_on", Text(en="Last checked", km="ពិនិត្យលើកចុងក្រោយ")),
    Column("expires_on", Text(en="Expires", km="ផុតកំណត់")),
    Column("cited", Text(en="Used in", km="ប្រើនៅ")),
    Column("id", Text(en="Id", km="លេខសម្គាល់"), latin=True),
    Column("to_do", Text(en="What to do", km="អ្វីដែលត្រូវធ្វើ")),
    Column("found", Text(en="What was found", km="លទ្ធផល")),
    Column("by", Text(en="By whom", km="ដោយ")),
    Column("on", Text(en="On which day", km="ថ្ងៃ")),
)


def as_table(entries: Iterable[Entry], today: date, language: Language) -> Table:
    """Return a row for each entry in a language; the last three columns are for a pen."""
    rows = tuple(_row(one, today, language) for one in entries)
    return Table("to-verify", TITLE, _COLUMNS, rows)


def _row(one: Entry, today: date, language: Language) -> tuple[Value, ...]:
    fact = one.fact
    cited = " | ".join(where(one, language))
    return (
        TITLES[one.group].to(language),
        one.text.to(language),
        (fact.number if fact else None) or "",
        one.who.to(language) if one.who else "",
        ", ".join(remarks(one, today, language)),
        fact.source if fact else "",
        fact.checked_on if fact else None,
        fact.expires_on if fact else None,
        cited or (NOWHERE.to(language) if fact else ""),
        one.id,
        TO_DO[one.group].to(language),
        "",
        "",
        "",
    )
