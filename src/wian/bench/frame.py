"""The values every measure is made of, and the clock they are taken with."""

from __future__ import annotations

import math
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

Seconds = tuple[float, ...]
LEAST_RUNS = 5


@dataclass(frozen=True, slots=True)
class Floor:
    """What the machine needs for the same work without us: its command, and its runs."""

    command: str
    runs: Seconds


@dataclass(frozen=True, slots=True)
class Target:
    """A bound on the median value (`of="value"`), its p95, or its ratio to the floor."""

    bound: float
    at: Literal["most", "least"] = "most"
    of: Literal["value", "p95", "ratio"] = "value"

    def __str__(self) -> str:
        """Short, for a table: `value ≤ 0.5`."""
        return f"{self.of} {'≤' if self.at == 'most' else '≥'} {self.bound:g}"


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of `wian bench`: runs of one thing at one size, its floor and its target.

    `exact` marks a figure that cannot vary from run to run (an F1, a count): one run is enough.
    Raises ValueError for fewer than five timed runs, and for a ratio target without a floor.
    """

    name: str
    size: str
    unit: str
    runs: Seconds
    floor: Floor | None = None
    target: Target | None = None
    exact: bool = False

    def __post_init__(self) -> None:
        least = 1 if self.exact else LEAST_RUNS
        if len(self.runs) < least or (self.floor and len(self.floor.runs) < least):
            raise ValueError(f"{self.name}: at least {least} runs, of the floor too")
        if self.target and self.target.of == "ratio" and not self.floor:
            raise ValueError(f"{self.name}: a ratio needs a floor")

    @property
    def median(self) -> float:
        """The middle run."""
        return statistics.median(self.runs)

    @property
    def p95(self) -> float:
        """The run that 95 % do not exceed (nearest rank, so the worst of fewer than 20)."""
        return sorted(self.runs)[math.ceil(0.95 * len(self.runs)) - 1]

    @property
    def ratio(self) -> float | None:
        """Median over the floor's median; None without a floor or where that is zero."""
        base = statistics.median(self.floor.runs) if self.floor else 0.0
        return self.median / base if base else None

    @property
    def holds(self) -> bool:
        """True when the target is met, or when there is none."""
        if self.target is None:
            return True
        value = {"value": self.median, "p95": self.p95, "ratio": self.ratio}[self.target.of]
        if value is None or math.isnan(value):
            return False
        return (
            value <= self.target.bound if self.target.at == "most" else value >= self.target.bound
        )

    def as_json(self) -> dict[str, object]:
        """The row as `wian bench --json` prints it; every run is kept."""
        return {
            "name": self.name,
            "size": self.size,
            "unit": self.unit,
            "median": self.median,
            "p95": self.p95,
            "runs": list(self.runs),
            "floor": statistics.median(self.floor.runs) if self.floor else None,
            "floor_command": self.floor.command if self.floor else None,
            "ratio": self.ratio,
            "target": str(self.target) if self.target else None,
            "holds": self.holds,
        }


def timed(
    work: Callable[[], object],
    runs: int = LEAST_RUNS,
    *,
    clock: Callable[[], float] = time.perf_counter,
) -> Seconds:
    """Seconds of each of `runs` calls; pass `time.process_time` for CPU seconds of this process."""
    taken = []
    for _ in range(runs):
        start = clock()
        work()
        taken.append(clock() - start)
    return tuple(taken)


def once(work: Callable[..., object], *given: object) -> float:
    """Seconds of one call with what is given."""
    return timed(lambda: work(*given), 1)[0]


def run_quietly(command: Sequence[str]) -> None:
    """The command ran to its end in silence; raises CalledProcessError where it failed."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
