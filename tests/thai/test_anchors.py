"""Anchors: a line is known by how it begins, damaged or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.thai.anchors import AnchorSet
from wian.thai.confusions import SKELETON
from wian.thai.folding import prefix_distance

LABELS = AnchorSet(
    {
        "subject": ["เรื่อง"],
        "to": ["เรียน", "กราบเรียน"],
        "enclosure": ["สิ่งที่ส่งมาด้วย"],
        "closing": ["ขอแสดงความนับถือ"],
        "number": ["ที่"],
    }
)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("เรื่อง ขอเชิญ", "subject"),
        ("เรือง ขอเชิญ", "subject"),
        ("เรียบ นายอำเภอ", "to"),
        ("กราบเรียน อธิบดี", "to"),
        ("| สิงทีส่งมาดวย ๑.", "enclosure"),
        ("ขอแสตงความนันถือ", "closing"),
        ("ที กค ๐๔๐๕", "number"),
    ],
)
def test_a_label_is_known_exact_or_damaged(line, label):
    found = LABELS.match(line)
    assert found is not None
    assert found.label == label


def test_only_the_exact_label_alone_is_certain():
    exact, damaged, glued = (LABELS.match(x) for x in ("เรียน ก", "เรียบ ก", "เรียนนายอำเภอ"))
    assert exact is not None
    assert damaged is not None
    assert glued is not None
    assert exact.confidence == 1.0 > damaged.confidence > 0.5
    assert glued.confidence < 1.0


@pytest.mark.parametrize("line", ["เรียบร้อยแล้ว", "นายอำเภอ", "", "   ", "2567"])
def test_other_lines_have_no_label(line):
    assert LABELS.match(line) is None


def test_offsets_are_those_of_the_line():
    line = "- เรือง ขอเชิญ"
    found = LABELS.match(line)
    assert found is not None
    assert line[found.start : found.end] == "เรือง"


@given(st.text(alphabet="เรียนรองอ้างถถึสิ่ทมาด้วบปก์ั ่", max_size=24))
def test_a_form_is_passed_over_only_where_it_costs_too_much(line: str) -> None:
    for form in AnchorSet({"to": ["เรียน"], "attached": ["สิ่งที่ส่งมาด้วย"]})._forms:
        window = line[: len(form.text) + 2 + len(form.text) // 2]
        if not form.may_stand_in(window.translate(SKELETON)):
            assert prefix_distance(form.text, line, form.limit) is None
