"""The official forms of a letter as data: the blocks of each in their order, and its emblem.

`forms/layouts.json` is read by the press too, so paper and word processor have one order.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from .values import Form

_FILE: Final = Path(__file__).parent / "forms" / "layouts.json"


@dataclass(frozen=True, slots=True)
class Layout:
    """One form: its blocks in order, the emblem's height in millimetres and its side.

    `name` begins the heading (คำสั่ง), `given` stands before the day (สั่ง ณ วันที่).
    """

    blocks: tuple[str, ...]
    emblem: int
    left: bool
    name: str = ""
    given: str = ""


def layout_of(form: Form) -> Layout:
    """How letters of this form are laid out."""
    return _layouts()[form]


@lru_cache(maxsize=1)
def _layouts() -> dict[str, Layout]:
    return {
        form: Layout(
            tuple(told["blocks"]),
            told["emblem"]["height"],
            told["emblem"]["anchor"] == "left",
            told.get("name", ""),
            told.get("given", ""),
        )
        for form, told in json.loads(_FILE.read_bytes()).items()
    }
