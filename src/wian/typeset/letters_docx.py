"""A letter that goes out as a document that a word processor opens, in the layout of its form."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any, Final

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Mm, Pt

from .docx_marks import (
    dotted_to,
    float_picture,
    framed,
    hanging,
    page_number,
    ruled_below,
    thai_pages,
    unpadded,
    written,
)
from .docx_styles import new_paper
from .emblems import emblem_dots
from .layouts import Layout, layout_of
from .letters import CAPTION, Code, codes, ending, lines, paragraphs
from .printing import Pen
from .qr import picture
from .values import OutgoingLetter

DRAFT: Final = "ร่าง"
ROOM: Final = "." * 40
"""Room to write by hand what is not known yet."""
_WIDE: Final = 160  # millimetres between the margins
_ROOMS: Final = {"head": 42.5, "number": 42.5, "heading": 66.5, "memo": 21.5}
"""Points above the first line of a form, by its first block: beside or below the emblem's feet."""
_WIDTHS: Final = {CAPTION: 29, "อ้างถึง": 15, "กราบเรียน": 20, "นมัสการ": 18, "สำเนาส่ง": 18}
"""Millimetres that a label takes; the others take less."""
_LINES_TO_SIGN: Final = 3


class _Sheet:
    """The document while it is made: the letter, its pen, and one method for each block."""

    def __init__(self, letter: OutgoingLetter) -> None:
        self.letter, self.pen = letter, Pen(letter.digits)
        self.layout: Layout = layout_of(letter.form)
        self.issuer = lines(letter.issuer, self.pen)
        self.subject = self.pen.line(letter.subject)
        self.paper: Document = new_paper(self.subject, next(iter(self.issuer), ""))
        self.blocks: Mapping[str, Callable[[], None]] = {
            "head": self.head,
            "number": self.number,
            "day": lambda: self.add("Wian Day", self.day),
            "subject": lambda: self.field("เรื่อง", self.subject),
            "salutation": lambda: self.field(self.pen.line(letter.salutation), self.addressee),
            "to": lambda: self.field("ถึง", self.addressee),
            "references": self.references,
            "enclosures": self.enclosures,
            "body": self.body,
            "closing": self.closing,
            "seal": self.seal,
            "owner": self.owner,
            "memo": self.memo,
            "office": lambda: self.ruled("ส่วนราชการ", next(iter(self.issuer), "")),
            "number_day": self.number_day,
            "subject_line": lambda: self.ruled("เรื่อง", self.subject),
            "heading": self.heading,
        }

    @property
    def addressee(self) -> str:
        return self.pen.line(self.letter.addressee)

    @property
    def day(self) -> str:
        return self.pen.day(self.letter.day) or ROOM

    @property
    def numbered(self) -> str:
        return f"ที่ {self.pen.line(self.letter.number) or ROOM}"

    def add(self, style: str, text: str = "") -> Any:
        return written(self.paper.add_paragraph(style=style), text)

    def top(self) -> None:
        """The emblem, the urgency and the title of a memo on the page, and room as tall as they."""
        room = self.add("Wian Line")
        room.paragraph_format.line_spacing = Pt(_ROOMS[self.layout.blocks[0]])
        if dots := emblem_dots(self.letter.emblem):
            left = 30 if self.layout.left else None
            float_picture(room, dots, self.layout.emblem, left=left)
        if urgency := self.pen.line(self.letter.urgency):
            top, left = (9, 50) if self.layout.left else (28, 30)
            framed(self.add("Wian Urgency", urgency), top=top, left=left, wide=56)

    def head(self) -> None:
        """Number left and office right, on the line of the emblem's feet."""
        table = self.paper.add_table(1, 2)
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        for column, width in zip(table.columns, (92, 68), strict=True):
            column.width = Mm(width)
        left, right = table.rows[0].cells
        written(left.paragraphs[0], self.numbered)
        written(right.paragraphs[0], "\n".join(self.issuer))
        unpadded(table)

    def number(self) -> None:
        self.add("Wian Line", self.numbered)

    def field(self, name: str, value: str) -> None:
        """A label and what stands behind it, its lines under each other."""
        hanging(self.add("Wian Field", f"{name}\t{value}"), _WIDTHS.get(name, 13))

    def references(self) -> None:
        for at, text in enumerate(lines(self.letter.references, self.pen)):
            name, style = ("อ้างถึง", "Wian Field") if at == 0 else ("", "Wian Line")
            hanging(self.add(style, f"{name}\t{text}"), _WIDTHS["อ้างถึง"])

    def enclosures(self) -> None:
        rows = [(self.pen.line(e.title), self.pen.line(e.amount)) for e in self.letter.enclosures]
        for at, (title, amount) in enumerate(rows, 1):
            count = f"{self.pen.counted(str(at))}. " if len(rows) > 1 else ""
            name, style = (CAPTION, "Wian Field") if at == 1 else ("", "Wian Line")
            row = self.add(style, f"{name}\t{count}{title}" + (f"\t{amount}" if amount else ""))
            hanging(row, _WIDTHS[CAPTION])
            row.paragraph_format.tab_stops.add_tab_stop(Mm(132))

    def body(self) -> None:
        said = [self.add("Wian Body", text) for text in paragraphs(self.letter, self.pen)]
        for last in said[-1:]:
            last.paragraph_format.keep_with_next = True

    def closing(self) -> None:
        if said := ending(self.letter, self.pen):
            self.add("Wian Closing", said)
        if self.letter.signature:
            for _ in range(_LINES_TO_SIGN):
                self.add("Wian Signature")
            name = self.pen.line(self.letter.signature.name)
            posts = lines(self.letter.signature.posts, self.pen)
            for text in (f"({name or ROOM})", *posts):
                last = self.add("Wian Signature", text)
            last.paragraph_format.keep_with_next = False

    def seal(self) -> None:
        for text in ("", "", *self.issuer[:1], self.day):
            self.add("Wian Signature", text)

    def owner(self) -> None:
        owner, shown = lines(self.letter.owner, self.pen), codes(self.letter, self.pen)
        if owner or shown:
            for _ in range(_LINES_TO_SIGN):
                self.add("Wian Owner")
        for text in owner:
            self.add("Wian Owner", text)
        if shown:
            self.codes(shown)
        for at, text in enumerate(lines(self.letter.copies, self.pen)):
            name, style = ("สำเนาส่ง", "Wian Field") if at == 0 else ("", "Wian Line")
            hanging(self.add(style, f"{name}\t{text}"), _WIDTHS["สำเนาส่ง"])

    def codes(self, shown: list[Code]) -> None:
        """QR codes of the enclosures, three in a row, each with its caption and address."""
        table = self.paper.add_table((len(shown) + 2) // 3, min(3, len(shown)))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.RIGHT, False
        for at, code in enumerate(shown):
            table.columns[at % 3].width = Mm(38)
            cell = table.cell(at // 3, at % 3)
            first = cell.paragraphs[0]
            first.style = self.paper.styles["Wian Caption"]
            first.paragraph_format.line_spacing = 1.0
            first.add_run().add_picture(io.BytesIO(picture(code.address, "png")), Mm(20), Mm(20))
            for text in (code.caption, self.pen.text(code.address)):
                written(cell.add_paragraph(style="Wian Caption"), text)
        unpadded(table)
        self.add("Wian Line")

    def ruled(self, name: str, value: str) -> None:
        """A label of a memo's head, and dots to the end of the line."""
        row = self.add("Wian Line")
        row.paragraph_format.line_spacing = Pt(24)
        row.add_run(f"{name} ", style="Wian Label")
        written(row, f"{value}\t")
        dotted_to(row, _WIDE)

    def number_day(self) -> None:
        row = self.add("Wian Line")
        row.paragraph_format.line_spacing = Pt(24)
        row.add_run("ที่ ", style="Wian Label")
        written(row, f"{self.pen.line(self.letter.number)}\t")
        row.add_run(" วันที่ ", style="Wian Label")
        written(row, f"{self.pen.day(self.letter.day)}\t")
        dotted_to(row, _WIDE / 2)
        dotted_to(row, _WIDE)

    def memo(self) -> None:
        """Its title stands beside the emblem, in the middle of the paper."""
        framed(self.add("Wian Memo", "บันทึกข้อความ"), top=17, left=None, wide=80)

    def heading(self) -> None:
        """Whose order or announcement it is, its number, what about, and a line under it."""
        self.add("Wian Heading", self.layout.name + "".join(self.issuer[:1]))
        if self.letter.form == "order" or self.letter.number:
            self.add("Wian Heading", self.numbered)
        self.add("Wian Heading", f"เรื่อง {self.subject}")
        rule = self.add("Wian Heading")
        rule.paragraph_format.left_indent, rule.paragraph_format.right_indent = Mm(52), Mm(62)
        rule.paragraph_format.line_spacing = Pt(8)
        ruled_below(rule)


def letter_docx(letter: OutgoingLetter) -> bytes:
    """The letter as DOCX, its blocks in the order of its form, in styles that may be changed.

    Raises TypesetError T112, T113.
    """
    sheet = _Sheet(letter)
    sheet.top()
    for name in sheet.layout.blocks:
        sheet.blocks[name]()
    _margins(sheet.paper, sheet.pen.line(letter.secrecy), DRAFT if letter.draft else "")
    if letter.digits == "thai":
        thai_pages(sheet.paper)
    made = io.BytesIO()
    sheet.paper.save(made)
    return made.getvalue()


def _margins(paper: Document, secrecy: str, mark: str) -> None:
    """Above and below each page its secrecy, above those after the first their number, below all
    whether they are a draft.
    """
    section: Any = paper.sections[0]
    section.header_distance, section.footer_distance = Mm(5 if secrecy else 14), Mm(5)
    heads = (section.first_page_header, section.header)
    for part in (*heads, section.first_page_footer, section.footer):
        part.is_linked_to_previous = False
        part.paragraphs[0].style = paper.styles["Wian Secrecy" if secrecy else "Wian Line"]
        written(part.paragraphs[0], secrecy)
        if mark and part not in heads:
            written(part.add_paragraph(style="Wian Page"), mark)
    above = section.header
    page_number(above.add_paragraph() if secrecy else above.paragraphs[0])
    above.paragraphs[-1].style = paper.styles["Wian Page"]
