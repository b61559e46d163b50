"""Files for the tests, made by code: PDFs with a Thai text layer, drawn pages, QR codes.

`pdf` needs no font: a text layer is character codes, and a reader of text draws nothing.
"""

import io
import struct
import zlib
from functools import cache
from pathlib import Path

import zxingcpp
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parents[2]
LINES = (
    "ที่ ทด ๐๑๒๓/ว ๔๕๖",
    "เรื่อง ขอเชิญประชุมคณะกรรมการพัฒนาคุณภาพชีวิตผู้สูงอายุ",
    "เรียน ผู้อำนวยการโรงเรียนทุกแห่งในเขตพื้นที่",
    "ด้วยจังหวัดจะจัดการประชุมเพื่อติดตามผลการดำเนินงาน",
    "จึงขอเชิญท่านเข้าร่วมประชุมในวันและเวลาดังกล่าว",
    "พร้อมทั้งจัดส่งรายงานผลการดำเนินงานให้จังหวัดทราบ",
)
TEXT = "\n".join(LINES)

_CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Same def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"""


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n" % len(data) + data + b"\nendstream"


def _shown(lines: tuple[str, ...]) -> bytes:
    shown = [b"BT /F 12 Tf 40 800 Td 20 TL"]
    for line in lines:
        code = line.encode("utf-16-be").hex().encode()
        shown.append(b"<" + code + b"> Tj T*")
    return b"\n".join([*shown, b"ET"]) if lines else b""


def pdf(*pages: tuple[str, ...], box: str = "0 0 595 842", rotate: int = 0) -> bytes:
    """A PDF whose pages carry these lines as their text layer; an empty page shows nothing."""
    first = 5
    things = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[" % len(pages)
        + b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(pages)))
        + b"]>>",
        b"<</Type/Font/Subtype/Type0/BaseFont/Plain/Encoding/Identity-H/ToUnicode 4 0 R"
        b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Plain/DW 450"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>",
        _stream(_CMAP),
    ]
    for number, lines in enumerate(pages):
        things.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Rotate %d/Resources<</Font<</F 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (box.encode(), rotate, first + 2 * number + 1)
        )
        things.append(_stream(_shown(lines)))
    return _file(things)


def _file(things: list[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, thing in enumerate(things, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + thing + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(things) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(things) + 1, start)
    return bytes(out)


def image_pdf(*images: Image.Image) -> bytes:
    """A PDF of scanned pages: images and nothing else, at 200 dpi."""
    out = io.BytesIO()
    images[0].save(out, "PDF", resolution=200, save_all=True, append_images=images[1:])
    return out.getvalue()


@cache
def thai_font() -> str | None:
    """Any font here that draws Thai."""
    places = (ROOT / "src", Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    for name in ("Sarabun*", "Laksaman", "Garuda", "Loma", "Norasi", "NotoSansThai*"):
        for place in places:
            if found := sorted(place.rglob(f"{name}.ttf")):
                return str(found[0])
    return None


def drawn(lines: tuple[str, ...] = LINES, angle: float = 0.0) -> Image.Image:
    """A page at 200 dpi with these lines, turned counter-clockwise by `angle` degrees."""
    page = Image.new("L", (1654, 2339), 255)
    font_file = thai_font()
    font = ImageFont.truetype(font_file, 44) if font_file else ImageFont.load_default(44)
    pen = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        pen.text((160, 160 + 90 * number), line, font=font, fill=0)
    return page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255) if angle else page


def saved(image: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def qr(text: str, side: int = 240) -> Image.Image:
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    return Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=6)).resize((side, side))


def huge_png(width: int, height: int) -> bytes:
    """A small file that claims to be an enormous picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(4096))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
