"""What the person chose, and where they are reached."""

from __future__ import annotations

from django.contrib.auth import get_user_model

from wian.offices.acting import Actor

from ..channels import line, mail
from ..channels.hook import SEAL
from ..models import Preference
from ..rules import Hours
from ..values import Choices, Ways


def choices(actor: Actor) -> Choices:
    """What the person chose, the usual where nothing."""
    row = Preference.objects.filter(pk=actor.account or 0).first()
    if row is None:
        return Choices()
    hours = Hours(row.digest_at, row.quiet_from, row.quiet_until, row.quiet_days)
    return Choices(row.mail, row.line, row.hook, hours, row.urgent_apart, row.urgent_anytime)


def ways(actor: Actor) -> Ways:
    """Where the person is reached, the webhook by its address; and what this site offers."""
    row = Preference.objects.filter(pk=actor.account or 0).first() or Preference()
    accounts = get_user_model().objects.filter(pk=actor.account or 0)
    email = accounts.values_list("email", flat=True).first() or ""
    return Ways(
        mail=email,
        line_linked=bool(row.line_user),
        hook=(SEAL.open(row.hook_url) or "") if row.hook_url else "",
        mail_offered=mail.offered(),
        line_offered=line.offered(),
    )
