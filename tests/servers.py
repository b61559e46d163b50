"""Servers that tests start and always stop: a private PostgreSQL, and Wian itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from tests.support import pg_bin, pg_user

START_SECONDS = 60


@contextmanager
def postgresql() -> Iterator[str]:
    """The `DATABASE_URL` of an empty PostgreSQL on a unix socket only; it is gone afterwards.

    Durability is off: it lives as long as the tests. Started by an unprivileged account, because
    `initdb` refuses root.
    """
    programs, user = pg_bin(), pg_user()
    assert programs, "call require('pg') first"
    assert user, "call require('pg') first"
    # A short path: a socket's name may not exceed 107 bytes, and pytest's folders are longer.
    folder = Path(tempfile.mkdtemp(prefix="wian-pg-", dir="/tmp"))
    os.chown(folder, user.pw_uid, user.pw_gid)

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [str(programs / program), *arguments],
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            user=user.pw_uid if os.geteuid() == 0 else None,
            group=user.pw_gid if os.geteuid() == 0 else None,
            extra_groups=[] if os.geteuid() == 0 else None,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder)},
            timeout=START_SECONDS * 2,
        )

    data = str(folder / "data")
    settings = f"-c listen_addresses='' -k {folder} -c fsync=off -c synchronous_commit=off"
    try:
        run("initdb", "-D", data, "-U", "wian", "-A", "trust", "-E", "UTF8", "-N")
        run("pg_ctl", "start", "-w", "-D", data, "-o", settings, "-l", str(folder / "log"))
        try:
            yield f"postgresql://wian@/postgres?host={folder}"
        finally:
            run("pg_ctl", "stop", "-m", "immediate", "-D", data)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def living_in(home: Path) -> dict[str, str]:
    """The environment of a process of the site whose folder is `home`, which stands then.

    On PostgreSQL (`tests.on_postgresql`) each home has a database of its own, as on SQLite.
    """
    home.mkdir(parents=True, exist_ok=True)
    env = {**os.environ, "WIAN_HOME": str(home), "DJANGO_SETTINGS_MODULE": "wian.project.settings"}
    if server := os.environ.get("WIAN_TESTS_DATABASE"):
        env["DATABASE_URL"] = _database_of(home, server)
    return env


def _database_of(home: Path, server: str) -> str:
    import psycopg

    name = f"wian_{sha256(str(home).encode()).hexdigest()[:16]}"
    with psycopg.connect(server, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not known.fetchone():
            connection.execute(f'CREATE DATABASE "{name}"')
    return urlsplit(server)._replace(path=f"/{name}").geturl()


@contextmanager
def wian_up(home: Path, **variables: str) -> Iterator[str]:
    """The address of a real `wian up` on a free port in its own `home`; closed afterwards."""
    ready, log = home / "address", home / "log"
    env = {**living_in(home), "WIAN_READY": str(ready), **variables}
    command = [sys.executable, "-c", "from wian.cli import main; main()", "up", "--port", "0"]
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=home, env=env, stdout=out, stderr=out)
    try:
        deadline = time.monotonic() + START_SECONDS
        while not ready.exists():
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"wian up did not start:\n{log.read_text()}")
            time.sleep(0.05)
        yield ready.read_text().rstrip("/")
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
