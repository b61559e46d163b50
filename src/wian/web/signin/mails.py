"""Mails about one's account, Thai first and English below; sent by Django for now."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from smtplib import SMTPException
from typing import Any

from django.core.mail import EmailMessage

from wian.web.words import Say

_log = logging.getLogger(__name__)
_KINDS = {
    "password_reset_key": "mail_reset",
    "password_changed": "mail_password",
    "password_reset": "mail_password",
    "password_set": "mail_password",
    "totp_activated": "mail_app_on",
    "totp_deactivated": "mail_app_off",
    "webauthn_added": "mail_passkey_added",
    "webauthn_removed": "mail_passkey_removed",
    "recovery_codes_generated": "mail_codes",
    "account_connected": "mail_outside",
    "second_reset": "mail_second_reset",
}


def send(kind: str, to: str, context: Mapping[str, Any]) -> None:
    """The mail of this kind is on its way; a mail server that is away stops nobody.

    A kind that is not in the list is not sent.
    """
    if kind not in _KINDS:
        return
    try:
        message(kind, to, context).send()
    except (OSError, SMTPException) as wrong:
        _log.error("mail %s was not sent: %s", kind, type(wrong).__name__)


def message(kind: str, to: str, context: Mapping[str, Any]) -> EmailMessage:
    """The mail as it will be sent."""
    key = _KINDS[kind]
    thai, english = Say("th"), Say("en")
    link = str(context.get("password_reset_url", ""))
    login = str(context.get("username", ""))
    parts = [
        part
        for say in (thai, english)
        for part in (say(f"{key}_body", login=login), link, say["mail_not_you"])
        if part
    ]
    subject = f"{thai[f'{key}_subject']} · {english[f'{key}_subject']}"
    return EmailMessage(subject, "\n\n".join(parts), to=[to])
