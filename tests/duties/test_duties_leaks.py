"""Who sees which duty, and what of it: by every query that tells of duties."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.duties.herbs import PROVINCE, answered, asker, kalasin, proposed
from tests.letters.conftest import having
from tests.letters.inside import somebody, unit
from wian.duties.actions.closing import close_duty
from wian.duties.actions.copying import keep_template
from wian.duties.actions.doing import give_to
from wian.duties.actions.opening import open_duties
from wian.duties.models import Duty
from wian.duties.queries.duties import duties_asked, duties_owed, templates, years
from wian.duties.queries.duty_page import duty_page, steps_open
from wian.duties.queries.lookback import wording
from wian.duties.queries.meaning import meant, phrase
from wian.duties.queries.proposals import proposals
from wian.duties.queries.seeing import owed, visible
from wian.letters.actions.circulation import recall
from wian.offices.acting import Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(directory: None) -> Actor:
    kalasin()
    return asker()


@pytest.fixture
def duties(who: Actor) -> dict[str, Duty]:
    """The twin of 002, sent round and opened but for item 3."""
    found = proposed(who)
    ids = answered(who, found)
    open_duties(who, duties=[id_ for id_ in ids if id_ != found["3"].pk])
    keep_template(who, name="สมุนไพร", duties=ids)
    return {row.item: row for row in Duty.objects.all()}


def closed(look: Callable[[], object]) -> bool:
    """Whether nothing is shown: there is no such thing, or it is denied."""
    try:
        look()
    except (LookupError, Denied):
        return True
    return False


def nothing(actor: Actor, duties: dict[str, Duty]) -> None:
    """No query tells this person anything of these duties."""
    letter = duties["8"].letter_id
    assert letter is not None
    for row in duties.values():
        for look in (duty_page, steps_open, wording, meant):
            assert closed(lambda look=look, id_=row.pk: look(actor, id_))  # type: ignore[misc]
        assert closed(lambda id_=row.pk: phrase(actor, id_, "ทุกอำเภอ"))  # type: ignore[misc]
    assert closed(lambda: proposals(actor, letter)) or not proposals(actor, letter).duties
    assert not visible(actor).exists()
    assert not owed(actor).exists()
    assert duties_asked(actor, states=("proposed", "open", "closed", "dropped")) == ()
    assert duties_owed(actor, states=("proposed", "open", "closed")) == ()
    assert (templates(actor), years(actor)) == ((), ())


def test_an_outsider_sees_nothing(who: Actor, duties: dict[str, Duty]) -> None:
    nothing(having("clerk", "d5701"), duties)
    nothing(having("administrator", "p57"), duties)


def test_the_district_left_out_sees_nothing(who: Actor, duties: dict[str, Duty]) -> None:
    nothing(having("head", "d4615"), duties)


def test_who_it_was_recalled_from_before_opening_sees_nothing(who: Actor) -> None:
    found = proposed(who)
    letter = found["8"].letter_id
    assert letter is not None
    recall(who, letter=letter, reason="ส่งผิด", offices=[by_key("d4603")])
    open_duties(who, duties=answered(who, found))
    nothing(having("clerk", "d4603"), {row.item: row for row in Duty.objects.all()})


def test_a_district_sees_what_it_owes_and_nothing_of_its_neighbour(
    who: Actor, duties: dict[str, Duty]
) -> None:
    clerk, home = having("clerk", "d4601"), by_key("d4601")
    assert {row.office_id for row in owed(clerk)} == {home}
    assert {one.duty.item for one in duties_owed(clerk)} == set("1245678")
    assert duties_asked(clerk) == ()
    page = duty_page(clerk, duties["8"].pk)
    assert (page.asked, page.counts) == (False, {})
    assert {one.office for one in (*page.owed, *page.mine)} == {home}
    assert len(page.owed) == 11
    assert page.letter is not None
    assert page.steps == frozenset()
    assert page.mine[0].steps == {"report", "give"}
    assert duty_page(clerk, duties["1"].pk).mine[0].steps == {"report", "give", "choose_way"}
    assert closed(lambda: wording(clerk, duties["8"].pk))
    assert closed(lambda: meant(clerk, duties["8"].pk))


def test_a_duty_that_is_only_proposed_is_seen_by_who_asks_alone(
    who: Actor, duties: dict[str, Duty]
) -> None:
    clerk, three = having("clerk", "d4601"), duties["3"].pk
    assert closed(lambda: duty_page(clerk, three))
    letter = duties["3"].letter_id
    assert letter is not None
    assert proposals(clerk, letter).duties == ()
    assert duty_page(who, three).duty.state == "proposed"


def test_what_a_district_needs_first_is_told_only_as_far_as_it_sees_it(
    who: Actor, duties: dict[str, Duty]
) -> None:
    clerk = having("clerk", "d4601")
    told = {item for _, item, _ in duty_page(clerk, duties["7"].pk).needs}
    assert told == {"1", "2", "4", "5"}
    assert {item for _, item, _ in duty_page(who, duties["7"].pk).needs} == set("12345")


def test_the_asker_sees_the_sums_of_all(who: Actor, duties: dict[str, Duty]) -> None:
    page = duty_page(who, duties["8"].pk)
    assert (page.asked, page.counts["waiting"]) == (True, 187)
    assert page.steps >= {"add_offices", "close", "copy", "write_words"}
    lines = {one.duty.item: one.counts["waiting"] for one in duties_asked(who)}
    assert (lines["8"], lines["7"], lines["6"], lines["3"]) == (187, 17, 0, 0)
    assert years(who) == ((2026, "open", 7), (2026, "proposed", 2))
    [kept] = templates(who)
    assert (kept.name, kept.duties, kept.year) == ("สมุนไพร", 8, 2026)


def test_whose_role_reaches_down_from_above_sees_what_those_owe(
    who: Actor, duties: dict[str, Duty]
) -> None:
    above = having("executive", PROVINCE, scope="subtree")
    assert owed(above).count() == owed(who).count()
    assert duty_page(above, duties["8"].pk).asked
    assert not duty_page(above, duties["8"].pk).steps


def test_what_was_closed_is_still_seen_by_who_owed_it(who: Actor, duties: dict[str, Duty]) -> None:
    close_duty(who, duty=duties["8"].pk, summary="จบปี", lessons="เหลียวหลัง")
    clerk = having("clerk", "d4602")
    page = duty_page(clerk, duties["8"].pk)
    assert (page.summary, page.mine[0].steps) == ("จบปี", frozenset())
    assert duties["8"].pk not in {one.duty.id for one in duties_owed(clerk)}


def test_a_unit_sees_what_was_given_to_it_and_no_more(who: Actor, duties: dict[str, Duty]) -> None:
    home = by_key("d4601")
    health, other = unit("d4601-u1", of="d4601"), unit("d4601-u2", "กลุ่มงานอื่น", of="d4601")
    nurse = somebody("officer", health, given="พยาบาล")
    nothing(nurse, duties)
    give_to(having("head", "d4601"), duty=duties["8"].pk, office=home, unit=health)
    assert {(row.duty.item, row.office_id) for row in owed(nurse)} == {("8", home)}
    page = duty_page(nurse, duties["8"].pk)
    assert (page.mine[0].steps, len(page.owed)) == (frozenset({"report"}), 11)
    assert closed(lambda: duty_page(nurse, duties["7"].pk))
    nothing(somebody("officer", other, given="อื่น"), duties)


def test_pages_and_lists_stay_within_their_queries(
    who: Actor,
    duties: dict[str, Duty],
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    clerk = having("clerk", "d4601")
    for actor in (who, clerk):
        with django_assert_max_num_queries(18):  # type: ignore[attr-defined]
            duty_page(actor, duties["8"].pk)
        with django_assert_max_num_queries(5):  # type: ignore[attr-defined]
            duties_asked(actor)
        with django_assert_max_num_queries(5):  # type: ignore[attr-defined]
            duties_owed(actor)
