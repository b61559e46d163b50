"""A letter's twin has other names, numbers, dates and places, and says the same."""

from __future__ import annotations

import json
import re
from datetime import date
from statistics import mean
from typing import Any

import pytest

from tests.support import ROOT
from wian.bench.corpus import Sample, load
from wian.bench.scoring import score
from wian.bench.swap import swap
from wian.bench.swap_names import FAMILY, GIVEN, words
from wian.reading import read, to_dict
from wian.thai.agencies import PROVINCES, code_of

TWINS = load(ROOT / "examples/letters")
OPEN = load(ROOT / "examples/corpus")
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
MONTHS = words(
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"
)
LETTER = """ที่ รอ ๐๐๒๓.๓/ว ๑๔๘๕

ศาลากลางจังหวัดร้อยเอ็ด
ถนนเทวาภิบาล รอ ๔๕๐๐๐

๕ มกราคม ๒๕๖๗

เรียน นายอำเภอธวัชบุรี

ขอเชิญประชุมในวันจันทร์ที่ ๑๕ มกราคม ๒๕๖๗ และส่งรายงานทุกวันศุกร์ ภายในเดือนกุมภาพันธ์ ๒๕๖๗

(นายสมหมาย ทองประดิษฐ์วงศ์)
โทร. ๐ ๔๓๕๑ ๐๑๖๓
"""
GOLD: dict[str, Any] = {
    "documents": [
        {
            "kind": "external_letter",
            "number": "รอ 0023.3/ว 1485",
            "date": "2024-01-05",
            "issuer": "จังหวัดร้อยเอ็ด",
            "addressees": ["นายอำเภอธวัชบุรี"],
            "duties": [{"action": "ส่งรายงาน", "due": "2024-02-29"}],
            "signatory": {"name": "นายสมหมาย ทองประดิษฐ์วงศ์"},
            "contacts": [{"phone": "043510163"}],
        }
    ]
}


def test_everything_that_names_someone_is_exchanged() -> None:
    text, gold = swap(LETTER, GOLD)
    document = gold["documents"][0]
    for old in ("ร้อยเอ็ด", "รอ", "ธวัชบุรี", "สมหมาย", "ทองประดิษฐ์", "๑๔๘๕", "๔๓๕๑ ๐๑", "๒๕๖๗"):
        assert old not in text
    given, family = document["signatory"]["name"].removeprefix("นาย").split()
    assert (given in GIVEN, family in FAMILY) == (True, True)
    assert document["signatory"]["name"] in text
    assert document["addressees"][0] in text
    assert document["issuer"] in text


def test_a_province_keeps_its_own_letters() -> None:
    text, gold = swap(LETTER, GOLD)
    code = code_of(gold["documents"][0]["issuer"])
    assert gold["documents"][0]["number"].startswith(f"{code} 0023.")
    assert text.count(f"{code} ") == 2


def test_a_weekday_and_a_recurring_day_stay_what_they_were() -> None:
    text, _ = swap(LETTER, GOLD)
    found = re.search(r"วัน(\S+)ที่ ๑๕ มกราคม (\S+) ", text)
    assert found
    assert WEEKDAYS[date(int(found[2]) - 543, 1, 15).weekday()] == found[1]
    assert "ทุกวันศุกร์" in text


@pytest.mark.parametrize("seed", range(6))
def test_the_end_of_february_stays_the_end_of_february(seed: int) -> None:
    due = date.fromisoformat(swap(LETTER, GOLD, seed)[1]["documents"][0]["duties"][0]["due"])
    assert (due.month, due.day) == (2, 29)


def test_the_same_seed_gives_the_same_twin() -> None:
    assert swap(LETTER, GOLD, 3) == swap(LETTER, GOLD, 3)
    assert len({swap(LETTER, GOLD, seed)[0] for seed in range(8)}) > 4


def test_what_the_gold_does_not_name_stays() -> None:
    text = "อ่าน https://a.example/2567 ราคา 2,567 บาท ว 55 ประจำปี ๒๕๖๗"
    assert swap(text, {})[0].startswith("อ่าน https://a.example/2567 ราคา 2,567 บาท ว 55 ประจำปี ๒๕")


@pytest.mark.parametrize("sample", [*TWINS, *OPEN], ids=lambda s: s.name)
def test_a_weekday_that_fits_still_fits_and_one_that_does_not_still_does_not(
    sample: Sample,
) -> None:
    text, _ = swap(sample.text, sample.gold, 5)
    assert list(map(fits, dated(text))) == list(map(fits, dated(sample.text)))


def dated(text: str) -> list[tuple[str, int, str, int]]:
    """Weekday, day, month and year of every full date of the text."""
    days, months = "|".join(WEEKDAYS), "|".join(MONTHS)
    pattern = rf"วัน({days})ที่ ?([\d๐-๙]+) ({months}) (?:พ.ศ. )?([2๒][5๕][\d๐-๙]{{2}})"
    return [(m[1], int(m[2]), m[3], int(m[4])) for m in re.finditer(pattern, text)]


def fits(found: tuple[str, int, str, int]) -> bool:
    weekday, day, month, year = found
    return WEEKDAYS[date(year - 543, MONTHS.index(month) + 1, day).weekday()] == weekday


def test_swapping_costs_the_reader_at_most_a_hundredth() -> None:
    costs = []
    for sample in [*TWINS, *OPEN]:
        text, gold = swap(sample.text, sample.gold, 1)
        before = score(sample.gold, to_dict(read(sample.text))).total.f1
        costs.append(before - score(gold, to_dict(read(text))).total.f1)
    assert mean(costs) <= 0.01


def test_no_province_of_a_twin_letter_is_left_in_its_swapped_gold() -> None:
    for sample in TWINS:
        _, gold = swap(sample.text, sample.gold, 2)
        before, after = (json.dumps(g, ensure_ascii=False) for g in (sample.gold, gold))
        headed = [p.name_th for p in PROVINCES if f"จังหวัด{p.name_th}" in sample.text]
        kept = [name for name in headed if f"จังหวัด{name}" in before and f"จังหวัด{name}" in after]
        assert not kept
