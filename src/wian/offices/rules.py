"""Who may do what to an office: one function decides, and says why in words.

A role is a set of verbs; a grant binds it to an account at an office, for that office with its
units or for everything under it, over some days. What no grant allows is denied.

Nobody gains by administering an account: its administrator could do or give each of its roles.
A role that is no administrator's may be given for any days by who gives roles there today; so
only where it reaches is weighed. An administrator's is weighed on each of its days to come, for
who gives roles gives no administrator more days than the own; the trees are those of today
(`queries.width`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

SEGMENT: Final = 6
"""Digits of one office's id in a path."""


def segment(office: int) -> str:
    """The piece of a path that stands for this office."""
    return str(office).zfill(SEGMENT)


SEE: Final = "see"
_DESK: Final = frozenset({SEE, "letter.read", "duty.see"})
_OFFICER: Final = _DESK | {"letter.write", "duty.ask", "duty.do", "duty.accept", "role.delegate"}
_CLERK: Final = _OFFICER | {"letter.register", "letter.send", "link.make"}
_HEAD: Final = _CLERK | {"letter.sign", "duty.grant", "person.see"}
_ADMINISTRATOR: Final = frozenset(
    {
        SEE,
        "directory.change",
        "directory.import",
        "group.change",
        "person.see",
        "person.change",
        "account.change",
        "role.give",
        "ledger.see",
        "link.make",
        "token.revoke",
    }
)
VERBS_OF: Final[Mapping[str, frozenset[str]]] = {
    "clerk": _CLERK,
    "officer": _OFFICER,
    "head": _HEAD,
    "manager": _OFFICER | {"duty.grant", "programme.run", "group.change"},
    "member": _DESK | {"sheet.score"},
    "executive": _DESK | {"letter.sign", "overview.see", "role.delegate", "person.see"},
    "administrator": _ADMINISTRATOR,
}
"""What each role may do where it stands. What is not here nobody may."""

DELEGABLE: Final = frozenset(role for role in VERBS_OF if "role.delegate" in VERBS_OF[role])
"""Roles that their holder may hand on for some days; never a seat on a committee."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place in both trees of offices; `units` tells whether it is a unit, and of which office."""

    path: str
    line_path: str
    unit: bool = False

    def under(self, other: Where) -> bool:
        """Whether this is `other` or stands below it, by area or by field line."""
        return self.path.startswith(other.path) or self.line_path.startswith(other.line_path)

    def own_of(self, other: Where) -> bool:
        """Whether this is `other` itself or a unit directly in it, never one of an office below."""
        return self.path == other.path or (self.unit and self.path[:-SEGMENT] == other.path)


@dataclass(frozen=True, slots=True)
class Held:
    """A grant as it counts; `office` is where it stands, [since, until) when.

    One that is bound to a `post` is here once for each stretch of days that its person is there,
    or once without a day. `handed_on`: somebody else's role, given on by them.
    """

    id: int
    role: str
    scope: str
    office: int
    where: Where
    since: date
    until: date
    post: int | None = None
    handed_on: bool = False

    def reaches(self, where: Where) -> bool:
        """Whether the grant's scope takes this place in."""
        return where.under(self.where) if self.scope == "subtree" else where.own_of(self.where)


@dataclass(frozen=True, slots=True)
class Decision:
    """Allowed, or denied with a reason that people read; `code` stands in the ledger."""

    allowed: bool
    code: str = ""
    thai: str = ""
    english: str = ""


ALLOWED: Final = Decision(True)
_NOBODY: Final = Decision(False, "signed-out", "ยังไม่ได้เข้าสู่ระบบ", "You are not signed in.")
NOT_SHOWN: Final = Decision(
    False,
    "not-shown",
    "ไม่เปิดเผยแก่ท่านในวันที่ขอดู",
    "This is not shown to you on the day you asked about.",
)


WIDER: Final = Decision(
    False,
    "wider",
    "ขอบเขตหรือช่วงวันนี้เกินกว่าบทบาทของท่านเอง",
    "This would reach further, or last longer, than your own role does.",
)
_NO_ROLE: Final = Decision(
    False,
    "no-role",
    "บัญชีนี้ยังไม่ได้รับบทบาทในหน่วยงานใด ขอจากผู้ดูแลระบบของหน่วยงาน",
    "This account has no role in any office yet; ask your office's administrator.",
)
_ROLE_CANNOT: Final = Decision(
    False,
    "role-cannot",
    "บทบาทของท่านทำรายการนี้ไม่ได้ ขอจากผู้ดูแลระบบของหน่วยงาน",
    "Your role does not allow this; ask your office's administrator.",
)
_OUTSIDE: Final = Decision(
    False,
    "outside",
    "หน่วยงานนี้อยู่นอกขอบเขตของท่าน ท่านเข้าถึงได้เฉพาะหน่วยงานของท่านและใต้สังกัดที่ได้รับมอบ",
    "This office is outside your scope: you reach your own and what is under it.",
)
_NOT_TODAY: Final = Decision(
    False,
    "not-today",
    "บทบาทของท่านในหน่วยงานนี้ยังไม่เริ่มหรือสิ้นสุดแล้ว",
    "Your role at this office has not begun or is over.",
)
_NOT_IN_POST: Final = Decision(
    False,
    "not-today",
    "บทบาทนี้ผูกกับตำแหน่ง นับเฉพาะวันที่ผู้รับบทบาท (หรือผู้มอบ) อยู่ในตำแหน่งนั้น ซึ่งไม่ใช่วันนี้",
    "This role is bound to a post: it counts only on those of its days on which its holder, or who "
    "handed it on, is in that post. This is none of them.",
)


def decide(held: Iterable[Held] | None, verb: str, where: Where, day: date) -> Decision:
    """Whether one of these grants allows `verb` at `where` on `day`, and if not, the nearest miss.

    `held` is None for somebody who is not signed in.
    """
    return weigh(held, verb, where, day)[0]


def weigh(
    held: Iterable[Held] | None, verb: str, where: Where, day: date
) -> tuple[Decision, Held | None]:
    """The decision, and the grant that allows it or comes nearest; in whatever order they stand."""
    if held is None:
        return _NOBODY, None
    grants = sorted(held, key=lambda grant: (-_shared(grant.where, where), grant.id, grant.since))
    if not grants:
        return _NO_ROLE, None
    able = [grant for grant in grants if verb in VERBS_OF.get(grant.role, frozenset())]
    if not able:
        return _ROLE_CANNOT, grants[0]
    near = [grant for grant in able if grant.reaches(where)]
    if not near:
        return _OUTSIDE, able[0]
    near.sort(key=lambda grant: _days_away(grant, day))
    if not _days_away(near[0], day):
        return ALLOWED, near[0]
    return (_NOT_TODAY if near[0].post is None else _NOT_IN_POST), near[0]


def _shared(one: Where, other: Where) -> int:
    """How far down both stand in the same branch of one of the trees."""
    return max(_alike(one.path, other.path), _alike(one.line_path, other.line_path))


def _alike(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))


def _days_away(grant: Held, day: date) -> int:
    """How many days lie between the day and those of the grant; 0 on one of them.

    A grant without a single day is never there.
    """
    if grant.since <= day < grant.until:
        return 0
    return (grant.since - day).days if day < grant.since else (day - grant.until).days + 1
