"""Agencies: the letters of a letter number and whom they stand for."""

import pytest

from wian.thai.agencies import (
    MINISTRIES,
    PROVINCES,
    code_of,
    fits,
    known_code,
    nearest_codes,
    province_by_code,
    province_in,
)


def test_there_are_77_provinces_with_codes_of_their_own():
    assert len(PROVINCES) == 77
    for field in ("dopa", "code", "name_th", "name_en"):
        assert len({getattr(province, field) for province in PROVINCES}) == 77


def test_no_code_is_both_a_province_and_a_ministry():
    assert not {province.code for province in PROVINCES} & MINISTRIES.keys()


@pytest.mark.parametrize("province", PROVINCES, ids=lambda province: province.name_en)
def test_every_province_is_found_by_code_and_name(province):
    assert province_by_code(province.code) == province
    assert code_of(f"จังหวัด{province.name_th}") == province.code
    assert [found for found, _ in province_in(f"จังหวัด{province.name_th}")] == [province]
    assert fits(province.code, f"ศาลากลางจังหวัด{province.name_th}") is True


def test_every_kind_of_agency_is_one_that_is_declared():
    kinds = {
        "ministry",
        "agency",
        "royal",
        "independent",
        "court",
        "parliament",
        "capital",
        "force",
    }
    assert {agency.kind for agency in MINISTRIES.values()} <= kinds


def test_a_code_is_read_from_the_letters_that_open_a_number():
    agency = known_code("ศธ ๐๔๐๐๑")
    assert agency is not None
    assert agency.name == "กระทรวงศึกษาธิการ"
    assert known_code("ฮฮ") is None


def test_a_misread_code_is_near_the_one_it_was():
    assert nearest_codes("ขร") == ("ชร",)
    assert "มท" in nearest_codes("บท")


def test_short_province_names_count_only_after_a_word_that_says_so():
    text = "แพร่ ตากผ้า จังหวัดตาก และเชียงใหม่"
    assert [(p.code, text[a:b]) for p, (a, b) in province_in(text)] == [
        ("ตก", "ตาก"),
        ("ชม", "เชียงใหม่"),
    ]


@pytest.mark.parametrize(
    ("code", "issuer", "answer"),
    [
        ("นน", "ที่ว่าการอำเภอเวียงสา จังหวัดน่าน", True),
        ("นน", "ศาลากลางจังหวัดแพร่", False),
        ("นน", "ที่ว่าการอำเภอ", None),
        ("มท", "กรมการปกครอง", True),
        ("สธ", "กรมการปกครอง", False),
        ("มท", "สำนักงานประมงจังหวัดน่าน", None),
        ("ขม", "ศาลากลางจังหวัดเชียงใหม่", False),
        ("รฟ", "การรถไฟแห่งประเทศไทย", None),
    ],
)
def test_a_code_fits_its_issuer_or_not_or_nobody_can_tell(code, issuer, answer):
    assert fits(code, issuer) is answer
