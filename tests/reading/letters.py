"""Small invented letters, and short ways to ask what was read in them.

Offices, persons, numbers and phones are made up; provinces and their codes exist, because the
codes are checked. Every helper takes whole printed lines, so that a test can damage or drop any.
"""

from __future__ import annotations

from typing import Any

from wian.reading import Letter, read, to_dict
from wian.reading.part import Part
from wian.reading.reader import readers
from wian.reading.source import Source
from wian.reading.splitting import split

HEAD = "ศาลากลางจังหวัดนครพนม\nถนนอภิบาลบัญชา นพ ๔๘๐๐๐"
BODY = (
    "ด้วยจังหวัดนครพนมได้จัดทำแผนดูแลแหล่งน้ำชุมชนประจำปี เพื่อให้ทุกหมู่บ้านมีน้ำสะอาดใช้ตลอดฤดูแล้ง\n"
    "และลดความเสี่ยงจากภัยแล้งในพื้นที่"
)
PURPOSE = "จึงเรียนมาเพื่อโปรดทราบ"
SIGNED = "(นายกล้า มั่นคงดี)\nผู้ว่าราชการจังหวัดนครพนม"
PHONE = "กลุ่มงานแหล่งน้ำชุมชน\nโทร. ๐ ๔๒๕๑ ๐๐๐๑"


def pages(*blocks: str) -> str:
    """The blocks that are not empty, a blank line between them."""
    return "\n\n".join(block for block in blocks if block)


def external(body: str = BODY, **lines: str) -> str:
    """A letter of a province to its districts; any line can be given, or dropped with ""."""
    block = {
        "urgency": "",
        "number": "ที่ นพ ๐๐๑๙.๒/ว ๑๒๐๔",
        "head": HEAD,
        "date": "๑๕ พฤษภาคม ๒๕๖๗",
        "subject": "เรื่อง การดูแลแหล่งน้ำชุมชน",
        "to": "เรียน นายอำเภอ ทุกอำเภอ",
        "reference": "",
        "enclosure": "",
        "body": body,
        "purpose": PURPOSE,
        "closing": "ขอแสดงความนับถือ",
        "signed": SIGNED,
        "phone": PHONE,
    }
    return pages(*{**block, **lines}.values())


def stamped(body: str = BODY, **lines: str) -> str:
    """A stamped letter of a department to the provinces: sender and date stand under the text."""
    block = {
        "number": "ที่ มท ๐๖๑๙/ว ๘๘๑",
        "to": "ถึง จังหวัด ทุกจังหวัด",
        "body": body,
        "sender": "กรมป้องกันและบรรเทาสาธารณภัย\n๑๕ พฤษภาคม ๒๕๖๗",
        "phone": "กองแผนงาน\nโทร. ๐ ๒๐๐๐ ๐๑๑๑",
    }
    return pages(*{**block, **lines}.values())


def memo(body: str = BODY, **lines: str) -> str:
    """An internal memo of a municipality."""
    block = {
        "title": "บันทึกข้อความ",
        "unit": "ส่วนราชการ กองช่าง เทศบาลตำบลท่าแพรก โทร. ๐ ๔๒๕๑ ๐๐๐๒",
        "number": "ที่ นพ ๗๑๒๐๑/๑๔๕     วันที่ ๑๕ พฤษภาคม ๒๕๖๗",
        "subject": "เรื่อง ขออนุมัติซ่อมถังน้ำ",
        "to": "เรียน นายกเทศมนตรีตำบลท่าแพรก",
        "body": body,
        "signed": "(นางสาววารี ตั้งใจงาม)\nผู้อำนวยการกองช่าง",
    }
    return pages(*{**block, **lines}.values())


def order(body: str = BODY, **lines: str) -> str:
    """An order of a province; its day stands at the end."""
    block = {
        "title": "คำสั่งจังหวัดนครพนม\nที่ ๑๒๐๔/๒๕๖๗\nเรื่อง แต่งตั้งคณะทำงานดูแลแหล่งน้ำชุมชน\n----------",
        "body": body,
        "from": "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
        "day": "สั่ง ณ วันที่ ๑๕ พฤษภาคม พ.ศ. ๒๕๖๗",
        "signed": SIGNED,
    }
    return pages(*{**block, **lines}.values())


def announcement(body: str = BODY, **lines: str) -> str:
    """A public announcement of a municipality."""
    block = {
        "title": "ประกาศเทศบาลตำบลท่าแพรก\nเรื่อง กำหนดวันล้างถังน้ำประปาหมู่บ้าน\n----------",
        "body": body,
        "day": "ประกาศ ณ วันที่ ๑๕ พฤษภาคม พ.ศ. ๒๕๖๗",
        "signed": "(นายธาร น้ำใสยิ่ง)\nนายกเทศมนตรีตำบลท่าแพรก",
    }
    return pages(*{**block, **lines}.values())


def minutes(body: str = "", **lines: str) -> str:
    """Minutes of a working group, with those present, the hours and the recorder."""
    block = {
        "title": "รายงานการประชุมคณะทำงานแหล่งน้ำ เทศบาลตำบลท่าแพรก\nครั้งที่ ๒/๒๕๖๗",
        "day": "เมื่อวันพุธที่ ๑๕ พฤษภาคม ๒๕๖๗ เวลา ๐๙.๓๐ น.\nณ ห้องประชุมใบบัว เทศบาลตำบลท่าแพรก",
        "present": "ผู้มาประชุม\n๑. นายธาร น้ำใสยิ่ง นายกเทศมนตรี ประธาน\n๒. นางสาววารี ตั้งใจงาม เลขานุการ",
        "began": "เริ่มประชุมเวลา ๐๙.๓๐ น.",
        "body": body or "ระเบียบวาระที่ ๑ เรื่องที่ประธานแจ้งให้ทราบ\n- ไม่มี -",
        "ended": "เลิกประชุมเวลา ๑๑.๔๕ น.",
        "signed": "(นางสาววารี ตั้งใจงาม)\nผู้จดรายงานการประชุม\n\n(นายพนา ร่มไม้เย็น)\nผู้ตรวจรายงานการประชุม",
    }
    return pages(*{**block, **lines}.values())


def doc(text: str, index: int = 0) -> dict[str, Any]:
    """One document of the text as the contract prints it."""
    found: dict[str, Any] = to_dict(read(text))["documents"][index]
    return found


def rows(text: str, name: str, *keys: str) -> list[Any]:
    """The rows of the first document under a name: of each its one value, or a tuple of values."""
    found = [tuple(row.get(key) for key in keys) for row in doc(text)[name]]
    return [row[0] for row in found] if len(keys) == 1 else found


def quoted(letter: Letter, span: tuple[int, int] | list[int]) -> str:
    """What is printed at a place of the text as given, on one line."""
    return " ".join(letter.raw[span[0] : span[1]].split())


def printed(text: str, name: str) -> Any:
    """What is printed where a fact of the first document was read; of several facts, a list."""
    letter = read(text)
    fact = letter.documents[0].facts[name]
    if isinstance(fact, tuple):
        return [quoted(letter, row.span) for row in fact]
    return quoted(letter, fact.span)


def confidence(text: str, name: str) -> float:
    """How sure the reader is of a single fact of the first document."""
    found: float = read(text).documents[0].facts[name].confidence
    return found


def doubts(text: str, kind: str) -> list[list[str]]:
    """The quoted words of each contradiction of one kind."""
    letter = read(text)
    return [
        [quoted(letter, span) for span in row.quotes]
        for row in letter.contradictions
        if row.kind == kind
    ]


def part_of(text: str, index: int = 0) -> Part:
    """One document under reading, the ones before it read too."""
    source = Source(text)
    parts: list[Part] = []
    for piece in split(source):
        parts.append(Part(source, piece, readers(), parts[-1:]))
    return parts[index]
