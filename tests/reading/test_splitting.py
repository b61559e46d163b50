"""One file into its documents, and the kind of each."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.letters import BODY, announcement, external, memo, minutes, order, pages, stamped
from wian.reading.source import Source
from wian.reading.splitting import split

GENRES = {
    "external_letter": external(),
    "stamped_letter": stamped(),
    "memo": memo(),
    "order": order(),
    "announcement": announcement(),
    "minutes": minutes(),
}
CERTIFICATE = pages(
    "หนังสือรับรอง",
    "หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า นายพนา ร่มไม้เย็น เป็นผู้ดูแลถังน้ำของเทศบาลตำบลท่าแพรกจริง",
    "ให้ไว้ ณ วันที่ ๑๕ พฤษภาคม พ.ศ. ๒๕๖๗\n\n(นายธาร น้ำใสยิ่ง)\nนายกเทศมนตรีตำบลท่าแพรก",
)
REGULATION = pages(
    "ระเบียบเทศบาลตำบลท่าแพรก\nว่าด้วยการใช้รถรดน้ำ พ.ศ. ๒๕๖๗",
    "โดยที่เป็นการสมควรกำหนดหลักเกณฑ์การใช้รถรดน้ำของเทศบาลให้เป็นระเบียบเดียวกัน",
    "ประกาศ ณ วันที่ ๑๕ พฤษภาคม พ.ศ. ๒๕๖๗\n\n(นายธาร น้ำใสยิ่ง)\nนายกเทศมนตรีตำบลท่าแพรก",
)
BODY_LINE = BODY.split("\n")[0]
FORM = "แบบตอบรับเข้าร่วมประชุม\n\nชื่อ ........................ ตำแหน่ง ........................"


def kinds(text: str) -> list[str]:
    return [piece.kind for piece in split(Source(text))]


@pytest.mark.parametrize("kind", GENRES)
def test_each_genre_alone_is_one_document_of_its_kind(kind: str) -> None:
    assert kinds(GENRES[kind]) == [kind]


def test_a_certificate_and_a_regulation_are_known() -> None:
    assert kinds(CERTIFICATE) == ["certificate"]
    assert kinds(REGULATION) == ["regulation"]


@pytest.mark.parametrize("second", GENRES)
def test_a_document_after_a_letter_is_a_document_of_its_own(second: str) -> None:
    assert kinds(external() + "\n\n" + GENRES[second]) == ["external_letter", second]


@pytest.mark.parametrize("first", GENRES)
def test_a_letter_after_any_document_is_a_document_of_its_own(first: str) -> None:
    assert kinds(GENRES[first] + "\n\n" + external()) == [first, "external_letter"]


def test_a_form_after_the_letter_is_an_attachment() -> None:
    assert kinds(external() + "\n\n" + FORM) == ["external_letter", "attachment"]


def test_a_letter_with_all_it_forwards_is_split_in_order() -> None:
    bundle = "\n\n".join([external(), stamped(), order(), FORM])
    assert kinds(bundle) == ["external_letter", "stamped_letter", "order", "attachment"]


def test_the_urgency_above_a_second_letter_belongs_to_it() -> None:
    text = external() + "\n\n" + external(urgency="ด่วนที่สุด")
    source = Source(text)
    second = split(source)[1]
    assert source.lines[second.first].text == "ด่วนที่สุด"


@pytest.mark.parametrize("mark", ["- ๒ -", "/๒. ให้อำเภอ...", "หน้า ๒", "๒", "-๒-", "\f- ๒ -"])
def test_a_page_mark_does_not_begin_a_document(mark: str) -> None:
    text = external().replace("\nและลด", f"\n\n{mark}\n\nและลด")
    assert kinds(text) == ["external_letter"]


@pytest.mark.parametrize(
    "words",
    [
        "คำสั่งจังหวัดนครพนม ที่ ๑๒๐๔/๒๕๖๗ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗ ได้แต่งตั้งคณะทำงานแล้ว",
        "ประกาศจังหวัดนครพนมกำหนดพื้นที่ประสบภัยแล้งไว้แล้วหลายตำบลในเขตจังหวัด",
        "รายงานการประชุมครั้งก่อนได้รับรองแล้วโดยที่ประชุมคณะทำงานแหล่งน้ำ",
    ],
)
def test_a_document_cited_at_the_start_of_a_line_does_not_begin_one(words: str) -> None:
    assert kinds(external(f"{BODY_LINE}\n{words}\n{BODY_LINE}")) == ["external_letter"]


def test_a_receiving_stamp_is_no_document() -> None:
    stamp = "สำนักงานจังหวัดตราด\nเลขรับ ๓๓๒๑\nวันที่ ๑๗ พ.ค. ๒๕๖๗\nเวลา ๑๐.๒๐ น."
    assert kinds(f"{stamp}\n\n{external()}") == ["external_letter"]


def test_a_letter_without_its_number_keeps_its_kind() -> None:
    assert kinds(external(number="")) == ["external_letter"]


def test_a_letter_with_damaged_labels_keeps_its_kind() -> None:
    damaged = external(
        subject="เรีอง การดูแลแหล่งน้ำ", to="เรียบ นายอำเภอ ทุกอำเภอ", closing="ขอแสดงความนับกือ"
    )
    assert kinds(damaged) == ["external_letter"]


def test_a_text_without_a_head_is_one_doubtful_document() -> None:
    (piece,) = split(Source("น้ำประปาหมู่บ้าน\nสะอาดดี"))
    assert piece.confidence < 0.5


@given(st.lists(st.sampled_from([*GENRES.values(), FORM, "น้ำ", "\f", "---"]), max_size=5))
def test_the_documents_cover_the_lines_once_and_in_order(texts: list[str]) -> None:
    source = Source("\n\n".join(texts))
    pieces = split(source)
    assert pieces[-1].last == len(source.lines)
    assert all(one.last == two.first for one, two in pairwise(pieces))
    assert all(piece.first < piece.last for piece in pieces)
