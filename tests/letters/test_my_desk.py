"""A person's desk: each letter that is theirs once, by its nearest day, with the line that asks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.letters.desk_papers import at_desk, simple
from tests.letters.inside import kept, registered, somebody, unit
from wian.letters.actions.correcting import correct, take_back
from wian.letters.actions.endorsing import endorse
from wian.letters.actions.registers import register_incoming
from wian.letters.models import Custody, Letter, Text
from wian.letters.queries.letter_page import letter_view
from wian.letters.queries.my_desk import my_desk
from wian.offices.acting import Actor, Denied, today

pytestmark = pytest.mark.django_db
MOBILE = "081-234-5678"


def secret(home: int) -> int:
    """A registered letter whose subject and order hold a private number."""
    letter = registered(home, subject=f"ติดต่อ {MOBILE}", earliest_due=today())
    contact = {"phone": MOBILE, "private": True, "span": [0, 5]}
    duty = {"action": f"โทร {MOBILE}", "due": today().isoformat(), "span": [0, 5]}
    Text.objects.create(letter_id=letter, facts={"contacts": [contact], "duties": [duty]})
    return letter


def test_a_letter_is_due_by_its_own_day_with_the_line_that_asks(home: int, clerk: Actor) -> None:
    [letter] = at_desk(clerk, home, simple(7))
    register_incoming(clerk, letter=letter, office=home)
    [line] = my_desk(clerk).due
    assert (line.letter.id, line.day, line.free) == (letter, date(2025, 1, 15), True)
    assert "รายงานเรื่องที่ 7 ภายในวันที่" in line.line


def test_an_earlier_day_that_a_colleague_set_comes_with_the_words_of_the_colleague(
    home: int, clerk: Actor
) -> None:
    doer = somebody("officer", unit("d5701-admin"), given="ผู้ทำ")
    room = doer.office
    letter = registered(home, earliest_due=today() + timedelta(days=9))
    words: dict[str, Any] = {"instruction": "ดำเนินการ", "due": today() + timedelta(days=2)}
    endorse(clerk, letter=letter, office=home, kind="assign", to_unit=room, **words)
    [line] = my_desk(doer).due
    assert (line.day, line.told, line.line) == (words["due"], "ดำเนินการ", "")
    assert my_desk(clerk).due == my_desk(clerk).decide == ()


def test_what_was_submitted_or_has_no_day_waits_for_a_decision(home: int, clerk: Actor) -> None:
    chief = somebody("head", home, given="หัวหน้า")
    asked, plain = registered(home, earliest_due=today()), registered(home)
    endorse(
        clerk, letter=asked, office=home, kind="submit", to_unit=home, to=chief.account,
        instruction="เพื่อโปรดพิจารณา",
    )  # fmt: skip
    assert [line.letter.id for line in my_desk(chief).decide] == [asked]
    assert my_desk(chief).due == ()
    assert [line.letter.id for line in my_desk(clerk).decide] == [plain]


def test_letters_of_the_registry_do_not_lie_on_the_desk_of_the_head(
    home: int, clerk: Actor, head: Actor
) -> None:
    registered(home, earliest_due=today())
    assert my_desk(head).due == ()
    assert len(my_desk(clerk).due) == 1


def test_a_desk_shows_no_secret_and_no_letter_of_others(
    home: int, clerk: Actor, outsider: Actor, head: Actor
) -> None:
    letter = secret(home)
    desk = my_desk(clerk, also=[letter])
    assert MOBILE not in repr(desk)
    assert desk.told.keys() == {letter}
    assert MOBILE in repr(my_desk(head, also=[letter]))
    assert my_desk(outsider, also=[letter]).told == {}
    assert MOBILE not in repr(letter_view(clerk, letter))
    assert MOBILE in repr(letter_view(head, letter))
    with pytest.raises(Denied):
        letter_view(outsider, letter)
    with pytest.raises(LookupError):
        letter_view(clerk, letter + 99)


@pytest.mark.parametrize("rows", [3, 70])
def test_a_desk_asks_four_questions_however_full_it_is(
    home: int, clerk: Actor, rows: int, django_assert_max_num_queries: Any
) -> None:
    others = [kept(home).pk for _ in range(3)]
    for _ in range(rows):
        secret(home)
    with django_assert_max_num_queries(4):
        desk = my_desk(clerk, also=others)
    assert len(desk.due) == min(rows, 60)
    assert desk.more == (rows > 60)


def test_a_page_tells_every_register_in_which_the_letter_stands(home: int, clerk: Actor) -> None:
    room = unit("d5701-admin")
    [letter] = at_desk(clerk, home, simple(8))
    for at in (home, room):
        register_incoming(clerk, letter=letter, office=at)
    lines = letter_view(clerk, letter).lines
    assert [(line.office, line.way, line.number) for line in lines] == [
        (home, "in", "1"),
        (room, "in", "1"),
    ]
    assert Custody.objects.get(letter=letter).office_id == home


def test_a_correction_that_was_taken_back_asks_no_longer(home: int, clerk: Actor) -> None:
    [letter] = at_desk(clerk, home, simple(9))
    correct(clerk, letter=letter, name="duties.0.due", value="20 ม.ค. 2568")
    assert letter_view(clerk, letter).asks[0].due == date(2025, 1, 20)
    take_back(clerk, letter=letter, name="duties.0.due")
    assert letter_view(clerk, letter).asks[0].due == date(2025, 1, 15)
    assert Letter.objects.get(pk=letter).earliest_due == date(2025, 1, 15)
