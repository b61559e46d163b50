"""Who acts, whom for, and what a refusal looks like."""

from __future__ import annotations

import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from tests.web.conftest import Somebody, signed_in
from wian.ledger.queries import latest
from wian.offices.acting import SYSTEM, today
from wian.offices.actions.offices import change_office
from wian.offices.actions.roles import take_role
from wian.offices.errors import Refused
from wian.offices.queries import offices as directory
from wian.offices.queries.offices import by_key
from wian.web.desk import desk
from wian.web.door import actor
from wian.web.door import signed_in as only_signed_in
from wian.web.urls import urlpatterns

pytestmark = pytest.mark.django_db


def show_office(request: HttpRequest) -> HttpResponse:
    return HttpResponse(directory.office(actor(request), request.GET["key"]).name_th)


def refuse(request: HttpRequest) -> HttpResponse:
    raise Refused("O105", key="d5701")


def slip(request: HttpRequest) -> HttpResponse:
    raise KeyError("x")


urlpatterns = [
    *urlpatterns,
    path("t/office", show_office),
    path("t/refuse", refuse),
    path("t/slip", slip),
    path("t/post", only_signed_in(refuse)),
]
handler404 = "wian.web.errors.not_found"
handler500 = "wian.web.errors.broken"


def seats(client: Client) -> dict[str, str]:
    """The grants one can act by, by the name of their office."""
    page = client.get("/desk").content.decode()
    found = re.findall(r'name="grant" value="(\d*)"[^>]*><b>([^<]+)</b>', page)
    return {office: grant for grant, office in found}


def test_a_stranger_is_nobody() -> None:
    who = actor(RequestFactory().get("/"))
    assert (who.account, who.grants, who.origin, who.address) == (None, None, "web", "127.0.0.1")


def test_one_acts_for_all_posts_until_one_is_chosen(clerk: Somebody) -> None:
    client = signed_in(clerk)
    found = seats(client)
    assert set(found) == {"ที่ว่าการอำเภอเมืองเชียงราย", "ที่ว่าการอำเภอเวียงชัย", "ทุกตำแหน่งของฉัน"}
    chosen = found["ที่ว่าการอำเภอเวียงชัย"]
    answer = client.post("/acting", {"grant": chosen, "back": "/account?x=1"})
    assert answer.url == "/account?x=1"
    page = client.get("/desk").content.decode()
    assert re.search(r"<summary>.*?<b>ที่ว่าการอำเภอเวียงชัย</b>", page, re.DOTALL)
    line = latest(account=clerk.id)[0]
    assert (line.verb.name, line.before, line.after, line.office) == (
        "acting.switch",
        {"grant": None},
        {"grant": int(chosen)},
        by_key("d5702"),
    )


def test_a_post_of_somebody_else_cannot_be_acted_in(clerk: Somebody, house: Somebody) -> None:
    theirs = actor_of_client(signed_in(house)).grants
    assert theirs
    client = signed_in(clerk)
    client.post("/acting", {"grant": str(theirs[0].id)})
    assert actor_of_client(client).chosen is None
    assert all(line.verb.name != "acting.switch" for line in latest(account=clerk.id))


def test_a_post_that_is_over_is_acted_in_no_more(clerk: Somebody) -> None:
    client = signed_in(clerk)
    chosen = int(seats(client)["ที่ว่าการอำเภอเวียงชัย"])
    client.post("/acting", {"grant": str(chosen)})
    assert actor_of_client(client).office == by_key("d5702")
    take_role(SYSTEM, grant=chosen)
    who = actor_of_client(client)
    assert who.chosen is None
    assert client.get("/desk").status_code == 200


def actor_of_client(client: Client):
    """The acting person as a view sees them in this browser's session."""
    return actor(client.get("/desk").wsgi_request)


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", ""])
def test_a_switch_leads_to_no_other_site(clerk: Somebody, elsewhere: str) -> None:
    answer = signed_in(clerk).post("/acting", {"grant": "", "back": elsewhere})
    assert answer.url == "/desk"


def test_the_digits_are_chosen_for_good(clerk: Somebody) -> None:
    client = signed_in(clerk)
    client.post("/digits", {"digits": "thai", "back": "/desk"})
    assert re.search("วันนี้[^<]+[๐-๙]{4}", client.get("/desk").content.decode())
    assert re.search("วันนี้[^<]+[๐-๙]{4}", signed_in(clerk).get("/desk").content.decode())


@pytest.mark.urls(__name__)
def test_a_denied_page_says_why_and_whom_to_ask(clerk: Somebody) -> None:
    answer = signed_in(clerk).get("/t/office", {"key": "d5703"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "อยู่นอกขอบเขตของท่าน" in page
    assert "ขอบทบาทจากผู้ดูแลระบบ" in page
    line = latest(account=clerk.id)[0]
    assert (line.verb.name, line.why) == ("see.denied", "outside")


@pytest.mark.urls(__name__)
def test_what_is_not_there_is_404_and_a_refusal_409_with_its_number(clerk: Somebody) -> None:
    client = signed_in(clerk)
    assert client.get("/t/office", {"key": "nowhere"}).status_code == 404
    answer = client.get("/t/refuse?lang=en")
    assert answer.status_code == 409
    assert "O105" in answer.content.decode()
    assert "The key “d5701” is taken" in answer.content.decode()


@pytest.mark.urls(__name__)
def test_a_slip_of_the_program_is_not_told_as_something_missing(clerk: Somebody) -> None:
    client = signed_in(clerk)
    client.raise_request_exception = False
    answer = client.get("/t/slip")
    assert answer.status_code == 500
    assert clerk.login not in answer.content.decode()


@pytest.mark.urls(__name__)
def test_a_form_of_a_stranger_leads_to_signing_in_and_not_back_to_the_form(
    client: Client, house: Somebody
) -> None:
    assert client.post("/t/post").url == "/signin"


def test_an_expired_form_says_so(clerk: Somebody) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in(clerk).cookies
    answer = client.post("/acting", {"grant": ""})
    assert answer.status_code == 403
    assert "แบบฟอร์มหมดอายุ" in answer.content.decode()


def test_the_frame_asks_three_things_besides_session_and_account(
    clerk: Somebody, django_assert_num_queries
) -> None:
    client = signed_in(clerk)
    client.get("/signout")
    with django_assert_num_queries(5):
        client.get("/signout")


def test_an_unknown_address_is_told_in_the_frame(clerk: Somebody) -> None:
    page = signed_in(clerk).get("/nowhere").content.decode()
    assert "ไม่พบหน้านี้" in page
    assert "กลับไปโต๊ะของฉัน" in page


def test_the_first_address_is_the_desk_of_who_is_signed_in(clerk: Somebody) -> None:
    client = signed_in(clerk)
    assert client.get("/").url == "/desk"
    assert "<textarea" in client.get("/read").content.decode()
    assert "<textarea" in Client().get("/").content.decode()


def test_the_desk_tells_what_happened_to_ones_offices_since_yesterday(clerk: Somebody) -> None:
    for key, name in (("d5701", "ที่ว่าการอำเภอทดลอง"), ("d5703", "ที่ว่าการอำเภออื่น")):
        change_office(SYSTEM, office=by_key(key), day=today(), name_th=name)
    page = signed_in(clerk).get("/desk").content.decode()
    assert "เปลี่ยนชื่อหน่วยงาน" in page
    assert "ที่ว่าการอำเภอทดลอง" in page
    assert "ที่ว่าการอำเภออื่น" not in page


def test_an_account_without_a_role_is_told_how_to_get_one(house: Somebody) -> None:
    from wian.offices.actions.accounts import make_account

    idle = Somebody(make_account(SYSTEM, login="idle"), "idle")
    page = signed_in(idle).get("/desk").content.decode()
    assert "ยังไม่มีบทบาทในหน่วยงานใด" in page
    assert "ขอบทบาทจากผู้ดูแลระบบ" in page
    assert desk.__name__ == "desk"
