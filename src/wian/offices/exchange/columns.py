"""The two sheets and their columns: how headings are written, and what a cell may hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from wian.thai.folding import fold

FormName = Literal["offices", "people"]

_PIECES: Final = re.compile(r"[()\[\]\n/|·]+")


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `most` is the longest text its table holds, `choices` names a list to pick from.

    A heading is known by its Thai word, its English name or one of `also`, alone or beside others.
    """

    name: str
    thai: str
    hint: str
    example: str
    most: int = 0
    width: int = 18
    choices: Literal["", "kinds", "places", "yes", "modes"] = ""
    also: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """What stands over the column: Thai with the English name beside it."""
        return f"{self.thai} ({self.name})"


@dataclass(frozen=True, slots=True)
class Form:
    """One sheet; without the `needed` columns a row of headings is none."""

    name: FormName
    thai: str
    columns: tuple[Column, ...]
    needed: tuple[str, ...]

    def column(self, name: str) -> Column:
        """The column of this name; LookupError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise LookupError(name)

    def named(self, heading: str) -> Column | None:
        """The column that a heading means, in any of the ways it is written."""
        pieces = {fold(heading), *(fold(piece) for piece in _PIECES.split(heading))}
        return next((column for column in self.columns if pieces & _written(column)), None)


def _written(column: Column) -> set[str]:
    return {fold(word) for word in (column.name, column.thai, *column.also)}


_DAY_HINT: Final = "เช่น 1 ต.ค. 2568, 01/10/2568 หรือ 2025-10-01"

OFFICES: Final = Form(
    "offices",
    "หน่วยงาน",
    (
        Column("key", "รหัสหน่วยงาน", "a-z 0-9 - _ ห้ามซ้ำ ห้ามเปลี่ยน", "p57-office-law", 40),
        Column("kind", "ชนิด", "เลือกจากรายการ", "กลุ่มงาน", 24, 26, "kinds", ("ประเภท",)),
        Column("name_th", "ชื่อภาษาไทย", "ชื่อเต็มของหน่วยงาน", "กลุ่มงานกฎหมาย", 160, 44, also=("ชื่อ",)),
        Column("name_en", "ชื่อภาษาอังกฤษ", "เว้นว่างได้", "Law Group", 160, 40),
        Column("short", "ชื่อย่อ", "เว้นว่างได้", "กม.", 60, also=("อักษรย่อ",)),
        Column("place", "พื้นที่", "รหัสหรือชื่อพื้นที่", "57", 6, 18, "places"),
        Column("parent", "รหัสสังกัด", "รหัสของหน่วยงานที่สังกัด", "p57-office", 40, also=("สังกัด",)),
        Column(
            "line",
            "รหัสสายงาน",
            "รหัสของหน่วยงานเหนือขึ้นไปตามสายงานของกรม เว้นว่างได้",
            "p57-office",
            40,
            also=("สายงาน",),
        ),
        Column("code", "รหัสหนังสือ", "เลขประจำส่วนราชการ เช่น ชร 0023.1", "0017.5", 24),
        Column("phone", "โทรศัพท์", "เว้นว่างได้", "0-5300-0115", 60, also=("เบอร์โทร",)),
        Column("since", "ตั้งแต่วันที่", f"วันเริ่ม เฉพาะหน่วยงานใหม่ {_DAY_HINT}", "1 ต.ค. 2568"),
    ),
    ("key",),
)

PEOPLE: Final = Form(
    "people",
    "ตำแหน่งและบุคคล",
    (
        Column(
            "office", "รหัสหน่วยงาน", "รหัสของหน่วยงานที่มีตำแหน่ง", "p57-office-law", 40, also=("key",)
        ),
        Column("post", "ตำแหน่ง", "ชื่อตำแหน่งเต็ม", "หัวหน้ากลุ่มงานกฎหมาย", 160, 40),
        Column("head", "หัวหน้าหน่วยงาน", "ใช่ หรือ ไม่ใช่", "ใช่", 0, 16, "yes"),
        Column("title", "คำนำหน้า", "นาย นาง นางสาว หรือยศ", "นาง", 40, 12),
        Column("given", "ชื่อตัว", "ตำแหน่งว่างให้เว้นไว้", "ตัวอย่าง", 80, also=("ชื่อ",)),
        Column("family", "นามสกุล", "ตำแหน่งว่างให้เว้นไว้", "สมมุติ", 80, also=("ชื่อสกุล",)),
        Column("mode", "สถานะ", "เลือกจากรายการ ว่างคือผู้ดำรงตำแหน่ง", "", 0, 20, "modes"),
        Column("since", "ตั้งแต่วันที่", f"วันแรก {_DAY_HINT}", "1 ต.ค. 2568"),
        Column("until", "ถึงวันที่", "วันสุดท้าย เว้นว่างถ้ายังไม่สิ้นสุด", ""),
    ),
    ("office", "post"),
)

FORMS: Final = (PEOPLE, OFFICES)
"""The narrower one first: a sheet with posts is never taken for one of offices."""

LISTS: Final = "รายการให้เลือก"
"""The sheet of words to pick from; it is passed over when a file comes back."""
