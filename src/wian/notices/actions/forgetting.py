"""Where an erased person was reached is known no more."""

from __future__ import annotations

from collections.abc import Collection

from ..models import LineCode, Preference


def forget(accounts: Collection[int]) -> None:
    """Nothing is kept of where these accounts were reached, or of what they chose."""
    LineCode.objects.filter(account__in=accounts).delete()
    Preference.objects.filter(account__in=accounts).delete()
