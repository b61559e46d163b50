"""The kinds of office, how letters call them, and over what area one of each stands.

A kind is code, not a row: rules, audiences and rights speak of it by name. Words are those of the
Regulation on Saraban and of the letters (domain.md §2, §4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Level = Literal["country", "province", "district", "subdistrict"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of office; `written` are the words before the name of its place, in any letter.

    `level` is the area that has one such office (several for local bodies); `head` the title of
    who leads it; `line` the kind that it stands under in its own field line, "" for none.
    """

    name: str
    thai: str
    english: str
    level: Level
    short: str = ""
    head: str = ""
    line: str = ""
    written: tuple[str, ...] = ()
    local: bool = False


_OFFICES: Final = (
    Kind("root", "ทั้งประเทศ", "whole country", "country"),
    Kind("ministry", "กระทรวง", "ministry", "country", head="ปลัดกระทรวง"),
    Kind(
        "permanent_secretary",
        "สำนักงานปลัดกระทรวง",
        "permanent secretary's office",
        "country",
        head="ปลัดกระทรวง",
        line="ministry",
        written=("สำนักงานปลัดกระทรวง", "สำนักปลัดกระทรวง"),
    ),
    Kind("department", "กรม", "department", "country", head="อธิบดี", line="ministry"),
    Kind("central_office", "สำนักงานส่วนกลาง", "central office", "country"),
    Kind(
        "province",
        "จังหวัด",
        "province",
        "province",
        "จว.",
        "ผู้ว่าราชการจังหวัด",
        "ministry",
        ("จังหวัด", "ผู้ว่าราชการจังหวัด", "ศาลากลางจังหวัด", "สำนักงานจังหวัด", "ผวจ."),
    ),
    Kind(
        "province_dla",
        "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด",
        "provincial local-administration office",
        "province",
        "สถจ.",
        "ท้องถิ่นจังหวัด",
        "province",
        ("สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด", "ท้องถิ่นจังหวัด", "สถจ."),
    ),
    Kind(
        "province_cdd",
        "สำนักงานพัฒนาชุมชนจังหวัด",
        "provincial community-development office",
        "province",
        "สพจ.",
        "พัฒนาการจังหวัด",
        "province",
        ("สำนักงานพัฒนาชุมชนจังหวัด", "พัฒนาการจังหวัด", "สพจ."),
    ),
    Kind(
        "pao",
        "องค์การบริหารส่วนจังหวัด",
        "provincial administrative organization",
        "province",
        "อบจ.",
        "นายกองค์การบริหารส่วนจังหวัด",
        "province",
        (
            "องค์การบริหารส่วนจังหวัด",
            "ที่ทำการองค์การบริหารส่วนจังหวัด",
            "สำนักงานองค์การบริหารส่วนจังหวัด",
            "นายกองค์การบริหารส่วนจังหวัด",
            "ปลัดองค์การบริหารส่วนจังหวัด",
            "นายก อบจ.",
            "อบจ.",
        ),
        local=True,
    ),
    Kind(
        "district",
        "ที่ว่าการอำเภอ",
        "district office",
        "district",
        "อ.",
        "นายอำเภอ",
        "province",
        ("อำเภอ", "นายอำเภอ", "ที่ว่าการอำเภอ", "ที่ทำการปกครองอำเภอ", "นอ."),
    ),
    Kind(
        "district_dla",
        "สำนักงานส่งเสริมการปกครองท้องถิ่นอำเภอ",
        "district local-administration office",
        "district",
        "สถอ.",
        "ท้องถิ่นอำเภอ",
        "province_dla",
        ("สำนักงานส่งเสริมการปกครองท้องถิ่นอำเภอ", "ท้องถิ่นอำเภอ", "สถอ."),
    ),
    Kind(
        "district_cdd",
        "สำนักงานพัฒนาชุมชนอำเภอ",
        "district community-development office",
        "district",
        "สพอ.",
        "พัฒนาการอำเภอ",
        "province_cdd",
        ("สำนักงานพัฒนาชุมชนอำเภอ", "พัฒนาการอำเภอ", "สพอ."),
    ),
)


def _local_bodies() -> tuple[Kind, ...]:
    towns = (
        ("city", "เทศบาลนคร", "city municipality", "ทน."),
        ("town", "เทศบาลเมือง", "town municipality", "ทม."),
        ("subdistrict_municipality", "เทศบาลตำบล", "subdistrict municipality", "ทต."),
    )
    municipalities = tuple(
        Kind(
            name,
            thai,
            english,
            "subdistrict",
            short,
            f"นายกเทศมนตรี{thai.removeprefix('เทศบาล')}",
            "district",
            (
                thai,
                f"สำนักงาน{thai}",
                f"นายกเทศมนตรี{thai.removeprefix('เทศบาล')}",
                f"ปลัด{thai}",
                short,
            ),
            local=True,
        )
        for name, thai, english, short in towns
    )
    tao = "องค์การบริหารส่วนตำบล"
    written = (tao, f"ที่ทำการ{tao}", f"นายก{tao}", f"ปลัด{tao}", "นายก อบต.", "อบต.")
    english = "subdistrict administrative organization"
    return (
        *municipalities,
        Kind("tao", tao, english, "subdistrict", "อบต.", f"นายก{tao}", "district", written, True),
    )


KINDS: Final[Mapping[str, Kind]] = {
    kind.name: kind
    for kind in (*_OFFICES, *_local_bodies(), Kind("unit", "กลุ่มงาน", "unit", "country"))
}
"""Every kind by name, upper ones first."""

TOP: Final = "root"
"""The kind of the one office that all others stand under; the directory brings it along."""

MUNICIPALITIES: Final = ("city", "town", "subdistrict_municipality")
LOCAL_BODIES: Final = tuple(kind.name for kind in KINDS.values() if kind.local)
"""องค์กรปกครองส่วนท้องถิ่น (อปท.): PAOs, municipalities and TAOs."""
