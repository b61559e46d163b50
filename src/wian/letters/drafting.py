"""The wording of a letter that goes out: its parts in the official order, what is missing. Pure.

The forms are those of the Regulation on Saraban (domain.md §2): external, memo, stamped, and the
two that address nobody, order and announcement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from difflib import SequenceMatcher
from typing import Any, Final, Literal

from .fields import SECRECIES

FORMS: Final = {
    "external": "external_letter",
    "memo": "memo",
    "stamped": "stamped_letter",
    "order": "order",
    "announcement": "announcement",
}
"""The forms that are drafted, and the kind of letter each gives."""
TO_NOBODY: Final = {"order": "คำสั่ง", "announcement": "ประกาศ"}
"""The forms without an addressee, and the word before the office in their heading."""
BY_THE_HEAD: Final = ("external", *TO_NOBODY)
"""The forms that are signed by the head of the office, or on the head's behalf."""
WRITABLE: Final = ("draft", "checking")
"""States in which the wording may still change."""
CLOSINGS: Final = {
    "เรียน": "ขอแสดงความนับถือ",
    "กราบเรียน": "ขอแสดงความนับถืออย่างยิ่ง",
    "นมัสการ": "ขอนมัสการด้วยความเคารพ",
}
"""The closing that each salutation asks for."""
URGENCIES: Final = ("", "ด่วน", "ด่วนมาก", "ด่วนที่สุด")
LINE: Final = 500
PARAGRAPH: Final = 20_000
ROWS: Final = 60
_PARAGRAPHS: Final = ("cause", "aim", "conclusion")


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A line of สิ่งที่ส่งมาด้วย; its QR code leads to `link`."""

    title: str
    quantity: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a letter says, part by part; `number` is the code before the serial to come.

    `secrecy` stands above and below each page. `signer` is the post that is to sign; `place` the
    office and its address in the head.
    """

    form: str = "external"
    number: str = ""
    secrecy: str = ""
    urgency: str = ""
    place: tuple[str, ...] = ()
    subject: str = ""
    salutation: str = "เรียน"
    addressee: str = ""
    references: tuple[str, ...] = ()
    enclosures: tuple[Enclosed, ...] = ()
    cause: str = ""
    aim: str = ""
    conclusion: str = ""
    closing: str = ""
    signer: int | None = None
    owner: str = ""
    phone: str = ""
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A part that the form asks for and the wording has not got, by its name in both languages."""

    part: str
    thai: str
    english: str


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of two versions side by side: in both, only in the older, or only in the newer."""

    kind: Literal["same", "gone", "new"]
    text: str


LINKS: Final = ("https://", "http://")
"""How the link of an enclosure begins."""
PARTS: Final = {
    "number": ("รหัสตัวพยัญชนะและเลขประจำของเจ้าของเรื่อง", "the code of the office"),
    "place": ("ส่วนราชการเจ้าของหนังสือ", "the office in the head"),
    "subject": ("เรื่อง", "the subject"),
    "addressee": ("ผู้รับ", "the addressee"),
    "salutation": ("คำขึ้นต้น", "the salutation"),
    "cause": ("ภาคเหตุ", "the cause"),
    "conclusion": ("ภาคสรุป (จึงเรียนมาเพื่อ…)", "the conclusion"),
    "closing": ("คำลงท้ายที่ตรงกับคำขึ้นต้น", "the closing that goes with the salutation"),
    "signer": ("ตำแหน่งผู้ลงนาม", "the post that signs"),
    "owner": ("ส่วนราชการเจ้าของเรื่อง", "the unit in charge"),
    "phone": ("โทรศัพท์", "the telephone"),
    "enclosures": ("ชื่อสิ่งที่ส่งมาด้วย", "the name of an enclosure"),
    "urgency": ("ชั้นความเร็ว", "the urgency"),
    "secrecy": ("ชั้นความลับ", "the secrecy"),
    "aim": ("ภาคความประสงค์", "the aim"),
    "references": ("อ้างถึง", "a reference"),
    "copies": ("สำเนาส่ง", "a copy's receiver"),
}
"""The parts of a letter by name, in both languages."""
_ASKED: Final = {
    "external": (
        "number",
        "place",
        "subject",
        "addressee",
        "cause",
        "conclusion",
        "closing",
        "signer",
        "owner",
        "phone",
    ),
    "memo": ("place", "subject", "addressee", "cause", "conclusion", "signer"),
    "stamped": ("number", "place", "addressee", "cause", "owner", "phone"),
    "order": ("place", "subject", "cause", "aim", "conclusion", "signer"),
    "announcement": ("place", "subject", "cause", "signer"),
}
_OWN_NAMES: Final = {
    "order": {
        "place": ("ผู้ออกคำสั่ง", "who gives the order"),
        "cause": ("เหตุและอำนาจที่ออกคำสั่ง", "why, and by what power"),
        "aim": ("ข้อความที่สั่ง", "what is ordered"),
        "conclusion": ("วันใช้บังคับ (ทั้งนี้ ตั้งแต่…)", "from when it holds"),
    },
    "announcement": {
        "place": ("ผู้ออกประกาศ", "who announces"),
        "cause": ("ข้อความที่ประกาศ", "what is announced"),
    },
}
"""What some parts are called in the forms that address nobody."""


def missing(wording: Wording) -> tuple[Missing, ...]:
    """What the official form asks for and the wording lacks, in the order of the form."""
    names = PARTS | _OWN_NAMES.get(wording.form, {})
    return tuple(Missing(part, *names[part]) for part in _missing(wording))


def _missing(wording: Wording) -> Iterator[str]:
    for part in _ASKED[wording.form]:
        value = getattr(wording, part)
        if part == "closing":
            if value != CLOSINGS.get(wording.salutation):
                yield part
        elif not value:
            yield part
    if any(not row.title for row in wording.enclosures):
        yield "enclosures"


def too_long(wording: Wording) -> tuple[str, int] | None:
    """The first part that is longer than it may be, or not among its choices, with its limit."""
    if wording.urgency not in URGENCIES:
        return "urgency", LINE
    if wording.secrecy not in ("", *SECRECIES):
        return "secrecy", LINE
    if wording.salutation not in CLOSINGS:
        return "salutation", LINE
    if not all(row.link.startswith(LINKS) for row in wording.enclosures if row.link):
        return "enclosures", LINE
    for field in fields(wording):
        value, most = getattr(wording, field.name), LINE
        if field.name in _PARAGRAPHS:
            most = PARAGRAPH
        if isinstance(value, str) and len(value) > most:
            return field.name, most
        if isinstance(value, tuple) and (len(value) > ROWS or len("".join(_texts(value))) > 10_000):
            return field.name, 10_000
    return None


def lines(wording: Wording) -> tuple[str, ...]:
    """The letter line by line, in the order of its form, empty parts left out."""
    return tuple(line for line in _lines(wording) if line)


def compare(older: Wording, newer: Wording) -> tuple[LineChange, ...]:
    """Both versions line by line: what stayed, what went, what is new."""
    return tuple(_compared(lines(older), lines(newer)))


def to_json(wording: Wording) -> dict[str, Any]:
    """The wording as plain JSON; `from_json` reads it back to an equal one."""
    return asdict(wording)


def from_json(content: Mapping[str, Any]) -> Wording:
    """The wording of a stored version; parts that it has not got are empty."""
    known = {field.name for field in fields(Wording)}
    values = {name: value for name, value in content.items() if name in known}
    for name in ("place", "references", "copies"):
        values[name] = tuple(values.get(name) or ())
    rows = values.get("enclosures") or ()
    values["enclosures"] = tuple(
        Enclosed(row["title"], row["quantity"], row.get("link", "")) for row in rows
    )
    return Wording(**values)


def _lines(wording: Wording) -> Iterator[str]:
    yield wording.secrecy
    yield wording.urgency
    yield f"ที่ {wording.number}" if wording.number else ""
    heading = TO_NOBODY.get(wording.form, "")
    yield from (f"{heading}{row}" for row in wording.place)
    yield f"เรื่อง {wording.subject}" if wording.subject else ""
    word = "ถึง" if wording.form == "stamped" else wording.salutation
    yield f"{word} {wording.addressee}" if wording.addressee else ""
    yield from (f"อ้างถึง {row}" for row in wording.references)
    for row in wording.enclosures:
        yield " ".join(filter(None, ("สิ่งที่ส่งมาด้วย", row.title, row.quantity, row.link)))
    for part in _PARAGRAPHS:
        yield from getattr(wording, part).splitlines()
    yield wording.closing
    yield wording.owner
    yield f"โทร. {wording.phone}" if wording.phone else ""
    yield from (f"สำเนาส่ง {row}" for row in wording.copies)


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[LineChange]:
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for tag, a, b, c, d in blocks:
        if tag == "equal":
            yield from (LineChange("same", line) for line in old[a:b])
            continue
        yield from (LineChange("gone", line) for line in old[a:b])
        yield from (LineChange("new", line) for line in new[c:d])


def _texts(rows: Sequence[str | Enclosed]) -> Iterator[str]:
    for row in rows:
        yield row if isinstance(row, str) else row.title + row.quantity + row.link


@dataclass(frozen=True, slots=True)
class Course:
    """Where a draft is: its state, who is at it, and which version was checked by whom.

    `author` wrote the newest version, `checked` is the version of the newest check.
    """

    state: str
    version: int
    author: int | None
    checked: int | None
    form: str


def check_problem(course: Course, account: int | None, *, may_sign: bool) -> str:
    """What forbids that this person finds the newest version in order."""
    if course.state != "checking":
        return "L108"
    return "L322" if account == course.author and not may_sign else ""


def to_sign_problem(course: Course) -> str:
    """What forbids that the newest version goes to be signed."""
    if course.state != "checking":
        return "L108"
    return "" if course.checked == course.version else "L321"
