"""Thai text that a terminal breaks between words; Thai prints no space between them."""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.containers import Lines
from rich.text import Text

from wian.thai.lexicon import segment

_OPENING = ("“", "‘", "(", '"')


class ThaiText(Text):
    """Text whose lines end where a word ends."""

    def wrap(self, console: Console, width: int, *args: Any, **kwargs: Any) -> Lines:
        broken = "\n".join(_broken(line, width) for line in self.plain.split("\n"))
        return Text(broken, style=self.style).wrap(console, width, *args, **kwargs)


def _broken(line: str, width: int) -> str:
    if cell_len(line) <= width:
        return line
    out, room, opening = [""], width, ""
    for word in segment(line):
        word, opening = opening + word, ""
        if word in _OPENING:
            opening = word
            continue
        size = cell_len(word)
        if size > room and out[-1]:
            out.append("")
            room = width
        if out[-1] or not word.isspace():
            out[-1] += word
            room -= size
    out[-1] += opening
    return "\n".join(part.rstrip() for part in out)
