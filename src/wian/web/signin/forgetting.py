"""What the libraries of sign-in keep of an account, and how it goes: one function a library."""

from __future__ import annotations

from collections.abc import Collection

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils.http import int_to_base36

from wian.offices.forgetting import forget_with, sign_out_with

_HALF_WAY = "account_login"  # where allauth keeps who has yet to take the second step


def register() -> None:
    """Whoever is erased is forgotten here too, and whoever is closed signed out."""
    for forgetter in (forget_tries, forget_ways_in, sign_out):
        forget_with(forgetter)
    sign_out_with(sign_out)


def forget_ways_in(accounts: Collection[int]) -> None:
    """No address, outside account, app, passkey or recovery code of these accounts is left."""
    for model in (EmailAddress, SocialAccount, Authenticator):
        model.objects.filter(user__in=accounts).delete()


def forget_tries(accounts: Collection[int]) -> None:
    """No try to sign in by these logins or addresses is left."""
    known = get_user_model().objects.filter(pk__in=accounts).values_list("login", "email")
    typed = {word for pair in known for word in pair if word}
    tried = Q()
    for word in typed:
        tried |= Q(username__iexact=word)
    if tried:
        for model in (AccessAttempt, AccessFailureLog, AccessLog):
            model.objects.filter(tried).delete()


def sign_out(accounts: Collection[int]) -> None:
    """No browser is signed in by these accounts, or half-way in."""
    whole = {str(account) for account in accounts}
    half = {int_to_base36(account) for account in accounts}
    mine = [row.pk for row in Session.objects.iterator() if _is_of(row, whole, half)]
    Session.objects.filter(pk__in=mine).delete()
    UserSession.objects.filter(user__in=accounts).delete()


def _is_of(session: Session, whole: set[str], half: set[str]) -> bool:
    held = session.get_decoded()
    return held.get(SESSION_KEY) in whole or (held.get(_HALF_WAY) or {}).get("user_pk") in half
