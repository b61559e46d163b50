"""Plans on SQLite and on PostgreSQL: made, changed, told of, closed; seen by whom they may be."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from tests.duties.owing import asks, owe
from tests.duties.photos import picture
from tests.offices.hands import having
from wian.duties.actions.evidence import give_evidence, unuse_evidence, use_evidence
from wian.duties.actions.plans import (
    change_plan,
    close_plan,
    keep_plan_template,
    make_plan,
    reopen_plan,
    tell_progress,
)
from wian.duties.errors import Refused
from wian.duties.models import Activity, Plan, Progress
from wian.duties.plan_values import ActivityText, ActivityView, PlanView
from wian.duties.planning import MONTHS, month_at
from wian.duties.queries.evidence_of import evidence_of
from wian.duties.queries.plan_paper import plan_paper
from wian.duties.queries.plans import plan_page, plan_templates, plans
from wian.ledger.models import Entry
from wian.offices.acting import NOBODY, Actor, Denied, today
from wian.offices.queries.offices import by_key
from wian.thai.holidays import BUDDHIST_ERA, fiscal_year

pytestmark = pytest.mark.django_db


class Scene:
    """The plan of a district for a duty that the province asks, in this fiscal year."""

    def __init__(self) -> None:
        self.office = by_key("d5701")
        self.doer = having("officer", "d5701")
        self.reader = having("member", "d5701")
        self.asker = having("officer", "p57")
        self.neighbour = having("head", "d5702")
        self.year = fiscal_year(today()) - BUDDHIST_ERA
        self.now = month_at(self.year, today())
        duty = asks(by_key("p57"), action="จัดทำแผนพัฒนาศักยภาพ")
        owe(duty, [self.office], ("1m:2025-01",))
        self.duty = duty.pk
        self.plan = make_plan(
            self.doer, office=self.office, year=self.year, title=" แผน 5P ", duty=self.duty
        )

    def write(self, *lines: ActivityText, revision: int | None = None) -> int:
        return change_plan(
            self.doer, plan=self.plan, title="แผน 5P", lines=lines, revision=revision
        )

    def page(self, actor: Actor | None = None) -> PlanView:
        return plan_page(actor or self.doer, self.plan)

    def lines(self) -> tuple[ActivityView, ...]:
        return self.page().activities

    def tell(self, percent: int, *, month: int | None = None, **more: Any) -> int:
        activity = self.lines()[0].id
        return tell_progress(
            self.doer, activity=activity, month=month or self.now, percent=percent, **more
        )


@pytest.fixture
def scene(both: str, shelf: object) -> Scene:
    return Scene()


def text(title: str, *months: int, **more: Any) -> ActivityText:
    return ActivityText(title, months, **more)


def test_a_plan_shows_its_months_activities_and_steps(scene: Scene) -> None:
    scene.write(text("ประชุม", 1, 2, owner="มาลี"), text(" ลง  พื้นที่ ", 3))
    page = scene.page()
    assert (page.brief.title, page.brief.duty_action) == ("แผน 5P", "จัดทำแผนพัฒนาศักยภาพ")
    assert [month.thai for month in page.months][:4] == ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค."]
    assert page.months[scene.now - 1].at == "now"
    assert [(one.order, one.title, one.months) for one in page.activities] == [
        (1, "ประชุม", {1, 2}),
        (2, "ลง พื้นที่", {3}),
    ]
    assert page.steps == {"write", "progress", "close", "template"}
    assert scene.page(scene.reader).steps == frozenset()
    assert Entry.objects.latest("pk").verb == "plan.change"


def test_lines_are_changed_put_in_order_and_dropped_and_others_stay(scene: Scene) -> None:
    scene.write(text("ก", 1), text("ข", 2), text("ค", 3))
    first, second, _ = (one.id for one in scene.lines())
    before = scene.page().revision
    after = scene.write(
        text("ข ใหม่", 2, 3, id=second), text("ง"), text("ก", 1, id=first, dropped=True)
    )
    assert after == before + 1 == scene.page().revision
    assert [(one.order, one.title, one.dropped) for one in scene.lines()] == [
        (1, "ข ใหม่", False), (2, "ง", False), (3, "ก", True), (4, "ค", False),
    ]  # fmt: skip
    assert scene.page().brief.activities == 3
    same = [
        ActivityText(o.title, o.months, o.owner, o.target, o.id, o.dropped) for o in scene.lines()
    ]
    assert scene.write(*same) == after


def test_who_has_not_seen_the_newest_plan_does_not_write_over_it(scene: Scene) -> None:
    scene.write(text("ก"), revision=1)
    with pytest.raises(Refused, match="D321"):
        scene.write(text("ข"), revision=1)
    with pytest.raises(Refused, match="D321"):
        close_plan(scene.doer, plan=scene.plan, revision=1)


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        ([text(" ")], "D324"),
        ([text("ก" * 501)], "D310"),
        ([text("ก", 0)], "D325"),
        ([text("ก", 13)], "D325"),
        ([text("ก", id=999_999)], "D333"),
        ([text(str(n)) for n in range(301)], "D330"),
    ],
)
def test_lines_that_cannot_be_are_refused_in_words(
    lines: list[ActivityText], number: str, scene: Scene
) -> None:
    with pytest.raises(Refused, match=number):
        scene.write(*lines)
    assert not Activity.objects.exists()


def test_a_plan_needs_a_name_a_year_and_a_duty_that_is_owed(scene: Scene) -> None:
    other = asks(by_key("p50")).pk
    for wrong, number in (
        ({"title": " "}, "D323"),
        ({"year": 2568}, "D336"),
        ({"duty": other}, "D334"),
        ({"like": 999_999}, "D320"),
        ({"template": 999_999}, "D331"),
        ({"like": scene.plan, "template": 1}, "D337"),
    ):
        told: dict[str, Any] = {"office": scene.office, "year": scene.year, "title": "ก"}
        with pytest.raises(Refused, match=number):
            make_plan(scene.doer, **(told | wrong))


def test_last_years_plan_or_a_template_begins_this_years_without_its_progress(
    scene: Scene,
) -> None:
    scene.write(text("ก", 1, 2, owner="มาลี", target="3 ครั้ง"), text("ข"))
    scene.tell(30, note="เริ่มแล้ว")
    ids = [one.id for one in scene.lines()]
    scene.write(text("ก", 1, 2, owner="มาลี", target="3 ครั้ง", id=ids[0]),
                text("ข", id=ids[1], dropped=True))  # fmt: skip
    template = keep_plan_template(scene.doer, plan=scene.plan, name="แบบ 5P")
    with pytest.raises(Refused, match="D332"):
        keep_plan_template(scene.doer, plan=scene.plan, name="แบบ 5P")
    assert [(one.id, one.activities) for one in plan_templates(scene.doer)] == [(template, 1)]
    told: dict[str, Any] = {"office": scene.office, "year": scene.year + 1, "title": "ปีหน้า"}
    for begins in ({"like": scene.plan}, {"template": template}):
        (line,) = plan_page(scene.doer, make_plan(scene.doer, **told, **begins)).activities
        assert (line.title, line.months, line.owner, line.target) == ("ก", {1, 2}, "มาลี", "3 ครั้ง")
        assert (line.history, line.standing.percent) == ((), 0)
    assert plan_templates(scene.neighbour) == []


def test_progress_is_corrected_by_a_newer_row_and_both_stay(scene: Scene) -> None:
    scene.write(text("ก", *MONTHS))
    scene.tell(70)
    scene.tell(40, note="นับผิด")
    (line,) = scene.lines()
    assert line.standing.percent == line.cells[scene.now - 1].percent == 40
    assert [(one.percent, one.counts) for one in line.history] == [(40, True), (70, False)]
    assert Progress.objects.count() == 2
    assert scene.page().brief.percent == 40


@pytest.mark.parametrize("percent", [-1, 101, True, 10.5])
def test_progress_is_a_whole_number_up_to_100(percent: Any, scene: Scene) -> None:
    scene.write(text("ก", *MONTHS))
    with pytest.raises(Refused, match="D326"):
        scene.tell(percent)


def test_progress_is_told_of_months_that_have_begun_of_activities_that_go_on(
    scene: Scene,
) -> None:
    scene.write(text("ก", *MONTHS))
    for month, number in ((13, "D325"), (-1, "D325"), *([(12, "D327")] if scene.now < 12 else [])):
        with pytest.raises(Refused, match=number):
            scene.tell(10, month=month)
    (line,) = scene.lines()
    scene.write(text("ก", id=line.id, dropped=True))
    with pytest.raises(Refused, match="D329"):
        scene.tell(10)


def test_less_than_before_needs_a_word(scene: Scene) -> None:
    last = make_plan(scene.doer, office=scene.office, year=scene.year - 1, title="ปีก่อน")
    change_plan(scene.doer, plan=last, title="ปีก่อน", lines=[text("ก", 1, 2)])
    (line,) = plan_page(scene.doer, last).activities
    told = {"activity": line.id, "month": 2, "percent": 30}
    tell_progress(scene.doer, activity=line.id, month=1, percent=50)
    with pytest.raises(Refused, match="D328"):
        tell_progress(scene.doer, **told)
    tell_progress(scene.doer, **told, note="ผลงานหนึ่งแห่งถูกยกเลิก")
    assert plans(scene.doer, year=scene.year - 1)[0].late == 1


def test_evidence_of_a_month_is_shown_with_it_and_kept_when_the_plan_is_closed(
    scene: Scene,
) -> None:
    scene.write(text("ก", *MONTHS), text("ข"))
    told = {"office": scene.office, "data": picture(), "name": "a.jpg"}
    photo = give_evidence(scene.doer, **told).evidence  # type: ignore[arg-type]
    scene.tell(25, evidence=[photo])
    first, second = scene.lines()
    thing = str(first.id)
    assert (first.cells[scene.now - 1].evidence, first.evidence, second.evidence) == (1, 1, 0)
    assert [one.wanted for one in evidence_of(scene.asker, "activity", thing)] == [str(scene.now)]
    assert evidence_of(scene.neighbour, "activity", thing) == []
    close_plan(scene.doer, plan=scene.plan)
    for number, attempt in (
        ("D306", lambda: unuse_evidence(
            scene.doer, evidence=photo, kind="activity", thing=thing, wanted=str(scene.now))),
        ("D305", lambda: use_evidence(
            scene.doer, evidence=photo, kind="activity", thing=str(second.id))),
        ("D322", lambda: scene.tell(50)),
        ("D322", lambda: scene.write(text("ค"))),
        ("D322", lambda: close_plan(scene.doer, plan=scene.plan)),
    ):  # fmt: skip
        with pytest.raises(Refused, match=number):
            attempt()
    assert scene.page().steps == {"reopen", "template"}
    reopen_plan(scene.doer, plan=scene.plan)
    scene.tell(50)


def test_outsiders_see_no_plan_and_only_its_office_changes_it(scene: Scene) -> None:
    scene.write(text("ก", 1))
    (line,) = scene.lines()
    for actor in (scene.neighbour, having("head", "p50", scope="subtree"), NOBODY):
        assert plans(actor) == plans(actor, office=scene.office) == []
        for door in (plan_page, plan_paper):
            with pytest.raises(LookupError):
                door(actor, scene.plan)
        with pytest.raises(Refused, match="D320"):
            change_plan(actor, plan=scene.plan, title="ก", lines=[])
        with pytest.raises(Refused, match="D333"):
            tell_progress(actor, activity=line.id, month=1, percent=1)
    for actor in (scene.asker, scene.reader):
        assert [one.id for one in plans(actor)] == [scene.plan]
        assert plan_page(actor, scene.plan).steps == frozenset()
        with pytest.raises(Denied):
            change_plan(actor, plan=scene.plan, title="ก", lines=[])
        with pytest.raises(Denied):
            tell_progress(actor, activity=line.id, month=1, percent=1)
        with pytest.raises(Denied):
            make_plan(actor, office=scene.office, year=scene.year, title="ก")
    own = make_plan(scene.doer, office=scene.office, year=scene.year, title="ของหน่วยงานเอง")
    assert own not in [one.id for one in plans(scene.asker)]


def test_lists_and_pages_cost_the_same_however_long_they_are(scene: Scene) -> None:
    scene.write(text("ก", 1))
    scene.tell(10)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as listed:
            plans(scene.doer, office=scene.office, year=scene.year)
        with CaptureQueriesContext(connection) as page:
            scene.page()
        counts.append((len(listed), len(page)))
        scene.write(*(text(f"กิจกรรม {n}", n % 12 + 1) for n in range(80)))
        for one in scene.lines()[:5]:
            tell_progress(scene.doer, activity=one.id, month=1, percent=60)
        make_plan(scene.doer, office=scene.office, year=scene.year, title="อีกแผน")
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 8


def test_lists_are_by_office_and_year_and_read_on(scene: Scene) -> None:
    other = make_plan(scene.doer, office=scene.office, year=scene.year + 1, title="ปีหน้า")
    assert [one.id for one in plans(scene.doer)] == [other, scene.plan]
    assert [one.id for one in plans(scene.doer, year=scene.year)] == [scene.plan]
    assert [one.id for one in plans(scene.doer, duty=scene.duty)] == [scene.plan]
    assert [one.id for one in plans(scene.doer, before=other)] == [scene.plan]
    assert Plan.objects.count() == 2


def test_a_plan_is_printed_and_saved_as_it_is(scene: Scene) -> None:
    scene.write(text("ประชุมคณะทำงาน", *MONTHS), text("=1+1", 2))
    scene.tell(35)
    made = pypdfium2.PdfDocument(plan_paper(scene.doer, scene.plan, digits="arabic"))
    page = made[0].get_textpage().get_text_range()
    for words in ("แผนปฏิบัติการ", "35%", "ต.ค.", "จัดทำแผนพัฒนาศักยภาพ"):
        assert words in page
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(plan_paper(scene.doer, scene.plan, form="xlsx", digits="arabic"))
    )
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[4][1] == "ประชุมคณะทำงาน"
    assert rows[4][3 + scene.now] == 35
    assert rows[5][1] == "=1+1"
    with pytest.raises(LookupError):
        plan_paper(scene.doer, scene.plan, form="docx")
