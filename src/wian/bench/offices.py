"""`wian bench offices`: a directory of full size answers fast, on each database there is.

Every database is new and thrown away; the figures are taken in a process of their own
(`offices_rows`), for settings are chosen once in a process.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import click

from wian.bench.frame import Floor, Measure, Target

OFFICES = 8_800
_CHILD = [sys.executable, "-c", "from wian.bench.offices_rows import main; main()"]


def measures(offices: int = OFFICES) -> Iterator[Measure]:
    """The rows on SQLite, and on PostgreSQL where `DATABASE_URL` names one."""
    yield from _measured("SQLite", "", offices)
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        with new_database(url) as own:
            yield from _measured("PostgreSQL", own, offices)


@contextmanager
def new_database(url: str) -> Iterator[str]:
    """The address of a new database on the server of `url`; it is dropped at the end."""
    import psycopg
    from psycopg.sql import SQL, Identifier

    name = f"wian_bench_{secrets.token_hex(4)}"
    try:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    except psycopg.Error as wrong:
        reason = type(wrong).__name__
        raise click.ClickException(
            "สร้างฐานข้อมูลชั่วคราวไม่ได้ ผู้ใช้ใน DATABASE_URL ต้องมีสิทธิ CREATEDB · "
            f"no temporary database: the user in DATABASE_URL needs CREATEDB ({reason})"
        ) from None
    try:
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def _measured(engine: str, url: str, offices: int) -> Iterator[Measure]:
    with tempfile.TemporaryDirectory(prefix="wian-bench-") as home:
        settings = {"WIAN_HOME": home, "DATABASE_URL": url}
        settings["DJANGO_SETTINGS_MODULE"] = "wian.project.settings"
        done = subprocess.run(
            [*_CHILD, str(offices)],
            env={**os.environ, **settings},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    for line in done.stdout.splitlines():
        yield _row(engine, json.loads(line))


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
