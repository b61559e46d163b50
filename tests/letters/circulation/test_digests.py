"""What was recalled before a digest leaves is in no digest, whichever way it goes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from tests.letters.circulation.conftest import issued
from tests.letters.conftest import having
from tests.notices.servers import Mails, Web
from tests.notices.telling import EVENING, WORKDAY, round_at, states
from wian.letters.actions.circulation import dispatch, recall, receive, remind
from wian.letters.actions.circulation.announcing import announce
from wian.letters.models import Dispatch
from wian.notices.actions import set_hook
from wian.notices.models import Message, Notice, Preference
from wian.notices.outbox import plan, send
from wian.offices.acting import SYSTEM, Actor
from wian.offices.actions.roles import give_role, take_role
from wian.offices.audience import Part, Rule
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db(transaction=True)]
LINE_USER = "U" + "0f" * 16
HOUR = timedelta(hours=1)


def reached(who: Actor, email: str) -> Actor:
    """The same person, with an address."""
    get_user_model().objects.filter(pk=who.account).update(email=email)
    return who


@pytest.fixture
def first(clerk: Actor) -> Actor:
    return reached(clerk, "first@office.example")


@pytest.fixture
def second(outsider: Actor) -> Actor:
    return reached(outsider, "second@office.example")


def went(province: int, subject: str, *keys: str) -> int:
    """A letter sent to these offices in the evening, and announced; nobody's digest has left."""
    letter = issued(province, subject=subject)
    rule = Rule((Part(offices=tuple(sorted(map(by_key, keys)))),))
    sent = dispatch(SYSTEM, letter=letter, rule=rule, purpose="action")
    announce.call(sent.dispatch)
    Message.objects.update(at=EVENING)
    return letter


def told(mails: Mails) -> dict[str, str]:
    """What each address was told."""
    found: dict[str, str] = {}
    for mail in mails.mails:
        body = mail.get_body(("plain",))
        assert body
        found[str(mail["X-Rcpt"])] = body.get_content()
    return found


def test_a_letter_recalled_in_the_quiet_hours_is_in_nobodys_digest(
    mails: Mails, first: Actor, second: Actor, sender: Actor, province: int
) -> None:
    letter = went(province, "เรียกคืนแล้ว", "d5701", "d5702")
    assert round_at(WORKDAY - 3 * HOUR) == 0
    assert Notice.objects.count() == 2
    recall(sender, letter=letter, reason="วันผิด")
    assert round_at() == 0
    assert mails.mails == []


def test_of_three_letters_the_digest_has_the_two_that_were_not_recalled(
    mails: Mails, first: Actor, sender: Actor, province: int
) -> None:
    letters = [went(province, f"ฉบับที่ {n}", "d5701") for n in range(3)]
    recall(sender, letter=letters[1], reason="ผิด")
    assert round_at() == 1
    text = told(mails)["first@office.example"]
    assert [f"ฉบับที่ {n}" in text for n in range(3)] == [True, False, True]
    assert "2 เรื่อง" in mails.mails[0]["Subject"]


def test_who_has_it_still_is_told_and_who_lost_it_is_not(
    mails: Mails, first: Actor, second: Actor, sender: Actor, province: int
) -> None:
    letter = went(province, "บางแห่ง", "d5701", "d5702")
    recall(sender, letter=letter, reason="ผิด", offices=[by_key("d5702")])
    round_at()
    assert list(told(mails)) == ["first@office.example"]


def test_who_works_at_two_offices_is_told_while_one_has_it(
    mails: Mails, first: Actor, second: Actor, sender: Actor, province: int
) -> None:
    both = by_key("d5702")
    give_role(SYSTEM, account=first.account or 0, office=both, role="clerk", since=WORKDAY.date())
    letter = went(province, "สองแห่ง", "d5701", "d5702")
    recall(sender, letter=letter, reason="ผิด", offices=[both])
    round_at()
    assert list(told(mails)) == ["first@office.example"]


def test_who_took_it_up_is_told_though_the_rest_was_recalled(
    mails: Mails, first: Actor, officer: Actor, second: Actor, sender: Actor, province: int
) -> None:
    reached(officer, "officer@office.example")
    letter = went(province, "รับแล้ว", "d5701", "d5702")
    receive(first, letter=letter, office=by_key("d5701"))
    recall(sender, letter=letter, reason="ผิด")
    round_at()
    assert sorted(told(mails)) == ["first@office.example", "officer@office.example"]


def test_a_reminder_of_what_was_recalled_or_taken_up_is_in_no_digest(
    mails: Mails, first: Actor, second: Actor, sender: Actor, province: int
) -> None:
    letter = went(province, "เตือนแล้ว", "d5701", "d5702")
    remind(sender, letter=letter)
    Message.objects.update(at=EVENING)
    receive(first, letter=letter, office=by_key("d5701"))
    recall(sender, letter=letter, reason="ผิด")
    round_at()
    [text] = told(mails).values()
    assert "ยังไม่ได้รับ" not in text
    assert Message.objects.get(key__startswith="remind").withdrawn_at is not None


def test_who_lost_the_role_is_not_told(
    mails: Mails, first: Actor, second: Actor, province: int
) -> None:
    went(province, "ย้ายแล้ว", "d5701", "d5702")
    plan(WORKDAY)
    assert first.held
    take_role(SYSTEM, grant=first.held[0].id)
    send("mail", clock=lambda: WORKDAY)
    assert list(told(mails)) == ["second@office.example"]
    assert states() == ["dropped", "sent"]


def test_what_is_recalled_while_the_digests_leave_is_in_none_that_follows(
    mails: Mails, first: Actor, second: Actor, sender: Actor, province: int
) -> None:
    letter = went(province, "ระหว่างส่ง", "d5701", "d5702")
    done: list[int] = []

    def recalled() -> None:
        if not done:
            done.append(recall(sender, letter=letter, reason="ผิด"))

    mails.before_answer.append(lambda: _elsewhere(recalled))
    round_at()
    assert done == [2]
    assert mails.to == ["first@office.example"]
    assert states() == ["sent", "dropped"]


def test_a_digest_that_failed_once_is_tried_again_without_what_was_recalled(
    mails: Mails, first: Actor, sender: Actor, province: int
) -> None:
    keep = went(province, "คงอยู่", "d5701")
    gone = went(province, "หายไป", "d5701", "d5702")
    mails.refuses["first@office.example"] = "451 later"
    round_at()
    assert states() == ["waiting"]
    recall(sender, letter=gone, reason="ผิด", offices=[by_key("d5701")])
    mails.refuses.clear()
    round_at(WORKDAY + HOUR)
    text = told(mails)["first@office.example"]
    assert ("คงอยู่" in text, "หายไป" in text) == (True, False)
    assert Dispatch.objects.filter(letter=keep).exists()


def test_line_and_webhooks_are_told_no_more_than_mail(
    line: Web, hooked: Web, first: Actor, sender: Actor, province: int
) -> None:
    set_hook(first, url=f"{hooked.url}/in")
    Preference.objects.filter(pk=first.account).update(line_user=LINE_USER)
    stays, gone = (went(province, text, "d5701") for text in ("ยังอยู่", "ถูกเรียกคืน"))
    recall(sender, letter=gone, reason="ผิด")
    for channel, web in (("line", line), ("hook", hooked)):
        assert round_at(channel=channel) == 1
        [post] = web.posts
        text = post.body.decode("utf-8")
        text += str(post.json)
        assert ("ยังอยู่" in text, "ถูกเรียกคืน" in text) == (True, False)
    other = went(province, "อีกฉบับ", "d5701")
    Message.objects.update(at=EVENING + timedelta(days=1))
    for letter in (stays, other):
        recall(sender, letter=letter, reason="ผิด")
    for channel, web in (("line", line), ("hook", hooked)):
        round_at(WORKDAY + timedelta(days=1), channel)
        assert len(web.posts) == 1


def test_whose_account_was_closed_is_not_told_and_others_of_the_office_are(
    mails: Mails, province: int, directory: None
) -> None:
    gone, stays = having("clerk", "d5703"), having("officer", "d5703")
    for who, email in ((gone, "gone@office.example"), (stays, "stays@office.example")):
        reached(who, email)
    went(province, "ถึงอำเภอ", "d5703")
    get_user_model().objects.filter(pk=gone.account).update(is_active=False)
    round_at()
    assert list(told(mails)) == ["stays@office.example"]


def _elsewhere(work: Callable[[], None]) -> None:
    """Done beside the one that sends."""

    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
