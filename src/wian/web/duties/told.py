"""Deadlines and periods in the reader's words: the one way they reach a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from wian.duties.deadlines import Said, named
from wian.duties.standings import period_of
from wian.web.when import Clock

_TONES: Final[Mapping[str, tuple[str, str]]] = {
    "past": ("told", "warn"),
    "soon": ("check", "clock"),
    "later": ("soft", "clock"),
    "done": ("done", "done"),
    "none": ("soft", "done"),
}
"""The colour and the drawing of each tone."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A deadline as a sentence in its two parts, with its colour and drawing."""

    head: str
    far: str
    tone: str
    icon: str


def tag(said: Said, seen: Clock) -> Tag:
    """ "ส่งภายในศุกร์ 20 ธ.ค. 2567 16:30 · เหลือ 3 วัน"."""
    head, _, far = said.text(seen.say.lang, seen.digits).partition(" · ")
    return Tag(head, far, *_TONES[said.tone])


def period(key: str, seen: Clock, nominal: date = date.min) -> str:
    """The period as people call it, "" for what is owed once; LookupError for no period."""
    lang: Literal["th", "en"] = seen.say.lang
    try:
        return named(period_of(key, nominal), lang, seen.digits) if key else ""
    except (ValueError, OverflowError):
        raise LookupError(key) from None
