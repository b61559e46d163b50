"""The register on paper: the official columns, marks in words, heads on every page."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from tests.typeset.papers import AT, NASTY, OFFICE, line, pages, register, solid, text
from wian.typeset import TypesetError, register_pdf
from wian.typeset.press import pressed

COLUMNS = ("ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ")


@pytest.mark.parametrize(
    ("way", "title", "number"),
    [("in", "ทะเบียนหนังสือรับ", "เลขทะเบียนรับ"), ("out", "ทะเบียนหนังสือส่ง", "เลขทะเบียนส่ง")],
)
def test_a_register_has_the_columns_of_its_form(way: str, title: str, number: str) -> None:
    made = register_pdf(register(line(), way=way))
    assert title in text(made)
    assert number in solid(made)
    assert all(column in solid(made) for column in COLUMNS)


def test_heads_and_page_counts_stand_on_every_page() -> None:
    found = pages(register_pdf(register(*(line(str(n)) for n in range(1, 61)))))
    assert len(found) > 1
    for at, page in enumerate(found, 1):
        assert OFFICE in page
        assert "พ.ศ. ๒๕๖๙" in page
        assert "หมายเหตุ" in page
        thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
        assert f"หน้า {at} ของ {len(found)}".translate(thai) in page


def test_digits_are_thai_or_arabic_throughout() -> None:
    thai = text(register_pdf(register(line("12"), printed=AT)))
    arabic = text(register_pdf(register(line("12"), printed=AT, digits="arabic")))
    assert not any(c in thai for c in "0123456789")
    assert not any(c in arabic for c in "๐๑๒๓๔๕๖๗๘๙")
    assert "๕ ม.ค. ๒๕๖๙" in thai
    assert "พช 0023.4/ว 768" in arabic


def test_what_became_of_a_number_is_said_in_words() -> None:
    made = text(
        register_pdf(
            register(
                line("1", state="cancelled", reason="ออกซ้ำ"),
                line("2", state="reserved", reserved_until=date(2026, 1, 20)),
                line("3", state="lapsed"),
                line("3/1", inserted=True, written=date(2026, 1, 28)),
            )
        )
    )
    for words in ("ยกเลิก ออกซ้ำ", "จองเลข ถึง ๒๐ ม.ค. ๒๕๖๙", "แทรก ลงจริง ๒๘ ม.ค. ๒๕๖๙", "๓/๑"):
        assert words in made
    assert "จองแล้วไม่ได้ใช้" in made
    assert "ขีดฆ่า = ยกเลิก" in made


def test_a_cancelled_line_is_struck_through() -> None:
    def reds(made: bytes) -> int:
        seen = pypdfium2.PdfDocument(made)[0].render(scale=1).to_pil().convert("RGB")
        return sum(
            count for count, (r, g, b) in seen.getcolors(1 << 24) if r > g + 60 and r > b + 60
        )

    assert reds(register_pdf(register(line()))) == 0
    assert reds(register_pdf(register(line(state="cancelled")))) > 100


def test_an_empty_register_says_so() -> None:
    made = pages(register_pdf(register()))
    assert len(made) == 1
    assert "ยังไม่มีหนังสือในทะเบียนนี้" in made[0]


def test_the_days_shown_are_told() -> None:
    some = register(line(), since=date(2026, 1, 1), until=date(2026, 1, 31), book="หนังสือเวียน (ว)")
    made = text(register_pdf(some))
    assert "ตั้งแต่วันที่ ๑ มกราคม ๒๕๖๙ ถึงวันที่ ๓๑ มกราคม ๒๕๖๙" in made
    assert "หนังสือเวียน (ว) พ.ศ. ๒๕๖๙" in made


def test_text_that_looks_like_markup_is_printed_as_it_is() -> None:
    found = solid(register_pdf(register(line(subject=NASTY), digits="arabic")))
    for words in (
        "#setpage()",
        "$x^2$",
        "*ก*",
        "_ข_",
        "[ค]",
        "`r`",
        "@a",
        "<b>",
        "\\",
        "//",
        "แกล้ง",
    ):
        assert words in found


@pytest.mark.parametrize("words", ["เรื่องยาวมาก ", "ก", "ab/", "ที่", "๑", "א", "漢"])
def test_a_very_long_subject_wraps_inside_its_column(words: str) -> None:
    subject = (words * 10_000)[:10_000]
    made = pypdfium2.PdfDocument(register_pdf(register(line(subject=subject))))
    assert len(made) > 1
    for page in made:
        shown = page.get_textpage()
        boxes = [shown.get_charbox(i) for i in range(shown.count_chars())]
        assert max(right for _, _, right, _ in boxes) <= page.get_width() - 20


def test_a_thousand_lines_take_seconds() -> None:
    made = pages(register_pdf(register(*(line(str(n)) for n in range(1, 1001)))))
    assert "๑๐๐๐" in made[-1]
    assert len(made) < 120


def test_a_form_that_cannot_be_set_has_a_numbered_error() -> None:
    with pytest.raises(TypesetError) as error:
        pressed("register", {})
    assert error.value.code == "T110"
