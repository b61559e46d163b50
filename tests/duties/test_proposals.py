"""What a letter asks as its asker looks at it: quotes, questions, flags, what is new."""

from __future__ import annotations

from datetime import date

import pytest

from tests.duties.herbs import PROVINCE, answered, asker, kalasin, letter_of, proposed, twin
from tests.letters.conftest import having
from wian.duties.actions.merging import drop_duties, merge_duties, restore_duties
from wian.duties.actions.opening import open_duties
from wian.duties.actions.proposing import propose
from wian.duties.actions.writing import order_duties, write_duty
from wian.duties.errors import Refused
from wian.duties.models import Duty, Need
from wian.duties.proposing import Wanted
from wian.duties.queries.proposals import proposals
from wian.duties.unanswered import Ask
from wian.letters.actions.correcting import correct
from wian.letters.models import Letter, Text
from wian.offices.acting import Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(directory: None) -> Actor:
    kalasin()
    return asker()


def of(who: Actor, duties: dict[str, Duty]) -> dict[str, object]:
    letter = duties["8"].letter_id
    assert letter is not None
    return {one.duty.item: one for one in proposals(who, letter).duties}


def test_the_twin_is_shown_with_its_words_and_questions(who: Actor) -> None:
    duties = proposed(who, sent=False)
    letter = duties["8"].letter_id
    assert letter is not None
    shown = proposals(who, letter)
    told = {one.duty.item: one for one in shown.duties}
    assert (len(shown.live), shown.tracked, shown.fresh) == (9, 8, 0)
    seven, eight = told["7"], told["8"]
    assert seven.duty.quote == "จัดส่งสำเนาหลักฐานของข้อ ๑ - ๕ ถึงจังหวัด ภายในเดือนพฤศจิกายน ๒๕๖๘"
    assert seven.duty.start is not None
    assert twin()[seven.duty.start : seven.duty.end] == seven.duty.quote
    assert seven.asks == (Ask.HOLIDAY_POLICY,)
    assert eight.asks == (Ask.FIRST_PERIOD, Ask.LAST_PERIOD, Ask.HOLIDAY_POLICY)
    assert (eight.first, eight.last) == (date(2025, 11, 3), date(2026, 9, 30))
    assert eight.repeats == told["6"].duty.id
    assert [told[item].due_with for item in "12345"] == [seven.duty.id] * 5
    assert [item for item, one in told.items() if one.by_office] == ["1", "2"]
    assert seven.duty.year == 2026
    assert shown.steps >= {"propose", "add", "write", "answer", "merge", "drop", "open"}


def test_a_day_before_its_prerequisite_and_a_day_off_are_flagged(who: Actor) -> None:
    told = of(who, proposed(who, sent=False))
    wrong = [(flag.code, flag.day, flag.beside) for flag in told["8"].flags]  # type: ignore[attr-defined]
    assert wrong[0] == ("before_prerequisite", date(2025, 11, 25), date(2025, 11, 30))
    assert ("day_off", date(2026, 4, 25), date(2026, 4, 27)) in wrong
    assert [flag.code for flag in told["7"].flags] == ["day_off"]  # type: ignore[attr-defined]


def test_a_day_that_was_past_on_receipt_is_flagged(who: Actor) -> None:
    letter = letter_of(
        by_key(PROVINCE), twin().replace("ภายในเดือนพฤศจิกายน ๒๕๖๘", "ภายในเดือนตุลาคม ๒๕๖๘")
    )
    propose(who, letter=letter)
    told = {one.duty.item: one for one in proposals(who, letter).duties}
    assert "passed_on_receipt" in {flag.code for flag in told["7"].flags}


def test_a_corrected_letter_mends_only_what_nobody_touched(who: Actor) -> None:
    duties = proposed(who, sent=False)
    letter = duties["8"].letter_id
    assert letter is not None
    Letter.objects.filter(pk=letter).update(way="in", state="registered")
    write_duty(who, duty=duties["1"].pk, action="ตั้งคณะทำงาน")
    for name in ("duties.1.action", "duties.7.due", "duties.9.action"):
        correct(
            who, letter=letter, name=name, value="2025-12-15" if "due" in name else "ส่งบัญชีสมาชิก"
        )
    assert proposals(who, letter).fresh == 1
    made = propose(who, letter=letter)
    assert len(made.new) == 1
    assert set(made.mended) == {duties[item].pk for item in "23457"}
    told = {one.duty.item: one.duty for one in proposals(who, letter).duties}
    assert told["1"].action == "ตั้งคณะทำงาน"
    assert {told[item].rule.when.day for item in "23457"} == {date(2025, 12, 15)}  # type: ignore[union-attr]


def test_a_secret_in_the_letter_never_enters_a_duty(who: Actor) -> None:
    text = twin().replace("พร้อมภาพถ่ายประกอบ", "พร้อมภาพถ่ายประกอบ ส่งที่ ๐๘ ๑๐๐๐ ๒๐๐๐")
    letter = letter_of(by_key(PROVINCE), text)
    row = Text.objects.get(letter=letter)
    row.facts["contacts"].append({"phone": "0810002000", "private": True, "span": [0, 1]})
    row.save()
    propose(who, letter=letter)
    told = "".join(f"{one.action}{one.quote}" for one in Duty.objects.all())
    assert "๑๐๐๐" not in told
    assert "•" in told


def test_merging_keeps_evidence_and_ties(who: Actor) -> None:
    duties = proposed(who, sent=False)
    one, two = duties["1"], duties["2"]
    write_duty(who, duty=two.pk, wanted=[Wanted("mou", "บันทึก")])
    merge_duties(who, into=one.pk, parts=[two.pk])
    told = of(who, duties)
    assert [p.code for p in told["1"].duty.wanted] == ["order", "member_list", "mou"]  # type: ignore[attr-defined]
    assert (told["2"].duty.state, told["2"].duty.merged) == ("dropped", one.pk)  # type: ignore[attr-defined]
    needs = set(Need.objects.filter(duty=duties["7"]).values_list("needed__item", flat=True))
    assert needs == {"1", "3", "4", "5"}
    restore_duties(who, duties=[two.pk])
    assert Duty.objects.get(pk=two.pk).state == "proposed"
    with pytest.raises(Refused, match="D112"):
        merge_duties(who, into=one.pk, parts=[one.pk])


def test_what_is_dropped_is_not_opened_and_can_come_back(who: Actor) -> None:
    duties = proposed(who)
    drop_duties(who, duties=[duties["3"].pk])
    with pytest.raises(Refused, match="D103"):
        open_duties(who, duties=answered(who, {"3": duties["3"]}))
    restore_duties(who, duties=[duties["3"].pk])
    assert open_duties(who, duties=answered(who, {"3": duties["3"]}))[0].offices == 17


def test_two_people_do_not_write_over_each_other(who: Actor) -> None:
    duties = proposed(who, sent=False)
    id_ = duties["1"].pk
    write_duty(who, duty=id_, revision=1, item="1.1")
    with pytest.raises(Refused, match="D102"):
        write_duty(who, duty=id_, revision=1, item="1.2")


def test_needs_never_lead_back_and_stay_in_the_office(who: Actor) -> None:
    duties = proposed(who, sent=False)
    with pytest.raises(Refused, match="D117"):
        write_duty(who, duty=duties["1"].pk, needs=[duties["7"].pk])
    with pytest.raises(Refused, match="D117"):
        write_duty(who, duty=duties["1"].pk, needs=[duties["1"].pk])
    write_duty(who, duty=duties["8"].pk, needs=[duties["7"].pk])
    assert Need.objects.get(duty=duties["8"]).needed_id == duties["7"].pk


def test_the_order_is_what_the_person_says(who: Actor) -> None:
    duties = proposed(who, sent=False)
    ids = [row.pk for row in duties.values()][::-1]
    order_duties(who, duties=ids)
    letter = duties["8"].letter_id
    assert letter is not None
    assert [one.duty.id for one in proposals(who, letter).duties] == ids


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"action": "  "}, "D106"),
        ({"item": "1" * 21}, "D106"),
        ({"year": 2568}, "D125"),
        ({"wanted": [Wanted("a", "ก"), Wanted("a", "ข")]}, "D118"),
        ({"wanted": [Wanted("A B", "ก")]}, "D118"),
        ({"ways": [Wanted("a", "ก")]}, "D118"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    who: Actor, changes: dict[str, object], number: str
) -> None:
    duties = proposed(who, sent=False)
    with pytest.raises(Refused, match=number):
        write_duty(who, duty=duties["1"].pk, **changes)  # type: ignore[typeddict-item]
    assert Duty.objects.get(pk=duties["1"].pk).revision == 1


def test_a_letter_nobody_may_see_proposes_nothing(who: Actor) -> None:
    letter = letter_of(by_key(PROVINCE), twin())
    with pytest.raises(Denied):
        propose(having("clerk", "p57"), letter=letter)
    with pytest.raises(Refused, match="D108"):
        propose(who, letter=10**6)
    assert not Duty.objects.exists()


def test_the_queries_of_proposals_do_not_grow(
    who: Actor, django_assert_max_num_queries: object
) -> None:
    duties = proposed(who)
    letter = duties["8"].letter_id
    assert letter is not None
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        proposals(who, letter)
