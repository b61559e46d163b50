"""Drafts in their boxes, their papers, and lists that are taken out, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.letters.inside import somebody
from tests.letters.searching import kept
from wian.ledger.queries import latest
from wian.letters.actions.drafting import begin_draft
from wian.letters.actions.exporting import export_found
from wian.letters.actions.registers import reserve
from wian.letters.drafting import Enclosed, Wording
from wian.letters.outgoing import Issue, outgoing
from wian.letters.queries.book_names import book_name
from wian.letters.queries.briefly import in_brief
from wian.letters.queries.draft_boxes import BOXES, draft_box, draft_tallies
from wian.letters.search.values import Wanted
from wian.offices.acting import SYSTEM, Actor, today

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("both")]


def test_a_box_has_what_is_to_be_done_there_and_counts_the_others(home: int) -> None:
    writer = somebody("officer", home, given="ผู้ร่าง")
    first, second = (begin_draft(writer, office=home, form="memo") for _ in range(2))
    found = draft_box(writer, name="mine", most=1)
    assert [line.letter.id for line in found.lines] == [second]
    assert (found.lines[0].form, found.next) == ("memo", 1)
    assert draft_box(writer, name="mine", start=1).lines[0].letter.id == first
    assert dict(found.counts) == dict.fromkeys(BOXES, 0) | {"mine": 2, "all": 2}
    with pytest.raises(LookupError):
        draft_box(writer, name="none")


def test_who_sees_no_letters_has_empty_boxes(home: int, outsider: Actor) -> None:
    draft = begin_draft(SYSTEM, office=home, form="memo")
    assert in_brief(SYSTEM, draft) is not None
    assert in_brief(outsider, draft) is None
    assert set(draft_tallies(outsider).values()) == {0}
    assert draft_box(outsider, name="all").lines == ()


def test_a_register_is_named_to_who_reads_it(clerk: Actor, outsider: Actor, home: int) -> None:
    [given] = reserve(SYSTEM, office=home, way="in", until=today())
    found = book_name(clerk, given.book)
    assert found is not None
    assert (found.way, found.series, found.year) == ("in", "ordinary", today().year)
    assert found.office == "ที่ว่าการอำเภอเมืองเชียงราย"
    assert book_name(outsider, given.book) is None


def test_what_is_taken_out_is_counted_in_the_ledger_and_never_quoted(
    clerk: Actor, outsider: Actor, home: int
) -> None:
    kept(home, "สะพานขาด", subject="สะพานขาด")
    assert [line.subject for line in export_found(clerk, wanted=Wanted(text="สะพาน"))] == [
        "สะพานขาด"
    ]
    [line] = latest(limit=1)
    assert (line.verb.name, line.count) == ("letter.export", 1)
    assert export_found(outsider, wanted=Wanted(text="สะพาน")) == ()


def test_a_wording_is_printed_part_by_part_in_the_layout_of_its_form() -> None:
    wording = Wording(
        place=("ที่ว่าการอำเภอ",),
        number="ชร 0118/",
        enclosures=(Enclosed("แบบ", "1 ชุด"),),
        cause="ด้วย\n\nตามที่",
        conclusion="จึงเรียนมา",
        owner="กลุ่มงาน",
        phone="0 5371 0000",
    )
    letter = outgoing(wording, Issue())
    assert letter.body == ("ด้วย", "ตามที่", "จึงเรียนมา")
    assert letter.owner == ("กลุ่มงาน", "โทร. 0 5371 0000")
    assert (letter.number, letter.draft, letter.signature) == ("ชร 0118/", True, None)
    issued = Issue("ชร 0118/7", today(), "นายหนึ่ง", ("นายอำเภอ",), draft=False)
    letter = outgoing(wording, issued)
    assert (letter.number, letter.day, letter.draft) == ("ชร 0118/7", today(), False)
    assert letter.signature is not None
    assert outgoing(replace(wording, form="memo"), Issue()).owner == ()
