"""What a file is, told by its first bytes and never by its name."""

from wian.scanning.errors import failure

PDF = "application/pdf"
TEXT = "text/plain"
IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/tiff", "image/webp"})

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
)
# Known and refused: the sentence names the type, so that the sender knows what to convert.
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word/Excel 97-2003 (.doc, .xls)"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"%!PS", "PostScript"),
    (b"\x7fELF", "program"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
)
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"word/document.xml", "Word (.docx)"),
    (b"xl/workbook.xml", "Excel (.xlsx)"),
    (b"ppt/presentation.xml", "PowerPoint (.pptx)"),
    (b"application/vnd.oasis.opendocument.text", "OpenDocument (.odt)"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "OpenDocument (.ods)"),
)
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"mif1", b"msf1", b"avif"})


def media_type(data: bytes) -> str:
    """The media type: PDF, one of IMAGES, or text/plain for whatever bears no other mark.

    Raises ScanError S103 for a known type that is not read here.
    """
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if _is_pdf(data):
        return PDF
    if refused := _refused(data):
        raise failure("S103", kind=refused)
    return TEXT


def _is_pdf(data: bytes) -> bool:
    """Producers may put bytes before the header (within 1,024); a text may merely quote it."""
    at = data.find(b"%PDF-", 0, 1024)
    return at == 0 or (
        at > 0 and (not data[:at].strip(b"\x00\t\r\n \xef\xbb\xbf") or b" obj" in data)
    )


def _refused(data: bytes) -> str | None:
    for start, kind in _REFUSED:
        if data.startswith(start):
            return kind
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind for mark, kind in _ZIPPED if mark in data), "ZIP")
    if data[4:8] == b"ftyp" and 0 in data[:4]:  # the size of a box; a text holds no NUL
        return "HEIC/AVIF" if data[8:12] in _HEIF_BRANDS else "video"
    if data[:2] == b"BM" and data[6:10] == b"\x00\x00\x00\x00" and len(data) > 26:
        return "BMP"
    return None
