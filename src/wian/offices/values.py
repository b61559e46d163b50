"""What queries give: plain values, never rows of tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .kinds import KINDS, Kind


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office or unit as it was on a day; [since, until) is how long this holds."""

    id: int
    key: str
    kind_name: str
    name_th: str
    name_en: str
    short: str
    code: str
    phone: str
    place: str
    parent: int | None
    line: int | None
    path: str
    line_path: str
    since: date
    until: date

    @property
    def kind(self) -> Kind:
        """Its kind with the words for it."""
        return KINDS[self.kind_name]

    @property
    def depth(self) -> int:
        """How far below the top it stands in the tree of areas, 0 for the top."""
        return len(self.path) // 6 - 1


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place as it was on a day."""

    code: str
    level: str
    parent: str | None
    name_th: str
    name_en: str


@dataclass(frozen=True, slots=True)
class HolderView:
    """Who held or filled a post over which days; `name` is empty once it was erased."""

    person: int
    name: str
    mode: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class PostView:
    """A post of an office and who is in it on the day asked about."""

    id: int
    office: int
    title: str
    head: bool
    holders: tuple[HolderView, ...]

    @property
    def vacant(self) -> bool:
        """Nobody holds it; somebody may still be standing in."""
        return not any(holder.mode == "holder" for holder in self.holders)


@dataclass(frozen=True, slots=True)
class EventView:
    """What happened to an office: the kind, the day, the reason, what was there and came of it."""

    kind: str
    day: date
    reason: str
    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TenureView:
    """Somebody's days in a post, with the post and the office by their names of today."""

    id: int
    person: int
    post: int
    title: str
    office: int
    office_name: str
    mode: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person with the stays in posts that the asking person may see.

    `name` is empty where it is masked, and where it was erased.
    """

    id: int
    name: str
    masked: bool
    erased: date | None
    tenures: tuple[TenureView, ...]


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account as its administrator sees it; the `roles` of today only where they are listed."""

    id: int
    login: str
    email: str
    person: int | None
    name: str
    active: bool
    roles: tuple[RoleView, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role that holds today, in short: at which office, by its names, and how far down."""

    role: str
    scope: str
    short: str
    name_th: str
    name_en: str


@dataclass(frozen=True, slots=True)
class GrantView:
    """A role of an account at an office; `handed_on_by` is the account it was delegated by.

    One with a `post_title` is bound to that post: [since, until) are the days in it, those of
    today, else the next ones, else the last.
    """

    id: int
    account: int
    office: int
    office_name: str
    office_english: str
    role: str
    role_thai: str
    scope: str
    since: date
    until: date
    handed_on_by: int | None
    post_title: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Whether something is allowed and why: the grant that allows it, or the nearest miss."""

    allowed: bool
    code: str
    thai: str
    english: str
    grant: GrantView | None


@dataclass(frozen=True, slots=True)
class TokenView:
    """A program's token, without its secret."""

    id: int
    label: str
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class FeedView:
    """A private address of an account's calendar, without its secret."""

    id: int
    label: str
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link that lets an office do one thing; `uses_left` is None where it is not counted."""

    id: int
    office: int
    sender: int
    purpose: str
    thing_kind: str
    thing: str
    expires_at: datetime
    revoked_at: datetime | None
    uses_left: int | None
