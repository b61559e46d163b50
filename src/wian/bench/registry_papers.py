"""Letters to fill a registry with: twins of the invented ones, with other names in every run.

As documents that were read, as PDFs with their text layer, and as photographs of a page.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain, count
from multiprocessing import get_context

from wian.bench.corpus import Sample
from wian.bench.swap import swap
from wian.letters.opening import Piece, open_file
from wian.typeset import OutgoingLetter, Signature, letter_pdf

CORES = 2
_AT_ONCE = 20
_POINTS = 72
_ON_A_PAGE = 3
"""Letters whose paragraphs fill a page."""
_GRAIN, _MIDDLE = 12, 128
_HEAD = ("ที่ ", "ด่วน", "เรื่อง", "เรียน", "อ้างถึง", "สิ่งที่ส่งมาด้วย")
_END = "ขอแสดงความนับถือ"


def pieces(samples: Sequence[Sample], wanted: int, seed: int) -> list[Piece]:
    """So many documents, read from twins that are all different."""
    each = partial(_read, samples, seed)
    with ProcessPoolExecutor(CORES, mp_context=get_context("spawn")) as pool:
        found: list[Piece] = []
        for start in count(0, CORES * _AT_ONCE):
            if len(found) >= wanted:
                return found[:wanted]
            firsts = range(start, start + CORES * _AT_ONCE, _AT_ONCE)
            found += chain.from_iterable(pool.map(each, firsts))
    raise AssertionError


def _read(samples: Sequence[Sample], seed: int, first: int) -> list[Piece]:
    found: list[Piece] = []
    for at in range(first, first + _AT_ONCE):
        sample = samples[at % len(samples)]
        text, _ = swap(sample.text, sample.gold, seed + at)
        found += open_file(text.encode(), "letter.txt").pieces
    return found


def pdfs(samples: Sequence[Sample], seed: int) -> Iterator[bytes]:
    """External letters set anew, each with its text layer; without end."""
    outside = [sample for sample in samples if sample.genre == "external"]
    for at in count():
        yield letter_pdf(_letter(outside[at % len(outside)], seed + at))


def _letter(sample: Sample, seed: int) -> OutgoingLetter:
    """The twin's head by its gold, and its paragraphs."""
    text, gold = swap(sample.text, sample.gold, seed)
    told = gold["documents"][0]
    signed = told.get("signatory") or {}
    return OutgoingLetter(
        form="external",
        issuer=(told.get("issuer") or "",),
        number=told["number"],
        day=date.fromisoformat(told["date"]),
        subject=told["subject"],
        addressee=told["addressees"][0],
        body=tuple(_body(text)),
        signature=Signature(signed.get("name", ""), (signed.get("position", ""),)),
    )


def _body(text: str) -> Iterator[str]:
    """The paragraphs between the head of the letter and its end."""
    blocks = [block.strip() for block in text.split(_END)[0].split("\n\n")]
    last = max((at for at, block in enumerate(blocks) if block.startswith(_HEAD)), default=-1)
    for block in blocks[last + 1 :]:
        if block:
            yield " ".join(block.split())


def photos(samples: Sequence[Sample], wanted: int, seed: int, dpi: int) -> list[bytes]:
    """So many full pages as a telephone takes them: askew, unsharp, unevenly lit, with grain.

    At 350 dots an inch a page has the 12 megapixels of a common camera.
    """
    outside = [sample for sample in samples if sample.genre == "external"]
    found = []
    for at in range(wanted):
        letters = [_letter(sample, seed + at) for sample in (outside * 2)[at : at + _ON_A_PAGE]]
        body = tuple(chain.from_iterable(letter.body for letter in letters))
        found.append(_photo(letter_pdf(replace(letters[0], body=body)), seed + at, dpi))
    return found


def _photo(data: bytes, seed: int, dpi: int) -> bytes:
    """The first page of the PDF, photographed."""
    import pypdfium2  # type: ignore[import-untyped]
    from PIL import Image, ImageChops, ImageFilter

    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0].render(scale=dpi / _POINTS).to_pil().convert("L")
    angle = random.Random(seed).uniform(0.5, 1.5)
    grain = Image.effect_noise(page.size, _GRAIN)
    page = page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    light = Image.linear_gradient("L").resize(page.size).point([190 + v // 4 for v in range(256)])
    page = ImageChops.multiply(page.filter(ImageFilter.GaussianBlur(0.7)), light)
    page = ImageChops.add(page, grain, offset=-_MIDDLE)
    out = io.BytesIO()
    page.save(out, "JPEG", quality=85)
    return out.getvalue()
