"""Letters and replies go out as documents, and replies that come in move receipts."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.letters.circulation.conftest import DISTRICTS, PROVINCE, issued
from tests.letters.conftest import HOME, having
from tests.letters.desk_papers import at_desk, page, simple
from tests.letters.ecms.test_bringing import brought
from wian.ledger.models import Entry
from wian.letters.actions.attaching import attach
from wian.letters.actions.circulation import dispatch, finish, receive, turn_back
from wian.letters.actions.desk import set_aside
from wian.letters.actions.ecms import letter_document, reply_document, take_in_reply
from wian.letters.actions.registers import register_incoming
from wian.letters.circulating import State
from wian.letters.ecms import Day, LetterDocument, Reply, read, write
from wian.letters.errors import Refused
from wian.letters.models import Doubt, Letter, Move, Receipt
from wian.letters.numbers import key
from wian.offices.acting import Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER, DAY = "ชร 0019/ว 12", date(2025, 1, 6)


@pytest.fixture
def province(directory: None) -> int:
    return by_key(PROVINCE)


@pytest.fixture
def sender(directory: None) -> Actor:
    return having("clerk", PROVINCE)


@pytest.fixture
def sent(sender: Actor, province: int) -> int:
    """A letter of the province with its paper, sent to the eighteen districts."""
    [letter] = at_desk(sender, province, simple(12))
    Doubt.objects.filter(letter=letter).delete()
    Letter.objects.filter(pk=letter).update(number=NUMBER, number_key=key(NUMBER), dated=DAY)
    register_incoming(sender, letter=letter)
    dispatch(sender, letter=letter, rule=DISTRICTS, purpose="action")
    return letter


def reply(kind: str, **also: object) -> bytes:
    """A reply of the district of these tests."""
    values = {"number": NUMBER, "dated": Day.of(DAY), "by": HOME, "own": True}
    return write(Reply(kind, **(values | also)))  # type: ignore[arg-type]


def stands(letter: int, office: int) -> State:
    return State(Receipt.objects.get(letter=letter, office=office).state)


def test_a_sent_letter_is_written_for_one_receiver(sender: Actor, sent: int, home: int) -> None:
    written = letter_document(sender, letter=sent, receiver=home)
    found = read(written.data)
    document = found.document
    assert isinstance(document, LetterDocument)
    assert (document.number, document.speed, document.secret) == (NUMBER, "001", "001")
    assert (document.receiver.department, document.receiver.own) == (HOME, True)
    assert document.sender.department == PROVINCE
    assert document.main is not None
    assert document.main.data == simple(12).encode()
    assert {note.code for note in written.notes} == {"no_code"}
    assert letter_document(sender, letter=sent, receiver=home).data == written.data
    assert Entry.objects.filter(verb="letter.export").count() == 2


def test_all_receivers_get_theirs_in_one_zip(sender: Actor, sent: int) -> None:
    written = letter_document(sender, letter=sent)
    with zipfile.ZipFile(io.BytesIO(written.data)) as packed:
        names = packed.namelist()
        document = read(packed.read(f"{HOME}.xml")).document
    assert (len(names), written.media) == (18, "application/zip")
    assert isinstance(document, LetterDocument)


def test_codes_of_the_exchange_stand_where_the_agency_has_them(
    sender: Actor, sent: int, home: int, settings, tmp_path: Path
) -> None:
    settings.WIAN_HOME = tmp_path
    (tmp_path / "ecms").mkdir()
    rows = f"ministry,department,key,name\n15,15008,{PROVINCE},ก\n15,15009,{HOME},ข\n"
    (tmp_path / "ecms/organisations.csv").write_text(rows, "utf-8")
    written = letter_document(sender, letter=sent, receiver=home)
    document = read(written.data).document
    assert isinstance(document, LetterDocument)
    assert (document.sender.department, document.receiver.department) == ("15008", "15009")
    assert (document.receiver.ministry, document.receiver.own, written.notes) == ("15", False, ())
    answer = take_in_reply(sender, data=reply("receive", by="15009", own=False))
    assert (answer.office, answer.state) == (home, State.RECEIVED)


def test_it_goes_out_only_by_its_sender_and_to_whom_it_was_sent(
    sender: Actor, clerk: Actor, sent: int, province: int, home: int
) -> None:
    with pytest.raises(Denied):
        letter_document(clerk, letter=sent, receiver=home)
    with pytest.raises(Refused, match="L606"):
        letter_document(sender, letter=sent, receiver=province)
    bare = issued(province)
    dispatch(sender, letter=bare, rule=DISTRICTS, purpose="action")
    with pytest.raises(Refused, match="L674"):
        letter_document(sender, letter=bare)
    attach(sender, letter=sent, name="แนบ.pdf", data=page(["แนบ"]))
    document = read(letter_document(sender, letter=sent, receiver=home).data).document
    assert isinstance(document, LetterDocument)
    assert [file.name for file in document.enclosed] == ["แนบ.pdf"]


def test_a_receipt_is_answered_as_it_stands(clerk: Actor, sent: int, home: int) -> None:
    with pytest.raises(Refused, match="L672"):
        reply_document(clerk, letter=sent, office=home)
    turn_back(clerk, letter=sent, office=home, reason="ส่งผิด")
    rejected = read(reply_document(clerk, letter=sent, office=home).data).document
    receive(clerk, letter=sent, office=home)
    accepted = read(reply_document(clerk, letter=sent, office=home).data).document
    assert isinstance(rejected, Reply)
    assert isinstance(accepted, Reply)
    assert (rejected.kind, rejected.number) == ("reject", NUMBER)
    assert (accepted.kind, accepted.accept, accepted.by) == ("accept", "1", HOME)


def test_a_letter_that_came_by_a_document_is_answered_in_its_own_words(
    clerk: Actor, home: int, outsider: Actor
) -> None:
    row = brought(clerk, home, number="ชร ๐๐๒๓.๔/ว 31")
    first = read(reply_document(clerk, letter=row.pk, office=home).data).document
    assert isinstance(first, Reply)
    assert (first.kind, first.number) == ("receive", "ชร ๐๐๒๓.๔/ว 31")
    Doubt.objects.filter(letter=row).delete()
    register_incoming(clerk, letter=row.pk)
    then = read(reply_document(clerk, letter=row.pk, office=home).data).document
    assert isinstance(then, Reply)
    assert (then.kind, then.accept) == ("accept", "1")
    again = brought(clerk, home)
    set_aside(clerk, letter=again.pk, reason="ซ้ำ", same_as=row.pk)
    same = read(reply_document(clerk, letter=again.pk, office=home).data).document
    assert isinstance(same, Reply)
    assert (same.kind, same.accept) == ("accept", "1")
    other = brought(clerk, home, number="ชร 1/9")
    set_aside(clerk, letter=other.pk, reason="ส่งผิด")
    rejected = read(reply_document(clerk, letter=other.pk, office=home).data).document
    assert isinstance(rejected, Reply)
    assert rejected.kind == "reject"
    with pytest.raises(Denied):
        reply_document(outsider, letter=row.pk, office=home)


def test_replies_move_the_receipt_of_who_answers(sender: Actor, sent: int, home: int) -> None:
    first = take_in_reply(sender, data=reply("receive"))
    assert (first.letter, first.office, first.state, first.changed) == (
        sent, home, State.RECEIVED, True,
    )  # fmt: skip
    assert not take_in_reply(sender, data=reply("receive")).changed
    numbered = take_in_reply(sender, data=reply("accept", accept="๕๕/๒๕๖๘"))
    assert (numbered.state, numbered.changed) == (State.RECEIVED, True)
    assert "๕๕/๒๕๖๘" in Move.objects.latest("pk").reason
    assert not take_in_reply(sender, data=reply("accept", accept="๕๕/๒๕๖๘")).changed
    back = take_in_reply(sender, data=reply("reject", reason="ส่งผิดหน่วยงาน"))
    assert back.state == State.RETURNED == stands(sent, home)
    assert "ส่งผิดหน่วยงาน" in Move.objects.latest("pk").reason
    assert not take_in_reply(sender, data=reply("receive")).changed
    assert take_in_reply(sender, data=reply("accept", accept="56")).state == State.RECEIVED


def test_what_is_done_is_not_undone_by_a_reply(
    sender: Actor, clerk: Actor, sent: int, home: int
) -> None:
    finish(clerk, letter=sent, office=home)
    assert take_in_reply(sender, data=reply("receive")).state == State.DONE
    with pytest.raises(Refused, match="L607"):
        take_in_reply(sender, data=reply("invalid"))


def test_what_the_reply_does_not_tell_is_asked(sender: Actor, sent: int, home: int) -> None:
    with pytest.raises(Refused, match="L671"):
        take_in_reply(sender, data=reply("receive", by="99999", own=False))
    with pytest.raises(Refused, match="L673"):
        take_in_reply(sender, data=reply("receive"), office=by_key("d5702"))
    with pytest.raises(Refused, match="L669"):
        take_in_reply(sender, data=reply("receive", dated=Day.of(date(2025, 2, 6))))
    with pytest.raises(Refused, match="L667"):
        take_in_reply(sender, data=write(LetterDocument(number="1")))
    chosen = take_in_reply(
        sender,
        data=reply("receive", by="", dated=Day.of(date(2025, 2, 6))),
        letter=sent,
        office=home,
    )
    assert (chosen.state, [note.code for note in chosen.notes]) == (
        State.RECEIVED, ["day_differs"],
    )  # fmt: skip


def test_two_letters_of_one_number_are_asked(sender: Actor, sent: int, province: int) -> None:
    twin = issued(province, number=NUMBER, number_key=key(NUMBER), dated=DAY)
    dispatch(sender, letter=twin, rule=DISTRICTS, purpose="action")
    with pytest.raises(Refused, match="L670"):
        take_in_reply(sender, data=reply("receive"))
    assert take_in_reply(sender, data=reply("receive"), letter=twin).letter == twin


def test_only_who_sends_for_the_sender_takes_replies_in(
    clerk: Actor, outsider: Actor, sent: int
) -> None:
    for actor in (clerk, outsider):
        with pytest.raises(Denied):
            take_in_reply(actor, data=reply("receive"))
    assert not Move.objects.exists()


def test_a_wrong_number_of_ours_becomes_a_doubt_once(clerk: Actor, home: int) -> None:
    row = brought(clerk, home)
    Doubt.objects.filter(letter=row).delete()
    register_incoming(clerk, letter=row.pk)
    data = reply("invalid_accept", number=row.number, dated=Day.of(DAY), accept="1")
    answer = take_in_reply(clerk, data=data)
    assert (answer.letter, answer.office, answer.changed) == (row.pk, None, True)
    assert not take_in_reply(clerk, data=data).changed
    assert Doubt.objects.get(letter=row).kind == "ecms_accept"
