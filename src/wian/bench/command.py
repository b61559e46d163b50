"""`wian bench NAME`: the figures of one measure, and whether its targets hold."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from inspect import signature
from pathlib import Path

import click

from wian.bench.frame import Measure

# NAME → the module whose `measures()` yields its rows.
MEASURES = {
    "reading": "wian.bench.reading",
    "offices": "wian.bench.offices",
    "registry": "wian.bench.registry",
    "circulation": "wian.bench.circulation",
    "duties": "wian.bench.duties",
    "start": "wian.bench.start",
}


@click.command(short_help="วัดผล · measure a promise against its target")
@click.argument("name", type=click.Choice(sorted(MEASURES)))
@click.option("--json", "as_json", is_flag=True, help="หนึ่งแถวต่อบรรทัด · one JSON row a line")
@click.option("--examples", type=click.Path(path_type=Path), help="โฟลเดอร์ตัวอย่าง · letters to read")
@click.option("--sealed", is_flag=True, help="รวมชุดที่ปิดผนึก · also the sealed letters")
@click.option("--quick", is_flag=True, help="ขนาดเล็ก · small sizes, where there are such")
def bench(name: str, as_json: bool, examples: Path | None, sealed: bool, quick: bool) -> None:
    """วัดผล NAME · Run the measure NAME.

    ออกด้วยรหัส 1 ถ้าเป้าใดไม่ถึง · Exits 1 if a target does not hold.
    """
    measures: Callable[..., Iterable[Measure]] = import_module(MEASURES[name]).measures
    given = {"examples": examples, "sealed": sealed, "quick": quick}
    rows = []
    for row in measures(
        **{k: v for k, v in given.items() if v and k in signature(measures).parameters}
    ):
        rows.append(row)
        if as_json:
            click.echo(json.dumps(row.as_json(), ensure_ascii=False))
    if not as_json:
        print_table(rows)
    sys.exit(0 if rows and all(row.holds for row in rows) else 1)


def print_table(rows: list[Measure]) -> None:
    """The rows as a table, and below it the command of every floor."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading in ("name", "size"):
        table.add_column(heading)
    for heading in ("median", "p95", "unit", "floor", "ratio", "target", "holds"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        figures = row.as_json()
        numbers = [_figure(figures[key]) for key in ("median", "p95", "unit", "floor", "ratio")]
        verdict = "–" if row.target is None else "✓ yes" if row.holds else "✗ NO"
        table.add_row(row.name, row.size, *numbers, _figure(figures["target"]), verdict)
    console = Console()
    if not console.is_terminal:
        console = Console(width=160)
    console.print(table)
    for command in dict.fromkeys(row.floor.command for row in rows if row.floor):
        console.print(f"floor: {command}", highlight=False, markup=False, soft_wrap=True)


def _figure(value: object) -> str:
    """Four significant digits; a dash for what was not measured."""
    return "–" if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)
