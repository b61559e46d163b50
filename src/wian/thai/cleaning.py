"""The repairs that need no dictionary: what no Thai text can mean otherwise.

They are safe on any text, run in one linear pass, and never touch a word's letters.
"""

import re
from typing import Final

from wian.thai.confusions import ABOVE, BELOW, CONSONANTS, MARKS, TONES
from wian.thai.edits import Edit, Repaired, rebuilt

_WINDOWS_GLYPHS: Final = (
    {0xF700: "ฐ", 0xF70F: "ญ", 0xF710: "ั", 0xF711: "ํ", 0xF712: "็"}
    | {0xF718: "ุ", 0xF719: "ู", 0xF71A: "ฺ"}
    | dict(zip(range(0xF701, 0xF705), "ิีึื", strict=True))
    | dict(zip(range(0xF705, 0xF70A), "่้๊๋์", strict=True))
    | dict(zip(range(0xF70A, 0xF70F), "่้๊๋์", strict=True))
    | dict(zip(range(0xF713, 0xF718), "่้๊๋์", strict=True))
)
"""Private-use glyphs of Windows-era Thai fonts, kept by PDFs made from them."""

_SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAKS: Final = "\x0b\x1c-\x1e\x85\u2028\u2029"
_INVISIBLE: Final = "\x00-\x08\x0e-\x1b\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_GLYPHS: Final = "\uf700-\uf71a"
_GAP: Final = rf"[ \t{_SPACES}]{{1,3}}"

_TRIGGER: Final = re.compile(
    rf"(?<=[{CONSONANTS}{MARKS}]){_GAP}(?=[{MARKS}ำ])"
    rf"|ํ[{TONES} \t]{{0,3}}า|[{TONES}์][{ABOVE}{BELOW}]|เเ"
    rf"|([{MARKS}])\1|[{_INVISIBLE}{_GLYPHS}{_SPACES}{_BREAKS}]|\r\n?"
)
_BODY: Final = re.compile(rf"[{MARKS}าำเ \t\r\n{_SPACES}{_BREAKS}{_INVISIBLE}{_GLYPHS}]*")
_SPACE_STEPS: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (rf"[{_INVISIBLE}]+", ""),
        (rf"[{_BREAKS}]|\r\n?", "\n"),
        (rf"[{_SPACES}]", " "),
        (rf"(?<=[{CONSONANTS}{MARKS}])[ \t]{{1,3}}(?=[{MARKS}ำ])", ""),
        (rf"(ํ)[ \t]{{1,3}}(?=[{TONES}]?า)|(?<=ํ[{TONES}])[ \t]{{1,3}}(?=า)", r"\1"),
    )
)
_MARK_RUN: Final = re.compile(rf"[{MARKS}]{{2,}}")
_LOOSE_AM: Final = re.compile(rf"ํ([{TONES}]?)า")
_FIRST: Final = frozenset(ABOVE + BELOW)
_LOST_AM: Final = re.compile(
    rf"(?<=[{CONSONANTS}])([{TONES}]?)[^\u0e00-\u0e7f\w\s.,;:()\"'/-]([{TONES}]?)า"
    rf"|(?<=[{CONSONANTS}])([{TONES}]?)[\u00c0-\u024f\x00-\x08\x0e-\x1f\x7f-\x9f]([{TONES}]?)า"
)


def clean(raw: str) -> Repaired:
    """`raw` with the always-safe repairs done, each kept as a mechanical edit.

    Composes ำ, orders tone after vowel, drops a space before a mark, doubled marks and invisible
    characters, reads เเ as แ and the private-use glyphs as their letters, makes every kind of
    line end "\\n" and every odd space " ". A form feed stays: it is a page. Never joins lines.
    """
    edits: list[Edit] = []
    done = 0
    for hit in _TRIGGER.finditer(raw):
        if hit.start() < done:
            continue
        start = _base_of(raw, hit.start(), done)
        done = _body_end(raw, hit.end())
        edits.extend(_changes(raw, start, done))
    return rebuilt(raw, edits) if edits else Repaired(raw, raw)


_LEFT: Final = frozenset(MARKS + " \t")


def _base_of(raw: str, at: int, floor: int) -> int:
    """Where the letter stands that carries the mark at `at`: never before `floor`."""
    while at > floor and raw[at - 1] in _LEFT:
        at -= 1
    return max(floor, at - 1)


def _body_end(raw: str, at: int) -> int:
    match = _BODY.match(raw, at)
    return match.end() if match else at


def _changes(raw: str, start: int, end: int) -> list[Edit]:
    """What the steps change in `raw[start:end]`, as one edit cut to what differs."""
    before = raw[start:end]
    after = mechanical(before)
    if before == after:
        return []
    head = 0
    shorter = min(len(before), len(after))
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    while (
        head and (before[head : head + 1] or " ") in MARKS + "ำ" and before[head - 1] not in " \n"
    ):
        head -= 1
    before = before[head : len(before) - tail]
    after = after[head : len(after) - tail]
    reason = _reason(before, after)
    return [Edit(start + head, end - tail, before, after, "mechanical", reason)]


def _reason(before: str, after: str) -> str:
    if "\n" in after:
        return "line end"
    if after == " ":
        return "odd space"
    if "ำ" in after and "ำ" not in before:
        return "sara am composed"
    if "แ" in after:
        return "two sara e read as sara ae"
    if any(ord(c) in _WINDOWS_GLYPHS for c in before):
        return "glyph of an old font"
    if not after or " " in before or "\t" in before:
        return "space before a mark" if before.isspace() else "invisible or doubled character"
    return "order of marks"


def mechanical(text: str) -> str:
    """`text` with the steps of `clean` done on all of it, without a record."""
    text = text.translate(_WINDOWS_GLYPHS)
    for pattern, replacement in _SPACE_STEPS:
        text = pattern.sub(replacement, text)
    text = _MARK_RUN.sub(_in_order, text)
    return _LOOSE_AM.sub(r"\1ำ", text).replace("เเ", "แ")


def _in_order(run: re.Match[str]) -> str:
    """Vowels before tones, as typed otherwise, each mark once."""
    marks = sorted(run.group(), key=lambda mark: mark not in _FIRST)
    return "".join(mark for i, mark in enumerate(marks) if not i or mark != marks[i - 1])


def repair_pdf_text(text: str) -> str:
    """`text` with ำ restored where a PDF kept a junk character in place of its circle.

    Only for text layers of PDFs: one character that is no Thai, between a consonant and า.
    """
    return _LOST_AM.sub(_am, text)


def _am(match: re.Match[str]) -> str:
    return "".join(tone or "" for tone in match.groups()) + "ำ"
