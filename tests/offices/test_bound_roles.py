"""A role bound to a post counts while its person is there, and not a day longer."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.offices.hands import LONG_AGO, acts, having, person, post, someone
from wian.offices.acting import SYSTEM, counting, today, where_of
from wian.offices.actions.people import begin_tenure, end_tenure
from wian.offices.actions.roles import delegate_role, give_role, take_role
from wian.offices.errors import Refused
from wian.offices.models import FOREVER, Grant, Tenure
from wian.offices.queries.accounts import grants_of, why
from wian.offices.queries.offices import by_key
from wian.offices.queries.reach import standing
from wian.offices.stays import Days, within

DAY = date(2025, 1, 1)
DAYS = st.integers(0, 30).map(lambda n: DAY + timedelta(days=n))
SPANS = st.tuples(DAYS, DAYS).filter(lambda span: span[0] < span[1])


def on(spans: list[Days], day: date) -> bool:
    return any(since <= day < until for since, until in spans)


@given(SPANS, st.lists(SPANS, max_size=5))
def test_the_days_within_stays_are_those_of_both_and_leave_gaps(
    own: Days, stays: list[Days]
) -> None:
    found = within(own, stays)
    for n in range(32):
        day = DAY + timedelta(days=n)
        assert on(found, day) == (on([own], day) and on(stays, day))
    assert all(one[1] < other[0] for one, other in pairwise(found))


@pytest.mark.django_db
@pytest.mark.usefixtures("directory")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    role=st.tuples(st.integers(-5, 5), st.integers(1, 9)),
    stays=st.lists(st.tuples(st.integers(-6, 8), st.integers(1, 4)), max_size=3),
    lent=st.tuples(st.integers(-5, 5), st.integers(1, 9)),
)
def test_a_bound_role_counts_on_its_days_in_the_post_and_so_does_what_came_of_it(
    role: tuple[int, int], stays: list[tuple[int, int]], lent: tuple[int, int]
) -> None:
    now = today()

    def days(span: tuple[int, int]) -> Days:
        return now + timedelta(days=span[0]), now + timedelta(days=span[0] + span[1])

    n = Grant.objects.count()
    who, where = person("d5701"), post("d5701", f"เสมียน {n}")
    lender, borrower = someone(f"lender{n}", person=who), someone(f"borrower{n}")
    for since, until in {days(stay)[0]: days(stay) for stay in stays}.values():
        Tenure.objects.create(post_id=where, person_id=who, since=since, until=until)
    order = {"office_id": by_key("d5701"), "role": "clerk", "post_id": where}
    own, other = days(role), days(lent)
    grant = Grant.objects.create(account_id=lender, since=own[0], until=own[1], **order)
    Grant.objects.create(
        account_id=borrower, delegated=grant, since=other[0], until=other[1], **order
    )
    there = [(row.since, row.until) for row in Tenure.objects.filter(post=where)]
    for account, spans in ((lender, [own]), (borrower, [own, other])):
        me = acts(account)
        for ahead in range(-7, 16):
            day = now + timedelta(days=ahead)
            counts = all(on([span], day) for span in spans) and on(there, day)
            if account == borrower and own[1] <= now:
                counts = False  # the role it came from is over
            assert on([(held.since, held.until) for held in me.held or ()], day) == counts
        holds = bool(counting(me))
        assert me.may("letter.send", where_of(standing(by_key("d5701")))).allowed == holds
        (view,) = grants_of(me, account, past=True)
        assert (view.since <= now < view.until) == holds


@pytest.mark.django_db
@pytest.mark.usefixtures("directory")
class TestBound:
    """The head's role of a district, bound to a post."""

    def seat(self, **stay: date) -> tuple[int, int, int]:
        """(the account, the stay in the post, the grant)"""
        who, where = person("d5701", "มานี"), post("d5701", "หัวหน้าทดสอบ")
        tenure = begin_tenure(SYSTEM, post=where, person=who, **{"since": LONG_AGO, **stay})
        account = someone("manee", person=who)
        order = {"office": by_key("d5701"), "role": "head", "since": LONG_AGO}
        return account, tenure, give_role(SYSTEM, account=account, post=where, **order)  # type: ignore[arg-type]

    def test_it_ends_with_the_stay_and_why_says_so(self) -> None:
        account, tenure, _ = self.seat()
        told = why(acts(account), "letter.sign", office=by_key("d5701"))
        assert told.allowed
        assert "ผูกกับตำแหน่ง หัวหน้าทดสอบ" in told.thai
        end_tenure(SYSTEM, tenure=tenure, day=today())
        told = why(acts(account), "letter.sign", office=by_key("d5701"))
        assert (told.allowed, told.code) == (False, "not-today")
        assert "นับเฉพาะวันที่ผู้รับบทบาท" in told.thai
        assert "หัวหน้าทดสอบ" in told.thai
        assert "bound to a post" in told.english
        assert grants_of(acts(account), account) == []
        (view,) = grants_of(acts(account), account, past=True)
        assert view.until == today()

    def test_to_stand_in_is_enough_and_an_account_of_nobody_is_in_no_post(self) -> None:
        where = post("d5701", "หัวหน้าทดสอบ")
        who, order = person("d5701"), {"office": by_key("d5701"), "role": "head"}
        begin_tenure(SYSTEM, post=where, person=who, since=LONG_AGO, mode="acting")
        accounts = someone("manee", person=who), someone("nobody")
        for account in accounts:
            give_role(SYSTEM, account=account, post=where, since=LONG_AGO, **order)  # type: ignore[arg-type]
        assert [bool(counting(acts(account))) for account in accounts] == [True, False]

    def test_it_is_loaded_by_one_query_more_however_many_there_are(
        self, django_assert_num_queries: Any
    ) -> None:
        account, *_ = self.seat()
        for n in range(3):
            where = post("d5702", f"เสมียน {n}")
            order = {"office": by_key("d5702"), "role": "clerk", "since": LONG_AGO}
            give_role(SYSTEM, account=account, post=where, **order)  # type: ignore[arg-type]
        with django_assert_num_queries(3):
            assert len(acts(account).held or ()) == 4
        me = acts(account)
        with django_assert_num_queries(3):
            assert len(grants_of(me, account, past=True)) == 4

    def test_it_is_handed_on_for_days_in_the_post_only(self) -> None:
        end = today() + timedelta(days=5)
        account, _, grant = self.seat(until=end)
        order = {"grant": grant, "to": someone("other"), "since": today()}
        with pytest.raises(Refused, match="O113"):
            delegate_role(acts(account), until=end + timedelta(days=1), **order)  # type: ignore[arg-type]
        delegate_role(acts(account), until=end, **order)  # type: ignore[arg-type]

    def test_no_house_is_left_to_administrators_who_may_leave_their_post(self) -> None:
        who, where = person("th", "มานี"), post("th", "ผู้ดูแลทดสอบ")
        begin_tenure(SYSTEM, post=where, person=who, since=LONG_AGO)
        lasting = having("administrator", "th", scope="subtree")
        give_role(
            SYSTEM,
            account=someone("manee", person=who),
            office=by_key("th"),
            role="administrator",
            scope="subtree",
            since=LONG_AGO,
            post=where,
        )
        with pytest.raises(Refused, match="O168"):
            take_role(SYSTEM, grant=(lasting.held or ())[0].id)
        assert FOREVER in {held.until for held in lasting.held or ()}
