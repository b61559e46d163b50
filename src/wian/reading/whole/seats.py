"""Who sits where: single lines, columns taken apart and sentences that give people roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wian.thai.folding import similar

from ..part import Part
from ..source import Line, squeeze
from ..vocabulary import PERSON, ROLES

_MORE = (
    "ประธานที่ปรึกษา|รองประธานที่ปรึกษา|ประธานที่ประชุม|รองหัวหน้าคณะทำงาน|รองหัวหน้า|หัวหน้าชุด|หัวหน้าทีม|หัวหน้าฝ่าย|"
    "ผู้ช่วยเลขานุการคณะทำงาน|เลขานุการคณะทำงาน|เลขานุการที่ประชุม|กรรมการที่ปรึกษา|กรรมการร่วม|เลขานุการร่วม|คณะทำงานและผู้ประสานงาน|"
    "กรรมการและผู้ประสานงาน|ผู้ประสานงาน|สมาชิก|ผู้เข้าประชุม|ผู้เข้าร่วมประชุม|ผู้ร่วมประชุม|กรรมการและประชาสัมพันธ์|กรรมการและเหรัญญิก|ประชาสัมพันธ์"
)
_WORK = r"ผู้(?:ทำงาน|ร่วมงาน|ปฏิบัติงาน|ร่วมดำเนินงาน|รับผิดชอบ)(?:และ(?:ผู้ช่วย)?เลขานุการ)?"
ROLE = rf"(?:{ROLES}|{_MORE}|{_WORK})(?:\s?ฯ)?"
_WORDS = tuple(dict.fromkeys(f"{ROLES}|{_MORE}".split("|")))
_NUMBER = re.compile(
    r"\(?(?:\d{1,2}|[ก-ฉ](?=[.)]))(?:\.\d{1,2}){0,2}[.)]{0,2}[\s|]+|\(\d{1,2}\)|[-–•▪*]\s{0,6}"
)
_MEMBER = re.compile(
    rf"(?P<who>\S.{{1,170}}?)(?P<gap>\s{{0,6}}[|\t][\s|]*|\s{{0,6}}[-–—:=]\s{{0,6}}|\s+)(?P<as>เป็น\s?)?(?P<role>{ROLE})\s{{0,6}}\Z"
)
_GLUED = re.compile(rf"(?P<who>\S.{{1,170}}?)\s?เป็น\s?(?P<role>{ROLE})\s{{0,6}}\Z")
_ROLE_ONLY = re.compile(rf"(?:[-–—:=]\s{{0,6}})?(?:เป็น\s?)?(?P<role>{ROLE})\Z")
_CUT = re.compile(r"(?:กรรมการ|คณะทำงาน|อนุกรรมการ)และ?\Z|และผู้ช่วย\Z")
_REST = re.compile(r"[\s|]*(?P<rest>(?:และ)?(?:ผู้ช่วย)?(?:เลขานุการ|เลขา\S{0,8}))[\s|]*\Z")
_TABLE_HEAD = re.compile(r"\A(?:ที่|ลำดับ|ชื่อ)(?:ที่)?[\s|]|ชื่อ\s?[-–/]?\s?(?:สกุล|นามสกุล|ตัว)")
_ACTION = re.compile(
    r"(?:ให้|จัด|ดำเนินการ|ประสาน(?!งาน)|กำหนด|รายงาน|ติดตาม|พิจารณา|เสนอ|สนับสนุน|แต่งตั้ง|เชิญ|ปฏิบัติ|กำกับ|อำนวย(?!การ)|สรุป|ประเมิน|มีหน้าที่|หน้าที่|มอบ|แจ้ง|"
    r"จึง|ด้วย|ตาม(?=คำสั่ง|ที่|มติ)|เรียน|เรื่อง|ทั้งนี้|ลงชื่อ|\(ลงชื่อ|โดย|และ(?=\s|แต่ง)|ที่ประชุม|ระเบียบวาระ|มติ|สำเนา|ขอ|เพื่อ|คำสั่ง|ประกาศ|โทร)"
)
_CHAIN = re.compile(rf"เป็น\s?(?P<role>{ROLE})(?=[\s,.]|และ|\Z)")
_LEAD = re.compile(
    r"\A[\s,]*(?:และ|กับ)?\s{0,6}(?:\(?\d{1,2}[.)]\s{0,6})?(?:จึง)?(?:โดยมี|แต่งตั้ง(?:ให้)?|มอบหมายให้|มี)?\s{0,6}"
)
_LONGEST = 400
_MISREAD = 300
"""So many roles may be looked up letter by letter in one document; each costs milliseconds."""
_PART_OF_ROLE = re.compile(r"กรร|รรม|มกา|ประธ|ธาน|เลขา|นุกา|คณะ|ทำงา|ปรึก|กษา|หัวห|หน้า|ช่วย")
_OPENER = re.compile(r"ประกอบด้วย|ดังนี้|ได้แก่|โดยมี|:|คือ|ดังต่อไปนี้")


@dataclass(frozen=True, slots=True)
class Place:
    """A person or post with a role, and the lines of ``Source`` it is read from."""

    who: str
    role: str
    start: int
    end: int
    first: int
    last: int


def places(part: Part) -> list[Place]:
    """Every seat of the document in order of its text."""
    lines = [line for line in part.lines if line.text]
    found = [*_broken(lines)]
    taken = {index for place in found for index in (place.first, place.last)}
    found.extend(_of_lines(lines, taken))
    taken = {index for place in found for index in range(place.first, place.last + 1)}
    found.extend(p for p in _told(part) if not taken & set(range(p.first, p.last + 1)))
    return sorted(found, key=lambda place: place.start)


def _of_lines(lines: Sequence[Line], taken: set[int]) -> Iterator[Place]:
    budget = [_MISREAD]
    for index, line in enumerate(lines):
        if line.index in taken or len(line.text) > _LONGEST or _TABLE_HEAD.search(line.text):
            continue
        after = lines[index + 1] if index + 1 < len(lines) else None
        before = lines[index - 1] if index and lines[index - 1].index not in taken else None
        if made := _seat(line, before, after, budget):
            yield made


def _seat(line: Line, before: Line | None, after: Line | None, budget: list[int]) -> Place | None:
    """A role may be cut at the end of its column and go on below; a name may begin on the line above."""
    text, last = line.text, line
    if after and _CUT.search(text) and (rest := _REST.match(after.text)):
        joint = "" if text.endswith("และ") or rest["rest"].startswith("และ") else "และ"
        text, last = f"{text}{joint}{rest['rest']}", after
    text = re.sub(r"และ\s+(?=(?:ผู้ช่วย)?เลขานุการ\Z)", "และ", text)
    number = _NUMBER.match(text)
    body = text[number.end() :] if number else text
    match = _MEMBER.match(body) or _GLUED.match(body) or _misread(line, body, budget)
    if match is None:
        if number and after and len(text) < 140 and (alone := _ROLE_ONLY.match(after.text)):
            return _place(body, alone["role"], line, after)
        return None
    who, role = match["who"], match["role"]
    gap = f"{match.groupdict().get('gap') or ''}{'  ' if 'เป็น' in text[-40:] else ''}"
    if not number and not re.search(r"[|\t\-–—:=]|\s{2}", gap) and not _certain(who, role):
        return None
    if not number and before and _begins_name(before, who):
        return _place(f"{_unnumbered(before.text)} {who}", role, before, last)
    return _place(who, role, line, last)


def _certain(who: str, role: str) -> bool:
    """Without a gap or a number a line is a seat only when it opens with a person or a post and is short."""
    return len(who) < 90 and (bool(PERSON.match(who)) or len(role) > 9)


def _begins_name(before: Line, who: str) -> bool:
    number = _NUMBER.match(before.text)
    if not number or PERSON.match(who) or len(before.text) > 120:
        return False
    return not re.search(rf"{ROLE}\Z", before.text) and bool(PERSON.match(_unnumbered(before.text)))


def _unnumbered(text: str) -> str:
    number = _NUMBER.match(text)
    return text[number.end() :] if number else text


def _misread(line: Line, body: str, budget: list[int]) -> re.Match[str] | None:
    """A role in a column of its own may be misread by a letter or two."""
    cut = re.search(r"(?P<gap>\t+|\s{0,6}\|\s{0,6}|\s[-–—]\s| {3,})(?P<last>[^\t|]{5,34})\Z", body)
    if not cut or len(line.text) > 200:
        return None
    last = squeeze(cut["last"])
    if not _PART_OF_ROLE.search(last) or not budget[0]:
        return None
    budget[0] -= 1
    best = max(_WORDS, key=lambda word: similar(word, last))
    if similar(best, last) < 0.8:
        return None
    return _MEMBER.match(f"{body[: cut.start()]}{cut['gap']}{best}")


def _place(who: str, role: str, first: Line, last: Line) -> Place | None:
    name = squeeze(re.sub(r"[|\t]", " ", who)).strip(" .-–—,:")
    if len(name) < 3 or _ACTION.match(name) or re.search(r"\.{3,}|…|_{3,}|\A\(.*\)\Z", name):
        return None
    return Place(name, squeeze(role), first.start, last.end, first.index, last.index)


def _broken(lines: Sequence[Line]) -> Iterator[Place]:
    """All names first, then as many roles, one to a line."""
    roles: list[tuple[str, int, Line]] = []
    index = 0
    while index < len(lines):
        text, size = lines[index].text, 1
        after = lines[index + 1].text if index + 1 < len(lines) else ""
        if _CUT.fullmatch(text) and (rest := _REST.match(after)) and not _ROLE_ONLY.match(after):
            text, size = f"{text}{rest['rest']}", 2
        match = _ROLE_ONLY.match(text)
        if match:
            roles.append((match["role"], index, lines[index + size - 1]))
        if (not match or index + size >= len(lines)) and roles:
            yield from _paired(lines, roles)
            roles = []
        index += size


def _paired(lines: Sequence[Line], roles: Sequence[tuple[str, int, Line]]) -> Iterator[Place]:
    """Nothing unless the lines above are as many as the roles; a numbered name may take two lines."""
    count, first = len(roles), roles[0][1]
    if count < 2:
        return
    above = list(lines[max(0, first - 3 * count) : first])
    numbered = [i for i, line in enumerate(above) if _NUMBER.match(line.text)]
    if len(numbered) >= count:
        starts = [*numbered[-count:], len(above)]
        groups = [above[a:b] for a, b in zip(starts, starts[1:], strict=False)]
    else:
        groups = [[line] for line in above[-count:]]
    if len(groups) != count or any(len(group) > 2 for group in groups):
        return
    for group, (role, _, line) in zip(groups, roles, strict=True):
        name = _unnumbered(" ".join(item.text for item in group))
        if len(name) < 130 and (made := _place(name, role, group[0], group[-1])):
            yield Place(made.who, made.role, made.start, made.end, group[0].index, line.index)


def _told(part: Part) -> Iterator[Place]:
    """ "… เป็นประธานกรรมการ … เป็นกรรมการ และ … เป็นกรรมการและเลขานุการ" in one sentence."""
    text = part.plain(part.start, part.end)
    run: list[re.Match[str]] = []
    for match in [*_CHAIN.finditer(text), None]:
        if match and run and match.start() - run[-1].end() < 200:
            run.append(match)
            continue
        if len(run) > 1:
            yield from _run(part, text, run)
        run = [match] if match else []


def _run(part: Part, text: str, run: Sequence[re.Match[str]]) -> Iterator[Place]:
    for index, match in enumerate(run):
        start = run[index - 1].end() if index else max(0, match.start() - 160)
        piece = text[start : match.start()]
        if not index:
            opener = list(_OPENER.finditer(piece))
            piece = piece[opener[-1].end() :] if opener else piece.split("\n\n")[-1]
            piece = re.split(r"แต่งตั้ง(?:ให้)?|มอบหมายให้", piece)[-1]
        first = part.source.line_at(part.start + match.start() - len(piece))
        last = part.source.line_at(part.start + match.end() - 1)
        named = list(PERSON.finditer(piece))
        if not index and named:
            piece = piece[named[0].start() :]
        for name in [m.group() for m in named] if len(named) > 1 else [piece]:
            name = _LEAD.sub("", name)
            if len(name) < 110 and (made := _place(name, match["role"], first, last)):
                yield made
