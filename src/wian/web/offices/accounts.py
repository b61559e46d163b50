"""The page of one account with its roles and what opens it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from wian.offices.acting import Actor
from wian.offices.actions.accounts import close_account
from wian.offices.actions.keys import revoke_token
from wian.offices.actions.roles import take_role
from wian.offices.errors import Refused
from wian.offices.queries import accounts as queries
from wian.offices.queries import browsing, people
from wian.offices.queries.keys import tokens
from wian.offices.values import AccountView, GrantView, OfficeView
from wian.web.called import keyed
from wian.web.door import actor, signed_in
from wian.web.offices.account_forms import (
    ROLES,
    SCOPES,
    ChangeForm,
    DelegateForm,
    RoleForm,
    WhyForm,
    delegable,
)
from wian.web.offices.days import last_day, suggestions
from wian.web.offices.fields import Sheet, named
from wian.web.offices.room import own_office, page, verbs
from wian.web.page import clock
from wian.web.signin.clearing import clear_second_step, second_step
from wian.web.signin.tokens import told as told_tokens
from wian.web.when import Clock

_MANAGE = "account.change"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def account(request: HttpRequest, account: int) -> HttpResponse:
    """One account with its roles and what opens it.

    POST `do` changes, gives, takes, hands on or closes, revokes a token or clears the second step.
    """
    who, seen = actor(request), clock(request)
    view = queries.account(who, account)
    grants = queries.grants_of(who, account, past=True)
    forms = _forms(request, who, seen, view, grants)
    if request.method == "POST":
        if told := _secured(request, who, view):
            messages.success(request, seen.say[told])
            return HttpResponseRedirect(request.path)
        try:
            done = _do(request, who, view, forms)
        except Refused as refused:
            form = forms.get(request.POST.get("do", ""))
            if form is None:
                raise
            form.refuse(refused)
        else:
            if done:
                return HttpResponseRedirect(f"{request.path}?done={done}")
    context = _told(who, view, grants, seen) | {"days": suggestions(seen)}
    context |= {f"form_{name}": form for name, form in forms.items()}
    if view.id != who.account:
        step = second_step(view)
        context["second"] = step
        context["kinds"] = ", ".join(seen.say[kind] for kind in step.kinds)
        context["tokens"] = [t for t in told_tokens(tokens(who, account=view.id), seen) if t.alive]
    context["answer"] = _answer(forms.get("why"), view, seen)
    bad = request.method == "POST"
    return page(request, "account", who, context, tab="accounts", status=422 if bad else 200)


def _forms(
    request: HttpRequest, who: Actor, seen: Clock, view: AccountView, grants: list[GrantView]
) -> dict[str, Sheet]:
    """The forms that this person has for this account; the one that was sent holds what it said."""
    do = request.POST.get("do", "")
    home = _home(who, view, grants)
    first: dict[str, Any] = {"since": seen.today, "scope": "own"}
    first |= {"office": named(home) if home else "", "role": "officer"}
    forms: dict[str, Sheet] = {}
    if view.active and "role.give" in verbs(who):
        sent = request.POST if do == "give" else None
        forms["give"] = RoleForm(seen, who, sent, initial=first, auto_id="give-%s")
    if view.active and view.id != who.account and _MANAGE in verbs(who):
        sent = request.POST if do == "change" else None
        now = {"login": view.login, "email": view.email}
        forms["change"] = ChangeForm(seen, sent, initial=now, auto_id="change-%s")
    mine = [grant for grant in grants if grant.since <= seen.today < grant.until]
    if view.id == who.account and delegable(mine):
        sent = request.POST if do == "delegate" else None
        forms["delegate"] = DelegateForm(
            seen, who, mine, sent, initial=first, auto_id="delegate-%s"
        )
    asked = request.GET if "verb" in request.GET else None
    forms["why"] = WhyForm(seen, who, asked, initial=first, auto_id="why-%s")
    return forms


def _home(who: Actor, view: AccountView, grants: list[GrantView]) -> OfficeView | None:
    """Where the account belongs: of a post of its person, else of a role; never one's own instead.

    A role given at the keeper's office by a careless press would reach everything below it.
    """
    if view.id == who.account:
        return own_office(who)
    held = people.posts_of(who, view.person) if view.person else []
    ids = [post.office for post in held] or [grant.office for grant in grants]
    return next(iter(browsing.of_ids(who, ids[:1])), None)


def _do(request: HttpRequest, who: Actor, view: AccountView, forms: dict[str, Sheet]) -> str:
    """What was done, as the key of its note; "" where a form has faults."""
    do, form = request.POST.get("do", ""), forms.get(request.POST.get("do", ""))
    if isinstance(form, RoleForm) and form.is_valid():
        form.give(view.id)
        return "given"
    if isinstance(form, DelegateForm) and form.is_valid():
        form.hand_on()
        return "given"
    if isinstance(form, ChangeForm) and form.is_valid():
        form.change(who, view.id)
        return "changed"
    if do == "take" and request.POST.get("grant", "").isdecimal():
        take_role(who, grant=int(request.POST["grant"]))
        return "taken"
    if do == "close":
        close_account(who, account=view.id)
        return "closed"
    return ""


def _secured(request: HttpRequest, who: Actor, view: AccountView) -> str:
    """What was shut of the account's ways in, as the key of its message; "" for nothing."""
    do, token = request.POST.get("do", ""), request.POST.get("token", "")
    if do == "revoke" and token.isdecimal():
        revoke_token(who, token=int(token))
        return "told_token_revoked"
    if do == "second":
        clear_second_step(who, account=view.id)
        return "told_second_cleared"
    return ""


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the account in words; `state` is the key of a word."""

    id: int
    role: str
    office: tuple[str, str] | None
    scope: str
    since: str
    until: str
    state: str
    delegated: bool
    post: str


def _told(who: Actor, view: AccountView, grants: list[GrantView], seen: Clock) -> dict[str, Any]:
    keys = keyed({grant.office for grant in grants}, seen.say)
    roles = [
        Role(
            grant.id,
            seen.say(ROLES[grant.role]),
            keys.get(grant.office),
            seen.say(SCOPES[grant.scope]),
            seen.day(grant.since),
            "" if grant.until == date.max else seen.day(last_day(grant.until)),
            _state(grant, seen.today),
            grant.handed_on_by is not None,
            grant.post_title,
        )
        for grant in grants
    ]
    return {
        "view": view,
        "now": [role for role in roles if role.state != "role_over"],
        "past": [role for role in roles if role.state == "role_over"],
        "own": view.id == who.account,
        "manages": _MANAGE in verbs(who),
        "takes": "role.give" in verbs(who),
    }


def _state(grant: GrantView, day: date) -> str:
    if grant.until <= day:
        return "role_over"
    return "role_to_come" if grant.since > day else "role_now"


def _answer(form: Sheet | None, view: AccountView, seen: Clock) -> dict[str, Any] | None:
    """Whether the account may, and the reason in words."""
    if not isinstance(form, WhyForm) or not form.is_bound or not form.is_valid():
        return None
    found = form.explain(view.id)
    return {"allowed": found.allowed, "why": seen.say.pick(found.thai, found.english)}
