"""The letters that open a letter's number, and whom they stand for.

Two letters of a province or a ministry begin every number ("ชร ๐๐๑๗.๒/ว ๑๒"): annexes of the
Regulation on Saraban. Province numbers are those of DOPA / TIS 1099.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final, Literal

from wian.thai.confusions import COMMON_GROUPS, RARE_GROUPS

Kind = Literal[
    "province",
    "ministry",
    "agency",
    "royal",
    "independent",
    "court",
    "parliament",
    "capital",
    "force",
]


@dataclass(frozen=True, slots=True)
class Province:
    """A province: its DOPA number, its two letters, and its names without จังหวัด."""

    dopa: str
    code: str
    name_th: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Agency:
    """Whom a code stands for, and `bodies` that write letters under it (never all of them)."""

    code: str
    kind: Kind
    name: str
    bodies: tuple[str, ...] = ()

    def named_in(self, folded: str) -> bool:
        """Whether `folded` (no spaces) names this agency or one of its bodies."""
        return any(body in folded for body in (_unspaced(self.name), *self.bodies))

    def claimed_by(self, folded: str) -> bool:
        """Whether `folded` names this agency beyond doubt: its own name, or a department of it."""
        departments = (body for body in self.bodies if body.startswith("กรม"))
        return any(body in folded for body in (_unspaced(self.name), *departments))


def _unspaced(text: str) -> str:
    return "".join(text.split())


def _rows(name: str) -> Iterator[dict[str, str]]:
    table = files("wian.thai").joinpath(f"data/{name}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(table.splitlines())


PROVINCES: Final = tuple(
    Province(row["dopa"], row["code"], row["name_th"], row["name_en"]) for row in _rows("provinces")
)
"""The 77 provinces, Bangkok among them, by DOPA number."""

MINISTRIES: Final[Mapping[str, Agency]] = {
    row["code"]: Agency(
        row["code"],
        row["kind"],  # type: ignore[arg-type]  # the table is ours; a test reads every row
        row["name"],
        tuple(row["bodies"].split()),
    )
    for row in _rows("agencies")
}
"""Ministries, independent bodies, courts and forces by code; provinces are not among them."""

_BY_CODE: Final = {province.code: province for province in PROVINCES}
_BY_NAME: Final = {province.name_th: province for province in PROVINCES}
_AGENCY_OF_PROVINCE: Final = {
    p.code: Agency(p.code, "province", f"จังหวัด{p.name_th}", (p.name_th,)) for p in PROVINCES
}
_LETTERS: Final = re.compile(r"[ก-ฮ]{2,4}")
_NAMES: Final = re.compile(
    "|".join(sorted((re.escape(name) for name in _BY_NAME), key=len, reverse=True))
    + r"|(?<![ก-ฮ])กทม\.?"
)
_SHORT: Final = frozenset(p.name_th for p in PROVINCES if len(p.name_th) <= 4)
_PREFIXED: Final = re.compile(r"(?:จังหวัด|เมือง|จ\.|จว\.)[ \t]?\Z")


def province_by_code(code: str) -> Province | None:
    """The province whose letters open a number ("ชร"), or None."""
    return _BY_CODE.get(_bare(code))


def code_of(province: str) -> str | None:
    """The letters of a province named with or without จังหวัด, or None when it is none."""
    name = _unspaced(province).removeprefix("จังหวัด")
    found = _BY_NAME.get(name)
    return found.code if found else None


def known_code(code: str) -> Agency | None:
    """Whom `code` stands for, provinces included; None for a code that no annex lists here."""
    bare = _bare(code)
    return MINISTRIES.get(bare) or _AGENCY_OF_PROVINCE.get(bare)


def _bare(code: str) -> str:
    """Only the letters that open `code` ("ศธ ๐๔๐๐๑" gives ศธ)."""
    match = _LETTERS.match(code.strip())
    return match.group() if match else ""


@lru_cache(maxsize=512)
def nearest_codes(code: str) -> tuple[str, ...]:
    """Known codes that a scan could turn into `code`, likeliest first; at most 8.

    Only single confusions of letters in one group, or two at most; a known code is not excluded
    from having neighbours, and is never its own neighbour.
    """
    bare = _bare(code)
    ranked = []
    for other in (*_BY_CODE, *MINISTRIES):
        distance = _distance(bare, other)
        if other != bare and distance is not None:
            ranked.append((distance, other))
    return tuple(other for _, other in sorted(ranked)[:8])


_COMMON_PAIRS: Final = frozenset((a, b) for g in COMMON_GROUPS for a in g for b in g)
_RARE_PAIRS: Final = frozenset((a, b) for g in RARE_GROUPS for a in g for b in g)


def _distance(one: str, other: str) -> float | None:
    if len(one) != len(other):
        return None
    total = 0.0
    for a, b in zip(one, other, strict=True):
        if a == b:
            continue
        if (a, b) in _COMMON_PAIRS:
            total += 1
        elif (a, b) in _RARE_PAIRS:
            total += 1.5
        else:
            return None
    return total


def province_in(text: str) -> list[tuple[Province, tuple[int, int]]]:
    """Provinces named in `text`, in order, each with the [start, end) of its bare name.

    A name of four letters or fewer (ตาก, เลย, แพร่, น่าน…) is also a common word: it counts only
    after จังหวัด, จ. or เมือง. Other names count anywhere; a district of the same name is not told
    apart.
    """
    found = []
    for match in _NAMES.finditer(text):
        name = match.group()
        if name in _SHORT and not _PREFIXED.search(text, max(0, match.start() - 9), match.start()):
            continue
        province = _BY_NAME.get(name) or _BY_CODE["กท"]
        found.append((province, match.span()))
    return found


def fits(code: str, issuer: str) -> bool | None:
    """Whether a letter of `issuer` may open its number with `code`; None when undecidable.

    A province's code fits an issuer that names the province and no issuer that names only others.
    A ministry's code fits its own bodies, and any office in a province may use one, so only
    another ministry or department named outright speaks against it. A code that nobody lists is
    wrong only if a scan could have made it of one that fits.
    """
    bare = _bare(code)
    folded = _unspaced(issuer)
    province = _BY_CODE.get(bare)
    if province is not None:
        return _province_fits(province, issuer, folded)
    agency = MINISTRIES.get(bare)
    if agency is not None:
        if agency.named_in(folded):
            return True
        same = {a.code for a in MINISTRIES.values() if a.name == agency.name}
        rivals = (a for a in MINISTRIES.values() if a.code not in same)
        return False if any(rival.claimed_by(folded) for rival in rivals) else None
    if bare and any(_plainly_fits(near, issuer, folded) for near in nearest_codes(bare)):
        return False
    return None


def _province_fits(province: Province, issuer: str, folded: str) -> bool | None:
    named = {found.code for found, _ in province_in(issuer)}
    if province.code in named or f"จังหวัด{province.name_th}" in folded:
        return True
    if named:
        return False
    return False if any(a.claimed_by(folded) for a in _central()) else None


def _central() -> Iterator[Agency]:
    return (a for a in MINISTRIES.values() if a.kind in ("ministry", "court", "parliament"))


def _plainly_fits(code: str, issuer: str, folded: str) -> bool:
    province = _BY_CODE.get(code)
    if province is not None:
        return _province_fits(province, issuer, folded) is True
    return MINISTRIES[code].claimed_by(folded)
