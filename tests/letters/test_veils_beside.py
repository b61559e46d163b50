"""What is private stays hidden where a letter only stands beside another one, or in a choice."""

from __future__ import annotations

import pytest

from tests.letters.inside import kept
from tests.letters.registering import the_book
from wian.letters.actions.registers import reserve
from wian.letters.actions.threads import tie_by_hand
from wian.letters.models import Text
from wian.letters.queries.briefly import in_brief
from wian.letters.queries.desk_letter import desk_letter
from wian.letters.queries.register_lines import waiting
from wian.offices.acting import SYSTEM, Actor, today

pytestmark = pytest.mark.django_db
MOBILE = "081-234-5678"


def private(office: int, **columns: object) -> int:
    """A letter on the desk whose subject holds somebody's mobile number; its id."""
    row = kept(office, state="desk", subject=f"ติดต่อ {MOBILE}", **columns)
    Text.objects.create(
        letter=row, raw=row.subject, facts={"contacts": [{"phone": "0812345678", "private": True}]}
    )
    return row.pk


def test_a_tied_letter_shows_its_private_words_only_to_who_may_see_them(
    clerk: Actor, head: Actor, home: int
) -> None:
    own, other = kept(home, number="ชร 5/1", state="desk").pk, private(home)
    tie_by_hand(SYSTEM, letter=own, other=other, kind="reply")
    assert MOBILE in desk_letter(head, own).ties[0].subject
    assert MOBILE not in desk_letter(clerk, own).ties[0].subject


def test_a_document_of_the_same_file_hides_its_private_words_too(
    clerk: Actor, head: Actor, home: int
) -> None:
    own = kept(home, number="ชร 5/2", state="desk")
    private(home, whole=own, part=1)
    assert [MOBILE in part.subject for part in desk_letter(head, own.pk).parts] == [False, True]
    assert [MOBILE in part.subject for part in desk_letter(clerk, own.pk).parts] == [False, False]


def test_a_choice_of_letters_hides_them_too(clerk: Actor, head: Actor, home: int) -> None:
    letter = private(home)
    reserve(SYSTEM, office=home, way="in", until=today())
    for who, shown in ((head, True), (clerk, False)):
        [one] = waiting(who, the_book(who))
        brief = in_brief(who, letter)
        assert brief is not None
        assert (MOBILE in one.subject, MOBILE in brief.subject) == (shown, shown)
