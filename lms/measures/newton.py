"""Climbing to the greatest likelihood by Newton's method, and the standard errors read off at the top.

Both models of item difficulty are fitted with it; see Nocedal & Wright, Numerical Optimization (2006), ch. 3.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Vector = tuple[float, ...]
Matrix = list[list[float]]
Evaluate = Callable[[Vector], tuple[float, Vector, Matrix]]

_STEPS = 100
_HALVINGS = 40
_SMALL_STEP = 1e-7
_NEAR_ENOUGH = 1e-5


@dataclass(frozen=True, slots=True)
class Maximum:
    """The place and height of a maximum; `covariance` is the inverse of the observed information there."""

    at: Vector
    value: float
    covariance: tuple[Vector, ...]


def maximise(evaluate: Evaluate, start: Vector) -> Maximum | None:
    """Climb from `start`, or return None where no top with a finite error is found.

    `evaluate` returns the log-likelihood, its gradient and the observed information (the negative matrix
    of second derivatives).
    """
    at, (value, gradient, information) = start, evaluate(start)
    for _ in range(_STEPS):
        step = _ascent(information, gradient)
        # So near the top, the hill is flatter than rounding: height no longer tells up from down.
        if max(map(abs, step)) < _SMALL_STEP:
            break
        climbed = _climb(evaluate, at, value, step)
        if climbed is None:
            break
        at, (value, gradient, information) = climbed
    else:
        return None
    factor = _cholesky(information)
    if factor is None or max(map(abs, _ascent(information, gradient))) > _NEAR_ENOUGH:
        return None
    columns = [_solve(factor, [float(row == column) for row in range(len(at))]) for column in range(len(at))]
    return Maximum(at, value, tuple(columns))


def dot(left: Iterable[float], right: Iterable[float]) -> float:
    """Return the sum of the products of two equally long rows."""
    return sum(x * y for x, y in zip(left, right, strict=True))


def _climb(
    evaluate: Evaluate, at: Vector, value: float, step: Vector
) -> tuple[Vector, tuple[float, Vector, Matrix]] | None:
    """Go along `step`, or as much less of it as does not lead down; None where nothing is gained."""
    share = 1.0
    for _ in range(_HALVINGS):
        there = tuple(x + share * dx for x, dx in zip(at, step, strict=True))
        found = evaluate(there)
        if found[0] >= value:
            return there, found
        share /= 2
    return None


def _ascent(information: Matrix, gradient: Vector) -> Vector:
    """Return Newton's step; where the hill bends upwards, one that is shorter but still leads up."""
    ridge = 0.0
    for _ in range(60):
        bent = [[x + ridge * (i == j) for j, x in enumerate(row)] for i, row in enumerate(information)]
        factor = _cholesky(bent)
        if factor is not None:
            return _solve(factor, gradient)
        ridge = 4 * ridge or 1e-6 * max(1.0, *(abs(row[i]) for i, row in enumerate(information)))
    return tuple(0.0 for _ in gradient)


def _cholesky(matrix: Matrix) -> Matrix | None:
    """Return the lower triangle L with L L' = matrix, or None where there is none."""
    lower: Matrix = []
    for i, row in enumerate(matrix):
        lower.append([])
        for j in range(i + 1):
            left = row[j] - dot(lower[i][:j], lower[j][:j])
            if i == j and not left > 1e-12 * max(1e-12, abs(row[i])):
                return None
            lower[i].append(math.sqrt(left) if i == j else left / lower[j][j])
    return lower


def _solve(lower: Matrix, values: Sequence[float]) -> Vector:
    """Return x with L L' x = values."""
    n = len(values)
    forward: list[float] = []
    for i in range(n):
        forward.append((values[i] - sum(lower[i][k] * forward[k] for k in range(i))) / lower[i][i])
    back = [0.0] * n
    for i in reversed(range(n)):
        back[i] = (forward[i] - sum(lower[k][i] * back[k] for k in range(i + 1, n))) / lower[i][i]
    return tuple(back)
