"""Letters that go out: drafted, checked, signed; every version stays, and the form is complete."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.letters.inside import kept, somebody, unit
from tests.letters.signers import standing_in
from wian.ledger.queries import latest
from wian.letters.actions.checking import (
    check_draft,
    return_draft,
    send_to_check,
    send_to_sign,
)
from wian.letters.actions.drafting import begin_draft, drop_draft, write_draft
from wian.letters.actions.signing import sign
from wian.letters.drafting import (
    FORMS,
    PARAGRAPH,
    Enclosed,
    Wording,
    compare,
    from_json,
    lines,
    missing,
    to_json,
)
from wian.letters.errors import Refused
from wian.letters.models import Custody, Draft, Letter, Tie
from wian.letters.queries import drafts, inside
from wian.letters.queries.next_steps import steps_open
from wian.offices.acting import Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(home: int) -> Actor:
    """An officer of the office who writes letters."""
    return somebody("officer", home, given="ผู้ร่าง", title="ปลัดอำเภอ")


@pytest.fixture
def checker(home: int) -> Actor:
    """Who checks what others write."""
    return somebody("clerk", home, given="ผู้ตรวจ", title="เสมียนตราอำเภอ")


@pytest.fixture
def chief(home: int) -> Actor:
    """Who stands in for the head of the office, and signs."""
    return standing_in(home)


def whole(wording: Wording) -> Wording:
    """The wording with all that the form asks for."""
    return replace(
        wording,
        number="ชร 0018.1/",
        subject="ขอเชิญประชุม",
        addressee="นายอำเภอเวียงชัย",
        cause="ด้วยอำเภอจะจัดประชุม",
        conclusion="จึงเรียนมาเพื่อโปรดพิจารณา",
        phone="0 5371 0000",
        signer=1,
    )


def written(writer: Actor, home: int, form: str = "external") -> int:
    letter = begin_draft(writer, office=home, form=form)
    wording = drafts.draft(writer, letter).wording
    write_draft(writer, letter=letter, wording=whole(wording))
    return letter


def number_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.number


def test_a_letter_is_drafted_checked_and_signed_on_behalf_of_the_head(
    home: int, writer: Actor, checker: Actor, chief: Actor
) -> None:
    letter = written(writer, home)
    send_to_check(writer, letter=letter, to_unit=home, to=checker.account)
    assert [row.letter.id for row in inside.waiting_for_me(checker)] == [letter]
    check_draft(checker, letter=letter, note="ถูกต้อง")
    send_to_sign(checker, letter=letter, to_unit=home, to=chief.account)
    view = drafts.draft(chief, letter)
    assert view.may_sign_as[0].words == "รักษาราชการแทน"
    sign(chief, letter=letter)
    view = drafts.draft(writer, letter)
    assert view.letter.state == "signed"
    assert view.signed_as == ("ปลัดอำเภออาวุโส รักษาราชการแทน", "นายอำเภอเมืองเชียงราย")
    assert view.signer_name == "นางผู้แทน สมมติ"
    assert [(one.version, one.checked, one.signed) for one in view.versions] == [
        (1, False, False),
        (2, True, True),
    ]
    assert view.holding is not None
    assert (view.holding.unit, view.holding.holder) == (home, None)
    kinds = [step.kind for step in inside.history(writer, letter)]
    assert kinds == ["begin", "submit", "check", "submit", "sign"]


def test_a_signed_letter_is_frozen(home: int, writer: Actor, checker: Actor, chief: Actor) -> None:
    letter = written(writer, home)
    send_to_check(writer, letter=letter, to_unit=home, to=checker.account)
    check_draft(checker, letter=letter)
    send_to_sign(checker, letter=letter, to_unit=home, to=chief.account)
    sign(chief, letter=letter)
    wording = drafts.draft(chief, letter).wording
    tries: list[Any] = [
        lambda: write_draft(checker, letter=letter, wording=replace(wording, subject="อื่น")),
        lambda: return_draft(chief, letter=letter, note="แก้"),
        lambda: sign(chief, letter=letter),
        lambda: drop_draft(checker, letter=letter),
    ]
    for deed in tries:
        with pytest.raises(Refused) as refused:
            deed()
        assert number_of(refused) == "L108"
    assert Draft.objects.filter(letter=letter).count() == 2


def test_a_version_is_never_written_over_and_two_can_be_compared(home: int, writer: Actor) -> None:
    letter = written(writer, home)
    now = drafts.draft(writer, letter).wording
    assert write_draft(writer, letter=letter, wording=now) == 2
    write_draft(writer, letter=letter, wording=replace(now, cause="ด้วยอำเภอกำหนดประชุม"))
    assert drafts.version(writer, letter, 2) == now
    changed = drafts.changes(writer, letter, older=2, newer=3)
    assert [(line.kind, line.text) for line in changed if line.kind != "same"] == [
        ("gone", "ด้วยอำเภอจะจัดประชุม"),
        ("new", "ด้วยอำเภอกำหนดประชุม"),
    ]
    with pytest.raises(Refused) as refused:
        drafts.version(writer, letter, 4)
    assert number_of(refused) == "L327"


def test_an_incomplete_draft_goes_nowhere_and_says_what_it_lacks(
    home: int, writer: Actor, checker: Actor
) -> None:
    letter = begin_draft(writer, office=home, form="external")
    with pytest.raises(Refused) as refused:
        send_to_check(writer, letter=letter, to_unit=home, to=checker.account)
    assert number_of(refused) == "L320"
    assert "เรื่อง" in refused.value.thai
    assert "the subject" in refused.value.english
    assert Custody.objects.get(letter=letter).holder_id == writer.account


def test_a_version_that_was_changed_must_be_checked_again(
    home: int, writer: Actor, checker: Actor, chief: Actor
) -> None:
    letter = written(writer, home)
    send_to_check(writer, letter=letter, to_unit=home, to=checker.account)
    check_draft(checker, letter=letter)
    now = drafts.draft(checker, letter).wording
    write_draft(checker, letter=letter, wording=replace(now, subject="ขอเชิญประชุมด่วน"))
    with pytest.raises(Refused) as refused:
        send_to_sign(checker, letter=letter, to_unit=home, to=chief.account)
    assert number_of(refused) == "L321"
    with pytest.raises(Refused) as refused:
        check_draft(checker, letter=letter)
    assert number_of(refused) == "L322"
    may = {step.step: step.allowed for step in steps_open(checker, letter, office=home)}
    assert not may["check"]
    assert not may["send_to_sign"]
    assert may["send_to_check"]


def test_a_draft_comes_back_to_its_author_with_the_reason(
    home: int, writer: Actor, checker: Actor
) -> None:
    letter = written(writer, home)
    send_to_check(writer, letter=letter, to_unit=home, to=checker.account)
    with pytest.raises(Refused) as refused:
        return_draft(checker, letter=letter, note=" ")
    assert number_of(refused) == "L312"
    return_draft(checker, letter=letter, note="ระบุวันประชุม")
    assert Letter.objects.get(pk=letter).state == "draft"
    (row,) = inside.in_my_hands(writer)
    assert row.kind == "return"
    assert inside.history(writer, letter)[-1].note == "ระบุวันประชุม"


def test_a_unit_drafts_what_goes_out_from_its_office(home: int, checker: Actor) -> None:
    room = unit("d5701-admin")
    author = somebody("officer", room, given="ในกลุ่ม")
    with pytest.raises(Denied):
        begin_draft(author, office=home, form="memo")
    with pytest.raises(Refused) as refused:
        begin_draft(author, office=by_key("d5702"), unit=room, form="memo")
    assert number_of(refused) == "L304"
    letter = begin_draft(author, office=home, unit=room, form="memo")
    write_draft(author, letter=letter, wording=whole(drafts.draft(author, letter).wording))
    send_to_check(author, letter=letter, to_unit=home, to=checker.account)
    assert drafts.draft(author, letter).letter.office == home
    return_draft(checker, letter=letter, note="แก้ชื่อเรื่อง")
    (row,) = inside.in_my_hands(author)
    assert (row.holding.office, row.holding.unit) == (home, room)


def test_only_who_signs_for_the_office_gets_a_letter_to_sign_and_signs_it(
    home: int, writer: Actor, checker: Actor, chief: Actor, outsider: Actor
) -> None:
    letter = written(writer, home)
    send_to_check(writer, letter=letter, to_unit=home, to=checker.account)
    check_draft(checker, letter=letter)
    with pytest.raises(Refused) as refused:
        send_to_sign(checker, letter=letter, to_unit=home, to=writer.account)
    assert number_of(refused) == "L323"
    send_to_sign(checker, letter=letter, to_unit=home, to=chief.account)
    for nobody in (writer, checker, outsider):
        with pytest.raises(Denied):
            sign(nobody, letter=letter)
    assert latest(limit=1)[0].denied
    with pytest.raises(Denied):
        write_draft(outsider, letter=letter, wording=Wording())


def test_a_draft_in_other_hands_is_not_written(home: int, writer: Actor, checker: Actor) -> None:
    other = somebody("officer", unit("d5701-admin"), given="คนอื่น")
    letter = written(writer, home)
    with pytest.raises(Denied):
        write_draft(other, letter=letter, wording=Wording())
    with pytest.raises(Refused) as refused:
        write_draft(writer, letter=letter, wording=Wording(), revision=0)
    assert number_of(refused) == "L102"
    send_to_check(writer, letter=letter, to_unit=home, to=checker.account)
    with pytest.raises(Denied):
        write_draft(writer, letter=letter, wording=Wording())


def test_a_dropped_draft_is_set_aside_with_all_its_versions(home: int, writer: Actor) -> None:
    letter = written(writer, home)
    drop_draft(writer, letter=letter, reason="เลิกประชุม")
    row = Letter.objects.get(pk=letter)
    assert (row.state, row.aside_reason) == ("aside", "เลิกประชุม")
    assert Draft.objects.filter(letter=letter).count() == 2
    assert inside.in_my_hands(writer) == ()


def test_an_answer_refers_to_the_letter_it_answers(
    home: int, writer: Actor, outsider: Actor
) -> None:
    asked = kept(
        home,
        "มท 0816.4/ว 2369",
        date(2025, 9, 8),
        issuer="กรมส่งเสริมการปกครองท้องถิ่น",
        subject="ขอข้อมูล",
        urgency="ด่วนที่สุด",
    )
    letter = begin_draft(writer, office=home, form="external", reply_to=asked.pk)
    wording = drafts.draft(writer, letter).wording
    assert wording.addressee == "กรมส่งเสริมการปกครองท้องถิ่น"
    assert wording.references == (
        "หนังสือกรมส่งเสริมการปกครองท้องถิ่น ด่วนที่สุด ที่ มท 0816.4/ว 2369 ลงวันที่ 8 กันยายน 2568",
    )
    tie = Tie.objects.get(letter=letter)
    assert (tie.other_id, tie.kind, tie.state) == (asked.pk, "reply", "confirmed")
    with pytest.raises(Denied):
        begin_draft(outsider, office=by_key("d5702"), form="memo", reply_to=asked.pk)


def test_the_addressee_of_a_draft_is_shown_as_the_offices_it_means(
    home: int, writer: Actor
) -> None:
    letter = written(writer, home)
    found = drafts.addressed(writer, letter)
    assert len(found.offices) == 1
    assert found.problem is None
    now = drafts.draft(writer, letter).wording
    write_draft(writer, letter=letter, wording=replace(now, addressee="คุณครูใจดี"))
    found = drafts.addressed(writer, letter)
    assert found.offices == ()
    assert found.asks


def test_a_part_that_is_too_long_or_unknown_is_refused(home: int, writer: Actor) -> None:
    letter = begin_draft(writer, office=home, form="memo")
    for wording in (
        Wording(subject="ก" * 501),
        Wording(cause="ก" * (PARAGRAPH + 1)),
        Wording(urgency="ช้า"),
        Wording(copies=("ก",) * 61),
    ):
        with pytest.raises(Refused) as refused:
            write_draft(writer, letter=letter, wording=wording)
        assert number_of(refused) == "L328"
    with pytest.raises(Refused) as refused:
        begin_draft(writer, office=home, form="poem")
    assert number_of(refused) == "L326"


def test_drafts_are_listed_and_counted_by_state_in_few_questions(
    home: int, writer: Actor, outsider: Actor, django_assert_max_num_queries: Any
) -> None:
    for _ in range(6):
        begin_draft(writer, office=home, form="memo")
    with django_assert_max_num_queries(3):
        assert len(drafts.drafts(writer, office=home)) == 6
    with django_assert_max_num_queries(1):
        assert drafts.draft_counts(writer, office=home)["draft"] == 6
    assert drafts.drafts(outsider, office=home) == ()
    assert not any(drafts.draft_counts(outsider, office=home).values())


def test_the_closing_goes_with_the_salutation() -> None:
    wording = whole(Wording(closing="ขอแสดงความนับถือ", place=("ที่",), owner="กลุ่ม"))
    assert missing(wording) == ()
    assert [one.part for one in missing(replace(wording, salutation="กราบเรียน"))] == ["closing"]


def test_a_memo_needs_no_closing_and_a_stamped_letter_no_signer() -> None:
    plain = Wording(place=("ที่",), addressee="นายอำเภอ", subject="เรื่อง", cause="ด้วย")
    assert not {one.part for one in missing(replace(plain, form="memo"))} & {"closing", "number"}
    stamped = replace(plain, form="stamped", number="ชร 1/", owner="กลุ่ม", phone="1")
    assert missing(stamped) == ()
    assert "ถึง นายอำเภอ" in lines(stamped)


rows = st.text(max_size=8)
wordings = st.builds(
    Wording,
    form=st.sampled_from(sorted(FORMS)),
    subject=rows,
    place=st.lists(rows, max_size=3).map(tuple),
    enclosures=st.lists(st.builds(Enclosed, rows, rows), max_size=3).map(tuple),
    cause=st.text(max_size=30),
    signer=st.none() | st.integers(1, 9),
)


@given(wordings)
def test_a_stored_wording_reads_back_as_it_was(wording: Wording) -> None:
    assert from_json(to_json(wording)) == wording


@given(wordings, wordings)
def test_a_comparison_holds_every_line_of_both_versions(old: Wording, new: Wording) -> None:
    found = compare(old, new)
    assert tuple(row.text for row in found if row.kind != "new") == lines(old)
    assert tuple(row.text for row in found if row.kind != "gone") == lines(new)
