"""`wian doctor`: every optional tool, what is off without it, and what turns it on."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click

from wian.cli.tools import Tool, all_tools


@click.command(short_help="ตรวจเครื่องนี้ · what this machine has and lacks")
@click.option("--json", "as_json", is_flag=True, help="พิมพ์เป็น JSON · print JSON")
def doctor(as_json: bool) -> None:
    """ตรวจว่าเครื่องนี้มีและขาดอะไร · What this machine has, what is off, and what turns it on.

    ออกด้วยรหัส 1 เฉพาะเมื่อแกนหลักเสีย · Exits 1 only if the core is broken.
    """
    tools = all_tools()
    broken = [tool for tool in tools if tool.core and tool.found is None]
    if as_json:
        click.echo(json.dumps([asdict(tool) for tool in tools], ensure_ascii=False, indent=1))
    else:
        print_report(tools, broken)
    sys.exit(1 if broken else 0)


def print_report(tools: list[Tool], broken: list[Tool]) -> None:
    """The verdict first, then a line per tool, and under each absent one the way to mend it."""
    click.secho(
        "เวียนยังใช้ไม่ได้ · Wian cannot run yet" if broken else "เวียนพร้อมใช้ · Wian is ready",
        bold=True,
    )
    for tool in tools:
        if tool.found is not None:
            click.echo(f"  ✓ {tool.name}: {tool.found}")
            continue
        click.echo(f"  {'✗' if tool.core else '–'} {tool.name}: ไม่พบ · not found")
        click.echo(f"      ที่ปิดอยู่ · off: {tool.without}")
        click.echo(f"      เปิดด้วย · turn on: {tool.turn_on}")
