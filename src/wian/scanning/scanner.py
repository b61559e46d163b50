"""The one way in: a file's bytes become text with positions."""

import threading
from collections.abc import Sequence

from wian.scanning.digits import DigitReader
from wian.scanning.encoding import Decoded, decode
from wian.scanning.errors import failure, notice
from wian.scanning.kinds import PDF, TEXT, media_type
from wian.scanning.values import (
    DEFAULT,
    PAGE_BREAK,
    Draft,
    Kind,
    Limits,
    Notice,
    Page,
    QrCode,
    Scan,
    WordBox,
)

# Neither PDFium nor Tesseract may be entered by two threads of one process.
_ONE_AT_A_TIME = threading.Lock()


def scan(
    data: bytes, name: str = "", *, limits: Limits = DEFAULT, digits: DigitReader | None = None
) -> Scan:
    """The file's text and where it stands, whatever the file is called.

    Raises ScanError and nothing else on any bytes, short of the process dying: run it in a `Pool`
    when the bytes come from outside.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise failure("S101" if not data.strip() else "S102")
    if len(data) > limits.bytes:
        raise failure("S108", bytes=len(data), limit=limits.bytes)
    media = media_type(data)
    if media == TEXT:
        return _scan_text(data, name, limits)
    with _ONE_AT_A_TIME:
        if media == PDF:
            from wian.scanning.pdf import read_pdf

            return _assemble(name, "pdf", media, *read_pdf(data, limits, digits))
        from wian.scanning.images import read_image

        return _assemble(name, "image", media, *read_image(data, media, limits, digits))


def _scan_text(data: bytes, name: str, limits: Limits) -> Scan:
    found = decode(data)
    if len(found.text) > limits.chars:
        raise failure("S116", chars=len(found.text), limit=limits.chars)
    parts = found.text.split(PAGE_BREAK)
    if len(parts) > limits.pages:
        raise failure("S107", pages=len(parts), limit=limits.pages)
    drafts = [Draft(part, "text", "good" if part.strip() else "none") for part in parts]
    return _assemble(name, "text", TEXT, drafts, (), _text_notes(found), found.encoding)


def _text_notes(found: Decoded) -> list[Notice]:
    notes: list[Notice] = []
    if found.guessed:
        notes.append(notice("S205", encoding=found.encoding))
    if found.replaced:
        notes.append(notice("S204", replaced=found.replaced))
    if found.turned_back:
        notes.append(notice("S206"))
    return notes


def _assemble(
    name: str,
    kind: Kind,
    media: str,
    drafts: Sequence[Draft],
    codes: Sequence[QrCode],
    notes: Sequence[Notice],
    encoding: str | None = None,
) -> Scan:
    """Pages joined by form feeds, every span moved to its place in the whole."""
    if not codes and not any(draft.text.strip() for draft in drafts):
        raise failure("S112")
    pages: list[Page] = []
    at = 0
    for number, draft in enumerate(drafts, start=1):
        pages.append(_place(draft, number, at))
        at += len(draft.text) + len(PAGE_BREAK)
    text = PAGE_BREAK.join(draft.text for draft in drafts)
    seen = (*_ocr_notes(pages), *notes)
    return Scan(name, kind, media, tuple(pages), text, encoding, tuple(codes), seen)


def _ocr_notes(pages: Sequence[Page]) -> list[Notice]:
    """What a person must know of pages that a machine read from their image."""
    read = [page for page in pages if page.source == "ocr" and page.words]
    if not read:
        return []
    from wian.scanning.quarters import doubtful

    poor = [notice("S212", page.number) for page in read if doubtful(page.words)]
    return [notice("S211", pages=len(read)), *poor]


def _place(draft: Draft, number: int, at: int) -> Page:
    words = tuple(
        WordBox(w.text, (w.span[0] + at, w.span[1] + at), w.box, w.confidence, w.raw)
        for w in draft.words
    )
    span = (at, at + len(draft.text))
    return Page(
        number, draft.text, span, draft.source, draft.verdict, words, draft.width, draft.height
    )
