"""Who sits where: the lines of a document that give a person or a post a role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wian.thai.folding import similar

from ..part import Part
from ..source import Line, squeeze
from ..vocabulary import PERSON
from .roles import (
    ACTION,
    CUT,
    NUMBER,
    REST,
    ROLE,
    ROLE_ONLY,
    SET_ROLES,
    Place,
    make_place,
    unnumbered,
)
from .seats_apart import broken, told

_MEMBER = re.compile(
    rf"(?P<who>\S.{{1,170}}?)(?P<gap>\s{{0,6}}[|\t][\s|]*|\s{{0,6}}[-–—:=]\s{{0,6}}|\s+)(?P<as>เป็น\s?)?(?P<role>{ROLE})\s{{0,6}}\Z"
)
_GLUED = re.compile(rf"(?P<who>\S.{{1,170}}?)\s?เป็น\s?(?P<role>{ROLE})\s{{0,6}}\Z")
_FIRST = re.compile(
    rf"(?P<role>{ROLE})(?:\s{{0,3}}:|\t|\s?\||\s{{2,}})\s{{0,9}}(?P<who>[ก-ฮเ-ไ(].{{2,140}})\Z"
)
_TABLE_HEAD = re.compile(r"\A(?:ที่|ลำดับ|ชื่อ)(?:ที่)?[\s|]|ชื่อ\s?[-–/]?\s?(?:สกุล|นามสกุล|ตัว)")
_NEXT = re.compile(r"\s{1,6}(?=\(?\d{1,2}[.)]\s{0,3}[ก-ฮเ-ไ])")
_SPACED_AND = re.compile(r"และ\s+(?=(?:ผู้ช่วย)?เลขานุการ\Z)")
_LAST_CELL = re.compile(r"(?P<gap>\t+|\s{0,6}\|\s{0,6}|\s[-–—]\s| {3,})(?P<last>[^\t|]{5,34})\Z")
_LAST_ROLE = re.compile(rf"{ROLE}\s{{0,6}}\Z")
_LONGEST_ROLE = 60
_ENDS = re.compile(rf"{ROLE}\Z")
_LONGEST = 400
_SAME_ROLE = 0.8
_MISREAD = 300
"""So many roles may be looked up letter by letter in one document; each costs milliseconds."""
_PART_OF_ROLE = re.compile(r"กรร|รรม|มกา|ประธ|ธาน|เลขา|นุกา|คณะ|ทำงา|ปรึก|กษา|หัวห|หน้า|ช่วย")


def places(part: Part) -> list[Place]:
    """Every seat of the document in order of its text."""
    lines = [line for line in part.lines if line.text]
    found = [*broken(lines)]
    taken = {index for place in found for index in (place.first, place.last)}
    found.extend(_of_lines(lines, taken))
    if part.kind != "minutes":
        found.extend(_alike(lines, found))
    if len(found) < 2:
        found.extend(_role_first(lines))
    taken = {index for place in found for index in range(place.first, place.last + 1)}
    found.extend(p for p in told(part) if not taken & set(range(p.first, p.last + 1)))
    return sorted(found, key=lambda place: place.start)


def _of_lines(lines: Sequence[Line], taken: set[int]) -> Iterator[Place]:
    budget = [_MISREAD]
    lines = [piece for line in lines for piece in _split(line)]
    for index, line in enumerate(lines):
        if line.index in taken or len(line.text) > _LONGEST or _TABLE_HEAD.search(line.text):
            continue
        after = lines[index + 1] if index + 1 < len(lines) else None
        before = lines[index - 1] if index and lines[index - 1].index not in taken else None
        if made := _seat(line, before, after, budget):
            yield made


def _alike(lines: Sequence[Line], found: Sequence[Place]) -> Iterator[Place]:
    """A numbered row between seats, cut into as many cells: its last cell is a role that has no
    set name."""
    seats = {place.first: place for place in found if place.first == place.last}
    covered = {i for place in found for i in range(place.first, place.last + 1)}
    widths = {line.index: len(line.cells) for line in lines if line.index in seats}
    for index, line in enumerate(lines):
        cells = line.cells if line.index not in covered else ()
        near = [lines[i].index for i in (index - 1, index - 2, index + 1) if 0 <= i < len(lines)]
        same = [i for i in near if widths.get(i) == len(cells)]
        if len(cells) < 2 or not same or not NUMBER.match(line.text):
            continue
        role = cells[-1].text.strip()
        if 3 < len(role) < 30 and not re.search(r"\d|\(", role) and not PERSON.match(role):
            who = unnumbered(line.text[: cells[-1].start - line.start])
            if made := make_place(who, role, line, line):
                widths[line.index] = len(cells)
                yield made


def _role_first(lines: Sequence[Line]) -> list[Place]:
    """ "ประธานกรรมการ: …" down the page; one such line alone is none."""
    out = []
    for line in lines:
        match = _FIRST.match(unnumbered(line.text)) if len(line.text) < 200 else None
        if match and (made := make_place(match["who"], match["role"], line, line)):
            out.append(made)
    return out if len(out) > 1 else []


def _split(line: Line) -> list[Line]:
    """A line that holds two seats one after the other, as one line each."""
    out, at = [], 0
    for match in _NEXT.finditer(line.text) if len(line.text) <= _LONGEST else ():
        if _ENDS.search(line.text, at, match.start()):
            piece = line.text[at : match.start()]
            out.append(
                replace(line, start=line.start + at, end=line.start + match.start(), text=piece)
            )
            at = match.end()
    return [*out, replace(line, start=line.start + at, text=line.text[at:]) if at else line]


def _seat(line: Line, before: Line | None, after: Line | None, budget: list[int]) -> Place | None:
    """A role may be cut at the end of its column and go on below; a name may begin on the line
    above."""
    text, last = line.text, line
    if after and CUT.search(text) and (rest := REST.match(after.text)):
        joint = "" if text.endswith("และ") or rest["rest"].startswith("และ") else "และ"
        text, last = f"{text}{joint}{rest['rest']}", after
    text = _SPACED_AND.sub("และ", text)
    number = NUMBER.match(text)
    body = text[number.end() :] if number else text
    match = _titled(body) or _misread(line, body, budget)
    if match is None:
        if number and after and len(text) < 140 and (alone := ROLE_ONLY.match(after.text)):
            return make_place(body, alone["role"], line, after)
        return None
    who, role = match["who"], match["role"]
    gap = f"{match.groupdict().get('gap') or ''}{'  ' if 'เป็น' in text[-40:] else ''}"
    if not number and not re.search(r"[|\t\-–—:=]|\s{2}", gap) and not _certain(who, role):
        return None
    if not number and before and _begins_name(before, who):
        return make_place(f"{unnumbered(before.text)} {who}", role, before, last)
    return make_place(who, role, line, last)


def _titled(body: str) -> re.Match[str] | None:
    """The line ends with a role; most do not, and that is told from their last words alone."""
    if not _LAST_ROLE.search(body, max(0, len(body) - _LONGEST_ROLE)):
        return None
    return _MEMBER.match(body) or _GLUED.match(body)


def _certain(who: str, role: str) -> bool:
    """Without a gap or a number a line is a seat only when it opens with a person or a post and
    is short."""
    set_name = re.search(r"กรรมการ|คณะทำงาน|เลขานุการ|ประธาน", role)
    return len(who) < 90 and bool(set_name) and (bool(PERSON.match(who)) or len(role) > 9)


def _begins_name(before: Line, who: str) -> bool:
    number = NUMBER.match(before.text)
    if not number or PERSON.match(who) or len(before.text) > 120 or "|" in before.text:
        return False
    if re.match(r"คณะ|ฝ่าย|ทีม|ชุด|ผู้มา|ผู้เข้า|ที่ปรึกษา", unnumbered(before.text)):
        return False
    return not _ENDS.search(before.text) and not ACTION.match(unnumbered(before.text))


def _misread(line: Line, body: str, budget: list[int]) -> re.Match[str] | None:
    """A role in a column of its own may be misread by a letter or two."""
    cut = _LAST_CELL.search(body)
    if not cut or len(line.text) > 200:
        return None
    last = squeeze(cut["last"])
    if not _PART_OF_ROLE.search(last) or not budget[0]:
        return None
    budget[0] -= 1
    best = max(SET_ROLES, key=lambda word: similar(word, last, _SAME_ROLE))
    if not similar(best, last, _SAME_ROLE):
        return None
    return _MEMBER.match(f"{body[: cut.start()]}{cut['gap']}{best}")
