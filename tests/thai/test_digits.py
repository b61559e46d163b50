from hypothesis import given
from hypothesis import strategies as st

from wian.thai.digits import to_arabic, to_thai


def test_thai_digits_become_arabic_and_back() -> None:
    assert to_arabic("๐๑๒๓๔๕๖๗๘๙ ข้อ ๑.๒") == "0123456789 ข้อ 1.2"
    assert to_thai("ปี 2567") == "ปี ๒๕๖๗"


def test_letters_that_look_like_digits_stay_letters() -> None:
    assert to_arabic("ฒ ซ O o l") == "ฒ ซ O o l"


@given(st.text())
def test_every_offset_keeps_its_character_unless_it_is_a_digit(text: str) -> None:
    for converted in (to_arabic(text), to_thai(text)):
        assert len(converted) == len(text)
        for before, after in zip(text, converted, strict=True):
            assert before == after or (
                before in "0123456789๐๑๒๓๔๕๖๗๘๙" and int(before) == int(after)
            )
