"""What the queries about drafts give: plain values, never rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from .drafting import Missing, Wording
from .inside_values import Brief, Holding
from .signing import Signature


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version of a draft: who wrote it and when; `checked` and `signed` tell what came of it."""

    version: int
    account: int | None
    name: str
    at: datetime
    checked: bool
    signed: bool


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft with its newest wording, what it lacks, where it lies, and how it was signed."""

    letter: Brief
    wording: Wording
    missing: tuple[Missing, ...]
    versions: tuple[VersionView, ...]
    holding: Holding | None
    signed_as: tuple[str, ...]
    signer_name: str
    may_sign_as: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft in a list, with where it lies."""

    letter: Brief
    holding: Holding | None


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom the addressee of a draft means: the sum in words, the offices, and what to ask."""

    sentence: str
    sum: str
    offices: tuple[int, ...]
    asks: tuple[tuple[str, str], ...]
    problem: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in a box: its form, where it lies, and what was written when it came there."""

    letter: Brief
    form: str
    holding: Holding
    returned: bool
    said: str


@dataclass(frozen=True, slots=True)
class DraftBox:
    """A page of a box of drafts, and how many are in each; `next` is where the next page begins."""

    name: str
    lines: tuple[DraftLine, ...]
    counts: Mapping[str, int]
    next: int | None
