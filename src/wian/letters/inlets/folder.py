"""A folder of the office's scanner: what is put into it comes to the reading desk.

    WIAN_INBOX_FOLDER/<key of an office>/scan.pdf  →  …/taken/scan.pdf  or  …/refused/scan.pdf

A file is taken when two looks in a row found it the same, so that one still being copied is left
alone. What is refused has a text file beside it that says why.
"""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

from django.conf import settings

from wian.offices import errors

from ..actions.taking import Paper, take_in
from ..actions.watching import forget, looked_alike
from .machine import MACHINE, office_of

SOURCE = "folder"
AT_ONCE = 50
"""Files taken in one look; the rest waits for the next."""
_BESIDE = ("taken", "refused")
_UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".filepart")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as one look found it."""

    path: Path
    size: int
    changed: int

    @property
    def where(self) -> str:
        """Its place, in a form that the database keeps."""
        return sha256(os.fsencode(self.path)).hexdigest()[:40]

    @property
    def key(self) -> str:
        """The same only as long as nobody writes to the file."""
        return f"{self.where}:{self.size}:{self.changed}"


def look_into_folder() -> None:
    """What lay still in the watched folder has been taken in or refused; safe to repeat."""
    folder = os.environ.get("WIAN_INBOX_FOLDER", "")
    if folder:
        look(Path(folder))


def look(folder: Path) -> int:
    """One look into the folder; how many files were taken or refused."""
    done = 0
    for place in _folders(folder):
        try:
            done += _look(place, AT_ONCE - done)
        except OSError as wrong:  # one office's folder that will not do stops no other
            _log.error("a watched folder failed: %s", type(wrong).__name__)
    return done


def _look(place: Path, most: int) -> int:
    still = (seen for seen in _files(place) if looked_alike(where=seen.where, key=seen.key))
    done = 0
    for seen in islice(still, most):
        _take(place.name, seen)
        done += 1
    return done


def _folders(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        found = sorted(e.name for e in entries if e.is_dir(follow_symlinks=False))
    return (folder / name for name in found if not name.startswith("."))


def _files(place: Path) -> Iterator[Seen]:
    """Plain files only: a link could lead anywhere on this machine."""
    with os.scandir(place) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        name = entry.name
        if name.startswith((".", "~$")) or name.lower().endswith(_UNFINISHED):
            continue
        with suppress(FileNotFoundError):
            if entry.is_file(follow_symlinks=False):
                stands = entry.stat(follow_symlinks=False)
                yield Seen(place / name, stands.st_size, stands.st_mtime_ns)


def _take(key: str, seen: Seen) -> None:
    """The file is a letter and moved to `taken`, or moved to `refused` with the reason."""
    refusal: errors.Refused | None = None
    try:
        paper = Paper(_shown(seen.path.name), data=_bytes(seen.path), key=seen.key)
        refusal = take_in(MACHINE, office=office_of(key), papers=[paper], source=SOURCE)[0].refusal
    except errors.Refused as wrong:
        refusal = wrong
    if refusal is not None and refusal.number == "L123":
        return  # the store is away for a moment
    moved = _move(seen.path, "refused" if refusal else "taken")
    if refusal is not None:
        _explain(moved, refusal)
    forget(where=seen.where)


def _bytes(path: Path) -> bytes:
    """The file's bytes, one more than are taken at most; OSError for a link put in its place."""
    number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError("no plain file")
        return file.read(settings.WIAN_UPLOAD_MAX_BYTES + 1)


def _move(path: Path, name: str) -> Path:
    """The file lies in the folder `name` beside it; one of the same name there stays."""
    folder = path.parent / name
    if folder.is_symlink():
        raise OSError("a link instead of a folder")
    folder.mkdir(exist_ok=True)
    target, n = folder / path.name, 2
    while os.path.lexists(target):
        target, n = folder / f"{path.stem} ({n}){path.suffix}", n + 1
    os.rename(path, target)
    return target


def _explain(path: Path, refusal: errors.Refused) -> None:
    words = f"{refusal.number}\n{refusal.thai}\n{refusal.english}\n"
    path.with_name(f"{path.name}.txt").write_text(words, encoding="utf-8")


def _shown(name: str) -> str:
    """The name as text, whatever bytes it has on the disk."""
    return os.fsencode(name).decode("utf-8", "replace")
