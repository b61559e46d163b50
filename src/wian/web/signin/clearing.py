"""Clearing somebody's second step, for a phone that is gone or a key of the site that is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from wian.offices.acting import Actor, deny
from wian.offices.actions.telling import tell
from wian.offices.queries import accounts as queries
from wian.offices.rules import Decision
from wian.offices.values import AccountView

from . import mails, vault

KINDS: Final = {"totp": "app", "webauthn": "passkeys", "recovery_codes": "codes"}
_OWN: Final = Decision(
    False,
    "own-account",
    "ล้างการยืนยันขั้นที่สองของตนเองที่นี่ไม่ได้ เปลี่ยนได้ที่หน้าบัญชีของฉัน",
    "Your own second step is not cleared here: change it on the page of your account.",
)


@dataclass(frozen=True, slots=True)
class SecondStep:
    """What an account has beside its password, as keys of words; `lost` if some of it is dead."""

    kinds: tuple[str, ...]
    lost: bool


def second_step(view: AccountView) -> SecondStep:
    """The second step of an account that the reader was shown."""
    rows = list(Authenticator.objects.filter(user=view.id))
    held = {str(row.type) for row in rows}
    kinds = tuple(word for kind, word in KINDS.items() if kind in held)
    return SecondStep(kinds, not all(map(vault.readable, rows)))


def clear_second_step(actor: Actor, *, account: int) -> None:
    """The account signs in by its password alone until its owner sets a second step anew.

    By who administers the account, never by itself: a browser left open must not be enough. Its
    owner is told by mail.
    """
    view = queries.account(actor, account)
    if account == actor.account:
        deny(actor, queries.CHANGE_ACCOUNT, ("account", account), _OWN)
    with transaction.atomic():
        held = Authenticator.objects.filter(user=account)
        kinds = sorted(set(held.values_list("type", flat=True)))
        if not kinds:
            return
        held.delete()
        tell(actor, "account.second_reset", ("account", account), after={"second_step": kinds})
    if settings.EMAIL_HOST and view.email:
        mails.send("second_reset", view.email, {"username": view.login})
