"""Several things at once at the desk: facts of a row, letters of a box, files that came before."""

from __future__ import annotations

import pytest

from tests.letters.desk_papers import at_desk, simple, taken, twin
from wian.ledger.models import Entry
from wian.letters.actions.correcting import correct_all
from wian.letters.actions.desk import set_aside_many
from wian.letters.errors import Refused
from wian.letters.models import Correction, Letter
from wian.letters.queries.alike import same_file
from wian.letters.queries.desk_letter import desk_letter
from wian.offices.acting import Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db(transaction=True)


def test_all_fields_of_a_row_are_corrected_or_none_of_them(officer: Actor, home: int) -> None:
    [id_] = at_desk(officer, home, twin("003"))
    values = {"enclosures.0.number": "มท 0816.4/ว 2369", "enclosures.0.date": "8 ก.ย. 2565"}
    correct_all(officer, letter=id_, values=values, revision=1)
    assert Correction.objects.count() == 2
    assert Letter.objects.get(pk=id_).revision == 2
    with pytest.raises(Refused, match=r"^L104:"):
        correct_all(officer, letter=id_, values={"subject": "ใหม่", "date": "เมื่อวานซืน"})
    assert Correction.objects.count() == 2


def test_those_that_lie_on_the_desk_are_set_aside_in_one_go_with_one_row_of_the_ledger(
    clerk: Actor, home: int
) -> None:
    ids = at_desk(clerk, home, simple(1), simple(2))
    [waiting] = taken(clerk, home, simple(3))
    assert set_aside_many(clerk, letters=[*ids, waiting, 999_999], reason=" ซ้ำ ") == 2
    aside = Letter.objects.filter(state="aside", aside_reason="ซ้ำ")
    assert sorted(aside.values_list("pk", flat=True)) == ids
    assert Letter.objects.get(pk=waiting).state == "reading"
    row = Entry.objects.get(verb="letter.aside")
    assert row.after == '{"count":2}'


def test_nothing_is_set_aside_without_a_reason_or_where_one_of_them_is_elsewhere(
    clerk: Actor, outsider: Actor, home: int
) -> None:
    [mine] = at_desk(clerk, home, simple(1))
    [theirs] = at_desk(outsider, by_key("d5702"), simple(2))
    with pytest.raises(Refused, match=r"^L109:"):
        set_aside_many(clerk, letters=[mine], reason=" ")
    with pytest.raises(Denied):
        set_aside_many(clerk, letters=[mine, theirs], reason="ซ้ำ")
    assert not Letter.objects.filter(state="aside").exists()


def test_the_very_same_file_is_known_the_moment_it_is_taken_to_who_sees_the_earlier_one(
    clerk: Actor, outsider: Actor, home: int
) -> None:
    [first] = at_desk(clerk, home, simple(1))
    again, other = taken(clerk, home, simple(1), simple(2))
    [theirs] = taken(outsider, by_key("d5702"), simple(1))
    found = same_file(clerk, [again, other])
    assert [one.id for one in found[again]] == [first]
    assert found[other] == ()
    assert same_file(outsider, [theirs])[theirs] == ()
    assert same_file(outsider, [again]) == {}


def test_a_page_can_cover_what_is_private_even_for_who_may_see_it(head: Actor, home: int) -> None:
    [id_] = at_desk(head, home, twin("003"))
    [part] = Letter.objects.filter(whole=id_, part=2).values_list("pk", flat=True)
    letter = desk_letter(head, part)
    assert "namfon65" in letter.text
    assert "namfon65" not in letter.veil.text(letter.text)
    doubt = next(one for one in desk_letter(head, id_).doubts if one.kind == "secrets")
    assert [words for *_, words in doubt.quotes] == ["namfon65"]
    assert doubt.covers == ("••••••••",)
