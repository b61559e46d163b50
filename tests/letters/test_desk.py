"""At the desk people put right, answer, set aside and bring back; lists stay cheap and closed."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.letters.desk_papers import at_desk, page, simple, taken, twin
from wian.ledger.models import Entry
from wian.letters.actions import correcting
from wian.letters.actions.correcting import answer, correct, take_back, type_facts
from wian.letters.actions.desk import bring_back, read_again, set_aside
from wian.letters.actions.reading import read_letter
from wian.letters.actions.taking import Paper, take_in
from wian.letters.errors import Refused
from wian.letters.models import Citation, Correction, Doubt, Indexed, Letter, Tie
from wian.letters.queries.desk import desk
from wian.letters.queries.desk_letter import desk_letter as shown
from wian.offices.acting import Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db(transaction=True)
QUERIES = 6


def refused(number: str):
    return pytest.raises(Refused, match=f"^{number}:")


def unread(actor: Actor, home: int) -> int:
    paper = Paper("blank.pdf", data=page(()))
    [found] = take_in(actor, office=home, papers=[paper], source="upload")
    assert found.letter is not None
    read_letter.call(found.letter)
    return found.letter


def test_a_correction_changes_lists_and_search_and_keeps_the_print(
    officer: Actor, home: int
) -> None:
    [id_] = at_desk(officer, home, twin("002"))
    correct(officer, letter=id_, name="number", value="กส ๐๐๓๓.๑๒/ว ๒๖๔๑๘", revision=1)
    letter = Letter.objects.get(pk=id_)
    assert (letter.number, letter.revision) == ("กส 0033.12/ว 26418", 2)
    row = Correction.objects.get()
    assert (row.printed, row.read) == ("ภส ๐๐๓๓.๑๒/ว ๒๖๔๑๗", "กส 0033.12/ว 26417")
    assert "26418" in Indexed.objects.get(letter=id_).folded
    assert "26417" in Indexed.objects.get(letter=id_).folded
    fact = next(one for one in shown(officer, id_).facts if one.name == "number")
    assert (fact.value, fact.printed, fact.corrected) == (
        "กส 0033.12/ว 26418",
        "ภส ๐๐๓๓.๑๒/ว ๒๖๔๑๗",
        True,
    )


def test_the_ledger_says_which_fact_was_corrected_and_never_the_words(
    officer: Actor, home: int
) -> None:
    [id_] = at_desk(officer, home, twin("002"))
    correct(officer, letter=id_, name="signatory.name", value="นายลับสุด ยอดจริง")
    row = Entry.objects.get(verb="letter.correct")
    assert "signatory.name" in row.after
    told = " ".join(str(entry.after) + str(entry.before) for entry in Entry.objects.all())
    assert "ลับสุด" not in told


def test_a_correction_can_be_taken_back_and_the_reading_holds_again(
    officer: Actor, home: int
) -> None:
    [id_] = at_desk(officer, home, twin("002"))
    correct(officer, letter=id_, name="subject", value="เรื่องใหม่")
    take_back(officer, letter=id_, name="subject")
    assert Letter.objects.get(pk=id_).subject.startswith("การยกระดับ")
    with refused("L113"):
        take_back(officer, letter=id_, name="subject")
    assert Correction.objects.count() == 2


def test_a_corrected_citation_is_cited_as_corrected(officer: Actor, home: int) -> None:
    [id_] = at_desk(officer, home, twin("003"))
    correct(officer, letter=id_, name="enclosures.0.number", value="มท 0816.4/ว 2369")
    keys = Citation.objects.filter(letter=id_, as_enclosure=True)
    assert list(keys.values_list("number_key", flat=True)) == ["มท0816.4/ว2369"]


def test_a_form_that_shows_an_older_letter_is_refused(officer: Actor, home: int) -> None:
    [id_] = at_desk(officer, home, twin("002"))
    correct(officer, letter=id_, name="subject", value="ก", revision=1)
    with refused("L102"):
        correct(officer, letter=id_, name="subject", value="ข", revision=1)


def test_what_is_no_fact_of_the_letter_cannot_be_corrected(officer: Actor, home: int) -> None:
    [id_] = at_desk(officer, home, twin("002"))
    for name in ("places", "duties.99.due", "trouble"):
        with refused("L103"):
            correct(officer, letter=id_, name=name, value="x")
    with refused("L104"):
        correct(officer, letter=id_, name="date", value="เมื่อวาน")
    assert Letter.objects.get(pk=id_).revision == 1


def test_only_who_may_write_at_the_office_changes_its_letters(
    officer: Actor, outsider: Actor, home: int
) -> None:
    [id_] = at_desk(officer, home, twin("002"))
    doubt = Doubt.objects.get().pk
    for work in (
        lambda: correct(outsider, letter=id_, name="subject", value="x"),
        lambda: take_back(outsider, letter=id_, name="subject"),
        lambda: answer(outsider, letter=id_, doubt=doubt, answer="as_printed"),
        lambda: set_aside(outsider, letter=id_, reason="x"),
        lambda: bring_back(outsider, letter=id_),
        lambda: read_again(outsider, letter=id_),
        lambda: type_facts(outsider, letter=id_, values={"subject": "x"}),
    ):
        with pytest.raises(Denied):
            work()
    assert Letter.objects.get(pk=id_).revision == 1
    assert Entry.objects.filter(verb="do.denied").count() == 7
    answer(officer, letter=id_, doubt=doubt, answer="as_printed")


def test_what_stands_in_a_book_is_corrected_only_by_who_registers(
    clerk: Actor, officer: Actor, home: int
) -> None:
    [id_] = at_desk(clerk, home, twin("002"))
    Letter.objects.filter(pk=id_).update(state="registered")
    with pytest.raises(Denied):
        correct(officer, letter=id_, name="subject", value="ก")
    correct(clerk, letter=id_, name="subject", value="ข")


def test_each_answer_to_a_doubt_is_kept_with_who_gave_it(clerk: Actor, home: int) -> None:
    [id_] = at_desk(clerk, home, twin("003"))
    asked, accepted, *rest = Doubt.objects.order_by("pk")
    with refused("L111"):
        answer(clerk, letter=id_, doubt=asked.pk, answer="asked")
    with refused("L112"):
        answer(clerk, letter=id_, doubt=asked.pk, answer="corrected")
    with refused("L110"):
        answer(clerk, letter=id_, doubt=0, answer="as_printed")
    answer(clerk, letter=id_, doubt=asked.pk, answer="asked", note="โทรถามแล้ว")
    answer(clerk, letter=id_, doubt=accepted.pk, answer="as_printed")
    asked.refresh_from_db()
    assert (asked.answer, asked.answer_note, asked.account_id) == (
        "asked",
        "โทรถามแล้ว",
        clerk.account,
    )
    correct(clerk, letter=id_, name="date", value="2022-09-08")
    answer(clerk, letter=id_, doubt=rest[0].pk, answer="corrected")
    assert shown(clerk, id_).row.doubts == len(rest) - 1


def test_a_letter_whose_sender_is_asked_waits_and_may_be_registered(
    clerk: Actor, home: int
) -> None:
    [id_] = at_desk(clerk, home, twin("002"))
    doubt = Doubt.objects.get().pk
    assert "register" not in shown(clerk, id_).steps
    answer(clerk, letter=id_, doubt=doubt, answer="asked", note="ถามทางโทรศัพท์")
    assert [row.id for row in desk(clerk, name="waiting").rows] == [id_]
    assert desk(clerk).counts.look == 0
    assert "register" in shown(clerk, id_).steps


def test_a_letter_that_could_not_be_read_is_typed_by_hand(clerk: Actor, home: int) -> None:
    id_ = unread(clerk, home)
    assert [row.id for row in desk(clerk, name="attention").rows] == [id_]
    assert {"type", "again", "aside"} <= shown(clerk, id_).steps
    with refused("L117"):
        type_facts(clerk, letter=id_, values={"number": "ชร 0019/1"})
    values = {"subject": "ขอเชิญประชุม", "date": "6 ม.ค. 2568", "addressees.0": "นายอำเภอ"}
    type_facts(clerk, letter=id_, values=values)
    letter = Letter.objects.get(pk=id_)
    assert (letter.trouble, letter.subject, str(letter.dated)) == ("", "ขอเชิญประชุม", "2025-01-06")
    assert "register" in shown(clerk, id_).steps
    correct(clerk, letter=id_, name="addressees.1", value="ปลัด")
    assert Letter.objects.get(pk=id_).addressee == "นายอำเภอ · ปลัด"


def test_only_what_was_not_read_is_read_again(clerk: Actor, home: int) -> None:
    id_ = unread(clerk, home)
    read_again(clerk, letter=id_)
    assert Letter.objects.get(pk=id_).state == "reading"
    read_letter.call(id_)
    assert Letter.objects.get(pk=id_).trouble == "S112"
    [fine] = at_desk(clerk, home, twin("002"))
    with refused("L116"):
        read_again(clerk, letter=fine)


def test_what_is_set_aside_is_kept_and_comes_back(clerk: Actor, home: int) -> None:
    [id_] = at_desk(clerk, home, twin("002"))
    with refused("L109"):
        set_aside(clerk, letter=id_, reason=" ")
    set_aside(clerk, letter=id_, reason="ส่งผิดหน่วยงาน")
    [row] = desk(clerk, name="aside").rows
    assert (row.id, row.aside_reason) == (id_, "ส่งผิดหน่วยงาน")
    with refused("L108"):
        correct(clerk, letter=id_, name="subject", value="ก")
    bring_back(clerk, letter=id_)
    assert [row.id for row in desk(clerk).rows] == [id_]
    with refused("L108"):
        bring_back(clerk, letter=id_)


def test_a_letter_set_aside_as_another_stays_and_both_are_tied(clerk: Actor, home: int) -> None:
    first, second = at_desk(clerk, home, twin("002"), twin("002"))
    assert shown(clerk, second).row.alike == 1
    set_aside(clerk, letter=second, reason="ซ้ำ", same_as=first)
    assert Tie.objects.get().state == "confirmed"
    assert Letter.objects.count() == 2
    assert [tie.other for tie in shown(clerk, first).ties] == [second]


def test_nobody_learns_of_another_office_by_naming_its_letter(
    clerk: Actor, outsider: Actor, home: int
) -> None:
    [own] = at_desk(clerk, home, simple(1))
    [there] = at_desk(outsider, by_key("d5702"), simple(2))
    with pytest.raises(Denied):
        set_aside(clerk, letter=own, reason="ซ้ำ", same_as=there)
    with refused("L101"):
        set_aside(clerk, letter=own, reason="ซ้ำ", same_as=999_999)


def test_an_enclosed_letter_comes_to_the_desk_with_the_doubts_about_it(
    clerk: Actor, home: int
) -> None:
    [cover] = at_desk(clerk, home, twin("003"))
    annex = Letter.objects.get(kind="attachment")
    assert [row.id for row in desk(clerk).rows] == [cover]
    bring_back(clerk, letter=annex.pk)
    assert {row.id for row in desk(clerk).rows} == {cover, annex.pk}
    assert [doubt.kind for doubt in shown(clerk, annex.pk).doubts] == ["secrets"]
    assert "secrets" not in {doubt.kind for doubt in shown(clerk, cover).doubts}


def test_the_desk_shows_the_most_urgent_first_then_the_oldest(clerk: Actor, home: int) -> None:
    urgent = f"ด่วนที่สุด\n{simple(3)}"
    ids = at_desk(clerk, home, simple(1), simple(2).replace("รายงาน", "สำรวจ"), urgent)
    assert [row.id for row in desk(clerk).rows] == [ids[2], ids[0], ids[1]]
    first = desk(clerk, limit=2)
    assert [row.id for row in first.rows] == [ids[2], ids[0]]
    assert first.after
    assert [row.id for row in desk(clerk, after=first.after).rows] == [ids[1]]
    seen = shown(clerk, ids[0])
    assert (seen.before, seen.next) == (ids[2], ids[1])


def test_a_letter_being_read_shows_how_far_it_is(clerk: Actor, home: int) -> None:
    [id_] = taken(clerk, home, twin("002"))
    found = desk(clerk, name="reading")
    assert [row.name for row in found.rows] == ["0.txt"]
    assert [(of, job.state) for of, job in found.jobs.items()] == [(id_, "waiting")]
    assert shown(clerk, id_).steps == frozenset()


@pytest.mark.parametrize("name", ["nowhere", ""])
def test_a_box_or_page_that_is_not_there_is_not_found(clerk: Actor, name: str) -> None:
    with pytest.raises(LookupError):
        desk(clerk, name=name)
    with pytest.raises(LookupError):
        desk(clerk, after="x")


def test_a_list_of_the_desk_costs_as_few_queries_for_many_letters(
    clerk: Actor, home: int, django_assert_max_num_queries
) -> None:
    at_desk(clerk, home, twin("003"))
    with CaptureQueriesContext(
        connection,
    ) as few:
        desk(clerk)
    at_desk(clerk, home, twin("002"), twin("004"), *(simple(n) for n in range(1, 6)))
    with CaptureQueriesContext(connection) as many:
        assert len(desk(clerk).rows) >= 6
    assert len(few) == len(many) <= QUERIES
    with django_assert_max_num_queries(QUERIES):
        desk(clerk, name="reading")
    with django_assert_max_num_queries(20):
        shown(clerk, Letter.objects.order_by("pk")[0].pk)


def test_nobody_outside_the_office_sees_its_desk(clerk: Actor, outsider: Actor, home: int) -> None:
    [id_] = at_desk(clerk, home, twin("003"))
    assert shown(clerk, id_).files
    assert desk(clerk).counts.look == 1
    for name in ("look", "reading", "attention", "waiting", "aside"):
        assert desk(outsider, name=name).rows == ()
    assert desk(outsider).counts.look == 0
    with pytest.raises(Denied):
        shown(outsider, id_)
    with pytest.raises(LookupError):
        shown(outsider, 999_999)


def test_the_same_letter_elsewhere_is_shown_only_to_who_sees_it(
    clerk: Actor, outsider: Actor, home: int
) -> None:
    from tests.letters.conftest import having

    [mine] = at_desk(clerk, home, twin("002"))
    [theirs] = at_desk(outsider, by_key("d5702"), twin("002"))
    assert shown(clerk, mine).twins == ()
    above = having("head", "p57", scope="subtree")
    assert shown(above, mine).twins == (theirs,)


def test_who_may_not_see_personal_data_sees_dots_in_text_and_facts(
    clerk: Actor, head: Actor, home: int
) -> None:
    [id_] = at_desk(clerk, home, twin("001"))
    mobile = "๐๙-๐๐๐๐-๐๓๑๗"
    seen, clear = shown(clerk, id_), shown(head, id_)
    assert mobile in clear.text
    assert mobile not in seen.text
    assert len(seen.text) == len(clear.text)
    hidden = [fact.name for fact in seen.facts if fact.hidden]
    assert hidden
    assert not any(fact.hidden for fact in clear.facts)
    assert all(fact.private or fact.hidden for fact in seen.facts if fact.name in hidden)


def test_a_right_asked_for_while_it_lay_on_the_desk_does_not_change_what_is_registered_meanwhile(
    officer: Actor, home: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    [letter] = at_desk(officer, home, twin("002"))
    asked = correcting.writable

    def registered_meanwhile(actor: Actor, id_: int) -> Letter:
        found = asked(actor, id_)
        Letter.objects.filter(pk=id_).update(state="registered")
        return found

    monkeypatch.setattr(correcting, "writable", registered_meanwhile)
    with refused("L102"):
        correct(officer, letter=letter, name="subject", value="อื่น")
