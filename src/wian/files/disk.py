"""The folder that keeps the bytes on this machine's disk; nothing in it has an address."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage


class Disk(FileSystemStorage):
    """Files that are whole or not there, readable by the account that Wian runs under only.

    A name stands for its content, so saving a name that is there puts the same bytes in place.
    """

    def __init__(self, location: str) -> None:
        super().__init__(location=location, file_permissions_mode=0o600)

    def url(self, name: str | None) -> str:
        """None: whoever opens a file is asked for the right to it each time."""
        raise ValueError("stored files have no address")

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself."""
        return name

    def _save(self, name: str, content: Any) -> str:
        """Written and flushed under another name first: a crash leaves no half file."""
        place = Path(self.path(name))
        _make(place.parent)
        draft = place.with_name(f".{place.name}.{secrets.token_hex(8)}")
        try:
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
                for chunk in content.chunks():
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            draft.replace(place)
            _flush(place.parent)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        return name


def _make(folder: Path) -> None:
    """The folder is there, each new one in it closed to others."""
    for missing in reversed([p for p in (folder, *folder.parents) if not p.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def _flush(folder: Path) -> None:
    """The new name survives a loss of power, like the bytes."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
