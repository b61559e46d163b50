"""Messages are pushed and withdrawn, read, and people choose how they are told."""

from .choosing import choose, drop_hook, set_hook
from .line import ask_line, line_says, unlink_line
from .pushing import (
    Told,
    push,
    push_many,
    withdraw,
    withdraw_all,
    withdraw_from,
    withdraw_under,
    withdraw_under_from,
)
from .reading import read, read_all
from .sweeping import sweep

__all__ = [
    "Told",
    "ask_line",
    "choose",
    "drop_hook",
    "line_says",
    "push",
    "push_many",
    "read",
    "read_all",
    "set_hook",
    "sweep",
    "unlink_line",
    "withdraw",
    "withdraw_all",
    "withdraw_from",
    "withdraw_under",
    "withdraw_under_from",
]
