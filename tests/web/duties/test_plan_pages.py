"""Plans are made, written, told of, closed and printed by who does the duties of their office."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.duties.owing import asks, owe
from tests.duties.photos import picture
from tests.web.offices.conftest import SignIn
from wian.duties.actions.evidence import give_evidence
from wian.duties.actions.plans import change_plan, make_plan
from wian.duties.models import Activity, Plan, PlanTemplate, Progress
from wian.duties.plan_values import ActivityText
from wian.duties.planning import month_at, short
from wian.offices.acting import SYSTEM
from wian.offices.queries.offices import by_key
from wian.thai.holidays import BUDDHIST_ERA, fiscal_year

pytestmark = pytest.mark.django_db
YEAR = fiscal_year(timezone.localdate()) - BUDDHIST_ERA
NOW = month_at(YEAR, timezone.localdate())


@pytest.fixture
def officer(signed: SignIn) -> Client:
    """An officer of the district whose plan it is."""
    return signed("officer", "d5701")


def planned(*titles: str, office: str = "d5701", months: tuple[int, ...] = (1, 12)) -> int:
    """A plan of the office with these activities."""
    plan = make_plan(SYSTEM, office=by_key(office), year=YEAR, title="แผน 5P")
    lines = [ActivityText(title, months) for title in titles]
    change_plan(SYSTEM, plan=plan, title="แผน 5P", lines=lines)
    return plan


def text(answer: Any) -> str:
    """What stands on the page, tags left out."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def form_of(answer: Any) -> dict[str, Any]:
    """What the form for writing sends as it stands."""
    page = answer.content.decode().split('class="sheet lines"')[1].split("</form>")[0]
    sent: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        found = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if found.get("type") == "checkbox":
            if " checked" in tag:
                sent.setdefault(found["name"], []).append(found.get("value", "on"))
        else:
            sent[found["name"]] = found.get("value", "")
    return sent


def test_a_plan_is_made_for_a_duty_written_and_told_of(officer: Client) -> None:
    duty = asks(by_key("p57"), action="จัดทำแผนพัฒนาศักยภาพ")
    owe(duty, [by_key("d5701")], ("1m:2025-01",))
    assert "จัดทำแผนพัฒนาศักยภาพ" in officer.get("/duties/plans/new").content.decode()
    sent = {"office": by_key("d5701"), "year": "๒๕" + str(YEAR + BUDDHIST_ERA)[2:], "title": ""}
    wrong = officer.post("/duties/plans/new", {**sent, "duty": duty.pk})
    assert wrong.status_code == 422
    made = officer.post("/duties/plans/new", {**sent, "title": "แผน 5P", "duty": duty.pk})
    plan = Plan.objects.get()
    assert made["Location"] == f"/duties/plans/{plan.pk}/edit?done=plan_made"
    form = form_of(officer.get(made["Location"]))
    form |= {"title-0": "ประชุม", "month-0": ["1", "2"], "owner-0": "ปลัดอำเภอ"}
    form |= {"title-2": "อบรม", "order-2": "1", "order-0": "2", "month-2": ["12"]}
    saved = officer.post(f"/duties/plans/{plan.pk}/edit", form)
    assert saved.status_code == 302
    assert [row.title for row in Activity.objects.order_by("order")] == ["อบรม", "ประชุม"]
    page = officer.get(saved["Location"])
    assert "บันทึกแผนแล้ว" in text(page)
    assert "ปลัดอำเภอ" in text(page)
    activity = Activity.objects.get(title="ประชุม")
    at = f"/duties/plans/{plan.pk}/activities/{activity.pk}"
    assert officer.post(at, {"month": 1, "percent": "มาก"}).status_code == 422
    told = officer.post(at, {"month": 1, "percent": "๔๐%", "note": "จัดแล้วสองครั้ง"})
    assert told["Location"] == f"{at}?done=plan_told"
    assert "จัดแล้วสองครั้ง" in text(officer.get(at))
    assert f"{short(1)} · มีผล 40%" in text(officer.get(at))
    assert Progress.objects.get().percent == 40


def test_evidence_of_ours_serves_the_month_that_is_told(officer: Client, shelf: None) -> None:
    plan = planned("ประชุม")
    given = give_evidence(
        SYSTEM, office=by_key("d5701"), data=picture(), name="a.jpg", title="ภาพประชุม"
    )
    at = f"/duties/plans/{plan}/activities/{Activity.objects.get().pk}"
    assert "ภาพประชุม" in text(officer.get(at))
    sent = {"month": NOW, "percent": "10", "evidence": [given.evidence]}
    assert officer.post(at, sent).status_code == 302
    assert "หลักฐาน 1 ชิ้น" in text(officer.get(at))


def test_what_was_typed_stays_when_somebody_else_wrote_meanwhile(officer: Client) -> None:
    plan = planned("ประชุม")
    at = f"/duties/plans/{plan}/edit"
    form = form_of(officer.get(at)) | {"title-0": "ประชุมใหญ่"}
    line = Activity.objects.get()
    change_plan(
        SYSTEM, plan=plan, title="แผน 5P", lines=[ActivityText("ประชุมย่อย", (3,), id=line.pk)]
    )
    stale = officer.post(at, form)
    assert stale.status_code == 422
    assert 'value="ประชุมใหญ่"' in stale.content.decode()
    assert "ประชุมย่อย" in text(stale)
    again = officer.post(at, form_of(stale))
    assert again.status_code == 302
    assert Activity.objects.get().title == "ประชุมใหญ่"


def test_a_long_plan_is_written_eight_lines_at_a_time_and_the_others_stay(officer: Client) -> None:
    plan = planned(*(f"กิจกรรม {n}" for n in range(1, 91)))
    at = f"/duties/plans/{plan}/edit?from=40"
    form = form_of(officer.get(at))
    assert form["title-0"] == "กิจกรรม 41"
    assert form["order-0"] == "41"
    form |= {"title-0": "เปลี่ยนแล้ว", "title-8": "เพิ่มใหม่", "order-8": "48"}
    form |= {f"month-{n}": [str(month) for month in range(1, 13)] for n in range(11)}
    assert officer.post(at, form).status_code == 302
    told = list(Activity.objects.order_by("order").values_list("title", flat=True))
    assert len(told) == 91
    assert told[:40] == [f"กิจกรรม {n}" for n in range(1, 41)]
    assert told[40] == "เปลี่ยนแล้ว"
    assert told[48] == "เพิ่มใหม่"
    assert told[49:] == [f"กิจกรรม {n}" for n in range(49, 91)]


def test_a_plan_is_closed_opened_again_and_kept_as_a_template(officer: Client) -> None:
    plan = planned("ประชุม")
    at = f"/duties/plans/{plan}"
    revision = Plan.objects.get().revision
    assert officer.post(at, {"do": "close", "revision": 0}).status_code == 422
    assert officer.post(at, {"do": "close", "revision": revision}).status_code == 302
    assert "ปิดแผนแล้ว" in text(officer.get(at))
    assert "/edit" not in officer.get(at).content.decode()
    assert officer.post(at, {"do": "reopen"}).status_code == 302
    assert officer.post(at, {"do": "template", "name": "แบบ 5P"}).status_code == 302
    template = PlanTemplate.objects.get()
    new = officer.get("/duties/plans/new")
    assert f'value="template-{template.pk}"' in new.content.decode()
    sent = {"office": by_key("d5701"), "year": YEAR + BUDDHIST_ERA, "title": "ใหม่"}
    made = officer.post("/duties/plans/new", {**sent, "begin": f"template-{template.pk}"})
    assert made.status_code == 302
    assert Activity.objects.filter(title="ประชุม").count() == 2


def test_who_only_reads_has_no_way_to_write_and_a_neighbour_sees_nothing(signed: SignIn) -> None:
    plan = planned("ประชุม")
    member, neighbour = signed("member", "d5701"), signed("officer", "d5702")
    assert member.get(f"/duties/plans/{plan}").status_code == 200
    assert member.get(f"/duties/plans/{plan}/edit").status_code == 403
    assert member.get("/duties/plans/new").status_code == 403
    for address in ("", "/edit", "/print"):
        assert neighbour.get(f"/duties/plans/{plan}{address}").status_code == 404
    assert "แผน 5P" not in text(neighbour.get("/duties/plans"))


def test_a_plan_leaves_as_paper_and_as_a_workbook(officer: Client) -> None:
    plan = planned("ประชุม")
    assert officer.get(f"/duties/plans/{plan}/print").content.startswith(b"%PDF")
    assert officer.get(f"/duties/plans/{plan}/print?form=xlsx").content.startswith(b"PK")


@pytest.mark.parametrize("most", [1, 4])
def test_lists_ask_no_more_for_more(
    officer: Client, django_assert_max_num_queries: Any, most: int
) -> None:
    for _ in range(most):
        plan = planned(*(f"กิจกรรม {n}" for n in range(most)))
    officer.get("/duties/plans")
    for address in ("", f"/{plan}", f"/{plan}/edit"):
        with django_assert_max_num_queries(12):
            officer.get(f"/duties/plans{address}")
