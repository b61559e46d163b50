"""The built-in directory: every reference meets its row, facts agree, and nobody in it is real."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations

import pytest
from pythainlp.corpus import thai_family_names

from tests.support import ROOT, require, shared
from wian.offices.kinds import KINDS
from wian.thai.agencies import PROVINCES

DATA = ROOT / "src/wian/offices/data"
COLUMNS = {
    "places": "code,level,parent,name_th,name_en",
    "offices": "key,kind,parent,place,name_th,name_en,short,code,phone,since",
    "units": "office,key,name_th,name_en,code,phone,since,until",
    "local_bodies": "key,kind,place,district,name_th,name_en,short",
    "people": "key,title,given,family,office,post,head,since,until,mode",
    "groups": "key,owner,name_th,name_en,since,until,members",
}
WIDTH = {"country": 2, "province": 2, "district": 4, "subdistrict": 6}
PHONE = re.compile(r"0-5[35]00-01\d\d")
Row = dict[str, str]


@lru_cache
def rows(name: str) -> list[Row]:
    """The rows of one file of the directory."""
    return list(csv.DictReader(io.StringIO((DATA / f"{name}.csv").read_text(encoding="utf-8"))))


def places(level: str, within: str = "") -> set[str]:
    """The codes of a level, those inside one place where it is named."""
    found = (row["code"] for row in rows("places") if row["level"] == level)
    return {code for code in found if code.startswith(within)}


def made_by_rule() -> set[str]:
    """The keys of the offices that the rule makes for each province and district."""
    provinces = {
        f"p{code}{line}"
        for code in places("province") - {"10"}
        for line in ("", "-dla", "-cdd", "-pao")
    }
    lines = ("", "-dla", "-cdd")
    return provinces | {f"d{code}{line}" for code in places("district") for line in lines}


def written() -> list[str]:
    """The keys of the offices, local bodies and units that have a row."""
    return [row["key"] for name in ("offices", "local_bodies", "units") for row in rows(name)]


def known() -> set[str]:
    """Every office and unit that a row may speak of."""
    return set(written()) | made_by_rule()


def days(row: Row) -> tuple[date, date]:
    """First and last day of a row; the last is far away where it is empty."""
    return date.fromisoformat(row["since"]), date.fromisoformat(row.get("until") or "9999-12-31")


def overlap(one: Row, other: Row) -> bool:
    """Some day lies in both rows."""
    return max(days(one)[0], days(other)[0]) <= min(days(one)[1], days(other)[1])


def tenures(**wanted: str) -> list[Row]:
    """The rows of people with these values."""
    return [row for row in rows("people") if all(row[k] == v for k, v in wanted.items())]


def clashing(found: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs of rows that share a day."""
    return (pair for pair in combinations(found, 2) if overlap(*pair))


@pytest.mark.parametrize("name", COLUMNS)
def test_a_file_is_plain_utf8_with_the_promised_columns(name: str) -> None:
    text = (DATA / f"{name}.csv").read_bytes().decode("utf-8")
    assert text.split("\n", 1)[0] == COLUMNS[name]
    assert text.endswith("\n")
    assert "\r" not in text
    assert len({tuple(row.items()) for row in rows(name)}) == len(rows(name)), "a row stands twice"
    # DictReader puts what is too much under None, and None where something lacks.
    assert all(value == value.strip() for row in rows(name) for value in row.values())
    assert f"| {name}.csv | {len(rows(name))} |" in (DATA / "README.md").read_text("utf-8")


def test_places_are_counted_and_stand_in_their_parent() -> None:
    codes = {row["code"] for row in rows("places")}
    assert len(codes) == len(rows("places"))
    for row in rows("places"):
        assert len(row["code"]) == WIDTH[row["level"]]
        if row["level"] != "country":
            assert row["parent"] in codes
            assert row["parent"] == (row["code"][:-2] or "TH")
    assert len(places("province")) == 77
    assert [len(places("district", p)) for p in ("57", "53")] == [18, 9]
    assert [len(places("subdistrict", p)) for p in ("57", "53")] == [124, 67]
    assert len(places("district")) == 27


def test_place_names_are_bare_and_provinces_agree_with_the_room_thai() -> None:
    assert not [r for r in rows("places") if re.match("จังหวัด|อำเภอ|ตำบล", r["name_th"])]
    assert all(re.fullmatch(r"[A-Z][A-Za-z -]+", row["name_en"]) for row in rows("places"))
    ours = {(r["code"], r["name_th"], r["name_en"]) for r in rows("places")[1:78]}
    assert ours == {(p.dopa, p.name_th, p.name_en) for p in PROVINCES}


def test_keys_are_slugs_and_no_office_has_two_rows() -> None:
    assert len(set(written())) == len(written())
    assert not set(written()) & made_by_rule()
    keys = {*written(), *(row["key"] for name in ("groups", "people") for row in rows(name))}
    assert all(re.fullmatch(r"[a-z][a-z0-9-]{1,39}", key) for key in keys)


def test_every_reference_meets_an_office_or_a_place() -> None:
    central = {row["key"] for row in rows("offices")}
    codes = {row["code"] for row in rows("places")}
    named = {row["office"] for name in ("units", "people") for row in rows(name)}
    named |= {row["owner"] for row in rows("groups")}
    named |= {key for row in rows("groups") for key in row["members"].split()}
    assert named <= known()
    assert {row["parent"] for row in rows("offices")} - {""} <= central
    assert {row["place"] for name in ("offices", "local_bodies") for row in rows(name)} <= codes


def test_kinds_are_known_and_local_bodies_are_named_by_theirs() -> None:
    assert {row["kind"] for row in rows("offices")} <= KINDS.keys()
    for row in rows("local_bodies"):
        kind = KINDS[row["kind"]]
        assert kind.local
        bare = row["name_th"].removeprefix(kind.thai)
        assert bare
        assert row["short"] == kind.short + bare
        assert row["district"] in places("district")
        assert row["place"].startswith(row["district"])


def test_every_district_of_chiang_rai_has_a_local_body() -> None:
    assert {row["district"] for row in rows("local_bodies")} >= places("district", "57")


def test_dates_are_days_in_order() -> None:
    for name in ("offices", "units", "people", "groups"):
        for row in rows(name):
            since, until = days(row)
            assert since < until, row


def test_a_unit_number_has_one_owner_at_a_time_and_one_number_had_two() -> None:
    owners: dict[tuple[str, str], list[Row]] = {}
    for row in filter(lambda row: row["code"], rows("units")):
        owners.setdefault((row["office"], row["code"]), []).append(row)
    assert not [pair for found in owners.values() for pair in clashing(found)]
    assert [key for key, found in owners.items() if len(found) == 2] == [("p53-dla", "0023.6")]


def test_phones_are_of_the_invented_pattern() -> None:
    phones = {row["phone"] for name in ("offices", "units") for row in rows(name)} - {""}
    assert phones
    assert all(map(PHONE.fullmatch, phones))


def test_each_district_of_chiang_rai_stands_in_exactly_one_zone() -> None:
    zones = [row["members"].split() for row in rows("groups") if row["key"].startswith("zone-")]
    assert [len(zone) for zone in zones] == [6, 6, 6]
    members = Counter(key for zone in zones for key in zone)
    assert members == dict.fromkeys((f"d{code}-cdd" for code in places("district", "57")), 1)
    pilots = next(
        row["members"].split() for row in rows("groups") if row["key"] == "pilot-districts"
    )
    assert len(set(pilots)) == 5


def test_a_person_has_one_name_and_a_name_one_person() -> None:
    names = {(r["key"], r["title"], r["given"], r["family"]) for r in rows("people")}
    for part in (slice(0, 1), slice(2, 4), slice(3, 4)):
        assert len({name[part] for name in names}) == len(names)
    assert {row["mode"] for row in rows("people")} == {"holder", "acting_for", "acting"}


def test_no_post_is_held_by_two_at_once_and_no_office_has_two_heads() -> None:
    posts = {(row["office"], row["post"]) for row in rows("people")}
    for office, post in posts:
        held = tenures(office=office, post=post)
        assert not list(clashing([row for row in held if row["mode"] == "holder"]))
        assert len({row["head"] for row in held}) == 1
    heads = Counter(o for o, p in posts if tenures(office=o, post=p)[0]["head"] == "1")
    assert set(heads.values()) == {1}


def test_who_stands_in_for_a_vacant_post_stands_in_for_nobody() -> None:
    vacant = tenures(mode="acting")
    assert vacant
    for row in vacant:
        held = tenures(office=row["office"], post=row["post"], mode="holder")
        assert not [other for other in held if overlap(row, other)]
    for row in tenures(mode="acting_for"):
        assert any(
            overlap(row, other) and row["key"] != other["key"]
            for other in tenures(office=row["office"], post=row["post"], mode="holder")
        )


def test_every_district_of_chiang_rai_has_its_three_heads_at_the_end() -> None:
    led = {r["office"] for r in tenures(head="1", until="") if r["mode"] != "acting_for"}
    wanted = {f"d{c}{line}" for c in places("district", "57") for line in ("", "-dla", "-cdd")}
    assert wanted <= led


def test_the_cases_that_history_brings_are_there() -> None:
    held = tenures(mode="holder")
    assert any(one["key"] == other["key"] for one, other in clashing(held)), "two posts at once"
    chief = tenures(office="p57-cdd", mode="holder", since="2024-10-01")[0]
    before = tenures(office="p57-cdd-strategy", key=chief["key"], until="2024-09-30")
    assert [row["head"] for row in before] == ["1"]
    assert len(tenures(office="p57", head="1", mode="holder")) == 2


def test_no_family_name_is_one_that_families_bear() -> None:
    assert not {row["family"] for row in rows("people")} & thai_family_names()


def test_no_name_of_a_person_stands_in_the_real_letters() -> None:
    require("shared")
    reading = shared() / "reading"
    files = [*sorted(reading.glob("gold/*.json")), *sorted(reading.glob("letters/*.txt"))]
    assert len(files) >= 10
    told = "\n".join(path.read_text(encoding="utf-8") for path in files)
    names = {row[part] for row in rows("people") for part in ("given", "family")}
    assert not {name for name in names if name in told}
