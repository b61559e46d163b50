"""Whether the agency code of a number fits the office that writes."""

from __future__ import annotations

import pytest

from tests.reading.letters import external, part_of, stamped
from wian.reading.codes import code_of_number, judge


@pytest.mark.parametrize(
    ("number", "code"),
    [
        *(("นพ ๐๐๑๙.๒/ว ๑๒๐๔", "นพ"), ("มท 0619/ว 881", "มท"), ("ตช ๐๐๑๙.(นพ)(๒๑)/๔๕๖", "ตช")),
        *(("นพ๐๐๑๙.๒/๑", "นพ"), ("๑๒๐๔/๒๕๖๗", ""), ("", "")),
    ],
)
def test_the_code_is_the_letters_a_number_opens_with(number: str, code: str) -> None:
    assert code_of_number(number) == code


def test_nothing_is_wrong_with_the_writer_s_own_code() -> None:
    assert judge(part_of(external()), "นพ") is None


def test_nothing_is_wrong_with_no_code() -> None:
    assert judge(part_of(external()), "") is None


@pytest.mark.parametrize("code", ["นฟ", "นผ", "บพ", "มพ"])
def test_a_code_that_a_scan_makes_of_the_writer_s_is_wrong_and_the_right_one_is_known(
    code: str,
) -> None:
    verdict = judge(part_of(external()), code)
    assert verdict is not None
    assert (verdict.printed, verdict.meant) == (code, "นพ")


def test_the_code_of_a_far_province_is_wrong() -> None:
    verdict = judge(part_of(external()), "ยล")
    assert verdict is not None
    assert verdict.printed == "ยล"


def test_the_sender_of_a_stamped_letter_is_the_writer_although_it_stands_below() -> None:
    assert judge(part_of(stamped()), "มท") is None
    assert judge(part_of(stamped()), "ศธ") is not None


def test_an_unknown_code_of_an_unknown_office_is_left_alone() -> None:
    nameless = external(head="มูลนิธิน้ำใส", signed="", phone="")
    assert judge(part_of(nameless), "มนส") is None
