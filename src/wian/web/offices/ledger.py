"""The ledger as people read it: when, who, what, which office, done or denied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from wian.ledger import queries
from wian.ledger.queries import Line
from wian.offices.acting import Actor
from wian.offices.queries import listing
from wian.offices.queries.offices import visible
from wian.offices.queries.reach import reached
from wian.offices.rules import Where
from wian.web.called import keyed
from wian.web.door import actor, signed_in
from wian.web.offices.account_forms import ROLES
from wian.web.offices.fields import OfficeSheet
from wian.web.offices.room import page, refuse_unless, require
from wian.web.page import clock
from wian.web.signin.clearing import KINDS
from wian.web.when import Clock

_PAGE = 50
_MOST_NAMED = 1

REASONS = {
    "signed-out": "why_signed_out",
    "no-role": "why_no_role",
    "role-cannot": "why_role_cannot",
    "outside": "why_outside",
    "not-today": "why_not_today",
    "wider": "why_wider",
    "not-shown": "why_not_shown",
    "unknown": "why_unknown",
    "revoked": "link_revoked",
    "expired": "link_expired",
    "used-up": "link_used_up",
}
ORIGINS = {
    "web": "origin_web",
    "api": "origin_api",
    "cli": "origin_cli",
    "job": "origin_job",
    "link": "origin_link",
    "import": "origin_import",
}
_STEPS = {"added": "step_added", "removed": "step_removed", "renewed": "step_renewed"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the ledger in words."""

    at: str
    who: str
    what: str
    about: str
    offices: tuple[tuple[str, str], ...]
    count: int
    denied: bool
    why: str
    origin: str


def told(lines: Sequence[Line], seen: Clock) -> list[Row]:
    """The lines in words, in their order: one query for offices, one for logins."""
    ids = {office for line in lines for office in _offices(line)}
    labels = keyed(ids, seen.say, day=date.max)  # also of offices that are still to open
    logins = listing.logins(
        {number for line in lines for number in (line.account, _of(line)) if number}
    )
    rows = []
    for line in lines:
        at = timezone.localtime(line.at)
        named = [labels[office] for office in _offices(line) if office in labels]
        rows.append(
            Row(
                seen.say("moment", day=seen.day(at.date()), time=seen.n(f"{at:%H.%M}")),
                _who(line, logins, seen),
                seen.say.pick(line.verb.thai, line.verb.english),
                _about(line, logins, seen),
                tuple(named),
                line.count,
                line.denied,
                seen.say(REASONS[line.why]) if line.why in REASONS else line.why,
                seen.say(ORIGINS[line.origin]),
            )
        )
    return rows


def _offices(line: Line) -> Iterable[int]:
    """The offices that the line is about, the main one first."""
    things = ([line.thing] if line.thing else []) + list(line.touched)
    return [int(key) for kind, key in things if kind == "office" and key.isdecimal()]


def _of(line: Line) -> int | None:
    """The account that something was done to, where it is not the one that did it."""
    kind, key = line.thing or ("", "")
    number = int(key) if kind == "account" and key.isdecimal() else None
    return None if number == line.account else number


def _about(line: Line, logins: Mapping[int, str], seen: Clock) -> str:
    """Whose account it was, and what came or went: a role, a second step, a password."""
    after = line.after or {}
    role = str(after.get("role", ""))
    given = seen.say(ROLES[role]) if role in ROLES else _secured(after, seen)
    return " · ".join(filter(None, (logins.get(_of(line) or 0, ""), given)))


def _secured(after: Mapping[str, object], seen: Clock) -> str:
    """What of the ways into an account was changed, "" for nothing of the kind."""
    step, how = str(after.get("second_step", "")), str(after.get("is", ""))
    if step in KINDS and how in _STEPS:
        return seen.say(_STEPS[how], what=seen.say(KINDS[step]))
    return seen.say("password") if "password" in after else ""


def _who(line: Line, logins: Mapping[int, str], seen: Clock) -> str:
    if line.account is None:
        return seen.say("who_machine" if line.origin in ("cli", "job", "import") else "who_nobody")
    return logins.get(line.account) or seen.n(seen.say("who_account", n=line.account))


@require_safe
@signed_in
def ledger(request: HttpRequest) -> HttpResponse:
    """The newest entries of my offices, or of the one that `?office=` names in my scope.

    `?denied=1` only what was refused, `?before=` goes on below.
    """
    who, seen = actor(request), clock(request)
    require(who, "ledger.see")
    form = OneOffice(seen, who, request.GET if request.GET.get("office") else None)
    whole, offices = _whole(who), _own(who)
    if form.is_bound and form.is_valid():
        one = form.offices["office"]
        refuse_unless(who, "ledger.see", one)
        whole, offices = False, [one.id]
    before = request.GET.get("before", "")
    denied = request.GET.get("denied") == "1"
    at = int(before) if before.isdecimal() else None
    found = queries.latest(
        offices=None if whole else offices, denied=denied, limit=_PAGE + 1, before_id=at
    )
    lines = found[:_PAGE]
    context = {
        "form": form,
        "lines": told(lines, seen),
        "denied": denied,
        "next": lines[-1].id if len(found) > _PAGE else 0,
        "whole": whole,
        "offices": keyed(offices[:_MOST_NAMED], seen.say).values(),
        "others": len(offices[_MOST_NAMED:]),
    }
    status = 422 if form.errors else 200
    return page(request, "ledger", who, context, tab="ledger", status=status)


class OneOffice(OfficeSheet):
    """The office whose entries are wanted."""

    office = forms.CharField(label="ledger_office", help_text="pick_hint", max_length=200)
    picked: ClassVar[tuple[str, ...]] = ("office",)


def _whole(who: Actor) -> bool:
    """Whether the ledger of everything is this person's: an administrator of the top."""
    top = visible(who).filter(parent=None, kind="root").first()
    return top is not None and who.may("ledger.see", Where(top.path, top.line_path)).allowed


def _own(who: Actor) -> list[int]:
    """Every office whose ledger is this person's to read."""
    return list(reached(who, "ledger.see").order_by("path").values_list("office", flat=True))
