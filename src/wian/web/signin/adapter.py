"""What allauth asks of this site: no sign-up, our words, our mails, and rows in the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse

from wian.web.page import language
from wian.web.words import Say

from . import mails, records, vault

_TOLD = {
    "account/messages/logged_out.txt": "told_signed_out",
    "account/messages/password_changed.txt": "told_password",
    "account/messages/password_set.txt": "told_password",
    "mfa/messages/totp_activated.txt": "told_app_on",
    "mfa/messages/totp_deactivated.txt": "told_app_off",
    "mfa/messages/webauthn_added.txt": "told_passkey_added",
    "mfa/messages/webauthn_removed.txt": "told_passkey_removed",
    "mfa/messages/recovery_codes_generated.txt": "told_codes",
}
"""allauth's messages that people need, by our words; what is not here goes without saying."""


class Accounts(DefaultAccountAdapter):
    """Accounts are made by administrators; strangers cannot sign up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's account."""
        return reverse("mfa_index")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """The message in the reader's language; allauth's own text never shows.

        Text without a template comes only from a passkey that was not accepted.
        """
        if key := _TOLD.get(message_template or "", "passkey_failed" if message else ""):
            messages.add_message(request, level, Say(language(request))[key])

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The mail in Thai and English, if this site can send mail at all."""
        if settings.EMAIL_HOST:
            mails.send(template_prefix.rpartition("/")[2], email, context)


class SecondStep(DefaultMFAAdapter):
    """The second step: names of keys in our words, the login on the phone's list."""

    def encrypt(self, text: str) -> str:
        """The secret as it is stored."""
        return vault.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret, or one that no code fits where its key is lost."""
        return vault.unseal(encrypted_text)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:
        """What a new passkey is called until its owner says otherwise."""
        return Say(language(context.request))["passkey"]

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def _get_site_name(self) -> str:
        return "Wian"


class Sessions(DefaultUserSessionsAdapter):
    """Ending a session is written down."""

    def end_sessions(self, sessions: Iterable[UserSession]) -> None:
        """They are gone, each with its row in the ledger."""
        for session in sessions:
            session.end()
            records.session_ended(context.request, session.user_id, session.pk)
