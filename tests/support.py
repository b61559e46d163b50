"""What a test may ask of the machine: a tool is there, or the test says why it does not run.

`require("ocr")` skips with the reason, unless `WIAN_REQUIRE` lists the name: then it fails.
"""

from __future__ import annotations

import glob
import os
import pwd
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def require(name: str) -> None:
    """The tool `name` (pg, browser, ocr, shared) is here and works, or this test ends here."""
    if not (reason := why_absent(name)):
        return
    if required(name):
        pytest.fail(f"{name} is required (WIAN_REQUIRE) but absent: {reason}", pytrace=False)
    pytest.skip(f"{name}: {reason}")


def required(name: str) -> bool:
    """Whether `WIAN_REQUIRE` lists the tool."""
    return name in [entry.strip() for entry in os.environ.get("WIAN_REQUIRE", "").split(",")]


@lru_cache
def why_absent(name: str) -> str:
    """Empty when the tool works, else what is missing; each tool is really tried, once."""
    probes: dict[str, Callable[[], str]] = {
        "pg": _no_pg,
        "browser": _no_browser,
        "ocr": _no_ocr,
        "shared": _no_shared,
    }
    try:
        return probes[name]()
    except (ImportError, OSError) as wrong:
        return str(wrong)


def shared() -> Path:
    """The folder with the real letters and their gold: `WIAN_SHARED`, else `../shared`."""
    return (ROOT / os.environ.get("WIAN_SHARED", "../shared")).resolve()


def chromium() -> str | None:
    """The installed browser, which is driven where it stands; none is downloaded."""
    return next(
        filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None
    )


def pg_bin() -> Path | None:
    """The folder of PostgreSQL's server programs: on the path, or the newest in Debian's place."""
    if found := shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    folders = [Path(p).parent for p in glob.glob("/usr/lib/postgresql/*/bin/pg_ctl")]
    return max(folders, key=lambda p: int(p.parent.name), default=None)


def pg_user() -> pwd.struct_passwd | None:
    """Who runs the private cluster: ourselves, but never root, whom PostgreSQL refuses."""
    for name in ("postgres", "nobody") if os.geteuid() == 0 else ():
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


@contextmanager
def environment(**changes: str) -> Iterator[None]:
    """`os.environ` with these changes, and as it was afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in changes.items():
            patch.setenv(name, value)
        yield


def _no_pg() -> str:
    import psycopg  # noqa: F401

    if not pg_bin():
        return "no PostgreSQL server here (apt install postgresql)"
    return "" if pg_user() else "no account besides root to run PostgreSQL under"


def _no_browser() -> str:
    import playwright  # noqa: F401

    return "" if chromium() else "no Chromium here (apt install chromium)"


def _no_ocr() -> str:
    from wian.scanning import ocr_available

    status = ocr_available()
    return "" if status.found else f"no Thai OCR ({status.missing})"


def _no_shared() -> str:
    folder = shared() / "reading" / "gold"
    return "" if folder.is_dir() else f"no real letters at {folder} (set WIAN_SHARED)"
