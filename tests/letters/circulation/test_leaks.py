"""What a house does with a letter stays in the house: receivers do not see the sender's, nor the
sender theirs; and what came round lies on nobody's reading desk."""

from __future__ import annotations

import pytest

from tests.letters.circulation.conftest import DISTRICTS
from tests.letters.conftest import having
from tests.letters.desk_papers import simple, taken
from tests.letters.inside import somebody, unit
from wian.files.actions import copy_of, store, use
from wian.files.queries import of_thing, opened
from wian.letters.actions.attaching import attach_newer
from wian.letters.actions.circulation import dispatch, receive, relay
from wian.letters.actions.correcting import correct
from wian.letters.actions.endorsing import endorse
from wian.letters.actions.reading import read_letter
from wian.letters.actions.registers import register_incoming
from wian.letters.models import Correction, Doubt, Draft, Letter, Tie
from wian.letters.queries import inside
from wian.letters.queries.desk import counted, desk
from wian.letters.queries.desk_letter import desk_letter
from wian.letters.queries.draft_boxes import draft_box
from wian.letters.queries.drafts import draft
from wian.letters.queries.letter_page import letter_page
from wian.letters.queries.listing import listed
from wian.letters.queries.my_desk import my_desk
from wian.letters.queries.next_steps import receivers, steps_open
from wian.letters.queries.search import search
from wian.letters.queries.threads import family
from wian.letters.search.values import Wanted
from wian.offices.acting import SYSTEM, Actor, Denied

pytestmark = [pytest.mark.django_db(transaction=True)]
SECRET = "ความลับของจังหวัด"
OURS = "ความลับของอำเภอ"


@pytest.fixture
def came(sender: Actor, province: int) -> int:
    """The province's letter, put right, doubted, endorsed inside, and sent to its districts."""
    [id_] = taken(sender, province, simple(3))
    read_letter.call(id_)
    correct(sender, letter=id_, name="subject", value="เรื่องที่แก้แล้ว")
    Doubt.objects.filter(letter=id_).delete()
    Doubt.objects.create(letter_id=id_, kind="weekday", quotes=[], note="สงสัย", answer="asked",
                         answer_note=SECRET, confidence=0.9)  # fmt: skip
    register_incoming(sender, letter=id_)
    endorse(sender, letter=id_, office=province, kind="note", note=SECRET)
    dispatch(sender, letter=id_, rule=DISTRICTS, purpose="action")
    return id_


@pytest.fixture
def taken_up(came: int, clerk: Actor, home: int) -> int:
    """The same, received and endorsed in one district."""
    receive(clerk, letter=came, office=home)
    endorse(clerk, letter=came, office=home, kind="note", note=OURS)
    return came


def test_endorsements_and_custody_of_a_house_are_shown_only_in_it(
    taken_up: int, clerk: Actor, sender: Actor, home: int, province: int
) -> None:
    for who, office, notes in ((clerk, home, [OURS]), (sender, province, [SECRET])):
        found = letter_page(who, taken_up)
        assert [step.note for step in found.way] == notes
        assert {one.office for one in found.lying} == {office}
        assert {line.office for line in found.view.lines} == {office}
        assert [step.note for step in inside.history(who, taken_up)] == notes
        assert {one.office for one in inside.holders(who, taken_up)} == {office}
        assert inside.sheet(who, taken_up, office=office).steps[0].note == notes[0]
    for who, office in ((clerk, province), (sender, home)):
        with pytest.raises(LookupError):
            inside.sheet(who, taken_up, office=office)
        assert steps_open(who, taken_up, office=office) == ()
        with pytest.raises(LookupError):
            receivers(who, taken_up, office=office)


def test_a_unit_to_which_it_was_passed_on_sees_what_was_written_in_its_house(
    taken_up: int, clerk: Actor, home: int
) -> None:
    room = unit("d5701-admin")
    doer = somebody("officer", room, given="ผู้ทำ")
    endorse(clerk, letter=taken_up, office=home, kind="assign", to_unit=room)
    assert [step.note for step in letter_page(doer, taken_up).way] == [OURS, ""]
    assert not letter_page(doer, taken_up).view.inside


def test_a_governor_who_reads_all_below_sees_both_houses(taken_up: int) -> None:
    governor = having("executive", "p57", scope="subtree")
    assert {step.note for step in letter_page(governor, taken_up).way} == {SECRET, OURS}


def test_doubts_and_who_put_what_right_stay_at_the_desk_of_the_sender(
    taken_up: int, clerk: Actor, sender: Actor
) -> None:
    theirs, ours = desk_letter(sender, taken_up), desk_letter(clerk, taken_up)
    assert (len(theirs.doubts), len(theirs.corrections)) == (1, Correction.objects.count())
    assert (ours.doubts, ours.corrections, ours.steps) == ((), (), frozenset())
    assert (ours.row.asked, ours.row.doubts, ours.row.alike) == (0, 0, 0)
    assert ours.row.subject == "เรื่องที่แก้แล้ว"
    assert all(fact.read == fact.value for fact in ours.facts)
    assert SECRET not in repr(ours)


def test_what_came_round_lies_on_no_reading_desk_and_among_no_drafts_of_the_receiver(
    taken_up: int, clerk: Actor, sender: Actor, home: int
) -> None:
    assert counted(sender).waiting == 1
    assert sum(vars_of(counted(clerk))) == 0
    assert desk(clerk, name="waiting").rows == ()
    Letter.objects.filter(pk=taken_up).update(way="out", state="signed")
    assert draft_box(clerk, name="all").lines == ()
    Letter.objects.filter(pk=taken_up).update(state="issued")
    [mine] = inside.in_our_hands(clerk)
    assert mine.holding.office == home
    assert [one.letter.id for one in (*my_desk(clerk).due, *my_desk(clerk).decide)] == [taken_up]
    assert inside.in_our_hands(sender) == ()


def vars_of(counts: object) -> list[int]:
    return [getattr(counts, name) for name in ("reading", "look", "attention", "waiting", "aside")]


def test_search_tells_it_as_a_letter_that_came_and_not_by_how_it_stands_there(
    taken_up: int, clerk: Actor, sender: Actor
) -> None:
    Letter.objects.filter(pk=taken_up).update(way="out", state="issued")
    [hit] = search(clerk, Wanted(text="รายงาน")).hits
    assert (hit.way, hit.state) == ("in", "round")
    for asked, found in (
        (Wanted(way="out"), 0),
        (Wanted(state="issued"), 0),
        (Wanted(way="in"), 1),
        (Wanted(state="round"), 1),
    ):
        assert len(search(clerk, asked).hits) == found
        assert len(listed(clerk, asked)) == found
    [theirs] = search(sender, Wanted(state="issued")).hits
    assert theirs.way == "out"
    assert search(sender, Wanted(state="round")).hits == ()
    assert search(clerk, Wanted(text=SECRET)).hits == ()
    assert search(sender, Wanted(text=OURS)).hits == ()


def test_a_list_for_a_file_names_nobody_of_the_sender(came: int, clerk: Actor) -> None:
    [line] = listed(clerk, Wanted(state="round"))
    assert (line.id, line.holder) == (came, "")


def test_versions_of_a_draft_are_not_shown_to_who_got_the_letter(
    clerk: Actor, sender: Actor, province: int, came: int
) -> None:
    made = relay(sender, letter=came, office=province)
    Letter.objects.filter(pk=made).update(state="issued", number="ชร 0019/ว 1")
    assert Draft.objects.filter(letter=made).count() > 1
    dispatch(sender, letter=made, rule=DISTRICTS, purpose="action")
    assert letter_page(clerk, made).view.brief.id == made
    with pytest.raises(LookupError):
        draft(clerk, made)
    assert draft(sender, made).letter.id == made


def test_a_suggested_tie_is_the_business_of_who_keeps_the_letters(
    came: int, clerk: Actor, sender: Actor, province: int
) -> None:
    [other] = taken(sender, province, simple(4))
    Letter.objects.filter(pk=other).update(state="registered")
    dispatch(sender, letter=other, rule=DISTRICTS, purpose="information")
    tie = Tie.objects.create(letter_id=came, other_id=other, kind="reference", state="suggested")
    assert len(family(sender, came).members) == 2
    assert len(family(clerk, came).members) == 1
    assert clerk_sees(clerk, came) == []
    Tie.objects.filter(pk=tie.pk).update(state="confirmed")
    assert len(family(clerk, came).members) == 2


def clerk_sees(clerk: Actor, letter: int) -> list[int]:
    return [tie.other for tie in desk_letter(clerk, letter).ties]


def put_beside(who: Actor, office: int, letter: int, name: str) -> int:
    file = store(who, verb="letter.write", office=office, name=name, data=name.encode())
    use(who, file=file, kind="letter", thing=letter, label="attached", office=office)
    return file


def test_files_that_the_sender_made_or_put_beside_it_later_stay_with_the_sender(
    sender: Actor, clerk: Actor, province: int
) -> None:
    [id_] = taken(sender, province, simple(9))
    read_letter.call(id_)
    Doubt.objects.filter(letter=id_).delete()
    first = put_beside(sender, province, id_, "แนบก่อนส่ง.txt")
    register_incoming(sender, letter=id_)
    dispatch(sender, letter=id_, rule=DISTRICTS, purpose="action")
    later = attach_newer(sender, letter=id_, file=first, name="แนบหลังส่ง.txt", data=b"later")
    [original] = [one for one in of_thing(SYSTEM, "letter", id_) if one.label == "original"]
    made = copy_of(sender, verb="letter.write", original=original.id, name="ตรา.txt", data=b"stamp")
    use(sender, file=made, kind="letter", thing=id_, label="stamped.999999", office=province)
    seen = {one.id for one in of_thing(clerk, "letter", id_)}
    assert seen == {original.id, first}
    assert {later} <= {one.id for one in of_thing(sender, "letter", id_)}
    for hidden in (later, made):
        with pytest.raises(Denied):
            opened(clerk, hidden, how="view")


def test_a_receivers_stamped_copy_is_its_own(
    taken_up: int, clerk: Actor, sender: Actor, home: int
) -> None:
    [line] = [line.id for line in letter_page(clerk, taken_up).view.lines]
    [original] = [one for one in of_thing(SYSTEM, "letter", taken_up) if one.label == "original"]
    made = copy_of(SYSTEM, verb="letter.write", original=original.id, name="ตรา.txt", data=b"ours")
    use(SYSTEM, file=made, kind="letter", thing=taken_up, label=f"stamped.{line}", office=home)
    assert made in {one.id for one in of_thing(clerk, "letter", taken_up)}
    assert made not in {one.id for one in of_thing(sender, "letter", taken_up)}
