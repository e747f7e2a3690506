"""Seven questions answered by 25 people, and the statistics Moodle expects of them.

Source: Moodle's own tests of its quiz statistics, mod/quiz/report/statistics/tests: fixtures/results00.csv
(marks), fixtures/qstats00.csv (items) and stats_from_steps_walkthrough_test.php (quiz). Their expected
figures were worked out independently in a spreadsheet. Marks are here in thirtieths of a point, so that
0.8, 0.5 and 0.3333333 are whole. Moodle compares to 1e-5 of the value; so do the tests here.
"""

from collections import Counter

from lms.measures.items import Cell

POSSIBLE = 30
_MARKS = """
1 1 1 1 1 0 1 | 1 1 1 1 .5 1 0 | 1 1 1 1 .5 0 1 | 0 0 1 1 1 0 0 | 1 0 1 0 0 1 .5
1 1 1 1 .5 0 .5 | 0 1 1 1 .5 1 .5 | 1 1 1 0 .5 1 .5 | 1 0 1 1 1 1 1 | 0 1 1 0 .5 1 .5
.8 0 1 1 .5 1 .5 | 1 1 1 0 .5 1 1 | 1 0 1 1 .5 1 .5 | 1 0 1 1 1 0 .5 | 0 0 1 1 0 1 1
1 0 1 0 .5 1 1 | .8 0 1 1 .5 0 1 | 1 0 1 1 0 1 .5 | 1 0 1 1 .5 0 .5 | 0 1 1 0 .5 1 0
1 1 .3333333 1 .5 0 .5 | 1 1 1 0 .5 0 .5 | 1 1 1 1 0 1 .5 | 0 0 1 0 .5 1 1 | 0 0 1 1 1 1 1
"""
MARKS = [
    [round(POSSIBLE * float(mark)) for mark in person.split()]
    for line in _MARKS.strip().splitlines()
    for person in line.split("|")
]
TOTALS = Counter(sum(person) for person in MARKS)

FACILITY = (0.704, 0.48, 0.973333332, 0.68, 0.52, 0.64, 0.62)
SPREAD = (0.4513682901, 0.5099019514, 0.13333334, 0.4760952286, 0.3055050463, 0.4898979486, 0.331662479)
# The discrimination index, in per cent.
DISCRIMINATION = (
    -7.0650767526,
    -28.8982125772,
    -9.1230674268,
    -22.6306444113,
    -17.6997047674,
    -45.3785178421,
    -5.6543166602,
)
QUIZ = {
    "median": 4.5,
    "mean": 4.617333332,
    "standard_deviation": 0.8117265554,
    "skewness": -0.092502502,
    "kurtosis": -0.7073968557,
    "alpha": -0.872230935542,
    "standard_error": 1.1106813066,
}


def cells(item: int) -> list[Cell]:
    """Return the cells of an item, counted from 0."""
    return [Cell(sum(person), person[item], None, 1) for person in MARKS]
