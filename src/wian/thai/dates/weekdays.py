"""Weekdays printed beside a date, with the marks that OCR loses."""

import re

from wian.thai.dates.months import MARKS

_MARK = f"[{MARKS}]{{0,2}}"
# Letters with their usual confusions; marks may be lost, wrong or doubled.
_LETTERS = (
    "จ นบม ทห? รว", "อ งว คตด า รว", "พ ธ", "พ ฤถดภ ห สล บ? ดต?", "ศส ก รว", "เ ส า รว",
    "อ า ท ตดค ยบ",
)  # fmt: skip


def _tolerant(letters: str) -> str:
    parts = (
        f"(?:[{p[:-1]}]{_MARK})?" if p.endswith("?") else f"[{p}]{_MARK}" for p in letters.split()
    )
    return "".join(parts)


WEEKDAY_PATTERN = "|".join(f"(?P<d{i}>{_tolerant(p)})" for i, p in enumerate(_LETTERS))
_BEFORE = re.compile(rf"(?:ว{_MARK}[นบม] ?)?(?:{WEEKDAY_PATTERN})\s?(?:ท{_MARK})?[\s.,]{{0,4}}\Z")
_AFTER = re.compile(rf"\s?\(\s?(?:วัน)?(?:{WEEKDAY_PATTERN})\s?\)")


def _index(found: re.Match[str]) -> int:
    return next(int(key[1]) for key, value in found.groupdict().items() if value)


def weekday_before(text: str, pos: int) -> tuple[int | None, int]:
    """The weekday (0 = Monday) before a day number at `pos` and its start; else None and `pos`."""
    found = _BEFORE.search(text, max(0, pos - 26), pos)
    return (_index(found), found.start()) if found else (None, pos)


def weekday_after(text: str, pos: int) -> tuple[int | None, int]:
    """The weekday in brackets after a date ending at `pos` and its end; else None and `pos`."""
    found = _AFTER.match(text, pos)
    return (_index(found), found.end()) if found else (None, pos)
