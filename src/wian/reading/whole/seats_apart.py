"""Seats whose name and role stand apart: in columns taken apart and in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..part import Part
from ..source import Line
from ..vocabulary import PERSON
from .roles import CUT, NUMBER, REST, ROLE, ROLE_ONLY, Place, make_place, unnumbered

_CHAIN = re.compile(rf"เป็น\s?(?P<role>{ROLE})(?=[\s,.]|และ|\Z)")
_LEAD = re.compile(
    r"\A[\s,]*(?:และ|กับ)?\s{0,6}(?:\(?\d{1,2}[.)]\s{0,6})?(?:จึง)?(?:โดยมี|แต่งตั้ง(?:ให้)?|มอบหมายให้|มี)?\s{0,6}"
)
_OPENER = re.compile(r"ประกอบด้วย|ดังนี้|ได้แก่|โดยมี|:|คือ|ดังต่อไปนี้")


def broken(lines: Sequence[Line]) -> Iterator[Place]:
    """All names first, then as many roles, one to a line."""
    roles: list[tuple[str, int, Line]] = []
    index = 0
    while index < len(lines):
        text, size = lines[index].text, 1
        after = lines[index + 1].text if index + 1 < len(lines) else ""
        if CUT.fullmatch(text) and (rest := REST.match(after)) and not ROLE_ONLY.match(after):
            text, size = f"{text}{rest['rest']}", 2
        match = ROLE_ONLY.match(text)
        if match:
            roles.append((match["role"], index, lines[index + size - 1]))
        if (not match or index + size >= len(lines)) and roles:
            yield from _paired(lines, roles)
            roles = []
        index += size


def _paired(lines: Sequence[Line], roles: Sequence[tuple[str, int, Line]]) -> Iterator[Place]:
    """Nothing unless the lines above are as many as the roles; a numbered name may take two
    lines."""
    count, first = len(roles), roles[0][1]
    if count < 2:
        return
    above = list(lines[max(0, first - 3 * count) : first])
    numbered = [i for i, line in enumerate(above) if NUMBER.match(line.text)]
    if len(numbered) >= count:
        starts = [*numbered[-count:], len(above)]
        groups = [above[a:b] for a, b in pairwise(starts)]
    else:
        groups = [[line] for line in above[-count:]]
    if len(groups) != count or any(len(group) > 2 for group in groups):
        return
    for group, (role, _, line) in zip(groups, roles, strict=True):
        name = unnumbered(" ".join(item.text for item in group))
        if len(name) < 130 and (made := make_place(name, role, group[0], group[-1])):
            yield Place(made.who, made.role, made.start, made.end, group[0].index, line.index)


def told(part: Part) -> Iterator[Place]:
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
            if len(name) < 110 and (made := make_place(name, match["role"], first, last)):
                yield made
