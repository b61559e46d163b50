"""The labels at the start of lines, whole and damaged."""

from __future__ import annotations

import pytest

from wian.reading.anchors import LABELS, label_of

SPELT = [(name, word) for name, words in LABELS.items() for word in words]


@pytest.mark.parametrize(("name", "word"), SPELT)
def test_every_label_is_known_by_every_word_for_it(name: str, word: str) -> None:
    found = label_of(f"{word}\tกขค")
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("เรียบ นายอำเภอ", "salutation"),
        ("เรียม นายอำเภอ", "salutation"),
        ("เรีอง การดูแลแหล่งน้ำ", "subject"),
        ("เรือง การดูแลแหล่งน้ำ", "subject"),
        ("อ้างกึง หนังสือจังหวัด", "reference"),
        ("อางถึง หนังสือจังหวัด", "reference"),
        ("สิ่งที่สงมาด้วย แบบสำรวจ", "enclosure"),
        ("ขอแสดงความนับกือ", "closing"),
        ("ขอแสดงความนับถีอ", "closing"),
    ],
)
def test_a_damaged_label_is_known_with_less_certainty(line: str, name: str) -> None:
    found = label_of(line)
    assert found is not None
    assert found.name == name
    assert found.confidence < 0.98


@pytest.mark.parametrize("line", ["เรียบ นายอำเภอ", "เรีอง การดูแลแหล่งน้ำ", "อ้างกึง หนังสือจังหวัด"])
def test_a_damaged_label_is_left_alone_where_only_sound_ones_count(line: str) -> None:
    assert label_of(line, fuzzy=False) is None


@pytest.mark.parametrize(
    "line",
    [
        *("เรียนรู้ร่วมกันในชุมชน", "ถึงแม้ว่าน้ำจะน้อย", "เรื่องราวของแหล่งน้ำ", "", "น้ำประปา", "12345"),
        *("วันทีมงานลงพื้นที่", "โทรทัศน์ของหมู่บ้าน", "(นายกล้า มั่นคงดี)"),
    ],
)
def test_a_word_that_only_begins_like_a_label_is_none(line: str) -> None:
    assert label_of(line) is None


@pytest.mark.parametrize("gap", [" ", "  ", ": ", " : ", "\t", " | "])
def test_the_value_begins_after_label_colon_and_gap(gap: str) -> None:
    line = f"เรื่อง{gap}การดูแลแหล่งน้ำ"
    found = label_of(line)
    assert found is not None
    assert line[found.end :] == "การดูแลแหล่งน้ำ"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("เรียนนายอำเภอเมือง", "นายอำเภอเมือง"),
        ("เรื่องขออนุมัติซ่อมถังน้ำ", "ขออนุมัติซ่อมถังน้ำ"),
        ("อ้างถึงหนังสือจังหวัด", "หนังสือจังหวัด"),
    ],
)
def test_a_label_glued_to_its_value_counts(line: str, value: str) -> None:
    found = label_of(line)
    assert found is not None
    assert line[found.end :] == value


def test_a_label_alone_on_its_line_counts() -> None:
    found = label_of("สิ่งที่ส่งมาด้วย")
    assert found is not None
    assert found.end == len("สิ่งที่ส่งมาด้วย")
