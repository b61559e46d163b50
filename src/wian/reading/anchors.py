"""The labels at the start of lines, found exactly or through OCR damage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from wian.thai.anchors import AnchorSet

LABELS: dict[str, tuple[str, ...]] = {
    "subject": ("เรื่อง",),
    "salutation": ("เรียน", "กราบเรียน", "นมัสการ", "กราบนมัสการ"),
    "to": ("ถึง",),
    "reference": ("อ้างถึง", "อ้างอิง"),
    "enclosure": (
        "สิ่งที่ส่งมาด้วย",
        "สิ่งที่แนบมาด้วย",
        "สิ่งที่ส่งมา",
        "เอกสารแนบ",
        "เอกสารที่แนบมาด้วย",
        "เอกสารที่ส่งมาด้วย",
    ),
    "unit": ("ส่วนราชการ", "ส่วนงาน", "หน่วยงาน", "จาก"),
    "date": ("วันที่", "ลงวันที่"),
    "closing": ("ขอแสดงความนับถือ", "ขอแสดงความนับถืออย่างยิ่ง"),
    "copy": ("สำเนาส่ง", "สำเนาเรียน", "สำเนาถึง", "สำเนาแจ้ง"),
    "phone": ("โทรศัพท์", "โทรสาร", "โทร", "เบอร์โทร"),
    "coordinator": ("ผู้ประสานงาน", "ผู้ประสาน"),
}
_EXACT = re.compile(
    "(?:"
    + "|".join(
        f"(?P<{key}>{'|'.join(sorted(words, key=len, reverse=True))})"
        for key, words in LABELS.items()
    )
    + ")"
)
_WIDE = re.compile(r"\s*:|[ \t]{2,}|\t")
_AFTER = re.compile(r"(?=[\s:|.\-–\d๐-๙]|$)")
# A label glued to its value still counts where the value cannot continue the word.
_GLUED = {
    "salutation": re.compile(r"ผู้|นาย|ท่าน|ปลัด|อธิ|หัวหน้า|ประธาน|คณบดี|เลขา|คุณ|กรรมการ|พระ"),
    "subject": re.compile(r"ขอ|การ|แจ้ง|แต่งตั้ง|ส่ง"),
    "enclosure": re.compile(r"[(\d๑-๙]|สำเนา"),
    "reference": re.compile(r"หนังสือ|คำสั่ง|ประกาศ|มติ|บันทึก"),
    "closing": re.compile(r"."),
    "phone": re.compile(r"[.\d ]"),
    "to": re.compile(r"สำนัก|กรม|จังหวัด|อำเภอ|เทศบาล|องค์|โรง|มหา"),
}


@dataclass(frozen=True, slots=True)
class Label:
    """A label that opens a line; ``end`` is where its value begins, counted from the line's
    start."""

    name: str
    end: int
    confidence: float


@lru_cache(maxsize=1)
def _damaged() -> AnchorSet:
    return AnchorSet(LABELS)


@lru_cache(maxsize=2048)
def label_of(line: str, *, fuzzy: bool = True) -> Label | None:
    """The label a line begins with, or None; a damaged label is found with lower confidence."""
    match = _EXACT.match(line)
    if match:
        name = match.lastgroup or ""
        rest = line[match.end() :]
        if match.group() == "จาก" and not _WIDE.match(rest):
            return None
        if _AFTER.match(rest) or (name in _GLUED and _GLUED[name].match(rest)):
            end = match.end() + len(rest) - len(rest.lstrip(" \t:|."))
            return Label(name, end, 0.98)
        return None
    if not fuzzy or not line or not "ก" <= line[0] <= "๛":
        return None
    found = _damaged().match(line)
    if found is None or (found.end == len(line) and found.label not in ("closing",)):
        return None
    rest = line[found.end :]
    if not _AFTER.match(rest):
        return None
    return Label(found.label, found.end + len(rest) - len(rest.lstrip(" \t:|.")), found.confidence)
