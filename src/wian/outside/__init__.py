"""Other people's machines, asked and told with care."""

from .calling import NoAnswer, Reply, Trouble, Unasked, call
from .rules import SCHEMES, Rules, public

__all__ = ["SCHEMES", "NoAnswer", "Reply", "Rules", "Trouble", "Unasked", "call", "public"]
