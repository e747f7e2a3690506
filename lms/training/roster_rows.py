"""A table of people checked row by row: either everybody in it can be put in, or every mistake is named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lms.training import roster_cells as cells
from lms.training.roster_columns import Column
from lms.training.roster_file import Table
from lms.training.roster_heads import Heads, read_heads
from lms.training.roster_mistakes import Mistake, Problem, problem
from lms.training.roster_people import Known, adult, child
from lms.training.roster_places import Places
from lms.training.roster_row import Person, Row

MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Checked:
    """The people of a file in its order, or its mistakes in the order of rows and columns; never both."""

    people: tuple[Person, ...]
    mistakes: tuple[Mistake, ...]


def check(table: Table, known: Known, *, adults: bool) -> Checked:
    """Return who stands in a table, or everything that is wrong with it."""
    heads = read_heads(table, adults=adults)
    mistakes, people = list(heads.mistakes), []
    rows = list(_rows(table, heads))
    if heads.columns and not rows:
        mistakes.append(Mistake(heads.row, None, "no-rows"))
    if len(rows) > MOST_ROWS:
        too_many = rows[MOST_ROWS].number
        mistakes.append(Mistake(too_many, None, "too-many-rows", values=(("number", str(MOST_ROWS)),)))
    told: set[int] = set()
    earlier: dict[tuple[object, ...], int] = {}
    places = Places()
    for row in rows[:MOST_ROWS]:
        row.say_what_is_beside(told)
        person = adult(row, known, places) if adults else child(row, known, places)
        _say_what_comes_twice(row, person, earlier)
        mistakes += row.mistakes
        people.append(person)
    if mistakes:
        return Checked((), tuple(sorted(mistakes, key=_in_order)))
    return Checked(tuple(_with_logins(people, known) if adults else people), ())


def codes_in(table: Table) -> set[str]:
    """Return the learners' codes that a table of children names, to look them up before it is checked."""
    heads = read_heads(table, adults=False)
    read = {cells.code(row.text(Column.CODE)) for row in _rows(table, heads)}
    return {one for one in read if isinstance(one, str)}


def made_from(name_latin: str) -> str:
    """Return the user name that is made from a name: sok.chan."""
    letters = "".join(sign if sign.isascii() and sign.isalpha() else " " for sign in name_latin.casefold())
    made = ".".join(letters.split())[:30].rstrip(".")
    return made if len(made) >= 3 else f"{made or 'person'}.00"


def _rows(table: Table, heads: Heads) -> Iterator[Row]:
    for number, texts in zip(table.numbers, table.rows, strict=True):
        if number > heads.row and any(map(cells.plain, texts)) and heads.columns:
            yield Row(number, texts, heads)


def _say_what_comes_twice(row: Row, person: Person, earlier: dict[tuple[object, ...], int]) -> None:
    """Compare a row with those before it: a code, a user name, and a named person may come once."""
    told = [
        (Column.CODE, ("code", person.learner_id), person.learner_id, "code-twice"),
        (Column.LOGIN, ("login", person.login), person.login, "login-twice"),
    ]
    for column, key, there, code in told:
        if there and key in earlier:
            row.say(column, cells.about(code, row.text(column), number=str(earlier[key])))
        elif there:
            earlier[key] = row.number
    same = replace(person, row=0, login="")
    if row.mistakes or not (person.nickname or person.name_km) or person.learner_id:
        return
    if (same,) in earlier:
        row.mistakes.append(_whole(row, problem("row-twice", number=str(earlier[(same,)]))))
    earlier.setdefault((same,), row.number)


def _whole(row: Row, wrong: Problem) -> Mistake:
    return Mistake(row.number, None, wrong.code, values=wrong.values)


def _in_order(mistake: Mistake) -> tuple[int, int, str]:
    return (mistake.row, -1 if mistake.column is None else mistake.column, mistake.code)


def _with_logins(people: Iterable[Person], known: Known) -> Iterator[Person]:
    """Give a user name to each adult who has none: the first that is free."""
    listed = list(people)
    taken = set(known.logins) | {one.login for one in listed}
    for one in listed:
        login, number = one.login or made_from(one.name_latin), 1
        while not one.login and login in taken:
            number += 1
            login = f"{made_from(one.name_latin)}{number}"
        taken.add(login)
        yield replace(one, login=login)
