"""How a letter goes round is taken out by who sees it, as far as they see it."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook

from tests.letters.circulation.conftest import DISTRICTS
from tests.letters.conftest import having
from wian.ledger.models import Entry as Told
from wian.letters.actions.circulation import dispatch, export_round, receive, turn_back
from wian.letters.actions.circulation.exporting import MOST
from wian.letters.errors import Refused
from wian.offices.acting import Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def sent(sender: Actor, letter: int, clerk: Actor, home: int, outsider: Actor) -> int:
    """Sent to eighteen, received by one, returned by another."""
    dispatch(sender, letter=letter, rule=DISTRICTS, purpose="action")
    receive(clerk, letter=letter, office=home)
    turn_back(outsider, letter=letter, office=by_key("d5702"), reason="=ส่งผิดอำเภอ")
    return letter


def table(data: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return book.get_sheet_by_index(0).to_python()[5:]


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_it_is_taken_out_in_three_kinds_and_the_ledger_tells(
    sent: int, sender: Actor, form: str, begins: bytes
) -> None:
    assert export_round(sender, letter=sent, form=form).startswith(begins)
    told = Told.objects.get(verb="round.export")
    assert (told.kind, told.thing, told.count) == ("letter", str(sent), 18)


def test_the_sender_takes_out_all_and_a_receiver_only_the_own_office(
    sent: int, sender: Actor, clerk: Actor
) -> None:
    whole = table(export_round(sender, letter=sent, form="xlsx", digits="arabic"))
    assert len(whole) == 18
    assert {row[2] for row in whole} == {"ยังไม่ลงรับ", "ลงรับแล้ว", "ส่งคืน"}
    [mine] = table(export_round(clerk, letter=sent, form="xlsx"))
    assert mine[2] == "ลงรับแล้ว"
    stranger = having("clerk", "p50")
    with pytest.raises(Denied):
        export_round(stranger, letter=sent, form="xlsx")


def test_the_silent_or_the_returned_alone_are_taken_out_and_reasons_are_text(
    sent: int, sender: Actor
) -> None:
    assert len(table(export_round(sender, letter=sent, form="xlsx", shown="silent"))) == 16
    [back] = table(export_round(sender, letter=sent, form="xlsx", shown="returned"))
    assert back[8] == "=ส่งผิดอำเภอ"
    for form, shown in (("odt", "all"), ("pdf", "some")):
        with pytest.raises(LookupError):
            export_round(sender, letter=sent, form=form, shown=shown)


def test_more_offices_than_a_paper_holds_are_refused_with_the_way_on(
    sent: int, sender: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wian.letters.actions.circulation.exporting.MOST", {**MOST, "pdf": 17})
    with pytest.raises(Refused, match="L680"):
        export_round(sender, letter=sent)
    assert export_round(sender, letter=sent, shown="silent").startswith(b"%PDF")


def test_it_asks_as_few_questions_for_one_office_as_for_many(
    sent: int, sender: Actor, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        export_round(sender, letter=sent, form="xlsx")
