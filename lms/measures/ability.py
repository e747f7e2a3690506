"""The normal distribution of ability, as points with weights: both models of difficulty average over it.

Marginal maximum likelihood needs the mean of a likelihood over a standard normal ability (Bock & Aitkin,
Psychometrika 46 (1981) 443-459). Evenly spaced points (here 61 from -6 to 6) with normal weights are, for a
smooth function that dies away at both ends, exact to far more digits than are printed.
"""

import math
from collections.abc import Sequence

POINTS: tuple[float, ...] = tuple((step - 30) / 5 for step in range(61))
_HEIGHTS = tuple(math.exp(-point * point / 2) for point in POINTS)
LOG_WEIGHTS: tuple[float, ...] = tuple(math.log(height / math.fsum(_HEIGHTS)) for height in _HEIGHTS)


def posterior(log_likelihoods: Sequence[float]) -> tuple[float, list[float]]:
    """Return the log of the mean likelihood over ability, and the weight of each point given the answers."""
    logs = [weight + value for weight, value in zip(LOG_WEIGHTS, log_likelihoods, strict=True)]
    top = max(logs)
    heights = [math.exp(value - top) for value in logs]
    total = math.fsum(heights)
    return top + math.log(total), [height / total for height in heights]


def probability(logit: float) -> float:
    """Return 1 / (1 + exp(-logit)) without overflow."""
    if logit >= 0:
        return 1 / (1 + math.exp(-logit))
    return math.exp(logit) / (1 + math.exp(logit))


def log_odds_sum(logit: float) -> float:
    """Return log(1 + exp(logit)) without overflow."""
    return max(logit, 0.0) + math.log1p(math.exp(-abs(logit)))
