"""Thai OCR with tesserocr, where it and its Thai data are installed.

Median 3x3, straightening, language `tha`, page segmentation 3 falling back to 4: the settings that
measured best. The engine stays in memory; one page at a time in one process.
"""

import importlib.metadata
import importlib.util
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image

from wian.scanning.digits import DigitReader, Piece, apply_runs, lay_out
from wian.scanning.quarters import box_back, confidence, doubtful, turned
from wian.scanning.values import Box, WordBox

Read = tuple[str, tuple[WordBox, ...]]
LANGUAGE = "tha"
LONGEST_SIDE = 3000
_WIDEST_GAP = 200
_WHEEL, _DATA = "tesserocr (pip install -e '.[ocr]')", "tesseract-ocr-tha (apt install)"
_PLACES = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/usr/local/share/tesseract-ocr/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
)


@dataclass(frozen=True, slots=True)
class OcrStatus:
    """Whether images can be read here; `missing` names the package that would turn it on."""

    found: bool
    version: str | None
    languages: tuple[str, ...]
    data_path: str | None
    missing: str | None


def ocr_available() -> OcrStatus:
    """What the machine has, looked up afresh at each call; nothing heavy is imported."""
    data = _data_path()
    languages = tuple(sorted(p.stem for p in data.glob("*.traineddata"))) if data else ()
    needed = [name for name in ("tesserocr", "numpy") if not importlib.util.find_spec(name)]
    version = None if needed else importlib.metadata.version("tesserocr")
    missing = _WHEEL if needed else None if LANGUAGE in languages else _DATA
    return OcrStatus(missing is None, version, languages, str(data) if data else None, missing)


def _data_path() -> Path | None:
    """The folder with Thai data, else the first folder with any data."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    named = (prefix, f"{prefix}/tessdata") if prefix else ()
    folders = [Path(place) for place in (*named, *_PLACES)]
    folders += sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"))
    for wanted in (f"{LANGUAGE}.traineddata", "*.traineddata"):
        for folder in folders:
            if next(iter(folder.glob(wanted)), None):
                return folder
    return None


@cache
def _engine(data_path: str) -> Any:
    # Read when the library loads: more threads a page only take the core from the next page.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import tesserocr  # type: ignore[import-not-found, import-untyped, unused-ignore]

    engine = tesserocr.PyTessBaseAPI(path=data_path, lang=LANGUAGE)
    engine.SetVariable("debug_file", os.devnull)
    # Thai words stand together; some data files leave a blank between the engine's "words".
    engine.SetVariable("preserve_interword_spaces", "1")
    return engine


def recognise(image: Image.Image, digits: DigitReader | None = None) -> Read:
    """The text of a page image and its words; boxes in pixels of `image`, spans into the text.

    A page that lies on a side or upside down is turned. Call only where `ocr_available().found`.
    """
    grey, shrunk = _prepare(image)
    text, words = _level(grey, digits)
    if doubtful(words):
        text, words = max(
            [(text, words), *(_turned(grey, quarters, digits) for quarters in (2, 1, 3))],
            key=lambda read: confidence(read[1]),
        )
    if shrunk != 1:
        words = tuple(_at(word, _scaled(word.box, shrunk)) for word in words)
    return text, words


def _turned(grey: Image.Image, quarters: int, digits: DigitReader | None) -> Read:
    text, words = _level(turned(grey, quarters), digits)
    return text, tuple(_at(word, box_back(word.box, quarters, grey.size)) for word in words)


def _level(grey: Image.Image, digits: DigitReader | None) -> Read:
    """Text and words of a page that may lie a few degrees askew; boxes in pixels of `grey`."""
    from wian.scanning.deskew import skew, turn, turn_back

    angle = skew(grey)
    level = turn(grey, angle) if angle else grey
    pieces = _read(level, 3) or _read(level, 4)
    if digits:
        _, seen = lay_out(pieces)
        pieces = apply_runs(pieces, digits(level, seen))
    text, words = lay_out(pieces)
    if angle:
        words = tuple(_at(word, turn_back(word.box, angle, level.size)) for word in words)
    return text, words


def _prepare(image: Image.Image) -> tuple[Image.Image, float]:
    """Grey, at most LONGEST_SIDE pixels long, without speckles; and how much it was shrunk."""
    from wian.scanning.speckles import without_speckles

    grey = image if image.mode == "L" else image.convert("L")
    shrunk = max(1.0, max(grey.size) / LONGEST_SIDE)
    if shrunk > 1:
        width, height = grey.size
        grey = grey.resize((max(1, round(width / shrunk)), max(1, round(height / shrunk))))
    return without_speckles(grey), shrunk


def _scaled(box: Box, by: float) -> Box:
    return (box[0] * by, box[1] * by, box[2] * by, box[3] * by)


def _at(word: WordBox, box: Box) -> WordBox:
    return WordBox(word.text, word.span, box, word.confidence, word.raw)


def _read(image: Image.Image, segmentation: int) -> list[Piece]:
    status = ocr_available()
    engine = _engine(status.data_path or "")
    engine.SetPageSegMode(segmentation)
    engine.SetImage(image)
    # The engine guesses a resolution otherwise, and warns; an A4 page is 11.7 inches long.
    engine.SetSourceResolution(min(600, max(70, round(max(image.size) / 11.7))))
    try:
        return list(_pieces(engine)) if engine.Recognize() else []
    except RuntimeError:  # the engine's word for a picture without any text
        return []
    finally:
        engine.Clear()


def _pieces(engine: Any) -> Iterator[Piece]:
    """Words in reading order, with the blanks and line ends of the engine's own whole text.

    (Its text of a single line puts a blank after every Thai character.)
    """
    from tesserocr import RIL  # type: ignore[import-not-found, import-untyped, unused-ignore]

    text = engine.GetUTF8Text().strip()
    at, cursor = engine.GetIterator(), 0
    while at is not None:
        word = at.GetUTF8Text(RIL.WORD).strip()
        box: tuple[int, int, int, int] | None = at.BoundingBox(RIL.WORD)
        start = text.find(word, cursor, cursor + len(word) + _WIDEST_GAP) if word else -1
        if start >= 0 and box:
            yield Piece(text[cursor:start], word, box, at.Confidence(RIL.WORD) / 100)
            cursor = start + len(word)
        if not at.Next(RIL.WORD):
            return
