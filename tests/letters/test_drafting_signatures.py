"""Who signs how: in the own post, or on behalf of the head, on the days that this holds for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.letters.inside import again, registered, somebody
from tests.letters.signers import head_post, standing_in
from wian.letters.actions.endorsing import endorse
from wian.letters.queries import inside
from wian.letters.queries.signing import rooms_of, signing
from wian.letters.signing import Seat, signatures
from wian.offices.acting import SYSTEM, Actor, today
from wian.offices.actions.people import begin_tenure, end_tenure
from wian.offices.actions.roles import delegate_role
from wian.offices.models import Account, Tenure
from wian.offices.rules import VERBS_OF

pytestmark = pytest.mark.django_db
CHIEF = "นายอำเภอเมืองเชียงราย"


def ways(actor: Actor, home: int) -> list[tuple[str, ...]]:
    found = signing(actor, rooms_of("external", home), verb="letter.sign")
    return [way.lines for way in found]


def test_a_deputy_signs_for_a_head_who_is_there_or_stands_in_for_one_who_is_not(
    home: int,
) -> None:
    deputy = standing_in(home, mode="acting_for")
    assert ways(deputy, home) == [
        ("ปลัดอำเภออาวุโส",),
        ("ปลัดอำเภออาวุโส ปฏิบัติราชการแทน", CHIEF),
    ]


def test_on_behalf_lines_end_with_the_stay(home: int) -> None:
    deputy = standing_in(home)
    stay = Tenure.objects.get(post=head_post(home), mode="acting")
    assert len(ways(deputy, home)) == 2
    Tenure.objects.filter(pk=stay.pk).update(since=today() - timedelta(days=9))
    end_tenure(SYSTEM, tenure=stay.pk, day=today())
    assert ways(deputy, home) == [("ปลัดอำเภออาวุโส",)]


def test_a_role_handed_on_gives_the_on_behalf_line_for_its_days_only(home: int) -> None:
    deputy = somebody("officer", home, given="ผู้รับมอบ", title="ปลัดอำเภอ")
    chief = somebody("head", home, given="นายคนใหม่")
    person = Account.objects.values_list("person", flat=True).get(pk=chief.account)
    assert person is not None
    assert deputy.account is not None
    Tenure.objects.filter(post=head_post(home)).update(until=today())
    begin_tenure(SYSTEM, post=head_post(home), person=person, since=today())
    chief = again(chief)
    assert chief.held is not None
    (grant,) = chief.held
    until = today() + timedelta(days=7)
    delegate_role(chief, grant=grant.id, to=deputy.account, since=today(), until=until)
    found = signing(again(deputy), rooms_of("external", home), verb="letter.sign")
    assert [way.lines for way in found] == [
        ("ปลัดอำเภอ",),
        ("ปลัดอำเภอ ปฏิบัติราชการแทน", CHIEF),
    ]
    assert (found[1].since, found[1].until, found[1].head) == (today(), until, True)
    assert ways(chief, home) == [(CHIEF,)]


def test_what_is_written_on_a_letter_keeps_the_post_of_that_day(home: int) -> None:
    clerk = somebody("clerk", home, given="สารบรรณ", title="เจ้าพนักงานธุรการ")
    letter = registered(home)
    endorse(clerk, letter=letter, office=home, kind="note", note="ทราบ")
    stay = Tenure.objects.get(post__office=home, post__title="เจ้าพนักงานธุรการ")
    end_tenure(SYSTEM, tenure=stay.pk, day=today())
    endorse(again(clerk), letter=letter, office=home, kind="note", note="ทราบ")
    told = inside.history(clerk, letter)
    assert [step.signed_as for step in told] == [("เจ้าพนักงานธุรการ",), ()]


def test_signing_is_for_heads_and_executives() -> None:
    assert {role for role, verbs in VERBS_OF.items() if "letter.sign" in verbs} == {
        "head",
        "executive",
    }


DAY = date(2025, 1, 1)


def seat(post: int, mode: str) -> Seat:
    """A person's stay in the post of this number; a third of all posts are heads'."""
    title, until = f"ตำแหน่ง {post}", DAY + timedelta(days=9)
    return Seat(post, post % 3 + 1, title, post % 3 == 0, mode, DAY, until)


seats = st.builds(seat, st.integers(1, 9), st.sampled_from(("holder", "acting_for", "acting")))
some = st.lists(seats, max_size=5, unique_by=lambda seat: seat.post)


@given(some, some, st.frozensets(st.integers(1, 3)))
def test_nobody_signs_in_a_post_that_they_neither_hold_nor_stand_in_for(
    own: list[Seat], handed_on: list[Seat], offices: frozenset[int]
) -> None:
    known = {seat.post: seat for seat in (*handed_on, *own)}
    for way in signatures(own, handed_on, offices):
        seat = known[way.post]
        assert seat.office in offices
        assert way.head == seat.head
        if seat in own and seat.mode == "holder":
            assert way.lines == (seat.title,)
        else:
            assert way.whom == seat.title
            assert way.words in ("ปฏิบัติราชการแทน", "รักษาราชการแทน")
