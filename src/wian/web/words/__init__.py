"""Every word of the pages, in Thai and in English; nothing else in the room spells a label.

One file for each room of pages; a key stands in one of them only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from .administration import ADMINISTRATION
from .by_link import BY_LINK
from .calendar import CALENDAR
from .circulation import CIRCULATION
from .drafts import DRAFTS
from .duties_asking import DUTIES_ASKING
from .duties_doing import DUTIES_DOING
from .duties_seeing import DUTIES_SEEING
from .duties_writing import DUTIES_WRITING
from .frame import FRAME
from .letter import LETTER
from .notices import NOTICES
from .offices import OFFICES
from .people import PEOPLE
from .reading import READING
from .reading_desk import READING_DESK
from .registers import REGISTERS
from .search import SEARCH
from .signin import SIGNIN
from .tokens import TOKENS

Lang = Literal["th", "en"]

PARTS = (
    FRAME,
    SIGNIN,
    ADMINISTRATION,
    LETTER,
    OFFICES,
    PEOPLE,
    READING,
    READING_DESK,
    REGISTERS,
    TOKENS,
    SEARCH,
    DRAFTS,
    CIRCULATION,
    BY_LINK,
    NOTICES,
    CALENDAR,
    DUTIES_DOING,
    DUTIES_ASKING,
    DUTIES_WRITING,
    DUTIES_SEEING,
)
WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {key: pair for part in PARTS for key, pair in part.items()}
)
WEEKDAYS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "monday": ("จันทร์", "Monday", "Mon"),
        "tuesday": ("อังคาร", "Tuesday", "Tue"),
        "wednesday": ("พุธ", "Wednesday", "Wed"),
        "thursday": ("พฤหัสบดี", "Thursday", "Thu"),
        "friday": ("ศุกร์", "Friday", "Fri"),
        "saturday": ("เสาร์", "Saturday", "Sat"),
        "sunday": ("อาทิตย์", "Sunday", "Sun"),
    }
)


_ONE = re.compile(r"\b1 (working |)([a-z]+)s\b")


def _singular(found: re.Match[str]) -> str:
    stem = found[2].removesuffix("ie") + "y" if found[2].endswith("ie") else found[2]
    return f"1 {found[1]}{stem}"


class Say:
    """The words of one language: `say("left", span="3 วัน")`; in a template `{{ say.title }}`."""

    do_not_call_in_templates = True

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._at = 0 if lang == "th" else 1

    def __call__(self, key: str, /, **values: object) -> str:
        text = WORDS[key][self._at].format(**values)
        return _ONE.sub(_singular, text) if self._at else text

    def __getitem__(self, key: str) -> str:
        return WORDS[key][self._at]

    def pick(self, th: str, en: str) -> str:
        """The one of a pair that is in this language, the other where this one is empty."""
        return (th, en)[self._at] or th or en
