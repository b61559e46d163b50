"""Duties go on: ways and holders, templates, closing, the next year, the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.duties.herbs import (
    PROVINCE,
    answered,
    asker,
    districts,
    kalasin,
    letter_of,
    proposed,
    twin,
)
from tests.duties.owing import move, send
from tests.letters.conftest import having
from tests.letters.inside import somebody, unit
from wian.duties.actions.closing import close_duty, reopen_duty
from wian.duties.actions.copying import (
    copy_to_next_year,
    drop_template,
    from_template,
    keep_template,
)
from wian.duties.actions.days_off import change_day_off, remove_day_off
from wian.duties.actions.doing import choose_way, give_to
from wian.duties.actions.opening import open_duties, open_duty
from wian.duties.actions.writing import add_duty, answer, write_duty
from wian.duties.deadlines import DueRule, On, Policy, monthly
from wian.duties.errors import Refused
from wian.duties.lookback import Lookback, lessons, summary
from wian.duties.models import Assignment, DayOff, Duty, Need, Owed, Report, Sending
from wian.duties.notice_keys import reminder
from wian.duties.queries.calendar import calendar_of, year_of
from wian.duties.queries.lookback import wording
from wian.duties.queries.meaning import Audience
from wian.duties.queries.proposals import proposals
from wian.duties.rates import Counted
from wian.duties.shifting import later, shifted
from wian.duties.stages import Stage
from wian.duties.unanswered import Ask, unanswered
from wian.letters.actions.correcting import correct
from wian.letters.models import Letter
from wian.notices.actions import push, withdraw
from wian.offices.acting import SYSTEM, Actor, Denied, today
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(directory: None) -> Actor:
    kalasin()
    return asker()


@pytest.fixture
def duties(who: Actor) -> dict[str, Duty]:
    """The twin of 002, opened."""
    found = proposed(who)
    open_duties(who, duties=answered(who, found))
    return {row.item: row for row in Duty.objects.all()}


def test_the_office_that_owes_it_chooses_its_way(who: Actor, duties: dict[str, Duty]) -> None:
    home, one = by_key("d4601"), duties["1"].pk
    clerk = having("clerk", "d4601")
    choose_way(clerk, duty=one, office=home, way="revise")
    assert Assignment.objects.get(duty=one, office=home).way == "revise"
    with pytest.raises(Refused, match="D110"):
        choose_way(clerk, duty=one, office=home, way="other")
    for stranger in (having("clerk", "d4602"), who):
        with pytest.raises(Denied):
            choose_way(stranger, duty=one, office=home, way="new")
    with pytest.raises(Refused, match="D122"):
        choose_way(clerk, duty=one, office=by_key("d4615"), way="new")


def test_a_duty_is_given_to_who_works_there(who: Actor, duties: dict[str, Duty]) -> None:
    home, one = by_key("d4601"), duties["8"].pk
    room = unit("d4601-u1", of="d4601")
    nurse, head = somebody("officer", room, given="พยาบาล"), having("head", "d4601")
    give_to(head, duty=one, office=home, unit=room, holder=nurse.account)
    row = Assignment.objects.get(duty=one, office=home)
    assert (row.unit_id, row.holder_id) == (room, nurse.account)
    with pytest.raises(Refused, match="D111"):
        give_to(head, duty=one, office=home, holder=nurse.account)
    with pytest.raises(Refused, match="D111"):
        give_to(head, duty=one, office=home, unit=by_key("d4602"))
    with pytest.raises(Denied):
        give_to(nurse, duty=one, office=home)
    choose = duties["1"].pk
    with pytest.raises(Denied):
        choose_way(nurse, duty=choose, office=home, way="new")
    give_to(head, duty=choose, office=home, unit=room)
    choose_way(nurse, duty=choose, office=home, way="new")


def test_an_open_duty_changes_only_its_words(who: Actor, duties: dict[str, Duty]) -> None:
    one = duties["1"].pk
    write_duty(who, duty=one, action="ตั้งคณะทำงาน")
    with pytest.raises(Refused, match="D103"):
        write_duty(who, duty=one, rule=DueRule(On(date(2026, 1, 1))))
    with pytest.raises(Refused, match="D103"):
        answer(who, duties=[one], due=date(2026, 1, 1))


def test_closing_needs_a_summary_and_tells_the_letter(who: Actor, duties: dict[str, Duty]) -> None:
    ids = [row.pk for item, row in duties.items() if item]
    letter = duties["8"].letter_id
    with pytest.raises(Refused, match="D121"):
        close_duty(who, duty=ids[0], summary=" ")
    for id_ in ids:
        close_duty(who, duty=id_, summary="จบ", lessons="แลหน้า")
    row = Letter.objects.get(pk=letter)
    assert (row.asked_due, row.earliest_due) == (None, date(2025, 11, 30))
    reopen_duty(who, duty=duties["8"].pk)
    assert Letter.objects.get(pk=letter).earliest_due == date(2025, 11, 25)
    assert Duty.objects.get(pk=duties["8"].pk).lessons == "แลหน้า"


def test_nobody_is_reminded_of_a_closed_duty(who: Actor, duties: dict[str, Duty]) -> None:
    eight, seven = duties["8"].pk, duties["7"].pk
    row = Owed.objects.filter(duty=eight).first()
    assert row is not None
    keys = [reminder(id_, row.office_id, row.period, row.until, "late1") for id_ in (eight, seven)]
    for key in keys:
        said = {"th": "เลยกำหนด", "en": "late", "address": "", "thing": ("duty", eight)}
        push(SYSTEM, key=key, accounts=[who.account or 0], **said)
    close_duty(who, duty=eight, summary="จบ")
    assert (withdraw(SYSTEM, key=keys[0]), withdraw(SYSTEM, key=keys[1])) == (False, True)


def test_a_correction_of_the_letter_leaves_the_day_that_is_owed(
    who: Actor, duties: dict[str, Duty]
) -> None:
    letter = duties["8"].letter_id
    assert letter is not None
    Letter.objects.filter(pk=letter).update(way="in", state="registered")
    correct(who, letter=letter, name="duties.7.due", value="2025-11-01")
    assert Letter.objects.get(pk=letter).earliest_due == date(2025, 11, 25)


def test_lessons_are_written_from_the_years_data(who: Actor, duties: dict[str, Duty]) -> None:
    eight = duties["8"].pk
    rows = list(Owed.objects.filter(duty=eight, office=by_key("d4601")).order_by("period"))
    for row, late in zip(rows[:5], (0, 0, 3, 5, 0), strict=True):
        send(row, late=late)
        report = Report.objects.create(duty_id=eight, office_id=row.office_id, period=row.period)
        why = "ฝนตก" if late else ""
        Sending.objects.create(
            report=report, version=1, office_id=row.office_id, year=2026, number=report.pk,
            receipt="1", content={}, digest="0" * 64, days_late=late, reason=why,
        )  # fmt: skip
    Sending.objects.filter(days_late=3).update(returned_at=rows[0].due, reasons={"done": "ไม่ชัด"})
    move(rows[6], stage=Stage.EXEMPT)
    told = wording(who, eight)
    counted = told.told.counted
    assert (counted.on_time + counted.early, counted.late, counted.exempt) == (3, 2, 1)
    assert counted.expected + counted.exempt == 187
    assert told.told.days_late == 8
    assert told.told.reasons == (("ฝนตก", 2),)
    assert "ช้า 2" in told.summary
    assert "เฉลี่ย 4.0 วัน" in told.lessons
    assert "เหลียวหลัง" in told.lessons
    assert "แลหน้า" in told.lessons


@given(
    st.builds(Counted, *[st.integers(0, 200)] * 7),
    st.integers(0, 900),
    st.integers(0, 40),
    st.lists(st.tuples(st.text(max_size=20), st.integers(1, 9)), max_size=5),
)
def test_a_year_can_always_be_told(
    counted: Counted, days: int, more: int, said: list[tuple[str, int]]
) -> None:
    told = Lookback(2026, 17, counted, days, more, more, tuple(said), tuple(said))
    assert summary(told).startswith("ปีงบประมาณ พ.ศ. 2569")
    assert all(part.strip() for part in lessons(told).split("แลหน้า", 1))


def test_next_years_copy_moves_the_days_and_asks_about_days_off(
    who: Actor, duties: dict[str, Duty]
) -> None:
    ids = [row.pk for item, row in duties.items() if item]
    new = copy_to_next_year(who, duties=ids)
    rows = {row.item: row for row in Duty.objects.filter(pk__in=new)}
    assert {row.year for row in rows.values()} == {2027}
    assert rows["7"].rule["when"]["day"] == "2026-11-30"
    assert (rows["8"].rule["first"], rows["8"].rule["last"]) == ("2026-11-01", "2027-09-30")
    assert rows["8"].earlier_id == duties["8"].pk
    needs = set(Need.objects.filter(duty=rows["7"]).values_list("needed", flat=True))
    assert needs == {rows[item].pk for item in "12345"}
    with pytest.raises(Refused, match="D116"):
        copy_to_next_year(who, duties=[duties["8"].pk])
    # 30 November 2026 is a Monday; of the 25ths one, in December, is a Friday, three are days off.
    open_duty(who, duty=rows["7"].pk)
    with pytest.raises(Refused, match="D104"):
        open_duty(who, duty=rows["8"].pk)
    answer(who, duties=[rows["8"].pk], moves=Policy.PREVIOUS)
    assert open_duty(who, duty=rows["8"].pk).offices == 17
    letter = duties["8"].letter_id
    assert letter is not None
    assert len(proposals(who, letter).duties) == 9


@given(st.dates(date(1960, 1, 1), date(2140, 12, 31)), st.integers(1, 9))
def test_a_day_moves_with_the_years_and_within_its_month(day: date, years: int) -> None:
    moved = later(day, years)
    assert (moved.year, moved.month) == (day.year + years, day.month)
    assert moved.day == day.day or (day.month, {moved.day, day.day}) == (2, {28, 29})


@given(st.dates(date(2024, 10, 1), date(2034, 9, 30)), st.integers(1, 5))
def test_a_moved_day_is_asked_about_exactly_where_it_falls_on_a_day_off(
    day: date, years: int
) -> None:
    rule = shifted(DueRule(On(day), moves=Policy.NEXT), years)
    off = not calendar_of_country().works(later(day, years))
    assert (Ask.HOLIDAY_POLICY in unanswered(rule, (), None, calendar_of_country())) == off


def calendar_of_country():  # type: ignore[no-untyped-def]
    from wian.duties.deadlines import Calendar

    return Calendar()


def test_a_template_makes_the_same_duties_under_another_letter(
    who: Actor, duties: dict[str, Duty]
) -> None:
    ids = [duties[item].pk for item in ("7", "1", "2")]
    kept = keep_template(who, name=" สมุนไพร  ", duties=ids)
    with pytest.raises(Refused, match="D114"):
        keep_template(who, name="สมุนไพร", duties=ids)
    letter = letter_of(by_key(PROVINCE), twin("004"))
    new = from_template(who, template=kept, year=2028, letter=letter)
    rows = list(Duty.objects.filter(pk__in=new).order_by("order"))
    assert [row.item for row in rows] == ["7", "1", "2"]
    assert rows[0].rule["when"]["day"] == "2027-11-30"
    needs = set(Need.objects.filter(duty=rows[0]).values_list("needed", flat=True))
    assert needs == {rows[1].pk, rows[2].pk}
    assert {row.letter_id for row in rows} == {letter}
    with pytest.raises(Denied):
        from_template(having("clerk", "d4601"), template=kept, year=2028)
    drop_template(who, template=kept)
    with pytest.raises(Refused, match="D115"):
        from_template(who, template=kept, year=2028)
    assert Duty.objects.filter(pk__in=new).count() == 3


def test_the_calendar_is_changed_at_the_top_and_counts_at_once(who: Actor, directory: None) -> None:
    top = having("administrator", "th")
    day = date(2026, 3, 25)
    change_day_off(top, day=day, name_th="วันหยุดพิเศษ")
    change_day_off(top, day=date(2026, 4, 25), name_th="ทำงานชดเชย", works=True)
    calendar = calendar_of([2026])
    assert not calendar.works(day)
    assert calendar.works(date(2026, 4, 25))
    assert not calendar.works(date(2026, 12, 31))
    id_ = add_duty(
        who, office=by_key(PROVINCE), action="รายงาน",
        rule=DueRule(monthly(25), first=date(2026, 3, 1), last=date(2026, 4, 1), moves=Policy.NEXT),
    )  # fmt: skip
    open_duty(who, duty=id_, audience=Audience("rule", districts("4601")))
    told = Owed.objects.order_by("period").values_list("due", flat=True)
    assert [at.date() for at in told] == [date(2026, 3, 26), date(2026, 4, 25)]
    shown = {one.day: one for one in year_of(top, 2026).days}
    assert (shown[day].changed, shown[date(2026, 12, 31)].changed) == (True, False)
    remove_day_off(top, day=day)
    assert calendar_of().works(day)
    with pytest.raises(Refused, match="D113"):
        remove_day_off(top, day=day)


def test_nobody_below_the_top_changes_the_calendar(who: Actor) -> None:
    for stranger in (who, having("administrator", PROVINCE)):
        with pytest.raises(Denied):
            change_day_off(stranger, day=today(), name_th="หยุด")
        assert not year_of(stranger, 2026).may_change
    assert not DayOff.objects.exists()
