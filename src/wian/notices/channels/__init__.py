"""The ways to somebody outside this house; each opens, sends a parcel, and says what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from . import hook, line, mail
from .outcome import Channel, Outcome, Unreached

CHANNELS: Final[Mapping[str, Channel]] = MappingProxyType(
    {"mail": mail, "line": line, "hook": hook}
)

__all__ = ["CHANNELS", "Channel", "Outcome", "Unreached"]
