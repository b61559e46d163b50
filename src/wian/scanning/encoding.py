"""Bytes of a text file → characters, when nothing says which encoding they are in.

Order: byte order mark, UTF-16 without one, UTF-8, UTF-8 with a few broken places, Windows-874.
Line ends become "\\n", so that offsets agree with what a browser's text area would send.

The Windows-874 rule (TIS-620 is its subset): at most 1 % of the high bytes are undefined there,
at least 80 % of them are Thai, and the letters sit where Thai writing allows them: a mark above or
below follows a consonant or another mark, a leading vowel is followed by a consonant. At most 12 %
of the Thai characters may break that, because scanned text does, and at least 30 % are consonants
or digits. Western text in Latin-1 or a
compressed file breaks it nearly everywhere.
"""

import codecs
import re
from dataclasses import dataclass

from wian.scanning.errors import failure

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"utf-16-le": "utf-16", "utf-16-be": "utf-16"}
_CONTROLS = {c: None for c in range(32) if chr(c) not in "\t\n\r\f\v\x1a"} | {127: None}
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_THAI = re.compile("[ก-\u0e5b]")
_CONSONANT = re.compile("[ก-ฮ๐-๙]")
_MARK_ASTRAY = re.compile("(?<![ก-ฮัิ-ฺ็-๎])[ัิ-ฺ็-๎]")
_LEAD_ASTRAY = re.compile("[เ-ไ](?![ก-ฮเ])")
_LATIN_HIGH = re.compile("[\u00a1-\u00fb]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """`replaced` counts places shown as U+FFFD; `guessed` when no mark named the encoding."""

    text: str
    encoding: str
    replaced: int = 0
    guessed: bool = False
    turned_back: bool = False


def decode(data: bytes) -> Decoded:
    """The text of a file that has no other mark; raises ScanError S102 if it is none."""
    found = _by_mark(data) or _utf16(data) or _utf8(data) or _windows_874(data)
    if found is None or not _is_written(found.text):
        raise failure("S102")
    return found


def thai_latin(text: str) -> str | None:
    """The Thai that was meant where Windows-874 bytes were taken for Latin-1, else None."""
    high = len(_LATIN_HIGH.findall(text))
    if high < 20 or high < 2 * len(_THAI.findall(text)):
        return None
    meant = _LATIN_HIGH.sub(lambda c: c[0].encode("latin-1").decode("cp874", "replace"), text)
    return meant if _REPLACED not in meant and looks_thai(meant) else None


def looks_thai(text: str) -> bool:
    """True when the Thai characters follow each other as Thai writing allows (see above)."""
    thai = len(_THAI.findall(text))
    letters = len(_CONSONANT.findall(text))
    astray = len(_MARK_ASTRAY.findall(text)) + len(_LEAD_ASTRAY.findall(text))
    return thai >= 2 and letters >= 0.3 * thai and astray <= 0.12 * thai


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding.removesuffix("-sig"), "replace")
            return _finish(text, _NAMES.get(encoding, encoding))
    return None


def _utf16(data: bytes) -> Decoded | None:
    """Thai or ASCII in UTF-16 shows 0x0E or 0x00 in every high byte; other files do not."""
    if len(data) < 8 or len(data) % 2:
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = data[first::2], data[1 - first :: 2]
        telling = high.count(0x0E) + high.count(0x00)
        if telling >= 0.9 * len(high) and low.count(0x00) <= 0.01 * len(low):
            return _finish(data.decode(encoding, "replace"), "utf-16", guessed=True)
    return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return _finish(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    broken = text.count(_REPLACED)
    sound = sum(len(run) for run in re.findall("[^\x00-\x7f\ufffd]+", text))
    return _finish(text, "utf-8", guessed=True) if broken * 10 <= sound else None


def _windows_874(data: bytes) -> Decoded | None:
    text = data.decode("cp874", "replace")
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    fits = text.count(_REPLACED) <= 0.01 * high and len(_THAI.findall(text)) >= 0.8 * high
    return _finish(text, "windows-874", guessed=True) if fits and looks_thai(text) else None


def _finish(text: str, encoding: str, *, guessed: bool = False) -> Decoded:
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\x1a")
    replaced = text.count(_REPLACED)
    meant = thai_latin(text)
    return Decoded(meant or text, encoding, replaced, guessed, meant is not None)


def _is_written(text: str) -> bool:
    """Text has no NUL and hardly any other control character."""
    controls = len(text) - len(text.translate(_CONTROLS))
    return "\x00" not in text and controls <= 0.01 * len(text)
