"""A document for a word processor on official paper: A4, margins, styles with Thai letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from .docx_marks import put

FONT: Final = "TH SarabunPSK"
"""The letters that the regulation names; each office's word processor has them."""
_ELSE: Final = "TH Sarabun New;TH SarabunIT๙;Sarabun"
SIZE: Final = 16
PITCH: Final = 18.0
"""Points from line to line, the single spacing of those letters; a fallback keeps it too."""
_RED: Final = RGBColor(0xC0, 0, 0)
_BLACK: Final = RGBColor(0, 0, 0)

Look = Mapping[str, Any]
STYLES: Final[Mapping[str, Look]] = {
    "Wian Line": {},
    "Wian Field": {"before": 6},
    "Wian Body": {"before": 6, "first": 25},
    "Wian Day": {"before": 6, "left": 75},
    "Wian Heading": {"centre": True, "right": 10},
    "Wian Memo": {"centre": True, "right": 10, "size": 29, "bold": True, "exactly": 35},
    "Wian Closing": {"before": 12, "left": 21, "centre": True, "next": True},
    "Wian Signature": {"left": 21, "centre": True, "next": True},
    "Wian Owner": {},
    "Wian Urgency": {"size": 32, "bold": True, "red": True, "exactly": 36},
    "Wian Secrecy": {"size": 32, "bold": True, "red": True, "centre": True, "exactly": 36},
    "Wian Page": {"centre": True, "right": 10},
    "Wian Label": {"size": 20, "bold": True, "kind": "character"},
    "Wian Caption": {"size": 12, "centre": True, "exactly": 13},
}
"""Every style of a letter: points before it, millimetres of indent, size of its letters."""


def new_paper(title: str, author: str) -> Document:
    """An empty A4 document with the official margins and the styles of a letter."""
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = title[:255], author[:255]
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.top_margin, section.bottom_margin = Mm(25), Mm(20)
    section.header_distance, section.footer_distance = Mm(8), Mm(5)
    section.different_first_page_header_footer = True
    set_normal(made)
    for name, look in STYLES.items():
        add_style(made, name, look)
    substitutes(made)
    return made


def set_normal(made: Document) -> None:
    """What every style is based on: Sarabun for Thai too, single lines, nothing around them."""
    normal: Any = made.styles["Normal"]
    letters(made.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}"), SIZE)
    letters(normal.element.get_or_add_rPr(), SIZE)
    normal.font.size = Pt(SIZE)
    shape = normal.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(PITCH)
    shape.widow_control = True


def letters(run: Any, size: float, *, bold: bool = False) -> None:
    """The run's properties name the letters for every script, Thai being a complex one."""
    fonts = put(run, _told("w:rFonts"))
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    put(run, _told("w:szCs", val=str(round(size * 2))))
    if bold:
        put(run, _told("w:bCs"))
    put(run, _told("w:lang", val="en-US", eastAsia="en-US", bidi="th-TH"))


def _told(tag: str, **said: str) -> Any:
    made = OxmlElement(tag)
    for name, value in said.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_style(made: Document, name: str, look: Look) -> None:
    """The document has this style, of a paragraph or of a run."""
    inline = look.get("kind") == "character"
    kind = WD_STYLE_TYPE.CHARACTER if inline else WD_STYLE_TYPE.PARAGRAPH
    style: Any = made.styles.add_style(name, kind)
    size, bold = look.get("size", SIZE), look.get("bold", False)
    style.font.size, style.font.bold = Pt(size), bold
    style.font.color.rgb = _RED if look.get("red") else _BLACK
    letters(style.element.get_or_add_rPr(), size, bold=bold)
    if inline:
        return
    style.base_style = made.styles["Normal"]
    shape = style.paragraph_format
    shape.space_before = Pt(look.get("before", 0))
    shape.left_indent, shape.right_indent = Mm(look.get("left", 0)), Mm(look.get("right", 0))
    shape.first_line_indent = Mm(look.get("first", 0))
    shape.keep_with_next = look.get("next", False)
    if exactly := look.get("exactly"):
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(exactly)
    if look.get("centre"):
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER


def substitutes(made: Document) -> None:
    """The fonts of the document say what may stand for ours where it is absent."""
    for rel in made.part.rels.values():
        if rel.reltype.endswith("/fontTable"):
            blob = rel.target_part.blob.decode()
            entry = f'<w:font w:name="{FONT}"><w:altName w:val="{_ELSE}"/></w:font></w:fonts>'
            rel.target_part._blob = blob.replace("</w:fonts>", entry).encode()
