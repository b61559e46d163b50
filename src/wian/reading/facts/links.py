"""Addresses on the web that the letter prints."""

from __future__ import annotations

import re

from ..part import Part
from ..values import Fact

NAME = "links"
_URL = re.compile(
    r"(?=[A-Za-z0-9\-])(?:(?:https?://|www\.)[^\s<>()\"'“”|ก-๛\]\[]{3,300}|(?<![\w@.\-])[a-z0-9\-]{2,40}\.(?:go|or|ac|"
    r"co|in|mi|net)\.th(?:/[^\s<>()\"'“”|ก-๛]{0,200})?|(?<![\w@./\-])(?:bit\.ly|forms\.gle|"
    r"goo\.gl|lin\.ee|line\.me|qrgo\.page\.link|shorturl\.(?:at|asia)|zoom\.us|meet\.google\.com|"
    r"drive\.google\.com|tinyurl\.com|me-qr\.com|cutt\.ly|t\.ly)/[^\s<>()\"'“”|ก-๛]{2,200})"
)


def read(part: Part) -> tuple[Fact[str], ...]:
    """Each address once, without the punctuation that follows it."""
    rows: dict[str, Fact[str]] = {}
    text = part.plain(part.start, part.end)
    for match in _URL.finditer(text):
        url = match.group().rstrip(".,;:")
        if (bare := url.rstrip("/")) not in rows:
            at = part.start + match.start()
            rows[bare] = part.make(url, at, at + len(url), 0.97)
    return tuple(rows.values())
