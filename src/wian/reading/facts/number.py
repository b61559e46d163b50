"""The letter's number, with the agency code corrected only where the print cannot be right."""

from __future__ import annotations

import re

from ..codes import mended_code, shown
from ..part import Part
from ..source import squeeze
from ..values import Fact
from ..vocabulary import NUMBER, ODD_NUMBER

NAME = "number"
_ORDER = re.compile(
    r"(?:^|[\s(])(?:ที่|ท่ี|ที|หี่|เลขที่|ฉบับที่)[,.:]?\s*"
    r"(?P<number>(?:\d[\d ./]{0,16}|[ก-ฮA-Za-z][^\s/]{0,24}|[.…]{2,20})"
    r"\s*/\s*(?:\d{4}|\d{2}|[.…]{2,20}))(?!\d)"
)
_PROJECT = re.compile(r"เลขที่โครงการ\s*:?\s*(?P<number>\d[\d ./]{0,12}/\s*\d{4})")


def read(part: Part) -> Fact[str | None] | None:
    """The number as ``มท 0808.2/ว 1234`` or ``6395/2566``; blank or partial numbers as printed."""
    if part.kind in ("order", "announcement", "regulation"):
        return _serial(part, _ORDER)
    if part.kind == "attachment":
        return _serial(part, _PROJECT)
    if part.kind == "minutes":
        return None
    block = part.layout.first("number")
    if block is None:
        return None
    printed = part.plain(block.start, block.end).rstrip()
    match = NUMBER.match(printed)
    odd = ODD_NUMBER.match(printed)
    if odd and (not match or not match["unit"] or odd.end() > match.end() + 2):
        return part.make(squeeze(odd["odd"]), block.start, block.start + odd.end(), 0.6)
    if not match:
        return None
    return _letter_number(part, block.start, match, block.confidence)


def _serial(part: Part, pattern: re.Pattern[str]) -> Fact[str | None] | None:
    head_end = min(part.end, part.start + 900)
    match = pattern.search(part.plain(part.start, head_end))
    if not match:
        return None
    raw = part.source.text[part.start + match.start("number") : part.start + match.end("number")]
    printed = squeeze(match["number"])
    serial, _, year = printed.replace(" ", "").rpartition("/")
    mended = serial.replace("/", "")
    if mended != serial:
        return part.make(
            f"{mended}/{year}",
            part.start + match.start("number"),
            part.start + match.end("number"),
            0.5,
            raw=raw,
        )
    return part.make(
        f"{serial}/{year}",
        part.start + match.start("number"),
        part.start + match.end("number"),
        0.95,
    )


def _letter_number(
    part: Part, base: int, match: re.Match[str], confidence: float
) -> Fact[str | None]:
    start, end = base + match.start(), base + match.end()
    raw = part.source.text[start:end].strip()
    code = (match["code"] or "").strip()
    mended = mended_code(part, code)
    value = shown(match, mended or code)
    if mended:
        return part.make(value, start, end, 0.6, raw=raw)
    strange = (
        not match["unit"]
        or not match["serial"]
        or "/" in match["serial"]
        or len(match["serial"]) > 5
    )
    return part.make(value, start, end, 0.5 if strange else confidence)
