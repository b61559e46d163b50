"""A letter goes clerk → head → unit → officer, and it is always plain who has it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.letters.inside import kept, registered, somebody, unit
from wian.ledger.queries import latest
from wian.letters.actions.endorsing import close_matter, endorse, reopen, see_copy, take_back
from wian.letters.endorsing import NOTE, Target
from wian.letters.errors import Refused
from wian.letters.models import Custody, Letter, Step
from wian.letters.queries import inside
from wian.letters.queries.letters import visible
from wian.letters.queries.next_steps import steps_open
from wian.offices.acting import Actor, Denied, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def rooms(home: int) -> tuple[int, int]:
    """Two units of the office."""
    return unit("d5701-admin", "กลุ่มงานปกครอง"), unit("d5701-peace", "กลุ่มงานความมั่นคง")


def lies(letter: int) -> tuple[int, int | None]:
    custody = Custody.objects.get(letter=letter)
    return custody.unit_id, custody.holder_id


def number_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.number


def test_a_letter_goes_from_the_clerk_to_the_head_to_a_unit_to_its_officer(
    home: int, rooms: tuple[int, int], clerk: Actor
) -> None:
    chief = somebody("head", home, given="หัวหน้า", title="ปลัดอำเภออาวุโส")
    doer = somebody("officer", rooms[0], given="ผู้ทำ", title="ปลัดอำเภอ")
    letter = registered(home)
    endorse(
        clerk,
        letter=letter,
        office=home,
        kind="submit",
        to_unit=home,
        to=chief.account,
        instruction="เพื่อโปรดพิจารณา",
    )
    assert lies(letter) == (home, chief.account)
    due = today() + timedelta(days=3)
    endorse(
        chief, letter=letter, office=home, kind="assign", to_unit=rooms[0], note="เร่งด้วย", due=due
    )
    assert lies(letter) == (rooms[0], None)
    endorse(
        doer, letter=letter, office=home, kind="assign", to_unit=rooms[0], to=doer.account, due=due
    )
    assert lies(letter) == (rooms[0], doer.account)
    told = inside.history(doer, letter)
    assert [step.kind for step in told] == ["submit", "assign", "assign"]
    assert told[1].name == "นางหัวหน้า สมมติ"
    assert told[1].signed_as == ("ปลัดอำเภออาวุโส",)
    (holding,) = inside.holders(doer, letter)
    assert (holding.unit_name, holding.holder_name) == ("กลุ่มงานปกครอง", "นางผู้ทำ สมมติ")
    assert holding.due == due


def test_who_has_not_got_the_letter_is_denied_and_the_try_is_in_the_ledger(
    home: int, rooms: tuple[int, int], officer: Actor
) -> None:
    letter = registered(home)
    with pytest.raises(Denied):
        endorse(officer, letter=letter, office=home, kind="note", note="ทราบ")
    assert latest(limit=1)[0].denied
    assert not Step.objects.exists()


def test_an_outsider_learns_nothing_of_the_letter(home: int, outsider: Actor) -> None:
    letter = registered(home)
    for step in ("submit", "note"):
        with pytest.raises(Denied):
            endorse(outsider, letter=letter, office=home, kind=step, to_unit=home)
    with pytest.raises(Denied):
        take_back(outsider, letter=letter, office=home)
    assert inside.holders(outsider, letter) == inside.history(outsider, letter) == ()
    assert steps_open(outsider, letter, office=home) == ()
    assert inside.counts(outsider) == inside.HandCounts(0, 0, 0, 0)


def test_the_registry_may_always_pass_a_letter_on(
    home: int, rooms: tuple[int, int], clerk: Actor
) -> None:
    doer = somebody("officer", rooms[0], given="ผู้ทำ")
    letter = registered(home)
    endorse(clerk, letter=letter, office=home, kind="assign", to_unit=rooms[0], to=doer.account)
    endorse(clerk, letter=letter, office=home, kind="assign", to_unit=rooms[1])
    assert lies(letter) == (rooms[1], None)
    with pytest.raises(Denied):
        endorse(doer, letter=letter, office=home, kind="return", note="ไม่ใช่งานของกลุ่ม")


def test_staff_of_another_unit_cannot_take_up_a_letter(
    home: int, rooms: tuple[int, int], clerk: Actor
) -> None:
    letter = registered(home)
    endorse(clerk, letter=letter, office=home, kind="assign", to_unit=rooms[0])
    other = somebody("officer", rooms[1], given="คนอื่น")
    with pytest.raises(Denied):
        endorse(
            other, letter=letter, office=home, kind="assign", to_unit=rooms[1], to=other.account
        )


def test_a_receiver_must_have_a_role_at_the_unit(
    home: int, rooms: tuple[int, int], clerk: Actor, outsider: Actor
) -> None:
    letter = registered(home)
    elsewhere = somebody("officer", rooms[1], given="คนอื่น")
    for nobody in (outsider.account, elsewhere.account, 999_999):
        with pytest.raises(Refused) as refused:
            endorse(clerk, letter=letter, office=home, kind="assign", to_unit=rooms[0], to=nobody)
        assert number_of(refused) == "L305"
    assert lies(letter) == (home, None)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ({"kind": "assign"}, "L304"),
        ({"kind": "praise"}, "L308"),
        ({"kind": "note", "note": "ก" * (NOTE + 1)}, "L307"),
        ({"kind": "note", "instruction": "ก" * 201}, "L314"),
        ({"kind": "note", "due": today() - timedelta(days=1)}, "L306"),
        ({"kind": "return"}, "L312"),
        ({"kind": "return", "note": "ยังไม่มีผู้ส่งมา"}, "L304"),
        ({"kind": "submit", "to": 1}, "L304"),
        ({"kind": "note", "for_information": True}, "L304"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    home: int, clerk: Actor, words: dict[str, object], number: str
) -> None:
    letter = registered(home)
    with pytest.raises(Refused) as refused:
        endorse(clerk, letter=letter, office=home, **words)  # type: ignore[arg-type]
    assert number_of(refused) == number
    assert not Step.objects.exists()


def test_a_unit_of_another_office_is_no_place_for_a_letter(home: int, clerk: Actor) -> None:
    letter, abroad = registered(home), unit("d5702-admin", of="d5702")
    for wish in ({"to_unit": abroad}, {"to_unit": home, "copies": [Target(abroad)]}):
        with pytest.raises(Refused) as refused:
            endorse(clerk, letter=letter, office=home, kind="submit", **wish)  # type: ignore[arg-type]
        assert number_of(refused) == "L304"


def test_copies_go_out_beside_the_letter_and_are_seen_once(
    home: int, rooms: tuple[int, int], clerk: Actor
) -> None:
    doer = somebody("officer", rooms[0], given="ผู้ทำ")
    other = somebody("officer", rooms[1], given="ผู้รู้")
    letter = registered(home)
    endorse(
        clerk,
        letter=letter,
        office=home,
        kind="assign",
        to_unit=rooms[0],
        to=doer.account,
        copies=[Target(rooms[1])],
    )
    (copy,) = inside.copies_for_me(other)
    assert copy.letter.id == letter
    assert inside.counts(other).copies == 1
    assert visible(other).filter(pk=letter).exists()
    with pytest.raises(Refused):
        see_copy(doer, step=copy.step)
    see_copy(other, step=copy.step)
    see_copy(other, step=copy.step)
    assert inside.copies_for_me(other) == ()
    (step,) = inside.history(clerk, letter)
    assert step.copies[0].seen_at is not None
    assert lies(letter) == (rooms[0], doer.account)


def test_for_information_leaves_the_letter_where_it_is(
    home: int, rooms: tuple[int, int], clerk: Actor
) -> None:
    letter = registered(home)
    endorse(
        clerk, letter=letter, office=home, kind="assign", to_unit=rooms[0], for_information=True
    )
    assert lies(letter) == (home, None)


def test_a_step_taken_back_restores_where_the_letter_lay_and_stays_in_the_history(
    home: int, rooms: tuple[int, int], clerk: Actor
) -> None:
    other = somebody("officer", rooms[1], given="ผู้รู้")
    letter = registered(home)
    before = Custody.objects.values().get(letter=letter)
    endorse(
        clerk,
        letter=letter,
        office=home,
        kind="assign",
        to_unit=rooms[0],
        due=today(),
        copies=[Target(rooms[1])],
    )
    take_back(clerk, letter=letter, office=home)
    assert Custody.objects.values().get(letter=letter) == before
    (step,) = inside.history(clerk, letter)
    assert step.taken_back_at is not None
    assert step.to_unit == rooms[0]
    assert not visible(other).filter(pk=letter).exists()
    assert inside.copies_for_me(other) == ()
    assert inside.sheet(clerk, letter, office=home).steps == ()


def test_nothing_is_taken_back_once_somebody_acted_or_looked(
    home: int, rooms: tuple[int, int], clerk: Actor
) -> None:
    doer = somebody("officer", rooms[0], given="ผู้ทำ")
    letter = registered(home)
    endorse(
        clerk, letter=letter, office=home, kind="assign", to_unit=rooms[0], copies=[Target(home)]
    )
    (copy,) = inside.copies_for_me(clerk)
    see_copy(clerk, step=copy.step)
    with pytest.raises(Refused) as refused:
        take_back(clerk, letter=letter, office=home)
    assert number_of(refused) == "L310"
    endorse(doer, letter=letter, office=home, kind="note", note="รับไปดำเนินการ")
    for actor in (clerk, doer):
        open_ = {step.step: step.allowed for step in steps_open(actor, letter, office=home)}
        assert open_["take_back"] is (actor is doer)


def test_a_return_goes_to_who_had_the_letter_before(
    home: int, rooms: tuple[int, int], clerk: Actor
) -> None:
    doer = somebody("officer", rooms[0], given="ผู้ทำ")
    letter = registered(home)
    endorse(clerk, letter=letter, office=home, kind="assign", to_unit=rooms[0])
    endorse(doer, letter=letter, office=home, kind="return", note="ขอเอกสารแนบ")
    assert lies(letter) == (home, clerk.account)


def test_a_closed_matter_stands_still_until_it_is_opened_again(home: int, clerk: Actor) -> None:
    letter = registered(home)
    close_matter(clerk, letter=letter, office=home, note="เก็บเรื่อง")
    assert inside.counts(clerk).ours == 0
    with pytest.raises(Refused) as refused:
        endorse(clerk, letter=letter, office=home, kind="note")
    assert number_of(refused) == "L303"
    reopen(clerk, letter=letter, office=home)
    with pytest.raises(Refused) as refused:
        reopen(clerk, letter=letter, office=home)
    assert number_of(refused) == "L311"
    assert [step.kind for step in inside.history(clerk, letter)] == ["close", "reopen"]
    assert inside.counts(clerk).ours == 1


def test_a_form_that_shows_an_older_letter_is_refused(home: int, clerk: Actor) -> None:
    letter = registered(home)
    endorse(clerk, letter=letter, office=home, kind="note", revision=0)
    with pytest.raises(Refused) as refused:
        endorse(clerk, letter=letter, office=home, kind="note", revision=0)
    assert number_of(refused) == "L102"
    assert Letter.objects.get(pk=letter).revision == 1


def test_a_letter_that_is_not_registered_here_cannot_be_endorsed(home: int, clerk: Actor) -> None:
    for letter, number in ((kept(home, state="desk").pk, "L301"), (999_999, "L101")):
        with pytest.raises(Refused) as refused:
            endorse(clerk, letter=letter, office=home, kind="note")
        assert number_of(refused) == number


def test_each_step_is_one_row_of_the_ledger_without_its_words(
    home: int, rooms: tuple[int, int], clerk: Actor
) -> None:
    letter = registered(home, subject="เรื่องลับเฉพาะ")
    seen = len(latest(limit=500))
    endorse(
        clerk,
        letter=letter,
        office=home,
        kind="assign",
        to_unit=rooms[0],
        note="ข้อความส่วนตัว",
        copies=[Target(rooms[1]), Target(home)],
    )
    lines = latest(limit=500)
    assert len(lines) == seen + 1
    assert "ข้อความ" not in repr(lines[0])
    assert "เรื่องลับ" not in repr(lines[0])
    assert ("letter", str(letter)) == lines[0].thing
