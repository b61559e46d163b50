"""Orders and announcements: drafted, signed by the head, numbered n/year in books of their own."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pytest

from tests.letters.inside import somebody
from tests.letters.signers import standing_in
from tests.typeset.papers import solid
from tests.typeset.test_letter_layout import SVG
from wian.letters.actions.checking import check_draft, send_to_check, send_to_sign
from wian.letters.actions.drafting import begin_draft, write_draft
from wian.letters.actions.registers import (
    issue_many,
    issue_outgoing,
    issue_signed,
    reserve,
    set_series,
)
from wian.letters.actions.registers.reserving import fill_reserved
from wian.letters.actions.signing import sign
from wian.letters.drafting import Enclosed, Wording, from_json, lines, missing, to_json, too_long
from wian.letters.errors import Refused
from wian.letters.models import Book, Letter
from wian.letters.queries import drafts
from wian.letters.queries.printing import printed
from wian.letters.register_values import NewLine
from wian.letters.registering import letter_number, series_of
from wian.offices.acting import Actor, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(home: int) -> Actor:
    return somebody("officer", home, given="ผู้ร่าง", title="ปลัดอำเภอ")


@pytest.fixture
def clerk(home: int) -> Actor:
    return somebody("clerk", home, given="ผู้ตรวจ", title="เสมียนตราอำเภอ")


@pytest.fixture
def chief(home: int) -> Actor:
    return standing_in(home)


def signed(writer: Actor, clerk: Actor, chief: Actor, home: int, form: str) -> int:
    """A letter of this form that waits for its number."""
    letter = begin_draft(writer, office=home, form=form)
    wording = drafts.draft(writer, letter).wording
    said = {"subject": "แต่งตั้งคณะทำงาน", "cause": "ด้วยอำเภอมีภารกิจ", "aim": "จึงแต่งตั้ง", "signer": 1}
    if form == "external":
        said |= {"number": "ชร 0018.1/", "addressee": "นายอำเภอเวียงชัย", "phone": "0 5371 0000"}
        said["conclusion"] = "จึงเรียนมาเพื่อโปรดพิจารณา"
    write_draft(writer, letter=letter, wording=replace(wording, **said))
    send_to_check(writer, letter=letter, to_unit=home)
    check_draft(clerk, letter=letter)
    send_to_sign(clerk, letter=letter, to_unit=home)
    sign(chief, letter=letter)
    return letter


def test_an_order_begins_with_its_office_and_from_when_it_holds(writer: Actor, home: int) -> None:
    wording = drafts.draft(writer, begin_draft(writer, office=home, form="order")).wording
    assert wording.place
    assert wording.conclusion == "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป"
    assert (wording.number, wording.addressee, wording.closing) == ("", "", "")
    assert [one.part for one in missing(wording)] == ["subject", "cause", "aim", "signer"]
    assert "เหตุและอำนาจที่ออกคำสั่ง" in [one.thai for one in missing(wording)]
    assert lines(wording)[0] == f"คำสั่ง{wording.place[0]}"


def test_orders_are_numbered_from_1_each_year_with_the_year_behind(
    writer: Actor, clerk: Actor, chief: Actor, home: int
) -> None:
    year = today().year + 543
    first, second = (signed(writer, clerk, chief, home, "order") for _ in range(2))
    assert issue_outgoing(clerk, letter=first).text == f"1/{year}"
    assert issue_outgoing(clerk, letter=second, series="circular").text == f"2/{year}"
    told = signed(writer, clerk, chief, home, "announcement")
    assert issue_outgoing(clerk, letter=told).text == f"1/{year}"
    assert {"order", "announce"} <= set(Book.objects.values_list("series", flat=True))
    assert Letter.objects.get(pk=first).kind == "order"


def test_letters_and_orders_that_are_numbered_together_go_into_their_own_books(
    writer: Actor, clerk: Actor, chief: Actor, home: int
) -> None:
    set_series(clerk, office=home, year=today().year, circulars_apart=True, code="ชร 0018.1")
    kinds = ("order", "external", "announcement", "order")
    letters = [signed(writer, clerk, chief, home, form) for form in kinds]
    found = [one.text for one in issue_signed(clerk, office=home, letters=letters)]
    year = today().year + 543
    assert [found[0], found[2], found[3]] == [f"1/{year}", f"1/{year}", f"2/{year}"]
    assert found[1].endswith("/1")


def test_a_letter_is_not_numbered_as_an_order(
    writer: Actor, clerk: Actor, chief: Actor, home: int
) -> None:
    letter = signed(writer, clerk, chief, home, "external")
    with pytest.raises(Refused, match="L206"):
        issue_outgoing(clerk, letter=letter, series="order")
    until = today().replace(month=12, day=31)
    [kept] = reserve(clerk, office=home, way="out", series="order", count=1, until=until)
    assert kept.text == f"1/{today().year + 543}"
    with pytest.raises(Refused, match="L206"):
        fill_reserved(clerk, entry=kept.entry, letter=letter)
    order = signed(writer, clerk, chief, home, "order")
    assert fill_reserved(clerk, entry=kept.entry, letter=order).text == kept.text


def test_orders_that_were_written_elsewhere_get_their_numbers_too(clerk: Actor, home: int) -> None:
    rows = issue_many(clerk, office=home, series="order", lines=[NewLine("แต่งตั้ง")] * 2)
    assert [row.text.split("/")[0] for row in rows] == ["1", "2"]


@pytest.mark.parametrize(
    ("kind", "asked", "found"),
    [
        ("order", "ordinary", "order"),
        ("order", "order", "order"),
        ("order", "announce", None),
        ("memo", "circular", "circular"),
        ("memo", "order", None),
        ("announcement", "ordinary", "announce"),
    ],
)
def test_each_kind_of_letter_has_its_series(kind: str, asked: str, found: str | None) -> None:
    assert series_of(kind, asked) == found
    assert letter_number("ชร 1", "order", 6395, year=2023) == "6395/2566"


@pytest.mark.parametrize("form", ["order", "announcement"])
def test_the_issued_paper_says_who_gives_it_and_when(
    form: str, writer: Actor, clerk: Actor, chief: Actor, home: int
) -> None:
    letter = signed(writer, clerk, chief, home, form)
    number = issue_outgoing(clerk, letter=letter).text
    paper = solid(printed(clerk, letter, digits="arabic"))
    assert ("สั่งณวันที่" if form == "order" else "ประกาศณวันที่") in paper
    assert (f"ที่{number}" in paper) == (form == "order")
    made = docx.Document(io.BytesIO(printed(clerk, letter, digits="arabic", kind="docx")))
    assert any("ณ วันที่" in line.text for line in made.paragraphs)


def test_a_link_of_an_enclosure_is_kept_and_is_an_address() -> None:
    wording = Wording(enclosures=(Enclosed("แบบ", "1 ชุด", "https://example.go.th/a"),))
    assert from_json(to_json(wording)) == wording
    assert from_json({"enclosures": [{"title": "ก", "quantity": ""}]}).enclosures[0].link == ""
    assert too_long(wording) is None
    wrong = replace(wording, enclosures=(Enclosed("แบบ", "", "javascript:alert(1)"),))
    assert too_long(wrong) == ("enclosures", 500)


def test_the_emblem_of_the_settings_is_on_the_paper_and_one_that_is_gone_is_told(
    writer: Actor, home: int, settings: Any, tmp_path: Any
) -> None:
    letter = begin_draft(writer, office=home, form="memo")
    bare = printed(writer, letter)
    picture = tmp_path / "garuda.svg"
    picture.write_bytes(SVG)
    settings.WIAN_EMBLEM = str(picture)
    assert len(printed(writer, letter)) != len(bare)
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "empty.svg").touch()
    for name in ("absent.svg", "broken.png", "empty.svg", ".", "\0"):
        settings.WIAN_EMBLEM = str(tmp_path / name)
        for kind in ("pdf", "docx"):
            with pytest.raises(Refused, match="L219"):
                printed(writer, letter, kind=kind)
