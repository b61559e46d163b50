"""The days that a letter calls for, and whose calendar they stand in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from tests.letters.circulation.conftest import DISTRICTS, issued, letter, province, sender
from tests.letters.conftest import having
from tests.letters.dated import came_in, duty, meeting, on, says
from tests.letters.inside import kept, registered
from wian.letters.actions.circulation import acknowledge, dispatch, finish, recall, send_again
from wian.letters.actions.correcting import correct
from wian.letters.actions.registers import cancel, register_incoming
from wian.letters.calendar_values import Dated
from wian.letters.days import Day, bounds, days_of
from wian.letters.models import Custody, Doubt, Entry, Letter, Link
from wian.letters.queries.days import days, days_of_letter
from wian.offices.acting import Actor, Denied, today

__all__ = ["letter", "province", "sender"]
pytestmark = pytest.mark.django_db(transaction=True)
MOBILE = "081-234-5678"


def told(who: Actor, **more: Any) -> tuple[Dated, ...]:
    window = {"since": today() - timedelta(days=60), "until": today() + timedelta(days=400)}
    return days(who, **window | more)


def names(found: tuple[Dated, ...]) -> list[str]:
    return [day.name for one in found for day in one.days]


def test_meetings_events_and_duties_have_days_and_what_has_none_is_left_out() -> None:
    facts = {
        "meetings": [None, {"date": "2026-07-19", "date_end": "2026-07-21", "start": "24:00"}],
        "events": [{"what": "อบรม", "start": None, "end": "2026-08-01"}, {"what": "ไม่มีวัน"}],
        "duties": [{"action": "ก", "due": "2026-02-30"}, {"action": "ข", "due": "2028-02-29"}],
    }
    one, two, three = days_of(facts)
    assert (one.name, one.first, one.last) == ("meetings.1", date(2026, 7, 19), date(2026, 7, 21))
    assert (two.name, two.what, two.first) == ("events.0", "อบรม", date(2026, 8, 1))
    assert (three.name, three.last) == ("duties.1", date(2028, 2, 29))
    assert bounds(facts) == (date(2026, 7, 19), date(2028, 2, 29))
    assert bounds({}) == (None, None)


def test_days_of_what_lies_with_an_office_are_told_in_it_and_nowhere_else(
    clerk: Actor, outsider: Actor, home: int
) -> None:
    came_in(home, meetings=[meeting()], duties=[duty()])
    [one] = told(clerk)
    assert names((one,)) == ["meetings.0", "duties.0"]
    assert (one.subject, one.purpose, one.cancelled) == ("ขอเชิญประชุม", "", False)
    assert told(outsider) == ()
    assert told(having("administrator", "d5701")) == ()
    assert told(having("executive", "p57", scope="subtree")) == ()  # theirs are their own days


def test_nothing_is_told_once_the_role_is_over(clerk: Actor, home: int) -> None:
    came_in(home, meetings=[meeting()])
    assert clerk.held is not None
    over = tuple(replace(held, until=today()) for held in clerk.held)
    assert told(replace(clerk, held=over)) == ()


def test_what_is_still_on_the_reading_desk_is_in_no_calendar(clerk: Actor, home: int) -> None:
    one = came_in(home, meetings=[meeting()])
    Letter.objects.filter(pk=one).update(state="desk")
    assert told(clerk) == ()
    assert [day.doubted for day in days_of_letter(clerk, one).days] == [True]


def test_a_letter_that_comes_round_brings_its_days_and_the_day_to_answer(
    sender: Actor, clerk: Actor, letter: int, home: int
) -> None:
    says(letter, meetings=[meeting()], duties=[duty()])
    reply_by = today() + timedelta(days=7)
    dispatch(sender, letter=letter, rule=DISTRICTS, purpose="decision", reply_by=reply_by)
    [one] = told(clerk)
    assert names((one,)) == ["meetings.0", "duties.0", "reply"]
    assert one.purpose == "decision"
    acknowledge(clerk, letter=letter, office=home)
    assert len(told(clerk)[0].days) == 3
    finish(clerk, letter=letter, office=home)
    assert names(told(clerk)) == ["meetings.0"]


def test_a_matter_that_is_closed_keeps_its_meetings_and_loses_its_deadlines(
    clerk: Actor, home: int
) -> None:
    one = came_in(home, meetings=[meeting()], duties=[duty()])
    Custody.objects.filter(letter=one).update(closed_at="2026-01-01T00:00:00Z")
    assert names(told(clerk)) == ["meetings.0"]
    assert len(days_of_letter(clerk, one).days) == 2


def test_a_correction_moves_the_day_and_the_calendar_is_told_so(clerk: Actor, home: int) -> None:
    one = came_in(home, meetings=[meeting(confidence=0.3)])
    [before] = told(clerk)
    assert before.days[0].doubted
    correct(clerk, letter=one, name="meetings.0.date", value=on(9))
    [after] = told(clerk)
    assert after.days[0].first == today() + timedelta(days=9)
    assert not after.days[0].doubted
    assert after.days[0].name == before.days[0].name
    assert after.revision > before.revision
    assert after.changed_at > before.changed_at


@pytest.mark.parametrize(
    ("kind", "answer", "quote", "doubted"),
    [
        ("weekday", "", [0, 5], True),
        ("weekday", "asked", [4, 30], True),
        ("weekday", "as_printed", [0, 5], False),
        ("weekday", "", [40, 50], False),
        ("name_variant", "", [0, 5], False),
    ],
)
def test_a_day_is_doubted_while_a_doubt_about_it_is_open(
    clerk: Actor, home: int, kind: str, answer: str, quote: list[int], doubted: bool
) -> None:
    one = came_in(home, meetings=[meeting()])
    Doubt.objects.create(
        letter_id=one, kind=kind, answer=answer, note="", note_en="", quotes=[[one, *quote]]
    )
    assert told(clerk)[0].days[0].doubted is doubted


def test_the_doubts_of_the_sender_stay_with_the_sender(
    sender: Actor, clerk: Actor, letter: int
) -> None:
    says(letter, meetings=[meeting()])
    dispatch(sender, letter=letter, rule=DISTRICTS, purpose="action")
    Doubt.objects.create(
        letter_id=letter, kind="weekday", note="", note_en="", quotes=[[letter, 0, 5]]
    )
    assert not told(clerk)[0].days[0].doubted


def test_what_is_private_is_told_to_nobody_outside(head: Actor, home: int) -> None:
    one = came_in(
        home,
        subject=f"ติดต่อ {MOBILE}",
        contacts=[{"unit": None, "phone": MOBILE, "span": [0, 1]}],
        meetings=[
            meeting(place_or_link="https://meet.example/abc?pwd=xyz789", passcode="xyz789",
                    private=True)
        ],
        duties=[duty(action=f"แจ้งรายชื่อที่ {MOBILE}", assignee="ดู https://forms.example/s3cret")],
    )  # fmt: skip
    Link.objects.create(letter_id=one, url="https://forms.example/s3cret", private=True)
    said = repr(told(head)) + repr(days_of_letter(head, one))
    for secret in (MOBILE, "xyz789", "abc", "s3cret"):
        assert secret not in said
    assert "ติดต่อ" in said


def test_of_a_secret_letter_only_the_days_are_told(clerk: Actor, home: int) -> None:
    came_in(home, secrecy="ลับ", meetings=[meeting()], duties=[duty()])
    [one] = told(clerk)
    assert one.secret
    assert (one.subject, one.number, one.issuer) == ("", "", "")
    assert [(day.what, day.place, day.assignee) for day in one.days] == [("", "", "")] * 2
    assert one.days[0].start == "09:00"


def test_a_recalled_letter_is_cancelled_and_nothing_of_it_is_told(
    sender: Actor, clerk: Actor, letter: int, home: int, outsider: Actor
) -> None:
    says(letter, meetings=[meeting(8)])
    dispatch(sender, letter=letter, rule=DISTRICTS, purpose="action")
    [before] = told(clerk)
    recall(sender, letter=letter, reason="ผิดวัน", offices=[home])
    [one] = told(clerk)
    assert one.cancelled
    assert one.recalled
    assert one.days == (Day("meetings.0", "meeting", today(), today()),)
    assert (one.subject, one.number, one.issuer, one.purpose) == ("", "", "", "")
    assert one.revision > before.revision
    assert not told(outsider)[0].cancelled
    with pytest.raises(Denied):
        days_of_letter(clerk, letter)
    send_again(sender, letter=letter, offices=[home])
    [back] = told(clerk)
    assert not back.cancelled
    assert back.days == before.days
    assert back.revision > one.revision


def test_a_letter_whose_number_was_cancelled_is_cancelled_with_all_its_days(
    clerk: Actor, home: int
) -> None:
    one = says(kept(home, state="desk").pk, meetings=[meeting()], duties=[duty()])
    register_incoming(clerk, letter=one)
    [before] = told(clerk)
    cancel(clerk, entry=Entry.objects.get(letter=one).pk, reason="ลงผิดเล่ม")
    [after] = told(clerk)
    assert (before.cancelled, after.cancelled) == (False, True)
    assert names((after,)) == names((before,))
    assert after.revision > before.revision
    register_incoming(clerk, letter=one)
    [again_] = told(clerk)
    assert not again_.cancelled
    assert again_.revision > after.revision


def test_the_invitation_that_an_office_sent_out_is_in_its_calendar_without_others_duties(
    sender: Actor, province: int
) -> None:
    one = says(issued(province), meetings=[meeting()], duties=[duty()])
    Custody.objects.create(letter_id=one, office_id=province, unit_id=province)
    assert names(told(sender)) == ["meetings.0"]


def test_only_the_window_is_told_and_what_lasts_into_it(clerk: Actor, home: int) -> None:
    came_in(
        home,
        meetings=[meeting(-61), meeting(-60), meeting(400), meeting(401)],
        events=[{"what": "นิทรรศการ", "start": on(-90), "end": on(-50)}],
    )
    assert names(told(clerk)) == ["meetings.1", "meetings.2", "events.0"]


def test_of_too_many_days_the_nearest_are_told(clerk: Actor, home: int) -> None:
    for n in (-5, 40, 3, 20):
        came_in(home, meetings=[meeting(n)])
    found = [one.days[0].first - today() for one in told(clerk, most=2)]
    assert found == [timedelta(days=3), timedelta(days=20)]
    came_in(home, meetings=[meeting(1), meeting(2), meeting(2)])
    assert len(names(told(clerk, most=2))) == 2


def test_the_queries_are_few_and_do_not_grow(
    clerk: Actor, home: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    came_in(home, meetings=[meeting()])
    with django_assert_num_queries(3):
        told(clerk)
    for n in range(12):
        one = came_in(home, meetings=[meeting(n)], duties=[duty(n)])
        Doubt.objects.create(letter_id=one, kind="weekday", note="", note_en="", quotes=[])
        correct(clerk, letter=one, name="subject", value=f"เรื่องที่ {n}")
    with django_assert_num_queries(3):
        assert len(told(clerk)) == 13


def test_a_letter_without_days_has_none_and_a_stranger_is_denied(
    clerk: Actor, outsider: Actor, home: int
) -> None:
    plain = registered(home)
    assert days_of_letter(clerk, plain).days == ()
    with pytest.raises(Denied):
        days_of_letter(outsider, plain)
    with pytest.raises(LookupError):
        days_of_letter(clerk, 0)


def test_letters_of_before_get_their_days_as_people_put_them_right(clerk: Actor, home: int) -> None:
    one, plain = came_in(home, meetings=[meeting(3)]), registered(home)
    correct(clerk, letter=one, name="meetings.0.date", value=on(9))
    Letter.objects.update(first_day=None, last_day=None)
    import_module("wian.letters.migrations.0007_days").fill(apps, None)
    moved = today() + timedelta(days=9)
    found = Letter.objects.in_bulk([one, plain])
    assert (found[one].first_day, found[one].last_day) == (moved, moved)
    assert found[plain].first_day is None
