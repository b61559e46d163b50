"""Every page of allauth that can be reached, by the names it looks for; the others do not exist."""

from __future__ import annotations

from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount.providers.openid_connect import views as outside
from django.conf import settings
from django.urls import URLPattern, path, re_path
from django.views.decorators.http import require_POST

from . import first, sessions, tokens, views

urlpatterns: list[URLPattern] = [
    path("first", first.first, name="first"),
    path("signin", views.SignIn.as_view(), name="account_login"),
    path("signout", views.SignOut.as_view(), name="account_logout"),
    path("signin/closed", views.Closed.as_view(), name="account_inactive"),
    path("signin/second", views.Second.as_view(), name="mfa_authenticate"),
    path("signin/trust", views.Trust.as_view(), name="mfa_trust"),
    path("signin/passkey", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("signin/again", views.Again.as_view(), name="account_reauthenticate"),
    path("signin/again/code", views.AgainByCode.as_view(), name="mfa_reauthenticate"),
    path(
        "signin/again/passkey",
        views.AgainByPasskey.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("password", views.PasswordChange.as_view(), name="account_change_password"),
    path("password/set", views.PasswordSet.as_view(), name="account_set_password"),
    path("password/forgot", views.PasswordForgot.as_view(), name="account_reset_password"),
    path("password/sent", views.PasswordSent.as_view(), name="account_reset_password_done"),
    path(
        "password/done", views.PasswordDone.as_view(), name="account_reset_password_from_key_done"
    ),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.PasswordNew.as_view(),
        name="account_reset_password_from_key",
    ),
    path("account", views.Mine.as_view(), name="mfa_index"),
    path("account/app/add", views.AppOn.as_view(), name="mfa_activate_totp"),
    path("account/app/remove", views.AppOff.as_view(), name="mfa_deactivate_totp"),
    path("account/codes", views.Codes.as_view(), name="mfa_view_recovery_codes"),
    path("account/codes/new", views.CodesNew.as_view(), name="mfa_generate_recovery_codes"),
    path("account/passkeys", views.Passkeys.as_view(), name="mfa_list_webauthn"),
    path("account/passkeys/add", views.PasskeyAdd.as_view(), name="mfa_add_webauthn"),
    path(
        "account/passkeys/<int:pk>/remove",
        views.PasskeyRemove.as_view(),
        name="mfa_remove_webauthn",
    ),
    path("account/devices", sessions.sessions, name="usersessions_list"),
    path("account/tokens", tokens.tokens, name="tokens"),
    path("account/tokens/<int:pk>/revoke", tokens.revoke, name="token_revoke"),
]


def outside_urls() -> list[URLPattern]:
    """The way to the outside provider and back."""
    return [
        path(
            "signin/with/<slug:provider_id>",
            require_POST(outside.login),
            name="openid_connect_login",
        ),
        path(
            "signin/with/<slug:provider_id>/back",
            outside.callback,
            name="openid_connect_callback",
        ),
    ]


if settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]:
    urlpatterns += outside_urls()
