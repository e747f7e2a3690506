"""The roster as tables; without it the page and the spreadsheet could say different things."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from lms.certificates.awards import Status
from lms.permissions import ROLE_NAMES, Role
from lms.places import gazetteer
from lms.reports.table import Column, Table, Value
from lms.staff.roster import RosterRow
from lms.text import Language, Text
from lms.training.grid import SMALLEST_GROUP

SEX_NAMES: Mapping[str, Text] = {
    "female": Text(en="female", km="ស្រី"),
    "male": Text(en="male", km="ប្រុស"),
    "not-recorded": Text(en="not recorded", km="មិនបានកត់ត្រា"),
}
STATUS_NAMES: Mapping[str, Text] = {
    Status.VALID: Text(en="valid", km="មានសុពលភាព"),
    Status.EXPIRED: Text(en="expired", km="ផុតសុពលភាព"),
    Status.REVOKED: Text(en="taken back", km="ត្រូវបានដកវិញ"),
    "none": Text(en="none", km="គ្មាន"),
}
NO_ROLE = Text(en="no role now", km="គ្មានតួនាទីឥឡូវនេះ")
_COLUMNS = (
    Column("name_km", Text(en="Name in Khmer", km="ឈ្មោះជាអក្សរខ្មែរ")),
    Column("name_latin", Text(en="Name in Latin letters", km="ឈ្មោះជាអក្សរឡាតាំង"), latin=True),
    Column("role", Text(en="Role", km="តួនាទី")),
    Column("sex", Text(en="Sex", km="ភេទ")),
    Column("province", Text(en="Province", km="ខេត្ត")),
    Column("district", Text(en="District", km="ស្រុក")),
    Column("commune", Text(en="Commune", km="ឃុំ")),
    Column("place_code", Text(en="Place code", km="លេខកូដទីកន្លែង")),
    Column("generation", Text(en="Generation", km="ជំនាន់")),
    Column("trained_by", Text(en="Trained by", km="បណ្តុះបណ្តាលដោយ")),
    Column("certificate", Text(en="Certificate", km="វិញ្ញាបនបត្រ")),
    Column("until", Text(en="Until", km="រហូតដល់")),
    Column("sessions", Text(en="Sessions, last 60 days", km="វគ្គ ៦០ ថ្ងៃចុងក្រោយ")),
    Column("cohorts", Text(en="Cohorts now", km="ក្រុមឥឡូវនេះ")),
    Column("learners", Text(en="Children taught now", km="កុមារដែលបង្រៀនឥឡូវនេះ")),
)
_TITLE = Text(en="Adults of the programme", km="មនុស្សធំក្នុងកម្មវិធី")
_FEW = Text(
    en=f"Fewer than {SMALLEST_GROUP} children are shown as “<{SMALLEST_GROUP}”.",
    km="បើមានកុមារតិចជាង ៥ នាក់ នឹងបង្ហាញថា «<5»។",
)
_PLACE_DIGITS = (2, 4, 6)


def roster_table(rows: Sequence[RosterRow], language: Language) -> Table:
    """Return the adults as a table; names of places in one language, as a file has them."""
    return Table("roster", _TITLE, _COLUMNS, tuple(_line(row, language) for row in rows), (_FEW,))


def totals_table(counted: Mapping[Role | None, Counter[str]], language: Language) -> Table:
    """Return how many adults there are by role and sex; the last line adds them up."""
    columns = (
        Column("role", Text(en="Role", km="តួនាទី")),
        *(Column(sex, name) for sex, name in SEX_NAMES.items()),
        Column("all", Text(en="all", km="សរុប")),
    )
    rows = [_counts(_role(role).to(language), counted[role]) for role in (*Role, None) if counted.get(role)]
    both = sum(counted.values(), Counter[str]())
    rows.append(_counts(Text(en="all", km="សរុប").to(language), both))
    return Table("roster-totals", Text(en="By role and sex", km="តាមតួនាទី និងភេទ"), columns, tuple(rows))


def _role(role: Role | None) -> Text:
    return ROLE_NAMES[role] if role is not None else NO_ROLE


def _counts(name: str, counted: Counter[str]) -> tuple[Value, ...]:
    return (name, *(counted[sex] for sex in SEX_NAMES), counted.total())


def _line(row: RosterRow, language: Language) -> tuple[Value, ...]:
    account = row.account
    return (
        account.name_km or account.login,
        account.name_latin,
        _role(row.role).to(language),
        SEX_NAMES[account.sex].to(language),
        *_places(row.place_code, language),
        row.place_code,
        row.generation,
        row.trained_by.name_km if row.trained_by else None,
        STATUS_NAMES[row.status or "none"].to(language),
        row.until,
        row.sessions,
        row.cohorts,
        row.learners if row.learners >= SMALLEST_GROUP or not row.learners else f"<{SMALLEST_GROUP}",
    )


def _places(code: str | None, language: Language) -> Iterable[str | None]:
    """Yield the names of province, district and commune; nothing below the level of the code."""
    for digits in _PLACE_DIGITS:
        part = (code or "")[:digits]
        yield _bare(part, language) if len(part) == digits else None


def _bare(code: str, language: Language) -> str:
    place = gazetteer.find(code)
    return place.named(language) if place else code
