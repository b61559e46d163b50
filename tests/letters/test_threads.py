"""Letters find those that they cite, also when a number was misread; people settle it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.letters.inside import cites, kept
from wian.ledger.queries import latest
from wian.letters.actions.threads import (
    confirm_tie,
    reject_tie,
    suggest_ties,
    tie_by_hand,
    untie,
)
from wian.letters.errors import Refused
from wian.letters.models import Citation, Letter, Tie
from wian.letters.numbers import key
from wian.letters.queries.threads import family
from wian.letters.threads import Cited, Known, matches, weigh
from wian.offices.acting import Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db
DAY = date(2022, 9, 8)
DEPARTMENT = "กรมส่งเสริมการปกครองท้องถิ่น"


def ties(letter: Letter) -> list[tuple[int, str, str, str]]:
    rows = Tie.objects.filter(letter=letter).order_by("-score", "pk")
    return list(rows.values_list("other", "kind", "state", "why"))


def test_a_letter_is_tied_to_the_one_it_cites_whichever_came_first(home: int) -> None:
    cited = kept(home, "มท ๐๘๑๖.๔/ว ๖๑๘", date(2022, 3, 3))
    citing = kept(home, dated=DAY)
    cites(citing, "มท 0816.4/ว618", date(2022, 3, 3))
    suggest_ties(citing.pk)
    assert ties(citing) == [(cited.pk, "reference", "suggested", "number")]
    early = kept(home, "พช 0023.4/ว 9")
    cites(early, "พช 0023.2/ว 1352", date(2022, 4, 19), enclosed=True)
    suggest_ties(early.pk)
    assert ties(early) == []
    late = kept(home, "พช 0023.2/ว 1352", date(2022, 4, 19))
    suggest_ties(late.pk)
    assert ties(early) == [(late.pk, "enclosure", "suggested", "number")]


def test_a_misread_number_of_the_same_issuer_or_day_is_suggested(home: int) -> None:
    """The twin of letter 003: "ว 2389 of 5 September" is enclosed as ว 2369 of 8 September."""
    meant = kept(home, "มท 0816.4/ว 2369", DAY, issuer=DEPARTMENT)
    kept(home, "มท 0816.4/ว 2412", DAY, issuer=DEPARTMENT)
    citing = kept(home, "พช 0023.4/ว 7/68", date(2022, 9, 14))
    title = f"สำเนาหนังสือ{DEPARTMENT}"
    cites(citing, "มท 0816.4/ว2389", date(2022, 9, 5), title=title, enclosed=True)
    suggest_ties(citing.pk)
    assert ties(citing) == [(meant.pk, "enclosure", "suggested", "near-issuer")]
    same_day = kept(home, "อต 0023.1/ว 18")
    cites(same_day, "มท 0816.4/ว 2869", DAY)
    suggest_ties(same_day.pk)
    assert ties(same_day) == [(meant.pk, "reference", "suggested", "near-day")]


def test_a_near_number_is_not_suggested_where_the_very_number_is_here(home: int) -> None:
    kept(home, "มท 0816.4/ว 2368", DAY)
    meant = kept(home, "มท 0816.4/ว 2369", DAY)
    citing = kept(home, "อต 0023.1/ว 18")
    cites(citing, "มท 0816.4/ว 2369", DAY)
    suggest_ties(citing.pk)
    late = kept(home, "มท 0816.4/ว 2363", DAY)
    suggest_ties(late.pk)
    assert [other for other, *_ in ties(citing)] == [meant.pk]


def test_a_number_cited_without_the_agency_is_found(home: int) -> None:
    cited = kept(home, "พช 0023.2/ว 1352", date(2022, 4, 19))
    citing = kept(home, dated=DAY)
    cites(citing, "0023.2/ว 1352", date(2022, 4, 19))
    suggest_ties(citing.pk)
    assert ties(citing) == [(cited.pk, "reference", "suggested", "number")]


def test_a_letter_of_a_foreign_district_is_never_suggested(home: int) -> None:
    kept(by_key("d5702"), "มท 0816.4/ว 2369", DAY)
    upper = kept(by_key("p57"), "มท 0816.4/ว 2369", DAY)
    citing = kept(home, "อต 0023.1/ว 18")
    cites(citing, "มท 0816.4/ว 2369", DAY)
    suggest_ties(citing.pk)
    assert [other for other, *_ in ties(citing)] == [upper.pk]


def test_a_tie_is_shown_only_to_who_sees_both_letters(home: int, clerk: Actor) -> None:
    upper = kept(by_key("p57"), "มท 0816.4/ว 2369", DAY)
    citing = kept(home, "อต 0023.1/ว 18")
    cites(citing, "มท 0816.4/ว 2369", DAY)
    suggest_ties(citing.pk)
    assert [one.id for one in family(clerk, citing.pk).members] == [citing.pk]
    tie = Tie.objects.get().pk
    for deed in (confirm_tie, reject_tie):
        with pytest.raises(Denied):
            deed(clerk, tie=tie)
    assert latest(limit=1)[0].denied
    with pytest.raises(LookupError):
        family(clerk, upper.pk)
    with pytest.raises(Denied):
        tie_by_hand(clerk, letter=citing.pk, other=upper.pk, kind="reference")


def test_a_suggestion_goes_when_the_citation_is_corrected(home: int) -> None:
    kept(home, "มท 0816.4/ว 618", DAY)
    right = kept(home, "มท 0816.4/ว 700", DAY + timedelta(days=90))
    citing = kept(home, "อต 0023.1/ว 18")
    cites(citing, "มท 0816.4/ว 618", DAY)
    suggest_ties(citing.pk)
    Citation.objects.filter(letter=citing).update(
        number_key=key("มท 0816.4/ว 700"), dated=right.dated
    )
    suggest_ties(citing.pk)
    suggest_ties(citing.pk)
    assert [other for other, *_ in ties(citing)] == [right.pk]


def test_what_people_settle_stays_and_is_told(home: int, clerk: Actor) -> None:
    kept(home, "มท 0816.4/ว 618", DAY)
    citing = kept(home, "อต 0023.1/ว 18")
    cites(citing, "มท 0816.4/ว 618", DAY)
    suggest_ties(citing.pk)
    tie = Tie.objects.get()
    confirm_tie(clerk, tie=tie.pk)
    confirm_tie(clerk, tie=tie.pk)
    assert latest(limit=1)[0].verb.name == "letter.tie"
    untie(clerk, tie=tie.pk)
    assert latest(limit=1)[0].verb.name == "letter.untie"
    suggest_ties(citing.pk)
    suggest_ties(tie.other_id)
    assert [state for _, _, state, _ in ties(citing)] == ["rejected"]
    with pytest.raises(Refused):
        untie(clerk, tie=999_999)


def test_letters_are_tied_by_hand_and_a_rejected_tie_can_be_confirmed(
    home: int, clerk: Actor
) -> None:
    one, other = kept(home, "ก 1/1"), kept(home, "ก 1/2")
    tie = tie_by_hand(clerk, letter=one.pk, other=other.pk, kind="reply")
    assert tie_by_hand(clerk, letter=one.pk, other=other.pk, kind="reply") == tie
    reject_tie(clerk, tie=tie)
    tie_by_hand(clerk, letter=one.pk, other=other.pk, kind="reply")
    assert ties(one) == [(other.pk, "reply", "confirmed", "person")]
    for wrong, number in (((one.pk, one.pk, "reply"), "L402"), ((one.pk, other.pk, "x"), "L403")):
        with pytest.raises(Refused) as refused:
            tie_by_hand(clerk, letter=wrong[0], other=wrong[1], kind=wrong[2])
        assert refused.value.number == number


def test_a_family_is_told_in_time_whatever_circles_it_has(
    home: int, clerk: Actor, django_assert_max_num_queries: Any
) -> None:
    letters = [kept(home, f"ก 1/{n}", DAY + timedelta(days=n)) for n in range(5)]
    for n, letter in enumerate(letters):
        other = letters[(n + 1) % len(letters)]
        Tie.objects.create(letter=letter, other=other, kind="reference", state="confirmed")
    stranger = kept(home, "ก 1/99", None)
    Tie.objects.create(letter=stranger, other=letters[0], kind="reference", state="rejected")
    with django_assert_max_num_queries(8):
        found = family(clerk, letters[2].pk)
    assert [one.id for one in found.members] == [letter.pk for letter in letters]
    assert [one.away for one in found.members] == [2, 1, 0, 1, 2]
    assert all(len(one.bonds) == 2 for one in found.members)
    assert not found.more


def test_a_suggestion_shows_its_letter_but_leads_no_further(home: int, clerk: Actor) -> None:
    one, two, three = (kept(home, f"ก 1/{n}", DAY) for n in range(3))
    Tie.objects.create(letter=one, other=two, kind="reference", state="suggested")
    Tie.objects.create(letter=two, other=three, kind="reference", state="confirmed")
    assert {m.id for m in family(clerk, one.pk).members} == {one.pk, two.pk}
    assert {m.id for m in family(clerk, two.pk).members} == {one.pk, two.pk, three.pk}


def test_a_huge_family_is_cut_and_says_so(
    home: int, clerk: Actor, django_assert_max_num_queries: Any
) -> None:
    hub = kept(home, "ก 1/0", DAY)
    many = Letter.objects.bulk_create(
        Letter(office_id=home, way="in", state="registered", source="paste", number=f"ก 2/{n}")
        for n in range(300)
    )
    Tie.objects.bulk_create(
        Tie(letter=one, other=hub, kind="reference", state="confirmed") for one in many
    )
    with django_assert_max_num_queries(8):
        found = family(clerk, hub.pk)
    assert len(found.members) == 200
    assert found.more


deeds = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(("reject", "suggest", "tie"))), max_size=8
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(("reject", "suggest", "tie"))), max_size=8
    )
)
def test_a_rejected_tie_never_comes_back_by_suggestion(
    home: int, clerk: Actor, did: list[tuple[int, str]]
) -> None:
    Tie.objects.all().delete()
    Letter.objects.all().delete()
    letters = [kept(home, f"มท 0816.4/ว {2360 + n}", DAY) for n in range(4)]
    for n, letter in enumerate(letters):
        cites(letter, f"มท 0816.4/ว {2360 + (n + 1) % 4}", DAY)
    rejected: set[int] = set()
    for n, deed in did:
        found = Tie.objects.filter(letter=letters[n]).first()
        if deed == "suggest":
            suggest_ties(letters[n].pk)
        elif deed == "reject" and found:
            reject_tie(clerk, tie=found.pk)
            rejected.add(found.pk)
        elif found:
            confirm_tie(clerk, tie=found.pk)
            rejected.discard(found.pk)
        states = Tie.objects.filter(pk__in=rejected).values_list("state", flat=True)
        assert list(states) == ["rejected"] * len(rejected)


serials = st.integers(1, 99_999)


@given(serials, st.integers(0, 400))
def test_the_very_number_is_always_the_first_that_is_meant(serial: int, days: int) -> None:
    number = f"มท0816.4/ว{serial}"
    other = Known(2, number, DAY + timedelta(days=days), "")
    meant = Known(1, number, DAY, "")
    found = matches(Cited(number, DAY), (other, meant))
    assert found[0].id == 1 or days == 0
    assert all(0.0 < match.score <= 1.0 for match in found)


@given(serials, serials)
def test_another_number_of_another_day_and_issuer_proves_nothing(one: int, two: int) -> None:
    cited = Cited(f"มท0816.4/ว{one}", DAY)
    known = Known(1, f"มท0816.4/ว{two}", DAY + timedelta(days=3), DEPARTMENT)
    assert (weigh(cited, known) is None) == (one != two)
