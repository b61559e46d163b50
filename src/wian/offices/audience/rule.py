"""An audience as data: kinds of office over areas, single offices and groups, minus exceptions.

A rule is what a letter keeps beside the frozen list, so that people can read later who was meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

EVERYWHERE = "TH"
BANGKOK = "10"
"""A place among the provinces that is none: it has no governor of a province, no districts with
a chief, and no local bodies such as the others have."""


@dataclass(frozen=True, slots=True)
class Part:
    """Offices of these kinds within these areas and groups, and single offices besides.

    `areas` are place codes (TH is everywhere); no kinds means any kind (in an exception), no
    groups means no limit. `offices` and `groups` are ids.
    """

    kinds: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    offices: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it names nobody at all."""
        return not (self.kinds or self.areas or self.offices or self.groups)


@dataclass(frozen=True, slots=True)
class Rule:
    """Whoever a part of `include` takes in and no part of `exclude` takes out."""

    include: tuple[Part, ...] = ()
    exclude: tuple[Part, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The rule as plain JSON; `from_dict` reads it back to an equal rule."""
        return {
            side: [
                {name: list(getattr(part, name)) for name in Part.__slots__ if getattr(part, name)}
                for part in getattr(self, side)
            ]
            for side in ("include", "exclude")
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Rule:
        """The rule of `to_dict`; raises ValueError for anything else."""
        try:
            return cls(*(tuple(map(_part, data.get(side, ()))) for side in ("include", "exclude")))
        except (AttributeError, TypeError, ValueError) as wrong:
            raise ValueError(f"not an audience rule: {wrong}") from None


def _part(data: Mapping[str, Any]) -> Part:
    if unknown := set(data) - set(Part.__slots__):
        raise ValueError(f"not an audience rule: {sorted(unknown)}")
    if not all(isinstance(values, list | tuple) for values in data.values()):
        raise ValueError("not an audience rule: kinds, areas, offices and groups are lists")
    return Part(
        kinds=tuple(map(str, data.get("kinds", ()))),
        areas=tuple(map(str, data.get("areas", ()))),
        offices=tuple(map(int, data.get("offices", ()))),
        groups=tuple(map(int, data.get("groups", ()))),
    )
