"""Splits one file into its documents and tells the kind of each.

A file may hold a cover letter, the letter it forwards, an order, a project, criteria, forms and
flyers, one after the other. A document starts where its own first lines are found; everything
until the next start belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .anchors import label_of
from .source import Line, Source
from .vocabulary import (
    AT,
    CLOSING,
    LETTER_OPENERS,
    ORGANISATION,
    SIGNATURE_NAME,
    UNIT,
    URGENCY,
)

_NUMBER = re.compile(
    rf"{AT}\s{{0,3}}[:,.|]?\s{{0,20}}(?:[ก-ฮ]{{1,4}}\.?(?:\s?\([^()\n]{{1,14}}\))?[ "
    rf"\t]{{0,3}})?(?:{UNIT}|[ก-ฮ]{{2,4}})[ \t]{{0,3}}/[ \t]{{0,3}}(?:ว|\d|\.|…|$|\s)"
)
_ORDER_NUMBER = re.compile(
    rf"{AT}[,.:]?\s{{0,4}}(?:[\d./ ,\-]{{1,24}}$|\.{{3,}})|{AT}\s{{0,4}}\S{{2,30}}/\s?\d{{4}}$"
)
_MEMO = re.compile(r"^บันทึก\s?ข้อความ")
_TITLES = (
    ("order", re.compile(r"^(?:สำเนา)?\s?คำสั่ง\s?(?!ที่)(?=[ก-ฮเ-ไ])")),
    (
        "announcement",
        re.compile(
            r"^(?:สำเนา)?\s?(?:ร่าง)?ประกาศ\s?(?!ที่|ณ|ผล)(?=[ก-ฮเ-ไ])|^แถลงการณ์|^ข่าวประชาสัมพันธ์"
        ),
    ),
    (
        "regulation",
        re.compile(r"^(?:ระเบียบ(?!วาระ)|ข้อบังคับ|หลักเกณฑ์|ข้อบัญญัติ|กฎกระทรวง)\s?(?=[ก-ฮเ-ไ])"),
    ),
    ("minutes", re.compile(r"^(?:บันทึก)?รายงานการประชุม|^บันทึกการประชุม")),
    ("certificate", re.compile(r"^(?:หนังสือรับรอง|ใบรับรอง|เกียรติบัตร)")),
)
_ANNEX = re.compile(
    r"^(?:\(?สิ่งที่ส่งมาด้วย\s?(?:\d{1,2}|[ก-ฮ])?\)?\.?$|เอกสารแนบ(?:ท้าย|หมายเลข)?\s?\d{0,2}(?:\s|$)|"
    r"เอกสารหมายเลข|เลขที่โครงการ|ชื่อโครงการ|โครงการ(?=[ก-ฮเ-ไ\"“ ])|แบบตอบรับ|แบบรายงาน|แบบฟอร์ม|"
    r"แบบแสดง|"
    r"แบบสรุป|แบบสำรวจ|แบบประเมิน|แบบเสนอ|ใบสมัคร|กำหนดการ|หลักเกณฑ์|เกณฑ์|ระเบียบวาระการประชุม|"
    r"เอกสารการประชุม|เอกสารประกอบ|รายละเอียดแนบท้าย|บัญชีรายชื่อ|บัญชีแนบท้าย|รายชื่อ(?!ดัง)|"
    r"(?:ภาค)?ผนวก|แนวทางการ|คู่มือ|ตาราง|แผนปฏิบัติการ|แผนการ|ข้อกำหนด|ขอบเขตของงาน|ขอบเขตงาน|ร่างขอบเขต|"
    r"คำชี้แจง|ใบตอบรับ|แบบยืนยัน|แบบคำขอ|ประมาณการ|แบบเสนอชื่อ|แผ่นพับ|"
    r"หนังสือตอบรับ|แบบขอ|แบบลงทะเบียน|ใบลงทะเบียน|แบบใบสมัคร|แบบ\s?[ก-ฮ]{1,4}\.?\s?\d)"
)
_PAGE_MARK = re.compile(r"^[-–—/\s]*\d{1,3}[-–—\s]*$|^/\s?\d|^-\s*\d+\s*-$|^หน้า(?:ที่)?\s?\d")
_HEADISH = re.compile(
    rf"^(?:\W*(?:{URGENCY})\W*|\(?สำเนา(?:คู่ฉบับ)?\)?|ลับ(?:มาก|ที่สุด)?|ครุฑ|"
    rf"\[.{{0,40}}\])$"
)
_STAMP = re.compile(r"^(?:รับที่|เลขรับ|เลขที่รับ|ทะเบียนรับ|วันที่รับ|เวลา)\b|^(?:รับที่|เลขรับ|เลขที่รับ)")
_ENDS = re.compile(
    r"^(?:\(?ลงชื่อ|โทร|สำเนาส่ง|สำเนาเรียน|ผู้ประสานงาน|สั่ง\s?ณ\s?วันที่|ประกาศ\s?ณ\s?วันที่|ให้ไว้\s?ณ\s?วันที่|"
    r"ผู้จดรายงาน|ผู้ตรวจรายงาน)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """The lines ``[first, last)`` of one document and its kind."""

    first: int
    last: int
    kind: str
    confidence: float = 0.9


class _Splitter:
    """Remembers, line by line, whether the document under way has already come to its end."""

    def __init__(self, source: Source) -> None:
        self.lines = source.lines
        self.starts: list[tuple[int, str, float]] = []
        self.ended = False
        self.prose = 0
        self.numbered = False

    def run(self) -> list[Piece]:
        for index, line in enumerate(self.lines):
            if not line.text:
                continue
            kind = self._starts_here(index, line)
            if kind:
                self._begin(self._back_up(index), kind)
            self._remember(line)
        return self._pieces()

    def _begin(self, index: int, kind: str) -> None:
        if self.starts and not any(
            line.text.strip("-=_* ") for line in self.lines[self.starts[-1][0] + 1 : index]
        ):
            index = self.starts.pop()[0]
        self.starts.append((index, kind, 0.9))
        self.ended, self.prose, self.numbered = False, 0, False

    def _remember(self, line: Line) -> None:
        text = line.text
        if (
            CLOSING.match(text)
            or SIGNATURE_NAME.match(text)
            or (_ENDS.match(text) and self._past_head(text))
        ):
            self.ended = True
        if len(text) > 60 and not label_of(text, fuzzy=False) and not _NUMBER.match(text):
            self.prose += 1
        if _NUMBER.match(text):
            self.numbered = True

    def _past_head(self, text: str) -> bool:
        """A telephone line may also stand in the head; it ends a document only after its prose."""
        return self.prose > 0 or not text.startswith("โทร")

    def _starts_here(self, index: int, line: Line) -> str | None:
        text = line.text.strip("-=_* ")
        if not text or len(text) > 220 or _PAGE_MARK.match(line.text):
            return None
        if self._becomes_certificate(text):
            self.starts[-1] = (self.starts[-1][0], "certificate", 0.9)
            return None
        if _MEMO.match(text) and len(text) < 40:
            return "memo"
        if kind := self._titled(index, text):
            return kind
        if self._numbered_letter(line, text):
            return "letter" if not self._just_begun() else None
        if self.starts and (self.ended or self._fresh_page(index)) and self._annex(index, text):
            return "attachment"
        label = label_of(text, fuzzy=False)
        if (
            label
            and label.name == "subject"
            and self.ended
            and not self._just_begun()
            and self._letter_follows(index)
        ):
            return "letter"
        return None

    def _becomes_certificate(self, text: str) -> bool:
        """A certificate may carry a letterhead and a number above its title."""
        return text == "หนังสือรับรอง" and self._headed() and not self.ended

    def _headed(self) -> bool:
        return bool(self.starts) and not self.prose

    @staticmethod
    def _numbered_letter(line: Line, text: str) -> bool:
        if _NUMBER.match(text):
            return True
        return len(line.cells) > 1 and any(_NUMBER.match(cell.text) for cell in line.cells)

    def _just_begun(self) -> bool:
        return bool(self.starts) and not self.ended and not self.prose and not self.numbered

    def _titled(self, index: int, text: str) -> str | None:
        if len(text) > 150:
            return None
        for kind, pattern in _TITLES:
            if pattern.match(text) and self._title_stands(index, kind, text):
                return kind
        return None

    def _title_stands(self, index: int, kind: str, text: str) -> bool:
        ahead = self._ahead(index, 7)
        sure = kind in ("order", "announcement") and any(
            t.startswith("เรื่อง") or _ORDER_NUMBER.match(t) for t in ahead[:2]
        )
        if self.starts and not (sure or self.ended or self._fresh_page(index)):
            return False
        if kind == "order":
            return any(_ORDER_NUMBER.match(t) or t.startswith("เรื่อง") for t in ahead[:4])
        if kind == "announcement":
            return any(
                t.startswith("เรื่อง") or t.startswith("ประกาศ") for t in ahead[:4]
            ) or text.startswith(("แถลง", "ข่าว"))
        if kind == "regulation":
            return any(
                t.startswith(("ว่าด้วย", "พ.ศ.", "เรื่อง")) or "ว่าด้วย" in t for t in [text, *ahead[:4]]
            ) and not text.startswith("หลักเกณฑ์")
        if kind == "certificate":
            return len(text) < 60
        return len(text) < 120

    def _annex(self, index: int, text: str) -> bool:
        if not _ANNEX.match(text) or len(text) > 160:
            return False
        if text.startswith(("โครงการ", "ชื่อโครงการ")) and self._in_project():
            return False
        label = label_of(text, fuzzy=False)
        return not (label and label.name == "enclosure" and len(text) > label.end + 3)

    def _in_project(self) -> bool:
        """The approvals at the end of a project name the project again."""
        first = self.starts[-1][0]
        return any(
            line.text.startswith(("เลขที่โครงการ", "ชื่อโครงการ", "โครงการ"))
            for line in self.lines[first : first + 6]
        )

    def _fresh_page(self, index: int) -> bool:
        line = self.lines[index]
        before = self.lines[max(0, index - 3) : index]
        rule = set(line.text[:3] + line.text[-3:])
        if len(line.text) > 6 and rule <= set("-=_*"):
            return True
        return line.page_break or any(
            item.page_break or (len(item.text) > 4 and not item.text.strip("-=_*"))
            for item in before
        )

    def _letter_follows(self, index: int) -> bool:
        return any(
            (label := label_of(text)) and label.name in ("salutation", "to")
            for text in self._ahead(index, 5)
        )

    def _ahead(self, index: int, count: int) -> list[str]:
        out = []
        for line in self.lines[index + 1 : index + 14]:
            if line.text:
                out.append(line.text)
            if len(out) == count:
                break
        return out

    def _back_up(self, index: int) -> int:
        """A document begins at the urgency, stamp or letterhead above its first certain line."""
        floor = self.starts[-1][0] + 1 if self.starts else 0
        at = index
        while at > floor:
            above = self.lines[at - 1]
            if above.text and not self._belongs_below(above.text):
                break
            at -= 1
        if not self.starts:
            return 0
        while at < index and not self.lines[at].text:
            at += 1
        return at

    def _belongs_below(self, text: str) -> bool:
        if _HEADISH.match(text) or _STAMP.match(text):
            return True
        return self.ended and text.startswith(("ศาลากลาง", "ที่ว่าการ")) and len(text) < 60

    def _pieces(self) -> list[Piece]:
        if not self.starts:
            self.starts = [(0, self._unheaded(), 0.4)]
        elif self.starts[0][0] > 0 and any(line.text for line in self.lines[: self.starts[0][0]]):
            self.starts[0] = (0, self.starts[0][1], self.starts[0][2])
        bounds = [start for start, _, _ in self.starts] + [len(self.lines)]
        return [
            Piece(first, bounds[i + 1], self._kind(kind, self.lines[first : bounds[i + 1]]), sure)
            for i, (first, kind, sure) in enumerate(self.starts)
        ]

    def _unheaded(self) -> str:
        """A file that begins with an annex's title and addresses nobody is an annex."""
        first = [line.text.strip("-=_* ") for line in self.lines if line.text][:12]
        labels = {label.name for text in first if (label := label_of(text))}
        annex = any(_ANNEX.match(text) for text in first[:2]) and not labels & {"salutation", "to"}
        return "attachment" if annex else "letter"

    def _kind(self, kind: str, lines: Sequence[Line]) -> str:
        return _letter_kind(lines) if kind == "letter" else kind


def split(source: Source) -> list[Piece]:
    """The documents of the text, in order; a text without any recognisable head is one piece."""
    return _Splitter(source).run()


def _letter_kind(lines: Sequence[Line]) -> str:
    """External, stamped, memo or attachment, by the labels of the head and the closing."""
    texts = [line.text for line in lines if line.text]
    labels = [label.name for text in texts[:30] if (label := label_of(text))]
    if any(_MEMO.match(text) for text in texts[:6]) or "unit" in labels[:4]:
        return "memo"
    if "to" in labels[:6] and "salutation" not in labels:
        return "stamped_letter"
    if "salutation" in labels or any(CLOSING.match(text) for text in texts):
        return "external_letter"
    if any(text.startswith(("ประทับตรา", "หนังสือประทับตรา")) for text in texts):
        return "stamped_letter"
    if "subject" in labels or any(_NUMBER.match(text) for text in texts[:12]):
        return "external_letter"
    return (
        "attachment"
        if not any(LETTER_OPENERS.match(text) or ORGANISATION.match(text) for text in texts)
        else "external_letter"
    )
