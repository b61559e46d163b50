"""Who may what, and why: the table of roles, grants given and handed on, and the explanation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.offices.hands import LONG_AGO, acts, having, last_line, someone
from wian.offices.acting import NOBODY, SYSTEM, Denied, actor_of, today
from wian.offices.actions.roles import delegate_role, give_role, take_role
from wian.offices.errors import Refused
from wian.offices.models import FOREVER, Account, Grant, Office
from wian.offices.queries.accounts import grants_of, why
from wian.offices.queries.offices import by_key
from wian.offices.queries.reach import reached, standings
from wian.offices.rules import DELEGABLE, VERBS_OF, Held, Where, decide, weigh

DAY = date(2025, 6, 15)
TOP = Where("000001", "000001")
PROVINCE = Where("000001000002", "000002")
DISTRICT = Where("000001000002000003", "000003")
FIELD = Where("000001000002000004", "000009000004")  # under a department's line as well
DEPARTMENT = Where("000001000009", "000009")
UNIT = Where("000001000002000005", "000002000005", unit=True)

# By hand, from what each role is for: y may, - may not.
TABLE = """
                  clerk officer head manager member executive administrator
see                   y       y    y       y      y         y             y
letter.read           y       y    y       y      y         y             -
letter.write          y       y    y       y      -         -             -
letter.register       y       -    y       -      -         -             -
letter.send           y       -    y       -      -         -             -
letter.sign           -       -    y       -      -         y             -
duty.see              y       y    y       y      y         y             -
duty.ask              y       y    y       y      -         -             -
duty.do               y       y    y       y      -         -             -
duty.accept           y       y    y       y      -         -             -
duty.grant            -       -    y       y      -         -             -
link.make             y       -    y       -      -         -             y
programme.run         -       -    -       y      -         -             -
sheet.score           -       -    -       -      y         -             -
overview.see          -       -    -       -      -         y             -
group.change          -       -    -       y      -         -             y
directory.change      -       -    -       -      -         -             y
directory.import      -       -    -       -      -         -             y
person.see            -       -    y       -      -         y             y
person.change         -       -    -       -      -         -             y
account.change        -       -    -       -      -         -             y
role.give             -       -    -       -      -         -             y
role.delegate         y       y    y       y      -         y             -
ledger.see            -       -    -       -      -         -             y
token.revoke          -       -    -       -      -         -             y
"""
ROLES, *LINES = (line.split() for line in TABLE.strip().splitlines())
CELLS = [
    (role, verb, mark == "y")
    for verb, *marks in LINES
    for role, mark in zip(ROLES, marks, strict=True)
]


def held(
    id: int = 1,
    role: str = "clerk",
    where: Where = PROVINCE,
    scope: str = "own",
    since: date = LONG_AGO,
    until: date = FOREVER,
) -> Held:
    return Held(id, role, scope, 7, where, since, until)


# The rule


@pytest.mark.parametrize(("role", "verb", "allowed"), CELLS)
def test_a_role_does_exactly_what_the_table_says(role: str, verb: str, allowed: bool) -> None:
    assert decide([held(role=role)], verb, PROVINCE, DAY).allowed == allowed


def test_the_table_names_every_role_and_every_verb() -> None:
    assert set(ROLES) == VERBS_OF.keys()
    assert {verb for verb, *_ in LINES} == set().union(*VERBS_OF.values())
    assert set(ROLES) - DELEGABLE == {"member", "administrator"}


@pytest.mark.parametrize(
    ("scope", "where", "allowed"),
    [
        ("own", PROVINCE, True),
        ("own", UNIT, True),
        ("own", DISTRICT, False),
        ("own", TOP, False),
        ("subtree", PROVINCE, True),
        ("subtree", UNIT, True),
        ("subtree", DISTRICT, True),
        ("subtree", FIELD, True),
        ("subtree", TOP, False),
        ("subtree", DEPARTMENT, False),
    ],
)
def test_a_role_reaches_its_office_with_its_units_or_all_under_it(
    scope: str, where: Where, allowed: bool
) -> None:
    assert decide([held(scope=scope)], "letter.send", where, DAY).allowed == allowed


def test_a_department_reaches_along_its_field_line() -> None:
    grant = held(where=DEPARTMENT, scope="subtree")
    assert decide([grant], "letter.send", FIELD, DAY).allowed
    assert not decide([grant], "letter.send", DISTRICT, DAY).allowed


def test_each_denial_names_its_reason_and_the_nearest_grant() -> None:
    far, near = held(1, where=TOP), held(2, where=PROVINCE)
    over = held(3, where=DISTRICT, until=DAY)
    soon = held(4, where=DISTRICT, since=DAY + timedelta(days=9))
    assert decide(None, "see", TOP, DAY).code == "signed-out"
    assert decide([], "see", TOP, DAY).code == "no-role"
    assert weigh([far, near], "letter.sign", DISTRICT, DAY)[0].code == "role-cannot"
    assert weigh([far, near], "letter.send", DISTRICT, DAY)[0].code == "outside"
    assert weigh([far, near], "letter.send", DISTRICT, DAY)[1] == near
    assert weigh([far, soon, over], "letter.send", DISTRICT, DAY)[0].code == "not-today"
    assert weigh([far, soon, over], "letter.send", DISTRICT, DAY)[1] == over
    assert decide([over], "letter.send", DISTRICT, DAY - timedelta(days=1)).allowed


WHERES = st.sampled_from((TOP, PROVINCE, DISTRICT, FIELD, DEPARTMENT, UNIT))
GRANTS = st.lists(
    st.builds(
        held,
        st.just(1),
        st.sampled_from(sorted(VERBS_OF)),
        WHERES,
        st.sampled_from(("own", "subtree")),
        st.sampled_from((LONG_AGO, DAY, DAY + timedelta(days=1))),
        st.sampled_from((DAY, DAY + timedelta(days=1), FOREVER)),
    ),
    max_size=4,
).map(lambda grants: [replace(grant, id=n) for n, grant in enumerate(grants)])
VERBS = st.sampled_from(sorted(set().union(*VERBS_OF.values())))


@given(GRANTS, VERBS, WHERES)
def test_the_order_of_grants_never_matters(grants: list[Held], verb: str, where: Where) -> None:
    told = {weigh(order, verb, where, DAY) for order in permutations(grants)}
    assert len(told) == 1


@given(GRANTS, VERBS, WHERES)
def test_to_lose_a_grant_never_allows_more(grants: list[Held], verb: str, where: Where) -> None:
    if decide(grants, verb, where, DAY).allowed:
        return
    for lost in grants:
        assert not decide([g for g in grants if g != lost], verb, where, DAY).allowed


@given(GRANTS, VERBS, WHERES)
def test_what_is_allowed_is_allowed_by_the_grant_that_is_named(
    grants: list[Held], verb: str, where: Where
) -> None:
    decision, grant = weigh(grants, verb, where, DAY)
    if decision.allowed:
        assert grant
        assert decide([grant], verb, where, DAY).allowed
    assert decision.allowed == any(decide([g], verb, where, DAY).allowed for g in grants)


# Roles given and taken


@pytest.mark.django_db
@pytest.mark.usefixtures("directory")
class TestGiven:
    """Grants in the directory."""

    def test_the_rows_that_are_reached_are_those_that_the_rule_allows(self) -> None:
        keys = ("th", "moi", "cdd", "p57", "p57-cdd", "d5701", "d5701-cdd", "p57-cdd-strategy")
        spells = standings(Office.objects.values_list("pk", flat=True)).values()
        for key in keys:
            for scope in ("own", "subtree"):
                me = having("clerk", key, scope=scope)
                where = {s.office_id: Where(s.path, s.line_path, s.kind == "unit") for s in spells}
                allowed = {o for o, w in where.items() if me.may("letter.send", w).allowed}
                today_ = set(reached(SYSTEM, "").values_list("office", flat=True))
                found = reached(me, "letter.send").values_list("office", flat=True)
                assert set(found) == allowed & today_
                assert not reached(me, "role.give").exists()

    def test_an_administrator_gives_roles_where_they_reach_and_nowhere_else(self) -> None:
        me, to = having("administrator", "p57", scope="subtree"), someone("somying")
        grant = give_role(me, account=to, office=by_key("d5701"), role="head", since=today())
        assert acts(to).may("letter.sign", standing_at("d5701")).allowed
        line = last_line()
        assert (line.verb.name, line.thing) == ("role.give", ("account", str(to)))
        assert line.after
        assert line.after["grant"] == grant
        for key in ("th", "d5301", "cdd"):
            with pytest.raises(Denied):
                give_role(me, account=to, office=by_key(key), role="clerk", since=today())
            assert last_line().why == "outside"
        with pytest.raises(Denied):
            give_role(acts(to), account=to, office=by_key("d5701"), role="clerk", since=today())
        assert last_line().why == "role-cannot"

    def test_nobody_gives_a_role_that_reaches_further_than_their_own(self) -> None:
        me, to = having("administrator", "p57"), someone("somying")
        order = {"account": to, "office": by_key("p57"), "role": "clerk", "since": today()}
        with pytest.raises(Denied):
            give_role(me, scope="subtree", **order)
        assert last_line().why == "wider"
        give_role(me, **order)
        whole = having("administrator", "p57", scope="subtree")
        grant = give_role(whole, scope="subtree", **order)
        with pytest.raises(Denied):
            take_role(me, grant=grant)
        take_role(whole, grant=grant)

    def test_no_administrator_makes_one_that_lasts_longer(self) -> None:
        me = someone("somying")
        end = today() + timedelta(days=30)
        order = {"office": by_key("p57"), "role": "administrator"}
        give_role(SYSTEM, account=me, since=LONG_AGO, until=end, **order)
        give_role(SYSTEM, account=me, since=LONG_AGO, **{**order, "office": by_key("p53")})
        with pytest.raises(Denied):
            give_role(acts(me), account=someone("other"), since=today(), **order)
        give_role(acts(me), account=someone("next"), since=today(), until=end, **order)

    @pytest.mark.parametrize(
        ("wrong", "number"),
        [
            ({"role": "king"}, "O114"),
            ({"until": LONG_AGO}, "O112"),
            ({"office": 0}, "O101"),
            ({"account": 0}, "O164"),
            ({"post": 0}, "O117"),
        ],
        ids=str,
    )
    def test_a_role_that_is_not_in_order_is_refused(
        self, wrong: dict[str, Any], number: str
    ) -> None:
        order = {"office": by_key("p57"), "role": "clerk", "since": LONG_AGO}
        with pytest.raises(Refused, match=number):
            give_role(SYSTEM, **{"account": someone("somying"), **order, **wrong})

    def test_a_role_taken_back_counts_no_more_today_and_one_to_come_never_begins(self) -> None:
        me = having("clerk", "p57")
        assert me.held
        order = {"account": me.account, "office": by_key("p57"), "role": "head"}
        later = give_role(SYSTEM, since=today() + timedelta(days=3), **order)
        take_role(SYSTEM, grant=me.held[0].id)
        take_role(SYSTEM, grant=later)
        assert me.account
        again = acts(me.account)
        assert not again.may("see", standing_at("p57")).allowed
        assert grants_of(again, me.account) == []
        assert len(grants_of(again, me.account, past=True)) == 2
        assert not Grant.objects.filter(until__gt=today() + timedelta(days=3)).exists()
        with pytest.raises(Refused, match="O165"):
            take_role(SYSTEM, grant=0)

    def test_the_last_administrator_of_the_whole_remains(self) -> None:
        me = having("administrator", "th", scope="subtree")
        assert me.held
        with pytest.raises(Refused, match="O168"):
            take_role(me, grant=me.held[0].id)
        having("administrator", "th", scope="subtree", account=someone("second"))
        take_role(me, grant=me.held[0].id)


# Roles handed on


def standing_at(key: str) -> Where:
    spell = standings((by_key(key),))[by_key(key)]
    return Where(spell.path, spell.line_path, spell.kind == "unit")


@pytest.mark.django_db
@pytest.mark.usefixtures("directory")
class TestHandedOn:
    """A role that its holder lends for some days."""

    def lend(self, role: str = "head", **days: date) -> tuple[int, int, int]:
        """(the lender's grant, the borrower, the new grant)"""
        me, to = having(role, "d5701", scope="subtree"), someone("borrower")
        assert me.held
        days = {"since": today(), "until": today() + timedelta(days=10), **days}
        return me.held[0].id, to, delegate_role(me, grant=me.held[0].id, to=to, **days)

    @pytest.mark.parametrize("role", sorted(DELEGABLE))
    def test_a_role_is_handed_on_as_wide_as_it_is(self, role: str) -> None:
        source, to, grant = self.lend(role)
        row, own = Grant.objects.get(pk=grant), Grant.objects.get(pk=source)
        assert (row.role, row.scope, row.office_id) == (own.role, own.scope, own.office_id)
        assert acts(to).may("letter.read", standing_at("d5701-cdd")).allowed
        (view,) = grants_of(acts(to), to)
        assert view.handed_on_by == own.account_id
        assert last_line().verb.name == "role.delegate"

    def test_it_ends_when_the_grant_it_came_from_ends(self) -> None:
        source, to, _ = self.lend()
        end = today() + timedelta(days=4)
        Grant.objects.filter(pk=source).update(until=end)
        assert [held.until for held in acts(to).held or ()] == [end]
        take_role(SYSTEM, grant=source)
        assert acts(to).held == ()
        assert grants_of(acts(to), to) == []

    def test_the_acting_person_is_loaded_by_two_queries_whatever_they_hold(
        self, django_assert_num_queries: Any
    ) -> None:
        _, to, _ = self.lend()
        having("clerk", "d5702", account=to)
        with django_assert_num_queries(2):
            assert len(actor_of(to, origin="web").held or ()) == 2

    def test_who_handed_it_on_takes_it_back(self) -> None:
        source, to, grant = self.lend()
        lender = acts(Grant.objects.get(pk=source).account_id)
        with pytest.raises(Denied):
            take_role(acts(to), grant=source)
        take_role(lender, grant=grant)
        assert not acts(to).may("see", standing_at("d5701")).allowed

    def test_only_an_own_role_for_handing_on_and_on_own_days_is_handed_on(self) -> None:
        source, to, grant = self.lend()
        lender = acts(Grant.objects.get(pk=source).account_id)
        days = {"since": today(), "until": today() + timedelta(days=2)}
        member = having("member", "d5701")
        for me, own, more, number in (
            (acts(to), source, {}, "O113"),
            (acts(to), grant, {}, "O166"),
            (member, (member.held or ())[0].id, {}, "O113"),
            (lender, source, {"since": LONG_AGO - timedelta(days=1)}, "O113"),
            (lender, source, {"until": today()}, "O112"),
            (lender, source, {"to": lender.account}, "O167"),
            (lender, source, {"to": 0}, "O164"),
        ):
            with pytest.raises(Refused, match=number):
                delegate_role(me, **{"grant": own, "to": someone_new(), **days, **more})


def someone_new() -> int:
    return someone(f"new{Account.objects.count()}")


# Why


@pytest.mark.django_db
@pytest.mark.usefixtures("directory")
class TestWhy:
    """The explanation of a decision."""

    def test_it_names_the_grant_that_allows(self) -> None:
        me = having("head", "p57", scope="subtree")
        told = why(me, "letter.sign", office=by_key("d5701"))
        assert told.allowed
        assert told.thai == "ทำได้ด้วยบทบาท หัวหน้าหน่วยงาน จังหวัดเชียงราย"
        assert told.english == "Allowed by the role: head, Chiang Rai Province."
        assert told.grant
        assert told.grant.account == me.account

    def test_it_names_the_nearest_miss(self) -> None:
        me = having("head", "d5702")
        having("head", "p53", account=me.account)
        assert me.account
        told = why(acts(me.account), "letter.sign", office=by_key("d5701"))
        assert (told.allowed, told.code) == (False, "outside")
        assert told.grant
        assert told.grant.office == by_key("d5702")
        assert told.grant.office_name in told.thai
        assert told.grant.office_english in told.english

    def test_it_is_told_to_nobody_to_the_machine_and_to_who_has_no_role(self) -> None:
        office = by_key("d5701")
        assert why(NOBODY, "see", office=office).code == "signed-out"
        assert why(acts(someone("somying")), "see", office=office).code == "no-role"
        assert why(SYSTEM, "see", office=office).allowed

    def test_an_administrator_asks_for_the_accounts_they_administer(self) -> None:
        clerk = having("clerk", "d5701")
        asked = {"office": by_key("d5701"), "account": clerk.account}
        told = why(having("administrator", "p57", scope="subtree"), "letter.sign", **asked)
        assert told.code == "role-cannot"
        with pytest.raises(Denied):
            why(having("administrator", "p53", scope="subtree"), "letter.sign", **asked)
