"""A file is put beside a letter, once, by who may change the letter."""

from __future__ import annotations

import pytest

from tests.letters.inside import kept
from wian.files.queries import of_thing
from wian.letters.actions.attaching import attach
from wian.letters.actions.originals import given_file
from wian.letters.errors import Refused
from wian.letters.models import Letter
from wian.letters.queries.short import short
from wian.offices.acting import Actor, Denied
from wian.offices.queries.offices import by_key, keys

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_file_stands_beside_the_letter_and_never_for_its_original(
    clerk: Actor, home: int
) -> None:
    letter = kept(home).pk
    file = attach(clerk, letter=letter, name="แนบ.txt", data=b"evidence", revision=0)
    [view] = of_thing(clerk, "letter", letter)
    assert (view.id, view.label) == (file, "attached")
    with pytest.raises(Refused, match="L118"):
        given_file(clerk, letter)
    assert attach(clerk, letter=letter, name="again.txt", data=b"evidence") == file
    assert Letter.objects.get(pk=letter).revision == 1


def test_it_comes_with_what_is_done_in_the_same_transaction_or_not_at_all(
    clerk: Actor, home: int
) -> None:
    def fails(file: int) -> None:
        raise RuntimeError

    letter = kept(home).pk
    with pytest.raises(RuntimeError):
        attach(clerk, letter=letter, name="a.txt", data=b"x", also=fails)
    assert of_thing(clerk, "letter", letter) == []
    seen: list[int] = []
    assert attach(clerk, letter=letter, name="a.txt", data=b"x", also=seen.append) in seen


@pytest.mark.parametrize("state", ["reading", "aside", "signed", "issued"])
def test_what_is_being_read_lies_aside_or_was_signed_gets_no_file(
    clerk: Actor, home: int, state: str
) -> None:
    letter = kept(home, state=state).pk
    with pytest.raises(Refused, match="L108"):
        attach(clerk, letter=letter, name="a.txt", data=b"x")


def test_nobody_attaches_to_a_letter_out_of_reach(outsider: Actor, home: int) -> None:
    with pytest.raises(Denied):
        attach(outsider, letter=kept(home).pk, name="a.txt", data=b"x")


def test_letters_in_short_are_those_that_the_person_sees(
    clerk: Actor, outsider: Actor, home: int, django_assert_num_queries
) -> None:
    ids = [kept(home, f"ชร 1/{n}", subject="ก").pk for n in range(3)]
    with django_assert_num_queries(1):
        found = short(clerk, ids)
    assert {id_: one.subject for id_, one in found.items()} == dict.fromkeys(ids, "ก")
    assert short(outsider, ids) == {}
    assert keys([home]) == {by_key("d5701"): "d5701"}
