"""Who lacks is reminded from a page, by hand or by letter; what came is looked at as one."""

from __future__ import annotations

import pytest

from tests.duties.owing import keyed, send
from tests.duties.reporting import KEPT, asks, at, due_in, officer
from tests.web.duties.test_matrix_pages import asked_of, text
from tests.web.offices.conftest import SignIn
from wian.duties.actions.reports import send_report
from wian.letters.models import Letter
from wian.notices.models import Notice
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db


def test_the_asker_reminds_those_that_lack_and_nobody_else_may(signed: SignIn) -> None:
    duty, owed = asked_of("d5701", "d5702")
    for row in owed[:2]:
        send(row)
    signed("officer", "d5702")
    province = signed("officer", "p57")
    page = f"/duties/{duty.pk}/late"
    assert "เวียงชัย" in text(province.get(page))
    assert "เมืองเชียงราย" not in text(province.get(page)).partition("รายการ เรียง")[2]
    done = province.post(page, {"do": "remind", "office": keyed("d5702")})
    assert done["Location"] == f"{page}?done=late_reminded"
    assert Notice.objects.count()
    assert province.post(page, {"do": "remind"}).status_code == 422
    district = signed("officer", "d5701")
    assert "เวียงชัย" not in text(district.get(page))
    assert district.post(page, {"do": "remind"}).status_code == 403
    assert signed("officer", "d5709").get(page).status_code == 404


def test_a_letter_is_drafted_to_exactly_the_overdue(signed: SignIn) -> None:
    duty, owed = asked_of("d5701", "d5702")
    for row in owed[:2]:
        send(row)
    sent = signed("clerk", "p57").post(f"/duties/{duty.pk}/late", {"do": "letter"})
    assert sent["Location"] == f"/letters/drafts/{Letter.objects.get().pk}"


def test_reports_that_came_stand_as_one_with_where_each_figure_is_from(signed: SignIn) -> None:
    duty = asks(due_in(3))
    send_report(officer(), **at(duty), values=KEPT)
    province = signed("clerk", "p57")
    page = f"/duties/{duty.pk}/together/once"
    assert "ยังไม่มีรายงานให้รวม" in text(province.get(page))
    told = text(province.get(f"{page}?all=1"))
    assert "รวมจาก 1 แห่ง" in told
    assert "120 คน" in told
    assert "ยังไม่รวม 1 แห่ง" in told
    assert f"office={by_key('d5701')}" in province.get(f"{page}?all=1").content.decode()
    assert province.get(f"{page}/file?all=1").content.startswith(b"%PDF")
    assert province.post(page).status_code == 422
    assert province.post(f"{page}?all=1")["Location"].startswith("/letters/drafts/")
    assert signed("officer", "d5701").get(page).status_code == 404
