"""A body without an account says that it knows of a letter, or answers, by its link alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.letters.circulation.conftest import DISTRICTS
from tests.letters.conftest import having
from tests.scanning.makers import LINES, pdf
from wian.files.actions import store, use
from wian.files.errors import Refused as FileRefused
from wian.files.queries import of_thing
from wian.ledger.models import Entry as Row
from wian.letters.actions.circulation import (
    acknowledge_by_link,
    answering,
    dispatch,
    linking,
    make_links,
    paper_by_link,
    recall,
    reply_by_link,
    turn_back,
)
from wian.letters.actions.reading import read_letter
from wian.letters.actions.taking import Paper
from wian.letters.circulating import State
from wian.letters.drafting import Wording, to_json
from wian.letters.errors import Refused
from wian.letters.models import Draft, Letter, Move, Receipt, Tie
from wian.letters.queries.circulation import answers_by, linkable, linked
from wian.notices.queries import notices
from wian.offices import errors
from wian.offices.acting import SYSTEM, Actor, Denied
from wian.offices.actions.keys import open_link
from wian.offices.queries.offices import by_key
from wian.offices.values import LinkView

pytestmark = [pytest.mark.django_db(transaction=True)]
ADDRESS = "203.0.113.9"


@pytest.fixture
def sent(sender: Actor, letter: int) -> int:
    """The letter, sent to the eighteen districts."""
    dispatch(sender, letter=letter, rule=DISTRICTS, purpose="action")
    return letter


def link(sender: Actor, letter: int, purpose: str = "acknowledge") -> LinkView:
    later = timezone.now() + timedelta(days=30)
    [made] = make_links(
        sender,
        letter=letter,
        offices=[by_key("d5701")],
        purpose=purpose,
        expires_at=later,  # type: ignore[arg-type]
    )
    return open_link(made.secret, address=ADDRESS)


def test_a_link_acknowledges_for_its_office_once(sender: Actor, sent: int, home: int) -> None:
    found = link(sender, sent)
    assert acknowledge_by_link(found, address=ADDRESS)
    assert not acknowledge_by_link(found, address=ADDRESS)
    assert Receipt.objects.get(letter=sent, office=home).state == State.ACKNOWLEDGED
    move = Move.objects.get()
    assert (move.account_id, move.origin) == (None, "link")
    row = Row.objects.get(verb="receipt.acknowledge")
    assert (row.origin, row.account) == ("link", None)


def test_a_link_shows_its_letter_and_nothing_of_what_is_private(
    sender: Actor, letter: int, sent: int
) -> None:
    Letter.objects.filter(pk=letter).update(subject="ประชุม")
    shown = linked(link(sender, sent))
    assert (shown.letter.subject, shown.purpose, shown.state) == ("ประชุม", "action", State.SENT)
    assert shown.sender == "จังหวัดเชียงราย"


def test_a_recalled_letter_is_gone_from_its_link(sender: Actor, sent: int) -> None:
    found = link(sender, sent)
    recall(sender, letter=sent, reason="ผิด")
    for act in (linked, lambda one: acknowledge_by_link(one, address=ADDRESS)):
        with pytest.raises(Refused, match="L622"):
            act(found)


def test_an_answer_lies_on_the_desk_of_the_sender_tied_to_the_letter(
    sender: Actor, sent: int, province: int, home: int
) -> None:
    found = link(sender, sent, "reply")
    taken = reply_by_link(found, address=ADDRESS, papers=[Paper("ตอบ.txt", text="จะส่งคนไปสองคน")])
    read_letter.call(taken.letter)
    answer = Letter.objects.get(pk=taken.letter)
    assert (answer.office_id, answer.source, answer.way) == (province, "link", "in")
    assert (answer.issuer_office_id, answer.state) == (home, "desk")
    tie = Tie.objects.get(letter=answer)
    assert (tie.other_id, tie.kind, tie.state) == (sent, "reply", "confirmed")
    assert Receipt.objects.get(letter=sent, office=home).state == State.ACKNOWLEDGED
    assert [one.address for one in notices(sender)] == [f"/letters/{answer.pk}"]
    with pytest.raises(Refused, match="L623"):
        reply_by_link(found, address=ADDRESS, papers=[])


def test_the_very_same_answer_again_is_no_second_one(sender: Actor, sent: int, home: int) -> None:
    found = link(sender, sent, "reply")
    words, file = Paper("ตอบ.txt", text="จะส่งคนไปสองคน"), Paper("แบบ.pdf", data=pdf(LINES))
    one = reply_by_link(found, address=ADDRESS, papers=[words, file])
    again = reply_by_link(found, address=ADDRESS, papers=[words, replace(file, name="x.pdf")])
    other = reply_by_link(found, address=ADDRESS, papers=[words])
    assert again == one
    assert other.letter != one.letter
    assert answers_by(found) == (other, one)
    assert Letter.objects.filter(source="link").count() == 2
    labels = [file.label for file in of_thing(SYSTEM, "letter", one.letter)]
    assert sorted(labels) == ["attached", "original"]
    assert Row.objects.filter(verb="link.use", office=home).count() == 2


def test_an_answer_with_a_file_that_is_not_taken_is_none(sender: Actor, sent: int) -> None:
    found = link(sender, sent, "reply")
    papers = [Paper("ตอบ.txt", text="ดังแนบ"), Paper("x.exe", data=b"MZ" + bytes(90))]
    with pytest.raises(FileRefused):
        reply_by_link(found, address=ADDRESS, papers=papers)
    assert not Letter.objects.filter(source="link").exists()
    assert Receipt.objects.get(letter=sent, office=found.office).state == State.SENT


def test_a_link_to_acknowledge_answers_nothing_and_none_answers_for_ever(
    sender: Actor, sent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [Paper("", text="ทราบ")]
    with pytest.raises(LookupError):
        reply_by_link(link(sender, sent), address=ADDRESS, papers=words)
    monkeypatch.setattr(answering, "MOST_ANSWERS", 1)
    found = link(sender, sent, "reply")
    one = reply_by_link(found, address=ADDRESS, papers=words)
    assert reply_by_link(found, address=ADDRESS, papers=words) == one
    with pytest.raises(Refused, match="L621"):
        reply_by_link(found, address=ADDRESS, papers=[Paper("", text="ทราบอีก")])


def test_who_returned_a_letter_may_answer_still_and_stays_so(
    sender: Actor, clerk: Actor, sent: int, home: int
) -> None:
    found = link(sender, sent, "reply")
    turn_back(clerk, letter=sent, office=home, reason="ส่งผิด")
    assert reply_by_link(found, address=ADDRESS, papers=[Paper("", text="ขออภัย")]).letter
    assert Receipt.objects.get(letter=sent, office=home).state == State.RETURNED


def test_a_link_shows_only_the_files_that_go_along(sender: Actor, sent: int, province: int) -> None:
    def beside(label: str, **more: object) -> int:
        data = pdf((label, str(more)))
        file = store(SYSTEM, verb="x", office=province, name=f"{label}.pdf", data=data, **more)  # type: ignore[arg-type]
        use(SYSTEM, file=file, kind="letter", thing=sent, label=label, office=province)
        return file

    original = beside("original")
    beside("attached")  # put there after it was sent
    beside("stamped.1")
    tomorrow = timezone.now() + timedelta(days=1)
    for marks in ({"private": True}, {"release_at": tomorrow}):
        beside("enclosed", **marks)
    shown = linked(link(sender, sent))
    assert [file.id for file in shown.files] == [original]
    assert not shown.paper


def test_a_letter_written_here_is_shown_by_its_lines_and_has_its_paper(
    sender: Actor, letter: int, sent: int, province: int
) -> None:
    wording = to_json(Wording(number="ชร 0019/", subject="ขอเชิญประชุม", cause="ด้วยจะประชุม"))
    Draft.objects.create(letter_id=letter, version=1, content=wording)
    found = link(sender, sent)
    shown = linked(found)
    assert shown.text.splitlines() == ["ที่ ชร 0019/ว 12", "เรื่อง ขอเชิญประชุม", "ด้วยจะประชุม"]
    assert shown.paper
    with pytest.raises(Refused, match="L329"):  # nobody has signed it
        paper_by_link(found, address=ADDRESS)


def test_hundreds_of_links_are_one_statement_and_one_row(
    sender: Actor, sent: int, django_assert_num_queries: Any
) -> None:
    offices = list(Receipt.objects.filter(letter=sent).values_list("office", flat=True))
    later = timezone.now() + timedelta(days=30)
    with CaptureQueriesContext(connection) as one:
        make_links(sender, letter=sent, offices=offices[:1], purpose="reply", expires_at=later)
    with django_assert_num_queries(len(one)):
        made = make_links(
            sender, letter=sent, offices=offices[1:], purpose="reply", expires_at=later
        )
    assert len({one.secret for one in made}) == len(offices) - 1 == 17
    row = Row.objects.filter(verb="link.make").latest("pk")
    assert row.count == 17
    assert open_link(made[4].secret, address=ADDRESS).office == made[4].office


def test_links_are_for_who_has_nobody_to_acknowledge(
    sender: Actor, clerk: Actor, sent: int, home: int
) -> None:
    having("officer", "d5702", scope="subtree")
    having("executive", "d5703")  # reads, and acknowledges nothing
    having("clerk", "p57", scope="subtree")  # reaches down to all, and is nobody of theirs
    link(sender, sent)
    told = {one.key: one for one in linkable(sender, sent)}
    assert len(told) == 18
    assert {key for key, one in told.items() if one.staffed} == {"d5701", "d5702"}
    assert {key for key, one in told.items() if one.linked} == {"d5701"}
    assert linkable(clerk, sent) == ()


def test_too_many_links_in_one_go_are_refused(
    sender: Actor, sent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "MOST", 3)
    offices = Receipt.objects.filter(letter=sent).values_list("office", flat=True)[:4]
    later = timezone.now() + timedelta(days=30)
    with pytest.raises(Refused, match="L620"):
        make_links(sender, letter=sent, offices=offices, purpose="reply", expires_at=later)


def test_links_are_made_only_for_who_has_the_letter_by_who_sends_it(
    sender: Actor, clerk: Actor, sent: int
) -> None:
    later = timezone.now() + timedelta(days=30)
    asked = {"letter": sent, "purpose": "acknowledge", "expires_at": later}
    with pytest.raises(Refused, match="L606"):
        make_links(sender, offices=[by_key("p50")], **asked)  # type: ignore[arg-type]
    with pytest.raises(Denied):
        make_links(clerk, offices=[by_key("d5701")], **asked)  # type: ignore[arg-type]


def test_a_link_that_was_used_up_acknowledges_nothing(sender: Actor, sent: int) -> None:
    from wian.offices.models import Key

    found = link(sender, sent)
    Key.objects.update(revoked_at=timezone.now())
    with pytest.raises(errors.Refused, match="O118"):
        acknowledge_by_link(found, address=ADDRESS)
    assert not Move.objects.exists()
