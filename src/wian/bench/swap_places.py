"""Other provinces, with their codes, and other districts."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from wian.bench.swap_names import spaced, words
from wian.thai.agencies import PROVINCES, code_of, known_code, nearest_codes, province_in
from wian.thai.confusions import COMMON_GROUPS

PLACES = words(
    "ดอนตะเคียน หนองสะแก โคกมะขาม บึงสามขา ท่าสะบ้า ห้วยกระเจา เนินพยอม คลองมะเดื่อ ทุ่งกระโดน นาคูณใหญ่ "
    "วังประดู่ เขาสามยอด บางตะบูนงาม ปากห้วยแดง สระแก้วคำ ไผ่ลายทอง สันผักกูด แม่ระมาดใต้ โพนงามดี "
    "กุดชุมแสง ป่าซางหวาน ลำทะเมน พุเตยงาม หาดทรายรี เกาะหมากน้อย ชุมตาแสง บ่อเกลือใต้ ควนกาหลง ตะโหมดงาม "
    "ศาลาลอย หัวช้างเผือก ท้ายดงแดง ริมกกงาม เวียงป่าตึง สบเมยคำ น้ำพองทอง กงไกรลาศ ดงหลวงพอ แก่งหางแมว"
)
_NAMED = re.compile(
    r"(?:อำเภอ|กิ่งอำเภอ|ตำบล|เทศบาลนคร|เทศบาลเมือง|เทศบาลตำบล|องค์การบริหารส่วนตำบล|อบต\.)\s?"
    r"(?P<name>[ก-๎]{3,16})(?=[\s,)]|$|จังหวัด|อำเภอ|ตำบล)"
)
_NO_NAME = words(
    "ทุก เมือง ที่ ละ ใน และ หรือ ของ ต่าง ดังกล่าว เป็น ซึ่ง ตาม ทั้ง ให้ ได้ จัด มี โดย นั้น นี้ ประกอบ ดำเนิน รวบรวม "
    "แจ้ง ราย จังหวัด ร่วม จำนวน ผู้"
)
_PREFIX = (
    r"(?P<lead>(?:จังหวัด|อำเภอ|ตำบล|เทศบาลนคร|เทศบาลเมือง|เทศบาลตำบล|เมือง|โซน|จ\.|อ\.|ต\.|จว\.)\s?)"
)
_KIND = re.compile(r"(?:จังหวัด|จ\.|จว\.)\s?$")
# Where the gold names places; elsewhere a word behind อำเภอ may be any word.
PLACE_KEYS = ("addressees", "exclusions", "issuer", "districts", "unit", "position")
Rewriter = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def swap_codes(text: str, numbers: Sequence[str], rng: random.Random) -> dict[str, str]:
    """Old letters → new letters for every province of the text and every code in its numbers.

    A code that no one bears but that resembles the province's ("ภส" for "กส") becomes one that
    resembles the new province's as much, so that what was wrong stays wrong.
    """
    printed = {m[0] for n in numbers for m in re.finditer(r"(?<![ก-๎])[ก-ฮ]{2}(?![ก-๎])", n)}
    named = {p.code for p, (start, _) in province_in(text) if _KIND.search(text[:start][-12:])}
    old = sorted((named | {code for code in printed if _is_province(code)}) - {"กท"})
    free = [p.code for p in PROVINCES if p.code not in {*old, *printed, "กท"}]
    free = [code for code in free if len(_name(code)) > 4 and _misread(code)]
    new = dict(zip(old, rng.sample(free, len(free)), strict=False))
    for code in sorted(c for c in printed if known_code(c) is None):
        if meant := next((near for near in nearest_codes(code) if near in new), None):
            new[code] = _misread(new[meant])
    return new


def place_rules(
    text: str,
    golds: Sequence[str],
    zoned: Sequence[str],
    codes: Mapping[str, str],
    rng: random.Random,
) -> Iterator[Rewriter]:
    """Rules for the provinces of `codes`, their letters before a number, and the districts.

    Districts are those that `golds` name behind their kind, and `zoned`, which stand alone.
    """
    names = {_name(old): _name(new) for old, new in codes.items() if _is_province(old)}
    for name in sorted(names, key=len, reverse=True):
        yield _rule(name, names[name])
    for old, new in codes.items():
        yield re.compile(rf"(?<![ก-๎]){old}(?=[\s.]{{0,3}}[\d๐-๙]{{3}})"), _always(new)
    districts = sorted(_districts(text, golds, zoned) - set(names), key=lambda n: (-len(n), n))
    for name, other in zip(districts, rng.sample(PLACES, len(PLACES)), strict=False):
        yield _rule(name, other)


def _districts(text: str, golds: Sequence[str], zoned: Sequence[str]) -> set[str]:
    """Names of districts and below that the gold tells and the text spells alike."""
    found = {m["name"] for value in golds for m in _NAMED.finditer(value)}
    found |= {name.removeprefix("อำเภอ") for name in zoned if re.fullmatch("[ก-๎]{2,24}", name)}
    kept = {n for n in found if not n.startswith(_NO_NAME) and code_of(n) is None}
    return {name for name in kept if re.search(spaced(name), text)}


def _rule(old: str, new: str) -> Rewriter:
    """A long name is known anywhere; a short one only behind its kind or alone between spaces."""
    if len(old) >= 5:
        return re.compile(spaced(old)), _always(new)
    if code_of(old):
        pattern = rf"{_PREFIX}{spaced(old)}(?![ัิ-ฺ็-๎])"
    else:
        pattern = rf"(?:{_PREFIX}{spaced(old)}|(?<![ก-๎]){spaced(old)}(?![ก-๎]))"
    return re.compile(pattern), lambda found: (found["lead"] or "") + new


def _always(new: str) -> Callable[[re.Match[str]], str]:
    return lambda found: new


def _is_province(code: str) -> bool:
    return any(province.code == code for province in PROVINCES)


def _name(code: str) -> str:
    return next(province.name_th for province in PROVINCES if province.code == code)


def _misread(code: str) -> str:
    """The first code that a scan could make of this one and that nobody bears; "" for none."""
    for place, char in enumerate(code):
        for group in COMMON_GROUPS:
            for other in group if char in group else ():
                wrong = code[:place] + other + code[place + 1 :]
                if re.fullmatch("[ก-ฮ]{2}", wrong) and known_code(wrong) is None:
                    return wrong
    return ""
