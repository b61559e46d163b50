"""The folder that holds everything one installation writes: database, secret, collected files."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path


def home_folder(environment: Mapping[str, str]) -> Path:
    """The folder named by `WIAN_HOME`, else `var/` where the command was started; it exists."""
    home = Path(environment.get("WIAN_HOME") or "var").expanduser().resolve()
    home.mkdir(parents=True, exist_ok=True)
    return home


def secret_key(environment: Mapping[str, str], home: Path) -> str:
    """`WIAN_SECRET_KEY`, else the key kept in `home/secret-key`, made on first use (mode 0600).

    Two processes that start together agree: the file appears under its name only when it is whole,
    and the first one there stays.
    """
    if given := environment.get("WIAN_SECRET_KEY"):
        return given
    kept = home / "secret-key"
    if not kept.exists():
        draft = home / f".secret-key.{os.getpid()}.{secrets.token_hex(4)}"
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, kept)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return kept.read_text().strip()
