"""`wian bench offices`: a directory of full size answers fast, on each database there is.

The figures are taken in a process of their own (`offices_rows`).
"""

from __future__ import annotations

from collections.abc import Iterator

from wian.bench.engines import on_each_database
from wian.bench.frame import Floor, Measure, Target

OFFICES = 8_800


def measures(offices: int = OFFICES) -> Iterator[Measure]:
    """The rows on SQLite, and on PostgreSQL where `DATABASE_URL` names one."""
    for engine, told in on_each_database("wian.bench.offices_rows", str(offices)):
        yield _row(engine, told)


def _row(engine: str, told: dict[str, object]) -> Measure:
    """The row that the process told."""
    floor, bound = told["floor"], told["most"]
    assert isinstance(floor, dict | None)
    assert isinstance(bound, float | int)
    runs = told["runs"]
    assert isinstance(runs, list)
    return Measure(
        name=str(told["name"]),
        size=f"{engine}, {told['size']}",
        unit=str(told["unit"]),
        runs=tuple(runs),
        floor=Floor(floor["command"], tuple(floor["runs"])) if floor else None,
        target=Target(float(bound)),
        exact=len(runs) == 1,
    )
