"""More time, or being let off: asked for, decided one level up, dated and visible."""

from .asking import ask_leave, take_back_leave
from .granting import decide_leave, grant_leave

__all__ = ["ask_leave", "decide_leave", "grant_leave", "take_back_leave"]
