"""What a scan gives back: plain frozen values that travel between processes.

Every span is a half-open pair of character offsets [start, end) into `Scan.text`.
Every box is (left, top, right, bottom) with the origin at the page's top left, in the units of
`Page.width` and `Page.height`: PDF points (1/72 inch) for a PDF, pixels for an image.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "pdf", "image"]
Source = Literal["text", "text_layer", "ocr"]
Verdict = Literal["good", "rebuild", "none"]
Span = tuple[int, int]
Box = tuple[float, float, float, float]

PAGE_BREAK = "\f"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a foreign file is looked at; whatever passes a limit is refused with numbers."""

    bytes: int = 50 * 1024 * 1024
    chars: int = 2_000_000
    pages: int = 200
    pixels: int = 80_000_000
    qr_pages: int = 30


DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know; `page` counts from 1, None is the whole file."""

    code: str
    th: str
    en: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class WordBox:
    """A piece of text and where it stands on the page.

    From a text layer it is one line, without confidence. From OCR it is what the engine calls a
    word (in Thai often a single character), confidence 0..1; `raw` keeps the engine's own reading
    where a digit reader replaced it.
    """

    text: str
    span: Span
    box: Box
    confidence: float | None = None
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `number` counts from 1, `text == scan.text[slice(*span)]`.

    `verdict` judges the text layer that the file brought: taken as it is, in need of OCR, or
    absent. `source` says where `text` came from in the end.
    """

    number: int
    text: str
    span: Span
    source: Source
    verdict: Verdict
    words: tuple[WordBox, ...] = ()
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code found on page `page` (from 1); `text` is attacker input like everything else."""

    page: int
    text: str
    position: Box


@dataclass(frozen=True, slots=True)
class Scan:
    """A file as text: the pages' texts joined by one form feed each ("\\f")."""

    name: str
    kind: Kind
    media_type: str
    pages: tuple[Page, ...]
    text: str
    encoding: str | None = None
    qr: tuple[QrCode, ...] = ()
    notes: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before it has its place in the whole text: spans of words start at 0."""

    text: str
    source: Source
    verdict: Verdict
    words: tuple[WordBox, ...] = ()
    width: float = 0.0
    height: float = 0.0
