"""Which Thai letters a reader of scans mistakes for which, and how dear each mistake is.

The groups and the two units of cost come from corrected letters: a swap inside a group is what
recognisers of Thai print really do; a swap outside the groups is almost always another word.
"""

from typing import Final

CONSONANTS: Final = "".join(map(chr, range(0x0E01, 0x0E2F)))
LEADING: Final = "เแโใไ"
TONES: Final = "่้๊๋"
ABOVE: Final = "ัิีึื็ํ"
BELOW: Final = "ฺุู"
MARKS: Final = ABOVE + BELOW + TONES + "์๎"
FOLLOWING: Final = "ะาำๅ"
"""Vowels that never begin a word, yet are not combining marks."""

COMMON_GROUPS: Final = (
    "ชซข",
    "นบม",
    "ดตคศ",
    "รว",
    "ใไโ",
    "ิีึืั",
    "็่้",
    "ศพ",
    "กถภ",
    "ทห",
    "ผพฟ",
    "ฎฏ",
)
RARE_GROUPS: Final = (
    "ลส",
    "ลถ",
    "ศส",
    "ณผ",
    "ณน",
    "กด",
    "ดถ",
    "ปบ",
    "ฝฟ",
    "ญณ",
    "ธร",
    "อฮ",
    "เแ",
    "ฃข",
    "ฅค",
    "ุู",
    "ิํ",
    "์้",
    "์ี",
    "็ี",
    "็ิ",
    "้ื",
    "่ื",
    "้ี",
    "๊้",
    "๋่",
    "ฆซ",
)

COMMON_SWAP: Final = 4.5
RARE_SWAP: Final = 5.5
TWIN_SWAP: Final = 2.0
"""ฎ and ฏ: even typists mistake them."""

MARK_SLIP: Final = 5.5
"""A mark lost or added, in the units of a word's cost (natural log of its rarity)."""


def _pairs() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for groups, price in ((RARE_GROUPS, RARE_SWAP), (COMMON_GROUPS, COMMON_SWAP)):
        for group in groups:
            for one in group:
                for other in group:
                    if one != other:
                        table.setdefault(one, {})[other] = price
    table["ฎ"]["ฏ"] = table["ฏ"]["ฎ"] = TWIN_SWAP
    return table


SWAPS: Final = _pairs()
"""For a printed letter, the letters it may have been and what each costs."""


def _classes() -> dict[str, str]:
    """Each letter's class: the first letter of all it is linked with by the common groups."""
    leader: dict[str, str] = {}
    for group in (*COMMON_GROUPS, "ลส", "ณน"):
        members = set(group)
        for letter in group:
            members |= {c for c, lead in leader.items() if lead == leader.get(letter)}
        first = min(members)
        leader.update(dict.fromkeys(members, first))
    return leader


CLASS_OF: Final = _classes()
SKELETON: Final = str.maketrans(
    {**CLASS_OF, **dict.fromkeys(ABOVE + TONES + "์๎ฺ", ""), "ู": "ุ", "แ": "เ"}
)
"""A translation that makes the readings a scan confuses equal: classes kept, fine marks dropped."""
