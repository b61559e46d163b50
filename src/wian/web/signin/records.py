"""Sign-ins in the ledger. Listening to signals is allowed here only: allauth has no other door."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account import signals as account_signals
from allauth.mfa import signals as second_step
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from wian.ledger import actions as ledger
from wian.web.door import address


def listen() -> None:
    """From now on what happens at the door stands in the ledger."""
    user_logged_in.connect(_signed_in)
    user_logged_out.connect(_signed_out)
    user_login_failed.connect(_failed)
    second_step.authentication_failed.connect(_wrong_code)
    for signal, what in (
        (second_step.authenticator_added, _added),
        (second_step.authenticator_removed, _removed),
        (second_step.authenticator_reset, _renewed),
        (account_signals.password_changed, _password),
        (account_signals.password_set, _password),
        (account_signals.password_reset, _password),
    ):
        signal.connect(what)


def session_ended(request: HttpRequest, account: int, session: int) -> None:
    """One session of the account was ended by its owner."""
    _record("session.end", request, account, after={"session": session})


def outside_linked(request: HttpRequest, account: int, provider: str) -> None:
    """The account can be signed in to by an outside provider from now on."""
    _record("account.change", request, account, after={"outside": provider})


def _signed_in(request: HttpRequest, user: AbstractBaseUser, **_: Any) -> None:
    _record("sign.in", request, user.pk)


def _signed_out(request: HttpRequest, user: AbstractBaseUser | None, **_: Any) -> None:
    if user is not None:
        _record("sign.out", request, user.pk)


def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    if request is None:
        return
    login = str(credentials.get("username") or "")
    known = get_user_model().objects.filter(login__iexact=login).values_list("pk", flat=True)
    why = "locked-out" if getattr(request, "axes_locked_out", False) else "wrong-password"
    _record("sign.fail", request, known.first() if login else None, why=why)


def _wrong_code(request: HttpRequest, user: AbstractBaseUser, **_: Any) -> None:
    _record("sign.fail", request, user.pk, why="wrong-code")


def _added(**signal: Any) -> None:
    _changed("added", **signal)


def _removed(**signal: Any) -> None:
    _changed("removed", **signal)


def _renewed(**signal: Any) -> None:
    _changed("renewed", **signal)


def _changed(
    how: str, request: HttpRequest, user: AbstractBaseUser, authenticator: Authenticator, **_: Any
) -> None:
    after = {"second_step": str(authenticator.type), "is": how}
    _record("account.change", request, user.pk, after=after)


def _password(request: HttpRequest, user: AbstractBaseUser, **_: Any) -> None:
    _record("account.change", request, user.pk, after={"password": "changed"})


def _record(
    verb: str,
    request: HttpRequest,
    account: int | None,
    *,
    after: Mapping[str, object] | None = None,
    why: str | None = None,
) -> None:
    ledger.record(
        verb=verb,
        account=account,
        thing=("account", account) if account else None,
        after=after,
        denied_because=why,
        origin="web",
        address=address(request),
    )
