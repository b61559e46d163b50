"""The invented letters of `examples/` with what a careful person reads in them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

# Where `examples/` stands in a checkout; an installed wheel has none and must be told.
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
Noise = Literal["none", "light", "heavy"]


@dataclass(frozen=True, slots=True)
class Sample:
    """One letter; `noise` is the damage it was written with, `genre` its kind."""

    name: str
    text: str
    gold: Mapping[str, Any]
    genre: str
    noise: Noise


def load(folder: Path) -> list[Sample]:
    """Every `NNN.txt` beside a `NNN.json` of the folder itself, by name; [] where there is none."""
    found = []
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt")
        if not text.is_file():
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        noise = gold.get("ocr_noise", "none")
        letter = text.read_text(encoding="utf-8")
        found.append(Sample(path.stem, letter, gold, gold.get("genre", "letter"), noise))
    return found
