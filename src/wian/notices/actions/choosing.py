"""People choose how and when they are told, and where their own webhook is."""

from __future__ import annotations

import secrets
from dataclasses import asdict

from django.db import transaction

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ..channels.hook import SEAL, unfit
from ..errors import Refused
from ..models import Preference
from ..values import Choices

HOURS = range(24)


def choose(actor: Actor, *, choices: Choices) -> None:
    """From now on the person is told in this way. Refused N102 for an hour that is none."""
    account, hours = own(actor), choices.hours
    if not {hours.digest_at, hours.quiet_from, hours.quiet_until} <= set(HOURS):
        raise Refused("N102")
    values = asdict(choices)
    values |= values.pop("hours")
    with transaction.atomic():
        Preference.objects.update_or_create(account_id=account, defaults=values)
        tell(actor, "notice.choose", ("account", account), after=values)


def set_hook(actor: Actor, *, url: str) -> str:
    """The person's digests are posted to this address too; the secret that signs them, shown once.

    Refused N103 for an address that could never be told. Whether it may be is asked again of the
    machine behind its name at every delivery.
    """
    account, url = own(actor), url.strip()
    if why := unfit(url):
        raise Refused("N103", why=why)
    secret = secrets.token_urlsafe(32)
    sealed = {"hook_url": SEAL.seal(url), "hook_secret": SEAL.seal(secret), "hook": True}
    with transaction.atomic():
        Preference.objects.update_or_create(account_id=account, defaults=sealed)
        tell(actor, "notice.hook", ("account", account), after={"hook": True})
    return secret


def drop_hook(actor: Actor) -> None:
    """Nothing is posted for this person any more."""
    account = own(actor)
    with transaction.atomic():
        rows = Preference.objects.filter(account=account).exclude(hook_url="")
        if rows.update(hook_url="", hook_secret=""):
            tell(actor, "notice.hook", ("account", account), after={"hook": False})


def seal_anew() -> None:
    """What webhooks need is sealed by the newest key, so that an older one may go."""
    rows = Preference.objects.exclude(hook_url="").values_list("pk", flat=True)
    for pk in rows:
        with transaction.atomic():
            held = Preference.objects.select_for_update().get(pk=pk)
            url, secret = SEAL.turn(held.hook_url), SEAL.turn(held.hook_secret)
            if url is not None and secret is not None:
                held.hook_url, held.hook_secret = url, secret
                held.save(update_fields=["hook_url", "hook_secret"])


def own(actor: Actor) -> int:
    """The account of who acts; Refused N101 for nobody."""
    if actor.account is None:
        raise Refused("N101")
    return actor.account
