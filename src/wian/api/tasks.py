"""What comes round for the API."""

from __future__ import annotations

from wian.jobs.periodic import every

from .idempotency import forget

FORGET_SECONDS = 3600


def register() -> None:
    """Answers that nobody may ask for again are forgotten."""
    every(seconds=FORGET_SECONDS)(forget)
