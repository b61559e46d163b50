"""When people are to attend at a set time, and where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date, timedelta

from ..part import Found, Part
from ..source import squeeze
from ..values import Meeting

NAME = "meetings"
_ATTEND = re.compile(
    r"ประชุม|อบรม|สัมมนา|(?<!ตรวจ)(?<!ทด)สอบ(?!ถาม|สวน|ทาน)|สัมภาษณ์|พิธี|รายงานตัว|ปฐมนิเทศ|ปัจฉิมนิเทศ|"
    r"เข้าร่วม|ร่วมงาน|บรรยาย|ชี้แจง|เสวนา|เข้าพบ|รับฟัง|ถ่ายทอด|นัด|พร้อมกัน|รับมอบ|ฝึก|เปิดงาน|รับรายงาน|"
    r"ศึกษาดูงาน|ตรวจเยี่ยม|ซ้อม|เข้ารับ|นิเทศ|เลือกตั้ง|ไกล่เกลี่ย|ขายทอดตลาด|ประมูล|เปิดซอง|ดูสถานที่|พบกัน|หารือ|ลงนาม|ตรวจเส้นทาง|พยาน|ให้ถ้อยคำ"
)
_PLACE = re.compile(
    r"(?:(?<![ก-๎])ณ\s|สถานที่(?!ดังกล่าว|ข้างต้น|เดียว|ราชการ)(?:ประชุม|สอบ|จัด)?\s*:?|(?:คือ|ที่)\s?(?=ห้อง|หอประชุม|อาคาร|โรงแรม|ศาลา|"
    r"สนาม))\s*(?P<place>[^\n]{3,160})"
)
_PLACE_END = re.compile(
    r"\s(?:เพื่อ|โดย|ใน(?=วัน)|เวลา|ตั้งแต่|รายละเอียด|พร้อม|จึง|ทั้งนี้|และ(?=ผ่าน|ขอ|ให้|ทาง)|ให้|ขอ|วัน(?=จันทร์|"
    r"อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์|ที่)|หรือ|ตาม|ซึ่ง|จำนวน|สำหรับ|ดังนี้|ผ่าน|ดังกล่าว|นั้น|มี(?=วัตถุ|ผู้|ระเบียบ)|"
    r"ระหว่าง|กำหนด|สวมใส่|แต่งกาย)"
)
_ONLINE = re.compile(
    r"(?:ผ่าน|ทาง|ด้วย|รูปแบบ)?(?P<place>(?:โปรแกรม|แอปพลิเคชัน|แอปพลิเคชั่น|แอพพลิเคชั่น|แอพพลิเคชัน|"
    r"ระบบ(?:การประชุม|ประชุม|ออนไลน์|วิดีทัศน์|วีดิทัศน์|สื่อ|การสื่อสาร|วิดีโอ|VDO|Zoom|video)|"
    r"สื่ออิเล็กทรอนิกส์)[^\n(),]{0,60}|Zoom(?: Meeting| Cloud Meetings)?|Google Meet|Microsoft Teams|"
    r"MS Teams|Cisco Webex|Webex|Facebook Live|Video Conference|YouTube Live)",
    re.I,
)
_LINK = re.compile(r"https?://\S{6,200}|(?:zoom\.us|meet\.google\.com)/\S{3,120}")
_ROOM_LINK = re.compile(r"zoom|webex|meet|teams|conference|vroom", re.I)
_PASSCODE = re.compile(
    r"(?:รหัสผ่าน|ใส่รหัส|รหัสเข้า(?:ร่วม)?ประชุม|รหัส|Passcode|Password|Meeting Passcode)\s*(?:คือ|:|=|"
    r"is)?\s*(?P<code>[A-Za-z0-9@#!_\-]{3,20})",
    re.I,
)
_NEVER_MEETING = re.compile(r"ยื่น|รับสมัคร|เสนอราคา|ซื้อเอกสาร|หยุดจ่าย|งดจ่าย|ดับกระแสไฟ|งดให้บริการ|ปิดระบบ")
_HOURS = re.compile(r"(?:เริ่ม|เปิด|เลิก|ปิด)\s?(?:การ)?ประชุม\s?(?:เมื่อ)?\s?(?:เวลา)?\s*$")
_REPORTING = re.compile(r"รายงานตัว|พร้อมกัน|มาถึง")
_NOT_MEETING = re.compile(
    r"ภายในเวลา|ภายในวัน|ก่อนเวลา|ไม่เกินเวลา|เปิดทำการ|ยื่น|รับสมัคร|เปิดรับ|ส่งมอบ|ซื้อ|เสนอราคา|ส่งแบบ|"
    r"ส่งเอกสาร|ลงทะเบียน|เวร|ปฏิบัติหน้าที่|ปิดการจราจร|ไฟฟ้าดับ|ดับกระแสไฟ|งดจ่าย|ขอใช้"
)
_BEGAN = re.compile(r"(?:เริ่ม|เปิด)\s?ประชุม\s?(?:เมื่อ)?\s?(?:เวลา)?")
_ENDED = re.compile(r"(?:เลิก|ปิด)\s?(?:การ)?ประชุม\s?(?:เมื่อ)?\s?(?:เวลา)?")
_OPENING = 900


def read(part: Part) -> tuple[Meeting, ...]:
    """One row per date and start time; a hybrid meeting is two rows, the room and the link."""
    if part.kind in ("certificate", "regulation"):
        return ()
    rows: list[Meeting] = _held(part) if part.kind == "minutes" else []
    issued = part.value("date")
    for time in part.times:
        day = _day_for(part, time)
        hours = _HOURS.search(part.plain(max(part.start, time.start - 30), time.start))
        if part.kind == "minutes" and (hours or day is None or day.mention.start == issued):
            continue
        if day is None or not _attended(part, day, time):
            continue
        rows.extend(_rows(part, day, time))
    return tuple(_unique(rows))


def _held(part: Part) -> list[Meeting]:
    """Of minutes: the meeting itself, its day in the title, its hours after "เริ่มประชุม" and
    "เลิกประชุม"."""
    day = part.value("date")
    if not day:
        return []
    text = part.plain(part.start, part.end)
    began, ended = (_hour(part, pattern) for pattern in (_BEGAN, _ENDED))
    titled = next((t for t in part.times if t.start - part.start < 400), None)
    start = began or (titled.mention.start if titled else None)
    opening = _opening(text)
    place = re.search(r"(?m)^ณ\s+(?P<place>[^\n]{3,160})$", opening)
    where: list[str | None] = [squeeze(place["place"])] if place else [None]
    link = _LINK.search(opening)
    if link:
        where.append(link.group().rstrip(".,)>"))
    fact = part.fact("date")
    end = ended or (titled.mention.end if titled else None)
    return [
        Meeting(date=day, start=start, end=end, place_or_link=spot, span=fact.span, confidence=0.85)
        for spot in where
    ]


def _opening(text: str) -> str:
    """The first lines of minutes, each whole; blanks at their ends do not count."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return lines if len(lines) <= _OPENING else lines[:_OPENING].rpartition("\n")[0]


def _hour(part: Part, pattern: re.Pattern[str]) -> str | None:
    match = pattern.search(part.plain(part.start, part.end))
    if not match:
        return None
    at = part.start + match.end()
    found = next((t for t in part.times if at - 12 <= t.start <= at + 14), None)
    return found.mention.start if found else None


def _day_for(part: Part, time: Found) -> Found | None:
    """The date that the time belongs to: the nearest before it in the same sentence or flyer."""
    dates = part.dates
    stop = bisect_right(dates, time.start + 1, key=lambda d: d.end)
    for index in range(stop - 1, -1, -1):
        if time.start - dates[index].end >= 160:
            break
        if dates[index].mention.kind in ("day", "range"):
            return dates[index]
    for index in range(bisect_left(dates, time.end, key=lambda d: d.start), len(dates)):
        if dates[index].start - time.end >= 30:
            break
        if dates[index].mention.kind in ("day", "range"):
            return dates[index]
    return None


def _attended(part: Part, day: Found, time: Found) -> bool:
    near = part.plain(max(part.start, day.start - 420), min(part.end, time.end + 160))
    close = part.plain(max(part.start, day.start - 45), time.end + 12)
    wide = part.plain(max(part.start, day.start - 95), time.end + 12).rpartition("เชิญ")[2]
    return (
        bool(_ATTEND.search(near))
        and not (_NOT_MEETING.search(close) and not _REPORTING.search(wide))
        and not _NEVER_MEETING.search(wide)
    )


def _rows(part: Part, day: Found, time: Found) -> list[Meeting]:
    end = min(part.end, time.end + 320)
    after = re.sub(r"\n(?!\s*\n)", " ", part.plain(time.end, end))
    place = _place(part, time.end, after) or _place_before(part, day)
    online = _online(part, time.end, end) or _online(
        part, max(part.start, day.start - 160), day.start
    )
    link = _LINK.search(part.plain(time.end, min(part.end, time.end + 700)))
    passcode = (
        _PASSCODE.search(part.plain(time.end, min(part.end, time.end + 900)))
        if link or online
        else None
    )
    where: list[str | None] = [place] if place else []
    if link and (online or not place or _ROOM_LINK.search(link.group())):
        where.append(link.group().rstrip(".,)>"))
    elif online:
        where.append(online)
    return [
        _meeting(
            part, day, time, spot, passcode["code"] if passcode and spot is not place else None
        )
        for spot in where or [None]
    ]


def _meeting(
    part: Part, day: Found, time: Found, spot: str | None, passcode: str | None
) -> Meeting:
    start, end = min(day.start, time.start), max(day.end, time.end)
    first: date | None = day.mention.start
    last: date | None = day.mention.end
    return Meeting(
        date=first,
        start=time.mention.start,
        end=time.mention.end,
        place_or_link=spot,
        passcode=passcode,
        private=passcode is not None,
        date_end=last if last and first and last - first > timedelta(0) else None,
        span=part.raw_span(start, end),
        confidence=0.85,
    )


def _place(part: Part, base: int, text: str) -> str | None:
    match = _PLACE.search(text[:260])
    if not match or "\n\n" in text[: match.start()]:
        return None
    place = match["place"]
    stop = _PLACE_END.search(place)
    end = match.start("place") + (stop.start() if stop else len(place))
    place = part.quote(base + match.start("place"), base + end)
    return place.removesuffix(" ใน").strip(" .,") or None


def _place_before(part: Part, day: Found) -> str | None:
    base = max(part.start, day.start - 200)
    text = re.sub(r"\n(?!\s*\n)", " ", part.plain(base, day.start))
    found = list(re.finditer(r"(?<![ก-๎])ณ\s+(?P<place>[^\n]{3,120})", text))
    if not found:
        return None
    place = found[-1]["place"]
    stop = _PLACE_END.search(place)
    return (
        squeeze(place[: stop.start()] if stop else place).removesuffix(" ใน").strip(" .,") or None
    )


def _online(part: Part, start: int, end: int) -> str | None:
    match = _ONLINE.search(part.plain(start, end))
    if not match:
        return None
    place = match["place"]
    stop = _PLACE_END.search(place)
    return squeeze(place[: stop.start()] if stop else place).removesuffix(" ใน").strip(" .,")


def _unique(rows: list[Meeting]) -> list[Meeting]:
    """One row per day, time and place; a later mention without a place adds nothing."""
    out: list[Meeting] = []
    at_once: dict[tuple[date | None, str | None], list[Meeting]] = {}
    for row in rows:
        same = at_once.setdefault((row.date, row.start), [])
        if not same or (
            row.place_or_link
            and all(old.place_or_link not in (None, row.place_or_link) for old in same)
            and row.span == same[0].span
        ):
            same.append(row)
            out.append(row)
    return out
