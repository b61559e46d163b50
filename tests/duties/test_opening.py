"""The twin of 002, from the letter to what seventeen districts owe, on both databases."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

import pytest

from tests.duties.herbs import (
    LEFT_OUT,
    PROVINCE,
    answered,
    asker,
    districts,
    kalasin,
    letter_of,
    proposed,
    twin,
)
from tests.letters.conftest import having
from wian.duties.actions.opening import add_offices, open_duties, open_duty
from wian.duties.actions.proposing import propose
from wian.duties.actions.proving import compared
from wian.duties.actions.writing import add_duty, answer, write_duty
from wian.duties.deadlines import BANGKOK, After, DueRule, Lead, On, Policy, Span, monthly
from wian.duties.errors import Refused
from wian.duties.models import Assignment, Duty, Owed
from wian.duties.queries.meaning import Audience, meant, phrase
from wian.ledger.queries import happened
from wian.letters.actions.circulation import dispatch, recall
from wian.letters.models import Letter
from wian.offices.acting import Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db

DUE = [
    date(2025, 11, 25), date(2025, 12, 25), date(2026, 1, 26), date(2026, 2, 25),
    date(2026, 3, 25), date(2026, 4, 27), date(2026, 5, 25), date(2026, 6, 25),
    date(2026, 7, 27), date(2026, 8, 25), date(2026, 9, 25),
]  # fmt: skip
"""Every 25th by a printed calendar: three fall on a weekend and move to the Monday after."""


@pytest.fixture
def who(both: str, db: None) -> Actor:
    """The asker; the districts of Kalasin stand."""
    kalasin()
    return asker()


def test_the_twin_is_opened_for_exactly_those_it_was_sent_to(who: Actor) -> None:
    duties = proposed(who)
    ids = answered(who, duties)
    made = open_duties(who, duties=ids, expected=17)
    assert {one.offices for one in made} == {17}
    # Five documents and the bundle once, the report for eleven months, the activities never.
    rows = Counter(Owed.objects.values_list("duty__item", flat=True))
    assert rows == {**dict.fromkeys("123457", 17), "8": 11 * 17}
    assert Owed.objects.count() == (5 + 1 + 11) * 17 == 289
    excepted = by_key(f"d{LEFT_OUT}")
    assert not Assignment.objects.filter(office=excepted).exists()
    assert Assignment.objects.count() == 8 * 17
    assert {row.above_id for row in Owed.objects.all()} == {by_key(PROVINCE)}
    assert compared().holds


def test_the_days_of_the_twin_are_those_of_a_printed_calendar(who: Actor) -> None:
    duties = proposed(who)
    open_duties(who, duties=answered(who, duties))
    rows = Owed.objects.filter(office=by_key("d4601"))
    told = {(row.duty.item, row.due.astimezone(BANGKOK)) for row in rows.select_related("duty")}
    bundle = datetime(2025, 12, 1, 16, 30, tzinfo=BANGKOK)  # the 30th of November is a Sunday
    months = {("8", datetime(d.year, d.month, d.day, 16, 30, tzinfo=BANGKOK)) for d in DUE}
    assert told == {(item, bundle) for item in "123457"} | months
    assert all(row.until == row.due and row.nominal.day in (25, 30) for row in rows)


def test_an_open_question_keeps_a_duty_shut_and_is_named(who: Actor) -> None:
    duties = proposed(who)
    with pytest.raises(Refused) as wrong:
        open_duties(who, duties=[duties["7"].pk, duties["8"].pk])
    assert wrong.value.number == "D104"
    assert "7: ถ้าตรงวันหยุดให้ทำอย่างไร" in wrong.value.thai
    assert "8: which period is the first, which period is the last" in wrong.value.english
    assert not Assignment.objects.exists()
    with pytest.raises(Refused, match="D120"):
        open_duty(who, duty=duties[""].pk)


def test_whom_it_was_recalled_from_owes_nothing(who: Actor) -> None:
    duties = proposed(who)
    letter = duties["8"].letter_id
    assert letter is not None
    recall(who, letter=letter, reason="ส่งผิด", offices=[by_key("d4618")])
    [one] = open_duties(who, duties=answered(who, {"8": duties["8"]}))
    assert one.offices == 16
    assert not Owed.objects.filter(office=by_key("d4618")).exists()


def test_a_letter_that_went_to_nobody_opens_nothing(who: Actor) -> None:
    duties = proposed(who, sent=False)
    with pytest.raises(Refused, match="D105"):
        open_duty(who, duty=answered(who, {"8": duties["8"]})[0])


def test_others_are_shown_by_a_rule_before_they_owe(who: Actor) -> None:
    duties = proposed(who, sent=False)
    [id_] = answered(who, {"8": duties["8"]})
    rule = phrase(who, id_, "นายอำเภอทุกอำเภอ ยกเว้นอำเภอสามชัย").rule
    audience = Audience("rule", rule)
    shown = meant(who, id_, audience)
    assert (shown.count, len(shown.offices), shown.sum) == (17, 17, "18 − 1 = 17")
    with pytest.raises(Refused, match="D109"):
        open_duty(who, duty=id_, audience=audience, expected=18)
    assert open_duty(who, duty=id_, audience=audience, expected=shown.count).owed == 187
    row = Duty.objects.get(pk=id_)
    assert (row.state, row.assigned, row.to["how"]) == ("open", 17, "rule")
    assert "สามชัย" in row.sentence


def test_who_joins_later_owes_what_is_still_to_come(who: Actor) -> None:
    id_ = add_duty(
        who,
        office=by_key(PROVINCE),
        action="รายงานทุกเดือน",
        rule=DueRule(
            monthly(20), first=date(2020, 1, 1), last=date(2040, 12, 1), moves=Policy.AS_IS
        ),
    )
    one = Audience("rule", districts("4601"))
    assert open_duty(who, duty=id_, audience=one).owed == 252
    more = Audience("rule", districts())
    added = add_offices(who, duty=id_, audience=more, expected=17)
    late = Owed.objects.exclude(office=by_key("d4601"))
    assert added.owed == late.count()
    assert min(late.values_list("due", flat=True)) > datetime.now(BANGKOK)
    assert Duty.objects.get(pk=id_).assigned == 18
    with pytest.raises(Refused, match="D123"):
        add_offices(who, duty=id_, audience=more)
    assert compared().holds


def test_each_kind_of_office_owes_it_by_its_own_lead(who: Actor) -> None:
    rule = DueRule(On(date(2026, 6, 30)), leads=(Lead("district", Span(5)),))
    id_ = add_duty(who, office=by_key(PROVINCE), action="รายงาน", rule=rule)
    both_kinds = districts()
    halls = districts().include[0]
    rule_ = type(both_kinds)((halls, type(halls)(kinds=("province_cdd",), areas=("46",))))
    open_duty(who, duty=id_, audience=Audience("rule", rule_))
    days = dict(Owed.objects.values_list("office__spells__kind", "nominal"))
    assert days == {"district": date(2026, 6, 25), "province_cdd": date(2026, 6, 30)}


def test_the_doers_of_each_place_owe_it_in_place_of_the_addressed(who: Actor) -> None:
    rule = DueRule(On(date(2026, 6, 30)))
    id_ = add_duty(who, office=by_key(PROVINCE), action="รายงาน", rule=rule)
    audience = Audience("rule", districts("57"), doers="district_cdd")
    shown = meant(who, id_, audience)
    assert shown.count == 18
    assert all("พัฒนาชุมชน" in name for name in shown.offices.values())
    open_duty(who, duty=id_, audience=audience, expected=18)
    kinds = set(Owed.objects.values_list("office__spells__kind", flat=True))
    assert kinds == {"district_cdd"}


def test_a_letter_is_due_when_the_next_of_its_duties_is(who: Actor) -> None:
    duties = proposed(who)
    letter = duties["8"].letter_id
    before = Letter.objects.get(pk=letter)
    answered(who, duties)
    open_duty(who, duty=duties["8"].pk)
    assert Letter.objects.get(pk=letter).earliest_due == date(2025, 11, 25)
    assert Letter.objects.get(pk=letter).revision > before.revision


def test_opening_is_one_row_of_the_ledger(who: Actor) -> None:
    duties = proposed(who)
    ids = answered(who, duties)
    open_duties(who, duties=ids)
    rows = happened("duty", {ids[0]}, since=datetime(2020, 1, 1, tzinfo=BANGKOK))
    assert [one.verb.name for one, _ in rows].count("duty.open") == 1


def test_nobody_opens_what_their_office_does_not_ask(who: Actor) -> None:
    duties = proposed(who)
    ids = answered(who, duties)
    for stranger in (having("clerk", "d4601"), having("clerk", "p57")):
        with pytest.raises(Denied):
            open_duties(stranger, duties=ids)
        with pytest.raises(Denied):
            write_duty(stranger, duty=ids[0], action="อื่น")
    assert not Assignment.objects.exists()


def test_a_day_to_count_from_is_asked_and_said(who: Actor) -> None:
    rule = DueRule(After(Span(15), "receipt"), moves=Policy.NEXT)
    id_ = add_duty(who, office=by_key(PROVINCE), action="ส่งรายชื่อ", rule=rule)
    with pytest.raises(Refused, match="D104"):
        open_duty(who, duty=id_, audience=Audience("rule", districts()))
    answer(who, duties=[id_], anchor=date(2026, 1, 5))
    open_duty(who, duty=id_, audience=Audience("rule", districts()))
    assert set(Owed.objects.values_list("nominal", flat=True)) == {date(2026, 1, 20)}


def test_proposing_again_shows_what_is_new_and_keeps_what_people_wrote(who: Actor) -> None:
    letter = letter_of(by_key(PROVINCE), twin())
    first = propose(who, letter=letter)
    assert len(first.new) == 9
    write_duty(who, duty=first.new[1], action="ตั้งคณะทำงาน")
    assert propose(who, letter=letter) == type(first)((), ())
    assert Duty.objects.get(pk=first.new[1]).action == "ตั้งคณะทำงาน"


def test_a_letter_dispatched_twice_still_gives_each_office_one_row(who: Actor) -> None:
    duties = proposed(who)
    letter = duties["8"].letter_id
    assert letter is not None
    dispatch(who, letter=letter, rule=districts(), purpose="information")
    [one] = open_duties(who, duties=answered(who, {"8": duties["8"]}))
    assert one.offices == 18
