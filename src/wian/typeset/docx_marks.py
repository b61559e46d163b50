"""What a word processor's document has beside its lines: floating pictures, frames, rules, numbers.

Each stands where the schema of the format wants it; a word processor refuses a file that does not.
"""

from __future__ import annotations

import io
from typing import Any, Final

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Mm
from docx.text.paragraph import Paragraph

from .press import tied
from .values import Digits

BREAK: Final = "\u200b"
"""Where only the press wants to be told that a line may break."""
_ANCHOR: Final = """<wp:anchor {ns} distT="0" distB="0" distL="0" distR="0" simplePos="0"
 relativeHeight="2" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page">{across}</wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{down}</wp:posOffset></wp:positionV>
</wp:anchor>"""


def written(paragraph: Paragraph, text: str) -> Paragraph:
    """The paragraph with this text behind what it has, days and numbers tied; given back."""
    if text:
        paragraph.add_run(tied(text.replace(BREAK, "")))
    return paragraph


def float_picture(paragraph: Paragraph, data: bytes, tall: int, *, left: int | None) -> None:
    """The picture floats 15 mm from the paper's top: in the middle, or `left` millimetres in."""
    drawing: Any = paragraph.add_run().add_picture(io.BytesIO(data), height=Mm(tall))._inline
    middle = "<wp:align>center</wp:align>"
    across = middle if left is None else f"<wp:posOffset>{Mm(left)}</wp:posOffset>"
    anchor = parse_xml(_ANCHOR.format(ns=nsdecls("wp"), across=across, down=Emu(Mm(15))))
    for child in list(drawing):
        anchor.append(child)
    wrap = OxmlElement("wp:wrapNone")
    anchor.find(qn("wp:extent")).addnext(wrap)
    drawing.getparent().replace(drawing, anchor)


def framed(paragraph: Paragraph, *, top: int, left: int | None, wide: int) -> None:
    """The paragraph stands so many millimetres from the top of the paper, and of its left side.

    In the middle without `left`.
    """
    frame = OxmlElement("w:framePr")
    said = {"w": _twips(wide), "hRule": "auto", "wrap": "around", "vAnchor": "page"}
    said |= {"hAnchor": "page", "y": _twips(top)}
    said |= {"xAlign": "center"} if left is None else {"x": _twips(left)}
    for name, value in said.items():
        frame.set(qn(f"w:{name}"), value)
    put(paragraph._p.get_or_add_pPr(), frame)


def ruled_below(paragraph: Paragraph) -> None:
    """A thin line runs below the paragraph, as wide as it is."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in {"val": "single", "sz": "4", "space": "1", "color": "auto"}.items():
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    put(paragraph._p.get_or_add_pPr(), borders)


def dotted_to(paragraph: Paragraph, place: float) -> None:
    """A tab runs as dots to this place, in millimetres."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(place), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def hanging(paragraph: Paragraph, place: float) -> None:
    """Lines after the first begin at this place, and so does what stands behind the first tab."""
    shape = paragraph.paragraph_format
    shape.left_indent, shape.first_line_indent = Mm(place), -Mm(place)
    shape.tab_stops.add_tab_stop(Mm(place))


def page_number(paragraph: Paragraph) -> None:
    """ "- 2 -": the number of the page, which the word processor fills in."""
    paragraph.add_run("- ")
    _field(paragraph, " PAGE ")
    paragraph.add_run(" -")


def counted_field(paragraph: Paragraph, name: str, digits: Digits) -> None:
    """A count that the word processor fills in (PAGE, NUMPAGES), in digits of this kind."""
    _field(paragraph, f" {name} \\* {'ThaiArabic' if digits == 'thai' else 'Arabic'} ")


def _field(paragraph: Paragraph, told: str) -> None:
    run: Any = paragraph.add_run()._r
    for kind in ("begin", None, "separate", "end"):
        if kind is None:
            child = OxmlElement("w:instrText")
            child.set(qn("xml:space"), "preserve")
            child.text = told
        else:
            child = OxmlElement("w:fldChar")
            child.set(qn("w:fldCharType"), kind)
        run.append(child)


def thai_pages(paper: Document) -> None:
    """The pages are numbered in Thai digits."""
    kind = OxmlElement("w:pgNumType")
    kind.set(qn("w:fmt"), "thaiNumbers")
    put(paper.sections[0]._sectPr, kind)


def unpadded(table: Any) -> None:
    """What stands in the table begins at its very edge."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    put(table._tbl.tblPr, margins)


ORDERS: Final = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid printerSettings sectPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
    "jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblPrChange",
}
"""The children of some elements, in the order that the format asks for."""


def put(parent: Any, child: Any) -> Any:
    """The child stands in its place among the parent's children, instead of one of its kind."""
    order = ORDERS[parent.tag.rpartition("}")[2]].split()
    name = child.tag.rpartition("}")[2]
    for old in parent.findall(child.tag):
        parent.remove(old)
    later = {qn(f"w:{one}") for one in order[order.index(name) + 1 :]}
    following = next((one for one in parent if one.tag in later), None)
    if following is None:
        parent.append(child)
    else:
        following.addprevious(child)
    return child


def _twips(millimetres: float) -> str:
    return str(round(millimetres * 1440 / 25.4))
