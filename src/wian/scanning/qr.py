"""QR codes on a page image, by zxing-cpp: once as it is, once enlarged when nothing was found."""

import zxingcpp
from PIL import Image

from wian.scanning.values import Box

# Enlarging twice found 24 of 36 hard codes instead of 20, for five times the work; past this size
# a code that matters is large enough already.
_ENLARGE_BELOW = 5_000_000
_LARGEST = 12_000_000


def find_qr(image: Image.Image) -> list[tuple[str, Box]]:
    """(text, box in pixels of `image`) of every QR code that could be decoded, top first."""
    grey = image if image.mode == "L" else image.convert("L")
    area = grey.width * grey.height
    factor = 1.0
    if area > _LARGEST:
        factor = (_LARGEST / area) ** 0.5
        grey = grey.resize((max(1, int(grey.width * factor)), max(1, int(grey.height * factor))))
    found = _decode(grey, factor)
    if not found and area <= _ENLARGE_BELOW:
        found = _decode(grey.resize((grey.width * 2, grey.height * 2)), 2.0)
    return sorted(found, key=lambda code: (code[1][1], code[1][0]))


def _decode(grey: Image.Image, factor: float) -> list[tuple[str, Box]]:
    codes = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormat.QRCode)
    found: list[tuple[str, Box]] = []
    for code in codes:
        at = code.position
        corners = (at.top_left, at.top_right, at.bottom_left, at.bottom_right)
        across = [corner.x / factor for corner in corners]
        down = [corner.y / factor for corner in corners]
        found.append((code.text, (min(across), min(down), max(across), max(down))))
    return found
