"""Completeness and timeliness from the sums: by duty, period and month, by place and by zone."""

from .lines import by_duty, by_month, by_period
from .places import level, tree, zones
from .scope import Scope

__all__ = ["Scope", "by_duty", "by_month", "by_period", "level", "tree", "zones"]
