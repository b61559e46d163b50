"""What is due becomes deliveries, and each delivery leaves at most once."""

from .planning import plan
from .sending import left_behind, send, waits

__all__ = ["left_behind", "plan", "send", "waits"]
