"""The pages of signing in: allauth's flows in our frame, one class a page."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from wian.offices.queries.keys import tokens
from wian.web.door import actor
from wian.web.page import clock, show

from . import vault
from .first import nobody_yet
from .tokens import told


class Shown:
    """Renders by the one door of all pages; the template is named by the class."""

    request: HttpRequest
    template_name: str

    def render_to_response(self, context: dict[str, Any], **_: Any) -> HttpResponse:
        """The page in the person's language."""
        return show(self.request, self.template_name, context)


class SignIn(Shown, account.LoginView):
    """Login and password; the first step for everybody."""

    template_name = "signin/signin.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """While there is no account the way leads to making the first."""
        if nobody_yet():
            return HttpResponseRedirect(reverse("first"))
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Beside the form: the outside provider, if one is set up."""
        apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
        outside = apps[0] if apps else None
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"outside": outside, "next": self.get_next_url()}


class SignOut(Shown, account.LogoutView):
    """GET asks, POST signs out."""

    template_name = "signin/signout.html"


class Closed(Shown, account.AccountInactiveView):
    """For an account that was closed."""

    template_name = "signin/closed.html"


class Again(Shown, account.ReauthenticateView):
    """The password once more before something that matters."""

    template_name = "signin/again.html"


class AgainByCode(Shown, second.ReauthenticateView):
    """A code of the second step once more."""

    template_name = "signin/again_code.html"


class AgainByPasskey(Shown, passkeys.ReauthenticateWebAuthnView):
    """A passkey once more."""

    template_name = "signin/again_passkey.html"


class Second(Shown, second.AuthenticateView):
    """The second step of signing in: a code, a recovery code or a passkey."""

    template_name = "signin/second.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which ways this account has, and whether some of them are dead."""
        user = self.stage.login.user
        lost = vault.lost(user.pk)
        types = set(Authenticator.objects.filter(user=user).values_list("type", flat=True)) - lost
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "has_app": "totp" in types,
            "has_codes": "recovery_codes" in types,
            "has_passkey": "webauthn" in types,
            "lost": bool(lost),
        }


class Trust(Shown, second.TrustView):
    """Whether this device needs no second step for some days."""

    template_name = "signin/trust.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How many days."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"days": settings.MFA_TRUST_COOKIE_AGE.days}


class PasswordChange(Shown, account.PasswordChangeView):
    """A new password for the old one."""

    template_name = "signin/password.html"


class PasswordSet(Shown, account.PasswordSetView):
    """A first password, for an account that signed in from outside."""

    template_name = "signin/password.html"


class PasswordForgot(Shown, account.PasswordResetView):
    """Asks for a mail with a link to choose a new password."""

    template_name = "signin/forgot.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether this site can send mail."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"can_mail": bool(settings.EMAIL_HOST)}


class PasswordSent(Shown, account.PasswordResetDoneView):
    """The mail is on its way, if the address belongs to an account."""

    template_name = "signin/forgot_sent.html"


class PasswordNew(Shown, account.PasswordResetFromKeyView):
    """Where the mail's link leads."""

    template_name = "signin/password_new.html"


class PasswordDone(Shown, account.PasswordResetFromKeyDoneView):
    """The new password holds."""

    template_name = "signin/password_done.html"


class Mine(Shown, second.IndexView):
    """One's own account: how it is protected, what can be changed."""

    template_name = "signin/account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Beside the second step: what of it is dead, and how many tokens open something."""
        who = actor(self.request)
        alive = [token for token in told(tokens(who), clock(self.request)) if token.alive]
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"lost": vault.lost(who.account or 0), "tokens": len(alive)}


class AppOn(Shown, app.ActivateTOTPView):
    """An authenticator app becomes the second step."""

    template_name = "signin/app_on.html"


class AppOff(Shown, app.DeactivateTOTPView):
    """The app is no longer asked for."""

    template_name = "signin/app_off.html"


class Codes(Shown, codes.ViewRecoveryCodesView):
    """The recovery codes that are left, to print."""

    template_name = "signin/codes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether the codes are dead."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"lost": "recovery_codes" in vault.lost(self.request.user.pk or 0)}


class CodesNew(Shown, codes.GenerateRecoveryCodesView):
    """New recovery codes; the old ones stop working."""

    template_name = "signin/codes_new.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether the codes are dead."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"lost": "recovery_codes" in vault.lost(self.request.user.pk or 0)}


class Passkeys(Shown, passkeys.ListWebAuthnView):
    """One's passkeys."""

    template_name = "signin/passkeys.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each with its name and when it was used."""
        seen = clock(self.request)
        keys = [
            {
                "id": row.pk,
                "name": row.wrap().name,
                "since": seen.moment(row.created_at),
                "used": seen.moment(row.last_used_at) if row.last_used_at else "",
            }
            for row in self.get_queryset()
        ]
        return {"keys": keys}


class PasskeyAdd(Shown, passkeys.AddWebAuthnView):
    """A passkey of this device or of a key on a string."""

    template_name = "signin/passkey_add.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One that needs neither login nor password, so it asks for a finger, face or PIN."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"options": auth.begin_registration(self.request.user, True)}


class PasskeyRemove(Shown, passkeys.RemoveWebAuthnView):
    """A passkey is forgotten."""

    template_name = "signin/passkey_remove.html"
