"""The whole reading: deterministic, within the text, and blind to how the same words are set."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.letters import announcement, external, memo, minutes, order, stamped
from wian.reading import Letter, read, to_dict
from wian.reading.reader import detectors, readers
from wian.thai.digits import to_arabic

SENTENCES = (
    "ด้วยจังหวัดนครพนมได้จัดทำแผนดูแลแหล่งน้ำชุมชนประจำปี ๒๕๖๗ เพื่อให้ทุกหมู่บ้านมีน้ำสะอาดใช้ตลอดฤดูแล้ง",
    "ขอให้ทุกอำเภอรายงานผลการสำรวจแหล่งน้ำภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗",
    "ขอให้ทุกอำเภอส่งแบบสำรวจ ทุกวันที่ ๒๐ ของเดือน",
    "จึงขอเชิญเข้าร่วมประชุมในวันพุธที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๑๓.๓๐ น. ณ ห้องประชุมโขงงาม",
    "จึงขอเชิญเข้าร่วมประชุมในวันศุกร์ที่ ๑๒ มิถุนายน ๒๕๖๗ เวลา ๐๙.๐๐ - ๑๒.๐๐ น. ณ ห้องประชุมใบบัว",
    "ทั้งนี้ ดูรายละเอียดได้ที่ https://example.go.th/water",
    "ขอให้ประสาน นายพนา ร่มไม้เย็น โทร. ๐๘ ๑๐๐๐ ๐๐๐๑",
)
PARTS: dict[str, tuple[str, ...]] = {
    "urgency": ("", "ด่วนที่สุด"),
    "number": ("ที่ นพ ๐๐๑๙.๒/ว ๑๒๐๔", "ที่ นฟ ๐๐๑๙.๒/๑๒", ""),
    "date": ("๑๕ พฤษภาคม ๒๕๖๗", "๑๕ พฤษภาคม ๓๕๖๗", ""),
    "to": ("เรียน นายอำเภอ ทุกอำเภอ", "เรียบ ผู้ว่าราชการจังหวัด ทุกจังหวัด (ยกเว้นจังหวัดตราด)"),
    "reference": ("", "อ้างถึง หนังสือจังหวัดนครพนม ที่ นพ ๐๐๑๙.๒/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗"),
    "enclosure": ("", "สิ่งที่ส่งมาด้วย ๑. แบบสำรวจ จำนวน ๑ ชุด\n๒. คู่มือดูแลถังน้ำ จำนวน ๒ เล่ม"),
}
LETTERS = st.builds(
    external,
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True).map("\n\n".join),
    **{name: st.sampled_from(words) for name, words in PARTS.items()},
)
FILES = st.lists(
    st.one_of(LETTERS, st.sampled_from([stamped(), memo(), order(), announcement(), minutes()])),
    min_size=1,
    max_size=3,
).map("\n\n".join)
PLACES = {"span", "spans", "quotes", "when_span", "places", "edits", "confidence"}


def said(tree: Any) -> Any:
    """What was read without its places."""
    if isinstance(tree, dict):
        return {key: said(value) for key, value in tree.items() if key not in PLACES}
    return [said(item) for item in tree] if isinstance(tree, list) else tree


def values(text: str) -> Any:
    return said(to_dict(read(text)))


def arabic(tree: Any) -> Any:
    """The same with every printed digit Arabic."""
    if isinstance(tree, dict):
        return {key: arabic(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [arabic(item) for item in tree]
    return to_arabic(tree) if isinstance(tree, str) else tree


def spans(letter: Letter) -> list[list[int]]:
    """Every place in what was read, at any depth."""
    found: list[list[int]] = []

    def walk(tree: Any, key: str = "") -> None:
        if key in ("span", "when_span") and tree:
            found.append(tree)
        elif key == "quotes":
            found.extend(tree)
        elif isinstance(tree, dict):
            for name, value in tree.items():
                walk(value, name)
        elif isinstance(tree, list):
            for item in tree:
                walk(item)

    walk(to_dict(letter))
    return found


@settings(max_examples=30)
@given(FILES)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert to_dict(read(text)) == to_dict(read(text))


@settings(max_examples=30)
@given(FILES)
def test_every_place_lies_within_the_text_as_given(text: str) -> None:
    found = spans(read(text))
    assert found
    assert all(0 <= start <= end <= len(text) for start, end in found)


@settings(max_examples=30)
@given(FILES)
def test_thai_or_arabic_digits_make_no_difference(text: str) -> None:
    assert arabic(values(to_arabic(text))) == arabic(values(text))


@settings(max_examples=30)
@given(FILES)
def test_the_line_ends_of_another_system_make_no_difference(text: str) -> None:
    assert values(text.replace("\n", "\r\n")) == values(text)


@settings(max_examples=30)
@given(FILES, st.integers(1, 3))
def test_more_blank_lines_between_blocks_make_no_difference(text: str, more: int) -> None:
    assert values(re.sub(r"\n\n", "\n\n" + "\n" * more, text)) == values(text)


@settings(max_examples=30)
@given(FILES, st.sampled_from([" ", "   ", "\t", " \t "]))
def test_spaces_at_the_ends_of_lines_make_no_difference(text: str, space: str) -> None:
    assert values(text.replace("\n", f"{space}\n")) == values(text)


def test_spaces_at_the_ends_of_many_lines_do_not_cut_the_place_of_minutes() -> None:
    text = minutes().replace("\n", "\n" + "\n" * 30, 1)
    assert values(text.replace("\n", " " * 29 + "\n")) == values(text)


@settings(max_examples=30)
@given(FILES, st.sampled_from(["\n", "\n\n\n", "\ufeff", "  \n"]))
def test_what_is_empty_before_and_after_makes_no_difference(text: str, empty: str) -> None:
    assert values(f"{empty}{text}\n\n") == values(text)


def test_every_fact_and_every_doubt_has_a_reader() -> None:
    assert {"number", "date", "subject", "duties", "meetings", "contacts"} <= set(readers())
    assert {"weekday", "before_letter", "reference", "future_year", "sum", "prefix"} <= set(
        detectors()
    )


def test_the_letter_keeps_the_text_as_given() -> None:
    text = external().replace("น้ำ", "นํ้า")
    assert read(text).raw == text


def test_documents_come_in_the_order_of_the_file() -> None:
    letter = read(external() + "\n\n" + order())
    assert [document.kind for document in letter.documents] == ["external_letter", "order"]
    first, second = letter.documents
    assert first.span[1] <= second.span[0]


def test_contradictions_come_in_the_order_of_the_text() -> None:
    letter = read(external("\n".join(SENTENCES), number="ที่ นฟ ๐๐๑๙.๒/๑๒"))
    starts = [row.quotes[0] for row in letter.contradictions]
    assert len(starts) >= 2
    assert starts == sorted(starts)


def test_an_empty_text_says_nothing() -> None:
    found = to_dict(read(""))
    assert found["contradictions"] == []
    assert all(not row["number"] and not row["duties"] for row in found["documents"])
