"""One's own notices, choices and deliveries; nobody sees anybody else's."""

from .choices import choices, ways
from .deliveries import deliveries, troubles
from .notices import count_unread, notice, notices, unread

__all__ = [
    "choices",
    "count_unread",
    "deliveries",
    "notice",
    "notices",
    "troubles",
    "unread",
    "ways",
]
