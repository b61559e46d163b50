"""A measure on each database there is, new and thrown away, in a process of its own.

Settings are chosen once in a process, so the figures are taken in a child, which tells each row as
a line of JSON.
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
from typing import Any
from urllib.parse import urlsplit

import click

from wian.bench.frame import Floor, Measure, Target


def on_each_database(child: str, *arguments: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What `main()` of the module `child` tells on SQLite, and on PostgreSQL where `DATABASE_URL`
    names one: the engine's name and each row."""
    for told in _told(child, arguments, ""):
        yield "SQLite", told
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        with new_database(url) as own:
            for told in _told(child, arguments, own):
                yield "PostgreSQL", told


def row_of(engine: str, told: dict[str, Any]) -> Measure:
    """The row that the process told."""
    floor, target = told["floor"], told["target"]
    return Measure(
        name=told["name"],
        size=f"{engine}, {told['size']}",
        unit=told["unit"],
        runs=tuple(told["runs"]),
        floor=Floor(floor["command"], tuple(floor["runs"])) if floor else None,
        target=Target(**target) if target else None,
        exact=told["exact"],
    )


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


def _told(child: str, arguments: tuple[str, ...], url: str) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="wian-bench-") as home:
        settings = {"WIAN_HOME": home, "DATABASE_URL": url, "STORAGE_URL": ""}
        settings["DJANGO_SETTINGS_MODULE"] = "wian.project.settings"
        done = subprocess.run(
            [sys.executable, "-c", f"from {child} import main; main()", *arguments],
            env={**os.environ, **settings},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return [json.loads(line) for line in done.stdout.splitlines()]
