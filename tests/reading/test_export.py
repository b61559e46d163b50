"""A letter as the dictionaries of the reading contract."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.reading.letters import announcement, doc, external, memo, minutes, order, stamped
from wian.reading import read, to_dict

FIELDS = {
    *("kind", "number", "urgency", "issuer", "date", "subject", "addressees", "exclusions"),
    *("references", "enclosures", "duties", "meetings", "signatory", "contacts", "links", "people"),
    "criteria",
}
GENRES = [external(), stamped(), memo(), order(), announcement(), minutes()]
FULL = external(
    "ขอเชิญเข้าร่วมประชุมในวันพุธที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น. ณ ห้องประชุมโขงงาม\n"
    "ดูรายละเอียดที่ https://example.go.th/water",
    urgency="ด่วนที่สุด",
    reference="อ้างถึง หนังสือจังหวัดนครพนม ที่ นพ ๐๐๑๙.๒/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗",
    enclosure="สิ่งที่ส่งมาด้วย แบบสำรวจแหล่งน้ำชุมชน จำนวน ๑ ชุด",
)


def facts(tree: Any) -> list[dict[str, Any]]:
    """Every dictionary at any depth that has a place."""
    if isinstance(tree, list):
        return [fact for item in tree for fact in facts(item)]
    if not isinstance(tree, dict):
        return []
    here = [tree] if "span" in tree else []
    return here + [fact for value in tree.values() for fact in facts(value)]


@pytest.mark.parametrize("text", [*GENRES, FULL, ""])
def test_it_is_json_and_comes_back_the_same(text: str) -> None:
    found = to_dict(read(text))
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found


@pytest.mark.parametrize("text", GENRES)
def test_every_document_has_every_field_of_the_contract(text: str) -> None:
    assert set(doc(text)) >= FIELDS


def test_the_whole_has_the_tables_and_the_contradictions() -> None:
    assert set(to_dict(read(FULL))) >= {
        *("documents", "bands", "rounds", "zones", "committees", "contradictions"),
    }


def test_what_the_text_does_not_say_is_null_or_empty() -> None:
    found = doc(external(number="", date="", subject="", to="", signed="", phone=""))
    assert [found[name] for name in ("number", "date", "subject", "urgency", "signatory")] == [
        None
    ] * 5
    assert [found[name] for name in ("addressees", "references", "enclosures", "contacts")] == [
        []
    ] * 4


@pytest.mark.parametrize("text", [*GENRES, FULL])
def test_every_fact_has_its_place_and_how_sure_it_is(text: str) -> None:
    found = [fact for fact in facts(to_dict(read(text))) if "confidence" in fact]
    assert found
    for fact in found:
        start, end = fact["span"]
        assert 0 <= start < end <= len(text)
        assert 0 <= fact["confidence"] <= 1


def test_dates_are_iso_and_gregorian() -> None:
    found = doc(FULL)
    days = [found["date"], found["references"][0]["date"], found["meetings"][0]["date"]]
    assert days == ["2024-05-15", "2024-05-02", "2024-06-12"]


def test_number_subject_days_and_phones_hold_no_thai_digits() -> None:
    found = doc(external(subject="เรื่อง การดูแลแหล่งน้ำ ปี ๒๕๖๗"))
    shown = [found["number"], found["subject"], found["date"], found["contacts"][0]["phone"]]
    assert not re.search("[๐-๙]", " ".join(shown))


def test_what_is_printed_stands_beside_a_date_that_cannot_be() -> None:
    found = doc(external(date="๑๕ พฤษภาคม ๓๕๖๗"))
    assert found["date"] is None
    assert "๓๕๖๗" in found["date_raw"]


def test_a_sound_letter_has_nothing_printed_beside_its_values() -> None:
    assert not [key for key in doc(FULL) if key.endswith("_raw")]


def test_keys_that_say_nothing_are_left_out() -> None:
    (row,) = doc(external())["contacts"]
    assert not {"fax", "email", "phone_raw", "phone_corrected", "private"} & set(row)


def test_a_contradiction_says_why_in_two_languages_and_where() -> None:
    text = FULL.replace("วันพุธที่", "วันศุกร์ที่")
    (row,) = to_dict(read(text))["contradictions"]
    assert row["kind"] == "weekday"
    assert re.search("[ก-ฮ]", row["note"])
    assert re.search("[A-Za-z]", row["note_en"])
    assert all(text[start:end].strip() for start, end in row["quotes"])


def test_every_repair_of_the_text_is_told() -> None:
    text = external().replace("น้ำ", "นํ้า")
    for edit in to_dict(read(text))["edits"]:
        start, end = edit["span"]
        assert text[start:end] == edit["before"]
