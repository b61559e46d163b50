"""Clean text made to look as if a recogniser had read it from a bad scan.

The slips and their shares are those measured on Thai print: letters of one group swapped, spaces
before marks (whole lines at a time), tones lost, doubled or out of order, ำ split. Latin letters,
addresses and numerals stay, so that what a person can still read off the text stays readable.
"""

import re
from random import Random
from typing import Final, Literal

from wian.thai.confusions import (
    ABOVE,
    BELOW,
    COMMON_GROUPS,
    CONSONANTS,
    LEADING,
    MARKS,
    RARE_GROUPS,
    TONES,
)

Strength = Literal["light", "medium", "heavy"]

_RATES: Final[dict[str, tuple[float, float]]] = {
    "light": (0.008, 0.02),
    "medium": (0.03, 0.07),
    "heavy": (0.07, 0.14),
}
"""By strength: the share of letters that slip, and of lines whose marks stand apart."""

_APART: Final = 0.6
_LABEL_SLIP: Final = 0.35
_RARE_SHARE: Final = 0.12
_DIGIT_SLIP: Final = 0.04
_DIGITS: Final = {"๖": "๒๒๐", "๘": "๕", "๔": "๕", "๙": "๕", "๗": "ฒซ"}
_KEPT: Final = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_LABEL: Final = re.compile(
    r"^[ \t]*(เรื่อง|เรียน|อ้างถึง|สิ่งที่ส่งมาด้วย|ส่วนราชการ|วันที่|ถึง|ขอแสดงความนับถือ)", re.MULTILINE
)
_COMMON: Final = {
    c: [g.replace(c, "") for g in COMMON_GROUPS if c in g] for g in COMMON_GROUPS for c in g
}
_RARE: Final = {
    c: [g.replace(c, "") for g in RARE_GROUPS if c in g] for g in RARE_GROUPS for c in g
}
_LETTERS: Final = frozenset(CONSONANTS + LEADING + MARKS + "ะาำ")


def damage(text: str, strength: Strength, seed: int, *, digits: bool = False) -> str:
    """`text` damaged as strongly as asked; the same arguments always give the same text.

    Lines stay lines. At "heavy" the labels that begin lines are damaged too, and with `digits`
    a few Thai numerals: then dates and numbers in the text are no longer what they were.
    """
    dice = Random(f"{strength}:{seed}")
    rate, apart = _RATES[strength]
    if strength == "heavy":
        text = _LABEL.sub(lambda match: _slip_once(match.group(), dice), text)
    lines = text.split("\n")
    return "\n".join(_line(line, rate, dice.random() < apart, digits, dice) for line in lines)


def _slip_once(label: str, dice: Random) -> str:
    """A label with one of its letters slipped, now and then."""
    if dice.random() >= _LABEL_SLIP:
        return label
    at = dice.choice([i for i, letter in enumerate(label) if letter in _COMMON])
    return label[:at] + dice.choice(dice.choice(_COMMON[label[at]])) + label[at + 1 :]


def _line(line: str, rate: float, apart: bool, digits: bool, dice: Random) -> str:
    pieces, at = [], 0
    for kept in _KEPT.finditer(line):
        pieces += [_run(line[at : kept.start()], rate, apart, digits, dice), kept.group()]
        at = kept.end()
    return "".join([*pieces, _run(line[at:], rate, apart, digits, dice)])


def _run(text: str, rate: float, apart: bool, digits: bool, dice: Random) -> str:
    out: list[str] = []
    for i, letter in enumerate(text):
        if letter in _DIGITS and digits and dice.random() < _DIGIT_SLIP:
            out.append(dice.choice(_DIGITS[letter]))
        elif letter not in _LETTERS:
            out.append(letter)
        else:
            gap = apart and _begins_marks(text, i) and dice.random() < _APART
            slipped = _slipped(letter, text, i, out, dice) if dice.random() < rate else letter
            out.append(f" {slipped}" if gap else slipped)
    return "".join(out)


def _begins_marks(text: str, i: int) -> bool:
    return text[i] in MARKS and i > 0 and text[i - 1] in CONSONANTS


def _slipped(letter: str, text: str, i: int, out: list[str], dice: Random) -> str:
    """What is read instead of `letter`; `out` holds what was read before it."""
    if letter == "ำ":
        return "ํา"
    if letter in TONES:
        return _slipped_tone(letter, out, dice)
    if letter in MARKS and dice.random() < 0.35:
        return f" {letter}"
    if letter in CONSONANTS and dice.random() < 0.06 and i and text[i - 1] in _LETTERS:
        return f"{letter} "
    groups = _RARE if dice.random() < _RARE_SHARE else _COMMON
    choices = groups.get(letter) or _COMMON.get(letter)
    return dice.choice(dice.choice(choices)) if choices else letter


def _slipped_tone(tone: str, out: list[str], dice: Random) -> str:
    """A tone lost, doubled, apart, another one, or read before its vowel."""
    kind = dice.choices(("lost", "double", "apart", "other", "before"), (30, 5, 25, 15, 25))[0]
    if kind == "before" and out and out[-1] in (*ABOVE, *BELOW):
        out.insert(-1, tone)
        return ""
    if kind == "other":
        return dice.choice([other for other in "่้" if other != tone])
    return {"lost": "", "double": tone * 2, "apart": f" {tone}"}.get(kind, tone)
