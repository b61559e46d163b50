"""E-mail by the SMTP server of the settings (`WIAN_MAIL_URL`): plain text and HTML.

The conversation is led here, not by Django, to know how far it came: until the text is given
nothing has left, after that only the server's answer tells.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.utils import parseaddr
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address
from django.core.validators import validate_email

from ..values import Parcel
from ..wording import html, plain, subject
from .outcome import End, Outcome, Send, Unreached

REPEATABLE = False
_OK, _FORWARDED = 250, 251
_GOING_AWAY = 421


def offered() -> bool:
    """Whether a mail server is set."""
    return bool(settings.EMAIL_HOST)


@contextmanager
def opened() -> Iterator[Send]:
    """A conversation with the server, for any number of mails."""
    backend = EmailBackend()
    try:
        backend.open()
        server = backend.connection
        assert server is not None
        server.ehlo_or_helo_if_needed()
    except (OSError, smtplib.SMTPException) as wrong:
        raise Unreached(type(wrong).__name__) from None
    try:
        yield partial(_send, server)
    finally:
        with suppress(OSError, smtplib.SMTPException, ssl.SSLError):
            backend.close()


def _send(server: smtplib.SMTP, parcel: Parcel) -> Outcome:
    try:
        validate_email(parcel.to)
        to = sanitize_address(parcel.to, "utf-8")
        built: Any = _message(parcel).message()
        text: bytes = built.as_bytes(linesep="\r\n")
        if refused := _announced(server, to):
            return refused
    except (ValidationError, ValueError):
        return Outcome(End.FAILED, "address")
    except (OSError, smtplib.SMTPException):
        return Outcome(End.AGAIN, "server", broken=True)
    return _given(server, text)


def _announced(server: smtplib.SMTP, to: str) -> Outcome | None:
    """None where the server takes mail for the person, else why it does not."""
    code, _ = server.mail(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
    if code != _OK:
        return _no(server, code, End.AGAIN, "sender")
    code, _ = server.rcpt(to)
    if code not in (_OK, _FORWARDED):
        return _no(server, code, End.FAILED if code >= 500 else End.AGAIN, "address")
    return None


def _given(server: smtplib.SMTP, text: bytes) -> Outcome:
    try:
        code, _ = server.data(text)
    except smtplib.SMTPDataError as wrong:  # it did not want to hear the text
        return _no(server, wrong.smtp_code, End.AGAIN, "server")
    except (OSError, smtplib.SMTPException):
        return Outcome(End.UNSURE, "no-answer", broken=True)
    if code == _OK:
        return Outcome(End.SENT)
    return _no(server, code, End.FAILED if code >= 500 else End.AGAIN, "content")


def _no(server: smtplib.SMTP, code: int, end: End, why: str) -> Outcome:
    """The server said no; it is ready for the next mail again, or the connection is over."""
    broken = code == _GOING_AWAY
    if not broken:
        try:
            server.rset()
        except (OSError, smtplib.SMTPException):
            broken = True
    return Outcome(end, f"{why}-{code}", broken=broken)


def _message(parcel: Parcel) -> EmailMultiAlternatives:
    """The mail; its id is the parcel's, so that a server that knows it already can tell."""
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ") or "localhost"
    mail = EmailMultiAlternatives(
        subject(parcel),
        plain(parcel),
        to=[parcel.to],
        headers={
            "Message-ID": f"<{parcel.id}@{host}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    mail.attach_alternative(html(parcel), "text/html")
    return mail
