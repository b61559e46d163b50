"""PDF files → pages: the text layer where it is good, else the page's image through OCR.

pypdfium2 only: the other readers garble Thai from some producers. Text goes through the known
repairs line by line, so that every line keeps its box.
"""

import re
from dataclasses import dataclass, field

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image

from wian.scanning.digits import DigitReader
from wian.scanning.encoding import thai_latin
from wian.scanning.errors import failure, notice
from wian.scanning.layer import Line, has_picture, is_empty, lines
from wian.scanning.ocr import ocr_available, recognise
from wian.scanning.qr import find_qr
from wian.scanning.values import Box, Draft, Limits, Notice, QrCode, WordBox
from wian.scanning.verdict import THAI_AT_LEAST, judge
from wian.thai.cleaning import mechanical, repair_pdf_text
from wian.thai.gaps import close_gaps

DPI = 200
_POINT = 72.0
# An A4 page at 200 dpi has 3.9 million; a poster is drawn coarser, never larger than this.
_PIXELS = 12_000_000
_PRIVATE = re.compile("[\uf700-\uf71a]")


@dataclass(slots=True)
class _Work:
    """One file being read."""

    limits: Limits
    digits: DigitReader | None
    missing: str | None
    drafts: list[Draft] = field(default_factory=list)
    codes: list[QrCode] = field(default_factory=list)
    notes: list[Notice] = field(default_factory=list)
    searched: int = 0


def read_pdf(
    data: bytes, limits: Limits, digits: DigitReader | None
) -> tuple[list[Draft], list[QrCode], list[Notice]]:
    """One draft per page.

    Raises ScanError S104 (password), S105 (damaged), S106 (no pages), S107 (too many pages),
    S111 (nothing but images, and no OCR), S116 (too much text).
    """
    document = _open(data)
    try:
        count = len(document)
        if count > limits.pages:
            raise failure("S107", pages=count, limit=limits.pages)
        work = _Work(limits, digits, ocr_available().missing)
        for index in range(count):
            _read_page(document, index, work)
    finally:
        document.close()
    _check_whole(work)
    return work.drafts, work.codes, work.notes


def _open(data: bytes) -> "pdfium.PdfDocument":
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (pdfium.raw.FPDF_ERR_PASSWORD, pdfium.raw.FPDF_ERR_SECURITY):
            raise failure("S104") from error
        raise failure("S106" if code == pdfium.raw.FPDF_ERR_SUCCESS else "S105") from error


def _check_whole(work: _Work) -> None:
    if any(draft.text.strip() for draft in work.drafts) or work.codes:
        return
    codes = [note.code for note in work.notes]
    if "S203" in codes:
        raise failure("S111", missing=work.missing)
    if codes and codes.count("S210") == len(work.drafts):
        raise failure("S105")


def _read_page(document: "pdfium.PdfDocument", index: int, work: _Work) -> None:
    number = index + 1
    try:
        page = document[index]
    except pdfium.PdfiumError:
        work.drafts.append(Draft("", "text_layer", "none"))
        work.notes.append(notice("S210", number))
        return
    try:
        found, turned = _repaired(lines(page))
        if turned:
            work.notes.append(notice("S206", number))
        draft = _draft(found, page)
        image: Image.Image | None = None
        if draft.verdict != "good" and not is_empty(page):
            if work.missing is None:
                image = _render(page)
                draft = _from_image(draft, image, number, work)
            else:
                code = "S202" if draft.text.strip() else "S203"
                work.notes.append(notice(code, number, missing=work.missing))
        work.drafts.append(draft)
        _look_for_codes(page, image, number, work)
    finally:
        page.close()
    chars = sum(len(d.text) for d in work.drafts)
    if chars > work.limits.chars:
        raise failure("S116", chars=chars, limit=work.limits.chars)


def _repaired(found: list[Line]) -> tuple[list[Line], bool]:
    """The lines as they were meant, and whether Latin letters had to be turned back to Thai."""
    whole = "\n".join(line.text for line in found)
    meant = thai_latin(whole)
    texts = (meant or whole).split("\n")
    repaired = [Line(_repair(text), line.box) for text, line in zip(texts, found, strict=True)]
    return repaired, meant is not None


def _repair(line: str) -> str:
    # Private glyphs first, or they pass for the junk that stands for a lost ำ; then that junk, for
    # it may be a control character, which the mechanical repair would take away.
    line = _PRIVATE.sub(lambda glyph: mechanical(glyph[0]), line)
    return close_gaps(mechanical(repair_pdf_text(line)).replace("\n", " "))


def _draft(found: list[Line], page: "pdfium.PdfPage") -> Draft:
    words: list[WordBox] = []
    at = 0
    for line in found:
        end = at + len(line.text)
        if line.box and line.text.strip():
            words.append(WordBox(line.text, (at, end), line.box))
        at = end + 1
    text = "\n".join(line.text for line in found)
    width, height = page.get_size()
    return Draft(
        text,
        "text_layer",
        judge(text, picture=has_picture(page)).verdict,
        tuple(words),
        width,
        height,
    )


def _from_image(draft: Draft, image: Image.Image, number: int, work: _Work) -> Draft:
    """The page as OCR reads it, unless the layer it brought says more after all."""
    text, words = recognise(image, work.digits)
    carried = draft.text.strip()
    if len(text.strip()) < 2 or (carried and judge(text).thai < THAI_AT_LEAST):
        if not carried:
            work.notes.append(notice("S208", number))
        return draft
    if draft.verdict == "rebuild":
        work.notes.append(notice("S201", number))
    across, down = draft.width / image.width, draft.height / image.height
    words = tuple(
        WordBox(w.text, w.span, _scale(w.box, across, down), w.confidence, w.raw) for w in words
    )
    return Draft(text, "ocr", draft.verdict, words, draft.width, draft.height)


def _render(page: "pdfium.PdfPage") -> Image.Image:
    """The page in grey at 200 dpi, coarser when that would be too large."""
    width, height = page.get_size()
    area = max(1.0, width * height)
    scale = min(DPI / _POINT, (_PIXELS / area) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        image: Image.Image = bitmap.to_pil().convert("L")
        return image.copy()
    finally:
        bitmap.close()


def _look_for_codes(
    page: "pdfium.PdfPage", image: Image.Image | None, number: int, work: _Work
) -> None:
    if not has_picture(page):
        return
    if work.searched >= work.limits.qr_pages:
        if work.searched == work.limits.qr_pages:
            work.notes.append(notice("S209", limit=work.limits.qr_pages))
        work.searched += 1
        return
    work.searched += 1
    image = image or _render(page)
    width, height = page.get_size()
    across, down = width / image.width, height / image.height
    work.codes += (QrCode(number, text, _scale(box, across, down)) for text, box in find_qr(image))


def _scale(box: Box, across: float, down: float) -> Box:
    return (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
