"""Sums by place, zone, duty and month are those of the very rows; who sees which of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.duties.owing import MONTHS, asks, due_on, keyed, move, owe, rows_now, send
from tests.ledger.support import undone
from tests.letters.conftest import having
from wian.duties.deadlines import BANGKOK
from wian.duties.models import Owed
from wian.duties.overview_values import Total
from wian.duties.queries.overview import (
    Scope,
    by_duty,
    by_month,
    by_period,
    level,
    tree,
    zones,
)
from wian.duties.rates import Counted
from wian.duties.stages import Stage
from wian.duties.standings import standing_of
from wian.duties.summing import late, month
from wian.offices.acting import SYSTEM, Actor
from wian.offices.actions.offices import move_office
from wian.offices.queries.offices import by_key
from wian.offices.queries.reach import stood

pytestmark = pytest.mark.usefixtures("both")
NOW = datetime(2025, 5, 20, 16, 30, 0, tzinfo=BANGKOK)


def total_of(rows: Iterable[Owed], now: datetime = NOW) -> Total:
    """The sums of the rows, each asked how it stands."""
    found = Total()
    for row in rows:
        column = standing_of(row, now).counts_as
        here = row.stage in (Stage.SENT, Stage.ACCEPTED)
        found += Total(
            Counted(**{str(column): 1}),
            int(row.stage == Stage.ACCEPTED),
            int(row.until > row.due),
            row.days_late if here and late(row) else 0,
        )
    return found


def under(key: str, rows: Iterable[Owed], day: date = date(2025, 5, 20)) -> list[Owed]:
    """The rows of the office and of all that stand under it."""
    path = {spell.office_id: spell.path for spell in stood(day)}
    return [row for row in rows if path[row.office_id].startswith(path[by_key(key)])]


def a_year() -> dict[str, Any]:
    """Three duties: of the province to districts, of a department to field offices, of another."""
    asked = asks(by_key("p57"))
    rows = owe(asked, keyed("d5701", "d5702", "d5703", "p57"), MONTHS)
    field = asks(by_key("cdd"))
    rows += owe(field, keyed("d5701-cdd", "d5702-cdd", "d5707-cdd", "p57-cdd"), MONTHS[2:6], day=5)
    other = asks(by_key("p56"), year=2026)
    rows += owe(other, keyed("d5701"), MONTHS[4:5])
    for at, row in enumerate(rows):
        if at % 5 == 0:
            send(row, accepted=at % 2 == 0)
        elif at % 5 == 1:
            send(row, late=at)
        elif at % 5 == 2:
            move(row, stage=[Stage.RETURNED, Stage.EXEMPT][at % 2])
        elif at % 7 == 0:
            move(row, until=row.until + timedelta(days=at))
    return {"asked": asked, "field": field, "other": other}


def test_the_tree_holds_the_very_rows_from_the_country_down_to_a_body() -> None:
    with undone():
        a_year()
        rows = rows_now()
        top = tree(SYSTEM, Scope(), now=NOW)
        assert top.total == total_of(rows)
        moi = next(node for node in top.nodes if node.key == "moi")
        for at in (moi.office, by_key("p57"), by_key("d5701")):
            told = tree(SYSTEM, Scope(), office=at, now=NOW)
            for node in told.nodes:
                assert node.total == total_of(under(node.key, rows)), node.key
                assert node.own == total_of(r for r in rows if r.office_id == node.office)
        assert [name for _, name in told.above][-1] == "จังหวัดเชียงราย"


def test_a_single_duty_or_year_or_period_is_summed_alone() -> None:
    with undone():
        made = a_year()
        rows = rows_now()
        duty = made["asked"].pk
        for scope, meant in (
            (Scope(duties=(duty,)), [r for r in rows if r.duty_id == duty]),
            (Scope(year=2026), [r for r in rows if r.duty.year == 2026]),
            (Scope(period=MONTHS[3]), [r for r in rows if r.period == MONTHS[3]]),
        ):
            assert tree(SYSTEM, scope, now=NOW).total == total_of(meant)
            told = tree(SYSTEM, scope, office=by_key("p57"), now=NOW)
            for node in told.nodes:
                assert node.total == total_of(under(node.key, meant))
            districts = level(SYSTEM, scope, kind="district", now=NOW)
            for node in districts.nodes:
                assert node.total == total_of(under(node.key, meant))


def test_lines_by_duty_period_and_month_are_those_rows() -> None:
    with undone():
        a_year()
        rows = rows_now()
        for one in by_duty(SYSTEM, Scope(), now=NOW):
            assert one.total == total_of(r for r in rows if str(r.duty_id) == one.key)
        for one in by_period(SYSTEM, Scope(), now=NOW):
            assert one.total == total_of(r for r in rows if r.period == one.key)
        months = by_month(SYSTEM, Scope(), now=NOW)
        assert {one.key for one in months} == {month(row.until) for row in rows}
        for one in months:
            assert one.total == total_of(r for r in rows if month(r.until) == one.key)


def test_zones_are_their_members_with_what_stands_under_them() -> None:
    with undone():
        a_year()
        rows = rows_now()
        told = {zone.key: zone for zone in zones(SYSTEM, Scope(), now=NOW)}
        pilot = [
            r for key in ("d5701", "d5705", "d5707", "d5711", "d5713") for r in under(key, rows)
        ]
        assert told["pilot-districts"].total == total_of(pilot)
        assert told["zone-north"].total == total_of(under("d5707-cdd", rows))


def test_who_asks_sees_all_answers_and_who_owes_only_the_own() -> None:
    with undone():
        made = a_year()
        rows = rows_now()
        asker, district = having("officer", "p57"), having("officer", "d5701")
        asked = [r for r in rows if r.duty_id == made["asked"].pk]
        assert tree(asker, Scope(asked=True), now=NOW).total == total_of(asked)
        mine = [r for r in rows if r.office_id == by_key("d5701")]
        assert tree(district, Scope(), now=NOW).total == total_of(mine)
        assert by_duty(district, Scope(asked=True), now=NOW) == ()
        told = {int(one.key): one.total for one in by_duty(district, Scope(), now=NOW)}
        for duty, found in told.items():
            assert found == total_of(r for r in mine if r.duty_id == duty)
        governor = having("head", "p57", scope="subtree")
        seen = {r.pk for r in under("p57", rows)} | {r.pk for r in asked}
        both = [r for r in rows if r.pk in seen]
        assert sum((o.total for o in by_month(governor, Scope(), now=NOW)), Total()) == total_of(
            both
        )
        assert tree(governor, Scope(), now=NOW).total == total_of(both)


def test_a_field_line_sees_its_own_offices_wherever_they_stand() -> None:
    with undone():
        a_year()
        rows = rows_now()
        head = having("head", "p57-cdd", scope="subtree")
        line = keyed("p57-cdd", "d5701-cdd", "d5702-cdd", "d5707-cdd")
        meant = [r for r in rows if r.office_id in line]
        assert sum((o.total for o in by_duty(head, Scope(), now=NOW)), Total()) == total_of(meant)
        assert tree(head, Scope(), now=NOW).total == total_of(meant)


def test_a_neighbour_and_an_outsider_see_nothing_of_it() -> None:
    with undone():
        a_year()
        for who in (having("officer", "d5705"), having("officer", "p50", scope="subtree")):
            assert by_duty(who, Scope(), now=NOW) == ()
            assert tree(who, Scope(), now=NOW).total == Total()
            assert level(who, Scope(), kind="district", now=NOW).total == Total()
            assert level(who, Scope(asked=True), kind="district", now=NOW).total == Total()
            assert all(zone.total == Total() for zone in zones(who, Scope(), now=NOW))


def test_an_office_that_moved_counts_where_it_stands_today_and_then_where_it_stood() -> None:
    with undone():
        a_year()
        before, rows = date(2025, 5, 19), rows_now()
        there = by_key("p50")
        move_office(SYSTEM, office=by_key("d5702"), day=date(2025, 6, 1), parent=there, line=None)
        later = date(2025, 6, 2)
        for day in (before, later):
            for at in ("p57", "p50"):
                told = tree(SYSTEM, Scope(), office=by_key(at), day=day, now=NOW)
                assert told.total == total_of(under(at, rows, day)), (at, day)
            duty = Scope(duties=tuple({r.duty_id for r in rows}))
            moi = tree(SYSTEM, duty, office=by_key("moi"), day=day, now=NOW)
            for node in moi.nodes:
                assert node.total == total_of(under(node.key, rows, day))


STEPS = st.lists(st.tuples(st.integers(0, 99), st.sampled_from(Stage), st.integers(-40, 40)))


@settings(max_examples=12)
@given(STEPS, st.integers(-200, 200))
def test_at_any_moment_the_country_is_the_sum_of_its_rows(
    steps: list[tuple[int, Stage, int]], days: int
) -> None:
    with undone():
        a_year()
        for at, stage, shift in steps[:10]:
            row = rows_now()[at % 40]
            sent = None if stage == Stage.WAITING else row.until + timedelta(days=shift)
            move(row, stage=stage, sent_at=sent, days_late=max(0, shift))
        now, rows = NOW + timedelta(days=days), rows_now()
        assert tree(SYSTEM, Scope(), now=now).total == total_of(rows, now)
        found = by_duty(SYSTEM, Scope(), now=now)
        assert sum((one.total for one in found), Total()) == total_of(rows, now)
        for one in found:
            rate = one.total.counted.completeness()
            assert rate is None or 0 <= rate <= 100


def test_a_page_of_sums_asks_few_questions(django_assert_max_num_queries: Any) -> None:
    with undone():
        a_year()
        governor: Actor = having("head", "p57", scope="subtree")
        with django_assert_max_num_queries(13):
            tree(governor, Scope(), office=by_key("p57"), now=NOW)
        with django_assert_max_num_queries(9):
            by_duty(governor, Scope(), now=NOW)
        assert due_on(date(2025, 5, 20)) == NOW
