"""A file is put beside a letter, once, by who may change the letter."""

from __future__ import annotations

import pytest

from tests.letters.desk_papers import at_desk, simple
from tests.letters.inside import kept
from wian.files.errors import Refused as FileRefused
from wian.files.queries import of_thing
from wian.letters.actions.attaching import attach, attach_newer
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


def test_a_newer_version_stands_beside_the_letter_and_the_earlier_one_stays(
    clerk: Actor, home: int
) -> None:
    letter = kept(home).pk
    first = attach(clerk, letter=letter, name="แนบ.txt", data=b"one")
    second = attach_newer(clerk, letter=letter, file=first, name="แก้.txt", data=b"two")
    told = [(one.id, one.version, one.later) for one in of_thing(clerk, "letter", letter)]
    assert told == [(first, 1, second), (second, 2, None)]
    assert Letter.objects.get(pk=letter).revision == 2
    assert attach_newer(clerk, letter=letter, file=second, name="x.txt", data=b"two") == second
    with pytest.raises(FileRefused, match="B112"):
        attach_newer(clerk, letter=letter, file=first, name="late.txt", data=b"three")


def test_an_older_form_and_a_signed_letter_leave_the_file_as_it_is(clerk: Actor, home: int) -> None:
    letter = kept(home).pk
    file = attach(clerk, letter=letter, name="a.txt", data=b"one")
    asked = {"letter": letter, "file": file, "name": "b.txt", "data": b"two"}
    with pytest.raises(Refused, match="L102"):
        attach_newer(clerk, **asked, revision=0)
    Letter.objects.update(state="issued")
    with pytest.raises(Refused, match="L108"):
        attach_newer(clerk, **asked)
    [view] = of_thing(clerk, "letter", letter)
    assert (view.id, view.later) == (file, None)


def test_the_original_copies_and_files_of_other_letters_get_no_newer_version(
    clerk: Actor, outsider: Actor, home: int
) -> None:
    [letter] = at_desk(clerk, home, simple(7))
    other = kept(home).pk
    [original] = of_thing(clerk, "letter", letter)
    beside = attach(clerk, letter=other, name="a.txt", data=b"one")
    for file, why in ((original.id, "L126"), (beside, "B105")):
        with pytest.raises((Refused, FileRefused), match=why):
            attach_newer(clerk, letter=letter, file=file, name="b.txt", data=b"two")
    with pytest.raises(Denied):
        attach_newer(outsider, letter=other, file=beside, name="b.txt", data=b"two")
