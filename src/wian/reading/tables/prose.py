"""Points told in a sentence: "ประกอบด้วย (๑) … ๒๐ คะแนน (๒) … ๒๕ คะแนน และ (๓) … ๓๐ คะแนน"."""

from __future__ import annotations

import re

from ..source import Source
from .rows import BAND, Row, clean

_PIECE = re.compile(
    r"(?:(?:ค่า|น้ำหนัก)?คะแนน(?:เต็ม)?\s{0,6}|ร้อยละ\s{0,6}|"
    r"\(\s{0,6})?(?<![\d.,/])(?P<points>\d{1,3}(?:\.\d{1,2})?)\s{0,6}คะแนน(?!เต็ม)\s{0,6}\)?"
)
_WEIGHT = re.compile(
    r"(?:น้ำหนัก\s{0,6})?ร้อยละ\s{0,6}(?P<points>\d{1,2})(?![\d.])\s{0,6}(?=[\s,)]|และ|\Z)"
)
_MARK = re.compile(r"(?:\A|[\s,;:])(?:และ\s{0,6})?\(?(?P<number>\d{1,2})[.)]\s{0,6}(?=\D)")
_OPENER = re.compile(r"ประกอบด้วย|ได้แก่|ดังนี้|ดังต่อไปนี้|แบ่งเป็น|แบ่งออกเป็น|จำแนกเป็น|พิจารณาจาก|คือ|:")
_FULL = re.compile(r"คะแนนเต็ม|คะแนนรวม|เต็ม\s{0,6}\Z|รวม(?:ทั้งสิ้น)?\s{0,6}\Z|ทั้งหมด\s{0,6}\Z")
_REACH = 170
_LONGEST = 130


def prose_tables(source: Source) -> list[list[Row]]:
    """Chains of at least three points in running text, or two that are numbered."""
    pieces = _chains(source, _PIECE) if "คะแนน" in source.plain else []
    told = (_table(source, chain) for chain in pieces)
    weighed = (_table(source, chain) for chain in _chains(source, _WEIGHT) if _whole(source, chain))
    return [rows for rows in (*told, *weighed) if rows]


def _whole(source: Source, chain: list[re.Match[str]]) -> bool:
    """Weights in per cent are criteria only when they make a hundred and money is not spoken of."""
    said = source.plain[max(0, chain[0].start() - 150) : chain[-1].end()]
    about = re.search(r"เกณฑ์|น้ำหนัก|คะแนน|พิจารณา|สัดส่วน", said) and not re.search("บาท|งวด", said)
    return bool(about) and sum(int(match["points"]) for match in chain) == 100


def _chains(source: Source, piece: re.Pattern[str]) -> list[list[re.Match[str]]]:
    chains: list[list[re.Match[str]]] = []
    for match in piece.finditer(source.plain):
        before = chains[-1][-1] if chains else None
        between = source.plain[before.end() : match.start()] if before else ""
        if before is None or len(between) > _REACH or re.search(r"\n\s{0,6}\n", between):
            chains.append([match])
        else:
            chains[-1].append(match)
    return [chain for chain in chains if len(chain) > 1]


def _table(source: Source, chain: list[re.Match[str]]) -> list[Row]:
    lines = [source.line_at(match.start()).index for match in chain]
    if len(set(lines)) == len(lines):
        return []
    rows: list[Row] = []
    for position, match in enumerate(chain):
        start = chain[position - 1].end() if position else max(0, match.start() - _REACH)
        row = _row(source, start, match, first=not rows)
        if row is None and rows:
            break
        rows.extend([row] if row else [])
    numbered = all(row.marked for row in rows)
    return rows if len(rows) > 2 or (len(rows) == 2 and numbered) else []


def _row(source: Source, start: int, match: re.Match[str], first: bool) -> Row | None:
    """The name is what stands between the points before and these."""
    text = source.plain[start : match.start()]
    if first:
        opener = list(_OPENER.finditer(text))
        start += opener[-1].end() if opener else (text.rfind("\n\n") + 1)
        text = source.plain[start : match.start()]
    mark = next(iter(_MARK.finditer(text)), None)
    at = mark.end() if mark else 0
    name = clean(re.sub(r"\A[\s,;]*(?:และ|กับ)?\s{0,6}", "", text[at:]))
    around = source.plain[max(0, match.start() - 14) : match.end() + 14]
    stated = not mark and ("เต็ม" in match.group() or _FULL.search(name))
    if not 2 < len(name) <= _LONGEST or BAND.search(around) or stated:
        return None
    return Row(
        number="",
        name=name,
        points=float(match["points"]),
        start=start + at,
        end=match.end(),
        line=source.line_at(match.start()).index,
        marked=bool(mark),
    )
