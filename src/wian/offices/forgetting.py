"""What higher rooms keep of an account: they say here how it is forgotten, and are called by us.

This room knows no library of sign-in; whoever keeps something registers from `AppConfig.ready()`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.contrib.auth.hashers import make_password

from .models import Account

Forgetter = Callable[[Collection[int]], None]

_forgetters: list[Forgetter] = []
_enders: list[Forgetter] = []


def forget_with(forgetter: Forgetter) -> Forgetter:
    """From now on it is called with the accounts of every person who is erased.

    Inside the transaction, while logins and addresses still stand, so that it can look for them.
    """
    return _kept(_forgetters, forgetter)


def sign_out_with(ender: Forgetter) -> Forgetter:
    """From now on it is called with every account that is closed, inside the transaction."""
    return _kept(_enders, ender)


def forget(accounts: Collection[int]) -> None:
    """Nothing by which these accounts signed in is left, here or in a higher room."""
    for forgetter in _forgetters:
        forgetter(accounts)
    gone = make_password(None)
    Account.objects.filter(pk__in=accounts).update(password=gone, last_login=None)


def sign_out(accounts: Collection[int]) -> None:
    """The accounts are signed in nowhere."""
    for ender in _enders:
        ender(accounts)


def _kept(known: list[Forgetter], function: Forgetter) -> Forgetter:
    if function not in known:
        known.append(function)
    return function
