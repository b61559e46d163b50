"""Telephone numbers: whose they are, what cannot be one, and which are private."""

from __future__ import annotations

import pytest

from tests.reading.letters import doc, external, memo, quoted, rows
from wian.reading import read

UNIT = "กลุ่มงานแหล่งน้ำชุมชน"


def phones(line: str) -> list[str | None]:
    return rows(external(phone=f"{UNIT}\n{line}"), "contacts", "phone")


@pytest.mark.parametrize(
    "line",
    [
        *("โทร. ๐ ๔๒๕๑ ๐๐๐๑", "โทร ๐๔๒-๕๑๐๐๐๑", "โทรศัพท์ ๐-๔๒๕๑-๐๐๐๑", "โทร. 042-510001"),
        *("โทร. ๐๔๒ ๕๑๐ ๐๐๑", "โทร.๐๔๒๕๑๐๐๐๑", "โทร. (๐๔๒) ๕๑๐๐๐๑", "**โทร. ๐ ๔๒๕๑ ๐๐๐๑**"),
        *("| โทร. | ๐ ๔๒๕๑ ๐๐๐๑ |", "โทรศัพท์/โทรสาร ๐ ๔๒๕๑ ๐๐๐๑"),
    ],
)
def test_a_number_is_its_digits_however_it_is_printed(line: str) -> None:
    assert phones(line) == ["042510001"]


@pytest.mark.parametrize(
    "line",
    ["โทร. ๐ ๔๒๕๑ ๐๐๐๑-๓", "โทร. ๐ ๔๒๕๑ ๐๐๐๑ - ๓", "โทร. ๐ ๔๒๕๑ ๐๐๐๑ ถึง ๓"],
)
def test_of_a_range_of_lines_the_first_counts(line: str) -> None:
    assert phones(line) == ["042510001"]


@pytest.mark.parametrize(
    ("print", "extension"),
    [("ต่อ ๑๒", "12"), ("ต่อ ๑๐๕", "105"), ("ต่อ ๑๒-๑๔", "12-14"), ("ต่อ ๑๒, ๑๔", "12,14")],
)
def test_the_extension_stands_after_the_number(print: str, extension: str) -> None:
    letter = external(phone=f"{UNIT}\nโทร. ๐ ๔๒๕๑ ๐๐๐๑ {print}")
    assert rows(letter, "contacts", "phone", "extension") == [("042510001", extension)]


def test_the_unit_is_the_line_above_the_number() -> None:
    assert rows(external(), "contacts", "unit") == [UNIT]


def test_two_lines_of_the_unit_are_joined() -> None:
    letter = external(phone=f"สำนักงานจังหวัดนครพนม\n{UNIT}\nโทร. ๐ ๔๒๕๑ ๐๐๐๑")
    assert rows(letter, "contacts", "unit") == [f"สำนักงานจังหวัดนครพนม {UNIT}"]


@pytest.mark.parametrize("fax", ["โทรสาร ๐ ๔๒๕๑ ๐๐๐๙", "แฟกซ์ ๐ ๔๒๕๑ ๐๐๐๙", "Fax. 042-510009"])
@pytest.mark.parametrize("gap", ["\n", " "])
def test_a_fax_is_a_key_of_its_contact_not_a_contact(fax: str, gap: str) -> None:
    letter = external(phone=f"{UNIT}\nโทร. ๐ ๔๒๕๑ ๐๐๐๑{gap}{fax}")
    assert rows(letter, "contacts", "phone", "fax") == [("042510001", "042510009")]


@pytest.mark.parametrize("line", ["โทร. ๐๘ ๑๐๐๐ ๐๐๐๑", "โทร. ๐๙๑-๐๐๐๐๐๐๑", "มือถือ ๐๖๑ ๐๐๐ ๐๐๐๑"])
def test_a_mobile_number_is_private(line: str) -> None:
    (row,) = doc(external(phone=f"{UNIT}\n{line}"))["contacts"]
    assert row["private"] is True


def test_an_office_s_number_is_not_private() -> None:
    (row,) = doc(external())["contacts"]
    assert not row.get("private")


@pytest.mark.parametrize("number", ["๐ ๔๒๕๑ ๐๐๐", "๐ ๔๒๕๑ ๐๐๐๑๒๓", "๐ ๘๑๐๐ ๐๐๐๑"])
def test_a_number_that_cannot_be_one_is_null_with_its_print(number: str) -> None:
    (row,) = doc(external(phone=f"{UNIT}\nโทร. {number}"))["contacts"]
    assert (row["phone"], row["phone_raw"]) == (None, number)


def test_a_damaged_number_is_less_certain_than_a_sound_one() -> None:
    (bad,) = doc(external(phone=f"{UNIT}\nโทร. ๐ ๔๒๕๑ ๐๐๐"))["contacts"]
    (good,) = doc(external())["contacts"]
    assert bad["confidence"] < good["confidence"]


def test_the_person_before_a_number_is_told() -> None:
    letter = external(phone="ผู้ประสานงาน นางสาววารี ตั้งใจงาม โทร. ๐๘ ๑๐๐๐ ๐๐๐๑")
    assert rows(letter, "contacts", "person", "phone") == [("นางสาววารี ตั้งใจงาม", "0810000001")]


def test_two_numbers_are_two_contacts() -> None:
    letter = external(phone=f"{UNIT}\nโทร. ๐ ๔๒๕๑ ๐๐๐๑\nโทร. ๐ ๔๒๕๑ ๐๐๐๒")
    assert rows(letter, "contacts", "phone") == ["042510001", "042510002"]


def test_an_e_mail_stands_beside_the_number() -> None:
    letter = external(phone=f"{UNIT}\nโทร. ๐ ๔๒๕๑ ๐๐๐๑\nอีเมล water@example.go.th")
    assert rows(letter, "contacts", "email") == ["water@example.go.th"]


def test_a_memo_s_number_stands_in_its_first_line() -> None:
    assert rows(memo(), "contacts", "phone") == ["042510002"]


@pytest.mark.parametrize(
    "words",
    [
        "เลขที่บัญชี ๐๑๒๐๐๐๐๐๐๑",
        "เลขประจำตัวประชาชน ๐ ๑๒๐๐ ๐๐๐๐๐ ๐๐ ๑",
        "งบประมาณ ๐๒๐,๐๐๐ บาท",
        "Meeting ID 021 000 0001",
    ],
)
def test_other_long_numbers_are_not_telephones(words: str) -> None:
    assert rows(external(f"ขอให้ใช้ {words}", phone=""), "contacts", "phone") == []


def test_the_place_shows_the_number_as_printed() -> None:
    letter = read(external())
    (row,) = letter.documents[0].facts["contacts"]
    assert quoted(letter, row.span) == "๐ ๔๒๕๑ ๐๐๐๑"


def test_a_letter_without_a_telephone_has_no_contacts() -> None:
    assert rows(external(phone=""), "contacts", "phone") == []


def test_two_numbers_parted_by_a_slash_are_two_rows() -> None:
    numbers = external(phone="โทร. 0 4251 0001/0 4251 0002")
    assert rows(numbers, "contacts", "phone") == ["042510001", "042510002"]
    mobiles = external(phone="โทร. 081-234-5678/089-765-4321")
    assert rows(mobiles, "contacts", "private") == [True, True]


@pytest.mark.parametrize("printed", ["+66 81-234-5679", "(+66)81-234-5679"])
def test_a_number_as_dialled_from_abroad_keeps_its_print(printed: str) -> None:
    text = external(phone=f"โทร. {printed}")
    assert rows(text, "contacts", "phone", "phone_raw") == [("0812345679", printed)]
