"""Invented persons in place of those of a letter."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from wian.thai.confusions import COMMON_GROUPS


def words(listed: str) -> tuple[str, ...]:
    """The words of a list that is written in lines."""
    return tuple(listed.split())


# Where the gold names people.
PEOPLE_KEYS = ("name", "people", "person", "person_or_post", "unit", "assignee", "title")

GIVEN = words(
    "กิตติพัฒน์ เกศรินทร์ ขวัญจิรา คมกฤช จันทรรัตน์ เจษฎาพร ชนัดดา ชุติพนธ์ ฐิติกานต์ ณัฐวรรธน์ "
    "ดวงพร ตรีทิพย์ ทรงศักดิ์ ธนัชพร นพคุณ นิรมล บุญญาพร ปวริศร์ ปัทมาวดี พงศธร เพ็ญนภา ภัทรกร "
    "มนัสนันท์ ยุทธพงษ์ รุ่งระวี วรวิทย์ ศศิประภา สมฤทัย อดิศร อรพรรณ"
)
FAMILY = words(
    "กาญจนวิลาส แก้วประเสริฐสม ขจรกิตติไพศาล คุ้มรักษาดี จิตรภักดีกุล เจริญผลานนท์ ฉายาวิไล "
    "ชูเกียรติวงศ์ ดำรงพัฒนา ตั้งมั่นคงดี ทองอุไรรัตน์ ธรรมสุจริต นาคสวัสดิ์ชัย บัวหลวงงาม ประทุมมาลย์ "
    "ปิ่นเกล้าแสง ผลบุญเกิด พรหมรักษ์ไทย ภูมิพัฒนไชย มณีวรรณสุข ยอดยิ่งเจริญ รัตนวิจิตร ลือชาไกร "
    "วงษ์สวรรค์ดี ศิลาเพชร สายธารทิพย์ สุวรรณโชติกุล แสนสุขสันต์ หิรัญพฤกษ์ อินทรสมบัติ"
)

TITLE = (
    r"(?:นางสาว|นาย|นาง|น\.ส\.|ดร\.|ว่าที่\s?ร้อยตรี(?:หญิง)?|ว่าที่\s?ร\.ต\.|เด็กชาย|เด็กหญิง|คุณ|"
    r"ศาสตราจารย์|(?:พล|พัน|ร้อย|จ่าสิบ|สิบ|ดาบ)(?:ตำรวจ|อากาศ|เรือ)?(?:เอก|โท|ตรี)?(?:หญิง)?|แพทย์หญิง|นายแพทย์)"
)
_MARK = re.compile(r"[\sัิ-ฺ็-๎]")
_POSTS = ("อำเภอ", "ก", "แพทย์", "ทะเบียน", "ช่าง", "ตรวจ", "จ้าง", "สัตว", "พยาบาล", "ทหาร", "หมู่")
_OFFICE = re.compile("จังหวัด|อำเภอ|ราชการ|สาธารณสุข|กรรมการ|ผู้|สำนัก|องค์การ|เทศบาล|โรงเรียน|ตำแหน่ง")
_PERSON = re.compile(rf"{TITLE}\s{{0,2}}(?P<given>[ก-๎]{{2,20}})\s{{1,4}}(?P<family>[ก-๎]{{2,25}})")


def person_rules(
    text: str, golds: Sequence[str], rng: random.Random
) -> Iterator[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
    """Rules that give each person of the gold who stands in the text another name.

    The same given or family name becomes the same new one: relatives stay relatives.
    """
    pairs = {(m["given"], m["family"]) for words in golds for m in _PERSON.finditer(words)}
    pairs = {p for p in pairs if not p[0].startswith(_POSTS) and not _OFFICE.search("".join(p))}
    there = sorted(p for p in pairs if re.search(rf"{spaced(p[0])}\s{{1,4}}{spaced(p[1])}", text))
    givens = _assigned(sorted({given for given, _ in there}), GIVEN, rng)
    families = _assigned(sorted({family for _, family in there}), FAMILY, rng)
    for given, family in there:
        pattern = rf"{spaced(given)}(?P<gap>\s{{1,4}}){spaced(family)}"
        new = (givens[given], families[family])
        yield re.compile(pattern), _joined(*new)
    for given, other in givens.items():
        pattern = rf"(?P<title>{TITLE}\s{{0,2}}){spaced(given)}(?![ก-๎])"
        yield re.compile(pattern), _titled(other)


def spaced(name: str) -> str:
    """A pattern for the name as a scan prints it: cut by spaces, marks bent, letters mistaken."""
    parts = [_mistaken(char) for char in name.replace("ำ", "า") if not _MARK.fullmatch(char)]
    return r"[\sัิ-ฺ็-๎]{0,4}".join(parts) + "[ัิ-ฺ็-๎]{0,2}"


def _mistaken(char: str) -> str:
    """A class of the letters that a scan may print for this one."""
    others = "".join(group for group in COMMON_GROUPS if char in group and "ก" <= group[0] <= "ฮ")
    if char == "า":
        return "[าำ]"
    return f"[{char}{others}]" if others else re.escape(char)


def _assigned(old: Sequence[str], new: Sequence[str], rng: random.Random) -> dict[str, str]:
    """Each old name with a new one of its own; past the list, names are doubled."""
    shuffled = rng.sample(list(new), len(new))
    longer = [one + two for one in shuffled for two in shuffled]
    return dict(zip(old, [*shuffled, *longer], strict=False))


def _joined(given: str, family: str) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{given}{found['gap']}{family}"


def _titled(given: str) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{found['title']}{given}"
