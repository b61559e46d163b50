"""Head, body and tail of one document, however the scan has set them."""

from __future__ import annotations

import pytest

from tests.reading.letters import BODY, announcement, doc, external, order, part_of

STAMP = "สำนักงานจังหวัดตราด\nเลขรับ ๓๓๒๑\nวันที่ ๑๗ พ.ค. ๒๕๖๗\nเวลา ๑๐.๒๐ น."


def roles(text: str) -> list[str]:
    return [block.role for block in part_of(text).layout.head]


def body(text: str) -> str:
    part = part_of(text)
    return part.quote(*part.layout.body)


def tail(text: str) -> str:
    part = part_of(text)
    return part.quote(*part.layout.tail)


def test_the_head_s_lines_stand_under_their_roles() -> None:
    assert roles(external()) == [
        *("number", "letterhead", "address", "date", "subject", "salutation"),
    ]


def test_the_body_runs_from_the_first_prose_to_the_closing() -> None:
    assert body(external()) == f"{BODY} จึงเรียนมาเพื่อโปรดทราบ".replace("\n", "")


def test_the_tail_begins_with_the_closing() -> None:
    assert tail(external()).startswith("ขอแสดงความนับถือ (นายกล้า มั่นคงดี)")


@pytest.mark.parametrize("closing", ["ขอแสดงความนับกือ", "ขอแสดงควานนับถือ", "ขอแสดง ความนับถือ", ""])
def test_a_damaged_or_missing_closing_still_ends_the_body(closing: str) -> None:
    assert "มั่นคงดี" not in body(external(closing=closing))


@pytest.mark.parametrize("label", ["subject", "to", "date", "head", "number"])
def test_a_line_that_is_missing_takes_no_other_with_it(label: str) -> None:
    whole = doc(external())
    fields = {"subject": "subject", "to": "addressees", "date": "date", "number": "number"}
    found = doc(external(**{label: ""}))
    for line, name in fields.items():
        assert found[name] == (whole[name] if line != label else ([] if label == "to" else None))


@pytest.mark.parametrize("gap", ["\t", "          ", " | "])
def test_two_columns_of_a_head_flattened_on_one_line_are_parted(gap: str) -> None:
    flat = external(
        number=f"ที่ นพ ๐๐๑๙.๒/ว ๑๒๐๔{gap}ศาลากลางจังหวัดนครพนม",
        head="",
        date=f"เรื่อง การดูแลแหล่งน้ำชุมชน{gap}๑๕ พฤษภาคม ๒๕๖๗",
        subject="",
    )
    found = doc(flat)
    assert found["number"] == "นพ 0019.2/ว 1204"
    assert found["issuer"] == "จังหวัดนครพนม"
    assert found["date"] == "2024-05-15"
    assert found["subject"] == "การดูแลแหล่งน้ำชุมชน"


def test_a_label_and_its_value_in_two_cells_belong_together() -> None:
    letter = external(subject="เรื่อง\tการดูแลแหล่งน้ำชุมชน", to="เรียน\tนายอำเภอ ทุกอำเภอ")
    found = doc(letter)
    assert found["subject"] == "การดูแลแหล่งน้ำชุมชน"
    assert found["addressees"] == ["นายอำเภอ ทุกอำเภอ"]


def test_a_receiving_stamp_changes_nothing_that_is_read() -> None:
    found = doc(f"{STAMP}\n\n{external()}")
    for name in ("number", "issuer", "subject", "addressees"):
        assert found[name] == doc(external())[name]


def test_a_stamp_is_a_role_of_its_own() -> None:
    assert "stamp" in roles(f"{STAMP}\n\n{external()}")


def test_no_blank_lines_at_all_are_needed() -> None:
    tight = external().replace("\n\n", "\n")
    assert [block.role for block in part_of(tight).layout.head] == roles(external())
    assert body(tight) == body(external())


def test_a_letter_in_a_markdown_table_keeps_its_head() -> None:
    boxed = "\n".join(f"| {line} |" if line else "" for line in external().split("\n"))
    assert roles(boxed) == roles(external())


def test_lines_out_of_order_keep_their_roles() -> None:
    letter = external(number="", date="", to="ที่ นพ ๐๐๑๙.๒/ว ๑๒๐๔\nเรียน นายอำเภอ ทุกอำเภอ")
    assert sorted(roles(letter)) == sorted(
        ["letterhead", "address", "subject", "number", "salutation"]
    )


@pytest.mark.parametrize("text", [order(), announcement()])
def test_the_body_of_an_order_begins_after_its_title(text: str) -> None:
    assert body(text).lstrip("- ").startswith("ด้วยจังหวัด")


@pytest.mark.parametrize("text", ["", "\n\n\n", "น้ำ"])
def test_a_text_without_a_head_has_a_layout(text: str) -> None:
    layout = part_of(text).layout
    assert 0 <= layout.body[0] <= layout.body[1] <= len(text)
