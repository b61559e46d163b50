"""`DATABASE_URL` → Django's database setting."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

# Fixed words: whatever was not understood may be a piece of the password.
_MALFORMED = (
    "DATABASE_URL อ่านไม่ได้: อักขระ : / ? # [ ] @ % ในชื่อผู้ใช้และรหัสผ่านต้องเขียนเป็น %XX "
    "(เช่น %2F แทน /) และพอร์ตต้องเป็นตัวเลข · cannot be understood: percent-encode "
    ": / ? # [ ] @ % in user and password (%2F for /); the port is a number"
)


def database(url: str, home: Path) -> dict[str, Any]:
    """The `default` entry of `DATABASES` for `url`; an empty one is SQLite in `home`.

    `sqlite:///wian.sqlite3` is relative, `sqlite:////srv/wian.sqlite3` absolute;
    `postgresql://user:password@host:port/name?sslmode=require`, a unix socket as `?host=/folder`.
    Raises ValueError for any other scheme and for an address that can be read in two ways; its
    text holds no part of the password.
    """
    if not url:
        return _sqlite(home / "wian.sqlite3")
    parts = _parts(url)
    if parts.scheme == "sqlite" and not parts.netloc and len(parts.path) > 1:
        return _sqlite(Path(unquote(parts.path[1:])))
    if parts.scheme in {"postgres", "postgresql"}:
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", unquote(parts.hostname or "")),
            "PORT": str(parts.port or ""),
            # A connection per request costs 6.7 times the requests per second.
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
            # Compiling a short query that looks costly takes thirty times as long as running it.
            "OPTIONS": {"application_name": "wian", "options": "-c jit=off", **options},
        }
    kind = f" {parts.scheme!r}" if "://" in url else ""
    raise ValueError(f"DATABASE_URL ไม่รู้จักชนิด · unknown kind{kind}: sqlite:///… | postgresql://…")


def _parts(url: str) -> SplitResult:
    """The address in its parts; what an unencoded password would tear apart is refused."""
    try:
        parts = urlsplit(url)
        torn = "@" in parts.path + parts.query and parts.scheme != "sqlite"
        whole = not torn and not parts.fragment and not re.search(r"[\x00-\x1f]", url)
        if whole and parts.port != 0:  # a port that is no number raises
            return parts
    except ValueError:
        pass
    raise ValueError(_MALFORMED)


def _sqlite(path: Path) -> dict[str, Any]:
    """Readers never wait for the writer (WAL); a writer takes its turn at BEGIN (IMMEDIATE)."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # 64 MB of pages: a letter to every office touches a page for each of them.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            " PRAGMA cache_size=-65536;",
        },
    }
