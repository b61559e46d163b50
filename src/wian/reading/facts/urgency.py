"""How urgent the letter says it is."""

from __future__ import annotations

import re

from ..part import Part
from ..values import Fact
from ..vocabulary import URGENCY

NAME = "urgency"
_ALONE = re.compile(rf"^\W*(?:ชั้นความเร็ว\W*)?(?P<urgency>{URGENCY})\W*(?=$|\s{{2,}}|\t|ที่)")


def read(part: Part) -> Fact[str] | None:
    """ด่วน, ด่วนมาก or ด่วนที่สุด as printed above the number; urgency inside references does not
    count."""
    for line in part.lines[:25]:
        if (
            line.start > part.layout.body[0]
            and line.text
            and part.layout.body[0] < part.layout.body[1]
        ):
            break
        for cell in line.cells:
            if match := _ALONE.match(cell.text):
                return part.make(
                    re.sub(r"\s", "", match["urgency"]),
                    cell.start + match.start("urgency"),
                    cell.start + match.end("urgency"),
                    0.98,
                )
    return None
