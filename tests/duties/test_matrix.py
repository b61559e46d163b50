"""The matrix shows each office in each column as the rule says; each number leads to its rows."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.duties.owing import MONTHS, asks, keyed, move, owe, rows_now, send
from tests.duties.test_overview import NOW, a_year, total_of, under
from tests.ledger.support import undone
from tests.letters.conftest import having
from wian.duties.deadlines import BANGKOK, CountsAs
from wian.duties.list_values import Mark
from wian.duties.models import Report
from wian.duties.overview_values import Total
from wian.duties.queries.matrix import matrix
from wian.duties.queries.overview import Scope, by_duty, tree
from wian.duties.queries.rows import rows
from wian.duties.stages import Stage
from wian.offices.acting import SYSTEM
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.usefixtures("both")


def test_each_cell_tells_how_the_office_stands_in_that_month() -> None:
    with undone():
        duty = asks(by_key("p57"))
        told = owe(duty, keyed("d5701", "d5702"), MONTHS[:6])
        send(told[0])
        send(told[1], late=3, accepted=True)
        move(told[2], stage=Stage.EXEMPT)
        move(told[3], stage=Stage.RETURNED)
        move(told[4], until=told[4].until + timedelta(days=9))
        Report.objects.create(duty=duty, office_id=by_key("d5701"), period=MONTHS[0])
        now = datetime(2025, 5, 24, 9, tzinfo=BANGKOK)
        found = matrix(SYSTEM, duties=[duty.pk], by="period", now=now)
        assert [column.label for column in found.columns][:2] == ["มกราคม 2568", "กุมภาพันธ์ 2568"]
        cells = found.lines[0].cells
        marks = [cell.mark for cell in cells if cell]
        assert marks == [
            Mark.ON_TIME, Mark.LATE, Mark.EXEMPT, Mark.RETURNED, Mark.SOON, Mark.WAITING,
        ]  # fmt: skip
        assert cells[1]
        assert (cells[1].days_late, cells[1].accepted) == (3, True)
        assert cells[4]
        assert cells[4].extended
        assert cells[0]
        assert cells[0].report
        assert [cell.mark for cell in found.lines[1].cells[:4] if cell] == [Mark.MISSING] * 4


def test_rows_and_columns_add_up_to_the_same_sums_on_one_page_and_on_many() -> None:
    with undone():
        made = a_year()
        told = rows_now()
        duties = [duty.pk for duty in made.values()]
        for by in ("duty", "period"):
            for page, most in ((1, 100), (1, 3), (2, 3)):
                found = matrix(SYSTEM, duties=duties, by=by, page=page, most=most, now=NOW)  # type: ignore[arg-type]
                assert found.total == total_of(told)
                assert found.offices == 8
                assert sum((c.total for c in found.columns), Total()) == found.total
                for line in found.lines:
                    mine = [row for row in told if row.office_id == line.office]
                    assert line.total == total_of(mine)
                assert bool(found.next) == (most == 3 and page < 3)
        assert len(matrix(SYSTEM, duties=duties, page=3, most=3, now=NOW).lines) == 2


def test_a_duty_of_many_months_shows_the_oldest_that_lacks_and_how_many_came() -> None:
    with undone():
        duty = asks(by_key("p57"))
        told = owe(duty, keyed("d5701"))
        for row in (told[0], told[2]):
            send(row)
        cell = matrix(SYSTEM, duties=[duty.pk], now=NOW).lines[0].cells[0]
        assert cell
        assert (cell.mark, cell.period, cell.done, cell.of) == (Mark.MISSING, MONTHS[1], 2, 9)


def test_a_district_sees_its_own_line_only_and_a_stranger_nothing() -> None:
    with undone():
        made = a_year()
        duties = [duty.pk for duty in made.values()]
        own = matrix(having("officer", "d5701"), duties=duties, now=NOW)
        assert [line.key for line in own.lines] == ["d5701"]
        assert own.total == total_of(r for r in rows_now() if r.office_id == by_key("d5701"))
        asker = matrix(having("officer", "p57"), duties=duties, now=NOW)
        assert {line.key for line in asker.lines} == {"p57", "d5701", "d5702", "d5703"}
        none = matrix(having("officer", "d5709"), duties=duties, now=NOW)
        assert (none.lines, none.columns, none.total) == ((), (), Total())
        with pytest.raises(LookupError):
            rows(SYSTEM, Scope(), after="1-2")


def test_four_questions_whatever_the_size(django_assert_max_num_queries: Any) -> None:
    with undone():
        made = a_year()
        asker = having("officer", "p57")
        with django_assert_max_num_queries(4):
            matrix(asker, duties=[made["asked"].pk], by="period", most=2, now=NOW)
        with django_assert_max_num_queries(4):
            matrix(asker, duties=[duty.pk for duty in made.values()], most=2, now=NOW)
        with django_assert_max_num_queries(4):
            rows(asker, Scope(asked=True), now=NOW, most=5)


def test_behind_each_number_stand_exactly_its_rows() -> None:
    with undone():
        a_year()
        for who in (SYSTEM, having("head", "p57", scope="subtree"), having("officer", "d5701")):
            for one in by_duty(who, Scope(), now=NOW):
                scope = Scope(duties=(int(one.key),))
                for column in CountsAs:
                    told = rows(who, scope, column=column, now=NOW).lines
                    assert len(told) == getattr(one.total.counted, str(column))
                    assert {line.standing.counts_as for line in told} <= {column}
        told = tree(SYSTEM, Scope(), office=by_key("p57"), now=NOW)
        for node in told.nodes:
            found = rows(SYSTEM, Scope(), under=node.office, now=NOW, most=500).lines
            assert {(f.duty, f.office, f.period) for f in found} == {
                (r.duty_id, r.office_id, r.period) for r in under(node.key, rows_now())
            }


def test_pages_of_rows_join_to_all_of_them() -> None:
    with undone():
        a_year()
        whole = [line.key for line in rows(SYSTEM, Scope(), now=NOW, most=500).lines]
        found, after = [], ""
        while True:
            page = rows(SYSTEM, Scope(), now=NOW, most=7, after=after)
            found += [line.key for line in page.lines]
            if not (after := page.next):
                break
        assert found == whole
        assert len(found) == len(rows_now())
