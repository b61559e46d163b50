"""Letters are looked for: marked, in two groups, kept in the address; nothing foreign is told."""

from __future__ import annotations

import io
import re
from datetime import date
from html import unescape

import pytest
import python_calamine
from django.test import Client

from tests.letters.inside import registered
from tests.letters.searching import kept
from tests.web.offices.conftest import SignIn
from tests.web.offices.pages import words
from wian.ledger.queries import latest
from wian.letters.actions.indexing import index
from wian.letters.actions.registers import reserve
from wian.letters.models import Custody, Letter
from wian.letters.queries import listing
from wian.offices.acting import SYSTEM, today

pytestmark = pytest.mark.django_db
TEXT = "เรื่อง การซ่อมสะพาน\nให้อำเภอสำรวจสะพานทุกแห่ง เลขรหัส ๑๕๖๕ ภายในสัปดาห์นี้"


def bridge(office: int, subject: str = "การซ่อมสะพาน", **columns: object) -> int:
    told = {"number": "ชร 0018/ว 1565", "issuer": "จังหวัดเชียงราย", "dated": date(2025, 9, 8)}
    return kept(office, TEXT, **(told | {"subject": subject} | columns))


def asked(client: Client, **query: object) -> str:
    answer = client.get("/letters/search", query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def marks(html: str) -> set[str]:
    return {unescape(found) for found in re.findall(r"<mark>(.*?)</mark>", html)}


def test_a_letter_is_found_by_a_word_and_the_word_is_marked_where_it_stands(
    clerk: Client, home: int
) -> None:
    letter = bridge(home)
    html = asked(clerk, q="สะพาน")
    assert marks(html) == {"สะพาน"}
    assert f'href="/letters/{letter}/read"' in html
    assert "พบ 1 ฉบับ" in words(clerk.get("/letters/search?q=สะพาน"))


def test_a_place_that_only_repeats_the_subject_is_not_shown_twice(clerk: Client, home: int) -> None:
    kept(home, "เรื่อง การซ่อมสะพานปี ๒๕๖๕ เรียน นายอำเภอ", subject="การซ่อมสะพานปี 2565")
    assert asked(clerk, q="สะพาน").count("<mark>") == 1
    kept(home, f"เรื่อง น้ำท่วม {'ความ ' * 60} ถนนและสะพานขาด", subject="น้ำท่วม")
    html = asked(clerk, q="สะพาน")
    assert "ถนนและ<mark>สะพาน</mark>ขาด" in html


@pytest.mark.parametrize("typed", ["1565", "๑๕๖๕"])
def test_a_number_is_found_in_either_digits(clerk: Client, home: int, typed: str) -> None:
    bridge(home)
    assert "1565" in marks(asked(clerk, q=typed))


def test_words_come_before_what_only_occurs_inside_other_words(clerk: Client, home: int) -> None:
    inside = bridge(home)
    word = kept(home, "พิธีไหว้ครูใช้พานดอกไม้", subject="พานดอกไม้")
    html = asked(clerk, q="พาน")
    assert html.index(f"/letters/{word}/read") < html.index("ตรงบางส่วนของคำ")
    assert html.index("ตรงบางส่วนของคำ") < html.index(f"/letters/{inside}/read")


def test_who_holds_a_registered_letter_is_told(clerk: Client, home: int) -> None:
    letter = registered(home, subject="การซ่อมสะพาน")
    index(letter)
    said = words(clerk.get("/letters/search?q=สะพาน"))
    assert "ลงทะเบียนรับแล้ว · อยู่ที่ ที่ว่าการอำเภอเมืองเชียงราย" in said
    Custody.objects.filter(letter=letter).update(closed_at="2026-01-01T00:00Z")
    assert "ยุติเรื่องแล้ว" in words(clerk.get("/letters/search?q=สะพาน"))


@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        ({"way": "in"}, True),
        ({"way": "out"}, False),
        ({"year": "2568"}, True),
        ({"year": "๒๕๖๘"}, True),
        ({"year": "2567"}, False),
        ({"issuer": "เชียงราย"}, True),
        ({"state": "desk"}, True),
        ({"state": "aside"}, False),
        ({"kind": "memo"}, False),
        ({"urgency": "ด่วน"}, False),
        ({"since": "1 ก.ย. 2568", "until": "30/09/2568"}, True),
        ({"since": "2025-10-01"}, False),
        ({"due_until": "31 ธ.ค. 2569"}, True),
        ({"due_since": "1 ม.ค. 2570"}, False),
    ],
)
def test_each_filter_narrows_the_search_and_stays_in_the_address(
    clerk: Client, home: int, filters: dict[str, str], fits: bool
) -> None:
    letter = bridge(home, earliest_due=date(2026, 12, 1))
    html = asked(clerk, q="สะพาน", **filters)
    assert (f"/letters/{letter}/read" in html) is fits
    assert ("พบ 1 ฉบับ" in html) is fits
    assert 'class="parts"' in html
    assert re.search(r'href="\?q=[^"&]+(&amp;[^"]+)?"', html)


def test_an_office_is_chosen_among_few_and_typed_by_who_reads_a_tree(
    clerk: Client, home: int, signed: SignIn
) -> None:
    letter = bridge(home)
    html = asked(clerk, office=home)
    assert f'<option value="{home}" selected' in html
    assert f"/letters/{letter}/read" in html
    governor = signed("executive", "p57", scope="subtree")
    html = asked(governor, q="สะพาน", office="ที่ว่าการอำเภอเมืองเชียงราย")
    assert "<select" in html
    assert f"/letters/{letter}/read" in html
    assert "F106" in asked(governor, q="สะพาน", office="ไม่มีที่นี่")


def test_a_register_that_may_not_be_read_is_not_named(
    clerk: Client, outsider: Client, home: int
) -> None:
    [given] = reserve(SYSTEM, office=home, way="in", until=today())
    page = "ทะเบียนรับ ที่ว่าการอำเภอเมืองเชียงราย"
    assert page in words(clerk.get(f"/letters/search?book={given.book}"))
    said = words(outsider.get(f"/letters/search?book={given.book}"))
    assert page not in said
    assert "ไม่มีเล่มนี้" in said


def test_what_is_no_day_is_told_at_its_field_and_nothing_is_searched(
    clerk: Client, home: int
) -> None:
    bridge(home)
    html = asked(clerk, q="สะพาน", since="วันไหนสักวัน", year="ปีกลาย")
    assert "F105" in html
    assert "F150" in html
    assert 'value="วันไหนสักวัน"' in html
    assert "พบ" not in words(clerk.get("/letters/search", {"q": "สะพาน", "since": "วันไหน"}))


def test_more_hits_than_a_page_are_read_on(clerk: Client, home: int) -> None:
    for _ in range(25):
        bridge(home)
    first = asked(clerk, q="สะพาน", state="desk")
    assert first.count("<li id=") == 20
    [more] = re.findall(r'rel="next" href="([^"]+)"', first)
    second = clerk.get(f"/letters/search{unescape(more)}").content.decode()
    assert second.count("<li id=") == 5
    assert "พบ 25 ฉบับ" in second
    assert clerk.get("/letters/search?q=สะพาน&after=x").status_code == 409


def test_an_empty_page_says_how_to_search_and_a_page_without_hits_offers_fewer_words(
    clerk: Client, home: int
) -> None:
    assert "พิมพ์คำที่จำได้จากหนังสือ" in asked(clerk)
    bridge(home)
    html = asked(clerk, q="สะพาน พญานาค", state="desk")
    assert "ไม่พบหนังสือที่ตรงทั้งหมดนี้" in html
    assert unescape(html).count("state=desk") >= 2
    assert ">สะพาน</a>" in html


def test_text_of_a_letter_is_never_markup(clerk: Client, home: int) -> None:
    kept(home, "<script>alert(1)</script> สะพาน", subject="<b>สะพาน</b>")
    html = asked(clerk, q="สะพาน")
    assert "<script>alert" not in html
    assert "&lt;b&gt;<mark>สะพาน</mark>&lt;/b&gt;" in html
    assert "<b>สะพาน" not in html


def test_a_list_page_asks_at_most_twelve_queries_however_many_rows_it_shows(
    clerk: Client, signed: SignIn, home: int, django_assert_max_num_queries
) -> None:
    governor = signed("executive", "p57", scope="subtree")
    for _ in range(21):
        letter = bridge(home)
        Custody.objects.create(letter_id=letter, office_id=home, unit_id=home)
    for client in (clerk, governor):
        client.get("/desk")  # writes down that the session is in use
        for query in ("q=สะพาน", "q=พาน", "way=in", "book=1", "q=สะพาน&state=desk"):
            with django_assert_max_num_queries(12):
                client.get(f"/letters/search?{query}")


def test_nobody_outside_finds_anything_by_search_suggestion_or_file(
    clerk: Client, outsider: Client, nobody: Client, home: int
) -> None:
    bridge(home)
    assert "ชร 0018/ว 1565" in asked(clerk, q="สะพาน")
    assert "การซ่อมสะพาน" in clerk.get("/letters/suggest?q=สะพาน").content.decode()
    assert "พบ 0" not in asked(outsider, q="สะพาน")
    assert "1565" not in words(outsider.get("/letters/search?q=สะพาน"))
    assert "option" not in outsider.get("/letters/suggest?q=สะพาน").content.decode()
    assert len(sheet(outsider)) == 4
    for path in ("search", "search.xlsx", "suggest"):
        assert nobody.get(f"/letters/{path}?q=สะพาน").status_code == 403
        assert Client().get(f"/letters/{path}").status_code == 302


def sheet(client: Client, query: str = "q=สะพาน") -> list[list[object]]:
    answer = client.get(f"/letters/search.xlsx?{query}")
    assert answer.status_code == 200
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_the_hits_are_taken_out_as_a_workbook_and_the_ledger_says_so(
    clerk: Client, home: int
) -> None:
    bridge(home, subject="=1+1 สะพาน")
    rows = sheet(clerk, "q=สะพาน&year=2568")
    assert rows[1][0] == "ค้นหา “สะพาน” · ปี พ.ศ. 2568"
    assert rows[3][4] == "=1+1 สะพาน"
    [line] = latest(limit=1)
    assert (line.verb.name, line.count) == ("letter.export", 1)
    assert "สะพาน" not in repr(line)


def test_more_letters_than_a_file_takes_are_refused(
    clerk: Client, home: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST", 1)
    bridge(home)
    assert clerk.get("/letters/search.xlsx?q=สะพาน").status_code == 200
    bridge(home)
    answer = clerk.get("/letters/search.xlsx?q=สะพาน")
    assert answer.status_code == 409
    assert "L502" in answer.content.decode()


def test_a_private_word_is_neither_suggested_nor_shown(officer: Client, home: int) -> None:
    facts = {"contacts": [{"phone": "081 234 5678", "private": True}]}
    kept(home, "ติดต่อ 081 234 5678", facts=facts, subject="โทรหาวิทยากร 081 234 5678")
    assert "081 234 5678" not in asked(officer, q="วิทยากร")
    assert "option" not in officer.get("/letters/suggest?q=วิทยากร").content.decode()
    assert "081 234 5678" not in str(sheet(officer, "q=วิทยากร"))


def test_the_box_of_every_page_searches_letters_for_who_reads_them(
    clerk: Client, nobody: Client
) -> None:
    html = clerk.get("/desk").content.decode()
    assert 'action="/letters/search"' in html
    assert 'hx-get="/letters/suggest"' in html
    assert 'href="/directory/?q=' in asked(clerk, q="เมือง")
    assert 'action="/directory/"' in nobody.get("/desk").content.decode()
    assert asked(clerk).count('type="search"') == 1


def test_a_letter_leads_to_where_it_is_dealt_with(clerk: Client, home: int) -> None:
    for state, path in (("draft", "drafts/{}"), ("registered", "{}"), ("aside", "{}/read")):
        letter = bridge(home, state=state, way="out" if state == "draft" else "in")
        assert f'href="/letters/{path.format(letter)}"' in asked(clerk, q="สะพาน", state=state)
        Letter.objects.filter(pk=letter).delete()
