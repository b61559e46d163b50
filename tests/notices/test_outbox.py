"""One digest a person and day, never in quiet hours, never of what was taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from tests.notices.servers import Mails
from tests.notices.telling import EVENING, WORKDAY, mine, person, round_at, states, told
from wian.notices.actions import choose, read, withdraw
from wian.notices.models import Carried, Delivery
from wian.notices.outbox import left_behind, plan, send
from wian.notices.queries import deliveries, troubles
from wian.notices.rules import Hours
from wian.notices.values import Choices
from wian.offices.acting import NOBODY, SYSTEM

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def text(mails: Mails, at: int = -1) -> str:
    found = mails.mails[at].get_body(("plain",))
    assert found
    return str(found.get_content())


def test_a_person_gets_one_digest_a_day_of_all_that_came_before(mails: Mails) -> None:
    who = person("a@office.example")
    told("one", who)
    told("two", who)
    assert round_at() == 1
    assert mails.to == ["a@office.example"]
    assert "เรื่อง one" in text(mails)
    assert "เรื่อง two" in text(mails)
    told("late", who, at=WORKDAY)
    assert [round_at(WORKDAY + n * HOUR) for n in range(8)] == [0] * 8
    assert round_at(WORKDAY + DAY) == 1
    assert "เรื่อง late" in text(mails)
    assert "เรื่อง one" not in text(mails)


def test_a_digest_waits_for_its_hour(mails: Mails) -> None:
    told("one", person("a@office.example"))
    assert round_at(WORKDAY - 1.5 * HOUR) == 0  # 07:30
    assert round_at(WORKDAY - HOUR) == 1


def test_nothing_is_planned_or_leaves_in_quiet_hours(mails: Mails) -> None:
    who = person("a@office.example")
    told("one", who, at=WORKDAY - DAY)
    told("now", who, urgent=True, at=WORKDAY - DAY)
    saturday = WORKDAY + 3 * DAY
    assert [round_at(moment) for moment in (WORKDAY - 3 * HOUR, WORKDAY + 9 * HOUR, saturday)] == [
        0,
        0,
        0,
    ]
    assert states() == []


def test_what_was_planned_and_not_sent_before_the_quiet_hours_goes_with_the_next(
    mails: Mails,
) -> None:
    told("one", person("a@office.example"))
    plan(WORKDAY)
    assert send("mail", clock=lambda: WORKDAY + 10 * HOUR) == 0
    assert states() == ["failed"]
    assert round_at(WORKDAY + DAY) == 1
    assert "เรื่อง one" in text(mails)


def test_a_message_recalled_before_its_digest_leaves_appears_in_no_digest(mails: Mails) -> None:
    one, other = person("a@office.example"), person("b@office.example")
    told("kept", one)
    told("recalled", one, other)
    plan(WORKDAY)
    withdraw(SYSTEM, key="recalled")
    send("mail", clock=lambda: WORKDAY)
    assert mails.to == ["a@office.example"]
    assert "recalled" not in str(mails.mails[0])
    assert sorted(states()) == ["dropped", "sent"]
    assert round_at(WORKDAY + DAY) == 0


def test_a_message_recalled_between_two_attempts_is_in_none_that_follows(mails: Mails) -> None:
    who = person("a@office.example")
    told("kept", who)
    told("recalled", who)
    mails.refuses_text = "451 later"
    assert round_at() == 1
    withdraw(SYSTEM, key="recalled")
    mails.refuses_text = ""
    assert round_at(WORKDAY + HOUR) == 1
    assert "recalled" not in str(mails.mails[0])


def test_what_was_read_in_the_app_is_not_told_again_outside(mails: Mails) -> None:
    who = person("a@office.example")
    told("one", who)
    read(who, notices=mine(who))
    assert round_at() == 0


def test_urgent_ones_leave_at_once_outside_the_digest_and_only_once(mails: Mails) -> None:
    who = person("a@office.example")
    told("one", who)
    round_at()
    told("now", who, urgent=True, at=WORKDAY + HOUR, th="เชิญประชุมด่วน")
    assert round_at(WORKDAY + HOUR) == 1
    assert mails.mails[-1]["Subject"].strip() == "ด่วน: เชิญประชุมด่วน"
    assert round_at(WORKDAY + 2 * HOUR) == round_at(WORKDAY + DAY) == 0


def test_whoever_wants_no_urgent_mail_gets_it_in_the_digest(mails: Mails) -> None:
    who = person("a@office.example")
    choose(who, choices=Choices(urgent_apart=False))
    told("now", who, urgent=True, at=WORKDAY)
    assert round_at(WORKDAY + HOUR) == 0
    assert round_at(WORKDAY + DAY) == 1


def test_urgent_ones_enter_quiet_hours_only_where_the_person_allows(mails: Mails) -> None:
    one, other = person("a@office.example"), person("b@office.example")
    choose(one, choices=Choices(urgent_anytime=True))
    night = WORKDAY + 12 * HOUR
    told("now", one, other, urgent=True, at=night)
    assert round_at(night) == 1
    assert mails.to == ["a@office.example"]
    assert round_at(WORKDAY + DAY) >= 1
    assert mails.to.count("b@office.example") == mails.to.count("a@office.example") == 1


def test_people_are_told_at_the_hours_they_chose(mails: Mails) -> None:
    early, usual = person("early@office.example"), person("usual@office.example")
    never = person("never@office.example")
    choose(early, choices=Choices(hours=Hours(5, 22, 5, False)))
    choose(never, choices=Choices(mail=False))
    told("one", early, usual, never)
    round_at(WORKDAY - 4 * HOUR)
    assert mails.to == ["early@office.example"]
    round_at()
    assert mails.to == ["early@office.example", "usual@office.example"]


def test_a_refused_address_is_a_failure_its_owner_reads(mails: Mails) -> None:
    who, other = person("gone@office.example"), person("a@office.example")
    mails.refuses["gone@office.example"] = "550 no such user"
    told("one", who, other)
    assert round_at() == 2
    [found] = troubles(who)
    assert (found.channel, found.state, found.code) == ("mail", "failed", "address-550")
    assert troubles(other) == troubles(NOBODY) == []
    assert [one.state for one in deliveries(other)] == ["sent"]
    assert deliveries(other)[0].count == 1
    del mails.refuses["gone@office.example"]
    assert round_at(WORKDAY + DAY) == 1  # it goes with the next digest
    assert troubles(who) == []


def test_an_address_that_is_none_is_never_tried(mails: Mails) -> None:
    who = person("a@office.example")
    bad = "a@office.example>\r\nRCPT TO:<x@evil.example"
    get_user_model().objects.filter(pk=who.account).update(email=bad)
    told("one", who)
    round_at()
    assert mails.mails == []
    assert troubles(who)[0].code == "address"


def test_a_server_that_says_later_is_asked_again_with_pauses_and_not_for_ever(
    mails: Mails,
) -> None:
    who = person("a@office.example")
    told("one", who)
    mails.refuses_text = "451 later"
    now, tries = WORKDAY, 0
    for _ in range(60):
        tries += round_at(now)
        now += timedelta(minutes=5)
    assert tries == 6
    assert (troubles(who)[0].state, troubles(who)[0].attempts) == ("failed", 6)
    assert Carried.objects.count() == 0
    mails.refuses_text = ""
    assert round_at(WORKDAY + DAY) == 1


def test_a_server_that_is_away_costs_no_attempt(mails: Mails, settings) -> None:
    told("one", person("a@office.example"))
    settings.EMAIL_PORT = 1
    assert round_at() == 0
    settings.EMAIL_PORT = mails.port
    assert round_at(WORKDAY + HOUR) == 1


def test_a_server_that_hangs_up_after_the_text_is_never_given_it_again(mails: Mails) -> None:
    who = person("a@office.example")
    told("one", who)
    mails.dies = True
    assert round_at() == 1
    mails.dies = False
    assert [round_at(WORKDAY + n * HOUR) for n in range(1, 4)] == [0, 0, 0]
    assert round_at(WORKDAY + DAY) == 0
    assert len(mails.mails) == 1
    assert troubles(who)[0].state == "unsure"


def test_a_claim_of_a_sender_that_died_is_unsure_and_not_sent_again(mails: Mails) -> None:
    who = person("a@office.example")
    told("one", who)
    plan(WORKDAY)
    Delivery.objects.update(state="claimed", attempts=1, claimed_at=WORKDAY)
    assert left_behind(WORKDAY + timedelta(minutes=4)) == 0
    assert left_behind(WORKDAY + timedelta(minutes=6)) == 1
    assert round_at(WORKDAY + HOUR) == 0
    assert states() == ["unsure"]


def test_without_a_mail_server_nothing_is_planned(settings) -> None:
    settings.EMAIL_HOST = ""
    told("one", person("a@office.example"))
    plan(WORKDAY)
    assert states() == []


def test_old_news_is_told_in_the_app_only(mails: Mails) -> None:
    told("old", person("a@office.example"), at=EVENING - 8 * DAY)
    assert round_at() == 0


def test_planning_again_changes_nothing(mails: Mails) -> None:
    people = [person(f"p{n}@office.example") for n in range(5)]
    told("one", *people)
    told("now", *people, urgent=True)
    assert plan(WORKDAY) == 10
    assert plan(WORKDAY) == 0
    send("mail", clock=lambda: WORKDAY)
    assert sorted(mails.to) == sorted(mails.to)
    assert Carried.objects.count() == 10
