from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scanning.makers import TEXT, drawn, saved
from wian.scanning.encoding import decode, looks_thai, thai_latin
from wian.scanning.errors import ScanError

THAI_WORDS = st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=40).map(" ".join)


@given(THAI_WORDS)
def test_thai_words_survive_every_known_encoding(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decode(text.encode(encoding)).text == text


@given(st.lists(st.sampled_from(TEXT.split()), min_size=4, max_size=40).map(" ".join))
def test_windows_874_is_found_by_how_thai_is_written(text: str) -> None:
    found = decode(text.encode("cp874"))
    assert (found.text, found.guessed) == (text, True)


def test_windows_874_with_blanks_before_marks_is_still_found() -> None:
    damaged = TEXT.replace("ี", " ี", 3).replace("่", " ่", 2)
    assert decode(damaged.encode("cp874")).encoding == "windows-874"


def test_windows_quotes_are_kept() -> None:
    text = f"{TEXT} “ก” – …"
    assert decode(text.encode("cp874")).text == text


def test_utf_16_without_a_mark_is_found() -> None:
    assert decode(TEXT.encode("utf-16-le")).text == TEXT
    assert decode(TEXT.encode("utf-16-be")).text == TEXT


@pytest.mark.parametrize(
    "data",
    [
        "Événement à Genève, où l'été s'achève très tôt".encode("latin-1"),
        saved(drawn(), "JPEG", quality=80)[2:],
        saved(drawn())[16:],
        bytes(range(256)),
        b"\x00\x01\x02\x03",
        b"abc\x00def",
    ],
)
def test_western_and_binary_bytes_are_not_taken_for_thai(data: bytes) -> None:
    with pytest.raises(ScanError) as refused:
        decode(data)
    assert refused.value.code == "S102"


def test_line_ends_become_one_kind() -> None:
    assert decode(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


def test_thai_is_told_from_scattered_marks() -> None:
    assert looks_thai(TEXT)
    assert not looks_thai("ี่ กี ี ิ่ เ เ ไ่ ่ ้")


def test_thai_stored_as_latin_is_turned_back_and_french_is_not() -> None:
    assert thai_latin(TEXT.encode("cp874").decode("latin-1")) == TEXT
    assert thai_latin("é à è ù ê " * 20) is None
    assert thai_latin(TEXT) is None


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    with suppress(ScanError):
        assert "\r" not in decode(data).text


def test_a_megabyte_of_marks_is_judged_in_linear_time() -> None:
    with pytest.raises(ScanError):
        decode(b"\xd1" * 1_000_000)
