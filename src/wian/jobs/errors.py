"""How a job ends otherwise than done."""

from __future__ import annotations


class CannotBeDone(Exception):
    """Raised by a job that no further attempt can help; its text is shown to people as it is."""


class WorkerLost(Exception):
    """Kept as the cause of a job whose workers died in the middle of it, as often as is allowed."""


class LeaseLost(Exception):
    """Raised by `progress()` when the job was given to another worker meanwhile: stop working."""


class LetGo(BaseException):
    """Asked twice to stop: the running job is left at once and given back."""
