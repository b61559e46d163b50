"""The audiences that the letters and their twins name, and how a resolution explains itself."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.offices.doing import new
from tests.support import ROOT, require, shared
from wian.offices.acting import SYSTEM
from wian.offices.actions.offices import close_office, merge_offices, split_office
from wian.offices.audience import (
    AudienceError,
    Part,
    Resolution,
    Rule,
    assignees,
    read_bodies,
    read_phrase,
    resolve,
    spells,
)
from wian.offices.models import Group, Membership
from wian.offices.queries.offices import by_key, office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

DAY = date(2024, 12, 20)
CHIANG_RAI = "นายอำเภอ ทุกอำเภอ (ยกเว้นอำเภอแม่ฟ้าหลวง)"
THREE_BODIES = (
    "สำนักงานส่งเสริมการปกครองท้องถิ่นอำเภอทุกอำเภอ ที่ทำการองค์การบริหารส่วนจังหวัดอุดรดิตถ์ "
    "และสำนักงานเทศบาลเมืองอุดรดิตถ์"
)


def resolved(key: str, phrase: str, day: date = DAY) -> Resolution:
    issuer = office(SYSTEM, key, day=day)
    reading = read_phrase(phrase, issuer=issuer, day=day)
    assert not reading.open
    return resolve(reading.rule, day=day, sender=issuer.id)


def test_eighteen_districts_less_one_are_seventeen_and_the_sum_says_so() -> None:
    found = resolved("p57", CHIANG_RAI)
    assert found.sum == "18 − 1 = 17"
    assert found.sentence == "ที่ว่าการอำเภอทุกอำเภอในจังหวัดเชียงราย ยกเว้นอำเภอแม่ฟ้าหลวง"
    assert [(left.office.key, left.reason) for left in found.left_out] == [
        ("d5715", "อำเภอแม่ฟ้าหลวง")
    ]
    assert [view.place for view in found.sent] == sorted(view.place for view in found.sent)


@pytest.mark.parametrize("issuer", ["p53", "p53-dla", "p53-pao", "d5301"])
def test_a_province_misspelt_in_its_own_letter_is_asked_and_taken_for_its_own(issuer: str) -> None:
    view = office(SYSTEM, issuer, day=DAY)
    reading = read_phrase(THREE_BODIES, issuer=view, day=DAY)
    assert [ask.assumed is not None for ask in reading.asks] == [True, True]
    named = 9 + 1 + 1
    assert len(resolve(reading.rule, day=DAY).addressed) == named


@pytest.mark.parametrize("issuer", ["dla", "moi", "p57"])
def test_the_same_misspelling_from_elsewhere_is_asked_with_nothing_assumed(issuer: str) -> None:
    view = office(SYSTEM, issuer, day=DAY)
    reading = read_phrase(THREE_BODIES, issuer=view, day=DAY)
    assert [ask.candidates for ask in reading.open] == [
        ("จังหวัดอุตรดิตถ์",),
        ("เทศบาลเมืองอุตรดิตถ์",),
    ]


def test_the_sender_may_be_addressed_but_is_not_sent_to() -> None:
    found = resolved("p57-pao", "นายกองค์การบริหารส่วนจังหวัดทุกจังหวัด")
    assert (len(found.addressed), len(found.sent)) == (76, 75)
    assert found.sum == "76 − 1 (ผู้ส่งเอง) = 75"


def test_every_province_but_one_from_a_department() -> None:
    line = "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด ทุกจังหวัด (ยกเว้นจังหวัดลำพูน)"
    assert resolved("dla", line).sum == "76 − 1 = 75"


def test_bangkok_is_no_province_among_every_province() -> None:
    every = resolved("dla", "ผู้ว่าราชการจังหวัด ทุกจังหวัด").sent
    assert len(every) == 76
    assert not [view for view in every if view.place == "10"]


def _addressee_lines(letter: Path) -> list[str]:
    return re.findall(r"^(?:เรียน|ถึง) .+$", letter.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    ("letter", "line", "issuer", "addressed"),
    [
        ("000", 0, "p57-pao", 76),
        ("001", 0, "p53-dla", 11),
        ("001", 1, "dla", 75),
        ("002", 0, "p57", 17),
        ("003", 0, "p53", 9),
        ("003", 1, "dla", 76),
        ("004", 0, "p57", 18),
    ],
)
def test_the_addressee_lines_of_the_real_letters_reach_whom_they_name(
    letter: str, line: int, issuer: str, addressed: int
) -> None:
    require("shared")
    printed = _addressee_lines(shared() / f"reading/letters/{letter}.txt")[line]
    assert len(resolved(issuer, printed).addressed) == addressed


@pytest.mark.parametrize("letter", ["000", "001", "002", "003", "004"])
def test_every_addressee_line_of_the_twins_is_understood_up_to_places_not_built_in(
    letter: str,
) -> None:
    dla = office(SYSTEM, "dla", day=DAY)
    for line in _addressee_lines(ROOT / f"examples/letters/{letter}.txt"):
        reading = read_phrase(line, issuer=dla, day=DAY)
        assert reading.include or reading.open
        assert all("ทุก" not in ask.printed for ask in reading.asks)


def test_bodies_as_the_reader_cuts_them_say_the_same_as_the_line() -> None:
    issuer = office(SYSTEM, "p57", day=DAY)
    cut = read_bodies(["นายอำเภอ ทุกอำเภอ"], ["อำเภอแม่ฟ้าหลวง"], issuer=issuer, day=DAY)
    assert cut.rule == read_phrase(CHIANG_RAI, issuer=issuer, day=DAY).rule


def test_the_work_is_done_by_another_office_than_the_letter_goes_to() -> None:
    sent = resolved("p57", f"{CHIANG_RAI} และพัฒนาการอำเภอทุกอำเภอ").sent
    doers = assignees(sent, "district_cdd", day=DAY)
    assert {doers[view.id].key for view in sent if view.key == "d5701"} == {"d5701-cdd"}
    assert len(doers) == len(sent)  # also a district's field office stands for its own place
    assert not assignees(resolved("p57", "กรมที่ดิน").sent, "district_cdd", day=DAY)


def test_a_zone_reaches_its_members_of_that_day() -> None:
    line = "สำนักงานพัฒนาชุมชนอำเภอ โซนเหนือ"
    north = {view.key for view in resolved("p57-cdd", line).sent}
    assert north == {f"d57{number}-cdd" for number in ("07", "08", "09", "15", "17", "18")}
    Membership.objects.filter(office__key="d5718-cdd").update(until=DAY)
    assert {view.key for view in resolved("p57-cdd", line).sent} == north - {"d5718-cdd"}
    assert {v.key for v in resolved("p57-cdd", line, DAY - timedelta(days=1)).sent} == north


def test_two_groups_of_one_name_are_asked() -> None:
    Group.objects.create(key="again", owner_id=by_key("p57"), name_th="กลุ่มทดลอง อำเภอนำร่อง")
    Group.objects.create(key="other", owner_id=by_key("p57"), name_th="อำเภอนำร่อง")
    reading = read_phrase("อำเภอนำร่อง", issuer=office(SYSTEM, "p57", day=DAY), day=DAY)
    assert [ask.candidates for ask in reading.open] == [("อำเภอนำร่อง", "อำเภอนำร่อง")]


def test_a_past_day_resolves_as_it_did_whatever_came_after() -> None:
    day, eve = date(2025, 10, 1), date(2025, 9, 30)
    before = resolved("p57", CHIANG_RAI, eve)
    split_office(
        SYSTEM,
        office=by_key("d5707"),
        day=day,
        into=[new(parent=by_key("p57"))],
    )
    merge_offices(SYSTEM, offices=[by_key("d5708"), by_key("d5709")], into=by_key("d5709"), day=day)
    close_office(SYSTEM, office=by_key("d5715"), day=day, successor=by_key("d5709"))
    again = resolved("p57", CHIANG_RAI, eve)
    assert (again.sum, again.sentence) == (before.sum, before.sentence)
    assert [(view.key, view.name_th) for view in again.sent] == [
        (view.key, view.name_th) for view in before.sent
    ]
    with pytest.raises(AudienceError):
        resolved("p57", CHIANG_RAI, day)  # who was excepted is no more
    after = resolved("p57", "นายอำเภอทุกอำเภอ", day)
    assert {view.key for view in after.sent} == {
        "d5799",
        *(view.key for view in before.sent if view.key != "d5708"),
    }


def test_a_rule_is_resolved_in_four_queries(django_assert_max_num_queries: Any) -> None:
    rule = resolved("p57", f"{CHIANG_RAI} และนายกเทศมนตรีนครเชียงราย").rule
    with django_assert_max_num_queries(4):
        assert resolve(rule, day=DAY).sum == "19 − 1 = 18"


def test_a_frozen_rule_answers_for_its_day_and_as_a_query_the_same() -> None:
    found = resolved("p57", CHIANG_RAI)
    again = resolve(Rule.from_dict(found.rule.to_dict()), day=DAY, sender=found.sender)
    assert again == found
    ids = set(spells(found.rule, day=DAY).values_list("office", flat=True))
    assert ids == {view.id for view in found.addressed}


@pytest.mark.parametrize(
    "rule",
    [
        Rule((Part(("castle",), ("57",)),)),
        Rule((Part(("district",), ("XX",)),)),
        Rule((Part(offices=(999_999,)),)),
        Rule((Part(groups=(999_999,)),)),
        Rule((Part(("district",), ("57",)),), (Part(areas=("ก",)),)),
        Rule((Part(("district",), ("57",)),), (Part(areas=("5301",)),)),
        Rule((Part(("district",), ("57",)),), (Part(("district",)),)),
        Rule(),
    ],
)
def test_a_rule_that_cannot_stand_is_an_error_in_both_languages(rule: Rule) -> None:
    with pytest.raises(AudienceError) as wrong:
        resolve(rule, day=DAY)
    assert re.search("[ก-ฮ]", wrong.value.thai)
    assert wrong.value.english
