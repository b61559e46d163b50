"""What comes round for the pages: nothing of a sign-in is kept longer than it serves."""

from __future__ import annotations

from datetime import timedelta

from axes.models import AccessAttempt
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from wian.jobs.periodic import every

DAY_SECONDS = 24 * 3600


def forget_sessions() -> None:
    """Sessions that have ended and failed sign-ins of before yesterday are gone."""
    SessionStore.clear_expired()
    AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - timedelta(days=1)).delete()


def register() -> None:
    """It comes round once a day."""
    every(seconds=DAY_SECONDS)(forget_sessions)
