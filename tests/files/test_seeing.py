"""Who sees a file: through its uses only, then by its marks; each door shuts on the outsider."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.files.hands import HOME, LETTER, SHELF, shelved, stored
from tests.offices.hands import having
from tests.scanning.makers import LINES, pdf
from wian.files import queries, uses
from wian.files.actions import picture, release, replace, use
from wian.files.errors import Refused
from wian.files.models import Access, Blob
from wian.ledger.models import Entry
from wian.offices.acting import NOBODY, SYSTEM, Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db

DOORS = {
    "file": lambda actor, id_: queries.file(actor, id_),
    "uses": lambda actor, id_: queries.uses(actor, id_),
    "steps": lambda actor, id_: queries.steps(actor, id_, verb="letter.write"),
    "opened": lambda actor, id_: queries.opened(actor, id_, how="view"),
    "picture": lambda actor, id_: picture(actor, file=id_, page=1),
    "replace": lambda actor, id_: replace(
        actor, verb="letter.write", file=id_, name="x.txt", data=b"x"
    ),
    "release": lambda actor, id_: release(actor, verb="letter.write", file=id_, at=timezone.now()),
    "use": lambda actor, id_: use(
        actor, file=id_, kind=SHELF, thing=by_key("d5703"), label="", office=by_key("d5703")
    ),
}


def bytes_of(actor: Actor, id_: int) -> bytes:
    with queries.opened(actor, id_, how="view").stream as stream:
        return stream.read()


@pytest.mark.parametrize("door", DOORS)
def test_a_door_opens_to_those_who_see_the_thing_and_to_nobody_else(
    door: str, clerk: Actor, officer: Actor, outsider: Actor
) -> None:
    file = shelved(clerk, pdf(LINES), "a.pdf")
    DOORS[door](officer, file)
    for stranger in (outsider, NOBODY):
        with pytest.raises(Denied):
            DOORS[door](stranger, file)
        last = Entry.objects.latest("pk")
        assert (last.verb, last.thing, last.why) == ("see.denied", str(file), "not-shown")
        note = Access.objects.latest("pk")
        assert (note.file_id, note.account_id, note.allowed) == (file, stranger.account, False)


def test_a_list_shows_its_files_to_those_who_see_the_thing_and_nothing_to_others(
    clerk: Actor, officer: Actor, outsider: Actor, home: int
) -> None:
    file = shelved(clerk)
    assert [row.id for row in queries.of_thing(officer, SHELF, home)] == [file]
    assert set(queries.files(officer, [file])) == {file}
    assert queries.of_thing(outsider, SHELF, home) == []
    assert queries.files(outsider, [file]) == {}
    assert queries.of_thing(NOBODY, SHELF, home) == []


def test_a_file_that_nothing_uses_is_seen_by_the_machine_only(clerk: Actor, head: Actor) -> None:
    file = stored(clerk)
    assert bytes_of(SYSTEM, file) == LETTER
    for person in (clerk, head):
        with pytest.raises(Denied):
            queries.file(person, file)


def test_things_of_a_kind_without_a_guard_show_nothing(clerk: Actor, home: int) -> None:
    file = stored(clerk)
    use(clerk, file=file, kind="unguarded", thing=home, label="", office=home)
    with pytest.raises(Denied):
        queries.file(clerk, file)
    assert queries.of_thing(clerk, "unguarded", home) == []


def test_a_kind_has_one_guard() -> None:
    with pytest.raises(ValueError, match="two guards"):
        uses.guard(SHELF, lambda actor, ids: set(ids))


def test_nobody_opens_a_file_by_fastening_it_to_a_thing_of_their_own(
    clerk: Actor, outsider: Actor
) -> None:
    file, there = stored(clerk), by_key("d5702")
    with pytest.raises(Denied):
        use(outsider, file=file, kind=SHELF, thing=there, label="", office=there)
    assert queries.of_thing(outsider, SHELF, there) == []
    use(clerk, file=file, kind=SHELF, thing=by_key(HOME), label="", office=by_key(HOME))
    assert bytes_of(clerk, file) == LETTER


def test_a_file_used_by_two_things_is_seen_through_either(clerk: Actor, outsider: Actor) -> None:
    file, there = shelved(clerk), by_key("d5702")
    use(clerk, file=file, kind=SHELF, thing=there, label="ส่งต่อ", office=there)
    assert bytes_of(outsider, file) == LETTER
    assert [use.label for use in queries.uses(outsider, file)] == ["ส่งต่อ"]
    assert len(queries.uses(SYSTEM, file)) == 2


def test_before_its_release_a_file_is_for_those_who_may_change_it(
    clerk: Actor, officer: Actor, member: Actor, home: int
) -> None:
    file = shelved(clerk, release_at=timezone.now() + timedelta(hours=1))
    assert bytes_of(officer, file) == LETTER
    assert queries.of_thing(member, SHELF, home) == []
    with pytest.raises(Denied) as denied:
        queries.opened(member, file, how="view")
    assert denied.value.decision.code == "not-released"
    release(clerk, verb="letter.write", file=file, at=timezone.now())
    assert bytes_of(member, file) == LETTER


def test_a_private_file_is_for_those_who_see_peoples_data_and_for_its_sender(
    clerk: Actor, officer: Actor, head: Actor, home: int
) -> None:
    file = shelved(officer, private=True)
    assert bytes_of(officer, file) == LETTER
    assert bytes_of(head, file) == LETTER
    assert queries.of_thing(clerk, SHELF, home) == []
    with pytest.raises(Denied) as denied:
        queries.opened(clerk, file, how="download")
    assert denied.value.decision.code == "private"


def test_the_right_to_see_people_does_not_replace_the_thing(clerk: Actor) -> None:
    file = shelved(clerk, private=True)
    keeper = having("administrator", HOME)
    assert bytes_of(clerk, file) == LETTER
    with pytest.raises(Denied):
        queries.file(keeper, file)


def test_a_harmful_file_is_listed_and_opened_by_nobody(
    clerk: Actor, head: Actor, home: int
) -> None:
    file = shelved(clerk)
    assert bytes_of(head, file) == LETTER
    Blob.objects.update(checked="harmful")
    assert [row.state for row in queries.of_thing(head, SHELF, home)] == ["harmful"]
    for asker in (clerk, head, SYSTEM):
        with pytest.raises(Refused, match="B104"):
            queries.opened(asker, file, how="view")
    last = Entry.objects.latest("pk")
    assert (last.verb, last.why) == ("see.denied", "harmful")
    with pytest.raises(Refused, match="B104"):
        stored(clerk)


def test_every_opening_is_noted_and_shown_to_those_who_answer_for_the_file(
    clerk: Actor, officer: Actor, head: Actor, outsider: Actor
) -> None:
    file = shelved(clerk)
    bytes_of(officer, file)
    queries.opened(officer, file, how="download").stream.close()
    with pytest.raises(Denied):
        queries.opened(outsider, file, how="view")
    noted = [(row.account, row.how, row.allowed) for row in queries.accesses(head, file)]
    assert noted == [
        (outsider.account, "view", False),
        (officer.account, "download", True),
        (officer.account, "view", True),
    ]
    assert {row.address for row in queries.accesses(head, file)} == {"203.0.113.0/24"}
    for person in (officer, outsider):
        with pytest.raises(Denied):
            queries.accesses(person, file)


def test_the_next_steps_are_those_the_person_may_take(
    clerk: Actor, member: Actor, head: Actor
) -> None:
    first = shelved(clerk)
    right = {"verb": "letter.write"}
    assert queries.steps(clerk, first, **right) == {"open", "replace", "release"}
    assert queries.steps(member, first, **right) == {"open"}
    assert "accesses" in queries.steps(head, first, **right)
    replace(clerk, **right, file=first, name="b.txt", data=b"b")
    assert "replace" not in queries.steps(clerk, first, **right)


def test_what_is_not_there_is_a_lookup_error(clerk: Actor) -> None:
    for ask in (queries.file, queries.uses, queries.accesses):
        with pytest.raises(LookupError):
            ask(clerk, 0)


@pytest.mark.parametrize("count", [1, 50])
def test_a_list_of_files_asks_the_same_few_queries_however_long(
    count: int, clerk: Actor, officer: Actor, home: int, django_assert_max_num_queries
) -> None:
    later = timezone.now() + timedelta(days=1)
    for number in range(count):
        shelved(clerk, b"text %d" % number, private=number % 2 == 1, release_at=later)
    with django_assert_max_num_queries(7):
        found = queries.of_thing(officer, SHELF, home)
    assert len(found) == (count + 1) // 2
