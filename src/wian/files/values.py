"""What this room gives to others: values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import IO


@dataclass(frozen=True, slots=True)
class FileView:
    """A file as the acting person may see it.

    `digest` is the SHA-256 of its bytes, `pages` None where they could not be counted.
    `state` is "" where it can be opened, else "unchecked" or "harmful". `earlier` and `later` are
    its neighbours among versions, `original` what a generated copy was made from. `label` is what
    the thing calls it that was asked about.
    """

    id: int
    name: str
    media: str
    size: int
    pages: int | None
    digest: str
    office: int
    account: int | None
    at: datetime
    version: int
    earlier: int | None
    later: int | None
    original: int | None
    release_at: datetime | None
    private: bool
    state: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class UseView:
    """A thing that has the file and that the acting person may see."""

    kind: str
    thing: str
    label: str
    office: int
    at: datetime


@dataclass(frozen=True, slots=True)
class AccessView:
    """One opening of a file, or one refusal; by ids."""

    account: int | None
    office: int | None
    how: str
    allowed: bool
    origin: str
    address: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is open for the person who asked; whoever gets it closes `stream`."""

    stream: IO[bytes]
    name: str
    media: str
    size: int
    charset: str | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as WebP; where it could not be made, no bytes and the number of the reason."""

    data: bytes
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Stored bytes that are not what they were: "missing" or "altered", with their files."""

    digest: str
    kind: str
    files: tuple[int, ...]
