"""What programs write into requests: ids, days, keys and texts that a database can keep.

They say nothing of where they stand: ninja keeps one `Query(…)` for all routes that share it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from ninja import Field
from pydantic import AfterValidator

_MOST = 2**63 - 1


def _kept(text: str) -> str:
    """The text; ValueError for signs that no database keeps."""
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("ข้อความมีอักขระที่เก็บไม่ได้ · the text holds a character that cannot be kept")
    return text


Id = Annotated[int, Field(ge=1, le=_MOST)]
Text = Annotated[str, AfterValidator(_kept)]
Day = Annotated[
    date,
    Field(
        ge=date(1900, 1, 1),
        le=date(2200, 1, 1),
        description="วันที่แบบ ISO ค.ศ. · an ISO day of the common era",
    ),
]
Year = Annotated[int, Field(ge=1900, le=2200, description="ปี ค.ศ. · year CE")]
Key = Annotated[
    Text, Field(max_length=40, description="รหัสหน่วยงานหรือกลุ่มงาน · key of an office or unit")
]
Revision = Annotated[
    int | None,
    Field(
        ge=0,
        le=_MOST,
        description="ฉบับแก้ไขที่เห็นล่าสุด ถ้ามีผู้แก้ไปแล้วจะได้ L102 · the revision last seen: "
        "L102 where somebody has changed it since",
    ),
]
Cursor = Annotated[
    Text, Field(max_length=60, description="ค่า next ของหน้าก่อน · `next` of the page before")
]
Limit = Annotated[int, Field(ge=1, le=200, description="จำนวนต่อหน้า · so many a page")]
