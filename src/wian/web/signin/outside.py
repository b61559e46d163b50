"""Signing in by an outside provider (ThaiD): only to an account that an administrator made."""

from __future__ import annotations

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from wian.web.page import language
from wian.web.words import Say

from . import records


class Outside(DefaultSocialAccountAdapter):
    """Links by verified e-mail, or by the claim that `WIAN_OIDC_CLAIM` names as the login."""

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> AbstractBaseUser:
        """The login that the provider vouches for; nothing else about the person is kept."""
        told = sociallogin.account.extra_data
        facts = told.get("userinfo") or told.get("id_token") or {}
        sociallogin.user.login = str(facts.get(settings.WIAN_OIDC_CLAIM) or "")
        sociallogin.account.extra_data = {}
        stranger: AbstractBaseUser = sociallogin.user
        return stranger

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """A first sign-in is linked to its account, or ends here with what to do."""
        if sociallogin.is_existing:
            return
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            _back(request, "told_outside_unknown")
        account = _account(sociallogin)
        if account is None:
            _back(request, "told_outside_unknown")
        sociallogin.connect(request, account)
        records.outside_linked(request, account.pk, sociallogin.account.provider)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Back to signing in, with a sentence instead of a page of its own."""
        _back(request, "told_outside_failed")

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        return False


def _account(sociallogin: SocialLogin) -> AbstractBaseUser | None:
    """The one active account that the provider's words belong to; None where it is not clear."""
    accounts = get_user_model().objects.filter(is_active=True)
    if login := sociallogin.user.get_username():
        return accounts.filter(login=login).first()
    verified = [a.email for a in sociallogin.email_addresses if a.verified is True and a.email]
    found = list(accounts.filter(email__iexact=verified[0])[:2]) if verified else []
    return found[0] if len(found) == 1 else None


def _back(request: HttpRequest, key: str) -> NoReturn:
    messages.warning(request, Say(language(request))[key])
    raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))
