"""The word with which the next page goes on, as an official letter has it at each page's foot."""

from __future__ import annotations

from typing import Final

import pypdfium2  # type: ignore[import-untyped]

from wian.thai.lexicon import segment

_TOP, _FOOT = 842 - 25 / 25.4 * 72, 20 / 25.4 * 72  # beyond them: number of the page, secrecy
_LONG: Final = 40  # characters; what is longer is no word


def continued(made: bytes) -> list[str]:
    """For each page but the last "/word..."; empty for a letter of one page."""
    with pypdfium2.PdfDocument(made) as pdf:
        return [f"/{_first(pdf[at])}..." for at in range(1, len(pdf))]


def _first(page: pypdfium2.PdfPage) -> str:
    """The first word below the head of the page."""
    text = page.get_textpage()
    boxes = ((at, text.get_charbox(at)) for at in range(text.count_chars()))
    start = next((at for at, box in boxes if _FOOT < box[1] < box[3] < _TOP), 0)
    lines = text.get_text_range(start).split("\n")
    words = segment(lines[0].strip().split(" ")[0])
    return words[0][:_LONG] if words else ""
