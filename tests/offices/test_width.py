"""Nobody gains by administering an account or by giving a role, at any place and on any day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.offices.hands import LONG_AGO, acts, having, last_line, someone
from wian.offices.acting import SYSTEM, Actor, Denied, today, where_of
from wian.offices.actions.accounts import change_account
from wian.offices.actions.offices import open_office
from wian.offices.actions.roles import give_role
from wian.offices.actions.timeline import NewOffice
from wian.offices.models import FOREVER, Grant
from wian.offices.queries.accounts import accounts, check_account
from wian.offices.queries.offices import by_key
from wian.offices.queries.spells import on
from wian.offices.rules import VERBS_OF, Where, decide

pytestmark = pytest.mark.django_db

KEYS = ("th", "cdd", "p57", "p57-cdd", "d5701", "d5701-cdd", "p57-cdd-strategy")
ENDS = (4, 7, None)
GRANTS = st.tuples(
    st.sampled_from(KEYS),
    st.sampled_from(("own", "subtree")),
    st.sampled_from((-9, 0, 3)),
    st.sampled_from(ENDS),
)
ROLES = st.sampled_from(("clerk", "head", "administrator", "administrator"))


def granted(account: int, role: str, key: str, scope: str, since: int, end: int | None) -> None:
    now = today()
    Grant.objects.create(
        account_id=account,
        office_id=by_key(key),
        role=role,
        scope=scope,
        since=now + timedelta(days=since),
        until=FOREVER if end is None else now + timedelta(days=end),
    )


def gained(taker: Actor, target: Actor, places: dict[int, Where]) -> bool:
    """By hand: whether a role of the target is, somewhere on some day to come, more than the taker
    could do or give."""
    now = today()
    for held in target.held or ():
        lasting = held.role == "administrator"
        days = [now + timedelta(days=n) for n in (*range(9), 99)] if lasting else [now]
        for where in places.values():
            if not held.reaches(where):
                continue
            for day in days:
                counts = held.since <= day < held.until if lasting else held.until > now
                may = decide(taker.grants, "role.give", where, day).allowed
                if counts and not may:
                    return True
    return False


@pytest.mark.usefixtures("directory")
@settings(
    max_examples=120,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    mine=st.lists(GRANTS, min_size=1, max_size=3),
    theirs=st.lists(st.tuples(ROLES, GRANTS), min_size=1, max_size=3),
)
def test_nobody_gains_a_right_by_administering_an_account(
    mine: list[tuple[str, str, int, int | None]],
    theirs: list[tuple[str, tuple[str, str, int, int | None]]],
) -> None:
    with transaction.atomic():
        taker, target = someone("taker"), someone("target")
        for grant in mine:
            granted(taker, "administrator", *grant)
        for role, grant in theirs:
            granted(target, role, *grant)
        me = acts(taker)
        places = {row.office_id: where_of(row) for row in on(today())}
        administers = target in {row.id for row in accounts(me)}
        if administers:
            check_account(me, target)
            assert not gained(me, acts(target), places)
        elif all(since <= 0 for _, (_, _, since, _) in theirs):
            assert gained(me, acts(target), places)
        transaction.set_rollback(True)


def test_who_administers_accounts_gives_roles() -> None:
    able = {role for role, verbs in VERBS_OF.items() if "account.change" in verbs}
    assert able == {role for role, verbs in VERBS_OF.items() if "role.give" in verbs}


@pytest.mark.usefixtures("directory")
def test_an_administrator_of_a_week_takes_over_none_of_years() -> None:
    short, lasting = someone("short"), having("administrator", "p57", scope="subtree").account
    end = today() + timedelta(days=7)
    order = {"office": by_key("p57"), "role": "administrator", "scope": "subtree"}
    give_role(SYSTEM, account=short, since=LONG_AGO, until=end, **order)  # type: ignore[arg-type]
    clerk = having("clerk", "p57", scope="subtree").account
    assert lasting
    assert clerk
    with pytest.raises(Denied):
        change_account(acts(short), account=lasting, email="mine@example.org")
    assert last_line().why == "wider"
    change_account(acts(short), account=clerk, email="clerk@example.org")
    assert {row.id for row in accounts(acts(short))} == {short, clerk}


@pytest.mark.usefixtures("directory")
def test_an_own_role_for_ever_does_not_lengthen_one_over_all_below() -> None:
    me, end = someone("me"), today() + timedelta(days=7)
    order = {"office": by_key("p57"), "role": "administrator"}
    give_role(SYSTEM, account=me, since=LONG_AGO, **order)  # type: ignore[arg-type]
    give_role(SYSTEM, account=me, since=LONG_AGO, until=end, scope="subtree", **order)  # type: ignore[arg-type]
    to = someone("other")
    with pytest.raises(Denied):
        give_role(acts(me), account=to, since=today(), scope="subtree", **order)  # type: ignore[arg-type]
    give_role(acts(me), account=to, since=today(), until=end, scope="subtree", **order)  # type: ignore[arg-type]
    give_role(acts(me), account=to, since=today(), **order)  # type: ignore[arg-type]


@pytest.mark.usefixtures("directory")
def test_who_reaches_a_unit_gives_no_role_that_reaches_the_units_in_it() -> None:
    unit = by_key("p57-cdd-strategy")
    new = NewOffice("p57-cdd-small", "unit", "57", "งานย่อย", unit, unit)
    open_office(SYSTEM, new=new, day=today() - timedelta(days=1))
    me = having("administrator", "p57-cdd")
    order = {"account": someone("other"), "role": "clerk", "since": today()}
    with pytest.raises(Denied):
        give_role(me, office=unit, **order)  # type: ignore[arg-type]
    give_role(me, office=by_key("p57-cdd"), **order)  # type: ignore[arg-type]
