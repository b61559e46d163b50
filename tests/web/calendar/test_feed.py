"""The private feed: the days of now to whoever has the address, and one 404 for all others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from tests.letters.circulation.conftest import DISTRICTS, issued
from tests.letters.conftest import having
from tests.letters.dated import came_in, duty, meeting, on, says
from tests.letters.inside import somebody
from tests.web.calendar.conftest import events, fetched
from tests.web.offices.pages import words
from tests.web.people import browser
from wian.letters.actions.circulation import dispatch, recall
from wian.letters.actions.correcting import correct
from wian.offices.acting import SYSTEM, Actor, actor_of, today
from wian.offices.actions.accounts import close_account
from wian.offices.actions.feeds import make_feed, renew_feed, revoke_feed
from wian.offices.actions.roles import take_role
from wian.offices.models import Feed, Grant
from wian.offices.queries.feeds import feeds
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_calendar_fetches_the_days_of_its_owners_office(secret: str, home: int) -> None:
    one = came_in(home, meetings=[meeting(4)], duties=[duty(9, time="16:30")])
    answer = fetched(secret)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert not answer.cookies
    found = events(answer)
    assert set(found) == {"meetings-0", "duties-0"}
    event = found["meetings-0"]
    assert event["summary"] == "ประชุม: ขอเชิญประชุม"
    assert event["dtstart"].dt.isoformat() == f"{on(4)}T09:00:00+07:00"
    assert event["dtend"].dt.isoformat() == f"{on(4)}T12:00:00+07:00"
    assert event["location"] == "ห้องประชุม 1"
    assert event["url"] == f"http://testserver/letters/{one}"
    assert found["duties-0"]["dtstart"].dt.isoformat() == f"{on(9)}T16:30:00+07:00"
    [zone] = Calendar.from_ical(answer.content).walk("VTIMEZONE")
    assert zone["tzid"] == "Asia/Bangkok"


def test_who_has_the_newest_is_told_so_and_nothing_is_sent_again(secret: str, home: int) -> None:
    one = came_in(home, meetings=[meeting(4)])
    first = fetched(secret)
    same = fetched(secret, **{"If-None-Match": first.headers["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    correct(SYSTEM, letter=one, name="meetings.0.date", value=on(6))
    moved = fetched(secret, **{"If-None-Match": first.headers["ETag"]})
    before, after = (events(page)["meetings-0"] for page in (first, moved))
    assert before["uid"] == after["uid"]
    assert after["dtstart"].dt.date() == today() + timedelta(days=6)
    assert after["sequence"] > before["sequence"]
    assert after["last-modified"].dt >= before["last-modified"].dt


@pytest.mark.parametrize(
    "dies",
    [
        lambda who: revoke_feed(who, feed=feeds(who)[0].id),
        lambda who: renew_feed(who, feed=feeds(who)[0].id),
        lambda who: close_account(SYSTEM, account=who.account),
        lambda who: Feed.objects.all().delete(),
    ],
    ids=["revoked", "renewed", "closed", "unknown"],
)
def test_every_dead_address_gets_the_same_answer(
    clerk: Actor, secret: str, dies: Callable[[Actor], None]
) -> None:
    assert fetched(secret).status_code == 200
    never = fetched("never-made")
    dies(clerk)
    dead = fetched(secret)
    assert dead.status_code == never.status_code == 404
    assert dead.content == never.content == b"not found\n"
    assert dict(dead.headers) == dict(never.headers)
    for _ in range(40):
        dead = fetched(secret)
    assert dead.status_code == 404


def test_a_role_that_is_over_leaves_an_empty_calendar_at_once(
    clerk: Actor, secret: str, home: int
) -> None:
    came_in(home, meetings=[meeting()])
    assert len(events(fetched(secret))) == 1
    take_role(SYSTEM, grant=Grant.objects.get(account=clerk.account).pk)
    assert events(fetched(secret)) == {}


def test_an_outsiders_feed_carries_nothing_of_it(home: int) -> None:
    came_in(home, meetings=[meeting()], subject="เรื่องของอำเภอเมือง")
    outside = [having("clerk", "d5702"), having("administrator", "d5701")]
    for who in outside:
        answer = fetched(make_feed(actor_of(who.account or 0, origin="web")))
        assert events(answer) == {}
        assert "เรื่องของอำเภอเมือง" not in answer.content.decode()


def test_nothing_private_leaves_even_to_who_may_see_it(home: int) -> None:
    head = somebody("head", home, given="หัวหน้า")
    private = {"place_or_link": "https://meet.example/abc?pwd=xyz789", "passcode": "xyz789"}
    came_in(
        home,
        contacts=[{"unit": None, "phone": "081-234-5678", "span": [0, 1]}],
        meetings=[meeting(private=True, **private)],
        duties=[duty(action="แจ้งชื่อที่ 08 1234 5678 หรือ ๐๘๑-๒๓๔-๕๖๗๘")],
    )
    text = fetched(make_feed(head)).content.replace(b"\r\n ", b"").decode()
    assert "แจ้งชื่อที่" in text
    for secret in ("xyz789", "/abc", "1234 5678", "๒๓๔"):
        assert secret not in text


def test_a_recalled_letter_is_struck_in_the_calendar_without_a_word(
    clerk: Actor, secret: str, home: int
) -> None:
    province = by_key("p57")
    letter = says(issued(province), meetings=[meeting(8)], subject="เรื่องผิด")
    reply_by = today() + timedelta(days=7)
    dispatch(SYSTEM, letter=letter, rule=DISTRICTS, purpose="decision", reply_by=reply_by)
    before = events(fetched(secret))
    assert before["meetings-0"]["summary"] == "ประชุม: เรื่องผิด (เพื่อพิจารณา)"
    assert before["reply"]["summary"] == "ตอบภายใน: เรื่องผิด (เพื่อพิจารณา)"
    assert before["reply"]["dtstart"].dt == reply_by
    recall(SYSTEM, letter=letter, reason="ผิด", offices=[home])
    answer = fetched(secret)
    [gone] = events(answer).values()
    assert gone["status"] == "CANCELLED"
    assert gone["uid"] == before["meetings-0"]["uid"]
    assert gone["sequence"] > before["meetings-0"]["sequence"]
    text = answer.content.replace(b"\r\n ", b"").decode()
    assert "เรื่องผิด" not in text
    assert (today() + timedelta(days=8)).strftime("%Y%m%d") not in text


def test_the_answer_takes_nine_queries_however_many_letters(
    secret: str, home: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    came_in(home, meetings=[meeting()])
    with django_assert_num_queries(9):  # one of them notes, once a minute, that it was fetched
        fetched(secret)
    for n in range(10):
        came_in(home, meetings=[meeting(n)], duties=[duty(n)])
    with django_assert_num_queries(8):
        assert len(Calendar.from_ical(fetched(secret).content).walk("VEVENT")) == 21


def test_the_feed_is_read_only_and_needs_no_session(secret: str) -> None:
    path = f"/calendar/{secret}.ics"
    assert Client().head(path).status_code == 200
    assert Client().post(path).status_code == 405
    assert "ประชุม" not in fetched(secret, "?lang=en").content.decode()
    assert "X-WR-CALNAME:Wian: days of letters" in fetched(secret, "?lang=en").content.decode()


def test_one_letters_days_are_a_file_for_who_sees_it(clerk: Actor, home: int) -> None:
    one = came_in(home, meetings=[meeting(4)], duties=[duty()])
    path = f"/letters/{one}/calendar.ics"
    page = browser(clerk).get(f"/letters/{one}")
    assert f'href="{path}"' in page.content.decode()
    assert "เพิ่มลงปฏิทิน" in words(page)
    answer = browser(clerk).get(path)
    assert set(events(answer)) == {"meetings-0", "duties-0"}
    assert "attachment" in answer.headers["Content-Disposition"]
    other = browser(having("clerk", "d5702"))
    assert other.get(path).status_code == 403
    assert Client().get(path).status_code == 302
    plain = came_in(home)
    assert browser(clerk).get(f"/letters/{plain}/calendar.ics").status_code == 404
    assert "เพิ่มลงปฏิทิน" not in words(browser(clerk).get(f"/letters/{plain}"))


def test_a_day_in_a_distant_century_breaks_nothing(clerk: Actor, secret: str, home: int) -> None:
    far = {"what": "สิ้นกาล", "start": "9999-12-31", "end": None}
    now = {"what": "เริ่ม", "start": on(1), "end": "9999-12-31"}
    one = came_in(home, events=[far, now])
    assert set(events(fetched(secret))) == {"events-1"}
    found = events(browser(clerk).get(f"/letters/{one}/calendar.ics"))
    assert found["events-0"]["dtstart"].dt == date.max
