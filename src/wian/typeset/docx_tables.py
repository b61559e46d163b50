"""A table on official paper for a word processor: A4 across, its head on every page, pages counted.

The rows are written as text of the format, not cell by cell: thousands of them take a second.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from .docx_marks import BREAK, counted_field, thai_pages, written
from .docx_styles import Look, add_style, set_normal, substitutes
from .press import tied
from .values import Digits

SIDE: Final = 12
"""Millimetres between the table and each side of the paper."""
WIDE: Final = 297 - 2 * SIDE
_LINE: Final = 14.0
"""Points from line to line in the table."""
_STYLES: Final[Mapping[str, Look]] = {
    "Wian Title": {"size": 22, "bold": True, "centre": True, "exactly": 26},
    "Wian Top": {"size": 16, "exactly": 20},
    "Wian Cell": {"size": 13, "exactly": _LINE},
    "Wian Middle": {"size": 13, "exactly": _LINE, "centre": True},
    "Wian Head": {"size": 13, "bold": True, "centre": True, "exactly": _LINE},
    "Wian Foot": {"size": 12, "exactly": 14},
}
_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>'
    for side, size, color in (
        ("top", 7, "000000"), ("left", 4, "666666"), ("bottom", 7, "000000"),
        ("right", 4, "666666"), ("insideH", 3, "AAAAAA"), ("insideV", 4, "666666"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, how many millimetres wide, whether it stands in the middle."""

    name: str
    wide: float
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: words in bold first, the text, struck through or not."""

    text: str
    bold: str = ""
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What stands on every page: title, left and right of it, under it, and at its foot."""

    title: str
    left: str = ""
    right: str = ""
    under: str = ""
    foot: str = ""
    printed: str = ""
    digits: Digits = "thai"


def table_docx(
    around: Around, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, empty: str
) -> bytes:
    """The table as DOCX; `empty` is what it says without a row. No text in it is a formula."""
    paper = _paper(around)
    _above_and_below(paper, around)
    body: Any = paper.element.body
    body.insert(0, parse_xml(_table(columns, rows, empty)))
    body.insert(
        1, parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="WianFoot"/></w:pPr></w:p>')
    )
    made = io.BytesIO()
    paper.save(made)
    return made.getvalue()


def _paper(around: Around) -> Document:
    """An empty A4 page across with the styles of a table."""
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = around.title[:255], around.left[:255]
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(SIDE)
    section.top_margin, section.bottom_margin = Mm(30), Mm(16)
    section.header_distance, section.footer_distance = Mm(9), Mm(7)
    set_normal(made)
    for name, look in _STYLES.items():
        add_style(made, name, look)
    substitutes(made)
    if around.digits == "thai":
        thai_pages(made)
    return made


def _above_and_below(paper: Document, around: Around) -> None:
    """The head and the foot of each page, with the number of the page and of all."""
    section = paper.sections[0]
    above, below = section.header, section.footer
    written(_styled(paper, above.paragraphs[0], "Wian Title"), around.title)
    _ends(_styled(paper, above.add_paragraph(), "Wian Top"), around.left, around.right)
    last = _ends(_styled(paper, above.add_paragraph(), "Wian Foot"), around.under, "หน้า ")
    counted_field(last, "PAGE", around.digits)
    last.add_run(" ของ ")
    counted_field(last, "NUMPAGES", around.digits)
    _ends(_styled(paper, below.paragraphs[0], "Wian Foot"), around.foot, around.printed)


def _styled(paper: Document, paragraph: Any, style: str) -> Any:
    paragraph.style = paper.styles[style]
    return paragraph


def _ends(paragraph: Any, left: str, right: str) -> Any:
    """One text at the left end of the line and one at the right."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(WIDE), WD_TAB_ALIGNMENT.RIGHT)
    return written(paragraph, f"{left}\t{right}")


def _table(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], empty: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{_twips(one.wide)}"/>' for one in columns)
    heads = "".join(_cell(Cell("", bold=one.name), one, "WianHead") for one in columns)
    lines = "".join(_row(row, columns) for row in rows)
    if not lines:
        whole = Column("", sum(one.wide for one in columns))
        lines = f"<w:tr>{_cell(Cell(empty), whole, 'WianMiddle', span=len(columns))}</w:tr>"
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{_twips(WIDE)}" w:type="dxa"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>{lines}</w:tbl>"
    )


def _row(row: Sequence[Cell], columns: Sequence[Column]) -> str:
    cells = "".join(
        _cell(cell, column, "WianMiddle" if column.middle else "WianCell")
        for cell, column in zip(row, columns, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell(cell: Cell, column: Column, style: str, *, span: int = 1) -> str:
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    runs = _run(cell.bold, "<w:b/><w:bCs/>") + _run(
        f" {cell.text}" if cell.bold and cell.text else cell.text,
        "<w:strike/>" if cell.struck else "",
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(column.wide)}" w:type="dxa"/>{spans}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p></w:tc>'
    )


def _run(text: str, look: str) -> str:
    """The text as a run, its lines kept."""
    if not text:
        return ""
    lines = tied(text.replace(BREAK, "")).split("\n")
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r><w:rPr>{look}</w:rPr>{said}</w:r>" if look else f"<w:r>{said}</w:r>"


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)
