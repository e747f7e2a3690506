"""The table: medians with their spread, and ratios of runs of the same round."""

from collections.abc import Mapping, Sequence
from statistics import median

from bench.load import Run
from bench.targets import Target

HEAD = (
    "| what | req/s | p50 ms | p95 ms | p95 / p50 | longest ms | bytes | others' cores | compared |",
    "|---|---|---|---|---|---|---|---|---|",
)


def table(targets: Sequence[Target], found: Mapping[str, Sequence[Run]]) -> str:
    """Return a Markdown table with one line for each target."""
    return "\n".join([*HEAD, *(_line(target, found) for target in targets)])


def spread(values: Sequence[float], digits: int = 0) -> str:
    """Write values as median [least..most]."""
    return f"{median(values):.{digits}f} [{min(values):.{digits}f}..{max(values):.{digits}f}]"


def _line(target: Target, found: Mapping[str, Sequence[Run]]) -> str:
    runs = found[target.name]
    cells = [
        target.name,
        spread([run.rate for run in runs]),
        spread([run.p50 for run in runs], 1),
        spread([run.p95 for run in runs], 1),
        spread([run.p95 / run.p50 for run in runs], 1),
        spread([run.longest for run in runs]),
        f"{median(run.body_and_head for run in runs):.0f}",
        f"{max(run.others for run in runs):.2f}",
        "; ".join(_compared(target, found, other) for other in _others(target, found)),
    ]
    return f"| {' | '.join(cells)} |"


def _others(target: Target, found: Mapping[str, Sequence[Run]]) -> list[str]:
    """Return the lines to compare with: the bare ones, and for the large database the small one."""
    name, _, size = target.name.rpartition(", ")
    small = [f"{name}, 1x"] if size != "1x" and target.against else []
    return [one for one in (*target.against, *small) if one in found]


def _compared(target: Target, found: Mapping[str, Sequence[Run]], other: str) -> str:
    pairs = list(zip(found[target.name], found[other], strict=True))
    if target.connections == 1:
        return f"{spread([own.p50 / bare.p50 for own, bare in pairs], 2)} × the time of {other}"
    return f"{spread([100 * own.rate / bare.rate for own, bare in pairs])} % of {other}"
