"""The text of a PDF that typst made, mended so that readers take it for what it says.

typst shows a line in pieces, tells the text of a syllable once more beside its signs (ActualText)
and calls its last sign by the whole syllable. Readers then lose spaces between such syllables, or
say them twice. Here a line is one piece again, and each sign is told by its own characters.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from pikepdf import Object, ObjectStreamMode, Pdf

_STRING: Final = rb"\((?:[^\\()]|\\.)*\)"
_SHOWN: Final = rb"\[(?:" + _STRING + rb"|-?[\d.]++)+\]TJ|" + _STRING + rb"Tj"
_PIECE: Final = (
    rb"\s*0 Tr(?P<font>/\w+) (?P<size>[\d.]+) Tf 1 0 0 -1 (?P<x>-?[\d.]+) 0 Tm(?P<signs>"
    + _SHOWN
    + rb")\s*"
)
_SPAN: Final = re.compile(
    rb"/Span<</ActualText<FEFF(?P<text>[0-9A-F]*)>>>BDC(?P<shown>" + _PIECE + rb")EMC", re.S
)
_ONE: Final = re.compile(_PIECE, re.S)
_RUN: Final = re.compile(rb"(?:" + re.sub(rb"\?P<\w+>", rb"?:", _PIECE) + rb"){2,}", re.S)
_ITEM: Final = re.compile(rb"(" + _STRING + rb")|(-?[\d.]+)", re.S)
_ESCAPE: Final = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.S)
_PLAIN: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_CODES: Final = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]+)>")
_UNSEEN: Final = re.compile("[\u200b\u2060]")
_AT_ONCE: Final = 100  # lines of a block of a code table, as the format allows
_THOUSAND: Final = 1000  # widths and shifts are in thousandths of the size
_SEEN_SHIFT: Final = 0.5


@dataclass(slots=True)
class _Font:
    """A font of the file: how wide its signs are, and what each stands for."""

    obj: Object
    widths: dict[int, float] = field(default_factory=dict)
    told: dict[int, str] = field(default_factory=dict)

    @classmethod
    def read(cls, obj: Object) -> _Font:
        inner = obj.DescendantFonts[0]
        table = _CODES.findall(obj.ToUnicode.read_bytes().decode("latin-1"))
        told = {int(sign, 16): _read(text.encode()) for sign, text in table}
        return cls(obj, dict(_widths(inner.get("/W", []))), told)

    def learn(self, signs: list[int], text: str) -> bool:
        """Whether each sign of a syllable now stands for one character, the last for what is left.

        A sign that stands for another character already keeps it.
        """
        if not 0 < len(signs) <= len(text):
            return False
        parts = [*text[: len(signs) - 1], text[len(signs) - 1 :]]
        pairs = list(zip(signs, parts, strict=True))
        if any(len(self.told.get(s, "..")) == 1 and self.told[s] != part for s, part in pairs):
            return False
        self.told.update(pairs)
        return True


Fonts = dict[bytes, _Font]


def mend(data: bytes) -> bytes:
    """The PDF with its lines in one piece and one telling of each sign."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        known: dict[tuple[int, int], _Font] = {}
        for page in pdf.pages:
            fonts: Fonts = {}
            for name, obj in page.obj.Resources.get("/Font", {}).items():
                if obj.objgen not in known:
                    known[obj.objgen] = _Font.read(obj)
                fonts[name.encode()] = known[obj.objgen]
            content = _told_once(page.obj.Contents.read_bytes(), fonts)
            page.obj.Contents = pdf.make_stream(_joined(content, fonts))
        for font in known.values():
            font.obj.ToUnicode = pdf.make_stream(_table(font.told))
        made = io.BytesIO()
        pdf.save(made, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return made.getvalue()


def _widths(table: Iterable[Object]) -> Iterable[tuple[int, float]]:
    """Sign and width, from "first [widths…]" and "first last width"."""
    items = iter(table)
    for first in items:
        following = next(items)
        if isinstance(following, Object):
            yield from ((int(first) + at, float(w)) for at, w in enumerate(following.as_list()))
        else:
            width = float(next(items))
            yield from ((sign, width) for sign in range(int(first), int(following) + 1))


def _told_once(content: bytes, fonts: Fonts) -> bytes:
    """The content without second tellings, where the fonts can tell the same."""

    def without(span: re.Match[bytes]) -> bytes:
        text = _read(span["text"])
        signs = [s for string, _ in _ITEM.findall(span["signs"]) if string for s in _signs(string)]
        return span["shown"] if fonts[span["font"]].learn(signs, text) else span[0]

    return _SPAN.sub(without, content)


def _read(text: bytes) -> str:
    """A text as a PDF writes it, without what only says where a line may break."""
    return _UNSEEN.sub("", bytes.fromhex(text.decode()).decode("utf-16-be"))


@lru_cache(maxsize=1 << 16)
def _signs(string: bytes) -> tuple[int, ...]:
    raw = _ESCAPE.sub(_unescaped, string[1:-1])
    return tuple(int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2))


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 8)]) if found[1] else _PLAIN.get(found[2], found[2])


def _joined(content: bytes, fonts: Fonts) -> bytes:
    """The content with pieces that follow each other in one font and size made one."""

    def one(run: re.Match[bytes]) -> bytes:
        lines: list[tuple[bytes, bytes, list[re.Match[bytes]]]] = []
        for piece in _ONE.finditer(run[0]):
            if not lines or lines[-1][:2] != piece.group("font", "size"):
                lines.append((piece["font"], piece["size"], []))
            lines[-1][2].append(piece)
        return b"".join(_line(fonts[font], float(size), pieces) for font, size, pieces in lines)

    return _RUN.sub(one, content)


def _line(font: _Font, size: float, pieces: list[re.Match[bytes]]) -> bytes:
    """The pieces as one, each at its place."""
    first = pieces[0]
    pen = float(first["x"])
    shown: list[bytes] = []
    for piece in pieces:
        shift = round((pen - float(piece["x"])) / size * _THOUSAND)
        if abs(shift) > _SEEN_SHIFT:
            shown.append(str(shift).encode())
            pen -= shift * size / _THOUSAND
        for string, moved in _ITEM.findall(piece["signs"]):
            shown.append(string or moved)
            width = sum(font.widths.get(s, 0) for s in _signs(string)) if string else -float(moved)
            pen += width * size / _THOUSAND
    head = b" 0 Tr%b %b Tf 1 0 0 -1 %b 0 Tm[" % first.group("font", "size", "x")
    return head + b" ".join(shown) + b"]TJ\n"


def _table(told: dict[int, str]) -> bytes:
    """A font's table of what its signs stand for."""
    coded = {code: text.encode("utf-16-be").hex().upper() for code, text in told.items()}
    lines = [f"<{code:04X}> <{text}>" for code, text in sorted(coded.items())]
    blocks = "".join(
        f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n"
        for part in (lines[at : at + _AT_ONCE] for at in range(0, len(lines), _AT_ONCE))
    )
    return _HEAD + blocks.encode() + _TAIL


_HEAD: Final = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL: Final = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
