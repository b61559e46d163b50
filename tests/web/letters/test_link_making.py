"""Links to a letter are made where it goes round: at once, for who has no account, shown once."""

from __future__ import annotations

import base64
import csv
import io
import re
from datetime import timedelta

import pytest
import python_calamine
from defusedxml.ElementTree import fromstring
from django.test import Client

from tests.letters.circulation.conftest import DISTRICTS
from tests.letters.issued import NUMBER, written
from tests.web.offices.conftest import SignIn
from tests.web.offices.pages import words
from wian.ledger.models import Entry
from wian.letters.actions.circulation import acknowledge, dispatch
from wian.letters.models import Receipt
from wian.offices.acting import SYSTEM, today
from wian.offices.models import Key
from wian.offices.queries.offices import by_key
from wian.web.letters import link_making

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def letter(directory: None) -> int:
    """A letter of the province, sent to its eighteen districts; one knows of it."""
    made = written(by_key("p57"))
    dispatch(SYSTEM, letter=made, rule=DISTRICTS, purpose="action")
    acknowledge(SYSTEM, letter=made, office=by_key("d5705"))
    return made


@pytest.fixture
def sender(signed: SignIn) -> Client:
    """The clerk of the province."""
    return signed("clerk", "p57")


def ticked(page: str) -> list[int]:
    """The offices that the page ticks."""
    boxes = re.findall(r'name="office" value="(\d+)"( checked)?', page)
    return [int(office) for office, tick in boxes if tick]


def made(client: Client, letter: int, offices: list[int], **more: str) -> str:
    """The page that shows the links just made."""
    until = (today() + timedelta(days=30)).isoformat()
    form = {"purpose": "acknowledge", "until": until, "office": offices, **more}
    answer = client.post(f"/letters/{letter}/links", form)
    assert answer.status_code == 200, words(answer)
    return answer.content.decode()


def test_those_without_an_account_are_ticked_and_others_can_be(
    sender: Client, signed: SignIn, letter: int
) -> None:
    signed("officer", "d5702")
    page = sender.get(f"/letters/{letter}/links")
    chosen = ticked(page.content.decode())
    assert len(chosen) == 16
    assert not {by_key("d5702"), by_key("d5705")} & set(chosen)
    said = words(page)
    assert "ได้รับหนังสือ 18 แห่ง · ไม่มีบัญชี 17 แห่ง" in said
    assert "มีบัญชี" in said
    assert f'/letters/{letter}/links"' in sender.get(f"/letters/{letter}/round").content.decode()


def test_links_are_made_at_once_and_shown_once_as_slips_and_as_a_workbook(
    sender: Client, letter: int
) -> None:
    chosen = ticked(sender.get(f"/letters/{letter}/links").content.decode())
    page = made(sender, letter, chosen)
    addresses = re.findall(r'class="url">(http://testserver/l/[^<]+)<', page)
    assert len(set(addresses)) == len(chosen) == 17
    assert NUMBER in page
    codes = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', page)
    assert len(codes) == 17
    assert fromstring(base64.b64decode(codes[0])).tag.endswith("svg")
    [book] = re.findall(r'href="data:[^;]+;base64,([^"]+)" download="[^"]+\.xlsx"', page)
    read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(base64.b64decode(book)))
    assert [row[1] for row in read.get_sheet_by_index(0).to_python()[2:]] == addresses
    [table] = re.findall(r'href="data:[^;]+;[^;]+;base64,([^"]+)" download="[^"]+\.csv"', page)
    rows = [*csv.reader(io.StringIO(base64.b64decode(table).decode("utf-8-sig"), newline=""))]
    assert [row[1] for row in rows[1:]] == addresses
    again = made(sender, letter, chosen, anew="1")
    assert not any(address.split("/l/")[1] in again for address in addresses)
    assert Entry.objects.filter(verb="link.make").values_list("count", flat=True)[0] == 17
    assert Client().get(addresses[3]).status_code == 404
    [newest, *_] = re.findall(r'class="url">(http://testserver/l/[^<]+)<', again)
    assert "ที่ว่าการอำเภอ" in words(Client().get(newest))


def test_pressing_twice_makes_no_second_set_and_says_when_the_first_was_made(
    sender: Client, letter: int
) -> None:
    chosen = [by_key("d5703"), by_key("d5704")]
    made(sender, letter, chosen[:1])
    assert 'name="anew"' in sender.get(f"/letters/{letter}/links").content.decode()
    until = (today() + timedelta(days=30)).isoformat()
    form = {"purpose": "acknowledge", "until": until, "office": chosen}
    answer = sender.post(f"/letters/{letter}/links", form)
    assert answer.status_code == 422
    assert "ออกลิงก์แบบนี้ให้แล้ว 1 แห่ง ล่าสุดเมื่อ" in words(answer)
    assert sorted(ticked(answer.content.decode())) == sorted(chosen)
    assert Key.objects.count() == 1
    made(sender, letter, chosen, anew="1")
    assert Key.objects.filter(revoked_at=None).count() == 2
    made(sender, letter, chosen[:1], purpose="reply")


def test_who_has_a_link_is_not_ticked_again(sender: Client, letter: int) -> None:
    made(sender, letter, [by_key("d5703")])
    page = sender.get(f"/letters/{letter}/links")
    assert by_key("d5703") not in ticked(page.content.decode())
    assert "มีลิงก์อยู่แล้ว" in words(page)


def test_more_than_a_form_can_tick_are_taken_together(
    sender: Client, letter: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link_making, "SHOWN", 5)
    page = sender.get(f"/letters/{letter}/links")
    assert "และอีก 13 แห่งที่ไม่มีบัญชี" in words(page)
    assert len(ticked(page.content.decode())) == 4
    made(sender, letter, ticked(page.content.decode())[:2], rest="1")
    assert Key.objects.count() == 15


@pytest.mark.parametrize(
    ("typed", "number"),
    [({"office": []}, "F175"), ({"until": "1 ม.ค. 2560"}, "O169"), ({"purpose": "x"}, "F103")],
)
def test_what_is_wrong_is_told_and_keeps_the_ticks(
    typed: dict[str, object], number: str, sender: Client, letter: int
) -> None:
    until = (today() + timedelta(days=30)).isoformat()
    form = {"purpose": "reply", "until": until, "office": [by_key("d5704")], **typed}
    answer = sender.post(f"/letters/{letter}/links", form)
    assert answer.status_code == 422
    assert number in answer.content.decode()
    assert ticked(answer.content.decode()) == form["office"]
    assert not Key.objects.exists()


def test_only_who_sends_letters_there_makes_links(
    signed: SignIn, outsider: Client, letter: int
) -> None:
    assert outsider.get(f"/letters/{letter}/links").status_code == 403  # got it, did not send it
    assert signed("officer", "p57").get(f"/letters/{letter}/links").status_code == 403
    assert outsider.post(f"/letters/{letter}/links", {}).status_code == 403
    assert not Key.objects.exists()


def test_an_office_that_was_not_sent_it_gets_no_link(sender: Client, letter: int) -> None:
    until = (today() + timedelta(days=30)).isoformat()
    form = {"purpose": "reply", "until": until, "office": [by_key("p50")]}
    assert sender.post(f"/letters/{letter}/links", form).status_code == 422
    assert not Key.objects.exists()


def test_before_a_letter_goes_round_the_page_says_what_to_do_first(sender: Client) -> None:
    other = written(by_key("p57"), number="ชร 0019/ว 13")
    assert "ส่งเวียนก่อน" in words(sender.get(f"/letters/{other}/links"))


def test_the_page_asks_as_much_for_one_as_for_all(
    sender: Client, letter: int, django_assert_max_num_queries
) -> None:
    sender.get(f"/letters/{letter}/links")
    with django_assert_max_num_queries(20):
        sender.get(f"/letters/{letter}/links")
    Receipt.objects.filter(letter=letter).exclude(office=by_key("d5701")).delete()
    with django_assert_max_num_queries(20):
        sender.get(f"/letters/{letter}/links")
