"""The bands by which points become stars, grades or levels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wian.thai.digits import to_arabic

from ..part import Part
from ..source import squeeze
from ..tables import score_tables
from ..values import Band

NAME = "bands"
_NUMBER = r"\d{1,4}(?:\.\d{1,2})?"
_UNIT = r"(?:คะแนน|%|เปอร์เซ็นต์)"
_RANGE = re.compile(
    r"(?=[\dตรมสนไ≥>≤<])(?:"
    rf"(?:(?:ตั้งแต่|ระหว่าง)\s{{0,6}})?(?:ร้อยละ\s{{0,6}})?(?<![\d.,/:])(?P<low>{_NUMBER})\s{{0,6}}{_UNIT}?\s{{0,6}}(?:ขึ้นไป)?\s{{0,6}}(?:[-–—~]|ถึง|แต่ไม่(?:ถึง|เกิน)|"
    rf"ไม่ถึง)\s{{0,6}}(?:ร้อยละ\s{{0,6}})?(?P<high>{_NUMBER})(?![\d,/:])"
    rf"|(?<![\d.,/:])(?P<up>{_NUMBER})\s{{0,6}}{_UNIT}?\s{{0,6}}(?:ขึ้นไป|หรือมากกว่า|หรือสูงกว่า)"
    rf"|(?:ตั้งแต่|มากกว่าหรือเท่ากับ|มากกว่า|สูงกว่า|ไม่(?:น้อย|ต่ำ)กว่า|≥|>=|"
    rf">)\s{{0,6}}(?:ร้อยละ\s{{0,6}})?(?P<from>{_NUMBER})(?![\d,/:])"
    rf"|(?:ต่ำกว่า|น้อยกว่า|ไม่ถึง|ไม่เกิน|≤|<=|<)\s{{0,6}}(?:ร้อยละ\s{{0,6}})?(?P<below>{_NUMBER})(?![\d,/:])"
    rf"|(?<![\d.,/:])(?P<down>{_NUMBER})\s{{0,6}}{_UNIT}?\s{{0,6}}(?:ลงมา|หรือน้อยกว่า|หรือต่ำกว่า))"
)
_OTHER_UNIT = re.compile(
    r"\s{0,6}(?:น\.|นาฬิกา|คน|ราย|วัน|ปี|บาท|เดือน|แห่ง|ชั่วโมง|นาที|กิโล|กม|เมตร|ครั้ง|ข้อ|โรง|อำเภอ|หมู่|ตำบล|ชุด|"
    r"แผ่น|หน้า|ไร่|ตัน|ลิตร|องศา|มิลลิ|"
    r"ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|"
    r"กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิ|ธันวา)"
)
_OTHER_LEAD = re.compile(r"(?:วันที่|เวลา|โทร\S{0,6}|ข้อ|มาตรา|หน้า|หมู่ที่|ลำดับที่|อายุ|ชั้น|พ\.ศ\.)\s{0,6}\Z")
_RUBRIC = re.compile(
    r"\s{0,6}(?:คะแนน|ขึ้นไป|%|\s){0,4}(?:=|ได้|ให้|คิด|เท่ากับ|\|)\s{0,6}\d{1,3}\s{0,6}(?:คะแนน|\Z|\n|\|)"
)
_SCORE = re.compile(r"คะแนน|ร้อยละ|%|เกณฑ์|ระดับคุณภาพ|ผลการประเมิน")
_LEVEL = re.compile(
    r"ระดับ|ดาว|เกรด|ประเภท|ทุน|เหรียญ|เด่น|เยี่ยม|ดี|พอใช้|ปรับปรุง|ปานกลาง|ผ่าน|รางวัล|ชนะเลิศ|ชมเชย|ต้นแบบ|มาตรฐาน|"
    r"grade|ขั้น|ชั้น|สี|ทอง|เงิน|"
    r"(?<![A-Za-z])[A-F][+]?(?![A-Za-z])",
    re.I,
)
_NO_LEVEL = re.compile(r"ไม่จัด|ไม่ได้รับ|ไม่มี|ไม่รับ|ไม่พิจารณา|ตัดสิทธิ|ไม่เข้า")
_FILLER = re.compile(
    r"(?:ช่วง)?คะแนน(?:รวม|เฉลี่ย|ประเมิน|เต็ม)?(?:ระหว่าง|ตั้งแต่)?|ได้รับการประเมิน(?:ผล)?|ร้อยละ|หมายถึง|"
    r"แปลว่า|ถือว่า|ได้รับ|ที่ได้|ได้|อยู่ใน(?:เกณฑ์|ระดับ|ช่วง)?|"
    r"ขึ้นไป|ตั้งแต่|ระหว่าง|มี(?=\s)|ผลการประเมิน|เท่ากับ|[=:,;|()•▪·]|%|เปอร์เซ็นต์"
)
_GAP = 130


@dataclass(frozen=True, slots=True)
class _Reach:
    """A range of points at its place in ``Source.text``; ``open`` when it has no lower end."""

    low: float
    high: float | None
    start: int
    end: int
    open: bool = False
    label: str = ""


def read(parts: Sequence[Part]) -> tuple[Band, ...]:
    """The fullest run of at least two neighbouring ranges of points that do not overlap and
    have labels."""
    best: list[_Reach] = []
    home: Part | None = None
    for part in parts:
        for run in _runs(part):
            if len(run) > len(best):
                best, home = run, part
    return tuple(_band(home, reach) for reach in best) if home else ()


def _runs(part: Part) -> list[list[_Reach]]:
    text = part.plain(part.start, part.end)
    if not _SCORE.search(text):
        return []
    limit = max([100.0, *(t.total[0] for t in score_tables(part.source) if t.total)])
    found = [r for m in _RANGE.finditer(text) if (r := _reach(text, m, part.start, limit))]
    runs: list[list[_Reach]] = []
    for reach in found:
        last = runs[-1][-1] if runs else None
        between = part.plain(last.end, reach.start) if last else ""
        if last and len(between) <= _GAP and _follows(runs[-1], reach):
            runs[-1].append(reach)
        else:
            runs.append([reach])
    labelled = (_labelled(part, run) for run in runs if len(run) > 1 and _scored(part, run))
    return [run for run in labelled if len(run) > 1]


def _reach(text: str, match: re.Match[str], base: int, limit: float) -> _Reach | None:
    around = text[max(0, match.start() - 14) : match.start()]
    if _OTHER_UNIT.match(text, match.end()) or _OTHER_LEAD.search(around):
        return None
    if _RUBRIC.match(text, match.end()):
        return None
    low = match["low"] or match["up"] or match["from"]
    high = match["high"] or match["below"] or match["down"]
    least, most = float(low) if low else 0.0, float(high) if high else None
    if least > limit or (most is not None and (most > limit or most <= least)):
        return None
    return _Reach(least, most, base + match.start(), base + match.end(), open=low is None)


def _follows(run: Sequence[_Reach], reach: _Reach) -> bool:
    """Bands go up or down without overlapping."""
    last = run[-1]
    down = reach.high is not None and reach.high <= last.low
    up = last.high is not None and reach.low >= last.high
    if len(run) == 1:
        return down or up
    falling = run[1].low < run[0].low
    return down if falling else up


def _scored(part: Part, run: Sequence[_Reach]) -> bool:
    before = part.plain(max(part.start, run[0].start - 220), run[-1].end + 20)
    return bool(_SCORE.search(before))


def _labelled(part: Part, run: list[_Reach]) -> list[_Reach]:
    """Each range with its label: the rest of its line, or in a sentence what stands before or
    after it."""
    lines = [part.source.line_at(reach.start) for reach in run]
    if len({line.index for line in lines}) == len(run) and all(len(x.text) < 160 for x in lines):
        named = [
            replace(r, label=_tidy(part, (x.start, r.start), (r.end, x.end)))
            for r, x in zip(run, lines, strict=True)
        ]
        if not any(reach.label for reach in named):
            named = _from_above(part, named)
    else:
        named = _in_sentence(part, run)
    kept = [r for r in named if r.label and not (r.open and _NO_LEVEL.search(r.label))]
    levels = sum(bool(_LEVEL.search(reach.label)) for reach in kept)
    return kept if levels * 2 >= len(kept) else []


def _in_sentence(part: Part, run: list[_Reach]) -> list[_Reach]:
    before, after = [], []
    for i, reach in enumerate(run):
        left = run[i - 1].end if i else max(part.start, reach.start - 50)
        right = run[i + 1].start if i + 1 < len(run) else min(part.end, reach.end + 50)
        lead, tail = part.plain(left, reach.start), part.plain(reach.end, right)
        rows = [row for row in lead.split("\n") if row.strip()] or [""]
        lead = rows[-1] if _LEVEL.search(rows[-1]) else lead
        before.append(_tidy_text(re.split(r"\n\s{0,6}\n|โดย|ดังนี้|คือ|:", lead)[-1]))
        tail = re.split(r"\n\s{0,6}\n|ทั้งนี้|โดย|(?<=\S)\s+และ(?=\s|\d|\Z)", tail)[0]
        after.append(_tidy_text(tail))
    first = bool(_LEVEL.search(before[0])) and not _LEVEL.search(after[-1])
    labels = before if first else after
    labels = [label if len(label) < 45 else label.split(" ")[0] for label in labels]
    return [replace(reach, label=label) for reach, label in zip(run, labels, strict=True)]


def _from_above(part: Part, run: list[_Reach]) -> list[_Reach]:
    """The labels of a broken table stand above the ranges, in the same order."""
    first = part.source.line_at(run[0].start).index
    above = [x for x in part.source.lines[max(0, first - 3 * len(run)) : first] if x.text]
    while above and re.fullmatch(r"(?:ช่วง|ค่า)?(?:คะแนน|ร้อยละ)\S{0,8}", above[-1].text):
        above.pop()
    names = above[-len(run) :]
    if len(names) < len(run):
        return run
    return [replace(r, label=squeeze(x.text)) for r, x in zip(run, names, strict=True)]


def _tidy(part: Part, left: tuple[int, int], right: tuple[int, int]) -> str:
    return _tidy_text(f"{part.plain(*left)} {part.plain(*right)}")


def _tidy_text(text: str) -> str:
    text = re.sub(r"\A\s{0,6}(?:\(?\d{1,2}[.)]|[-–—•▪*])\s{0,6}", "", text)
    # a heading may open the first row: "… แบ่งเป็น ๓ ระดับ ระดับ ๓ …"
    text = re.sub(r"\A.*?\d\s{0,6}ระดับ\s+(?=ระดับ)", "", text)
    return squeeze(_FILLER.sub(" ", text)).strip(" -–—.และ")


def _band(part: Part, reach: _Reach) -> Band:
    """A band without a lower end has no ``min``; "ต่ำกว่า ๖๐" ends at 59, as whole points do."""
    high = reach.high if reach.high is not None else 100.0
    if reach.open and high == int(high):
        high -= 1
    return Band(
        label=to_arabic(reach.label),
        min=None if reach.open else _plain(reach.low),
        max=_plain(max(high, reach.low)),
        span=part.raw_span(reach.start, reach.end),
        confidence=0.85,
    )


def _plain(number: float) -> float | int:
    return int(number) if number == int(number) else number
